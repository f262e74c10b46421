"""Uploads of portraits that were promised and not yet confirmed."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql

_PROMISE = sql("""
    INSERT INTO portrait_uploads (character_id, key, content_type, size, expires_at)
    VALUES ($1, $2, $3, $4, now() + $5::interval)
    ON CONFLICT (character_id) DO UPDATE
       SET key = excluded.key, content_type = excluded.content_type, size = excluded.size,
           created_at = now(), expires_at = excluded.expires_at
""")
_GET = sql("""
    SELECT key, content_type, size FROM portrait_uploads
     WHERE character_id = $1 AND expires_at > now() - interval '1 hour'
""")
_FORGET = sql("DELETE FROM portrait_uploads WHERE character_id = $1")


async def promise(
    conn: Connection, character_id: UUID, key: str, content_type: str, size: int, within: timedelta
) -> None:
    await conn.execute(_PROMISE, character_id, key, content_type, size, within)


async def get(conn: Connection, character_id: UUID) -> Any:
    """The promise; confirming may come an hour after its address expired."""
    return await conn.fetchrow(_GET, character_id)


async def forget(conn: Connection, character_id: UUID) -> None:
    await conn.execute(_FORGET, character_id)
