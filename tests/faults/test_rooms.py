"""The live room while servers and engines are killed: nothing that was acknowledged is missing on
any screen, and nothing is there twice."""

import asyncio
import os
import random
import sys
import uuid
from collections import Counter
from collections.abc import AsyncIterator, Sequence

import asyncpg
import pytest
from websockets.exceptions import ConnectionClosedError

from app.db.connection import Connection
from tests.engines.waiting import eventually
from tests.faults.installation import Installation, Part
from tests.faults.listeners import TOLD, Listener
from tests.faults.players import Player, written
from tests.live.panel import Message, Over, Panel

LISTENERS = 50
AT_A_TABLE = 5
PARTS: tuple[Part, ...] = ("worker", "postgres", "valkey")
KILLS_OF_EACH = 15 if os.environ.get("FAULTS") == "long" else 3
SOCKETS = 1000


@pytest.fixture(params=[LISTENERS])
async def players(
    installation: Installation, request: pytest.FixtureRequest
) -> AsyncIterator[list[Player]]:
    """Players at their tables, each table with its dungeon master."""
    players = [Player(number, installation.url) for number in range(request.param)]
    try:
        await asyncio.gather(*(player.arrive(installation.data / "mail") for player in players))
        for first in range(0, len(players), AT_A_TABLE):
            leader, *others = players[first : first + AT_A_TABLE]
            await leader.lead(others)
        yield players
    finally:
        await asyncio.gather(*(player.leave() for player in players))


async def storm(installation: Installation, listeners: list[Listener], over: asyncio.Event) -> None:
    """Kill every part over and over, while everybody acts."""
    chance = random.Random()  # another order each time: that is the point
    order: list[Part] = [part for part in PARTS for _ in range(KILLS_OF_EACH)]
    chance.shuffle(order)
    for part in order:
        await eventually(installation.ready, within=60)
        await more_is_done(listeners, chance.randint(20, 120))
        await installation.kill(part, chance.randrange(100))
    await eventually(installation.ready, within=60)
    await more_is_done(listeners, LISTENERS)
    over.set()


async def more_is_done(listeners: list[Listener], commands: int) -> None:
    def done() -> int:
        return sum(len(listener.acknowledged) for listener in listeners)

    enough = done() + commands

    async def is_enough() -> bool:
        surprises = [each for listener in listeners for each in listener.surprises]
        assert not surprises, written(surprises)
        return done() >= enough

    await eventually(is_enough, within=90)


async def test_every_screen_shows_what_was_acknowledged_once_whatever_is_killed(
    installation: Installation, players: list[Player]
) -> None:
    listeners = [Listener(player, installation.url) for player in players]
    try:
        await asyncio.gather(*(listener.enter() for listener in listeners))
        over = asyncio.Event()
        async with asyncio.TaskGroup() as work:
            for listener in listeners:
                work.create_task(listener.play(over))
            work.create_task(storm(installation, listeners, over))
        db = await asyncpg.connect(installation.database_url)
        heads = await db.fetch("SELECT id, event_seq FROM groups")
        head_of = {str(row["id"]): row["event_seq"] for row in heads}
        await asyncio.gather(
            *(listener.settled(head_of[listener.player.group_id]) for listener in listeners)
        )
        await what_was_shown_is_what_is_logged(listeners, db)
        await db.close()
    finally:
        await asyncio.gather(*(listener.leave() for listener in listeners))
    told(listeners, installation.kills)


async def what_was_shown_is_what_is_logged(listeners: list[Listener], db: Connection) -> None:
    rows = await db.fetch(
        "SELECT group_id, seq, cause FROM group_events WHERE event = ANY($1) ORDER BY seq",
        list(TOLD),
    )
    for group_id in {listener.player.group_id for listener in listeners}:
        table = [each for each in listeners if each.player.group_id == group_id]
        logged = [
            (row["seq"], str(row["cause"]))
            for row in rows
            if row["group_id"] == uuid.UUID(group_id)
        ]
        for listener in table:
            assert listener.seen == logged
        acknowledged = [id_ for listener in table for id_ in listener.acknowledged]
        assert sorted(cause for _, cause in logged) == sorted(acknowledged)
        for listener in table:
            for answers in listener.acknowledged.values():
                assert len({str(answer) for answer in answers}) == 1


def told(listeners: list[Listener], kills: Counter[str]) -> None:
    returns: Counter[int] = sum((listener.returns for listener in listeners), Counter())
    commands = sum(len(listener.acknowledged) for listener in listeners)
    shown = sum(len(listener.seen) for listener in listeners)
    sys.stdout.write(
        f"\n{commands} commands of {len(listeners)} people acknowledged, {shown} events shown; "
        f"{sum(kills.values())} kills {dict(kills)}, {sum(returns.values())} returns by close code "
        f"{dict(returns)}\n"
    )


@pytest.mark.parametrize("players", [10], indirect=True)
async def test_a_thousand_sockets_come_back_at_once_and_all_recover(
    installation: Installation, players: list[Player]
) -> None:
    people = [Listener(player, installation.url) for player in players]
    tables = [person.player.group_id for person in people]
    panels = await everybody(installation.url, people, [None] * SOCKETS)
    await installation.kill("worker", 0)
    await installation.kill("worker", 1)
    for panel in panels:
        assert (await panel.closed())[0] == 1006
    # meanwhile something happened at every table
    await eventually(installation.ready, within=60)
    rolls: dict[str, list[str]] = {}
    for player in players:
        body = {"source": "server", "dice": "1d20"}
        key = {"idempotency-key": str(uuid.uuid4())}
        headers = {"authorization": f"Bearer {player.tokens['access_token']}", **key}
        path = f"/groups/{player.group_id}/rolls"
        answer = await player.http.post(path, json=body, headers=headers)
        assert answer.status_code == 201, answer.text
        rolls.setdefault(player.group_id, []).append(answer.json()["id"])
    points = [
        {"epoch": panel.welcome["epoch"], "offset": panel.welcome["offset"]} for panel in panels
    ]
    again = await everybody(installation.url, people, points)
    for number, panel in enumerate(again):
        assert panel.welcome["recovered"] is True
        await panel.offset()
        shown = [
            event["data"]["id"] for event in panel.events() if event["event"] == "roll.created"
        ]
        assert shown == rolls[tables[number % len(people)]]
    await asyncio.gather(*(panel.leave() for panel in again))


def close_code(over: Over | ConnectionClosedError) -> int | None:
    """Why a socket was closed, which is noticed while something is awaited or sent."""
    if isinstance(over, Over):
        return int(over.args[0])
    return over.rcvd.code if over.rcvd else None


async def everybody(
    url: str, people: list[Listener], points: Sequence[Message | None]
) -> list[Panel]:
    """A thousand sockets, as many at once as one machine opens."""
    opening = asyncio.Semaphore(200)

    async def one(number: int) -> Panel:
        person = people[number % len(people)]
        async with opening:
            while True:
                try:
                    return await Panel.open(
                        url, person.player.group_id, person.person, resume=points[number]
                    )
                except (Over, ConnectionClosedError) as over:
                    # a slow machine may take too long for its hello; clients come again
                    if close_code(over) != 4400:
                        raise

    return list(await asyncio.gather(*(one(number) for number in range(SOCKETS))))
