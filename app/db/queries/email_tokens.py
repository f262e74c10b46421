"""What mailed links stand for."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain.mail_tokens import Purpose


@dataclass(frozen=True, slots=True)
class EmailToken:
    id: UUID
    user_id: UUID
    email: str


_INSERT = sql("""
    INSERT INTO email_tokens (user_id, purpose, email, created_at, expires_at)
    VALUES ($1, $2, $3, $4, $5) RETURNING id
""")
_COUNT = sql("""
    SELECT count(*) FROM email_tokens WHERE user_id = $1 AND purpose = $2 AND created_at > $3
""")
_READ = sql("""
    SELECT id, user_id, email FROM email_tokens
     WHERE id = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
""")
_USE = sql("""
    UPDATE email_tokens SET used_at = $3
     WHERE id = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > $3
    RETURNING id, user_id, email
""")
_USE_UP = sql("""
    UPDATE email_tokens SET used_at = $3
     WHERE user_id = $1 AND purpose = $2 AND used_at IS NULL
""")


async def insert(
    conn: Connection,
    user_id: UUID,
    purpose: Purpose,
    email: str,
    now: datetime,
    expires_at: datetime,
) -> UUID:
    made: UUID = await conn.fetchval(_INSERT, user_id, purpose, email, now, expires_at)
    return made


async def count_since(conn: Connection, user_id: UUID, purpose: Purpose, since: datetime) -> int:
    number: int = await conn.fetchval(_COUNT, user_id, purpose, since)
    return number


async def read(
    conn: Connection, token_id: UUID, purpose: Purpose, now: datetime
) -> EmailToken | None:
    """The token if it can still be used."""
    row = await conn.fetchrow(_READ, token_id, purpose, now)
    return None if row is None else EmailToken(**row)


async def use(
    conn: Connection, token_id: UUID, purpose: Purpose, now: datetime
) -> EmailToken | None:
    """Take the token: the first gets it, everybody else None."""
    row = await conn.fetchrow(_USE, token_id, purpose, now)
    return None if row is None else EmailToken(**row)


async def use_up(conn: Connection, user_id: UUID, purpose: Purpose, now: datetime) -> None:
    """The person's other links of this kind are void."""
    await conn.execute(_USE_UP, user_id, purpose, now)
