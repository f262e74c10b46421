"""Game panels that ask to be let in (RFC 8628)."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql


@dataclass(frozen=True, slots=True)
class DeviceCode:
    id: UUID
    device: str
    interval_s: int
    expires_at: datetime
    polled_at: datetime | None
    user_id: UUID | None
    denied_at: datetime | None
    consumed_at: datetime | None
    second_factor: bool


_INSERT = sql("""
    INSERT INTO device_codes (device_code_hash, user_code, device, interval_s, created_at,
                              expires_at)
    VALUES ($1, $2, $3, $4, $5, $6)
    ON CONFLICT DO NOTHING RETURNING id
""")
_LOCK = sql("""
    SELECT id, device, interval_s, expires_at, polled_at, user_id, denied_at, consumed_at,
           second_factor
      FROM device_codes WHERE device_code_hash = $1 FOR UPDATE
""")
_POLLED = sql("UPDATE device_codes SET polled_at = $2, interval_s = $3 WHERE id = $1")
_CONSUME = sql("UPDATE device_codes SET consumed_at = $2 WHERE id = $1")
_WAITING = sql("""
    SELECT device, expires_at FROM device_codes
     WHERE user_code = $1 AND user_id IS NULL AND denied_at IS NULL AND consumed_at IS NULL
       AND expires_at > $2
""")
_APPROVE = sql("""
    UPDATE device_codes
       SET user_id = $2,
           second_factor = coalesce((SELECT second_factor FROM sessions WHERE id = $4), false)
     WHERE user_code = $1 AND user_id IS NULL AND denied_at IS NULL AND consumed_at IS NULL
       AND expires_at > $3
    RETURNING device
""")
_DENY = sql("""
    UPDATE device_codes SET denied_at = $2
     WHERE user_code = $1 AND user_id IS NULL AND denied_at IS NULL AND consumed_at IS NULL
       AND expires_at > $2
    RETURNING device
""")
_WITHDRAW = sql("DELETE FROM device_codes WHERE user_id = $1 AND consumed_at IS NULL")


async def insert(
    conn: Connection,
    device_code_hash: bytes,
    user_code: str,
    device: str,
    interval_s: int,
    now: datetime,
    expires_at: datetime,
) -> bool:
    """False if the user code is in use: make another."""
    made = await conn.fetchval(
        _INSERT, device_code_hash, user_code, device, interval_s, now, expires_at
    )
    return made is not None


async def lock(conn: Connection, device_code_hash: bytes) -> DeviceCode | None:
    row = await conn.fetchrow(_LOCK, device_code_hash)
    return None if row is None else DeviceCode(**row)


async def polled(conn: Connection, code_id: UUID, now: datetime, interval_s: int) -> None:
    await conn.execute(_POLLED, code_id, now, interval_s)


async def consume(conn: Connection, code_id: UUID, now: datetime) -> None:
    await conn.execute(_CONSUME, code_id, now)


async def waiting(conn: Connection, user_code: str, now: datetime) -> tuple[str, datetime] | None:
    """The device that shows this code, and until when it does."""
    row = await conn.fetchrow(_WAITING, user_code, now)
    return None if row is None else (row["device"], row["expires_at"])


async def approve(
    conn: Connection, user_code: str, user_id: UUID, session_id: UUID, now: datetime
) -> str | None:
    """The device that is let in, as strongly as this session was; None if no such code is
    waiting."""
    device: str | None = await conn.fetchval(_APPROVE, user_code, user_id, now, session_id)
    return device


async def deny(conn: Connection, user_code: str, now: datetime) -> str | None:
    device: str | None = await conn.fetchval(_DENY, user_code, now)
    return device


async def withdraw(conn: Connection, user_id: UUID) -> None:
    """Who was let in but has not fetched the tokens yet stays outside."""
    await conn.execute(_WITHDRAW, user_id)
