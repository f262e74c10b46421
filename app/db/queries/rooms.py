"""What a live room reads: who comes in, how far the log is, what somebody missed."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.events import Told
from app.db.statement import sql

# one statement: the number and the dungeon master are of the same moment
_ENTRY = sql("""
    SELECT g.event_seq, g.dm_user_id, g.ruleset_id, m.role, u.display_name, i.epoch
      FROM groups g
      JOIN group_members m ON m.group_id = g.id AND m.user_id = $2
      JOIN users u ON u.id = m.user_id
     CROSS JOIN installation i
     WHERE g.id = $1
""")

_AFTER = sql("""
    SELECT group_id, seq, created_at, event, full_data::text AS full_text,
           public_data::text AS public_text, visibility, subject_user_id, actor_user_id, note, cause
      FROM group_events
     WHERE group_id = $1 AND seq > $2 AND seq <= $3
     ORDER BY seq
     LIMIT $4
""")

_HEADS = sql("SELECT id, event_seq FROM groups WHERE id = ANY($1::uuid[])")


async def entry(conn: Connection, group_id: UUID, user_id: UUID) -> Any:
    """How far the log is, who leads, and who comes in; None for who is not a member."""
    return await conn.fetchrow(_ENTRY, group_id, user_id)


async def after(
    conn: Connection, group_id: UUID, seq: int, limit: int, *, up_to: int = 2**62
) -> Sequence[Told]:
    """The events above ``seq``, in order."""
    rows = await conn.fetch(_AFTER, group_id, seq, up_to, limit)
    return [_told(row) for row in rows]


async def heads(conn: Connection, group_ids: Sequence[UUID]) -> dict[UUID, int]:
    """How far each group's log is; a group that is gone is left out."""
    rows = await conn.fetch(_HEADS, list(group_ids))
    return {row["id"]: row["event_seq"] for row in rows}


def _told(row: Any) -> Told:
    return Told(
        group_id=row["group_id"],
        seq=row["seq"],
        at=row["created_at"].isoformat(),
        event=row["event"],
        full=row["full_text"],
        public=row["public_text"],
        visibility=row["visibility"],
        subject=row["subject_user_id"],
        actor=row["actor_user_id"],
        note=row["note"],
        cause=row["cause"],
    )
