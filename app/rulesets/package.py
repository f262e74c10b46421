"""One ruleset's files: where they lie, and what they hold once read and checked.

Two layouts. Bundled: ``plugins/<id>/`` (manifest, code) beside ``schemas/<id>/`` (schema, content,
templates, cases). One folder, as third parties ship it: the same, with the second half in
``<folder>/schemas/``. Only ``ruleset.toml`` and ``sheet.schema.json`` are required.
"""

import logging
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from importlib import metadata
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from app.domain import jsontext
from app.errors import AppError
from app.hookspecs import Text
from app.rulesets import contract, sheetschema
from app.rulesets.findings import from_errors

ENTRY_POINTS = "campaign_manager.rulesets"
MANIFEST = "ruleset.toml"
SCHEMA = "sheet.schema.json"
MAX_MANIFEST = 64 * 1024
MAX_CONTENT = 8 * 1024 * 1024
MAX_TEMPLATE = 1024 * 1024
MAX_FILES = 200


log = logging.getLogger(__name__)


class Refused(Exception):
    """This package cannot be used; the message says why, in whole sentences."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where a package lies. ``bundled`` packages are trusted: their hooks run on the event loop."""

    folder: Path
    schemas: Path
    bundled: bool
    origin: str

    @property
    def cases(self) -> Path:
        return self.schemas / "cases"

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where its files are; the schemas of a third party's lie below the one folder."""
        if self.schemas.is_relative_to(self.folder):
            return (self.folder,)
        return self.folder, self.schemas


@dataclass(frozen=True, slots=True)
class Manifest:
    id: str
    name: Text
    version: str
    sheet_version: int
    compat: dict[str, str]
    authors: list[str]
    licence: str
    description: Text | None = None
    homepage: str = ""
    notice: Text | None = None


@dataclass(frozen=True, slots=True)
class Template:
    """A ready-made character: ``document`` is the whole .cmchar file."""

    id: str
    name: str
    document: dict[str, Any]

    @property
    def sheet_data(self) -> dict[str, Any]:
        return dict(self.document["sheet_data"])


@dataclass(frozen=True, slots=True)
class Table:
    """One kind of the compendium: entry id → entry, in the file's order."""

    kind: str
    label: Text
    entries: dict[str, dict[str, Any]]
    # how members of the entries are called and read: the words of sheet schemas
    facts: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Package:
    source: Source
    manifest: Manifest
    schema: dict[str, Any]
    schema_bytes: bytes
    tables: dict[str, Table] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()


def discover(
    bundled_plugins: Path,
    bundled_schemas: Path,
    extra: Iterable[Path],
    installed: Iterable[tuple[str, Path]] | None = None,
) -> list[Source]:
    """Every place that holds a ruleset, in a fixed order. ``installed`` are pip packages (name and
    folder); by default those with an entry point in the group ``campaign_manager.rulesets``."""
    found = [
        _source(folder, bundled_schemas / folder.name, bundled_plugins.name)
        for folder in _folders(bundled_plugins)
    ]
    for place in extra:
        found += [_source(folder, None, str(place)) for folder in _folders(place)]
    for name, folder in _entry_points() if installed is None else installed:
        found.append(Source(folder, folder / "schemas", bundled=False, origin=f"package {name}"))
    unique = {source.folder.resolve(): source for source in reversed(found)}
    return [source for source in found if unique[source.folder.resolve()] is source]


def at(path: Path) -> Source:
    """The one-folder package at ``path``."""
    return Source(path, path / "schemas", bundled=False, origin=str(path))


def bundled(folder: Path, schemas: Path) -> Source:
    """The package of our own whose code is in ``folder``."""
    return _source(folder, schemas / folder.name, folder.parent.name)


def _folders(place: Path) -> list[Path]:
    try:
        return sorted(path for path in place.iterdir() if _looks_like_one(path))
    except FileNotFoundError:
        return []
    except OSError as error:
        log.error("the folder %s cannot be read: %s", place, error.strerror)
        return []


def _looks_like_one(path: Path) -> bool:
    parts = (MANIFEST, "plugin.py", "schemas")
    return path.name[0] not in "._" and any((path / name).exists() for name in parts)


def _source(folder: Path, split: Path | None, place: str) -> Source:
    own = folder / "schemas"
    if split is None or (own / SCHEMA).exists():
        return Source(folder, own, bundled=False, origin=f"{place}/{folder.name}")
    return Source(folder, split, bundled=True, origin=f"{place}/{folder.name}")


def _entry_points() -> Iterator[tuple[str, Path]]:
    for point in sorted(metadata.entry_points(group=ENTRY_POINTS), key=lambda point: point.value):
        name = f"{point.dist.name} {point.dist.version}" if point.dist else point.value
        try:
            spec = find_spec(point.module)
        except Exception:  # finding a module imports the packages above it
            log.exception("the entry point %s cannot be found", point.value)
            spec = None
        places = list(spec.submodule_search_locations or ()) if spec else []
        yield name, Path(places[0]) if places else Path(point.module)


def read_manifest(source: Source) -> Manifest:
    """Read and check ``ruleset.toml``. Raises Refused."""
    text = _read(source.folder / MANIFEST, MAX_MANIFEST)
    try:
        values = tomllib.loads(text.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise Refused(f"{MANIFEST} cannot be read: {error}.") from None
    wrong = contract.complaint(values, "ruleset-package.json", "Manifest")
    if wrong:
        raise Refused(f"{MANIFEST}: {wrong}.")
    if source.bundled and values["id"] != source.folder.name:
        raise Refused(f"{MANIFEST}: the id {values['id']} is not the folder's name.")
    return Manifest(**values)


def read(source: Source, manifest: Manifest) -> Package:
    """Read and check everything but the code. Raises Refused with all that is wrong."""
    schema_bytes = _read(source.schemas / SCHEMA, sheetschema.MAX_BYTES)
    schema = _json(schema_bytes, SCHEMA, sheetschema.MAX_BYTES)
    wrong = sheetschema.complaints(schema)
    if wrong:
        raise Refused(_listed(SCHEMA, wrong))
    return Package(
        source,
        manifest,
        schema,
        schema_bytes,
        dict(_tables(source.schemas / "content")),
        tuple(_templates(source.schemas / "templates", manifest, schema)),
    )


def read_cases(source: Source) -> list[dict[str, Any]]:
    """Every case, each with the name of its file. Raises Refused."""
    found: list[dict[str, Any]] = []
    for path in _files(source.cases, "*.json"):
        name = f"cases/{path.name}"
        document = _json(_read(path, MAX_CONTENT), name, MAX_CONTENT)
        wrong = contract.complaint(document, "ruleset-package.json", "CaseFile")
        if wrong:
            raise Refused(f"{name}: {wrong}.")
        cases = document if isinstance(document, list) else [document]
        found += [{**case, "file": path.name} for case in cases]
    return found


def read_older(source: Source, version: int) -> dict[str, dict[str, Any]]:
    """Sheets as an older version of the ruleset wrote them, by file name. Raises Refused."""
    found: dict[str, dict[str, Any]] = {}
    for path in _files(source.schemas / "older" / str(version), "*.json"):
        name = f"older/{version}/{path.name}"
        document = _json(_read(path, MAX_TEMPLATE), name, MAX_TEMPLATE)
        if not isinstance(document, dict):
            raise Refused(f"{name}: a sheet is an object.")
        found[path.name] = document
    return found


def _tables(folder: Path) -> Iterator[tuple[str, Table]]:
    for path in _files(folder, "*.json"):
        name = f"content/{path.name}"
        document = _json(_read(path, MAX_CONTENT), name, MAX_CONTENT)
        wrong = contract.complaint(document, "ruleset-package.json", "ContentFile")
        if wrong:
            raise Refused(f"{name}: {wrong}.")
        if document["kind"] != path.stem:
            raise Refused(f"{name}: its kind is {document['kind']}, which is not the file's name.")
        entries: dict[str, dict[str, Any]] = {}
        for entry in document["entries"]:
            if entry["id"] in entries:
                raise Refused(f"{name}: the id {entry['id']} occurs twice.")
            entries[entry["id"]] = entry
        yield path.stem, Table(path.stem, document["label"], entries, document.get("facts", {}))


def _templates(folder: Path, manifest: Manifest, schema: dict[str, Any]) -> Iterator[Template]:
    validator = sheetschema.compiled(schema)
    for path in _files(folder, "*.cmchar"):
        name = f"templates/{path.name}"
        document = _json(_read(path, MAX_TEMPLATE), name, MAX_TEMPLATE)
        wrong = contract.complaint(document, "cmchar.schema.json")
        if wrong:
            raise Refused(f"{name}: {wrong}.")
        if document["ruleset_id"] != manifest.id:
            raise Refused(f"{name}: it is written for {document['ruleset_id']}.")
        findings = from_errors(validator.iter_errors(document["sheet_data"]), schema)
        if findings:
            lines = [f"{item['pointer'] or '/'}: {item['message']['en']}" for item in findings]
            raise Refused(_listed(name, lines))
        yield Template(path.stem, document["name"], document)


def _files(folder: Path, pattern: str) -> list[Path]:
    paths = sorted(folder.glob(pattern)) if folder.is_dir() else []
    if len(paths) > MAX_FILES:
        raise Refused(f"{folder.name}/ holds more than {MAX_FILES} files.")
    return paths


def _read(path: Path, limit: int) -> bytes:
    try:
        if path.stat().st_size > limit:
            raise Refused(f"{path.name} has more than {limit} bytes.")
        return path.read_bytes()
    except FileNotFoundError:
        raise Refused(f"{path.name} is missing ({path.parent.name}/{path.name}).") from None
    except OSError as error:
        raise Refused(f"{path.name} cannot be read: {error.strerror}.") from None


def _json(text: bytes, name: str, limit: int) -> Any:
    try:
        return jsontext.parse(text, limit=limit, bom=True)
    except AppError as error:
        raise Refused(f"{name} cannot be read: {error}") from None


def _listed(name: str, reasons: list[str]) -> str:
    shown = "; ".join(reasons[:20])
    more = f"; and {len(reasons) - 20} more" if len(reasons) > 20 else ""
    return f"{name}: {shown}{more}."
