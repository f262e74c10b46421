"""Characters over HTTP."""

from typing import Any
from uuid import UUID

from sanic import Blueprint

from app.api.call import Answer, Call, etag
from app.api.endpoint import endpoint
from app.engines.objects import attachment
from app.errors import PreconditionMissing
from app.rulesets import cmchar
from app.services import characters, exports, history, imports, portraits, resources

blueprint = Blueprint("characters", url_prefix="/v1/characters")

_HOW: dict[str, dict[str, Any]] = {
    "save": {
        "type": "string",
        "enum": ["auto", "manual"],
        "default": "manual",
        "description": "A run of autosaves by one person within ten minutes is one version.",
    },
    "sitting": {
        "type": "integer",
        "minimum": 0,
        "maximum": 2147483647,
        "description": "For how many seconds this person had been editing: the run is so much "
        "longer, a day at most.",
    },
}
_IMPORT_REFUSES = (
    "cm_version_unknown",
    "unknown_ruleset",
    "format_unknown",
    "sheet_too_new",
    "import_refused",
    "bad_file",
    "ruleset_failed",
)
_PAGE = {
    "limit": {"type": "integer", "minimum": 1, "maximum": 100, "default": 50},
    "cursor": {"type": "string", "maxLength": 400},
}


@endpoint(
    blueprint,
    "GET /",
    query={
        **_PAGE,
        "deleted": {"type": "boolean", "default": False, "description": "List the bin."},
        "ruleset_id": {"type": "string", "maxLength": 32},
        "q": {"type": "string", "maxLength": 120, "description": "A part of the name."},
    },
    answers={200: "CharacterPage"},
    refuses=("bad_cursor",),
)
async def list_characters(call: Call) -> Answer:
    """List one's own characters, the last changed first."""
    return Answer(body=await characters.list_mine(call.parts, call.actor, call.query))


@endpoint(
    blueprint,
    "POST /",
    body="CharacterNew",
    answers={201: "Character"},
    refuses=("unknown_ruleset", "unknown_template", "sheet_invalid", "too_many_characters"),
)
async def create(call: Call) -> Answer:
    """Make a character.

    Blank, from one of its ruleset's templates, or with the sheet given."""
    made = await call.change(characters.create, call.data)
    return Answer(201, made, {**etag(made["revision"]), "location": f"/v1/characters/{made['id']}"})


_FILES = (
    "application/json",
    "application/octet-stream",
    "application/vnd.campaign-manager.cmchar+json",
)
_DRY_RUN = {
    "dry_run": {
        "type": "boolean",
        "default": False,
        "description": "Only report what would happen; nothing is stored.",
    }
}


@endpoint(
    blueprint,
    "POST /import",
    body="raw",
    media=_FILES,
    query={**_DRY_RUN, "ruleset": {"type": "string", "maxLength": 32}},
    answers={200: "ImportReport", 201: "Imported"},
    refuses=_IMPORT_REFUSES,
)
async def import_file(call: Call) -> Answer:
    """Make a character from a file: .cmchar, or what a ruleset's importer reads (Optolith)."""
    body, ruleset_id = call.request.body, call.query.get("ruleset", "")
    if call.query["dry_run"]:
        report = await imports.report(call.parts, call.actor, body, ruleset_id)
        return Answer(200, report)
    made = await call.change(imports.create, body, ruleset_id)
    character = made["character"]
    headers = {
        **etag(character["revision"]),
        "location": f"/v1/characters/{character['id']}",
    }
    return Answer(201, made, headers)


@endpoint(
    blueprint,
    "POST /<character_id:uuid>/import",
    body="raw",
    media=_FILES,
    query=_DRY_RUN,
    answers={200: "ImportUpdated"},
    refuses=(*_IMPORT_REFUSES, "ruleset_mismatch", "stale"),
    preconditions=True,
)
async def import_into(call: Call, character_id: UUID) -> Answer:
    """Bring a character up to date from a file; look at the dry run's differences first.

    Live resources, notes, own entries and the portrait stay. Only the owner may."""
    body = call.request.body
    if call.query["dry_run"]:
        report = await imports.report_update(call.parts, call.actor, character_id, body)
        return Answer(200, report, etag(report["revision"]))
    done = await call.change(imports.update, character_id, body, seen=call.if_match())
    return Answer(200, done, etag(done["character"]["revision"]))


@endpoint(
    blueprint,
    "GET /<character_id:uuid>/export",
    query={"format": {"type": "string", "maxLength": 40, "default": "cmchar"}},
    answers={200: f"{cmchar.MEDIA_TYPE},application/json|CharacterFile"},
    refuses=("unknown_format",),
)
async def export(call: Call, character_id: UUID) -> Answer:
    """Download a character as .cmchar, or in a format that its ruleset writes."""
    form = call.query["format"]
    made = await exports.file(call.parts, call.actor, character_id, form)
    headers = {"content-disposition": attachment(made.name)}
    return Answer(200, made.content, headers, content_type=made.media_type)


@endpoint(
    blueprint,
    "POST /<character_id:uuid>/export-link",
    answers={201: "ExportLink"},
    refuses=("export_gone",),
)
async def export_link(call: Call, character_id: UUID) -> Answer:
    """Get an address where anybody may download the character as it is now, for a day."""
    made = await call.change(exports.link, character_id)
    return Answer(201, await exports.with_address(call.parts, made))


@endpoint(blueprint, "GET /<character_id:uuid>", answers={200: "Character"}, conditional=True)
async def get(call: Call, character_id: UUID) -> Answer:
    """Open a character. Its owner may, and the dungeon master of a group that it is in."""
    revision, text = await characters.get(call.parts, call.actor, character_id)
    return call.unless_seen(revision, text)


@endpoint(
    blueprint,
    "PUT /<character_id:uuid>",
    body="CharacterFull",
    query=_HOW,
    answers={200: "Character"},
    refuses=("sheet_invalid", "use_resource", "stale", "precondition_required"),
    preconditions=True,
)
async def replace(call: Call, character_id: UUID) -> Answer:
    """Put a whole sheet in place of the one that If-Match names.

    Only the owner may. Resources keep their values: they change by deltas."""
    seen = call.if_match()
    if seen is None:
        raise PreconditionMissing("Send If-Match with the ETag of what you replace.")
    saved = await call.change(
        characters.replace,
        character_id,
        call.data,
        seen=seen,
        how=call.query["save"],
        sitting_s=call.query.get("sitting", 0),
    )
    return Answer(200, saved, etag(saved["revision"]))


@endpoint(
    blueprint,
    "PATCH /<character_id:uuid>",
    body="CharacterPatch",
    media=("application/json", "application/merge-patch+json"),
    query=_HOW,
    answers={200: "Character"},
    refuses=("sheet_invalid", "use_resource", "stale"),
    preconditions=True,
)
async def change(call: Call, character_id: UUID) -> Answer:
    """Merge a patch (RFC 7396) into name and sheet; null deletes a key of the sheet.

    Only the owner may. Without If-Match the last write wins, field by field."""
    saved = await call.change(
        characters.change,
        character_id,
        call.data,
        seen=call.if_match(),
        how=call.query["save"],
        sitting_s=call.query.get("sitting", 0),
    )
    return Answer(200, saved, etag(saved["revision"]))


@endpoint(blueprint, "DELETE /<character_id:uuid>", answers={204: None})
async def delete(call: Call, character_id: UUID) -> Answer:
    """Put a character into the bin, for 30 days. Only its owner may."""
    await call.change(characters.delete, character_id)
    return Answer(204)


@endpoint(
    blueprint, "POST /<character_id:uuid>/undelete", answers={200: "Revision"}, refuses=("gone",)
)
async def undelete(call: Call, character_id: UUID) -> Answer:
    """Take a character out of the bin. Only its owner may."""
    return Answer(200, await call.change(characters.undelete, character_id))


@endpoint(
    blueprint,
    "POST /<character_id:uuid>/duplicate",
    body="CharacterDuplicate",
    answers={201: "Character"},
    refuses=("too_many_characters", "sheet_invalid"),
)
async def duplicate(call: Call, character_id: UUID) -> Answer:
    """Make a copy of one's own character, in no group and without its history."""
    made = await call.change(characters.duplicate, character_id, call.data.get("name"))
    return Answer(201, made, {**etag(made["revision"]), "location": f"/v1/characters/{made['id']}"})


@endpoint(
    blueprint,
    "GET /<character_id:uuid>/derived",
    answers={200: "CharacterDerived"},
    refuses=("sheet_outdated", "ruleset_unavailable", "ruleset_failed"),
    conditional=True,
)
async def derived(call: Call, character_id: UUID) -> Answer:
    """Everything that follows from the sheet: values, actions, resources, findings."""
    revision, values = await characters.derived(call.parts, call.actor, character_id)
    return Answer(200, values, etag(revision))


@endpoint(blueprint, "GET /<character_id:uuid>/history", answers={200: "History"})
async def list_versions(call: Call, character_id: UUID) -> Answer:
    """List the last ten versions: who, when, why."""
    return Answer(body=await history.versions(call.parts, call.actor, character_id))


@endpoint(
    blueprint,
    "GET /<character_id:uuid>/history/<version:int>",
    answers={200: "Version"},
    refuses=("unknown_version",),
)
async def get_version(call: Call, character_id: UUID, version: int) -> Answer:
    """Open one version with its sheet."""
    return Answer(body=await history.version(call.parts, call.actor, character_id, version))


@endpoint(
    blueprint,
    "POST /<character_id:uuid>/history/<version:int>/restore",
    query={
        "resources": {
            "type": "boolean",
            "default": False,
            "description": "Take the old values of life and other resources too.",
        }
    },
    answers={200: "Character"},
    refuses=("unknown_version", "sheet_invalid", "stale"),
    preconditions=True,
)
async def restore(call: Call, character_id: UUID, version: int) -> Answer:
    """Make an old version the present one, as a new version.

    Only the owner may. Resources stay as they are unless asked otherwise."""
    saved = await call.change(
        history.restore,
        character_id,
        version,
        with_resources=call.query["resources"],
        seen=call.if_match(),
    )
    return Answer(200, saved, etag(saved["revision"]))


@endpoint(
    blueprint,
    "POST /<character_id:uuid>/resources/<resource:str>",
    body="ResourceDelta",
    answers={200: "ResourceChange"},
    refuses=("unknown_resource", "not_in_group"),
    key="required",
)
async def adjust(call: Call, character_id: UUID, resource: str) -> Answer:
    """Move a resource (life, energy, a counter) by a delta, as far as its bounds allow.

    Its owner may, and the dungeon master of a group that it is in."""
    moved = await call.change(resources.adjust, character_id, resource, call.data)
    return Answer(200, moved, etag(moved["revision"]))


@endpoint(blueprint, "GET /<character_id:uuid>/view", answers={200: "View"})
async def get_view(call: Call, character_id: UUID) -> Answer:
    """How this person looks at this character: pinned actions, open parts."""
    return Answer(body=await characters.get_view(call.parts, call.actor, character_id))


@endpoint(blueprint, "PUT /<character_id:uuid>/view", body="View", answers={200: "View"})
async def set_view(call: Call, character_id: UUID) -> Answer:
    """Keep how this person looks at this character."""
    return Answer(200, await call.change(characters.set_view, character_id, call.data))


@endpoint(
    blueprint,
    "POST /<character_id:uuid>/portrait",
    body="PortraitNew",
    answers={200: "PortraitUpload"},
    refuses=("gone",),
)
async def promise_portrait(call: Call, character_id: UUID) -> Answer:
    """Get an address to send a portrait to; confirm when it is there."""
    promised = await call.change(portraits.promise, character_id, call.data)
    return Answer(200, await portraits.with_upload(call.parts, character_id, promised))


@endpoint(
    blueprint,
    "POST /<character_id:uuid>/portrait/confirm",
    answers={200: "Portrait"},
    refuses=("nothing_uploaded", "not_that_picture"),
)
async def confirm_portrait(call: Call, character_id: UUID) -> Answer:
    """Make what was sent the portrait, after a look at its size, type and first bytes."""
    answer = await call.change(portraits.confirm, character_id)
    return Answer(200, answer, etag(answer["revision"]))


@endpoint(blueprint, "DELETE /<character_id:uuid>/portrait", answers={204: None})
async def remove_portrait(call: Call, character_id: UUID) -> Answer:
    """Take the portrait away. Only the owner may."""
    await call.change(portraits.remove, character_id)
    return Answer(204)
