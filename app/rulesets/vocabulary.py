"""What the meta-schema cannot see in a sheet schema's ``x-`` words: whether the places exist that
they point at, and whether two resources have one id."""

from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.jsontext import tokens

_POINTERS = ("minimum", "maximum", "temporary", "label", "shared")


def complaints(root: dict[str, Any], nodes: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    """``nodes`` are all subschemas of ``root`` by their pointer."""
    seen: dict[str, str] = {}
    for pointer, node in nodes.items():
        place = pointer or "the root"
        for told in _pointers(node):
            if not _exists(root, root, tokens(told)):
                yield f"{place}: {told} is no place in the sheet"
        word = node.get("x-resource")
        if word is None:
            continue
        if word["id"] in seen:
            yield f"{place}: the resource {word['id']} stands at {seen[word['id']]} already"
        seen[word["id"]] = place
    sections = root.get("x-sections")
    if sections is not None:
        for pointer, node in nodes.items():
            if node.get("x-section", next(iter(sections), "")) not in sections:
                yield f"{pointer}: {node['x-section']} is not one of the root's x-sections"


def _pointers(node: Mapping[str, Any]) -> Iterator[str]:
    word = node.get("x-resource", {})
    yield from (word[name] for name in _POINTERS if isinstance(word.get(name), str))
    if "x-show-if" in node:
        yield node["x-show-if"]["pointer"]


def _exists(root: dict[str, Any], schema: Any, path: list[str]) -> bool:
    """Whether some sheet can hold something at ``path``; ``*`` is any key of a map."""
    if not path:
        return schema is not False
    if not isinstance(schema, dict):
        return False
    if "$ref" in schema:
        target: Any = root
        for token in tokens(schema["$ref"][1:]):
            target = target[int(token)] if isinstance(target, list) else target[token]
        if _exists(root, target, path):
            return True
    branches = (part for name in ("allOf", "anyOf", "oneOf") for part in schema.get(name, ()))
    if any(_exists(root, part, path) for part in branches):
        return True
    return any(_exists(root, inner, path[1:]) for inner in _below(schema, path[0]))


def _below(schema: dict[str, Any], token: str) -> Iterator[Any]:
    properties = schema.get("properties", {})
    if token in properties:
        yield properties[token]
        return
    yield from schema.get("patternProperties", {}).values()
    if "additionalProperties" in schema:
        yield schema["additionalProperties"]
