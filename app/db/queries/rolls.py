"""Rolls, and what a throw needs to know of its character."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain import jsontext

_COLUMNS = """
    SELECT r.id, r.group_id, r.user_id, u.display_name, r.character_id, r.character_name,
           r.parent_id, r.client_id, r.label::text AS label_text, r.category,
           r.throw::text AS throw_text, r.outcome::text AS outcome_text, r.source, r.visibility,
           r.rolled_at
      FROM rolls r LEFT JOIN users u ON u.id = r.user_id
"""

_GET = sql(f"{_COLUMNS} WHERE r.id = $1")
_BY_CLIENT = sql(f"{_COLUMNS} WHERE r.user_id = $1 AND r.client_id = $2")

# the same rule as permissions.may_read_roll
_LIST = sql(f"""
    {_COLUMNS}
     WHERE r.group_id = $1
       AND (r.visibility = 'all' OR r.user_id = $2 OR (r.visibility = 'dm' AND $3))
       AND ($4::uuid IS NULL OR r.character_id = $4)
       AND ($5::uuid IS NULL OR r.user_id = $5)
       AND ($6::text IS NULL OR r.category = $6)
       AND ($7::text IS NULL OR r.source = $7)
       AND ($8::timestamptz IS NULL OR r.rolled_at >= $8)
       AND ($9::timestamptz IS NULL OR (r.rolled_at, r.id) < ($9, $10::uuid))
       AND (NOT $11::boolean OR r.visibility <> 'all')
     ORDER BY r.rolled_at DESC, r.id DESC
     LIMIT $12
""")

# clock_timestamp: under the group's lock the times have the order of the log
_INSERT = sql("""
    INSERT INTO rolls (group_id, user_id, character_id, character_name, parent_id, client_id, label,
                       category, throw, outcome, source, visibility, rolled_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7::json, $8, $9::json, $10::json, $11, $12, clock_timestamp())
    ON CONFLICT (user_id, client_id) DO NOTHING
    RETURNING id
""")

_CHARACTER = sql("""
    SELECT c.id, c.owner_user_id, c.ruleset_id, c.sheet_version, c.name,
           c.sheet_data::text AS sheet_text, gc.hidden
      FROM characters c JOIN group_characters gc ON gc.character_id = c.id AND gc.group_id = $2
     WHERE c.id = $1 AND c.deleted_at IS NULL
""")

_STILL_THERE = sql("""
    SELECT c.owner_user_id, gc.hidden
      FROM characters c JOIN group_characters gc ON gc.character_id = c.id AND gc.group_id = $2
     WHERE c.id = $1 AND c.deleted_at IS NULL
""")

# the asked ones, or else those that are at the table: the first of them names the action
_ASKED = sql("""
    SELECT c.id, gc.hidden
      FROM group_characters gc JOIN characters c ON c.id = gc.character_id
     WHERE gc.group_id = $1 AND c.deleted_at IS NULL
       AND (c.id = ANY($2::uuid[]) OR (cardinality($2::uuid[]) = 0 AND NOT gc.hidden))
     ORDER BY gc.is_active DESC, gc.assigned_at, c.id
""")

_HOLD_CHARACTER = sql("SELECT id FROM characters WHERE id = $1 FOR KEY SHARE")


async def get(conn: Connection, roll_id: UUID) -> Any:
    return await conn.fetchrow(_GET, roll_id)


async def by_client(conn: Connection, user_id: UUID, client_id: UUID) -> Any:
    """The roll that this person's client has told of under this id."""
    return await conn.fetchrow(_BY_CLIENT, user_id, client_id)


async def list_of(
    conn: Connection,
    group_id: UUID,
    viewer: UUID,
    *,
    leads: bool,
    character_id: UUID | None,
    user_id: UUID | None,
    category: str | None,
    source: str | None,
    secret: bool,
    since: datetime | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Any]:
    """One page of what the viewer may read, newest first, and one row more if there is another."""
    at, last = after or (None, None)
    return await conn.fetch(
        _LIST,
        group_id,
        viewer,
        leads,
        character_id,
        user_id,
        category,
        source,
        since,
        at,
        last,
        secret,
        limit + 1,
    )


async def insert(
    conn: Connection,
    *,
    group_id: UUID | None,
    user_id: UUID,
    character_id: UUID | None,
    character_name: str | None,
    parent_id: UUID | None,
    client_id: UUID,
    label: Any,
    category: str,
    throw: Any,
    outcome: Any,
    source: str,
    visibility: str,
) -> UUID | None:
    """Its id; None if the client has told of this roll before."""
    made: UUID | None = await conn.fetchval(
        _INSERT,
        group_id,
        user_id,
        character_id,
        character_name,
        parent_id,
        client_id,
        _text(label),
        category,
        _text(throw),
        None if outcome is None else _text(outcome),
        source,
        visibility,
    )
    return made


async def character(conn: Connection, character_id: UUID, group_id: UUID) -> Any:
    """A character of the group with its sheet as text."""
    return await conn.fetchrow(_CHARACTER, character_id, group_id)


async def asked(conn: Connection, group_id: UUID, character_ids: Sequence[UUID]) -> Sequence[Any]:
    """Those of the characters that are in the group, or all that are not hidden, the active ones
    first."""
    return await conn.fetch(_ASKED, group_id, list(character_ids))


async def still_there(conn: Connection, character_id: UUID, group_id: UUID) -> Any:
    """Owner and hiddenness, if it is (still) in the group."""
    return await conn.fetchrow(_STILL_THERE, character_id, group_id)


async def hold_character(conn: Connection, character_id: UUID) -> bool:
    """Keep it from being deleted for good; before the group is locked. False if it is gone."""
    return await conn.fetchval(_HOLD_CHARACTER, character_id) is not None


def _text(value: Any) -> str:
    return jsontext.dumps(value).decode()
