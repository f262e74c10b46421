"""What several tests about accounts ask."""

import email
import time
import uuid
from collections.abc import Awaitable, Callable
from email import policy
from typing import Any
from uuid import UUID

import httpx

from app.db.connection import Connection
from tests.client import Client

GOOD = "drei Raben auf dem Turm"


async def cost_alike(known: str, ask: Callable[[str], Awaitable[object]]) -> bool:
    """Whether a known address and unknown ones take as much processor time, which other work on the
    machine does not change."""
    spent: dict[bool, list[float]] = {True: [], False: []}
    for _ in range(4):
        for address in (known, new_email()):
            started = time.process_time()
            await ask(address)
            spent[address == known].append(time.process_time() - started)
    return 0.6 < min(spent[True]) / min(spent[False]) < 1.7


def new_email() -> str:
    return f"wer.{uuid.uuid4().hex[:12]}@example.org"


async def register(client: Client, address: str, **changes: Any) -> httpx.Response:
    body = {"email": address, "password": GOOD, "display_name": "Wer", **changes}
    return await client.post("/auth/register", json=body)


async def login(client: Client, address: str, password: str, **headers: str) -> httpx.Response:
    body = {"email": address, "password": password, "transport": "body"}
    return await client.post("/auth/login", json=body, headers=headers)


async def user_row(db: Connection, address: str) -> Any:
    return await db.fetchrow("SELECT * FROM users WHERE lower(email) = lower($1)", address)


async def open_sessions(db: Connection, user_id: str) -> int:
    number: int = await db.fetchval(
        "SELECT count(*) FROM sessions WHERE user_id = $1 AND revoked_at IS NULL", UUID(user_id)
    )
    return number


def text_of(mail: str) -> str:
    """What a person reads, without the breaks that the transport puts in."""
    body = email.message_from_string(mail, policy=policy.default).get_body(("plain",))
    assert body is not None
    text: str = body.get_content()
    return text
