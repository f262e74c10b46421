"""People."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import asyncpg

from app.db.connection import Connection
from app.db.statement import sql
from app.errors import Conflict


@dataclass(frozen=True, slots=True)
class User:
    id: UUID
    email: str
    password_hash: str
    display_name: str
    email_verified: bool
    locale: str
    created_at: datetime

    def public(self) -> dict[str, Any]:
        """What the person is shown about their own account."""
        return {
            "id": str(self.id),
            "email": self.email,
            "display_name": self.display_name,
            "email_verified": self.email_verified,
            "locale": self.locale,
        }


_BY_EMAIL = sql("""
    SELECT id, email, password_hash, display_name, email_verified, locale, created_at
      FROM users WHERE lower(email) = lower($1)
""")
_GET = sql("""
    SELECT id, email, password_hash, display_name, email_verified, locale, created_at
      FROM users WHERE id = $1
""")
_LOCK = sql("SELECT email FROM users WHERE id = $1 FOR UPDATE")
_HOLD = sql("SELECT id FROM users WHERE id = $1 FOR SHARE")
_INSERT = sql("""
    INSERT INTO users (email, password_hash, display_name, locale) VALUES ($1, $2, $3, $4)
    ON CONFLICT (lower(email)) DO NOTHING RETURNING id
""")
_SET_PASSWORD = sql("""
    UPDATE users SET password_hash = $3, updated_at = now()
     WHERE id = $1 AND ($2::text IS NULL OR password_hash = $2)
    RETURNING id
""")
_VERIFY = sql("""
    UPDATE users SET email_verified = true, updated_at = now()
     WHERE id = $1 AND lower(email) = lower($2) RETURNING id
""")
_SET_EMAIL = sql("""
    UPDATE users SET email = $2, email_verified = true, updated_at = now() WHERE id = $1
""")
_SET_PROFILE = sql("""
    UPDATE users SET display_name = coalesce($2, display_name), locale = coalesce($3, locale),
                     updated_at = now()
     WHERE id = $1
    RETURNING id, email, password_hash, display_name, email_verified, locale, created_at
""")
_LED = sql("SELECT id, name FROM groups WHERE dm_user_id = $1 ORDER BY name, id")
_GROUPS = sql("SELECT group_id FROM group_members WHERE user_id = $1")
_PORTRAITS = sql("""
    SELECT portrait_url FROM characters WHERE owner_user_id = $1 AND portrait_url IS NOT NULL
""")
_DELETE = sql("DELETE FROM users WHERE id = $1")


async def by_email(conn: Connection, email: str) -> User | None:
    row = await conn.fetchrow(_BY_EMAIL, email)
    return None if row is None else User(**row)


async def get(conn: Connection, user_id: UUID) -> User | None:
    row = await conn.fetchrow(_GET, user_id)
    return None if row is None else User(**row)


async def lock(conn: Connection, user_id: UUID) -> bool:
    """Hold the row until the transaction ends: no session, group or membership can be added."""
    return await conn.fetchval(_LOCK, user_id) is not None


async def hold(conn: Connection, user_id: UUID) -> None:
    """Nobody locks the row until the transaction ends: how the person logs in stays as it is."""
    await conn.execute(_HOLD, user_id)


async def insert(
    conn: Connection, email: str, password_hash: str, display_name: str, locale: str
) -> UUID | None:
    """The new person's id; None if the address has an account already."""
    made: UUID | None = await conn.fetchval(_INSERT, email, password_hash, display_name, locale)
    return made


async def set_password(
    conn: Connection, user_id: UUID, password_hash: str, *, was: str | None = None
) -> bool:
    """False if the person is gone, or the hash is not the one that it ``was``."""
    return await conn.fetchval(_SET_PASSWORD, user_id, was, password_hash) is not None


async def verify_email(conn: Connection, user_id: UUID, email: str) -> bool:
    """False if the person has another address by now."""
    return await conn.fetchval(_VERIFY, user_id, email) is not None


async def set_email(conn: Connection, user_id: UUID, email: str) -> None:
    """Raises Conflict ``email_taken`` if somebody has it."""
    try:
        await conn.execute(_SET_EMAIL, user_id, email)
    except asyncpg.UniqueViolationError:
        raise Conflict("This address has an account of its own.", code="email_taken") from None


async def set_profile(
    conn: Connection, user_id: UUID, display_name: str | None, locale: str | None
) -> User | None:
    row = await conn.fetchrow(_SET_PROFILE, user_id, display_name, locale)
    return None if row is None else User(**row)


async def groups_led(conn: Connection, user_id: UUID) -> list[tuple[UUID, str]]:
    return [(row["id"], row["name"]) for row in await conn.fetch(_LED, user_id)]


async def group_ids(conn: Connection, user_id: UUID) -> list[UUID]:
    return [row["group_id"] for row in await conn.fetch(_GROUPS, user_id)]


async def portrait_urls(conn: Connection, user_id: UUID) -> list[str]:
    return [row["portrait_url"] for row in await conn.fetch(_PORTRAITS, user_id)]


async def delete(conn: Connection, user_id: UUID) -> None:
    """The person with all that is theirs. Their rolls and ended sessions stay, as nobody's."""
    await conn.execute(_DELETE, user_id)
