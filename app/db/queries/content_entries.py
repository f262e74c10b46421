"""A group's own content."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain import jsontext

_COLUMNS = """
    id, kind, name::text AS name_text, data::text AS data_text, created_by, revision, created_at,
    updated_at
"""

_LIST = sql(f"""
    SELECT {_COLUMNS} FROM content_entries
     WHERE group_id = $1
       AND ($2::text IS NULL OR kind = $2)
       AND ($3::text IS NULL OR strpos(lower(name ->> 'de'), lower($3)) > 0
                             OR strpos(lower(name ->> 'en'), lower($3)) > 0)
       AND ($4::text IS NULL OR (kind, id) > ($4, $5::uuid))
     ORDER BY kind, id
     LIMIT $6
""")

_INSERT = sql(f"""
    INSERT INTO content_entries (group_id, kind, name, data, created_by)
    VALUES ($1, $2, $3::jsonb, $4::jsonb, $5)
    RETURNING {_COLUMNS}
""")

_CHANGE = sql(f"""
    UPDATE content_entries
       SET name = coalesce($3::jsonb, name), data = coalesce($4::jsonb, data),
           revision = revision + 1, updated_at = now()
     WHERE group_id = $1 AND id = $2
    RETURNING {_COLUMNS}
""")

_DELETE = sql(f"""
    DELETE FROM content_entries WHERE group_id = $1 AND id = $2 RETURNING {_COLUMNS}
""")

_COUNT = sql("SELECT count(*) FROM content_entries WHERE group_id = $1")


async def list_of(
    conn: Connection,
    group_id: UUID,
    *,
    kind: str | None,
    q: str | None,
    after: tuple[str, UUID] | None,
    limit: int,
) -> Sequence[Any]:
    """One page in a fixed order, and one row more if there is another page."""
    after_kind, after_id = after or (None, None)
    return await conn.fetch(_LIST, group_id, kind, q, after_kind, after_id, limit + 1)


async def insert(
    conn: Connection, group_id: UUID, kind: str, name: Any, data: Any, created_by: UUID
) -> Any:
    return await conn.fetchrow(_INSERT, group_id, kind, _text(name), _text(data), created_by)


async def change(
    conn: Connection, group_id: UUID, entry_id: UUID, name: Any | None, data: Any | None
) -> Any:
    """What is None stays. Answers None if there is no such entry."""
    given = (None if value is None else _text(value) for value in (name, data))
    return await conn.fetchrow(_CHANGE, group_id, entry_id, *given)


async def delete(conn: Connection, group_id: UUID, entry_id: UUID) -> Any:
    return await conn.fetchrow(_DELETE, group_id, entry_id)


async def count(conn: Connection, group_id: UUID) -> int:
    number: int = await conn.fetchval(_COUNT, group_id)
    return number


def _text(value: Any) -> str:
    return jsontext.dumps(value).decode()
