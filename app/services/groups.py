"""Groups: make, see, change, hand over, delete."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.db import events
from app.db.connection import Connection
from app.db.queries import groups as queries
from app.db.queries import members as membership_queries
from app.domain import cursor, texts
from app.domain.access import Actor
from app.domain.once import Once
from app.domain.permissions import require_leader
from app.errors import Conflict, Invalid, NotFound, field_error
from app.parts import Parts
from app.services import members
from app.services.characters import known_ruleset
from app.services.members import member_event

MOST_LED = 100
"""Groups that one person may lead."""
LONGEST_NAME = 120


async def list_mine(parts: Parts, actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """The groups that the actor is in, the last joined first. Raises BadRequest ``bad_cursor``."""
    after = cursor.after(query, (datetime, UUID))
    async with parts.db.read() as conn:
        rows = await queries.list_of(conn, actor.user_id, after, query["limit"])
    return cursor.page(rows, query["limit"], ("joined_at", "id"), _rendered)


async def get(parts: Parts, actor: Actor, group_id: UUID) -> dict[str, Any]:
    """A group with its members. Every member may see it; NotFound for all others."""
    async with parts.db.read() as conn:
        return await with_members(conn, actor, group_id)


async def with_members(conn: Connection, actor: Actor, group_id: UUID) -> dict[str, Any]:
    row = await queries.get(conn, group_id, actor.user_id)
    if row is None:
        raise NotFound("No such group.")
    rows = await membership_queries.list_all(conn, group_id)
    return {**_rendered(row), "members": [members.rendered(member) for member in rows]}


async def create(
    parts: Parts, actor: Actor, once: Once | None, data: dict[str, Any]
) -> dict[str, Any]:
    """Make a group and lead it. Its ruleset stays.

    Raises Forbidden ``email_unverified``, Invalid ``unknown_ruleset``, Conflict
    ``ruleset_unavailable``, ``too_many_groups``.
    """
    name = texts.one_line(data["name"], "/name", LONGEST_NAME)
    ruleset = known_ruleset(parts, data["ruleset_id"])

    async def work(conn: Connection) -> dict[str, Any]:
        person = await members.verified_person(conn, actor)
        if await queries.count_led(conn, actor.user_id) >= MOST_LED:
            raise Conflict(f"One person may lead {MOST_LED} groups.", code="too_many_groups")
        description = data.get("description", "").strip()
        group_id = await queries.insert(conn, name, description, ruleset.id, actor.user_id)
        group = await with_members(conn, actor, group_id)
        joined = {**group["members"][0], "display_name": person["display_name"]}
        await events.append(conn, [group_id], member_event("member.joined", joined, actor, once))
        return group

    return await parts.db.change(work, once)


async def change(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, data: dict[str, Any]
) -> dict[str, Any]:
    """Rename or describe a group. Only its dungeon master may."""
    name = texts.one_line(data["name"], "/name", LONGEST_NAME) if "name" in data else None

    async def work(conn: Connection) -> dict[str, Any]:
        group = await members.locked(conn, group_id, actor)
        require_leader(group, "change the group")
        new_name = group.name if name is None else name
        description = data.get("description", group.description).strip()
        revision = await queries.change(conn, group_id, new_name, description)
        changed = {
            "group_id": str(group_id),
            "name": new_name,
            "description": description,
            "revision": revision,
        }
        await events.append(conn, [group_id], member_event("group.updated", changed, actor, once))
        return await with_members(conn, actor, group_id)

    return await parts.db.change(work, once)


async def delete(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, typed_name: str
) -> dict[str, Any]:
    """Delete a group for good, with its rolls, log and own content; characters stay their owners'.

    Only its dungeon master may, who types its name. Raises Invalid ``name_mismatch``.
    """

    async def work(conn: Connection) -> dict[str, Any]:
        # characters are not locked: whoever is saving one finds that the group is gone
        await membership_queries.lock(conn, group_id, whole=True)
        group = await members.membership(conn, group_id, actor)
        require_leader(group, "delete the group")
        if typed_name.strip() != group.name:
            raise Invalid(
                "Type the group's name to delete it.",
                code="name_mismatch",
                errors=[
                    field_error(
                        "?name",
                        "name_mismatch",
                        "So heißt die Gruppe nicht.",
                        "This is not the group's name.",
                    )
                ],
            )
        # the log goes with the group: this is told to the rooms or not at all
        gone = {"group_id": str(group_id), "name": group.name}
        await events.append(conn, [group_id], member_event("group.deleted", gone, actor, once))
        await queries.delete(conn, group_id)
        return {"id": str(group_id)}

    return await parts.db.change(work, once)


async def transfer(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, user_id: UUID
) -> dict[str, Any]:
    """Make another member the dungeon master and stay as a player. Only the dungeon master may.

    Raises Invalid ``not_a_member``, ``already_dungeon_master``; Conflict ``not_dungeon_master`` for
    who was the dungeon master when asking and is not any more.
    """
    async with parts.db.read() as conn:
        seen = await members.membership(conn, group_id, actor)
    require_leader(seen, "hand the group over")

    async def work(conn: Connection) -> dict[str, Any]:
        # accounts before groups: the heir's cannot be deleted meanwhile
        await membership_queries.person(conn, user_id)
        group = await members.locked(conn, group_id, actor)
        if not group.leads:
            raise Conflict("You are not the dungeon master any more.", code="not_dungeon_master")
        heir = await _heir(conn, group_id, user_id, actor)
        revision = await membership_queries.hand_over(conn, group_id, user_id)
        changed = {
            "group_id": str(group_id),
            "dm_user_id": str(user_id),
            "dm_name": heir["display_name"],
            "previous_dm_user_id": str(actor.user_id),
            "revision": revision,
        }
        await events.append(
            conn, [group_id], member_event("group.dm_changed", changed, actor, once)
        )
        return await with_members(conn, actor, group_id)

    return await parts.db.change(work, once)


async def _heir(conn: Connection, group_id: UUID, user_id: UUID, actor: Actor) -> Any:
    if user_id == actor.user_id:
        raise _not_heir(
            "already_dungeon_master",
            "Diese Person leitet die Gruppe schon.",
            "This person leads the group already.",
        )
    heir = await membership_queries.named(conn, group_id, user_id)
    if heir is None:
        raise _not_heir(
            "not_a_member",
            "Diese Person ist nicht in der Gruppe.",
            "This person is not in the group.",
        )
    return heir


def _not_heir(code: str, de: str, en: str) -> Invalid:
    return Invalid(en, code=code, errors=[field_error("/user_id", code, de, en)])


def _rendered(row: Any) -> dict[str, Any]:
    return {
        "id": str(row["id"]),
        "name": row["name"],
        "description": row["description"],
        "ruleset_id": row["ruleset_id"],
        "role": row["role"],
        "dm": {"user_id": str(row["dm_user_id"]), "display_name": row["dm_name"]},
        "member_count": row["member_count"],
        "revision": row["revision"],
        "joined_at": row["joined_at"].isoformat(),
        "created_at": row["created_at"].isoformat(),
        "updated_at": row["updated_at"].isoformat(),
    }
