"""A group's own content: house rules beside what its ruleset ships."""

from typing import Any
from uuid import UUID

from app.db import events
from app.db.connection import Connection
from app.db.queries import content_entries as queries
from app.domain import cursor, jsontext, texts
from app.domain.access import Actor
from app.domain.once import Once
from app.domain.permissions import require_leader
from app.errors import Conflict, Invalid, NotFound, field_error
from app.parts import Parts
from app.rulesets.bounds import check_bounds
from app.services import members
from app.services.members import member_event

MOST = 1000
"""Entries of one group."""
LARGEST = 8192
"""Bytes of one entry's data."""
LONGEST_NAME = 120


async def list_of(
    parts: Parts, actor: Actor, group_id: UUID, query: dict[str, Any]
) -> dict[str, Any]:
    """The group's entries. Every member may read them. Raises BadRequest ``bad_cursor``."""
    after = cursor.after(query, (str, UUID))
    async with parts.db.read() as conn:
        await members.membership(conn, group_id, actor)
        rows = await queries.list_of(
            conn,
            group_id,
            kind=query.get("kind"),
            q=query.get("q"),
            after=after,
            limit=query["limit"],
        )
    return cursor.page(rows, query["limit"], ("kind", "id"), _rendered)


async def create(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, data: dict[str, Any]
) -> dict[str, Any]:
    """Add an entry. Only the dungeon master may. Raises Invalid ``invalid``, Conflict
    ``too_many_entries``."""
    name, content = _name(data["name"]), _content(data.get("data", {}))

    async def work(conn: Connection) -> dict[str, Any]:
        await _lead(conn, group_id, actor)
        if await queries.count(conn, group_id) >= MOST:
            raise Conflict(f"A group may have {MOST} entries.", code="too_many_entries")
        row = await queries.insert(conn, group_id, data["kind"], name, content, actor.user_id)
        await _tell(conn, group_id, row, "created", actor, once)
        return _rendered(row)

    return await parts.db.change(work, once)


async def change(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    group_id: UUID,
    entry_id: UUID,
    data: dict[str, Any],
) -> dict[str, Any]:
    """Change an entry; ``data`` replaces what was there. Only the dungeon master may. Sheets that
    picked it keep their copy."""
    name = _name(data["name"]) if "name" in data else None
    content = _content(data["data"]) if "data" in data else None

    async def work(conn: Connection) -> dict[str, Any]:
        await _lead(conn, group_id, actor)
        row = await queries.change(conn, group_id, entry_id, name, content)
        if row is None:
            raise NotFound("No such entry.")
        await _tell(conn, group_id, row, "changed", actor, once)
        return _rendered(row)

    return await parts.db.change(work, once)


async def delete(
    parts: Parts, actor: Actor, once: Once | None, group_id: UUID, entry_id: UUID
) -> dict[str, Any]:
    """Delete an entry. Only the dungeon master may."""

    async def work(conn: Connection) -> dict[str, Any]:
        await _lead(conn, group_id, actor)
        row = await queries.delete(conn, group_id, entry_id)
        if row is None:
            raise NotFound("No such entry.")
        await _tell(conn, group_id, row, "deleted", actor, once)
        return {"id": str(entry_id)}

    return await parts.db.change(work, once)


async def _lead(conn: Connection, group_id: UUID, actor: Actor) -> None:
    require_leader(await members.locked(conn, group_id, actor), "write the group's content")


async def _tell(
    conn: Connection, group_id: UUID, row: Any, change: str, actor: Actor, once: Once | None
) -> None:
    """``content.changed`` names the entry; who shows it reads it again."""
    told = {
        "entry_id": str(row["id"]),
        "kind": row["kind"],
        "name": jsontext.loads(row["name_text"]),
        "change": change,
        "revision": row["revision"],
    }
    await events.append(conn, [group_id], member_event("content.changed", told, actor, once))


def _name(given: dict[str, str]) -> dict[str, str]:
    """Both languages; a house rule written in one is shown in it everywhere."""
    name = {
        lang: texts.one_line(text, f"/name/{lang}", LONGEST_NAME) for lang, text in given.items()
    }
    de, en = name.get("de"), name.get("en")
    return {"de": de or en or "", "en": en or de or ""}


def _content(data: dict[str, Any]) -> dict[str, Any]:
    """What may be copied into a sheet: a sheet's own bounds hold, and a size."""
    found: list[Any] = list(check_bounds(data))
    size = len(jsontext.dumps(data))
    if size > LARGEST:
        de = f"Der Eintrag hat {size} Bytes; höchstens {LARGEST} werden gespeichert."
        en = f"The entry has {size} bytes; at most {LARGEST} are stored."
        found = [field_error("", "too_large", de, en)]
    if found:
        errors = [{**finding, "pointer": f"/data{finding['pointer']}"} for finding in found]
        raise Invalid("The entry cannot be stored like this.", errors=errors)
    return data


def _rendered(row: Any) -> dict[str, Any]:
    return {
        "id": str(row["id"]),
        "kind": row["kind"],
        "name": jsontext.loads(row["name_text"]),
        "data": jsontext.loads(row["data_text"]),
        "created_by": None if row["created_by"] is None else str(row["created_by"]),
        "revision": row["revision"],
        "created_at": row["created_at"].isoformat(),
        "updated_at": row["updated_at"].isoformat(),
    }
