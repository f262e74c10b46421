"""Characters at a group's table: one truth in many groups, no copies.

Each change locks the character first, then the group, so that whoever is saving the character tells
exactly the groups that it is in.
"""

from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.queries import assignments as queries
from app.domain.access import Actor
from app.domain.once import Once
from app.domain.permissions import Membership, may_play, may_see_assigned, require_leader
from app.errors import Conflict, Forbidden, NotFound
from app.parts import Parts
from app.services import members, tables

MOST = 200
"""Characters in one group."""


async def list_of(parts: Parts, actor: Actor, group_id: UUID) -> dict[str, Any]:
    """The cards of the characters at the table, by name. Every member may see them; hidden ones
    only their owner and the dungeon master."""
    async with parts.db.read() as conn:
        group = await members.membership(conn, group_id, actor)
        rows = await queries.list_seen(conn, group_id, actor.user_id, all_hidden=group.leads)
    return {"items": [tables.rendered(row) for row in rows]}


async def assign(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, data: dict[str, Any]
) -> dict[str, Any]:
    """Put a character of one's own on the table. A player's first is active unless said otherwise.

    Raises NotFound, Forbidden, Conflict ``ruleset_mismatch``, ``already_assigned``,
    ``too_many_characters``.
    """
    character_id = UUID(data["character_id"])
    hidden = data.get("hidden", False)

    async def work(conn: Connection) -> dict[str, Any]:
        character = await _own_character(conn, character_id, actor)
        group = await members.locked(conn, group_id, actor)
        if hidden:
            require_leader(group, "hide characters")
        await _check_room(conn, group, character["ruleset_id"])
        first = not group.leads and not await queries.has_active(conn, group_id, actor.user_id)
        if not await queries.add(conn, group_id, character_id, actor.user_id, hidden=hidden):
            raise Conflict("The character is in this group already.", code="already_assigned")
        if data.get("is_active", first):
            await _make_active(conn, group_id, character_id, actor, once)
            await queries.set_state(conn, group_id, character_id, is_active=True, hidden=hidden)
        return await tables.tell_assigned(conn, group_id, character_id, actor, once)

    return await parts.db.change(work, once)


async def change(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    group_id: UUID,
    character_id: UUID,
    data: dict[str, Any],
) -> dict[str, Any]:
    """Make a character the one its player has at the table (the owner may), hide it or show it
    (the dungeon master may)."""

    async def work(conn: Connection) -> dict[str, Any]:
        await queries.lock_character(conn, character_id)
        group = await members.locked(conn, group_id, actor)
        before = await _seen(conn, group, character_id)
        if "hidden" in data:
            require_leader(group, "hide characters")
        if "is_active" in data and before["owner_user_id"] != actor.user_id:
            raise Forbidden("Only its owner says which character is at the table.")
        is_active = data.get("is_active", before["is_active"])
        hidden = data.get("hidden", before["hidden"])
        if (is_active, hidden) == (before["is_active"], before["hidden"]):
            return tables.rendered(before)
        if is_active and not before["is_active"]:
            await _make_active(conn, group_id, character_id, actor, once)
        await queries.set_state(conn, group_id, character_id, is_active=is_active, hidden=hidden)
        if hidden and not before["hidden"]:
            await tables.tell_removed(conn, group_id, before, actor, once)
        return await tables.tell_assigned(conn, group_id, character_id, actor, once)

    return await parts.db.change(work, once)


async def remove(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, character_id: UUID
) -> dict[str, Any]:
    """Take a character off the table. Its owner may, and the dungeon master."""

    async def work(conn: Connection) -> dict[str, Any]:
        await queries.lock_character(conn, character_id)
        group = await members.locked(conn, group_id, actor)
        row = await _seen(conn, group, character_id)
        if not may_play(group, row["owner_user_id"]):
            raise Forbidden("Only its owner or the dungeon master may remove a character.")
        await queries.remove(conn, group_id, character_id)
        await tables.tell_removed(conn, group_id, row, actor, once)
        return {"character_id": str(character_id)}

    return await parts.db.change(work, once)


async def _own_character(conn: Connection, character_id: UUID, actor: Actor) -> Any:
    character = await queries.lock_character(conn, character_id)
    if character is None or character["deleted_at"] is not None:
        raise NotFound("No such character.")
    if character["owner_user_id"] == actor.user_id:
        return character
    if await queries.may_open(conn, character_id, actor.user_id):
        raise Forbidden("Only its owner may bring a character into a group.")
    raise NotFound("No such character.")


async def _check_room(conn: Connection, group: Membership, ruleset_id: str) -> None:
    if ruleset_id != group.ruleset_id:
        raise Conflict(
            f"This group plays {group.ruleset_id}, the character is of {ruleset_id}.",
            code="ruleset_mismatch",
        )
    if await queries.count(conn, group.group_id) >= MOST:
        raise Conflict(f"A group has at most {MOST} characters.", code="too_many_characters")


async def _seen(conn: Connection, group: Membership, character_id: UUID) -> Any:
    row = await queries.get(conn, group.group_id, character_id)
    if row is None or not may_see_assigned(group, row["owner_user_id"], hidden=row["hidden"]):
        raise NotFound("No such character in this group.")
    return row


async def _make_active(
    conn: Connection, group_id: UUID, character_id: UUID, actor: Actor, once: Once | None
) -> None:
    """Let the owner's other active character rest, and tell of it."""
    for rested in await queries.rest_others(conn, group_id, actor.user_id, character_id):
        if await queries.get(conn, group_id, rested) is not None:  # not in the bin
            await tables.tell_assigned(conn, group_id, rested, actor, once)
