"""``jsonschema`` is the authority; the quick validator says the same about the same places."""

import re
from collections.abc import Iterator
from typing import Any

import jsonschema
import pytest
from jsonschema.exceptions import ValidationError

from app.domain.jsontext import escape
from app.rulesets import sheetschema
from app.rulesets.bounds import FATAL, check_bounds
from app.rulesets.findings import from_errors
from app.rulesets.registry import Registry
from tests.rulesets.mutations import mutations

CODES = {
    "minLength": "min_length",
    "maxLength": "max_length",
    "minItems": "min_items",
    "maxItems": "max_items",
    "minProperties": "min_properties",
    "maxProperties": "max_properties",
    "exclusiveMinimum": "exclusive_minimum",
    "exclusiveMaximum": "exclusive_maximum",
    "multipleOf": "multiple_of",
    "uniqueItems": "unique_items",
    "anyOf": "any_of",
    "oneOf": "one_of",
    None: "not_allowed",
}


def authority(schema: dict[str, Any], sheet: Any) -> set[tuple[str, str]]:
    """Pointer and code of everything that ``jsonschema`` finds."""
    errors = jsonschema.Draft202012Validator(schema).iter_errors(sheet)
    return {place for error in errors for place in _places(error)}


def _places(error: ValidationError) -> Iterator[tuple[str, str]]:
    pointer = "".join(f"/{escape(str(token))}" for token in error.absolute_path)
    keyword: Any = error.validator
    schema: Any = error.schema
    instance: Any = error.instance
    if "propertyNames" in error.absolute_schema_path:
        yield f"{pointer}/{escape(str(error.instance))}", "property_name"
    elif keyword == "required":
        missing = re.fullmatch(r"'(.*)' is a required property", error.message)
        assert missing
        yield f"{pointer}/{escape(missing[1])}", "required"
    elif keyword == "dependentRequired":
        missing = re.fullmatch(r"'(.*)' is a dependency of .*", error.message)
        assert missing
        yield f"{pointer}/{escape(missing[1])}", "required"
    elif keyword == "additionalProperties":
        for key in _additional(schema, instance):
            yield f"{pointer}/{escape(key)}", "additional_property"
    else:
        yield pointer, CODES.get(keyword, keyword)


def _additional(schema: dict[str, Any], instance: dict[str, Any]) -> Iterator[str]:
    for key in instance:
        named = key in schema.get("properties", {})
        matched = any(re.search(pattern, key) for pattern in schema.get("patternProperties", {}))
        if not named and not matched:
            yield key


def quick(schema: dict[str, Any], sheet: Any) -> set[tuple[str, str]]:
    """The same of the validator on the request path."""
    found = from_errors(sheetschema.compiled(schema).iter_errors(sheet))
    return {(item["pointer"], item["code"]) for item in found}


@pytest.mark.parametrize("ruleset_id", ["generic", "dsa5e"])
def test_both_find_the_same_in_mutated_sheets(bundled: Registry, ruleset_id: str) -> None:
    ruleset = bundled.find(ruleset_id)
    if ruleset is None:
        pytest.skip("not loaded; its own tests say why")
    good = [template.sheet_data for template in ruleset.templates]
    good += [ruleset.book.default_sheet(), *ruleset.schema.get("examples", ())]
    changed = [sheet for index, base in enumerate(good) for sheet in mutations(base, 25, index)]
    validator = sheetschema.compiled(ruleset.schema)
    refused = 0
    for sheet in [*good, *changed]:
        if any(item["code"] in FATAL for item in check_bounds(sheet)):
            continue  # refused before the schema is asked
        mine = from_errors(validator.iter_errors(sheet))
        refused += bool(mine)
        found = {(item["pointer"], item["code"]) for item in mine}
        assert found == authority(ruleset.schema, sheet)
    assert refused > len(changed) / 3


KEYWORDS: list[tuple[dict[str, Any], list[Any]]] = [
    ({"type": "integer"}, [1, 1.0, 1.5, True, "1", None]),
    ({"enum": [1, "a", False]}, [1, 1.0, 0, False, True, "a", "b"]),
    ({"const": 1}, [1, 1.0, True]),
    ({"multipleOf": 0.5}, [1, 1.5, 1.25]),
    ({"uniqueItems": True}, [[1, 1.0], [1, True], [{"a": 1}, {"a": 1.0}], ["a", "b"]]),
    ({"minLength": 2, "maxLength": 3}, ["a", "🎲🎲", "äöüß", ""]),
    ({"pattern": "^[a-z]+$"}, ["abc", "ABC", "a b", ""]),
    ({"dependentRequired": {"a": ["b", "c"]}}, [{"a": 1}, {"a": 1, "b": 1}, {}]),
    (
        {"patternProperties": {"^x_": {"type": "integer"}}, "additionalProperties": False},
        [{"x_a": "1", "y": 1}],
    ),
    ({"propertyNames": {"maxLength": 2, "pattern": "^[a-z]*$"}}, [{"abc": 1, "AB": 1, "ab": 1}]),
    ({"if": {"const": 1}, "then": False, "else": {"maximum": 5}}, [1, 2, 6]),
    ({"anyOf": [{"type": "string"}, {"minimum": 3}]}, ["a", 2, 3]),
    ({"oneOf": [{"type": "string"}, {"minLength": 2}]}, ["a", "ab", 1]),
    ({"not": {"type": "string"}}, ["a", 1]),
    ({"prefixItems": [{"type": "string"}], "items": {"type": "integer"}}, [["a", 1], [1, "a"], []]),
    ({"exclusiveMinimum": 0, "exclusiveMaximum": 10}, [0, 10, 5, 0.0001]),
]


@pytest.mark.parametrize(("schema", "values"), KEYWORDS, ids=lambda value: str(value)[:40])
def test_both_read_a_keyword_alike(schema: dict[str, Any], values: list[Any]) -> None:
    root = {"type": "object", "properties": {"a": schema}}
    for value in values:
        assert quick(root, {"a": value}) == authority(root, {"a": value}), value
