"""Two servers on one PostgreSQL and one Redis: the tests' own, and a process beside it."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from app.db.connection import Connection
from app.engines import process
from tests.client import Client, Server
from tests.engines.waiting import eventually
from tests.groups.table import Table, make_table
from tests.live.panel import Panel


@pytest.fixture(scope="package")
async def far(server: Server, workplace: Path) -> AsyncIterator[str]:
    """The address of a second server, a process of its own on the same engines."""
    async with beside(server, workplace / "far-output") as url:
        yield url


@asynccontextmanager
async def beside(server: Server, output: Path, **more: str) -> AsyncIterator[str]:
    """The address of another server on the same engines; ``more`` are settings of its own."""
    port = process.free_port()
    inherited = {name: value for name, value in os.environ.items() if name[:3] != "CM_"}
    env = (
        inherited
        | server.parts.settings.to_env()
        | {
            "CM_PORT": str(port),
            "CM_PUBLIC_URL": "",
            "CM_SECRET_KEYS": ",".join(map(str, server.parts.settings.secret_keys)),
        }
        | more
    )
    with output.open("w") as file:
        parent = subprocess.Popen(
            [sys.executable, "-m", "app", "serve"], env=env, stdout=file, stderr=file
        )

    async def ready() -> bool:
        assert parent.poll() is None, output.read_text()
        return "Ready at" in output.read_text()

    await eventually(ready, within=60)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        parent.terminate()
        await asyncio.to_thread(parent.wait, 30)


Enter = Callable[..., Awaitable[Panel]]


@pytest.fixture
async def enter(server: Server) -> AsyncIterator[Enter]:
    """``await enter(table, person)``: a panel in the table's room, gone after the test. ``at`` is
    another server's address."""
    opened: list[Panel] = []

    async def open_(table: Table, person: Any, *, at: str = "", **how: Any) -> Panel:
        panel = await Panel.open(at or server.url, table.id, person, **how)
        opened.append(panel)
        return panel

    yield open_
    for panel in opened:
        await panel.leave()


@pytest.fixture
async def table(client: Client, server: Server, db: Connection) -> Table:
    """A group with its dungeon master and two players."""
    return await make_table(client, server, db)
