"""A game that is a schema and nothing else has values, throws and bounds that follow from it."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.rulesets import cases, sheetschema
from app.rulesets.derivations import MAX_STEPS
from app.rulesets.rulebook import Rulebook
from tests.rulesets.packages import ROOT, load, write_package

GAMES = {
    path.stem: json.loads(path.read_bytes())
    for path in sorted((ROOT / "schemas/grammar/sheets").glob("*.json"))
}
TEXT = {"de": "W", "en": "T"}
NUMBER = {"type": "integer"}


def opened(game: dict[str, Any]) -> Rulebook:
    book = Rulebook("game", game["schema"], checked=True)
    content = {
        kind: {entry["id"]: entry for entry in entries} for kind, entries in game["content"].items()
    }
    book.open(content)
    return book


@pytest.mark.parametrize("name", GAMES)
def test_the_games_schema_has_no_faults(name: str) -> None:
    assert sheetschema.complaints(GAMES[name]["schema"]) == []


@pytest.mark.parametrize(
    ("name", "case"),
    [(name, case) for name, game in GAMES.items() for case in game["cases"]],
    ids=lambda value: value if isinstance(value, str) else value["name"],
)
def test_the_word_means_what_its_case_says(name: str, case: dict[str, Any]) -> None:
    assert cases.run(opened(GAMES[name]), case) == []


def test_values_and_throws_come_in_the_schemas_order_and_entries_in_theirs() -> None:
    game = GAMES["skirmish"]
    derived = opened(game).derive(game["cases"][1]["sheet"])
    assert [block["id"] for block in derived["stats"]] == [
        "hp_max", "defence", "ratio", "skills.lore.total", "skills.stealth.total"
    ]  # fmt: skip
    assert [action["id"] for action in derived["actions"]] == [
        "might", "wits", "initiative", "check.lore", "check.stealth"
    ]  # fmt: skip


def complaints(field: dict[str, Any], **others: Any) -> list[str]:
    """What a schema is told whose one field ``a`` carries a word; ``b`` is an integer beside it."""
    properties = {"a": {"type": "integer", **field}, "b": NUMBER, "t": {"type": "string"}, **others}
    return sheetschema.complaints({"type": "object", "properties": properties})


MAP = {
    "type": "object",
    "additionalProperties": {"type": "object", "properties": {"n": NUMBER, "m": NUMBER}},
}


@pytest.mark.parametrize(
    ("field", "told"),
    [
        (
            {"x-formula": "1 +"},
            "/properties/a/x-formula: '1 +' cannot be read: it ends too early (at character 4)",
        ),
        ({"x-formula": "@/c"}, "/a x-formula: /c is no place in the sheet"),
        ({"x-formula": "@/b/2"}, "/b/2 is no place in the sheet; a division needs a space"),
        ({"x-formula": "@/t"}, '/t holds no number; formulas need the type "integer" or "boolean"'),
        ({"x-formula": "@/map"}, "/a x-formula: /map holds no number;"),
        (
            {"x-formula": "@/map/*/n"},
            "/a x-formula: /map/*/n has 1 `*`, but the field is in no map",
        ),
        ({"x-formula": "@/a"}, "/a: the formulas follow from themselves: /a → /a"),
        ({"x-formula": "1", "type": "string"}, 'a field with x-formula has the type "integer"'),
        ({"x-formula": "1", "default": 3}, "default has no use there"),
        (
            {"x-formula": "1", "x-resource": {"id": "r", "kind": "pool", "maximum": 3}},
            "x-resource has no use there",
        ),
        (
            {"x-roll": {"label": TEXT, "dice": "1w20"}},
            "/properties/a/x-roll/dice: '1w20' cannot be read",
        ),
        (
            {"x-roll": {"label": TEXT, "dice": "@/b + 1"}},
            "/properties/a/x-roll/dice: '@/b + 1' cannot be read: there is no die in it",
        ),
        (
            {"x-roll": {"label": TEXT, "dice": "1d20 + @/c"}},
            "/a x-roll/dice: /c is no place in the sheet",
        ),
        (
            {"x-roll": {"label": TEXT, "dice": "1d20", "compare": "<=", "target": "@/c"}},
            "/a x-roll/target: /c is no place",
        ),
        (
            {"x-roll": [{"label": TEXT, "dice": "1d20"}]},
            "/a x-roll/0: each throw of a list needs an id",
        ),
        (
            {
                "x-roll": [
                    {"id": "r", "label": TEXT, "dice": "1d20"},
                    {"id": "r", "label": TEXT, "dice": "1d6"},
                ]
            },
            "/a: the throw r stands at /a already",
        ),
        (
            {"x-resource": {"id": "r", "kind": "pool", "maximum": "@/c + 1"}},
            "/a x-resource/maximum: /c is no place",
        ),
    ],
    ids=str,
)
def test_a_fault_is_named_with_its_place(field: dict[str, Any], told: str) -> None:
    found = complaints(field, map=MAP)
    assert any(told in why for why in found), found


def test_a_value_cannot_be_required() -> None:
    schema = {
        "type": "object",
        "required": ["a"],
        "properties": {"a": {"type": "integer", "x-formula": "1"}},
    }
    (why,) = sheetschema.complaints(schema)
    assert why == "/a: a field with x-formula holds nothing of its own and cannot be required"


@pytest.mark.parametrize("place", ["anyOf", "items"])
def test_a_word_where_nobody_asks_it_is_refused(place: str) -> None:
    field = {"type": "integer", "x-roll": {"label": TEXT, "dice": "1d20"}}
    inner = {"anyOf": [field]} if place == "anyOf" else {"type": "array", "items": field}
    schema = {"type": "object", "properties": {"f": inner}}
    assert any("x-roll is never asked here" in why for why in sheetschema.complaints(schema))


def test_a_package_with_a_bad_formula_is_refused_and_named(tmp_path: Path) -> None:
    schema = {"type": "object", "properties": {"a": {"type": "integer", "x-formula": "@/nowhere"}}}
    write_package(tmp_path, schema=schema)
    (refusal,) = load(tmp_path).refused()
    assert refusal.id == "ember"
    assert "/a x-formula: /nowhere is no place in the sheet" in refusal.reason


@pytest.fixture
def heavy() -> tuple[Rulebook, dict[str, Any]]:
    """A schema and a sheet that together ask for a great deal."""
    fields = {
        f"f{index}": {"type": "integer", "x-formula": "+".join(["1"] * 200)} for index in range(50)
    }
    entries = {"type": "object", "properties": fields}
    schema = {
        "type": "object",
        "properties": {"m": {"type": "object", "additionalProperties": entries}},
    }
    assert sheetschema.complaints(schema) == []
    return Rulebook("heavy", schema, checked=False), {"m": {f"e{n}": {} for n in range(20_000)}}


def test_what_asks_for_too_much_is_cut_short_and_says_so(
    heavy: tuple[Rulebook, dict[str, Any]],
) -> None:
    book, sheet = heavy
    blocks = book.derive(sheet)["stats"]
    assert 0 < len(blocks) <= MAX_STEPS / 200
    assert [(item["pointer"], item["code"]) for item in book.rules(sheet)] == [("", "too_much")]
