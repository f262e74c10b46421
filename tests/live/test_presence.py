"""Who is here: people, from whichever client and server."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from functools import partial
from typing import Any

import asyncpg

from app.db.connection import Connection
from app.ws.closes import GOING_AWAY
from tests.client import Server
from tests.engines.waiting import eventually
from tests.groups.table import Table
from tests.live.conftest import Enter
from tests.live.panel import Message, Over, Panel
from tests.live.test_room import fill


async def told(panel: Panel, person: Any, **like: Any) -> Message:
    """What the panel is told of a person, at welcome or since."""

    def entries(message: Message) -> list[Message]:
        if message["type"] == "presence":
            return list(message["people"])
        return list(message["presence"]) if message["type"] == "welcome" else []

    def fits(entry: Message) -> bool:
        return entry["user_id"] == person.id and all(
            entry[field] == value for field, value in like.items()
        )

    found = await panel.first(lambda message: any(map(fits, entries(message))))
    return next(entry for entry in entries(found) if fits(entry))


async def test_who_comes_in_sees_who_is_here_on_either_server(
    table: Table, enter: Enter, far: str
) -> None:
    first = await enter(table, table.dm, client="symbiote")
    await told(first, table.dm, clients=["symbiote"])
    second = await enter(table, table.player, at=far)
    await told(second, table.dm, clients=["symbiote"])
    seen = await told(first, table.player, clients=["web"], state="here")
    assert seen["display_name"] == table.player.name


async def test_several_clients_of_a_person_are_one_person(
    table: Table, enter: Enter, far: str
) -> None:
    watcher = await enter(table, table.dm)
    web = await enter(table, table.player)
    game = await enter(table, table.player, at=far, client="symbiote")
    await told(watcher, table.player, clients=["symbiote", "web"])
    await web.leave()
    await told(watcher, table.player, clients=["symbiote"])
    await game.drop()
    gone = await told(watcher, table.player, clients=[])
    assert gone["seen_at"]


async def test_somebody_is_here_as_long_as_one_client_is(
    table: Table, enter: Enter, far: str
) -> None:
    watcher = await enter(table, table.dm, at=far)
    one, two = await enter(table, table.player), await enter(table, table.player, at=far)
    await one.done("presence.set", state="away")
    await two.done("presence.set", state="away")
    await told(watcher, table.player, state="away")
    before = len(watcher.received)
    await one.done("presence.set", state="here")
    await watcher.first(
        lambda message: (
            message["type"] == "presence"
            and any(
                entry["user_id"] == table.player.id and entry["state"] == "here"
                for entry in message["people"]
            )
        ),
        after=before,
    )


async def test_presence_is_not_in_the_log(table: Table, enter: Enter) -> None:
    first = await enter(table, table.dm)
    before = await first.offset()
    await enter(table, table.player)
    await told(first, table.player)
    assert await first.offset() == before
    assert first.events() == []


async def test_who_is_still_catching_up_hears_of_those_who_come(
    table: Table, enter: Enter, server: Server, db: Connection, database_url: str
) -> None:
    first = await enter(table, table.dm)
    resume = {"epoch": first.welcome["epoch"], "offset": first.welcome["offset"]}
    await fill(db, table.id, 300)  # more than is read at once
    came = False
    while not came:
        other = await asyncpg.connect(database_url)
        panel = await Panel.connected(server.url, table.id, table.player)
        try:
            async with half_read(db, other, panel.hello(resume=resume)) as welcome:
                assert welcome["recovered"] is True
                await enter(table, table.other)
                await told(panel, table.other, state="here")
                assert len(panel.events()) < 300
            await eventually(partial(got, panel, 300))
            await panel.leave()
            came = True
        except Over as over:
            if over.args[0] != GOING_AWAY.code:
                raise
            # this machine takes longer than a server waits for a lock: as a client, once more
        finally:
            await other.close()


@asynccontextmanager
async def half_read(
    db: Connection, other: Connection, hello: Coroutine[Any, Any, Message]
) -> AsyncIterator[Message]:
    """The log can be read once, for what the welcome is followed by, and then no more: locks are
    given in the order in which they are asked for."""
    lock = "LOCK TABLE group_events IN ACCESS EXCLUSIVE MODE"
    async with other.transaction():
        async with db.transaction():
            await db.execute(lock)
            welcome = asyncio.create_task(hello)
            await eventually(lambda: waiting(db, 1))
            held = asyncio.create_task(other.execute(lock))
            await eventually(lambda: waiting(db, 2))
        try:
            found = await welcome
        finally:
            await held
        yield found


async def waiting(db: Connection, count: int) -> bool:
    """Whether so many wait for the log's table."""
    return bool(
        await db.fetchval(
            "SELECT count(*) = $1 FROM pg_locks"
            " WHERE NOT granted AND relation = 'group_events'::regclass",
            count,
        )
    )


async def got(panel: Panel, count: int) -> bool:
    return len(panel.events()) == count
