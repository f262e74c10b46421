"""What a person should know about their account."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain import jsontext

_INSERT = sql("""
    INSERT INTO notices (user_id, kind, data, created_at) VALUES ($1, $2, $3::jsonb, $4)
""")
_UNREAD = sql("""
    SELECT id, kind, data::text AS data, created_at FROM notices
     WHERE user_id = $1 AND read_at IS NULL ORDER BY created_at DESC, id LIMIT 50
""")
_ALL = sql("""
    SELECT id, kind, data::text AS data, created_at, read_at FROM notices
     WHERE user_id = $1 ORDER BY created_at, id
""")
_MARK_READ = sql("""
    UPDATE notices SET read_at = $3 WHERE user_id = $1 AND id = ANY($2::uuid[]) AND read_at IS NULL
""")


async def insert(
    conn: Connection, user_id: UUID, kind: str, data: dict[str, Any], now: datetime
) -> None:
    await conn.execute(_INSERT, user_id, kind, jsontext.dumps(data).decode(), now)


async def unread(conn: Connection, user_id: UUID) -> list[dict[str, Any]]:
    return [_told(row) for row in await conn.fetch(_UNREAD, user_id)]


async def every(conn: Connection, user_id: UUID) -> list[dict[str, Any]]:
    """Read ones too, for the export."""
    rows = await conn.fetch(_ALL, user_id)
    return [
        {**_told(row), "read_at": row["read_at"].isoformat() if row["read_at"] else None}
        for row in rows
    ]


async def mark_read(conn: Connection, user_id: UUID, ids: Sequence[UUID], now: datetime) -> None:
    """Ids of others are passed over."""
    await conn.execute(_MARK_READ, user_id, list(ids), now)


def _told(row: Any) -> dict[str, Any]:
    return {
        "id": str(row["id"]),
        "kind": row["kind"],
        "data": jsontext.loads(row["data"]),
        "created_at": row["created_at"].isoformat(),
    }
