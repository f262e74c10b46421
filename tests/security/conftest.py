"""The clock is the present again after each test."""

from collections.abc import Iterator

import pytest

from tests.client import Server


@pytest.fixture(autouse=True)
def present(request: pytest.FixtureRequest) -> Iterator[None]:
    """Whoever travels in time comes back."""
    yield
    if "server" in request.fixturenames:
        server: Server = request.getfixturevalue("server")
        server.clock.ahead = 0.0
