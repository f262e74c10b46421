"""Whatever order people act, vanish, come back and repeat themselves in: everybody's screen ends as
the database is, every event is seen once and in order, and what was applied adds up."""

import asyncio
import uuid
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.db.connection import Connection
from tests.client import Client, Server, accept
from tests.groups.table import make_table
from tests.live.screen import Screen

deltas = st.integers(-9, 9)
repeats = st.integers(0, 2)
steps = st.one_of(
    st.tuples(st.just("adjust"), deltas, repeats),
    st.tuples(st.just("roll"), repeats),
    st.tuples(st.just("vanish"), st.booleans()),
    st.tuples(st.just("adjust_and_vanish"), deltas, st.sampled_from(("here", "elsewhere", "http"))),
)
plays = st.lists(st.lists(steps, max_size=6), min_size=3, max_size=3)


async def play(screen: Screen, part: list[Any]) -> None:
    for step in part:
        match step:
            case ("adjust", delta, count):
                await screen.adjust(delta, repeats=count)
            case ("roll", count):
                await screen.roll(repeats=count)
            case ("vanish", elsewhere):
                await screen.vanish(elsewhere=elsewhere)
            case ("adjust_and_vanish", delta, how):
                await screen.adjust_and_vanish(delta, how)


@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(parts=plays)
async def test_every_screen_ends_as_the_database_is(
    parts: list[list[Any]], client: Client, server: Server, far: str, db: Connection
) -> None:
    table = await make_table(client, server, db)
    hero = await table.assigned(table.player)
    urls = (server.url, far)
    # the owner twice, on two devices; the dungeon master beside them
    people = (table.player, table.player, table.dm)
    screens = [
        Screen(client, urls[number % 2 :] + urls[: number % 2], table.id, person, hero)
        for number, person in enumerate(people)
    ]
    try:
        for screen in screens:
            await screen.arrive()
        start = screens[0].value
        async with asyncio.TaskGroup() as table_talk:
            for screen, part in zip(screens, parts, strict=True):
                table_talk.create_task(play(screen, part))
        head = await db.fetchval("SELECT event_seq FROM groups WHERE id = $1", uuid.UUID(table.id))
        for screen in screens:
            await screen.settled(head)
    finally:
        for screen in screens:
            await screen.leave()

    sheet = accept(await client.get(f"/characters/{hero}", by=table.player), 200).json()
    rows = await db.fetch(
        "SELECT seq, event, full_data->>'applied' AS applied FROM group_events"
        " WHERE group_id = $1 AND event IN ('resource.changed', 'roll.created') ORDER BY seq",
        uuid.UUID(table.id),
    )
    logged = [row["seq"] for row in rows]
    for screen in screens:
        assert (screen.value, screen.revision) == (
            sheet["sheet_data"]["hp"]["current"],
            sheet["revision"],
        )
        assert [event["offset"] for event in screen.events] == logged
        assert all(len({str(answer) for answer in told}) == 1 for told in screen.answers.values())
    assert len(logged) == sum(len(screen.answers) for screen in screens)
    applied = sum(int(row["applied"]) for row in rows if row["applied"] is not None)
    assert sheet["sheet_data"]["hp"]["current"] == start + applied
