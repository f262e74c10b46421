"""The Python types of the contract say the same as ``schemas/ruleset-objects.json``."""

import types
from typing import (
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

import pytest

from app import hookspecs
from app.rulesets import contract

DEFINITIONS = contract.document("ruleset-objects.json")["$defs"]
TYPES = {name: kind for name, kind in vars(hookspecs).items() if is_typeddict(kind)}
PLAIN = {int: "integer", str: "string", bool: "boolean", type(None): "null"}


def resolved(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema with a reference to a plain value (Id, Pointer) followed."""
    while "$ref" in schema:
        schema = DEFINITIONS[schema["$ref"].removeprefix("#/$defs/")]
    return schema


def kinds(schema: dict[str, Any]) -> set[str]:
    """The JSON types that a schema lets pass."""
    schema = resolved(schema)
    if "oneOf" in schema:
        return {kind for part in schema["oneOf"] for kind in kinds(part)}
    if "enum" in schema:
        return {repr(value) for value in schema["enum"]}
    told = schema["type"]
    return set(told) if isinstance(told, list) else {told}


def expected(kind: Any) -> set[str]:
    """The same, as the Python annotation has it."""
    origin = get_origin(kind)
    if origin is NotRequired:
        return expected(get_args(kind)[0])
    if origin is Literal:
        return {repr(value) for value in get_args(kind)}
    if origin in (types.UnionType, Union):
        found = {name for part in get_args(kind) for name in expected(part)}
        return found - {"integer"} if "number" in found else found
    if origin is list:
        return {"array"}
    if origin is dict or is_typeddict(kind):
        return {"object"}
    return {"number"} if kind is float else {PLAIN[kind]}


def names_of(kind: Any) -> set[str]:
    """The objects that an annotation mentions."""
    if is_typeddict(kind):
        return {kind.__name__}
    return {name for part in get_args(kind) for name in names_of(part)}


def references(schema: dict[str, Any]) -> set[str]:
    """The objects that a member's schema refers to."""
    inner = schema.get("items", schema)
    name = inner.get("$ref", "").removeprefix("#/$defs/")
    return {name} if name in TYPES else set()


def test_each_type_has_a_definition_and_each_definition_a_type() -> None:
    assert set(DEFINITIONS) == set(TYPES) | {"Id", "Pointer"}


@pytest.mark.parametrize("name", sorted(TYPES))
def test_a_type_and_its_definition_have_the_same_members(name: str) -> None:
    definition, kind = DEFINITIONS[name], TYPES[name]
    assert set(definition["properties"]) == set(kind.__annotations__)
    assert set(definition["required"]) == set(kind.__required_keys__)
    assert definition["additionalProperties"] is False


@pytest.mark.parametrize("name", sorted(TYPES))
def test_the_members_are_of_the_same_kind(name: str) -> None:
    for member, annotation in get_type_hints(TYPES[name]).items():
        schema = DEFINITIONS[name]["properties"][member]
        assert kinds(schema) == expected(annotation), f"{name}.{member}"
        assert references(schema) == names_of(annotation), f"{name}.{member}"


def bounded(schema: dict[str, Any], place: str) -> None:
    """Everything described, texts and lists with an end, numbers within limits."""
    if "$ref" in schema or "enum" in schema or "oneOf" in schema:
        return
    told = kinds(schema)
    assert "string" not in told or "maxLength" in schema, place
    assert not told & {"integer", "number"} or {"minimum", "maximum"} <= set(schema), place
    assert "array" not in told or "maxItems" in schema, place


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_a_definition_is_described_and_bounded(name: str) -> None:
    definition = DEFINITIONS[name]
    assert definition["description"]
    for member, schema in definition.get("properties", {}).items():
        assert "description" in schema or "$ref" in schema or "items" in schema, f"{name}.{member}"
        bounded(schema, f"{name}.{member}")
