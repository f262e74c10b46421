"""Who is in which group, and the lock that guards a group's changes."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain.permissions import Membership

_PERSON = sql("SELECT email_verified, display_name FROM users WHERE id = $1 FOR KEY SHARE")

_FIND = sql("""
    SELECT g.id AS group_id, m.user_id, m.role, g.name, g.description, g.ruleset_id, g.dm_user_id,
           g.revision
      FROM groups g JOIN group_members m ON m.group_id = g.id AND m.user_id = $2
     WHERE g.id = $1
""")

_LOCK = sql("SELECT id FROM groups WHERE id = $1 FOR NO KEY UPDATE")

_LOCK_WHOLE = sql("SELECT id FROM groups WHERE id = $1 FOR UPDATE")

_LIST = sql("""
    SELECT m.user_id, u.display_name, m.role, m.joined_at
      FROM group_members m JOIN users u ON u.id = m.user_id
     WHERE m.group_id = $1
     ORDER BY m.role = 'dm' DESC, m.joined_at, m.user_id
""")

_ROLE = sql("SELECT role FROM group_members WHERE group_id = $1 AND user_id = $2")

_NAMED = sql("""
    SELECT m.user_id, u.display_name, m.role, m.joined_at
      FROM group_members m JOIN users u ON u.id = m.user_id
     WHERE m.group_id = $1 AND m.user_id = $2
""")

_COUNT = sql("SELECT count(*) FROM group_members WHERE group_id = $1")

_ADD = sql("""
    INSERT INTO group_members (group_id, user_id, role) VALUES ($1, $2, $3) RETURNING joined_at
""")

_REMOVE = sql("DELETE FROM group_members WHERE group_id = $1 AND user_id = $2")

# first the old one steps down: the unique index allows no second, not even for a moment
_STEP_DOWN = sql("""
    UPDATE group_members SET role = 'player' WHERE group_id = $1 AND role = 'dm'
""")
_STEP_UP = sql("UPDATE group_members SET role = 'dm' WHERE group_id = $1 AND user_id = $2")
_LEAD = sql("""
    UPDATE groups SET dm_user_id = $2, revision = revision + 1, updated_at = now()
     WHERE id = $1 RETURNING revision
""")


async def person(conn: Connection, user_id: UUID) -> Any:
    """An account, kept from being deleted until the transaction ends; None if it is gone."""
    return await conn.fetchrow(_PERSON, user_id)


async def find(conn: Connection, group_id: UUID, user_id: UUID) -> Membership | None:
    row = await conn.fetchrow(_FIND, group_id, user_id)
    return Membership(**dict(row)) if row else None


async def lock(conn: Connection, group_id: UUID, *, whole: bool = False) -> bool:
    """Lock the group's row; false if there is none. ``whole`` is for its deletion. What is read
    afterwards holds until the transaction ends."""
    statement = _LOCK_WHOLE if whole else _LOCK
    return await conn.fetchval(statement, group_id) is not None


async def list_all(conn: Connection, group_id: UUID) -> Sequence[Any]:
    return await conn.fetch(_LIST, group_id)


async def role(conn: Connection, group_id: UUID, user_id: UUID) -> str | None:
    found: str | None = await conn.fetchval(_ROLE, group_id, user_id)
    return found


async def named(conn: Connection, group_id: UUID, user_id: UUID) -> Any:
    """A member with their name; None if they are not in the group."""
    return await conn.fetchrow(_NAMED, group_id, user_id)


async def count(conn: Connection, group_id: UUID) -> int:
    number: int = await conn.fetchval(_COUNT, group_id)
    return number


async def add(conn: Connection, group_id: UUID, user_id: UUID, as_role: str) -> Any:
    """When they joined."""
    return await conn.fetchval(_ADD, group_id, user_id, as_role)


async def remove(conn: Connection, group_id: UUID, user_id: UUID) -> None:
    await conn.execute(_REMOVE, group_id, user_id)


async def hand_over(conn: Connection, group_id: UUID, to: UUID) -> int:
    """Make another member the dungeon master; the caller holds the group's lock. Answers the
    group's new revision."""
    await conn.execute(_STEP_DOWN, group_id)
    await conn.execute(_STEP_UP, group_id, to)
    revision: int = await conn.fetchval(_LEAD, group_id, to)
    return revision
