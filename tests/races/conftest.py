"""Two workers on one database and one Redis."""

from collections.abc import AsyncIterator

import pytest

from app.settings import Settings
from tests.client import Client, Clock, Server, serve


@pytest.fixture(scope="module")
async def other_server(settings: Settings, clock: Clock) -> AsyncIterator[Server]:
    """A second worker beside ``server``."""
    async with serve(settings, clock=clock) as server:
        yield server


@pytest.fixture
async def other_client(other_server: Server) -> AsyncIterator[Client]:
    """Asks the second worker."""
    async with Client(other_server) as client:
        yield client
