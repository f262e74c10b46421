"""Files in: a new character from one, or an existing one brought up to date by it."""

from typing import Any
from uuid import UUID

from app.domain import jsontext
from app.domain.access import Actor
from app.domain.characters import Loaded
from app.domain.once import Once
from app.errors import Conflict, Forbidden, Invalid
from app.parts import Parts
from app.rulesets import cmchar
from app.rulesets.bounds import FATAL, check_bounds
from app.rulesets.cmchar import Prepared
from app.rulesets.findings import finding
from app.rulesets.ruleset import Ruleset
from app.services import characters, exports, history, pictures, saving
from app.services.saving import Edit

LONGEST_DIFF = 2000


async def report(parts: Parts, _: Actor, body: bytes, ruleset_id: str) -> dict[str, Any]:
    """What importing the file would make, without making it: nothing is stored. Its sheet comes
    along, with the entries it refers to, to be looked at."""
    prepared = await cmchar.read(body, parts.rulesets, ruleset_id=ruleset_id)
    return {"dry_run": True, **_described(prepared), **_shown(prepared, prepared.sheet_data)}


async def create(
    parts: Parts, actor: Actor, once: Once | None, body: bytes, ruleset_id: str
) -> dict[str, Any]:
    """Make a character from a file. Raises what reading raises, and Invalid ``import_refused``
    with the report's findings; then nothing exists."""
    prepared = await cmchar.read(body, parts.rulesets, ruleset_id=ruleset_id)
    _refuse(prepared)
    url = await _portrait(parts, prepared)
    edit = Edit(prepared.name, prepared.sheet_data, extensions=prepared.extensions)
    try:
        checked = await saving.check(prepared.ruleset, edit)
        return await characters.insert(
            parts,
            actor,
            once,
            prepared.ruleset,
            checked,
            "import",
            portrait_url=url,
            answer_as=lambda made: {"dry_run": False, **_described(prepared), "character": made},
        )
    except BaseException:
        await pictures.forget(parts, url)
        raise


async def report_update(
    parts: Parts, actor: Actor, character_id: UUID, body: bytes
) -> dict[str, Any]:
    """What importing the file into an existing character would change, field by field."""
    character = await _own(parts, actor, character_id)
    prepared = await _fitting(parts, character, body)
    before = saving.sheet_of(character)
    sheet = await merged(prepared.ruleset, character, prepared)
    return {
        "dry_run": True,
        **_described(prepared),
        "revision": character.revision,
        "changes": differences(before, sheet),
        **_shown(prepared, sheet, before),
    }


async def update(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    character_id: UUID,
    body: bytes,
    *,
    seen: int | None,
) -> dict[str, Any]:
    """Bring an existing character up to date from a file: the way groups level up. Live resources,
    notes, own entries and the portrait stay. Only the owner may; makes a version."""
    described: dict[str, Any] = {}

    async def edit(character: Loaded) -> Edit:
        if character.role != "owner":
            raise Forbidden("Only its owner may import into a character.")
        prepared = await _fitting(parts, character, body)
        _refuse(prepared)
        described.update(_described(prepared))
        sheet = await merged(prepared.ruleset, character, prepared)
        extensions = {**jsontext.loads(character.extensions_text), **prepared.extensions}
        return Edit(character.name, sheet, extensions=extensions, keep_resources=False)

    return await saving.save(
        parts,
        actor,
        once,
        character_id,
        edit,
        cause="import",
        seen=seen,
        answer_as=lambda saved: {"dry_run": False, **described, "character": saved},
    )


async def merged(ruleset: Ruleset, character: Loaded, prepared: Prepared) -> dict[str, Any]:
    """The file's sheet with what the player keeps only here: resources as they stand, long texts
    that the file has nothing for, and the entries of one's own below ``custom``; or whatever the
    file's importer knows such files never to speak of."""
    present = saving.sheet_of(character)
    sheet = await history.with_present_resources(ruleset, prepared.sheet_data, present)
    for key in _own_texts(ruleset.schema):
        if present.get(key) and not sheet.get(key):
            sheet = {**sheet, key: present[key]}
    if prepared.importer is not None and prepared.importer.update is not None:
        return await ruleset.update(prepared.importer, present, sheet)
    own = present.get("custom")
    if isinstance(own, dict) and own:
        sheet = {**sheet, "custom": jsontext.merge(own, sheet.get("custom", {}))}
    return sheet


def _own_texts(schema: dict[str, Any]) -> list[str]:
    """The sheet's notes: what the schema draws as a long text, or as an object of such."""
    found = []
    for key, part in schema.get("properties", {}).items():
        inner = part.get("properties", {}).values()
        if part.get("x-widget") == "longtext" or (
            inner and all(one.get("x-widget") == "longtext" for one in inner)
        ):
            found.append(key)
    return found


def differences(before: Any, after: Any) -> list[dict[str, Any]]:
    """Which leaves differ: pointer, before, after (null: not there)."""
    found: list[dict[str, Any]] = []
    _compare(before, after, "", found)
    return found[:LONGEST_DIFF]


def _compare(before: Any, after: Any, pointer: str, found: list[dict[str, Any]]) -> None:
    if isinstance(before, dict) and isinstance(after, dict):
        for key in sorted({*before, *after}):
            inner = f"{pointer}/{jsontext.escape(key)}"
            _compare(before.get(key), after.get(key), inner, found)
    elif before != after:
        found.append({"pointer": pointer, "before": before, "after": after})


async def _own(parts: Parts, actor: Actor, character_id: UUID) -> Loaded:
    character = await saving.load(parts, actor, character_id)
    if character.role != "owner":
        raise Forbidden("Only its owner may import into a character.")
    return character


async def _fitting(parts: Parts, character: Loaded, body: bytes) -> Prepared:
    prepared = await cmchar.read(body, parts.rulesets, ruleset_id=character.ruleset_id)
    if prepared.ruleset.id != character.ruleset_id:
        raise Conflict("The file is of another ruleset.", code="ruleset_mismatch")
    return prepared


def _refuse(prepared: Prepared) -> None:
    if not prepared.refused:
        return
    raise Invalid(
        "The file cannot become a character; nothing was made.",
        code="import_refused",
        errors=[dict(item) for item in prepared.report["findings"]],
    )


async def _portrait(parts: Parts, prepared: Prepared) -> str | None:
    """Publish the file's picture. One that cannot be shown is kept with the extensions."""
    if prepared.portrait is None:
        return None
    picture = pictures.from_data_url(prepared.portrait)
    if picture is None:
        prepared.extensions[exports.NOT_SHOWN] = prepared.portrait
        prepared.report["unknown"].append(
            finding(
                "/portrait",
                "portrait_not_shown",
                "Das ist kein Bild von höchstens 2 MB; es wird aufbewahrt, aber nicht gezeigt.",
                "This is no picture of at most 2 MB; it is kept but not shown.",
                warning=True,
            )
        )
        return None
    return await pictures.publish(parts, *picture)


def _shown(prepared: Prepared, sheet: dict[str, Any], *others: dict[str, Any]) -> dict[str, Any]:
    """A sheet to be looked at, with the content that it and others refer to; nothing of one that
    is no document at all."""
    if any(item["code"] in FATAL for item in check_bounds(sheet)):
        return {}
    return {"sheet_data": sheet, "content": prepared.ruleset.slices.of(sheet, *others)}


def _described(prepared: Prepared) -> dict[str, Any]:
    return {
        "ruleset_id": prepared.ruleset.id,
        "name": prepared.name,
        "report": dict(prepared.report),
        "importable": not prepared.refused,
    }
