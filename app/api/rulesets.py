"""Rulesets over HTTP: what is installed, their schemas, tables and answers. Anyone logged in may
read them; they hold no secrets."""

from typing import Any

from sanic import Blueprint

from app.api import packing
from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.errors import Invalid
from app.rulesets.findings import has_errors

blueprint = Blueprint("rulesets", url_prefix="/v1/rulesets")

_GONE = ("unknown_ruleset", "ruleset_unavailable")
# clients ask whether it changed, so that an update of a ruleset shows at once
_CACHE = {"cache-control": "private, no-cache"}


@endpoint(blueprint, "GET /", answers={200: "RulesetList"})
async def list_rulesets(call: Call) -> Answer:
    """List the rulesets, and those that are refused with the reason."""
    registry = call.parts.rulesets
    loaded = [{"state": "ready", **ruleset.describe()} for ruleset in registry.all()]
    items = [item for item in loaded if item["available"]]
    refused = [
        {"id": refusal.id, "state": "refused", "reason": refusal.reason}
        for refusal in registry.refused()
    ]
    return Answer(body={"items": items, "refused": refused})


@endpoint(blueprint, "GET /<ruleset_id:str>", answers={200: "Ruleset"}, refuses=_GONE)
async def get(call: Call, ruleset_id: str) -> Answer:
    """See one ruleset: version, kinds of content, templates."""
    return Answer(body={"state": "ready", **call.parts.rulesets.get(ruleset_id).describe()})


@endpoint(
    blueprint,
    "GET /<ruleset_id:str>/schema",
    answers={200: "SheetSchema"},
    refuses=_GONE,
    conditional=True,
)
async def schema(call: Call, ruleset_id: str) -> Answer:
    """Get the JSON Schema of a ruleset's sheets, as its author wrote it."""
    ruleset = call.parts.rulesets.get(ruleset_id)
    return _unless_seen(call, ruleset.schema_etag, ruleset.schema_bytes)


@endpoint(
    blueprint,
    "GET /<ruleset_id:str>/templates",
    answers={200: "TemplateList"},
    refuses=(*_GONE, "ruleset_failed"),
)
async def templates(call: Call, ruleset_id: str) -> Answer:
    """Get a ruleset's ready-made characters as .cmchar documents, with what a card says of each."""
    ruleset = call.parts.rulesets.get(ruleset_id)
    items = [
        {
            "id": item.id,
            "name": item.name,
            "summary": await ruleset.summary(item.sheet_data),
            "document": item.document,
        }
        for item in ruleset.templates
    ]
    return Answer(body={"items": items})


@endpoint(
    blueprint,
    "GET /<ruleset_id:str>/formats",
    answers={200: "FileFormats"},
    refuses=(*_GONE, "ruleset_failed"),
)
async def formats(call: Call, ruleset_id: str) -> Answer:
    """See which files of other programs a ruleset reads and writes."""
    ruleset = call.parts.rulesets.get(ruleset_id)
    return Answer(
        body={
            "importers": [
                {"id": item.id, "label": item.label} for item in await ruleset.importers()
            ],
            "exporters": [
                {"id": item.id, "label": item.label, "suffix": item.suffix}
                for item in await ruleset.exporters()
            ],
        }
    )


@endpoint(
    blueprint,
    "POST /<ruleset_id:str>/validate",
    body="SheetQuestion",
    answers={200: "SheetFindings"},
    refuses=(*_GONE, "ruleset_failed"),
    key="none",
)
async def validate(call: Call, ruleset_id: str) -> Answer:
    """Ask what a ruleset has to say about a sheet; nothing is stored."""
    ruleset = call.parts.rulesets.get(ruleset_id)
    return Answer(body={"findings": await ruleset.check(call.data["sheet_data"])})


@endpoint(
    blueprint,
    "POST /<ruleset_id:str>/derive",
    body="SheetQuestion",
    answers={200: "SheetDerived"},
    refuses=(*_GONE, "sheet_invalid", "ruleset_failed"),
    key="none",
)
async def derive(call: Call, ruleset_id: str) -> Answer:
    """Ask for everything that follows from a sheet; nothing is stored."""
    ruleset = call.parts.rulesets.get(ruleset_id)
    sheet = call.data["sheet_data"]
    found = await ruleset.check(sheet)
    if has_errors(found):
        errors = [{**item, "pointer": f"/sheet_data{item['pointer']}"} for item in found]
        raise Invalid("This is not a sheet of the ruleset.", code="sheet_invalid", errors=errors)
    values = await ruleset.derive(sheet)
    improvements = await ruleset.improvements(sheet)
    return Answer(
        body={
            "findings": found,
            **values,
            "improvements": improvements,
            "content": ruleset.slices.of(sheet),
        }
    )


@endpoint(
    blueprint,
    "GET /<ruleset_id:str>/content",
    query={
        "kind": {"type": "string", "maxLength": 80},
        "q": {"type": "string", "maxLength": 100, "default": ""},
        "lang": {"type": "string", "enum": ["de", "en"], "default": "de"},
        "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
        "cursor": {"type": "string", "maxLength": 512},
    },
    answers={200: "ContentPage"},
    refuses=(*_GONE, "unknown_kind", "bad_cursor"),
    conditional=True,
)
async def content(call: Call, ruleset_id: str) -> Answer:
    """Search a ruleset's tables, the best matches first.

    Spelling of umlauts, accents and case do not matter; small mistakes are forgiven."""
    ruleset = call.parts.rulesets.get(ruleset_id)
    found = ruleset.compendium.search(**call.query)
    body: dict[str, Any] = {"items": found["entries"]}
    if found["next"] is not None:
        body["next"] = found["next"]
    return _unless_seen(call, ruleset.content_etag, body)


@endpoint(
    blueprint,
    "GET /<ruleset_id:str>/content/<kind:str>/<entry_id:str>",
    answers={200: "ContentEntry"},
    refuses=(*_GONE, "unknown_entry"),
    conditional=True,
)
async def entry(call: Call, ruleset_id: str, kind: str, entry_id: str) -> Answer:
    """Get one entry of a ruleset's tables."""
    ruleset = call.parts.rulesets.get(ruleset_id)
    return _unless_seen(call, ruleset.content_etag, ruleset.compendium.entry(kind, entry_id))


def _unless_seen(call: Call, etag: str, body: Any) -> Answer:
    seen = packing.known(etag, call.request.headers.get("if-none-match"))
    if seen is not None:
        return Answer(304, None, {**_CACHE, "etag": seen})
    return Answer(200, body, {**_CACHE, "etag": etag})
