"""Sessions: rows that decide which refresh token is good."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql

Transport = Literal["cookie", "body"]
Reason = Literal["logout", "ended", "password", "reset", "replay", "deleted", "second_factor"]


@dataclass(frozen=True, slots=True)
class Session:
    id: UUID
    user_id: UUID | None
    generation: int
    salt: bytes
    transport: Transport
    device: str
    created_at: datetime
    rotated_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    second_factor: bool


_ENDED_LATELY = sql("""
    SELECT id FROM sessions WHERE revoked_at > now() - interval '16 minutes'
""")

# The password is compared again, under a lock: one that was just changed opens nothing.
_OPEN = sql("""
    WITH person AS (
        SELECT id FROM users WHERE id = $1 AND ($2::text IS NULL OR password_hash = $2) FOR SHARE
    )
    INSERT INTO sessions (user_id, salt, device, transport, created_at, rotated_at, expires_at,
                          second_factor)
    SELECT id, $3, $4, $5, $6::timestamptz, $6, $7, $8 FROM person
    RETURNING id, user_id, generation, salt, transport, device, created_at, rotated_at,
              expires_at, revoked_at, second_factor
""")

_GET = sql("""
    SELECT id, user_id, generation, salt, transport, device, created_at, rotated_at, expires_at,
           revoked_at, second_factor
      FROM sessions WHERE id = $1
""")

_ROTATE = sql("""
    UPDATE sessions SET generation = generation + 1, rotated_at = $3
     WHERE id = $1 AND generation = $2 AND revoked_at IS NULL AND expires_at > $3
    RETURNING true
""")

_END = sql("""
    UPDATE sessions SET revoked_at = now(), revoked_reason = $2
     WHERE id = $1 AND revoked_at IS NULL
    RETURNING id, user_id, generation, salt, transport, device, created_at, rotated_at,
              expires_at, revoked_at, second_factor
""")

_END_OF_USER = sql("""
    UPDATE sessions SET revoked_at = now(), revoked_reason = $2
     WHERE user_id = $1 AND revoked_at IS NULL AND id IS DISTINCT FROM $3::uuid
    RETURNING id, generation
""")

_END_ONE_OF_USER = sql("""
    UPDATE sessions SET revoked_at = now(), revoked_reason = 'ended'
     WHERE id = $2 AND user_id = $1 AND revoked_at IS NULL AND expires_at > $3
    RETURNING id, generation
""")

_IS_OPEN = sql("""
    SELECT true FROM sessions
     WHERE id = $2 AND user_id = $1 AND revoked_at IS NULL AND expires_at > $3
""")

_SET_SECOND_FACTOR = sql("UPDATE sessions SET second_factor = $2 WHERE id = $1")

_LIST = sql("""
    SELECT id, device, transport, created_at, rotated_at, expires_at, second_factor
      FROM sessions
     WHERE user_id = $1 AND revoked_at IS NULL AND expires_at > $2
     ORDER BY rotated_at DESC, id
""")

_FORGET_DEVICES = sql("UPDATE sessions SET device = '' WHERE user_id = $1")


async def ended_lately(conn: Connection) -> set[UUID]:
    """Ended within the lifetime of an access token (15 minutes), and a minute for the clocks."""
    return {row["id"] for row in await conn.fetch(_ENDED_LATELY)}


async def open_new(
    conn: Connection,
    user_id: UUID,
    *,
    password_hash: str | None,
    salt: bytes,
    device: str,
    transport: Transport,
    now: datetime,
    expires_at: datetime,
    second_factor: bool,
) -> Session | None:
    """A new session; None if the person is gone or has another password by now."""
    row = await conn.fetchrow(
        _OPEN, user_id, password_hash, salt, device, transport, now, expires_at, second_factor
    )
    return None if row is None else Session(**row)


async def get(conn: Connection, session_id: UUID) -> Session | None:
    row = await conn.fetchrow(_GET, session_id)
    return None if row is None else Session(**row)


async def rotate(conn: Connection, session_id: UUID, generation: int, now: datetime) -> bool:
    """Make the next generation if ``generation`` is still the newest: one of many wins."""
    return bool(await conn.fetchval(_ROTATE, session_id, generation, now))


async def end(conn: Connection, session_id: UUID, reason: Reason) -> Session | None:
    """End it; None if it had ended before."""
    row = await conn.fetchrow(_END, session_id, reason)
    return None if row is None else Session(**row)


async def end_of_user(
    conn: Connection, user_id: UUID, reason: Reason, *, keep: UUID | None = None
) -> list[tuple[UUID, int]]:
    """End all of a person's sessions but ``keep``; answers ids and generations."""
    rows = await conn.fetch(_END_OF_USER, user_id, reason, keep)
    return [(row["id"], row["generation"]) for row in rows]


async def end_one_of_user(
    conn: Connection, user_id: UUID, session_id: UUID, now: datetime
) -> tuple[UUID, int] | None:
    row = await conn.fetchrow(_END_ONE_OF_USER, user_id, session_id, now)
    return None if row is None else (row["id"], row["generation"])


async def is_open(conn: Connection, user_id: UUID, session_id: UUID, now: datetime) -> bool:
    """Whether it is one of the person's, and still good."""
    return bool(await conn.fetchval(_IS_OPEN, user_id, session_id, now))


async def set_second_factor(conn: Connection, session_id: UUID, second_factor: bool) -> None:
    """How strong its access tokens are from the next refresh on."""
    await conn.execute(_SET_SECOND_FACTOR, session_id, second_factor)


async def list_open(conn: Connection, user_id: UUID, now: datetime) -> Sequence[Any]:
    return await conn.fetch(_LIST, user_id, now)


async def forget_devices(conn: Connection, user_id: UUID) -> None:
    """Before an account is deleted: the rows stay a while, the names of machines do not."""
    await conn.execute(_FORGET_DEVICES, user_id)
