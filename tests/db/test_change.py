"""Transactions: repeated when they collide, honest when nobody can know."""

import asyncio
import uuid
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import pytest

from app.db.connection import Connection
from app.db.pool import ATTEMPTS, Database
from app.domain.once import Once
from app.errors import Invalid, Unavailable


@pytest.fixture
async def pool(database_url: str) -> AsyncIterator[Database]:
    """A pool of three connections."""
    pool = Database(database_url, size=3)
    await pool.connect()
    yield pool
    await pool.disconnect()


@pytest.fixture
async def table(db: Connection) -> AsyncIterator[str]:
    """A table with two rows of value 0."""
    await db.execute("CREATE TABLE change_test (id int PRIMARY KEY, value int NOT NULL)")
    await db.execute("INSERT INTO change_test VALUES (1, 0), (2, 0)")
    yield "change_test"
    await db.execute("DROP TABLE change_test")


@pytest.fixture
async def user(db: Connection) -> uuid.UUID:
    made: uuid.UUID = await db.fetchval(
        "INSERT INTO users (email, password_hash, display_name) "
        "VALUES ($1, 'x', 'Mara') RETURNING id",
        f"{uuid.uuid4()}@example.org",
    )
    return made


async def value(db: Connection, row: int) -> Any:
    return await db.fetchval("SELECT value FROM change_test WHERE id = $1", row)


async def test_a_failure_undoes_everything(pool: Database, db: Connection, table: str) -> None:
    async def work(conn: Connection) -> None:
        await conn.execute("UPDATE change_test SET value = 5")
        raise Invalid("no")

    with pytest.raises(Invalid):
        await pool.change(work)
    assert await value(db, 1) == 0


async def test_two_that_deadlock_both_succeed(pool: Database, db: Connection, table: str) -> None:
    met = asyncio.Barrier(2)
    tries = 0

    async def both(first: int, second: int) -> None:
        async def work(conn: Connection) -> None:
            nonlocal tries
            tries += 1
            await conn.execute("UPDATE change_test SET value = value + 1 WHERE id = $1", first)
            if tries <= 2:
                await met.wait()
            await conn.execute("UPDATE change_test SET value = value + 1 WHERE id = $1", second)

        await pool.change(work)

    await asyncio.gather(both(1, 2), both(2, 1))
    assert tries == 3
    assert (await value(db, 1), await value(db, 2)) == (2, 2)


async def test_a_connection_lost_before_the_commit_is_tried_again(
    pool: Database, db: Connection, table: str
) -> None:
    tries = 0

    async def work(conn: Connection) -> str:
        nonlocal tries
        tries += 1
        await conn.execute("UPDATE change_test SET value = value + 1 WHERE id = 1")
        if tries == 1:
            pid = await conn.fetchval("SELECT pg_backend_pid()")
            await db.execute("SELECT pg_terminate_backend($1, 5000)", pid)
        await conn.execute("SELECT 1")
        return "done"

    assert await pool.change(work) == "done"
    assert tries == 2
    assert await value(db, 1) == 1


async def test_a_connection_lost_at_the_commit_says_that_nobody_knows(
    pool: Database, db: Connection, table: str
) -> None:
    async def work(conn: Connection) -> None:
        pid = await conn.fetchval("SELECT pg_backend_pid()")
        await db.execute("SELECT pg_terminate_backend($1, 5000)", pid)

    with pytest.raises(Unavailable) as refused:
        await pool.change(work)
    assert refused.value.code == "outcome_unknown"


async def test_a_database_that_stays_away_is_given_up(pool: Database, db: Connection) -> None:
    tries = 0

    async def work(conn: Connection) -> None:
        nonlocal tries
        tries += 1
        raise asyncpg.ConnectionDoesNotExistError

    with pytest.raises(Unavailable) as refused:
        await pool.change(work)
    assert refused.value.code == "database_unavailable"
    assert tries == ATTEMPTS


async def test_waiting_for_a_lock_has_an_end(pool: Database, db: Connection, table: str) -> None:
    async def work(conn: Connection) -> None:
        await conn.execute("SET LOCAL lock_timeout = '50ms'")
        await conn.execute("UPDATE change_test SET value = 1 WHERE id = 1")

    async with db.transaction():
        await db.execute("SELECT * FROM change_test WHERE id = 1 FOR UPDATE")
        with pytest.raises(Unavailable) as refused:
            await pool.change(work)
    assert refused.value.code == "busy"
    assert await value(db, 1) == 0


async def test_a_key_makes_many_changes_at_once_one(
    pool: Database, db: Connection, table: str, user: uuid.UUID
) -> None:
    once = Once.of(user, uuid.uuid4(), "test", [], None)

    async def work(conn: Connection) -> dict[str, int]:
        await conn.execute("UPDATE change_test SET value = value + 1 WHERE id = 1")
        return {"value": await conn.fetchval("SELECT value FROM change_test WHERE id = 1")}

    answers = await asyncio.gather(*(pool.change(work, once) for _ in range(10)))
    assert answers == [{"value": 1}] * 10
    assert await value(db, 1) == 1


async def test_a_failed_change_leaves_its_key_free(
    pool: Database, db: Connection, table: str, user: uuid.UUID
) -> None:
    once = Once.of(user, uuid.uuid4(), "test", [], None)

    async def fail(_: Connection) -> None:
        raise Invalid("no")

    async def succeed(_: Connection) -> str:
        return "yes"

    with pytest.raises(Invalid):
        await pool.change(fail, once)
    assert await pool.change(succeed, once) == "yes"
