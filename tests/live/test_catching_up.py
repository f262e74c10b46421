"""The log is the truth: what no wake-up told is read there, and comes once and in order."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.db.connection import Connection
from app.engines import process, valkey
from app.settings import Settings
from tests.client import Client, Server, accept, serve
from tests.groups.table import Table, make_table
from tests.live.conftest import Enter
from tests.live.panel import Panel
from tests.live.test_room import fill


async def test_what_nobody_was_woken_for_comes_within_two_seconds(
    table: Table, enter: Enter, far: str, db: Connection
) -> None:
    panels = [await enter(table, table.dm), await enter(table, table.player, at=far)]
    first = panels[0].welcome["offset"] + 1
    await fill(db, table.id, 300)
    async with asyncio.timeout(2):
        for panel in panels:
            await panel.event("group.updated", after=first + 298)
    for panel in panels:
        assert [event["offset"] for event in panel.events()] == list(range(first, first + 300))


async def test_a_number_that_is_missing_is_read_before_the_next_is_delivered(
    table: Table, enter: Enter, far: str, db: Connection, client: Client
) -> None:
    panel = await enter(table, table.player, at=far)
    first = panel.welcome["offset"] + 1
    await fill(db, table.id, 2)
    # its wake-up comes before anybody knows of the two
    body = {"source": "server", "dice": "1d20"}
    accept(await client.post(f"{table.path}/rolls", by=table.dm, json=body, key=True), 201)
    await panel.event("roll.created")
    assert [event["offset"] for event in panel.events()] == [first, first + 1, first + 2]


@pytest.fixture
async def own_redis(workplace: Path) -> AsyncIterator[process.Engine]:
    """A Valkey that the test may stop."""
    engine = await valkey.start(workplace / f"valkey-{uuid.uuid4().hex}")
    yield engine
    await engine.stop()


async def test_without_redis_events_come_late_and_none_is_lost(
    settings: Settings,
    server: Server,
    client: Client,
    db: Connection,
    own_redis: process.Engine,
) -> None:
    shared = replace(
        settings,
        secret_keys=server.parts.settings.secret_keys,
        redis_url=own_redis.url,
    )
    async with serve(shared) as one, serve(shared) as two:
        table = await make_table(client, one, db)
        near = await Panel.open(one.url, table.id, table.player)
        away = await Panel.open(two.url, table.id, table.dm)
        before = [await near.ask("roll.create", source="server", dice="1d20") for _ in range(3)]
        await away.event("roll.created", id=before[-1]["result"]["id"])
        await own_redis.stop()
        during = [await near.ask("roll.create", source="server", dice="1d20") for _ in range(5)]
        async with asyncio.timeout(2):
            await away.event("roll.created", id=during[-1]["result"]["id"])
        answers = [answer["offset"] for answer in (*before, *during)]
        for panel in (near, away):
            assert [event["offset"] for event in panel.events()] == answers
        # who comes in meanwhile comes in all the same
        late = await Panel.open(two.url, table.id, table.other)
        for panel in (near, away, late):
            await panel.leave()


async def test_a_removed_member_is_out_within_a_second_without_redis(
    settings: Settings,
    server: Server,
    client: Client,
    db: Connection,
    own_redis: process.Engine,
) -> None:
    shared = replace(
        settings,
        secret_keys=server.parts.settings.secret_keys,
        redis_url=own_redis.url,
    )
    async with serve(shared) as one, serve(shared) as two:
        table = await make_table(client, one, db)
        away = await Panel.open(two.url, table.id, table.player)
        await own_redis.stop()
        path = f"{one.url}/v1{table.path}/members/{table.player.id}"
        accept(await client.http.delete(path, headers=table.dm.headers), 204)
        async with asyncio.timeout(1):
            assert await away.closed() == (4403, "not_a_member")


async def test_pruning_leaves_no_hole_in_what_is_kept(table: Table, db: Connection) -> None:
    """The times of two events may be in another order than their numbers."""
    from app.db import events  # noqa: PLC0415

    group = uuid.UUID(table.id)
    await fill(db, table.id, 1200)
    last = await db.fetchval("SELECT event_seq FROM groups WHERE id = $1", group)
    old = "UPDATE group_events SET created_at = now() - interval '2 days' WHERE group_id = $1"
    await db.execute(f"{old} AND seq <= $2 AND seq <> $3", group, last - 1050, last - 1100)
    await events.prune(db)
    kept = await db.fetch("SELECT seq FROM group_events WHERE group_id = $1 ORDER BY seq", group)
    numbers = [row["seq"] for row in kept]
    assert numbers == list(range(last - 1100, last + 1))
    await db.execute(old, group)
    await events.prune(db)
    count = await db.fetchval("SELECT count(*) FROM group_events WHERE group_id = $1", group)
    assert count == 1000
