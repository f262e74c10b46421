"""The group's ordered log: the only place that gives numbers, with the function
``append_for_character`` (migration 0005), which a save calls too.

Written in the transaction of the change it tells of, so nothing is told that did not happen and
nothing happens untold. Groups are locked last and here only, in the order of their ids.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain import jsontext

Visibility = Literal["all", "dm", "self"]

_TO_GROUPS = sql("""
    WITH locked AS (
        SELECT id FROM groups WHERE id = ANY($1::uuid[]) ORDER BY id FOR NO KEY UPDATE
    ), numbered AS (
        UPDATE groups g SET event_seq = g.event_seq + 1 FROM locked
         WHERE g.id = locked.id RETURNING g.id, g.event_seq
    )
    INSERT INTO group_events (group_id, seq, event, full_data, public_data, visibility,
                              subject_user_id, character_id, actor_user_id, cause)
    SELECT id, event_seq, $2, $3::json, $4::json, $5, $6, $7, $8, $9 FROM numbered
    RETURNING group_id, seq
""")

_TO_CHARACTERS_GROUPS = sql("""
    SELECT group_id, seq
      FROM append_for_character($1, $2::json, $3::json, $4, $5, $6, $7, $8, $9, $10)
""")

_PRUNE = sql("""
    DELETE FROM group_events e USING groups g
     WHERE g.id = e.group_id AND e.created_at < now() - interval '24 hours'
       AND e.seq <= g.event_seq - 1000
""")


@dataclass(frozen=True, slots=True)
class Event:
    """``full`` is for the subject (owner, roller) and the dungeon master, ``public`` for the other
    members; None hides the event from them. ``cause`` is the key of the request that caused it."""

    name: str
    full: Mapping[str, Any]
    public: Mapping[str, Any] | None = None
    visibility: Visibility = "all"
    subject: UUID | None = None
    character: UUID | None = None
    actor: UUID | None = None
    cause: UUID | None = None


Offsets = dict[UUID, int]


async def append(conn: Connection, group_ids: Sequence[UUID], event: Event) -> Offsets:
    """Tell these groups; answers each one's offset of the event."""
    if not group_ids:
        return {}
    rows = await conn.fetch(_TO_GROUPS, list(group_ids), event.name, *_values(event))
    return {row["group_id"]: row["seq"] for row in rows}


async def append_for_character(
    conn: Connection, event: Event, *, at: UUID | None = None, note: str | None = None
) -> Offsets:
    """Tell every group that ``event.character`` is in; ``at`` is the group where it was done. Where
    the character is hidden, only owner and dungeon master are told.

    The caller holds the character's row lock, so no group can be joined meanwhile."""
    rows = await conn.fetch(_TO_CHARACTERS_GROUPS, event.name, *_values(event), at, note)
    return {row["group_id"]: row["seq"] for row in rows}


async def prune(conn: Connection) -> None:
    """Forget what is older than 24 hours and not among a group's last 1,000."""
    await conn.execute(_PRUNE)


def _values(event: Event) -> tuple[Any, ...]:
    public = None if event.public is None else jsontext.dumps(event.public).decode()
    return (
        jsontext.dumps(event.full).decode(),
        public,
        event.visibility,
        event.subject,
        event.character,
        event.actor,
        event.cause,
    )
