"""The last ten states of a character, and the way back to one of them."""

from typing import Any
from uuid import UUID

from app.db.queries import characters as queries
from app.domain import jsontext
from app.domain.access import Actor
from app.domain.characters import Loaded
from app.domain.once import Once
from app.errors import Forbidden, NotFound
from app.parts import Parts
from app.rulesets.findings import has_errors
from app.rulesets.ruleset import Ruleset
from app.services import saving
from app.services.saving import Edit


async def versions(parts: Parts, actor: Actor, character_id: UUID) -> dict[str, Any]:
    """The versions kept, newest first: who, when, why. Owner and dungeon master may."""
    character = await saving.load(parts, actor, character_id)
    async with parts.db.read() as conn:
        rows = await queries.versions(conn, character_id)
    return {
        "character_id": str(character_id),
        "current": character.version,
        "items": [_described(row) for row in rows],
    }


async def version(parts: Parts, actor: Actor, character_id: UUID, number: int) -> dict[str, Any]:
    """One version with its sheet."""
    await saving.load(parts, actor, character_id)
    row = await _row(parts, character_id, number)
    return {**_described(row), "sheet_data": jsontext.loads(row["sheet_text"])}


async def restore(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    character_id: UUID,
    number: int,
    *,
    with_resources: bool,
    seen: int | None,
) -> dict[str, Any]:
    """Make an old version the present one, as a new version. Only the owner may.

    Resources stay as they are now unless ``with_resources``: going back to last week's talents
    heals nobody. Raises NotFound for a version that is not kept any more.
    """

    async def edit(character: Loaded) -> Edit:
        if character.role != "owner":
            raise Forbidden("Only its owner may restore a character.")
        row = await _row(parts, character_id, number)
        ruleset = parts.rulesets.get(character.ruleset_id)
        sheet = await ruleset.migrate(jsontext.loads(row["sheet_text"]), row["sheet_version"])
        if not with_resources:
            present = saving.sheet_of(character)
            sheet = await with_present_resources(ruleset, sheet, present)
        return Edit(row["name"], sheet, keep_resources=False)

    return await saving.save(parts, actor, once, character_id, edit, cause="restore", seen=seen)


async def with_present_resources(
    ruleset: Ruleset, sheet: dict[str, Any], present: dict[str, Any]
) -> dict[str, Any]:
    """``sheet`` with the resource values of ``present``, where it still has a place for them. What
    it does not keep may be a full one: a place is what the ruleset finds there, too."""
    places: set[str] = set()
    if not has_errors(await ruleset.check(sheet)):
        places = set(await ruleset.resource_pointers(sheet))
    for resource in await ruleset.resources(present):
        pointer = resource["pointer"]
        value = saving.at(present, pointer)
        has_place = pointer in places or saving.at(sheet, pointer) is not None
        if value is not None and has_place:
            sheet = jsontext.merge(sheet, _patch(jsontext.tokens(pointer), value))
    return sheet


def _patch(tokens: list[str], value: Any) -> Any:
    for token in reversed(tokens):
        value = {token: value}
    return value


async def _row(parts: Parts, character_id: UUID, number: int) -> Any:
    async with parts.db.read() as conn:
        row = await queries.version(conn, character_id, number)
    if row is None:
        raise NotFound("This version is not kept (any more).", code="unknown_version")
    return row


def _described(row: Any) -> dict[str, Any]:
    return {
        "version": row["version"],
        "name": row["name"],
        "cause": row["cause"],
        "user_id": str(row["user_id"]) if row["user_id"] else None,
        "display_name": row["display_name"],
        "started_at": row["started_at"].isoformat(),
        "saved_at": row["saved_at"].isoformat(),
        "ruleset_version": row["ruleset_version"],
        "sheet_version": row["sheet_version"],
    }
