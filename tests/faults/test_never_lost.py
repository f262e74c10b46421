"""Nothing acknowledged is ever lost, nothing refused is ever there, nothing happens twice."""

import asyncio
import os
import random
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import asyncpg
import pytest

from app.db.connection import Connection
from tests.engines.waiting import eventually
from tests.faults import checking
from tests.faults.installation import PARTS, Installation, Part
from tests.faults.ledger import summary
from tests.faults.players import Player, written

PLAYERS = 20
AT_A_TABLE = 5
KILLS_OF_EACH = 20 if os.environ.get("FAULTS") == "long" else 4
HASTY = 0.25
"""How often the next one is killed before the last is back."""


@pytest.fixture
async def players(installation: Installation) -> AsyncIterator[list[Player]]:
    """Players at their tables, each table with its dungeon master."""
    players = [Player(number, installation.url) for number in range(PLAYERS)]
    try:
        await asyncio.gather(*(player.arrive(installation.data / "mail") for player in players))
        for first in range(0, PLAYERS, AT_A_TABLE):
            leader, *others = players[first : first + AT_A_TABLE]
            await leader.lead(others)
        yield players
    finally:
        await asyncio.gather(*(player.leave() for player in players))


async def storm(installation: Installation, players: list[Player], over: asyncio.Event) -> None:
    """Kill every part over and over, while work goes on in between."""
    chance = random.Random()  # another order each time: that is the point
    order: list[Part] = [part for part in PARTS for _ in range(KILLS_OF_EACH)]
    chance.shuffle(order)
    for part in order:
        if chance.random() > HASTY:
            await eventually(installation.ready, within=60)
            await more_work_is_done(players, chance.randint(1, 80))
        await installation.kill(part, chance.randrange(100))
    await eventually(installation.ready, within=60)
    await more_work_is_done(players, PLAYERS)
    over.set()


async def more_work_is_done(players: list[Player], changes: int) -> None:
    """Wait until so many more changes are acknowledged, with no answer that should not be."""

    def acknowledged() -> int:
        return sum(len(player.ledger.acknowledged) for player in players)

    enough = acknowledged() + changes

    async def done() -> bool:
        surprises = [surprise for player in players for surprise in player.ledger.surprises]
        assert not surprises, written(surprises)
        return acknowledged() >= enough

    await eventually(done, within=60)


async def test_what_was_acknowledged_is_there_once_whatever_is_killed(
    installation: Installation, players: list[Player]
) -> None:
    async with connected(installation) as db:
        assert await db.fetchval("SHOW fsync") == await db.fetchval("SHOW full_page_writes") == "on"
        before = await checking.lengths_of_the_logs(db)
    since = time.monotonic()
    await weather(installation, players)
    ledgers = [player.ledger for player in players]
    told = summary(ledgers, installation.kills, time.monotonic() - since)
    sys.stdout.write(f"\n{told}\n")

    assert installation.kills == Counter(dict.fromkeys(PARTS, KILLS_OF_EACH))
    surprises = [surprise for ledger in ledgers for surprise in ledger.surprises]
    assert not surprises, written(surprises)
    await checking.the_sheets_hold_what_was_acknowledged(players)
    await checking.every_import_is_there_once(players)
    await checking.every_roll_is_there_once(players)
    async with connected(installation) as db:
        await checking.the_log_has_one_event_for_each_change(players, db, before)
        await checking.only_what_was_acknowledged_left_a_key(players, db)
        await checking.nothing_refused_is_anywhere(db)


async def weather(installation: Installation, players: list[Player]) -> None:
    """Everybody works while the storm goes on, and sees the last wish through."""
    over = asyncio.Event()
    try:
        async with asyncio.TaskGroup() as work:
            for player in players:
                work.create_task(player.play(over))
            work.create_task(storm(installation, players, over))
    except BaseExceptionGroup as errors:
        errors.add_note(f"The server said last:\n{installation.said()[-8000:]}")
        raise


@asynccontextmanager
async def connected(installation: Installation) -> AsyncIterator[Connection]:
    db = await asyncpg.connect(installation.database_url)
    yield db
    await db.close()
