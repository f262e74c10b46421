"""A JSON Schema as a tree of subschemas."""

from collections.abc import Iterator
from typing import Any

from app.domain.jsontext import escape, tokens

MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")
LISTS = ("allOf", "anyOf", "oneOf", "prefixItems")
SINGLES = (
    "items",
    "additionalProperties",
    "contains",
    "propertyNames",
    "not",
    "if",
    "then",
    "else",
    "unevaluatedItems",
    "unevaluatedProperties",
    "contentSchema",
)


def resolve(schema: dict[str, Any], reference: str) -> Any:
    """What a local ``$ref`` (``#/$defs/…``) names."""
    node: Any = schema
    for token in tokens(reference[1:]):
        node = node[int(token)] if isinstance(node, list) else node[token]
    return node


def subschemas(schema: dict[str, Any], pointer: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """``schema`` and every schema written inside it, with its JSON Pointer; no $ref is followed."""
    yield pointer, schema
    for name, inner in children(schema):
        if isinstance(inner, dict):
            yield from subschemas(inner, pointer + name)


def children(schema: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """The schemas written directly inside ``schema``, with their pointers from it."""
    for keyword in MAPS:
        for name, inner in schema.get(keyword, {}).items():
            yield f"/{keyword}/{escape(name)}", inner
    for keyword in LISTS:
        for index, inner in enumerate(schema.get(keyword, ())):
            yield f"/{keyword}/{index}", inner
    for keyword in SINGLES:
        if keyword in schema:
            yield f"/{keyword}", schema[keyword]
