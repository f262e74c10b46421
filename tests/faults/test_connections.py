"""Connections that break at the worst moment cost that request at most, and never the worker."""

import asyncio
import os
import signal
import socket
import statistics
import time
import uuid
from collections.abc import AsyncIterator, Iterator
from contextlib import suppress
from dataclasses import replace

import psutil
import pytest

from app.db.connection import Connection
from app.db.pool import Database
from app.domain.once import Once
from app.errors import Unavailable
from app.settings import Settings
from tests.client import Client, accept, serve
from tests.engines.waiting import eventually


@pytest.fixture
async def pool(database_url: str) -> AsyncIterator[Database]:
    """A pool of one connection."""
    pool = Database(database_url, size=1)
    await pool.connect()
    yield pool
    await pool.disconnect()


async def cut(conn: Connection) -> None:
    """End the connection's server side without the pool noticing: the loop stands still."""
    number = await conn.fetchval("SELECT pg_backend_pid()")
    backend = psutil.Process(number)
    os.kill(number, signal.SIGTERM)
    psutil.wait_procs([backend], timeout=10)


async def test_a_connection_that_breaks_after_its_work_spoils_neither_it_nor_the_task(
    pool: Database,
) -> None:
    async def answers() -> bool:
        with suppress(Unavailable):
            async with pool.read() as conn:
                return bool(await conn.fetchval("SELECT 8") == 8)
        return False

    for _ in range(3):
        async with pool.read() as conn:
            answer = await conn.fetchval("SELECT 7")
            await cut(conn)
        assert answer == 7
        await eventually(answers, within=5)


async def test_a_lost_race_leaves_its_key_free(pool: Database, db: Connection) -> None:
    user = await db.fetchval(
        "INSERT INTO users (email, password_hash, display_name) VALUES ($1, '', 'Mara') "
        "RETURNING id",
        f"{uuid.uuid4()}@example.org",
    )
    once = Once.of(user, uuid.uuid4(), "test", [], None)
    outcomes: Iterator[dict[str, object] | None] = iter(
        [None, None, {"won": True}, {"won": "twice"}]
    )

    async def work(_: Connection) -> dict[str, object] | None:
        return next(outcomes)

    answers = [await pool.change(work, once) for _ in range(4)]
    assert answers == [None, None, {"won": True}, {"won": True}]


@pytest.fixture
def silent_port() -> Iterator[int]:
    """Where everybody is let in and nobody is answered."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen(1000)
        yield listening.getsockname()[1]


@pytest.mark.parametrize("away", ["refused", "silent"])
async def test_redis_away_slows_next_to_nothing_down(
    settings: Settings, client: Client, silent_port: int, away: str
) -> None:
    person = await client.person()
    port = silent_port if away == "silent" else 1
    took: list[float] = []
    alone = replace(settings, redis_url=f"redis://127.0.0.1:{port}/0")
    async with serve(alone) as server, Client(server) as client:
        token = person.tokens["refresh_token"]
        for _ in range(40):
            since = time.monotonic()
            answer = await client.post("/auth/refresh", json={"refresh_token": token})
            token = accept(answer, 200).json()["refresh_token"]
            accept(await client.get("/me", by=person), 200)
            took.append(time.monotonic() - since)
        since = time.monotonic()
        await asyncio.gather(*(client.login(person.email) for _ in range(4)))
        took.append(time.monotonic() - since)
    assert statistics.median(took) < 0.3
    assert max(took) < 4
