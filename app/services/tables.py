"""What a group is told of the characters at its table.

``character.assigned`` says how a character now stands at the table: it comes when it is put there
and again when it becomes active, inactive, hidden or shown; a client replaces what it knew.
``character.removed`` takes it away. Nobody but owner and dungeon master hears of a hidden one.
"""

from typing import Any
from uuid import UUID

from app.db import events
from app.db.connection import Connection
from app.db.events import Event
from app.db.queries import assignments
from app.domain import jsontext
from app.domain.access import Actor
from app.domain.once import Once


def rendered(row: Any) -> dict[str, Any]:
    """The card of a character at this table."""
    return {
        "character_id": str(row["character_id"]),
        "name": row["name"],
        "portrait_url": row["portrait_url"],
        "card": jsontext.loads(row["card_text"]),
        "ruleset_id": row["ruleset_id"],
        "ruleset_version": row["ruleset_version"],
        "owner_user_id": str(row["owner_user_id"]),
        "owner_name": row["owner_name"],
        "is_active": row["is_active"],
        "hidden": row["hidden"],
        "revision": row["revision"],
        "assigned_at": row["assigned_at"].isoformat(),
    }


async def tell_assigned(
    conn: Connection, group_id: UUID, character_id: UUID, actor: Actor, once: Once | None
) -> dict[str, Any]:
    """Tell how the character now stands at the table; answers its card."""
    row = await assignments.get(conn, group_id, character_id)
    card = rendered(row)
    await _tell(conn, "character.assigned", group_id, row, card, actor, once)
    return card


async def tell_removed(
    conn: Connection, group_id: UUID, row: Any, actor: Actor, once: Once | None
) -> None:
    """Tell that the character is gone; ``row`` is how it stood there."""
    data = {"character_id": str(row["character_id"]), "revision": row["revision"]}
    await _tell(conn, "character.removed", group_id, row, data, actor, once)


async def _tell(
    conn: Connection,
    name: str,
    group_id: UUID,
    row: Any,
    data: dict[str, Any],
    actor: Actor,
    once: Once | None,
) -> None:
    event = Event(
        name,
        data,
        None if row["hidden"] else data,
        subject=row["owner_user_id"],
        character=row["character_id"],
        actor=actor.user_id,
        cause=once.key if once else None,
    )
    await events.append(conn, [group_id], event)
