"""Sheets on their way: from older versions, and through files."""

import asyncio
import copy
from collections.abc import Iterator
from typing import Any

from app.domain import jsontext
from app.errors import AppError
from app.rulesets import cmchar, package
from app.rulesets.findings import has_errors
from app.rulesets.kit.complaint import Complaint
from app.rulesets.package import Refused
from app.rulesets.registry import Registry
from app.rulesets.ruleset import Ruleset

UNKNOWN = "zz_unknown"


def migrations(ruleset: Ruleset) -> Iterator[Complaint]:
    """From every older version: a sheet that passes, the same twice, and nothing dropped."""
    for version in range(1, ruleset.sheet_version):
        place = f"schemas/older/{version}"
        try:
            sheets = package.read_older(ruleset.package.source, version)
        except Refused as error:
            yield _migration(place, str(error), "mend the file")
            continue
        if not sheets:
            remedy = f"put a sheet as version {version} wrote it into {place}/<name>.json"
            yield _migration(place, "holds no sheet of that version", remedy)
        for name, sheet in sheets.items():
            for told, remedy in _migrated(ruleset, sheet, version):
                yield _migration(f"{place}/{name}", told, remedy)


def _migration(place: str, told: str, remedy: str) -> Complaint:
    return Complaint("migration", place, told, remedy)


def _migrated(ruleset: Ruleset, sheet: dict[str, Any], version: int) -> Iterator[tuple[str, str]]:
    book, before = ruleset.book, jsontext.canonical(sheet)
    try:
        given = copy.deepcopy(sheet)
        first = book.migrate(given, version)
        if jsontext.canonical(given) != before:
            yield "migrate_sheet changes the sheet it is given", "work on a copy"
        if jsontext.canonical(first) != jsontext.canonical(
            book.migrate(copy.deepcopy(sheet), version)
        ):
            yield "migrate_sheet answers the same sheet differently", "answer from the sheet alone"
        for item in book.check(first):
            if item["severity"] == "error":
                told = f"{item['pointer'] or '/'}: {item['message']['en']} ({item['code']})"
                yield f"the migrated sheet is none: {told}", "mend migrate_sheet"
        odd = book.migrate({**copy.deepcopy(sheet), UNKNOWN: {"a": 1}}, version)
        if odd.get(UNKNOWN) != {"a": 1}:
            remedy = "begin with dict(sheet) and change what you know, so that the rest stays"
            yield "migrate_sheet drops a field that it does not know", remedy
    except AppError as error:
        yield f"migrate_sheet from {version}: {error.__cause__ or error}", "mend migrate_sheet"


def round_trips(ruleset: Ruleset, sheets: dict[str, dict[str, Any]]) -> Iterator[Complaint]:
    """Export, import, export again: the same bytes. And what an exporter writes, its importer
    reads."""
    registry = Registry([ruleset])
    for name, sheet in sheets.items():
        first = cmchar.encode(cmchar.write(ruleset, "Trial", sheet))
        try:
            read = asyncio.run(cmchar.read(first, registry))
        except AppError as error:
            yield _file(name, f"its own .cmchar cannot be read: {error}")
            continue
        if read.refused:
            yield _file(name, "its own .cmchar is refused")
            continue
        again = cmchar.write(ruleset, read.name, read.sheet_data, extensions=read.extensions)
        if cmchar.encode(again) != first:
            yield _file(name, "changes on its way through a .cmchar file")
        yield from _other_formats(ruleset, name, sheet)


def _file(name: str, told: str) -> Complaint:
    return Complaint(
        "files", name, told, "see that validate and importers leave the sheet as it is"
    )


def _other_formats(ruleset: Ruleset, name: str, sheet: dict[str, Any]) -> Iterator[Complaint]:
    book = ruleset.book
    try:
        readers = {importer.id: importer for importer in book.importers()}
        for exporter in book.exporters():
            document = book.export(exporter, "Trial", copy.deepcopy(sheet))
            document = jsontext.loads(jsontext.dumps(document))
            reader = readers.get(exporter.id)
            if reader is None:
                continue
            if not reader.detect(document):
                remedy = f"let importer {reader.id} detect what exporter {exporter.id} writes"
                told = f"its {exporter.id} file is not recognised"
                yield Complaint("files", name, told, remedy)
                continue
            found = book.check(book.convert(reader, document).sheet_data)
            if has_errors(found):
                worst = next(item for item in found if item["severity"] == "error")
                told = f"its {exporter.id} file reads as no sheet: {worst['pointer']}"
                yield Complaint("files", name, told, "mend exporter or importer")
    except (AppError, TypeError) as error:
        yield Complaint("files", name, f"another format: {error}", "mend exporter or importer")
