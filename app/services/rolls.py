"""Rolls: told once, read by the ruleset as they fell, shown to whom they are for."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from app.db import events
from app.db.connection import Connection
from app.db.events import Event
from app.db.queries import rolls as queries
from app.domain import cursor, jsontext
from app.domain.access import Actor
from app.domain.once import Once
from app.domain.permissions import (
    Membership,
    Visibility,
    may_play,
    may_read_roll,
    may_see_assigned,
    require_leader,
)
from app.errors import Forbidden, Invalid, NotFound, field_error
from app.hookspecs import Throw
from app.parts import Parts
from app.services import members, saving, throws
from app.services.throws import Hero, Thrown


@dataclass(frozen=True, slots=True)
class _Roll:
    """A roll that is about to be stored."""

    group_id: UUID | None
    actor: Actor
    client_id: UUID
    character_id: UUID | None
    hero: Hero | None
    parent_id: UUID | None
    thrown: Thrown
    source: str
    visibility: Visibility


async def create(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, data: dict[str, Any]
) -> dict[str, Any]:
    """Throw at a group's table, or report a throw. Every member may throw free dice; for a
    character its owner and the dungeon master. A ``client_id`` told before is answered that roll.

    Raises NotFound, Forbidden, Invalid ``not_in_group``, ``hidden_character``, ``unknown_parent``,
    ``client_id_reused``, and what :func:`app.services.throws.make` raises.
    """
    client_id = _client_id(data, once)
    async with parts.db.read() as conn:
        group = await members.membership(conn, group_id, actor)
        known = await queries.by_client(conn, actor.user_id, client_id)
        if known is not None:
            return _same(known, group_id, None)
        character = await _character(conn, group, data)
        previous = await _previous(conn, data, actor, group)
    hero = _hero(character) if character is not None else None
    visibility = _visibility(data, hidden=character is not None and character["hidden"])
    roll = _Roll(
        group_id=group_id,
        actor=actor,
        client_id=client_id,
        character_id=character["id"] if character is not None else None,
        hero=hero,
        parent_id=_uuid(data, "parent_id"),
        thrown=await throws.make(parts, hero, data, previous),
        source=data["source"],
        visibility=visibility,
    )

    async def work(conn: Connection) -> dict[str, Any]:
        await _check_still(conn, roll, group_id, actor)
        made = await _insert(conn, roll)
        if made is None:
            return _same(await queries.by_client(conn, actor.user_id, client_id), group_id, None)
        shown = _rendered(await queries.get(conn, made))
        await events.append(conn, [group_id], _event(roll, shown, once))
        return shown

    return await parts.db.change(work, once)


async def request(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, data: dict[str, Any]
) -> dict[str, Any]:
    """Ask the table, or some of its characters, for a throw; their players' panels show it as a
    button. Only the dungeon master may. ``label`` is what it is called; without one the first
    character's ruleset says.

    Raises NotFound, Forbidden, Invalid ``not_in_group``, ``hidden_character``, ``unknown_action``,
    ``bad_input``."""
    wanted = [UUID(each) for each in data.get("character_ids", ())]
    async with parts.db.read() as conn:
        group = await members.membership(conn, group_id, actor)
        require_leader(group, "ask for throws")
        asked = await queries.asked(conn, group_id, wanted)
        _check_asked(asked, wanted)
        first = asked[0] if asked else None
        hero = await queries.character(conn, first["id"], group_id) if first else None
    label = await throws.label_of(parts, _hero(hero) if hero else None, data)
    asking = {
        "request_id": str(once.key if once else uuid4()),
        "action_id": data["action_id"],
        "inputs": data.get("inputs", {}),
        "label": label,
        "visibility": data.get("visibility", "all"),
        "character_ids": [str(each) for each in wanted] or None,
    }

    async def work(conn: Connection) -> dict[str, Any]:
        require_leader(await members.locked(conn, group_id, actor), "ask for throws")
        event = members.member_event("roll.requested", asking, actor, once)
        await events.append(conn, [group_id], event)
        return asking

    return await parts.db.change(work, once)


def _check_asked(asked: Sequence[Any], wanted: list[UUID]) -> None:
    """Everybody may know who is asked, so hidden characters cannot be."""
    found = {row["id"]: row for row in asked}
    errors = [
        field_error(
            f"/character_ids/{index}",
            "not_in_group",
            "Dieser Charakter ist nicht in der Gruppe.",
            "This character is not in the group.",
        )
        for index, each in enumerate(wanted)
        if each not in found
    ]
    if errors:
        raise Invalid("A character is not in this group.", code="not_in_group", errors=errors)
    hidden = [
        field_error(
            f"/character_ids/{index}",
            "hidden_character",
            "Das würde einen verborgenen Charakter verraten.",
            "This would give a hidden character away.",
        )
        for index, each in enumerate(wanted)
        if found[each]["hidden"]
    ]
    if hidden:
        raise Invalid(
            "A hidden character cannot be asked: that would give it away.",
            code="hidden_character",
            errors=hidden,
        )


async def practise(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID, data: dict[str, Any]
) -> dict[str, Any]:
    """Throw for a character in private: nobody is told. Who may open its sheet may.

    Raises what :func:`create` raises, but NotFound for a character that is not the actor's."""
    client_id = _client_id(data, once)
    character = await saving.load(parts, actor, character_id)
    async with parts.db.read() as conn:
        known = await queries.by_client(conn, actor.user_id, client_id)
        if known is not None:
            return _same(known, None, character_id)
        previous = await _previous(conn, data, actor, None)
    hero = Hero(character.name, character.ruleset_id, character.sheet_version, character.sheet_text)
    roll = _Roll(
        group_id=None,
        actor=actor,
        client_id=client_id,
        character_id=character_id,
        hero=hero,
        parent_id=_uuid(data, "parent_id"),
        thrown=await throws.make(parts, hero, data, previous),
        source=data["source"],
        visibility="self",
    )

    async def work(conn: Connection) -> dict[str, Any]:
        if not await queries.hold_character(conn, character_id):
            raise NotFound("No such character.")
        made = await _insert(conn, roll)
        if made is None:
            known = await queries.by_client(conn, actor.user_id, client_id)
            return _same(known, None, character_id)
        return _rendered(await queries.get(conn, made))

    return await parts.db.change(work, once)


async def list_of(
    parts: Parts, actor: Actor, group_id: UUID, query: dict[str, Any]
) -> dict[str, Any]:
    """A group's rolls, newest first, as far as they are for the actor. Raises BadRequest
    ``bad_cursor``."""
    after = cursor.after(query, (datetime, UUID))
    since = _since(query)
    async with parts.db.read() as conn:
        group = await members.membership(conn, group_id, actor)
        rows = await queries.list_of(
            conn,
            group_id,
            actor.user_id,
            leads=group.leads,
            character_id=_uuid(query, "character_id"),
            user_id=_uuid(query, "user_id"),
            category=query.get("category"),
            source=query.get("source"),
            secret=query["secret"],
            since=since,
            after=after,
            limit=query["limit"],
        )
    return cursor.page(rows, query["limit"], ("rolled_at", "id"), _rendered)


async def _character(conn: Connection, group: Membership, data: dict[str, Any]) -> Any:
    """The character of the group that throws, or None for free dice."""
    if "character_id" not in data:
        return None
    row = await queries.character(conn, UUID(data["character_id"]), group.group_id)
    _permit(group, row)
    return row


def _permit(group: Membership, row: Any) -> None:
    if row is None or not may_see_assigned(group, row["owner_user_id"], hidden=row["hidden"]):
        raise Invalid(
            "The character is not in this group.",
            code="not_in_group",
            errors=[
                field_error(
                    "/character_id",
                    "not_in_group",
                    "Dieser Charakter ist nicht in der Gruppe.",
                    "This character is not in the group.",
                )
            ],
        )
    if not may_play(group, row["owner_user_id"]):
        raise Forbidden("Only its owner and the dungeon master throw for a character.")


def _hero(row: Any) -> Hero:
    return Hero(row["name"], row["ruleset_id"], row["sheet_version"], row["sheet_text"])


async def _check_still(conn: Connection, roll: _Roll, group_id: UUID, actor: Actor) -> None:
    """What was true when the dice were thrown still is: membership, rights, hiddenness."""
    if roll.character_id is None:
        await members.locked(conn, group_id, actor)
        return
    await queries.hold_character(conn, roll.character_id)
    group = await members.locked(conn, group_id, actor)
    row = await queries.still_there(conn, roll.character_id, group_id)
    _permit(group, row)
    if row["hidden"] and roll.visibility == "all":
        raise _gives_away()


async def _previous(
    conn: Connection, data: dict[str, Any], actor: Actor, group: Membership | None
) -> Throw | None:
    """The throw that this one follows, which must be of the same table and visible."""
    parent_id = _uuid(data, "parent_id")
    if parent_id is None:
        return None
    row = await queries.get(conn, parent_id)
    if row is None or not _may_follow(row, actor, group):
        raise Invalid(
            "There is no such roll at this table.",
            code="unknown_parent",
            errors=[
                field_error(
                    "/parent_id",
                    "unknown_parent",
                    "Diesen Wurf gibt es nicht.",
                    "There is no such roll.",
                )
            ],
        )
    throw: Throw = jsontext.loads(row["throw_text"])
    return throw


def _may_follow(row: Any, actor: Actor, group: Membership | None) -> bool:
    if group is None:
        return row["group_id"] is None and row["user_id"] == actor.user_id
    return row["group_id"] == group.group_id and may_read_roll(
        group, row["user_id"], row["visibility"]
    )


def _visibility(data: dict[str, Any], *, hidden: bool) -> Visibility:
    """For all unless said otherwise; a hidden character's throws are the dungeon master's."""
    wanted: Visibility = data.get("visibility", "dm" if hidden else "all")
    if hidden and wanted == "all":
        raise _gives_away()
    return wanted


def _gives_away() -> Invalid:
    return Invalid(
        "The character is hidden; a roll for all would give it away.",
        code="hidden_character",
        errors=[
            field_error(
                "/visibility",
                "hidden_character",
                "Das würde einen verborgenen Charakter verraten.",
                "This would give a hidden character away.",
            )
        ],
    )


def _client_id(data: dict[str, Any], once: Once | None) -> UUID:
    return _uuid(data, "client_id") or (once.key if once else uuid4())


def _uuid(data: dict[str, Any], name: str) -> UUID | None:
    return UUID(data[name]) if name in data else None


def _since(query: dict[str, Any]) -> datetime | None:
    if "since" not in query:
        return None
    try:
        # the query's "+" may have become a space
        since = datetime.fromisoformat(query["since"].upper().replace(" ", "+"))
        if since.tzinfo is not None and 1 < since.year < 9999:
            return since
    except ValueError:
        pass
    raise Invalid(
        "since is not a moment.",
        errors=[
            field_error(
                "?since", "format", "Hier gehört ein Zeitpunkt hin.", "A moment belongs here."
            )
        ],
    )


def _same(known: Any, group_id: UUID | None, character_id: UUID | None) -> dict[str, Any]:
    """The roll that was told before, if it was told of this table."""
    elsewhere = known["group_id"] != group_id
    if elsewhere or character_id not in (None, known["character_id"]):
        raise Invalid(
            "This client_id was used for another roll.",
            code="client_id_reused",
            errors=[
                field_error(
                    "/client_id",
                    "client_id_reused",
                    "Diese Kennung wurde schon benutzt.",
                    "This id was used before.",
                )
            ],
        )
    return _rendered(known)


async def _insert(conn: Connection, roll: _Roll) -> UUID | None:
    return await queries.insert(
        conn,
        group_id=roll.group_id,
        user_id=roll.actor.user_id,
        character_id=roll.character_id,
        character_name=roll.hero.name if roll.hero else None,
        parent_id=roll.parent_id,
        client_id=roll.client_id,
        label=roll.thrown.label,
        category=roll.thrown.category,
        throw=roll.thrown.throw,
        outcome=roll.thrown.outcome,
        source=roll.source,
        visibility=roll.visibility,
    )


def _event(roll: _Roll, shown: dict[str, Any], once: Once | None) -> Event:
    """``roll.created``: the roll as lists show it; for others than all nothing is public."""
    return Event(
        "roll.created",
        shown,
        shown if roll.visibility == "all" else None,
        visibility=roll.visibility,
        subject=roll.actor.user_id,
        character=roll.character_id,
        actor=roll.actor.user_id,
        cause=once.key if once else None,
    )


def _rendered(row: Any) -> dict[str, Any]:
    name = row["character_name"]
    return {
        "id": str(row["id"]),
        "group_id": _text(row["group_id"]),
        "user_id": _text(row["user_id"]),
        "display_name": row["display_name"],
        "character": None if name is None else {"id": _text(row["character_id"]), "name": name},
        "parent_id": _text(row["parent_id"]),
        "client_id": str(row["client_id"]),
        "label": jsontext.loads(row["label_text"]),
        "category": row["category"],
        "throw": jsontext.loads(row["throw_text"]),
        "outcome": jsontext.loads(row["outcome_text"]) if row["outcome_text"] else None,
        "source": row["source"],
        "visibility": row["visibility"],
        "rolled_at": row["rolled_at"].isoformat(),
    }


def _text(value: UUID | None) -> str | None:
    return None if value is None else str(value)
