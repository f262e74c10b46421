"""The real app on real engines, once a test process; people to use it."""

import os
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import asyncpg
import pytest
from sanic import Sanic

from app.db.connection import Connection
from app.db.migrate import migrate
from app.engines import postgres, valkey
from app.settings import Settings
from tests.client import PLUGINS, Client, Clock, Server, serve

Sanic.test_mode = True

LONGEST = "fuzz", "faults", "serve", "races"
"""What takes long comes first: at the end, many short files keep every worker busy."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        folder = item.path.parent.name
        return LONGEST.index(folder) if folder in LONGEST else len(LONGEST)

    items.sort(key=place)


@pytest.fixture(scope="session")
def workplace() -> Iterator[Path]:
    """A folder for this test process, gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="cm-tests-", ignore_cleanup_errors=True) as folder:
        # the engines' own account has to get through
        Path(folder).chmod(0o755)
        yield Path(folder)


@pytest.fixture(scope="session")
async def database(workplace: Path) -> AsyncIterator[postgres.Postgres]:
    """A real PostgreSQL that does not wait for the disk."""
    engine = await postgres.start(workplace / "postgres", fast=True)
    yield engine
    await engine.stop()


@pytest.fixture(scope="session")
async def redis_url(workplace: Path) -> AsyncIterator[str]:
    """A real Valkey."""
    engine = await valkey.start(workplace / "valkey")
    yield engine.url
    await engine.stop()


@pytest.fixture(scope="session")
async def database_url(database: postgres.Postgres) -> str:
    """A migrated database."""
    await migrate(database.url)
    return database.url


@pytest.fixture(scope="session")
def settings(workplace: Path, database_url: str, redis_url: str) -> Settings:
    """As an operator would set them, but with cheap passwords and no patience for none."""
    return Settings.from_env(
        {
            "CM_DATA_DIR": str(workplace / "data"),
            "CM_DATABASE_URL": database_url,
            "CM_REDIS_URL": redis_url,
            "CM_ARGON2_PROFILE": "cheapest",
            "CM_AUTH_RATE_LIMIT": "1000000",
            "CM_WEB_DIR": "none",
            "CM_LOG_LEVEL": os.environ.get("TEST_LOG_LEVEL", "error"),
            "CM_PLUGINS_PATH": str(PLUGINS),
        }
    )


@pytest.fixture(scope="session")
def clock() -> Clock:
    """The server's clock, which tests may set forward."""
    return Clock()


@pytest.fixture(scope="session")
async def server(settings: Settings, clock: Clock) -> AsyncIterator[Server]:
    """The app, listening on loopback."""
    async with serve(settings, clock=clock) as server:
        yield server


@pytest.fixture
async def client(server: Server) -> AsyncIterator[Client]:
    """Somebody who is not logged in. ``await client.person()`` makes people."""
    async with Client(server) as client:
        yield client


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Connection]:
    """A look into the database, past the app."""
    conn = await asyncpg.connect(database_url)
    yield conn
    await conn.close()
