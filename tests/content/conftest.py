"""A group to test with."""

import pytest

from app.db.connection import Connection
from tests.client import Client, Server
from tests.groups.table import Table, make_table


@pytest.fixture
async def table(client: Client, server: Server, db: Connection) -> Table:
    """A group with a dungeon master, two players, and somebody who is not in it."""
    return await make_table(client, server, db)
