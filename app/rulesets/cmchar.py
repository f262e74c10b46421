"""Character files: read one into a sheet, and write a sheet as one.

What this server has no place for survives the journey. Unknown keys of the file's top level are
kept as ``extensions.top``, unknown keys of the sheet as ``extensions.sheet_data`` (JSON Pointer →
value), and what other programs keep in ``extensions`` under its own name. Writing puts each back
where it stood; where that place is taken or gone it stays in ``extensions``. So export → import →
export gives the same canonical bytes.
"""

import copy
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

import orjson

from app.domain import jsontext
from app.domain.jsontext import escape, tokens
from app.errors import AppError, Invalid, field_error
from app.hookspecs import Finding, Imported, Importer
from app.rulesets import contract
from app.rulesets.bounds import FATAL, check_bounds
from app.rulesets.findings import finding, from_errors, has_errors
from app.rulesets.registry import Registry
from app.rulesets.ruleset import Ruleset

VERSION = "1.0"
MAX_FILE = 4 * 1024 * 1024
MAX_EXTENSIONS = 256 * 1024
MAX_NAME = 100
MEDIA_TYPE = "application/vnd.campaign-manager.cmchar+json"

KNOWN = (
    "cm_version",
    "ruleset_id",
    "name",
    "sheet_data",
    "ruleset_version",
    "sheet_version",
    "portrait",
    "extensions",
)


class Report(TypedDict):
    """What became of a file. ``kept`` counts the values taken over as they were; the pointers of
    ``converted`` and ``unknown`` lie in the file, those of ``findings`` in the new character."""

    format: str
    kept: int
    converted: list[Finding]
    unknown: list[Finding]
    findings: list[Finding]


@dataclass(frozen=True, slots=True)
class Prepared:
    """A file made ready. Nothing may be created from it while ``refused``. ``importer`` is who read
    it, None for a .cmchar."""

    ruleset: Ruleset
    name: str
    sheet_data: dict[str, Any]
    extensions: dict[str, Any]
    portrait: str | None
    report: Report
    importer: Importer | None = None

    @property
    def refused(self) -> bool:
        return has_errors(self.report["findings"])


async def read(body: bytes, registry: Registry, *, ruleset_id: str = "") -> Prepared:
    """Read a .cmchar file, or whatever else an importer of a ruleset reads (``ruleset_id`` narrows
    it to one).

    Raises Unreadable for what is not JSON, and Invalid for a file that leads to no sheet:
    ``cm_version_unknown``, ``unknown_ruleset``, ``format_unknown``, ``sheet_too_new``,
    ``import_refused``. What is wrong with the sheet itself stands in the report.
    """
    return await prepare(jsontext.parse(body, limit=MAX_FILE, bom=True), registry, ruleset_id)


async def prepare(document: Any, registry: Registry, ruleset_id: str = "") -> Prepared:
    """``read`` for a document that is parsed already."""
    if isinstance(document, dict) and ("cm_version" in document or "ruleset_id" in document):
        return await _from_cmchar(document, registry, ruleset_id)
    asked = [_ruleset(registry, ruleset_id, "?ruleset")] if ruleset_id else registry.all()
    for ruleset in asked:
        importer = await _detect(ruleset, document)
        if importer is not None:
            return await _from_importer(ruleset, importer, document)
    de = "Das ist weder eine .cmchar-Datei noch eine, die ein Regelwerk liest."
    en = "This is neither a .cmchar file nor one that a ruleset reads."
    raise _invalid("format_unknown", "", de, en)


def write(
    ruleset: Ruleset,
    name: str,
    sheet_data: Mapping[str, Any],
    *,
    extensions: Mapping[str, Any] | None = None,
    portrait: str | None = None,
) -> dict[str, Any]:
    """The document of a character whose sheet is of the ruleset's current version."""
    return document(
        ruleset.id,
        name,
        sheet_data,
        ruleset_version=ruleset.version,
        sheet_version=ruleset.sheet_version,
        extensions=extensions,
        portrait=portrait,
    )


def document(
    ruleset_id: str,
    name: str,
    sheet_data: Mapping[str, Any],
    *,
    ruleset_version: str,
    sheet_version: int,
    extensions: Mapping[str, Any] | None = None,
    portrait: str | None = None,
) -> dict[str, Any]:
    """``write`` without asking the ruleset, which may be away: as the record has it."""
    kept = copy.deepcopy(dict(extensions or {}))
    sheet = copy.deepcopy(dict(sheet_data))
    made: dict[str, Any] = {
        "cm_version": VERSION,
        "ruleset_id": ruleset_id,
        "name": name,
        "ruleset_version": ruleset_version,
        "sheet_version": sheet_version,
        "sheet_data": sheet,
    }
    if portrait:
        made["portrait"] = portrait
    _put_back(kept, "top", lambda key, value: _put_top(made, key, value))
    _put_back(kept, "sheet_data", lambda pointer, value: _put_at(sheet, pointer, value))
    if kept:
        made["extensions"] = kept
    return made


def encode(made: Mapping[str, Any]) -> bytes:
    """The file's bytes: canonical JSON (RFC 8785)."""
    return jsontext.canonical(made)


# Reading -----------------------------------------------------------------------------------------


async def _from_cmchar(given: dict[str, Any], registry: Registry, ruleset_id: str) -> Prepared:
    if given.get("cm_version") != VERSION:
        de, en = f"Nur Fassung {VERSION} wird gelesen.", f"Only version {VERSION} is read."
        raise _invalid("cm_version_unknown", "/cm_version", de, en)
    wrong = from_errors(contract.validator("cmchar.schema.json").iter_errors(given))
    if wrong:
        raise Invalid("This is not a character file.", code="bad_file", errors=wrong)
    ruleset = _ruleset(registry, given["ruleset_id"], "/ruleset_id")
    if ruleset_id and ruleset.id != ruleset_id:
        de, en = f"Hier wird {ruleset_id} gebraucht.", f"It has to be {ruleset_id} here."
        raise _invalid("other_ruleset", "/ruleset_id", de, en)
    extensions = _extensions(given)
    sheet, unknown, findings = await _current(ruleset, given, extensions)
    unknown += [_unknown(f"/{escape(key)}") for key in given if key not in KNOWN]
    findings += _bounded(given["name"], extensions)
    report: Report = {
        "format": "cmchar",
        "kept": _leaves(sheet),
        "converted": [],
        "unknown": sorted(unknown, key=lambda item: item["pointer"]),
        "findings": findings,
    }
    return Prepared(ruleset, given["name"], sheet, extensions, given.get("portrait"), report)


async def _current(
    ruleset: Ruleset, given: dict[str, Any], extensions: dict[str, Any]
) -> tuple[dict[str, Any], list[Finding], list[Finding]]:
    """The sheet in its current version, what was taken out of it, and what is wrong with it. A file
    that does not say its version is tried as the current one, then as the first."""
    version = given.get("sheet_version", ruleset.sheet_version)
    sheet, removed, findings = await _in_version(ruleset, given["sheet_data"], version)
    if "sheet_version" not in given and has_errors(findings) and ruleset.sheet_version > 1:
        older = await _in_version(ruleset, given["sheet_data"], 1)
        if not has_errors(older[2]):
            sheet, removed, findings = older
    if removed:
        extensions["sheet_data"] = {**extensions.get("sheet_data", {}), **removed}
    unknown = [_unknown(f"/sheet_data{pointer}") for pointer in removed]
    return sheet, unknown, _prefixed(findings)


async def _in_version(
    ruleset: Ruleset, sheet: dict[str, Any], version: int
) -> tuple[dict[str, Any], dict[str, Any], list[Finding]]:
    migrated = await ruleset.migrate(sheet, version)
    kept, removed = _without_unknown(ruleset, migrated)
    return kept, removed, await ruleset.check(kept)


def _without_unknown(
    ruleset: Ruleset, sheet: dict[str, Any]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """The sheet without the keys that its schema does not know, and these by pointer."""
    if any(item["code"] in FATAL for item in check_bounds(sheet)):
        return sheet, {}
    errors = ruleset.book.schema_check.findings(sheet)
    pointers = [item["pointer"] for item in errors if item["code"] == "additional_property"]
    if not pointers:
        return sheet, {}
    kept = copy.deepcopy(sheet)
    removed: dict[str, Any] = {}
    for pointer in pointers:
        *path, key = tokens(pointer)
        parent = _at(kept, path)
        if isinstance(parent, dict) and key in parent:
            removed[pointer] = parent.pop(key)
    return kept, removed


async def _detect(ruleset: Ruleset, document: Any) -> Importer | None:
    """A ruleset that fails here must not keep the others from reading the file."""
    try:
        return await ruleset.detect(document)
    except AppError:
        return None


async def _from_importer(ruleset: Ruleset, importer: Importer, document: Any) -> Prepared:
    imported: Imported = await ruleset.convert(importer, document)
    findings = _prefixed(await ruleset.check(imported.sheet_data))
    findings += _bounded(imported.name, imported.extensions)
    report: Report = {
        "format": importer.id,
        "kept": imported.kept,
        "converted": list(imported.converted),
        "unknown": list(imported.unknown),
        "findings": findings,
    }
    name = imported.name.strip()[:MAX_NAME] if isinstance(imported.name, str) else ""
    return Prepared(
        ruleset, name, imported.sheet_data, imported.extensions, imported.portrait, report, importer
    )


def _ruleset(registry: Registry, ruleset_id: str, pointer: str) -> Ruleset:
    if not registry.knows(ruleset_id):
        de, en = (
            "Dieses Regelwerk gibt es auf diesem Server nicht.",
            "This server does not have this ruleset.",
        )
        raise _invalid("unknown_ruleset", pointer, de, en)
    return registry.get(ruleset_id)


def _extensions(given: dict[str, Any]) -> dict[str, Any]:
    """The file's own extensions, and beside them what its top level holds that is not known."""
    kept = copy.deepcopy(given.get("extensions", {}))
    for ours in ("top", "sheet_data"):
        if not isinstance(kept.get(ours, {}), dict):
            other = f"{ours}_"
            while other in kept:
                other += "_"
            kept[other] = kept.pop(ours)
    top = {key: value for key, value in given.items() if key not in KNOWN}
    if top:
        kept["top"] = {**kept.get("top", {}), **copy.deepcopy(top)}
    return dict(kept)


def _bounded(name: Any, extensions: dict[str, Any]) -> list[Finding]:
    """What the record itself could not hold."""
    found: list[Finding] = []
    if not isinstance(name, str) or not name.strip():
        found.append(
            finding(
                "/name",
                "min_length",
                "Der Name darf nicht leer sein.",
                "The name must not be empty.",
            )
        )
    try:
        size = len(orjson.dumps(extensions))
    except TypeError:
        found.append(finding("/extensions", "not_json", "Das ist kein JSON.", "This is not JSON."))
        return found
    if size > MAX_EXTENSIONS:
        de = f"Unbekanntes hat {size} Bytes; höchstens {MAX_EXTENSIONS} werden aufbewahrt."
        en = f"What is not known has {size} bytes; at most {MAX_EXTENSIONS} are kept."
        found.append(finding("/extensions", "extensions_too_large", de, en))
    return found


def _unknown(pointer: str) -> Finding:
    de = "Das ist nicht bekannt; es wird aufbewahrt und beim Export zurückgeschrieben."
    en = "This is not known; it is kept and written back on export."
    return finding(pointer, "unknown_key", de, en, warning=True)


def _prefixed(found: list[Finding]) -> list[Finding]:
    return [{**item, "pointer": f"/sheet_data{item['pointer']}"} for item in found]


def _leaves(value: Any) -> int:
    if isinstance(value, dict):
        return sum(_leaves(inner) for inner in value.values())
    if isinstance(value, list):
        return sum(_leaves(inner) for inner in value)
    return 1


def _invalid(code: str, pointer: str, de: str, en: str) -> Invalid:
    return Invalid(
        f"{pointer}: {en}" if pointer else en,
        code=code,
        errors=[field_error(pointer, code, de, en)],
    )


# Writing -----------------------------------------------------------------------------------------


def _put_back(kept: dict[str, Any], name: str, put: Any) -> None:
    """Move what can be put back out of ``kept[name]``."""
    parts = kept.get(name)
    if not isinstance(parts, dict):
        return
    left = {key: value for key, value in parts.items() if not put(key, value)}
    if left:
        kept[name] = left
    else:
        del kept[name]


def _put_top(made: dict[str, Any], key: str, value: Any) -> bool:
    if key in KNOWN:
        return False
    made[key] = value
    return True


def _put_at(sheet: dict[str, Any], pointer: str, value: Any) -> bool:
    if not pointer.startswith("/"):
        return False
    *path, key = tokens(pointer)
    parent = _at(sheet, path)
    if not isinstance(parent, dict) or key in parent:
        return False
    parent[key] = value
    return True


def _at(value: Any, path: list[str]) -> Any:
    for token in path:
        if isinstance(value, dict):
            value = value.get(token)
        elif isinstance(value, list) and token.isdigit() and int(token) < len(value):
            value = value[int(token)]
        else:
            return None
    return value
