"""A schema alone gives a sheet, resources and their adjusting."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.jsontext import merge
from app.errors import NotFound
from app.hookspecs import Resource
from app.rulesets.blank import smallest
from app.rulesets.movable import adjusted
from tests.rulesets.packages import load, write_package


def field(schema: dict[str, Any]) -> Any:
    root = {"type": "object", "required": ["a"], "properties": {"a": schema}}
    return smallest(root, root)["a"]


@pytest.mark.parametrize(
    ("schema", "value"),
    [
        ({"type": "integer"}, 0),
        ({"type": "integer", "minimum": 3}, 3),
        ({"type": "integer", "minimum": -3}, -3),
        ({"type": "integer", "maximum": -3}, -3),
        ({"type": "integer", "exclusiveMinimum": 3}, 4),
        ({"type": "integer", "minimum": 7, "multipleOf": 5}, 10),
        ({"type": "number", "minimum": 0.5}, 0.5),
        ({"type": "string"}, ""),
        ({"type": "string", "minLength": 2}, "--"),
        ({"type": "boolean"}, False),
        ({"enum": ["b", "a"]}, "b"),
        ({"const": "c"}, "c"),
        ({"type": "array", "minItems": 2, "items": {"type": "integer"}}, [0, 0]),
        ({"type": "integer", "minimum": 1, "default": 5}, 5),
        ({"type": ["integer", "string"]}, 0),
        ({"anyOf": [{"type": "string"}, {"type": "integer"}]}, ""),
        ({"type": "object"}, {}),
        ({"required": ["b"], "properties": {"b": {"type": "string"}, "c": {}}}, {"b": ""}),
        ({"properties": {"b": {"default": 1}, "c": {"type": "integer"}}}, {"b": 1}),
        ({"allOf": [{"type": "integer"}, {"minimum": 4}]}, 4),
    ],
)  # fmt: skip
def test_a_required_field_gets_its_default_or_the_smallest_legal_value(
    schema: dict[str, Any], value: Any
) -> None:
    made = field(schema)
    assert made == value
    assert type(made) is type(value)


def test_a_default_is_a_copy(tmp_path: Path) -> None:
    write_package(tmp_path)
    book = load(tmp_path).get("ember").book
    book.default_sheet()["grit"] = 99
    assert book.default_sheet() == {"grit": 2}


def test_references_are_followed() -> None:
    root = {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"$ref": "#/$defs/n", "default": 4}, "b": {"$ref": "#/$defs/n"}},
        "$defs": {"n": {"type": "integer", "minimum": 1}},
    }
    assert smallest(root, root) == {"a": 4}


def resource(value: int, temporary: int | None = None) -> Resource:
    made: Resource = {
        "id": "hp",
        "label": {"de": "", "en": ""},
        "kind": "pool",
        "pointer": "/hp/current",
        "value": value,
        "minimum": 0,
        "maximum": 20,
        "shared": True,
    }
    if temporary is not None:
        made["temporary"] = temporary
    return made


@pytest.mark.parametrize(
    ("value", "temporary", "delta", "after", "left"),
    [
        (10, 0, -4, 6, 0),
        (10, 5, -4, 10, 1),
        (10, 5, -5, 10, 0),
        (10, 5, -8, 7, 0),
        (10, 5, -99, 0, 0),
        (10, 5, 4, 14, 5),
        (10, 0, 99, 20, 0),
        (10, 0, 0, 10, 0),
        (25, 0, -2, 23, 0),
        (25, 0, 2, 25, 0),
        (-3, 0, -2, -3, 0),
        (-3, 0, 2, -1, 0),
    ],
)
def test_temporary_points_go_first_and_the_value_stays_in_its_bounds(
    value: int, temporary: int, delta: int, after: int, left: int
) -> None:
    moved = adjusted(resource(value, temporary), delta, "/hp/temporary")
    sheet = {"hp": {"current": value, "temporary": temporary}}
    assert merge(sheet, moved["patch"]) == {"hp": {"current": after, "temporary": left}}
    assert moved["applied"] == after - value
    assert moved["appliedTemporary"] == left - temporary
    assert moved["resource"]["value"] == after
    assert moved["resource"]["temporary"] == left


def test_a_resource_without_temporary_points_says_nothing_of_them() -> None:
    moved = adjusted(resource(10), -3)
    assert moved["patch"] == {"hp": {"current": 7}}
    assert "appliedTemporary" not in moved
    assert "temporary" not in moved["resource"]


POOLS: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "pools": {
            "type": "object",
            "properties": {"fixed": {"type": "integer"}},
            "patternProperties": {
                "^p": {
                    "type": "object",
                    "properties": {
                        "now": {
                            "type": "integer",
                            "x-label": {"de": "Stand", "en": "Now"},
                            "x-resource": {
                                "id": "pool",
                                "kind": "pool",
                                "label": "/pools/*/name",
                                "maximum": "/pools/*/most",
                                "temporary": "/pools/*/extra",
                                "shared": "/pools/*/open",
                            },
                        },
                        "name": {"type": "string"},
                        "most": {"type": "integer"},
                        "extra": {"type": "integer"},
                        "open": {"type": "boolean"},
                        "order": {"type": "integer"},
                    },
                }
            },
            "additionalProperties": False,
        }
    },
}
SHEET: dict[str, Any] = {
    "pools": {
        "fixed": 3,
        "p.a": {"now": 1},
        "p_b": {"now": 4, "name": "Mut", "most": 9, "extra": 2, "open": True, "order": 1},
        "p_a": {"now": 5, "order": 2},
        "p_c": {"name": "none"},
    }
}


def test_each_entry_of_a_map_is_a_resource_of_its_own(tmp_path: Path) -> None:
    write_package(tmp_path, schema=POOLS)
    book = load(tmp_path).get("ember").book
    assert book.resources(SHEET) == [
        {
            "id": "pool.p_b",
            "label": {"de": "Mut", "en": "Mut"},
            "kind": "pool",
            "pointer": "/pools/p_b/now",
            "value": 4,
            "temporary": 2,
            "minimum": 0,
            "maximum": 9,
            "shared": True,
        },
        {
            "id": "pool.p_a",
            "label": {"de": "Stand", "en": "Now"},
            "kind": "pool",
            "pointer": "/pools/p_a/now",
            "value": 5,
            "temporary": 0,
            "minimum": 0,
            "maximum": 5,
            "shared": False,
        },
    ]
    assert book.resource_pointers(SHEET) == {
        "/pools/p_b/now": "pool.p_b",
        "/pools/p_a/now": "pool.p_a",
    }
    moved = book.adjust_resource(SHEET, "pool.p_b", -3)
    assert moved["patch"] == {"pools": {"p_b": {"now": 3, "extra": 0}}}
    with pytest.raises(NotFound):
        book.adjust_resource(SHEET, "pool.p.a", -1)


def test_a_schema_only_game_answers_every_question(tmp_path: Path) -> None:
    write_package(tmp_path)
    book = load(tmp_path).get("ember").book
    assert book.derive({"grit": 3}) == {
        "stats": [],
        "actions": [],
        "resources": book.resources({"grit": 3}),
        "summary": {"subtitle": {"de": "", "en": ""}, "lines": []},
    }
    assert book.improvements({"grit": 3}) == []
    assert book.importers() == []
    assert book.exporters() == []
    assert book.adjust_resource({"grit": 3}, "grit", -1)["patch"] == {"grit": 2}


def test_defaults_fill_what_a_plugin_leaves_out(tmp_path: Path) -> None:
    plugin = """
from app.hookspecs import hookimpl

@hookimpl
def dice_actions(sheet):
    label = {"de": "Wurf", "en": "Throw"}
    modifier = {"id": "m", "label": label, "kind": "modifier", "default": 0}
    return [{"id": "a", "label": label, "category": "skill", "diceString": "1d20",
             "inputs": [modifier], "groups": [{"name": "x", "roll": "1d20"}],
             "targets": [{"group": "x", "value": 8, "parts": []}]}]

@hookimpl
def resources(sheet):
    return [{"id": "guts", "label": {"de": "", "en": ""}, "kind": "pool", "pointer": "/grit",
             "value": sheet["grit"], "minimum": 1, "maximum": 4, "shared": False}]
"""
    write_package(tmp_path, plugin=plugin)
    book = load(tmp_path).get("ember").book
    assert book.prepare_roll({"grit": 3}, "a")["targets"][0]["value"] == 8
    (target,) = book.prepare_roll({"grit": 3}, "a", {"m": 2})["targets"]
    assert target["value"] == 10
    assert [part["value"] for part in target["parts"]] == [2]
    assert book.adjust_resource({"grit": 3}, "guts", 5)["patch"] == {"grit": 4}
