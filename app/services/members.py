"""Who is in a group: the guards that every change in a group begins with, leaving, removal."""

from typing import Any
from uuid import UUID

from app.db import events
from app.db.connection import Connection
from app.db.events import Event
from app.db.queries import assignments
from app.db.queries import members as queries
from app.domain.access import Actor
from app.domain.once import Once
from app.domain.permissions import Membership, require_leader
from app.errors import Conflict, Forbidden, NotFound, Unauthorized, Unavailable
from app.parts import Parts
from app.services import tables

MOST = 100
"""Members of one group."""


async def membership(conn: Connection, group_id: UUID, actor: Actor) -> Membership:
    """The group as the actor meets it; NotFound for everyone who is not in it."""
    member = await queries.find(conn, group_id, actor.user_id)
    if member is None:
        raise NotFound("No such group.")
    return member


async def locked(conn: Connection, group_id: UUID, actor: Actor) -> Membership:
    """Like :func:`membership`, under the group's lock: it holds until the transaction ends.

    After it no user and no character may be locked."""
    await queries.lock(conn, group_id)
    return await membership(conn, group_id, actor)


async def verified_person(conn: Connection, actor: Actor) -> Any:
    """The actor's account, kept until the transaction ends; before anything else is locked.

    Raises Forbidden ``email_unverified``, Unauthorized ``session_ended`` for one just deleted."""
    person = await queries.person(conn, actor.user_id)
    if person is None:
        raise Unauthorized("This account was deleted.", code="session_ended")
    if not person["email_verified"]:
        raise Forbidden(
            "Verify your email address first: open the link that was sent to it.",
            code="email_unverified",
        )
    return person


async def remove(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, user_id: UUID
) -> dict[str, Any]:
    """Leave a group, or remove a member from it, which only its dungeon master may. The person's
    characters leave the table with them.

    Raises NotFound, Forbidden, Conflict ``dungeon_master_must_hand_over``.
    """

    async def work(conn: Connection) -> dict[str, Any]:
        _permit(await membership(conn, group_id, actor), user_id)
        held = await assignments.lock_characters_of(conn, group_id, user_id)
        _permit(await locked(conn, group_id, actor), user_id)
        leaving = await queries.named(conn, group_id, user_id)
        if leaving is None:
            raise NotFound("This person is not in the group.")
        await _take_along(conn, actor, once, group_id, user_id, held)
        await queries.remove(conn, group_id, user_id)
        left = {
            "user_id": str(user_id),
            "display_name": leaving["display_name"],
            "reason": "left" if user_id == actor.user_id else "removed",
        }
        await events.append(conn, [group_id], member_event("member.left", left, actor, once))
        return {"user_id": str(user_id)}

    return await parts.db.change(work, once)


def _permit(member: Membership, user_id: UUID) -> None:
    if user_id != member.user_id:
        require_leader(member, "remove members")
    elif member.leads:
        raise Conflict(
            "The dungeon master cannot leave: hand the group over first, or delete it.",
            code="dungeon_master_must_hand_over",
        )


async def _take_along(
    conn: Connection,
    actor: Actor,
    once: Once | None,
    group_id: UUID,
    user_id: UUID,
    held: set[UUID],
) -> None:
    for row in await assignments.of_member(conn, group_id, user_id):
        if row["character_id"] not in held:
            # put on the table between the two locks: characters may not be locked any more
            raise Unavailable("The group is changing; try again.", code="busy")
        await assignments.remove(conn, group_id, row["character_id"])
        await tables.tell_removed(conn, group_id, row, actor, once)


def member_event(name: str, data: dict[str, Any], actor: Actor, once: Once | None) -> Event:
    """Something that every member may know."""
    return Event(name, data, data, actor=actor.user_id, cause=once.key if once else None)


def rendered(row: Any) -> dict[str, Any]:
    """A member as the group sees them."""
    return {
        "user_id": str(row["user_id"]),
        "display_name": row["display_name"],
        "role": row["role"],
        "joined_at": row["joined_at"].isoformat(),
    }
