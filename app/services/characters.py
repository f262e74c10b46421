"""Characters: make, open, list, save, delete and bring back, duplicate."""

from datetime import datetime
from typing import Any
from uuid import UUID

from app.db import events
from app.db.connection import Connection
from app.db.events import Event
from app.db.queries import characters as queries
from app.domain import cursor, jsontext
from app.domain.access import Actor
from app.domain.characters import AUTOSAVE_RUN_S, LONGEST_RUN_S, Cause, Loaded
from app.domain.once import Once
from app.errors import Conflict, Forbidden, Gone, Invalid, NotFound, field_error
from app.parts import Parts
from app.rulesets.ruleset import Ruleset
from app.services import pictures, saving
from app.services.saving import Edit

MOST = 500
TRASH_DAYS = 30
LARGEST_VIEW = 8192
CAUSES: dict[str, Cause] = {"auto": "autosave", "manual": "save"}


async def create(
    parts: Parts, actor: Actor, once: Once | None, data: dict[str, Any]
) -> dict[str, Any]:
    """Make a character: blank, from a template, or with the sheet given.

    Raises Invalid ``unknown_ruleset``, ``unknown_template``, ``sheet_invalid``; Conflict
    ``too_many_characters``.
    """
    ruleset = known_ruleset(parts, data["ruleset_id"])
    sheet, name = await _first_sheet(ruleset, data)
    checked = await saving.check(ruleset, Edit(name, sheet, extensions={}))
    return await insert(parts, actor, once, ruleset, checked, "create")


def known_ruleset(parts: Parts, ruleset_id: str) -> Ruleset:
    """The ruleset that a body names; its absence is the body's fault, not the address's."""
    try:
        return parts.rulesets.get(ruleset_id)
    except NotFound as error:
        raise Invalid(
            str(error),
            code=error.code,
            errors=[
                field_error(
                    "/ruleset_id",
                    error.code,
                    "Dieses Regelwerk gibt es auf diesem Server nicht.",
                    "This server does not have this ruleset.",
                )
            ],
        ) from None


async def _first_sheet(ruleset: Ruleset, data: dict[str, Any]) -> tuple[dict[str, Any], str]:
    if "sheet_data" in data:
        return data["sheet_data"], data["name"]
    if "template" not in data:
        return await ruleset.default_sheet(), data["name"]
    for template in ruleset.templates:
        if template.id == data["template"]:
            return template.sheet_data, data["name"]
    raise Invalid(
        "The ruleset has no such template.",
        code="unknown_template",
        errors=[
            field_error(
                "/template",
                "unknown_template",
                "Diese Vorlage gibt es nicht.",
                "There is no such template.",
            )
        ],
    )


async def insert(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    ruleset: Ruleset,
    checked: saving.Checked,
    cause: Cause,
    *,
    portrait_url: str | None = None,
    answer_as: saving.Answered = dict,
) -> dict[str, Any]:
    """Store a checked sheet as a new character of the actor; ``answer_as`` as in a save."""

    async def work(conn: Connection) -> dict[str, Any]:
        if await queries.count(conn, actor.user_id) >= MOST:
            raise Conflict(f"One person may have {MOST} characters.", code="too_many_characters")
        made = await queries.insert(
            conn, actor.user_id, ruleset.id, checked.state, cause, portrait_url
        )
        character = await queries.get_to_save(conn, made, actor.user_id)
        assert character is not None
        updated_at = character.updated_at.isoformat()
        return answer_as(saving.after(character, checked, character.revision, 1, updated_at))

    return await parts.db.change(work, once)


async def get(parts: Parts, actor: Actor, character_id: UUID) -> tuple[int, bytes]:
    """The revision and the JSON text of a character that the actor may open. The sheet is passed
    on as it is stored, unread."""
    async with parts.db.read() as conn:
        row = await queries.get(conn, character_id, actor.user_id)
    if row is None:
        raise NotFound("No such character.")
    ruleset = parts.rulesets.find(row["ruleset_id"])
    if ruleset is not None and row["sheet_version"] < ruleset.sheet_version:
        upgraded = await _upgraded(parts, actor, ruleset, character_id)
        if upgraded is not None:
            return upgraded["revision"], jsontext.dumps(upgraded)
    return row["revision"], _spliced(row, actor, _state(ruleset, row["sheet_version"]))


def _state(ruleset: Ruleset | None, sheet_version: int) -> str:
    """Whether the sheet can be worked with: ``ok``, or why it can only be read and exported."""
    if ruleset is None or not ruleset.available:
        return "unavailable"
    if sheet_version != ruleset.sheet_version:
        return "outdated"
    return "ok"


def _spliced(row: Any, actor: Actor, state: str) -> bytes:
    owner: UUID = row["owner_user_id"]
    head = jsontext.dumps(
        {
            "id": str(row["id"]),
            "owner_user_id": str(owner),
            "role": "owner" if owner == actor.user_id else "dm",
            "ruleset_id": row["ruleset_id"],
            "ruleset_version": row["ruleset_version"],
            "ruleset_state": state,
            "sheet_version": row["sheet_version"],
            "name": row["name"],
            "revision": row["revision"],
            "version": row["version"],
            "portrait_url": row["portrait_url"],
            "created_at": row["created_at"].isoformat(),
            "updated_at": row["updated_at"].isoformat(),
        }
    )
    tail = (
        f',"groups":{row["groups_text"]},"card":{row["card_text"]},'
        f'"sheet_data":{row["sheet_text"]},"extensions":{row["extensions_text"]}}}'
    )
    return head[:-1] + tail.encode()


async def _upgraded(
    parts: Parts, actor: Actor, ruleset: Ruleset, character_id: UUID
) -> dict[str, Any] | None:
    """Bring a sheet to its ruleset's present version; None if that does not give a valid one."""

    async def edit(character: Loaded) -> Edit:
        sheet = await ruleset.migrate(saving.sheet_of(character), character.sheet_version)
        return Edit(character.name, sheet, keep_resources=False)

    try:
        return await saving.save(parts, actor, None, character_id, edit, cause="upgrade")
    except (Invalid, Conflict):
        return None


async def list_mine(parts: Parts, actor: Actor, query: dict[str, Any]) -> dict[str, Any]:
    """The actor's own characters, the last changed first; ``deleted`` lists the bin."""
    after = None
    if "cursor" in query:
        at, last = cursor.decode(query["cursor"], (datetime, UUID))
        after = (at, last)
    limit = query["limit"]
    async with parts.db.read() as conn:
        rows = await queries.list_owned(
            conn,
            actor.user_id,
            deleted=query["deleted"],
            ruleset_id=query.get("ruleset_id"),
            name=query.get("q"),
            after=after,
            limit=limit,
        )
    page = rows[:limit]
    answer: dict[str, Any] = {"items": [_listed(row, parts) for row in page]}
    if len(rows) > limit:
        last_row = page[-1]
        answer["next"] = cursor.encode([last_row["updated_at"], last_row["id"]])
    return answer


def _listed(row: Any, parts: Parts) -> dict[str, Any]:
    ruleset = parts.rulesets.find(row["ruleset_id"])
    return {
        "id": str(row["id"]),
        "ruleset_id": row["ruleset_id"],
        "ruleset_version": row["ruleset_version"],
        "ruleset_state": _state(ruleset, row["sheet_version"]),
        "name": row["name"],
        "revision": row["revision"],
        "portrait_url": row["portrait_url"],
        "card": jsontext.loads(row["card_text"]),
        "groups": jsontext.loads(row["groups_text"]),
        "created_at": row["created_at"].isoformat(),
        "updated_at": row["updated_at"].isoformat(),
        "deleted_at": row["deleted_at"].isoformat() if row["deleted_at"] else None,
    }


async def replace(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    character_id: UUID,
    data: dict[str, Any],
    *,
    seen: int,
    how: str,
    sitting_s: int = 0,
) -> dict[str, Any]:
    """Put a whole sheet in place of the one that was seen. Only the owner may."""

    async def edit(character: Loaded) -> Edit:
        _owner_only(character)
        return Edit(data.get("name", character.name), data["sheet_data"])

    return await saving.save(
        *(parts, actor, once, character_id, edit),
        cause=CAUSES[how],
        seen=seen,
        run_s=_run(sitting_s),
    )


async def change(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    character_id: UUID,
    patch: dict[str, Any],
    *,
    seen: int | None,
    how: str,
    sitting_s: int = 0,
) -> dict[str, Any]:
    """Merge a patch (RFC 7396) on name and sheet. Only the owner may; without ``seen`` the last
    write wins field by field."""

    async def edit(character: Loaded) -> Edit:
        _owner_only(character)
        sheet_patch = patch.get("sheet_data", {})
        sheet = jsontext.merge(saving.sheet_of(character), sheet_patch)
        return Edit(patch.get("name", character.name), sheet, patch=patch)

    return await saving.save(
        *(parts, actor, once, character_id, edit),
        cause=CAUSES[how],
        seen=seen,
        run_s=_run(sitting_s),
    )


def _run(sitting_s: int) -> int:
    return min(AUTOSAVE_RUN_S + sitting_s, LONGEST_RUN_S)


def _owner_only(character: Loaded) -> None:
    if character.role != "owner":
        raise Forbidden("Only its owner may edit a character.")


async def delete(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID
) -> dict[str, Any]:
    """Put a character into the bin, for 30 days. Only its owner may."""
    await _owned(parts, actor, character_id)

    async def work(conn: Connection) -> dict[str, Any]:
        row = await _locked(conn, actor, character_id)
        if row["deleted_at"] is not None:
            raise NotFound("No such character.")
        revision = await queries.delete(conn, character_id)
        await _tell(conn, "character.deleted", row, revision, actor, once)
        return {"id": str(character_id), "revision": revision}

    return await parts.db.change(work, once)


async def undelete(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID
) -> dict[str, Any]:
    """Take a character out of the bin, back into its groups. Raises Gone ``gone`` after 30 days."""

    async def work(conn: Connection) -> dict[str, Any]:
        row = await _locked(conn, actor, character_id)
        if row["deleted_at"] is None:
            return {"id": str(character_id), "revision": row["revision"]}
        age = datetime.now(row["deleted_at"].tzinfo) - row["deleted_at"]
        if age.days >= TRASH_DAYS:
            raise Gone("The character was deleted more than 30 days ago.")
        revision = await queries.undelete(conn, character_id)
        await _tell(conn, "character.restored", row, revision, actor, once)
        return {"id": str(character_id), "revision": revision}

    return await parts.db.change(work, once)


async def _owned(parts: Parts, actor: Actor, character_id: UUID) -> Loaded:
    character = await saving.load(parts, actor, character_id)
    _owner_only(character)
    return character


async def _locked(conn: Connection, actor: Actor, character_id: UUID) -> Any:
    row = await queries.lock(conn, character_id)
    if row is None or row["owner_user_id"] != actor.user_id:
        raise NotFound("No such character.")
    return row


async def _tell(
    conn: Connection, name: str, row: Any, revision: int, actor: Actor, once: Once | None
) -> None:
    data: dict[str, Any] = {
        "character_id": str(row["id"]),
        "name": row["name"],
        "revision": revision,
    }
    if name == "character.restored":
        data["card"] = jsontext.loads(row["card_text"])
    event = Event(
        name,
        data,
        data,
        subject=row["owner_user_id"],
        character=row["id"],
        actor=actor.user_id,
        cause=once.key if once else None,
    )
    await events.append_for_character(conn, event)


async def duplicate(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID, name: str | None
) -> dict[str, Any]:
    """Make a copy of one's own character with its portrait, in no group, without its history."""
    original = await _owned(parts, actor, character_id)
    ruleset = parts.rulesets.get(original.ruleset_id)
    sheet = saving.sheet_of(original)
    if original.sheet_version < ruleset.sheet_version:
        sheet = await ruleset.migrate(sheet, original.sheet_version)
    extensions = jsontext.loads(original.extensions_text)
    edited = Edit(name or _copied(original.name), sheet, extensions=extensions)
    checked = await saving.check(ruleset, edited)
    # a picture of its own: the original's goes when the original does
    url = await pictures.copy(parts, original.portrait_url)
    try:
        made = await insert(parts, actor, once, ruleset, checked, "create", portrait_url=url)
    except BaseException:
        await pictures.forget(parts, url)
        raise
    if made["portrait_url"] != url:  # repeated: the copy was made by the first request
        await pictures.forget(parts, url)
    return made


def _copied(name: str) -> str:
    return f"{name[:90]} (2)"


async def derived(parts: Parts, actor: Actor, character_id: UUID) -> tuple[int, dict[str, Any]]:
    """Everything that follows from the sheet: values with their parts, actions, resources,
    findings, what can be raised next, and the content entries that it refers to."""
    character = await saving.load(parts, actor, character_id)
    ruleset = parts.rulesets.get(character.ruleset_id)
    sheet = saving.sheet_of(character)
    findings = await ruleset.check(sheet)
    if any(finding["severity"] == "error" for finding in findings):
        raise Conflict(
            "The stored sheet does not fit the installed version of its ruleset.",
            code="sheet_outdated",
        )
    values = await ruleset.derive(sheet)
    return character.revision, {
        "character_id": str(character.id),
        "revision": character.revision,
        "ruleset_version": ruleset.version,
        "findings": findings,
        "improvements": await ruleset.improvements(sheet),
        "content": ruleset.slices.of(sheet),
        **values,
    }


async def set_view(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID, view: dict[str, Any]
) -> dict[str, Any]:
    """Keep how this person looks at this character: pinned actions, open parts.

    Raises Invalid ``view_too_large`` beyond 8 KB."""
    if len(jsontext.dumps(view)) > LARGEST_VIEW:
        raise Invalid("A view may have 8 KB.", code="view_too_large")
    await saving.load(parts, actor, character_id)

    async def work(conn: Connection) -> dict[str, Any]:
        await queries.set_view(conn, actor.user_id, character_id, view)
        return view

    return await parts.db.change(work, once)


async def get_view(parts: Parts, actor: Actor, character_id: UUID) -> bytes:
    await saving.load(parts, actor, character_id)
    async with parts.db.read() as conn:
        text = await queries.view(conn, actor.user_id, character_id)
    return (text or "{}").encode()
