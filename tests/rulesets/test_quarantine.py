"""One bad package never takes the server or the others down: it is refused, with its reason."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.errors import Conflict, NotFound
from app.rulesets.registry import Registry
from tests.rulesets.packages import ROOT, SCHEMA, load, manifest, refusal, write_package

HOOK = "from app.hookspecs import hookimpl\n\n@hookimpl\n"


def schema_with(**properties: Any) -> dict[str, Any]:
    return {**SCHEMA, "properties": {**SCHEMA["properties"], **properties}}


PLUGINS = {
    "a misspelt hook is named": (HOOK + "def sumary(sheet): return {}", "sumary"),
    "a wrong argument is named": (HOOK + "def validate(sheeet): return []", "sheeet"),
    "an import that raises": ("raise ValueError('no dice today')", "no dice today"),
    "an import that ends the process": ("raise SystemExit(3)", "SystemExit"),
    "an import of what is not there": ("import there_is_no_such_module", "there_is_no_such_module"),
    "text that is not Python": ("def (", "SyntaxError"),
    "an async hook": (HOOK + "async def validate(sheet): return []", "plain function"),
    "a default sheet that is no sheet": (
        HOOK + "def default_sheet(): return {'grit': 99}",
        "/grit: This must be at most 6.",
    ),
    "a default sheet that raises": (HOOK + "def default_sheet(): return 1 / 0", "default_sheet"),
    "a default sheet that is a list": (HOOK + "def default_sheet(): return []", "default_sheet"),
    "a content hook that raises": (HOOK + "def open_content(content): content[1]", "open_content"),
}

MANIFESTS = {
    "broken TOML": ("id = ", "ruleset.toml cannot be read"),
    "an id that is not one": (manifest("Ember!"), "/id"),
    "a version that is not semver": (manifest(version="1.0"), "/version"),
    "a sheet version of nought": (manifest(sheet_version=0), "/sheet_version"),
    "a name in one language": (manifest(name={"de": "Glut"}), "/name"),
    "no compat": (manifest(compat=None), "compat"),
    "an unknown key": (manifest(colour="red"), "colour"),
    "a server that is too old": (manifest(compat={"min": "0.2"}), "version 0.2 of the server"),
    "a server that is too new": (
        manifest(compat={"min": "0.0.1", "max": "0.0"}),
        "up to version 0.0",
    ),
}

SCHEMAS = {
    "text that is not JSON": ("{", "cannot be read"),
    "a list": ([], "must be a JSON object"),
    "a root that is no object": ({"type": "array"}, '"type" must be "object"'),
    "a keyword with a wrong value": (schema_with(a={"type": "whole"}), "/properties/a/type"),
    "an older dialect": (
        {**SCHEMA, "$schema": "http://json-schema.org/draft-07/schema#"},
        "$schema must be",
    ),
    "an unknown x- keyword": (schema_with(a={"x-colour": "red"}), "`x-colour` is not known"),
    "a misspelt keyword": (schema_with(a={"minimun": 1}), "`minimun` is not known"),
    "an x- keyword with a wrong value": (schema_with(a={"x-width": 13}), "/properties/a/x-width"),
    "a remote $ref": (schema_with(a={"$ref": "https://example.org/a"}), "only references within"),
    "a $ref to nothing": (schema_with(a={"$ref": "#/$defs/a"}), "there is no such schema"),
    "a schema that contains itself": (schema_with(a={"$ref": "#"}), "contains itself"),
    "a circle of $refs": (
        {
            **SCHEMA,
            "$defs": {"a": {"$ref": "#/$defs/b"}, "b": {"$ref": "#/$defs/a"}},
        },
        "contains itself",
    ),
    "a schema that explodes": (
        {
            **SCHEMA,
            "$defs": {f"a{n}": {"allOf": [{"$ref": f"#/$defs/a{n + 1}"}] * 10} for n in range(6)}
            | {"a6": {"type": "integer"}},
            "allOf": [{"$ref": "#/$defs/a0"}],
        },
        "more than",
    ),
    "a pattern bomb": (schema_with(a={"type": "string", "pattern": "^(a+)+$"}), "for ever"),
    "a pattern with look-ahead": (schema_with(a={"pattern": "(?=a)b"}), "(?…)"),
    "a pattern of keys": ({**SCHEMA, "patternProperties": {"\\d": True}}, "differs"),
    "a default that does not pass": (
        schema_with(a={"type": "integer", "default": "one"}),
        "/properties/a/default",
    ),
    "an example that does not pass": ({**SCHEMA, "examples": [{"grit": 7}]}, "/examples/0/grit"),
    "a pointer to nowhere": (
        schema_with(
            a={"type": "integer", "x-resource": {"id": "a", "kind": "pool", "maximum": "/b"}}
        ),
        "/b is no place in the sheet",
    ),
    "two resources with one id": (
        schema_with(
            a={"type": "integer", "x-resource": {"id": "grit", "kind": "pool", "maximum": 1}}
        ),
        "the resource grit",
    ),
    "one resource used twice": (
        {
            **SCHEMA,
            "properties": {"a": {"$ref": "#/$defs/p"}, "b": {"$ref": "#/$defs/p"}},
            "required": [],
            "$defs": {
                "p": {"type": "integer", "x-resource": {"id": "p", "kind": "pool", "maximum": 1}}
            },
        },
        "Two fields are the resource p",
    ),
    "a required field without a possible default": (
        {
            **SCHEMA,
            "required": ["code"],
            "properties": {"code": {"type": "string", "pattern": "^[A-Z]{3}$"}},
        },
        "/code",
    ),
    "too deep": ('{"a":' * 40 + "1" + "}" * 40, "deeper"),
}

ENTRY = {"id": "a", "name": {"de": "A", "en": "A"}}


def table(*entries: Any, kind: str = "talents") -> str:
    return json.dumps({"kind": kind, "label": {"de": "T", "en": "T"}, "entries": list(entries)})


FILES = {
    "two entries with one id": ("content__talents_json", table(ENTRY, ENTRY), "occurs twice"),
    "an entry without a name": ("content__talents_json", table({"id": "a"}), "name"),
    "a kind that is not the file's": ("content__talents_json", table(kind="spells"), "spells"),
    "content that is not JSON": ("content__talents_json", "{", "cannot be read"),
    "a template that is no file": ("templates__a_cmchar", "{}", "templates/a.cmchar"),
    "a template of another game": (
        "templates__a_cmchar",
        json.dumps({"cm_version": "1.0", "ruleset_id": "other", "name": "A", "sheet_data": {}}),
        "written for other",
    ),
    "a template that is no sheet": (
        "templates__a_cmchar",
        json.dumps({"cm_version": "1.0", "ruleset_id": "ember", "name": "A", "sheet_data": {}}),
        "/grit: This is missing.",
    ),
}


def check_refused(place: Path, reason: str) -> None:
    """The package ``ember`` is refused for that reason, and its good neighbour works."""
    write_package(place, "good")
    registry = load(place)
    assert reason in refusal(registry)
    assert [ruleset.id for ruleset in registry.all()] == ["good"]
    assert registry.get("good").book.default_sheet() == {"grit": 2}
    with pytest.raises(Conflict) as caught:
        registry.get("ember")
    assert caught.value.code == "ruleset_unavailable"


@pytest.mark.parametrize("name", PLUGINS)
def test_a_plugin_is_refused_for(name: str, tmp_path: Path) -> None:
    plugin, reason = PLUGINS[name]
    write_package(tmp_path, plugin=plugin)
    check_refused(tmp_path, reason)


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_is_refused_for(name: str, tmp_path: Path) -> None:
    toml, reason = MANIFESTS[name]
    write_package(tmp_path, toml=toml)
    write_package(tmp_path, "good")
    registry = load(tmp_path)
    (refused,) = registry.refused()
    assert reason in refused.reason
    assert [ruleset.id for ruleset in registry.all()] == ["good"]


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_schema_is_refused_for(name: str, tmp_path: Path) -> None:
    schema, reason = SCHEMAS[name]
    write_package(tmp_path, schema=schema)
    check_refused(tmp_path, reason)


@pytest.mark.parametrize("name", FILES)
def test_a_package_is_refused_for(name: str, tmp_path: Path) -> None:
    file, text, reason = FILES[name]
    write_package(tmp_path, **{file: text})
    check_refused(tmp_path, reason)


def test_a_missing_schema_is_named(tmp_path: Path) -> None:
    (write_package(tmp_path) / "schemas" / "sheet.schema.json").unlink()
    check_refused(tmp_path, "sheet.schema.json is missing")


def test_a_missing_manifest_is_named(tmp_path: Path) -> None:
    (write_package(tmp_path) / "ruleset.toml").unlink()
    check_refused(tmp_path, "ruleset.toml is missing")


def test_an_import_that_never_ends_is_refused(tmp_path: Path) -> None:
    write_package(tmp_path, plugin="import threading\nthreading.Event().wait(30)\n")
    write_package(tmp_path, "good")
    nothing = tmp_path / "nothing"
    registry = Registry.load(nothing, nothing, [tmp_path], "0.1.0", installed=[], load_deadline=0.1)
    assert "took too long" in refusal(registry)
    assert [ruleset.id for ruleset in registry.all()] == ["good"]


def test_a_place_that_is_no_folder_is_passed_over(tmp_path: Path) -> None:
    write_package(tmp_path)
    (tmp_path / "file").write_text("")
    places = [tmp_path / "file", tmp_path / "missing", tmp_path]
    nothing = tmp_path / "nothing"
    registry = Registry.load(nothing, nothing, places, "0.1.0", installed=[])
    assert [ruleset.id for ruleset in registry.all()] == ["ember"]
    assert registry.refused() == []


def test_two_packages_with_one_id_are_both_refused_and_both_named(tmp_path: Path) -> None:
    write_package(tmp_path / "one")
    write_package(tmp_path / "two")
    write_package(tmp_path / "two", "good")
    nothing = tmp_path / "nothing"
    registry = Registry.load(
        nothing, nothing, [tmp_path / "one", tmp_path / "two"], "0.1.0", installed=[]
    )
    assert [ruleset.id for ruleset in registry.all()] == ["good"]
    assert len(registry.refused()) == 2
    for refused in registry.refused():
        assert f"{tmp_path}/one/ember" in refused.reason
        assert f"{tmp_path}/two/ember" in refused.reason


def test_a_folder_named_twice_is_read_once(tmp_path: Path) -> None:
    write_package(tmp_path)
    nothing = tmp_path / "nothing"
    registry = Registry.load(nothing, nothing, [tmp_path, tmp_path], "0.1.0", installed=[])
    assert registry.refused() == []


def test_an_unknown_ruleset_is_not_found(tmp_path: Path) -> None:
    with pytest.raises(NotFound) as caught:
        load(tmp_path).get("ember")
    assert caught.value.code == "unknown_ruleset"


def test_a_refusal_does_not_show_where_the_server_lies(tmp_path: Path) -> None:
    write_package(tmp_path, plugin="open('/etc/there-is-no-such-file')")
    assert str(tmp_path) not in refusal(load(tmp_path))


def test_a_package_of_one_folder_may_lie_beside_the_bundled_ones(tmp_path: Path) -> None:
    write_package(tmp_path)
    registry = Registry.load(tmp_path, ROOT / "schemas", [], "0.1.0", installed=[])
    assert not registry.get("ember").bundled


def test_a_pip_package_is_its_folder(tmp_path: Path) -> None:
    folder = write_package(tmp_path, plugin="from . import tables\n")
    (folder / "tables.py").write_text("X = 1\n")
    nothing = tmp_path / "nothing"
    registry = Registry.load(nothing, nothing, [], "0.1.0", installed=[("ember 2.0", folder)])
    assert registry.get("ember").origin == "package ember 2.0"


def test_two_packages_may_have_modules_of_one_name(tmp_path: Path) -> None:
    text = HOOK + "def summary(sheet):\n    from .words import SUBTITLE\n"
    text += "    return {'subtitle': {'de': SUBTITLE, 'en': SUBTITLE}, 'lines': []}\n"
    for name in ("one", "two"):
        folder = write_package(tmp_path, name, plugin=text)
        (folder / "words.py").write_text(f"SUBTITLE = {name!r}\n")
    registry = load(tmp_path)
    subtitles = [ruleset.book.summary({"grit": 1})["subtitle"]["en"] for ruleset in registry.all()]
    assert subtitles == ["one", "two"]


def test_a_ruleset_newer_than_its_tried_server_still_loads(tmp_path: Path) -> None:
    write_package(tmp_path, toml=manifest(compat={"min": "0.1", "verified": "0.1", "max": "0.3"}))
    assert load(tmp_path, app_version="0.3.9").refused() == []
    assert load(tmp_path, app_version="0.4.0").refused() != []
