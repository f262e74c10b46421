"""What is wrong with a sheet is told at once: pointer, stable code, plain words, both languages."""

from pathlib import Path
from typing import Any

import pytest

from app.errors import Invalid, NotFound
from app.hookspecs import Finding
from app.rulesets.ruleset import Ruleset
from tests.rulesets.packages import SCHEMA, load, manifest, write_package

HP = {"hp": {"current": 10, "maximum": 10}}


def places(found: list[Finding]) -> list[tuple[str, str]]:
    return [(item["pointer"], item["code"]) for item in found]


FIELDS: dict[str, tuple[dict[str, Any], Any, str]] = {
    "type": ({"type": "integer"}, "a", "type"),
    "a truth is no number": ({"type": "integer"}, True, "type"),
    "two types": ({"type": ["integer", "string"]}, [], "type"),
    "minimum": ({"minimum": 3}, 2, "minimum"),
    "maximum": ({"maximum": 3}, 4, "maximum"),
    "exclusiveMinimum": ({"exclusiveMinimum": 3}, 3, "exclusive_minimum"),
    "exclusiveMaximum": ({"exclusiveMaximum": 3}, 3, "exclusive_maximum"),
    "multipleOf": ({"multipleOf": 5}, 7, "multiple_of"),
    "minLength": ({"minLength": 2}, "a", "min_length"),
    "maxLength": ({"maxLength": 1}, "ab", "max_length"),
    "pattern": ({"pattern": "^[a-z]$"}, "A", "pattern"),
    "enum": ({"enum": ["a", "b"]}, "c", "enum"),
    "const": ({"const": "a"}, "b", "const"),
    "minItems": ({"minItems": 1}, [], "min_items"),
    "maxItems": ({"maxItems": 0}, [1], "max_items"),
    "uniqueItems": ({"uniqueItems": True}, [1, 1], "unique_items"),
    "contains": ({"contains": {"const": 1}}, [2], "contains"),
    "minProperties": ({"minProperties": 1}, {}, "min_properties"),
    "maxProperties": ({"maxProperties": 0}, {"a": 1}, "max_properties"),
    "anyOf": ({"anyOf": [{"const": 1}, {"const": 2}]}, 3, "any_of"),
    "oneOf": ({"oneOf": [{"type": "integer"}, {"minimum": 0}]}, 3, "one_of"),
    "not": ({"not": {"const": 1}}, 1, "not"),
    "false": (False, 1, "not_allowed"),  # type: ignore[dict-item]  # a boolean schema
}


@pytest.mark.parametrize("name", FIELDS)
def test_each_keyword_has_a_code_and_words(name: str, tmp_path: Path) -> None:
    schema, value, code = FIELDS[name]
    root = {"type": "object", "properties": {"a/b": schema}}
    write_package(tmp_path, schema=root)
    (found,) = load(tmp_path).get("ember").book.check({"a/b": value})
    assert (found["pointer"], found["code"], found["severity"]) == ("/a~1b", code, "error")
    assert found["message"]["de"]
    assert found["message"]["de"] != found["message"]["en"]


async def test_all_findings_come_at_once_and_sorted(generic: Ruleset) -> None:
    sheet = {
        "hp": {"current": "x", "maximum": 0, "mana": 1},
        "zeal": 1,
        "notes": None,
        "actions": {"A b": {"label": "x"}},
    }
    assert places(await generic.check(sheet)) == [
        ("/actions/A b", "property_name"),
        ("/actions/A b/dice", "required"),
        ("/hp/current", "type"),
        ("/hp/mana", "additional_property"),
        ("/hp/maximum", "minimum"),
        ("/notes", "null"),
        ("/zeal", "additional_property"),
    ]


BOUNDS: dict[str, tuple[Any, str, str]] = {
    "a list": ([], "", "type"),
    "nothing": (None, "", "type"),
    "a null far inside": ({**HP, "sections": {"a": {"label": None}}}, "/sections/a/label", "null"),
    "not a number": ({**HP, "notes": float("nan")}, "/notes", "bad_number"),
    "an infinity": ({**HP, "notes": float("inf")}, "/notes", "bad_number"),
    "an integer beyond 2^53": (
        {"hp": {"current": 2**53, "maximum": 10}},
        "/hp/current",
        "bad_number",
    ),
    "a whole number with a point": (
        {"hp": {"current": 5.0, "maximum": 10}},
        "/hp/current",
        "bad_number",
    ),
    "U+0000": ({**HP, "notes": "a\0b"}, "/notes", "bad_character"),
    "half a surrogate pair": ({**HP, "notes": "\ud800"}, "/notes", "bad_character"),
    "a key that is no text": ({**HP, 3: 1}, "", "not_json"),
    "an empty key": ({**HP, "sections": {"a": {"": 1}}}, "/sections/a/", "empty_key"),
    "a set": ({**HP, "notes": {1}}, "/notes", "not_json"),
    "too large": ({**HP, "notes": "x" * 600_000}, "", "too_large"),
}


@pytest.mark.parametrize("name", BOUNDS)
async def test_no_ruleset_stores(name: str, generic: Ruleset) -> None:
    sheet, pointer, code = BOUNDS[name]
    assert (pointer, code) in places(await generic.check(sheet))


async def test_what_is_nested_too_deep_is_refused(generic: Ruleset) -> None:
    deep: Any = {}
    for _ in range(2000):
        deep = {"a": deep}
    assert places(await generic.check({**HP, "sections": deep})) == [("", "too_deep")]


async def test_the_words_null_and_point_nought_in_a_text_are_fine(generic: Ruleset) -> None:
    assert await generic.check({**HP, "notes": "null, 5.0 and \\u0000"}) == []


async def test_findings_have_an_end(generic: Ruleset) -> None:
    found = await generic.check({**HP, **{f"a{number}": 1 for number in range(3000)}})
    assert len(found) == 1001
    assert found[-1]["code"] == "more_findings"


async def test_the_rules_are_asked_only_about_what_passes_the_schema(generic: Ruleset) -> None:
    above = {"hp": {"current": 12, "maximum": 10}}
    assert places(await generic.check(above)) == [("/hp/current", "above_maximum")]
    assert places(await generic.check({**above, "x": 1})) == [("/x", "additional_property")]


INPUTS: dict[str, tuple[dict[str, Any], str, str]] = {
    "an unknown one": ({"luck": 1}, "/inputs/luck", "unknown_input"),
    "a text": ({"modifier": "1"}, "/inputs/modifier", "type"),
    "a truth": ({"modifier": True}, "/inputs/modifier", "type"),
    "too much": ({"modifier": 101}, "/inputs/modifier", "range"),
}
ACTION = {**HP, "actions": {"a": {"label": "A", "dice": "1d20"}}}


@pytest.mark.parametrize("name", INPUTS)
async def test_an_action_refuses_an_input_that_is(name: str, generic: Ruleset) -> None:
    inputs, pointer, code = INPUTS[name]
    with pytest.raises(Invalid) as caught:
        await generic.prepare_roll(ACTION, "action.a", inputs)
    assert [(e["pointer"], e["code"]) for e in caught.value.errors] == [(pointer, code)]


async def test_what_a_sheet_does_not_have_is_not_found(generic: Ruleset) -> None:
    with pytest.raises(NotFound, match="action") as caught:
        await generic.prepare_roll(ACTION, "action.b")
    assert caught.value.code == "unknown_action"
    with pytest.raises(NotFound, match="resource") as caught:
        await generic.adjust_resource(HP, "mana", -1)
    assert caught.value.code == "unknown_resource"


async def test_a_sheet_of_an_older_version_is_migrated_and_a_newer_refused(tmp_path: Path) -> None:
    plugin = (
        "from app.hookspecs import hookimpl\n\n@hookimpl\n"
        "def migrate_sheet(sheet, from_version):\n"
        "    return {'grit': sheet['guts'] * from_version}\n"
    )
    write_package(tmp_path, toml=manifest(sheet_version=3), schema=SCHEMA, plugin=plugin)
    ruleset = load(tmp_path).get("ember")
    assert await ruleset.migrate({"guts": 2}, 2) == {"grit": 4}
    assert await ruleset.migrate({"grit": 1}, 3) == {"grit": 1}
    with pytest.raises(Invalid) as caught:
        await ruleset.migrate({"grit": 1}, 4)
    assert caught.value.code == "sheet_too_new"
