"""Migrations are applied once, in order, unchanged, and never backwards."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from app.db.migrate import FOLDER, MigrationRefused, migrate, pending, read_folder
from app.engines.postgres import Postgres


@pytest.fixture
async def empty(database: Postgres) -> AsyncIterator[str]:
    """The address of a database without anything in it."""
    conn = await asyncpg.connect(database.url)
    await conn.execute("CREATE DATABASE empty_one")
    yield database.database("empty_one")
    await conn.execute("DROP DATABASE empty_one WITH (FORCE)")
    await conn.close()


def files(folder: Path, *texts: str) -> Path:
    for number, text in enumerate(texts, 1):
        (folder / f"{number:04}_step.sql").write_text(text)
    return folder


async def test_each_is_applied_once(empty: str, tmp_path: Path) -> None:
    folder = files(tmp_path, "CREATE TABLE a (n int)", "CREATE TABLE b (n int)")
    assert await pending(empty, folder) == ["0001_step", "0002_step"]
    assert await migrate(empty, folder) == ["0001_step", "0002_step"]
    assert await migrate(empty, folder) == []
    assert await pending(empty, folder) == []


async def test_several_servers_starting_at_once_apply_each_once(empty: str) -> None:
    applied = await asyncio.gather(*(migrate(empty) for _ in range(4)))
    assert sorted(map(len, applied)) == [0, 0, 0, len(read_folder())]


async def test_a_failing_one_leaves_nothing_and_keeps_those_before_it(
    empty: str, tmp_path: Path
) -> None:
    folder = files(tmp_path, "CREATE TABLE a (n int)", "CREATE TABLE b (n int); SELECT 1/0")
    with pytest.raises(asyncpg.DivisionByZeroError):
        await migrate(empty, folder)
    assert await pending(empty, folder) == ["0002_step"]
    conn = await asyncpg.connect(empty)
    assert await conn.fetchval("SELECT to_regclass('b')") is None
    await conn.close()


async def test_a_database_newer_than_the_code_is_refused(empty: str, tmp_path: Path) -> None:
    folder = files(tmp_path, "CREATE TABLE a (n int)", "CREATE TABLE b (n int)")
    await migrate(empty, folder)
    (folder / "0002_step.sql").unlink()
    with pytest.raises(MigrationRefused, match="newer version"):
        await migrate(empty, folder)


async def test_an_edited_migration_is_refused(empty: str, tmp_path: Path) -> None:
    folder = files(tmp_path, "CREATE TABLE a (n int)")
    await migrate(empty, folder)
    files(tmp_path, "CREATE TABLE a (n bigint)")
    with pytest.raises(MigrationRefused, match="differs"):
        await migrate(empty, folder)


@pytest.mark.parametrize("name", ["0003_gap.sql", "1_short.sql", "0002_Big.sql"])
def test_a_misnamed_or_missing_number_is_refused(tmp_path: Path, name: str) -> None:
    files(tmp_path, "SELECT 1")
    (tmp_path / name).write_text("SELECT 1")
    with pytest.raises(MigrationRefused):
        read_folder(tmp_path)


def test_every_migration_says_why() -> None:
    for path in FOLDER.glob("*.sql"):
        assert path.read_text().startswith("-- Why: "), path.name
