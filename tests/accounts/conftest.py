"""The clock is the present again after each test."""

from collections.abc import AsyncIterator, Iterator
from dataclasses import replace

import pytest

from app.settings import Settings
from tests.client import Client, Server, serve


@pytest.fixture(autouse=True)
def present(server: Server) -> Iterator[None]:
    """Whoever travels in time comes back."""
    yield
    server.clock.ahead = 0.0


@pytest.fixture
async def strict(settings: Settings) -> AsyncIterator[Client]:
    """Somebody at a server that lets an address try three times a minute."""
    proxies = Settings.from_env({"CM_TRUSTED_PROXIES": "127.0.0.1"}).trusted_proxies
    limited = replace(settings, auth_rate_limit=3, trusted_proxies=proxies)
    async with serve(limited) as server, Client(server) as client:
        yield client
