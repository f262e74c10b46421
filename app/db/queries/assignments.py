"""Characters at a group's table. Those in their owner's bin are not there."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql

_CARD = """
    gc.character_id, c.name, c.portrait_url, c.card::text AS card_text, c.ruleset_id,
    c.ruleset_version, c.revision, gc.user_id AS owner_user_id, u.display_name AS owner_name,
    gc.is_active, gc.hidden, gc.assigned_at
"""

_CARDS = f"""
    SELECT {_CARD}
      FROM group_characters gc
      JOIN characters c ON c.id = gc.character_id
      JOIN users u ON u.id = gc.user_id
"""

_LIST = sql(f"""
    {_CARDS}
     WHERE gc.group_id = $1 AND c.deleted_at IS NULL AND (NOT gc.hidden OR $3 OR gc.user_id = $2)
     ORDER BY lower(c.name), gc.character_id
""")

_GET = sql(f"""
    {_CARDS} WHERE gc.group_id = $1 AND gc.character_id = $2 AND c.deleted_at IS NULL
""")

_OF_MEMBER = sql(f"{_CARDS} WHERE gc.group_id = $1 AND gc.user_id = $2 ORDER BY gc.character_id")

_MAY_OPEN = sql("""
    SELECT EXISTS (
        SELECT FROM group_characters gc JOIN groups g ON g.id = gc.group_id
         WHERE gc.character_id = $1 AND g.dm_user_id = $2)
""")

_LOCK_CHARACTER = sql("""
    SELECT id, owner_user_id, ruleset_id, deleted_at FROM characters
     WHERE id = $1 FOR NO KEY UPDATE
""")

_LOCK_CHARACTERS_OF = sql("""
    SELECT id FROM characters
     WHERE id IN (SELECT character_id FROM group_characters WHERE group_id = $1 AND user_id = $2)
     ORDER BY id FOR NO KEY UPDATE
""")

_COUNT = sql("SELECT count(*) FROM group_characters WHERE group_id = $1")

_HAS_ACTIVE = sql("""
    SELECT EXISTS (
        SELECT FROM group_characters gc JOIN characters c ON c.id = gc.character_id
         WHERE gc.group_id = $1 AND gc.user_id = $2 AND gc.is_active AND c.deleted_at IS NULL)
""")

_ADD = sql("""
    INSERT INTO group_characters (group_id, character_id, user_id, hidden)
    VALUES ($1, $2, $3, $4)
    ON CONFLICT DO NOTHING RETURNING true
""")

_REST = sql("""
    UPDATE group_characters SET is_active = false
     WHERE group_id = $1 AND user_id = $2 AND is_active AND character_id <> $3
    RETURNING character_id
""")

_SET = sql("""
    UPDATE group_characters SET is_active = $3, hidden = $4
     WHERE group_id = $1 AND character_id = $2
""")

_REMOVE = sql("DELETE FROM group_characters WHERE group_id = $1 AND character_id = $2")


async def list_seen(
    conn: Connection, group_id: UUID, user_id: UUID, *, all_hidden: bool
) -> Sequence[Any]:
    """The cards by name; hidden ones for the dungeon master (``all_hidden``) and their owner."""
    return await conn.fetch(_LIST, group_id, user_id, all_hidden)


async def get(conn: Connection, group_id: UUID, character_id: UUID) -> Any:
    return await conn.fetchrow(_GET, group_id, character_id)


async def of_member(conn: Connection, group_id: UUID, user_id: UUID) -> Sequence[Any]:
    """All of one person's, those in the bin too."""
    return await conn.fetch(_OF_MEMBER, group_id, user_id)


async def may_open(conn: Connection, character_id: UUID, user_id: UUID) -> bool:
    """Whether the person leads a group that the character is in."""
    return bool(await conn.fetchval(_MAY_OPEN, character_id, user_id))


async def lock_character(conn: Connection, character_id: UUID) -> Any:
    """Before any group is locked."""
    return await conn.fetchrow(_LOCK_CHARACTER, character_id)


async def lock_characters_of(conn: Connection, group_id: UUID, user_id: UUID) -> set[UUID]:
    """Lock those that one person has in the group, before the group is locked."""
    rows = await conn.fetch(_LOCK_CHARACTERS_OF, group_id, user_id)
    return {row["id"] for row in rows}


async def count(conn: Connection, group_id: UUID) -> int:
    number: int = await conn.fetchval(_COUNT, group_id)
    return number


async def has_active(conn: Connection, group_id: UUID, user_id: UUID) -> bool:
    return bool(await conn.fetchval(_HAS_ACTIVE, group_id, user_id))


async def add(
    conn: Connection, group_id: UUID, character_id: UUID, user_id: UUID, *, hidden: bool
) -> bool:
    """False if it is there already."""
    return bool(await conn.fetchval(_ADD, group_id, character_id, user_id, hidden))


async def rest_others(
    conn: Connection, group_id: UUID, user_id: UUID, character_id: UUID
) -> list[UUID]:
    """Make all but one of a person's characters inactive; answers those that were active."""
    rows = await conn.fetch(_REST, group_id, user_id, character_id)
    return [row["character_id"] for row in rows]


async def set_state(
    conn: Connection, group_id: UUID, character_id: UUID, *, is_active: bool, hidden: bool
) -> None:
    await conn.execute(_SET, group_id, character_id, is_active, hidden)


async def remove(conn: Connection, group_id: UUID, character_id: UUID) -> None:
    await conn.execute(_REMOVE, group_id, character_id)
