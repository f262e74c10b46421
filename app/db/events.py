"""The group's ordered log: the only place that gives numbers, with the function
``append_for_character`` (migration 0008), which a save calls too.

Written in the transaction of the change it tells of, so nothing is told that did not happen and
nothing happens untold. Groups are locked last and here only, in the order of their ids. What was
written is kept on the connection (``told``) until the commit; then :class:`app.db.pool.Database`
hands it to the rooms.
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
    RETURNING group_id, seq, created_at
""")

_TO_CHARACTERS_GROUPS = sql("""
    SELECT group_id, seq, created_at, is_public, shown_actor, shown_note
      FROM append_for_character($1, $2::json, $3::json, $4, $5, $6, $7, $8, $9, $10)
""")

# from the front alone: the times of two events may be in another order than their numbers, and a
# hole in what is kept would look like an end
_PRUNE = sql("""
    DELETE FROM group_events e USING groups g
     WHERE g.id = e.group_id AND e.seq <= g.event_seq - 1000
       AND e.seq < (SELECT coalesce(min(young.seq), g.event_seq + 1) FROM group_events young
                     WHERE young.group_id = g.id
                       AND young.created_at >= now() - interval '24 hours')
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


@dataclass(frozen=True, slots=True)
class Told:
    """One line of a group's log as its room needs it. ``full`` and ``public`` are JSON texts."""

    group_id: UUID
    seq: int
    at: str
    event: str
    full: str
    public: str | None
    visibility: Visibility
    subject: UUID | None
    actor: UUID | None
    note: str | None
    cause: UUID | None


Offsets = dict[UUID, int]
Texts = tuple[str, str | None]


async def append(conn: Connection, group_ids: Sequence[UUID], event: Event) -> Offsets:
    """Tell these groups; answers each one's offset of the event."""
    if not group_ids:
        return {}
    texts = texts_of(event)
    rows = await conn.fetch(_TO_GROUPS, list(group_ids), *_values(event, texts))
    for row in rows:
        told = {"is_public": True, "shown_actor": event.actor, "shown_note": None, **row}
        keep(conn, _told(event, texts, told))
    return {row["group_id"]: row["seq"] for row in rows}


async def append_for_character(
    conn: Connection, event: Event, *, at: UUID | None = None, note: str | None = None
) -> Offsets:
    """Tell every group that ``event.character`` is in; ``at`` is the group where it was done. Where
    the character is hidden, only owner and dungeon master are told.

    The caller holds the character's row lock, so no group can be joined meanwhile."""
    texts = texts_of(event)
    rows = await conn.fetch(_TO_CHARACTERS_GROUPS, *_values(event, texts), at, note)
    for row in rows:
        keep(conn, _told(event, texts, row))
    return {row["group_id"]: row["seq"] for row in rows}


def keep_told(conn: Connection, event: Event, texts: Texts, rows: Sequence[Any]) -> None:
    """Keep what ``save_character`` says it told; a row without a group tells nobody."""
    for row in rows:
        if row["group_id"] is not None:
            keep(conn, _told(event, texts, row))


def keep(conn: Connection, told: Told) -> None:
    """Keep it until the commit. A connection that is not of the pool's has nobody to tell."""
    kept: list[Told] | None = getattr(conn, "told", None)
    if kept is not None:
        kept.append(told)


async def prune(conn: Connection) -> None:
    """Forget what is older than 24 hours and not among a group's last 1,000."""
    await conn.execute(_PRUNE)


def texts_of(event: Event) -> Texts:
    """Both renderings as JSON."""
    full = jsontext.dumps(event.full).decode()
    if event.public is event.full:
        return full, full
    return full, None if event.public is None else jsontext.dumps(event.public).decode()


def _told(event: Event, texts: Texts, row: Any) -> Told:
    full, public = texts
    return Told(
        group_id=row["group_id"],
        seq=row["seq"],
        at=row["created_at"].isoformat(),
        event=event.name,
        full=full,
        public=public if row["is_public"] else None,
        visibility=event.visibility,
        subject=event.subject,
        actor=row["shown_actor"],
        note=row["shown_note"],
        cause=event.cause,
    )


def _values(event: Event, texts: Texts) -> tuple[Any, ...]:
    return (
        event.name,
        *texts,
        event.visibility,
        event.subject,
        event.character,
        event.actor,
        event.cause,
    )
