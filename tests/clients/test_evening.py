"""The clients' rooms and sheet sessions against the real server."""

import asyncio
import json
import sys
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from tests.client import Client

COMMAND = ["requirements/node.py", "npx", "tsx", "client/dev/two-clients.ts"]


async def test_an_evening_with_two_people_and_three_devices(client: Client, db: Connection) -> None:
    """Edits, damage, a broken line, conflicts, a refusal, undo and a throw; the script asserts what
    people see, and here is looked at what became of it."""
    played = await _played(client)

    moves = await db.fetchval(
        "SELECT count(*) FROM group_events WHERE event = 'resource.changed' AND character_id = $1",
        UUID(played["done"]),
    )
    assert moves == played["moves"]
    sheet = await db.fetchval(
        "SELECT sheet_data FROM characters WHERE id = $1", UUID(played["done"])
    )
    assert json.loads(sheet)["hp"] == {"current": 15, "maximum": 25}


async def _played(client: Client) -> dict[str, Any]:
    """What the script says at its end; it is given the mailed tokens that it asks for."""
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *COMMAND,
        client.server.url,
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    try:
        async with asyncio.timeout(180):
            async for line in process.stdout:
                if not line.startswith(b"{"):
                    continue  # installing Node's packages says so
                said: dict[str, Any] = json.loads(line)
                if "done" in said:
                    await process.wait()
                    return said
                token = await client.mailed_token(said["mail"])
                process.stdin.write(f"{token}\n".encode())
        raise AssertionError((await process.stderr.read()).decode())
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
