"""What belongs to one person, read for their export."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain import jsontext

_GROUPS = sql("""
    SELECT g.id, g.name, g.description, g.ruleset_id, m.role, m.joined_at
      FROM group_members m JOIN groups g ON g.id = m.group_id
     WHERE m.user_id = $1 ORDER BY m.joined_at, g.id
""")
_CONTENT = sql("""
    SELECT id, group_id, kind, name::text AS name, data::text AS data, created_at, updated_at
      FROM content_entries WHERE created_by = $1 ORDER BY created_at, id
""")
_ROLLS = sql("""
    SELECT id, group_id, character_id, parent_id, label, category, throw::text AS throw,
           outcome::text AS outcome, source, visibility, rolled_at
      FROM rolls WHERE user_id = $1 ORDER BY rolled_at, id
""")
_CHARACTERS = sql("""
    SELECT c.id, c.ruleset_id, c.ruleset_version, c.sheet_version, c.name,
           c.sheet_data::text AS sheet_data, c.extensions::text AS extensions, c.portrait_url,
           c.deleted_at, v.view::text AS view
      FROM characters c
      LEFT JOIN character_views v ON v.character_id = c.id AND v.user_id = c.owner_user_id
     WHERE c.owner_user_id = $1 ORDER BY c.created_at, c.id
""")
_VERSIONS = sql("""
    SELECT v.character_id, v.version, v.name, v.sheet_data::text AS sheet_data, v.ruleset_version,
           v.sheet_version, v.cause, v.started_at, v.saved_at
      FROM character_versions v JOIN characters c ON c.id = v.character_id
     WHERE c.owner_user_id = $1 ORDER BY v.character_id, v.version
""")


async def groups(conn: Connection, user_id: UUID) -> list[dict[str, Any]]:
    return [_read(row) for row in await conn.fetch(_GROUPS, user_id)]


async def content(conn: Connection, user_id: UUID) -> list[dict[str, Any]]:
    return [_read(row, "name", "data") for row in await conn.fetch(_CONTENT, user_id)]


async def rolls(conn: Connection, user_id: UUID) -> list[dict[str, Any]]:
    return [_read(row, "throw", "outcome") for row in await conn.fetch(_ROLLS, user_id)]


async def characters(conn: Connection, user_id: UUID) -> list[dict[str, Any]]:
    """Deleted ones too, each with its kept versions."""
    found = {
        str(row["id"]): {**_read(row, "sheet_data", "extensions", "view"), "versions": []}
        for row in await conn.fetch(_CHARACTERS, user_id)
    }
    for row in await conn.fetch(_VERSIONS, user_id):
        character = found.get(str(row["character_id"]))
        if character is not None:
            character["versions"].append(_read(row, "sheet_data"))
    return list(found.values())


def _read(row: Any, *texts: str) -> dict[str, Any]:
    """The row as JSON values; ``texts`` are columns that are JSON already."""
    values = dict(row)
    for name, value in values.items():
        if value is None:
            continue
        if name in texts:
            values[name] = jsontext.loads(value)
        elif isinstance(value, UUID):
            values[name] = str(value)
        elif isinstance(value, datetime):
            values[name] = value.isoformat()
    return values
