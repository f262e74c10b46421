"""The words of a sheet's schema: all of them are known, and no others."""

import json
from typing import Any

import jsonschema
import pytest

from app.rulesets import contract, sheetschema
from tests.rulesets.packages import ROOT

WORDS: dict[str, list[Any]] = {
    "x-label": [{"de": "Mut", "en": "Courage"}],
    "x-help": [{"de": "Wie mutig?", "en": "How brave?"}],
    "x-labels": [{"1": {"de": "Eins", "en": "One"}}],
    "x-form": [{"de": "Hier gehören Würfel hin.", "en": "Dice belong here."}],
    "x-section": ["combat"],
    "x-order": [0, -5],
    "x-width": [1, 12],
    "x-widget": ["stepper", "bar", "pips", "text", "longtext", "dice", "choice", "chips", "table"],
    "x-columns": [["label", "value"]],
    "x-content": ["spells"],
    "x-show-if": [{"pointer": "/field", "equals": True}],
    "x-mode": ["play", "edit", "both"],
    "x-resource": [
        {"id": "hp", "kind": "pool", "maximum": 5},
        {"id": "hp", "kind": "counter", "minimum": -1, "maximum": "/field", "shared": True},
        {"id": "hp", "kind": "counter", "minimum": "-@/field", "maximum": "floor(@/field / 2)"},
    ],
    "x-formula": ["floor(@/other / 2) + 3"],
    "x-roll": [
        {"label": {"de": "W", "en": "T"}, "dice": "1d20+@/field"},
        {
            "label": {"de": "W", "en": "T"},
            "dice": "1d20",
            "compare": "<=",
            "target": "@/field",
            "category": "skill",
        },
    ],
}
AUTHORITY = jsonschema.Draft202012Validator(contract.document("ruleset-vocabulary.json"))
WRONG: dict[str, list[Any]] = {
    "x-label": ["Mut", {"de": "Mut"}, {"de": "", "en": "x"}],
    "x-help": [{"de": "a", "en": "b", "fr": "c"}],
    "x-labels": [{}, {"1": "Eins"}, ["Eins"]],
    "x-form": ["Würfel", {"de": "Würfel"}],
    "x-section": ["Combat!", 1],
    "x-order": [1.5, "1"],
    "x-width": [0, 13],
    "x-widget": ["slider"],
    "x-columns": [[], ["a", "a"]],
    "x-content": [""],
    "x-show-if": [{"pointer": "/field"}, {"pointer": "field", "equals": 1}],
    "x-mode": ["always"],
    "x-resource": [
        {"id": "hp", "kind": "pool"},
        {"id": "h.p", "kind": "pool", "maximum": 1},
        {"id": "hp", "kind": "bar", "maximum": 1},
        {"id": "hp", "kind": "pool", "maximum": "field"},
    ],
    "x-formula": ["", 3],
    "x-roll": [
        {"dice": "1d20"},
        {"label": {"de": "W", "en": "T"}, "dice": "1d20", "compare": "<="},
    ],
}


def schema_with(word: str, value: Any) -> dict[str, Any]:
    """A schema whose one field carries a word."""
    companions: dict[str, dict[str, Any]] = {
        "x-labels": {"enum": [1, 2]},
        "x-form": {"pattern": "^a$"},
    }
    beside = companions.get(word, {})
    field = {"type": "integer", **beside, word: value}
    return {"type": "object", "properties": {"field": field, "other": {"type": "integer"}}}


def test_the_vocabulary_is_a_valid_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(contract.document("ruleset-vocabulary.json"))


def test_every_word_is_tried_here() -> None:
    known = set(contract.document("ruleset-vocabulary.json")["properties"])
    assert known == set(WORDS) | {"x-sections"}
    assert known == set(WRONG) | {"x-sections"}


@pytest.mark.parametrize(("word", "value"), [(w, v) for w, values in WORDS.items() for v in values])
def test_a_word_with_a_right_value_passes(word: str, value: Any) -> None:
    schema = schema_with(word, value)
    assert sheetschema.complaints(schema) == []
    assert AUTHORITY.is_valid(schema)


@pytest.mark.parametrize(("word", "value"), [(w, v) for w, values in WRONG.items() for v in values])
def test_a_word_with_a_wrong_value_is_named_with_its_place(word: str, value: Any) -> None:
    schema = schema_with(word, value)
    (first, *_) = sheetschema.complaints(schema)
    assert not AUTHORITY.is_valid(schema)
    assert first.startswith(f"/properties/field/{word}")


@pytest.mark.parametrize("place", ["$defs", "items", "allOf", "additionalProperties"])
def test_an_unknown_word_is_found_wherever_it_stands(place: str) -> None:
    wrong = {"x-colour": "red"}
    inner = {"$defs": {"$defs": {"a": wrong}}, "allOf": {"allOf": [wrong]}}.get(
        place, {place: wrong}
    )
    schema = {"type": "object", "properties": {"field": inner}}
    assert any("`x-colour` is not known" in told for told in sheetschema.complaints(schema))


def test_a_section_must_be_one_of_the_roots() -> None:
    schema = schema_with("x-section", "combat")
    schema["x-sections"] = {"person": {"de": "Person", "en": "Person"}}
    assert any("combat is not one of" in told for told in sheetschema.complaints(schema))


@pytest.mark.parametrize(
    "name", ["ruleset-objects.json", "ruleset-package.json", "cmchar.schema.json"]
)
def test_the_cores_own_schemas_are_valid(name: str) -> None:
    document = contract.document(name)
    jsonschema.Draft202012Validator.check_schema(document)
    validator = jsonschema.Draft202012Validator(document)
    for example in document.get("examples", []):
        assert validator.is_valid(example)


@pytest.mark.parametrize(
    "path", sorted(ROOT.glob("schemas/*/sheet.schema.json")), ids=lambda path: path.parent.name
)
def test_the_authority_finds_our_sheet_schemas_valid(path: Any) -> None:
    schema = json.loads(path.read_bytes())
    jsonschema.Draft202012Validator.check_schema(schema)


def test_names_of_values_are_for_values_that_there_are() -> None:
    schema = schema_with("x-labels", {"1": {"de": "Eins", "en": "One"}})
    schema["properties"]["field"]["enum"] = [2, 3]
    assert sheetschema.complaints(schema) == [
        "/properties/field: x-labels names 1, which is no value of its enum"
    ]


def test_a_sentence_about_a_form_stands_beside_a_pattern() -> None:
    schema = schema_with("x-form", {"de": "Würfel.", "en": "Dice."})
    del schema["properties"]["field"]["pattern"]
    assert "no pattern beside it" in sheetschema.complaints(schema)[0]
