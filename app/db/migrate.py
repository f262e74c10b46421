"""Numbered SQL files, each applied once, in order, under a lock, and never changed afterwards.

A database newer than the code, or a file that differs from what was applied, is refused: going on
could lose data.
"""

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

import asyncpg

from app.db.connection import Connection

FOLDER = Path(__file__).resolve().parents[2] / "migrations"
_LOCK = 0x434D_4D49  # any number, the same in every version
_NAME = re.compile(r"^(\d{4})_([a-z0-9_]+)\.sql$")


class MigrationRefused(Exception):
    """The database and the code do not fit together; the message says how and what to do."""


@dataclass(frozen=True, slots=True)
class Migration:
    number: int
    name: str
    text: str

    @property
    def checksum(self) -> str:
        return hashlib.sha256(self.text.encode()).hexdigest()


def read_folder(folder: Path = FOLDER) -> list[Migration]:
    """The files in order. Numbers start at 1 and have no gaps."""
    found = []
    for path in sorted(folder.glob("*.sql")):
        match = _NAME.match(path.name)
        if not match:
            raise MigrationRefused(f"{path.name} is not named like 0001_what_it_does.sql.")
        found.append(Migration(int(match[1]), match[2], path.read_text(encoding="utf-8")))
    if [migration.number for migration in found] != list(range(1, len(found) + 1)):
        raise MigrationRefused("The numbers of the migrations have a gap or a double.")
    return found


async def migrate(database_url: str, folder: Path = FOLDER) -> list[str]:
    """Bring the database to the code's state; answers the names of what was applied.

    Several servers may start at once: the others wait for the lock and then find nothing to do.
    """
    conn = await asyncpg.connect(database_url)
    try:
        await conn.execute("SELECT pg_advisory_lock($1)", _LOCK)
        try:
            return await _apply(conn, read_folder(folder))
        finally:
            await conn.execute("SELECT pg_advisory_unlock($1)", _LOCK)
    finally:
        await conn.close()


async def pending(database_url: str, folder: Path = FOLDER) -> list[str]:
    """What :func:`migrate` would apply; raises MigrationRefused like it, changes nothing."""
    conn = await asyncpg.connect(database_url)
    try:
        applied = await _applied(conn)
        files = read_folder(folder)
        _compare(applied, files)
        return [f"{file.number:04}_{file.name}" for file in files if file.number not in applied]
    finally:
        await conn.close()


async def _apply(conn: Connection, files: list[Migration]) -> list[str]:
    await conn.execute(
        """
        CREATE TABLE IF NOT EXISTS schema_migrations (
            number     integer PRIMARY KEY,
            name       text NOT NULL,
            checksum   text NOT NULL,
            applied_at timestamptz NOT NULL DEFAULT now()
        )
        """
    )
    applied = await _applied(conn)
    _compare(applied, files)
    done = []
    for file in files:
        if file.number in applied:
            continue
        async with conn.transaction():
            await conn.execute(file.text)
            await conn.execute(
                "INSERT INTO schema_migrations (number, name, checksum) VALUES ($1, $2, $3)",
                file.number,
                file.name,
                file.checksum,
            )
        done.append(f"{file.number:04}_{file.name}")
    return done


async def _applied(conn: Connection) -> dict[int, tuple[str, str]]:
    if not await conn.fetchval("SELECT to_regclass('schema_migrations') IS NOT NULL"):
        return {}
    rows = await conn.fetch("SELECT number, name, checksum FROM schema_migrations")
    return {row["number"]: (row["name"], row["checksum"]) for row in rows}


def _compare(applied: dict[int, tuple[str, str]], files: list[Migration]) -> None:
    known = {file.number: file for file in files}
    for number, (name, checksum) in sorted(applied.items()):
        if number not in known:
            raise MigrationRefused(
                f"The database has migration {number:04}_{name}, which this version does not know: "
                "it was used by a newer version. Start that version, or restore a backup."
            )
        if known[number].checksum != checksum:
            raise MigrationRefused(
                f"Migration {number:04}_{name} differs from what was applied. Migrations are never "
                "edited once released; put the original file back and correct it with a new one."
            )
