"""Groups."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql

_SEEN = """
    SELECT g.id, g.name, g.description, g.ruleset_id, g.dm_user_id, d.display_name AS dm_name,
           m.role, m.joined_at, g.revision, g.created_at, g.updated_at,
           (SELECT count(*) FROM group_members c WHERE c.group_id = g.id) AS member_count
      FROM group_members m
      JOIN groups g ON g.id = m.group_id
      JOIN users d ON d.id = g.dm_user_id
"""

_GET = sql(f"{_SEEN} WHERE m.group_id = $1 AND m.user_id = $2")

_LIST = sql(f"""
    {_SEEN}
     WHERE m.user_id = $1 AND ($2::timestamptz IS NULL OR (m.joined_at, g.id) < ($2, $3::uuid))
     ORDER BY m.joined_at DESC, g.id DESC
     LIMIT $4
""")

# the dungeon master's row is what the group's foreign key asks for at commit
_INSERT = sql("""
    WITH made AS (
        INSERT INTO groups (name, description, ruleset_id, dm_user_id) VALUES ($1, $2, $3, $4)
        RETURNING id
    )
    INSERT INTO group_members (group_id, user_id, role) SELECT id, $4, 'dm' FROM made
    RETURNING group_id
""")

_COUNT_LED = sql("SELECT count(*) FROM groups WHERE dm_user_id = $1")

_CHANGE = sql("""
    UPDATE groups SET name = $2, description = $3, revision = revision + 1, updated_at = now()
     WHERE id = $1 RETURNING revision
""")

_DELETE = sql("DELETE FROM groups WHERE id = $1")


async def get(conn: Connection, group_id: UUID, user_id: UUID) -> Any:
    """The group as this member sees it; None for everyone else."""
    return await conn.fetchrow(_GET, group_id, user_id)


async def list_of(
    conn: Connection, user_id: UUID, after: tuple[datetime, UUID] | None, limit: int
) -> Sequence[Any]:
    """One page of a person's groups, the last joined first, and one row more if there is another
    page."""
    at, last = after or (None, None)
    return await conn.fetch(_LIST, user_id, at, last, limit + 1)


async def insert(
    conn: Connection, name: str, description: str, ruleset_id: str, dm_user_id: UUID
) -> UUID:
    made: UUID = await conn.fetchval(_INSERT, name, description, ruleset_id, dm_user_id)
    return made


async def count_led(conn: Connection, user_id: UUID) -> int:
    number: int = await conn.fetchval(_COUNT_LED, user_id)
    return number


async def change(conn: Connection, group_id: UUID, name: str, description: str) -> int:
    revision: int = await conn.fetchval(_CHANGE, group_id, name, description)
    return revision


async def delete(conn: Connection, group_id: UUID) -> None:
    """With everything that is the group's: members, invitations, rolls, its log, its content."""
    await conn.execute(_DELETE, group_id)
