"""Mails that were promised and not yet sent."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.db.connection import Connection
from app.db.statement import sql
from app.domain import jsontext


@dataclass(frozen=True, slots=True)
class Letter:
    id: int
    kind: str
    email: str
    locale: str
    data: dict[str, Any]
    attempts: int


_INSERT = sql("""
    INSERT INTO mail_outbox (kind, email, locale, data) VALUES ($1, $2, $3, $4::jsonb)
""")

# Taking one lets it wait: who dies while sending leaves it to be sent again. 30 s, doubled each
# time up to an hour.
_TAKE = sql("""
    UPDATE mail_outbox
       SET attempts = attempts + 1,
           next_at = $1::timestamptz
                     + least(interval '30 seconds' * 2 ^ attempts, interval '1 hour')
     WHERE id = (SELECT id FROM mail_outbox WHERE next_at <= $1
                  ORDER BY next_at, id LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, kind, email, locale, data::text AS data, attempts
""")
_SET_DATA = sql("UPDATE mail_outbox SET data = $2::jsonb, locale = $3 WHERE id = $1")
_DELETE = sql("DELETE FROM mail_outbox WHERE id = $1")


async def insert(
    conn: Connection, kind: str, email: str, locale: str, data: dict[str, Any]
) -> None:
    await conn.execute(_INSERT, kind, email, locale, jsontext.dumps(data).decode())


async def take(conn: Connection, now: datetime) -> Letter | None:
    """One that is due; nobody else gets it until its next time."""
    row = await conn.fetchrow(_TAKE, now)
    if row is None:
        return None
    return Letter(**{**row, "data": jsontext.loads(row["data"])})


async def set_data(conn: Connection, letter_id: int, data: dict[str, Any], locale: str) -> None:
    await conn.execute(_SET_DATA, letter_id, jsontext.dumps(data).decode(), locale)


async def delete(conn: Connection, letter_id: int) -> None:
    await conn.execute(_DELETE, letter_id)
