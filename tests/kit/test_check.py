"""``ruleset check`` finds what a ruleset's author got wrong; ``ruleset list`` says what is here."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest

from app.rulesets import cli
from app.rulesets.kit import conformance
from tests.rulesets.packages import SCHEMA, load, manifest, write_package

START = "from app.hookspecs import hookimpl\n\n@hookimpl\n"
ACTION = (
    "{'id': 'a', 'label': {'de': '', 'en': ''}, 'category': 'skill', 'diceString': '1d20',"
    " 'groups': [{'name': '', 'roll': '%s'}], 'inputs': []}"
)
FAULTS = {
    "a hook that changes the sheet": (
        "def validate(sheet):\n    sheet.clear()\n    return []",
        "validate changes the sheet",
    ),
    "a hook that answers differently": (
        "def summary(sheet, n=[0]):\n    n[0] += 1\n"
        "    return {'subtitle': {'de': str(n[0]), 'en': ''}, 'lines': []}",
        "summary answers the same question differently",
    ),
    "a wrong shape": ("def stat_blocks(sheet): return [1]", "stat_blocks"),
    "a hook that raises": ("def improvements(sheet): return 1 / 0", "improvements"),
    "dice that cannot be thrown": (
        "def dice_actions(sheet): return [" + ACTION % "5d" + "]",
        "is not a roll",
    ),
    "a text in one language": (
        "def summary(sheet): return {'subtitle': {'de': 'Glut', 'en': ''}, 'lines': []}",
        "the text 'Glut' is there in one language only",
    ),
    "a file that is opened": (
        "def summary(sheet):\n    open(__file__).close()\n"
        "    return {'subtitle': {'de': '', 'en': ''}, 'lines': []}",
        "summary is not pure: open(plugin.py)",
    ),
    "a call to others": (
        "def summary(sheet):\n    import socket\n    socket.create_connection(('127.0.0.1', 9))",
        "summary is not pure: socket.",
    ),
    "chance": (
        "def summary(sheet):\n    import random\n    random.random()\n"
        "    return {'subtitle': {'de': '', 'en': ''}, 'lines': []}",
        "summary is not pure: answers by chance (random)",
    ),
    "the clock": (
        "def summary(sheet):\n    import time\n    time.time()\n"
        "    return {'subtitle': {'de': '', 'en': ''}, 'lines': []}",
        "plugin.py, line 5: import time reads the clock",
    ),
    "an order that another process does not have": (
        "def summary(sheet):\n    words = {'alpha', 'beta', 'gamma', 'delta', 'epsilon', 'zeta'}\n"
        "    text = ' '.join(words)\n"
        "    return {'subtitle': {'de': text, 'en': text}, 'lines': []}",
        "summary answers differently in another process",
    ),
    "a sheet that nobody thought of": (
        "def improvements(sheet): return [] if 'words' not in sheet else [][len(sheet['words'])]",
        'the sheet {"grit": ',
    ),
    "an action twice": (
        "def dice_actions(sheet): return [" + ACTION % "1d6" + "] * 2",
        "the id a occurs twice",
    ),
    "a resource that leaves the schema": (
        "def resources(sheet): return [{'id': 'grit', 'label': {'de': '', 'en': ''},"
        " 'kind': 'pool', 'pointer': '/grit', 'value': sheet['grit'], 'minimum': -9,"
        " 'maximum': 9, 'shared': True}]",
        "gives a sheet with errors",
    ),
}


FORMATS = """
from app.hookspecs import Exporter, Imported, Importer, hookimpl

NAME = {"de": "Alt", "en": "Old"}


@hookimpl
def importers():
    return [Importer("old", NAME, lambda document: %s, lambda document: Imported("A", %s))]


@hookimpl
def exporters():
    return [Exporter("old", NAME, "text/plain", ".old", lambda name, sheet: %s)]
"""
FORMAT_FAULTS = {
    "a file that nobody recognises": (
        ("False", "document", "sheet"),
        "its old file is not recogni",
    ),
    "a file that reads as no sheet": (
        ("True", "{'grit': 99}", "sheet"),
        "its old file reads as no sheet: /grit",
    ),
    "a file that cannot be written": (("True", "document", "1 / 0"), "another format: "),
    "a file that is no JSON": (("True", "document", "{1, 2}"), "another format: "),
}


@pytest.mark.parametrize("name", FORMAT_FAULTS)
def test_the_check_finds_in_another_programs_format(name: str, tmp_path: Path) -> None:
    answers, reason = FORMAT_FAULTS[name]
    write_package(tmp_path, plugin=FORMATS % answers)
    found = conformance.check(load(tmp_path).get("ember"), made=0, elsewhere=False).complaints
    assert any(told.area == "files" and reason in str(told) for told in found), found


def test_a_format_that_comes_back_the_same_has_no_complaint(tmp_path: Path) -> None:
    write_package(tmp_path, plugin=FORMATS % ("True", "document", "dict(sheet)"))
    found = conformance.check(load(tmp_path).get("ember"), made=0, elsewhere=False).complaints
    assert [told for told in found if told.area == "files"] == []


@pytest.mark.parametrize("name", FAULTS)
def test_the_check_finds(name: str, tmp_path: Path) -> None:
    plugin, reason = FAULTS[name]
    write_package(tmp_path, plugin=START + plugin)
    ruleset = load(tmp_path).get("ember")
    ruleset.book.checked = False  # as if we shipped it: nobody else looks at its answers
    assert any(reason in str(told) for told in conformance.check(ruleset, made=40).complaints)


def test_what_takes_longer_than_it_may_is_told(tmp_path: Path) -> None:
    write_package(tmp_path)
    found = conformance.check(load(tmp_path).get("ember"), made=0, allowed=0.0).complaints
    assert {told.area for told in found} == {"times"}
    assert any("improvements takes" in str(told) for told in found)


def complaints(tmp_path: Path, **package: Any) -> set[tuple[str, str]]:
    """Area and text of everything that is told of a package without code."""
    write_package(tmp_path, **package)
    verdict = conformance.check(load(tmp_path).get("ember"), made=20, elsewhere=False)
    assert all(told.remedy and told.area in conformance.AREAS for told in verdict.complaints)
    return {(told.area, str(told)) for told in verdict.complaints}


def changed(**fields: Any) -> dict[str, Any]:
    return {**SCHEMA, "properties": {**SCHEMA["properties"], **fields}}


TEXT = {"description": "T.", "x-label": {"de": "T", "en": "T"}}
SCHEMA_FAULTS: dict[str, tuple[dict[str, Any], tuple[str, str]]] = {
    "no description": (
        {"x-label": {"de": "T", "en": "T"}, "type": "boolean"},
        ("schema", "/properties/t: has no description"),
    ),
    "no label": (
        {"description": "T.", "type": "boolean"},
        ("texts", "/properties/t: has no x-label"),
    ),
    "values without names": (
        {**TEXT, "enum": ["a", "b"], "x-labels": {"a": {"de": "A", "en": "A"}}},
        ("texts", "/properties/t: has values without a name: b"),
    ),
    "no type": (TEXT, ("schema", "/properties/t: has no type")),
    "no bound": (
        {**TEXT, "type": "integer", "minimum": 0},
        ("schema", "/properties/t: is a number without maximum"),
    ),
    "no length": (
        {**TEXT, "type": "string"},
        ("schema", "/properties/t: is a text without maxLength"),
    ),
    "an endless list": (
        {**TEXT, "type": "array", "items": {**TEXT, "type": "boolean"}},
        ("schema", "/properties/t: is a list without bound"),
    ),
    "an open object": (
        {**TEXT, "type": "object"},
        ("schema", "/properties/t: takes any property"),
    ),
    "an endless map": (
        {**TEXT, "type": "object", "additionalProperties": {**TEXT, "type": "boolean"}},
        ("schema", "/properties/t: is a map without maxProperties"),
    ),
    "a widget that does not fit": (
        {**TEXT, "type": "boolean", "x-widget": "longtext"},
        ("layout", "/properties/t: is drawn as longtext, but is boolean"),
    ),
    "a column that is not there": (
        {
            **TEXT,
            "type": "object",
            "x-columns": ["size"],
            "additionalProperties": {**TEXT, "type": "object", "additionalProperties": False},
        },
        ("layout", "/properties/t: has no column size"),
    ),
    "fields that nobody draws": (
        {**TEXT, "type": "object", "oneOf": [{"properties": {"a": {"type": "boolean"}}}]},
        ("layout", "/properties/t: oneOf describes a, which no client draws"),
    ),
    "a list of things": (
        {
            **TEXT,
            "type": "array",
            "maxItems": 3,
            "items": {**TEXT, "type": "object", "additionalProperties": False},
        },
        ("layout", "/properties/t: is a list of things that people edit"),
    ),
}


@pytest.mark.parametrize("name", SCHEMA_FAULTS)
def test_the_check_finds_in_a_schema(name: str, tmp_path: Path) -> None:
    field, told = SCHEMA_FAULTS[name]
    assert told in complaints(tmp_path, schema=changed(t=field))


def test_a_schema_without_fault_has_no_complaint(tmp_path: Path) -> None:
    assert complaints(tmp_path) == set()


def test_a_section_without_fields_is_told(tmp_path: Path) -> None:
    sections = {**SCHEMA["x-sections"], "magic": {"de": "Magie", "en": "Magic"}}
    told = complaints(tmp_path, schema={**SCHEMA, "x-sections": sections})
    assert told == {("layout", "x-sections/magic: holds no field")}


OLDER = json.dumps({"guts": 3})
MIGRATES = "def migrate_sheet(sheet, from_version): return "


@pytest.mark.parametrize(
    ("plugin", "told"),
    [
        (
            MIGRATES + "{**{k: v for k, v in sheet.items() if k != 'guts'}, 'grit': sheet['guts']}",
            "",
        ),
        (MIGRATES + "{'grit': sheet['guts']}", "drops a field that it does not know"),
        (
            MIGRATES + "dict(sheet)",
            "the migrated sheet is none: /grit: This is missing. (required)",
        ),
        (MIGRATES + "{**sheet, 'grit': sheet.pop('guts')}", "changes the sheet"),
        (MIGRATES + "sheet['courage']", "migrate_sheet from 1: 'courage'"),
    ],
)
def test_sheets_of_every_older_version_are_migrated(plugin: str, told: str, tmp_path: Path) -> None:
    folder = write_package(
        tmp_path, toml=manifest(sheet_version=2), plugin=START + plugin, older_json="{}"
    )
    (folder / "schemas/older.json").unlink()
    (folder / "schemas/older/1").mkdir(parents=True)
    (folder / "schemas/older/1/ada.json").write_text(OLDER)
    ruleset = load(tmp_path).get("ember")
    ruleset.book.checked = False
    found = [str(one) for one in conformance.check(ruleset, made=0, elsewhere=False).complaints]
    found = [one for one in found if "older/1" in one]
    assert any(told in one for one in found) if told else found == []


def test_an_older_version_without_a_sheet_is_told(tmp_path: Path) -> None:
    told = complaints(tmp_path, toml=manifest(sheet_version=3))
    assert {place for area, place in told if area == "migration"} == {
        "schemas/older/1: holds no sheet of that version",
        "schemas/older/2: holds no sheet of that version",
    }


def test_a_hook_that_fails_is_shown_on_the_smallest_sheet(tmp_path: Path) -> None:
    plugin = START + "def improvements(sheet): return [][0] if sheet.get('words') else []"
    write_package(tmp_path, plugin=plugin)
    (told,) = conformance.check(load(tmp_path).get("ember"), elsewhere=False).complaints
    sheet = json.loads(told.place.removeprefix("the sheet "))
    assert set(sheet) == {"grit", "words"}
    assert (
        told.text == "improvements raises IndexError: list index out of range (plugin.py, line 4)"
    )


def run(capsys: pytest.CaptureFixture[str], place: Path, *words: str) -> tuple[int, str]:
    parser = ArgumentParser()
    cli.add_arguments(parser)
    code = cli.run(parser.parse_args(words), plugins_path=str(place))
    return code, capsys.readouterr().out


def test_the_list_tells_what_is_here_and_what_was_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_package(tmp_path)
    code, told = run(capsys, tmp_path, "list")
    assert "ember 1.0.0: Ember" in told
    assert "generic 1.0.0: Any game" in told
    write_package(tmp_path, "worse", plugin="1 / 0")
    code, told = run(capsys, tmp_path, "list")
    assert code == 1
    assert "worse" in told
    assert "ZeroDivisionError" in told


def test_the_check_of_one_ruleset_by_id_or_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_package(
        tmp_path,
        cases__a_json=json.dumps(
            {
                "name": "grit is a resource",
                "sheet": {"grit": 3},
                "expect": {"resources": {"grit": 3}},
            }
        ),
    )
    for what in ("ember", str(folder)):
        code, told = run(capsys, tmp_path, "check", what)
        assert code == 0, told
        assert "ember 1.0.0 has no findings (1 sheets, 200 random sheets, 1 cases tried)" in told
    assert run(capsys, tmp_path, "check", "generic")[0] == 0
    assert run(capsys, tmp_path, "check", "chess")[0] == 2


def test_the_check_fails_on_a_wrong_case_and_on_a_refused_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = {"name": "not so", "sheet": {"grit": 3}, "expect": {"resources": {"grit": 4}}}
    write_package(tmp_path, cases__a_json=json.dumps(case))
    code, told = run(capsys, tmp_path, "check", "ember")
    assert code == 1
    assert "cases/a.json: not so: resources.grit.value is 3, expected 4" in told
    folder = write_package(tmp_path, "worse", plugin="1 / 0")
    for what in ("worse", str(folder)):
        code, told = run(capsys, tmp_path, "check", what)
        assert code == 1
        assert "ZeroDivisionError" in told
