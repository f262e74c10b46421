"""The default sheet that follows from a schema: what a new character needs, and no more."""

import copy
from typing import Any

from app.rulesets.schematree import resolve


def smallest(root: dict[str, Any], schema: Any) -> Any:
    """The least that ``schema`` asks for: its defaults, and the smallest legal value of what is
    required. Where a schema is too clever for this its author gives a ``default``."""
    if not isinstance(schema, dict):
        return {}
    whole = merged(root, schema)
    kind = whole.get("type")
    if isinstance(kind, list):
        kind = kind[0]
    if kind == "object" or "properties" in whole:
        return _smallest_object(root, whole)
    for given in ("const", "default"):
        if given in whole:
            return copy.deepcopy(whole[given])
    for choice in ("enum", "anyOf", "oneOf"):
        if whole.get(choice):
            first = whole[choice][0]
            return copy.deepcopy(first) if choice == "enum" else smallest(root, first)
    return _smallest_plain(root, whole, kind)


def _smallest_plain(root: dict[str, Any], schema: dict[str, Any], kind: Any) -> Any:
    if kind == "boolean":
        return False
    if kind in ("integer", "number"):
        return _smallest_number(schema, whole=kind == "integer")
    if kind == "array":
        return [smallest(root, schema.get("items", {})) for _ in range(schema.get("minItems", 0))]
    return "-" * schema.get("minLength", 0)


def _smallest_number(schema: dict[str, Any], *, whole: bool) -> int | float:
    least = schema.get("minimum")
    if "exclusiveMinimum" in schema:
        least = schema["exclusiveMinimum"] + 1
    if least is None:
        most = schema.get("maximum", schema.get("exclusiveMaximum", 1) - 1)
        least = min(0, most)
    step = schema.get("multipleOf")
    if step:
        least = -(-least // step) * step
    return int(-(-least // 1)) if whole else least


def _smallest_object(root: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    made: dict[str, Any] = copy.deepcopy(schema.get("default", {}))
    required = set(schema.get("required", ()))
    for name, inner in schema.get("properties", {}).items():
        if name in made:
            continue
        if name in required or _has_default(root, inner):
            made[name] = smallest(root, inner)
    return made


def _has_default(root: dict[str, Any], schema: Any) -> bool:
    if not isinstance(schema, dict):
        return False
    whole = merged(root, schema)
    if "default" in whole:
        return True
    return any(_has_default(root, inner) for inner in whole.get("properties", {}).values())


def merged(root: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    """``schema`` with its $ref and allOf worked in; what stands nearer wins."""
    if "$ref" not in schema and "allOf" not in schema:
        return schema
    parts = [*schema.get("allOf", ())]
    if "$ref" in schema:
        parts.append(resolve(root, schema["$ref"]))
    result: dict[str, Any] = {}
    for part in (*parts, {k: v for k, v in schema.items() if k not in ("$ref", "allOf")}):
        if not isinstance(part, dict):
            continue
        inner = merged(root, part)
        properties = {**result.get("properties", {}), **inner.get("properties", {})}
        required = [*result.get("required", ()), *inner.get("required", ())]
        result |= inner
        if properties:
            result["properties"] = properties
        if required:
            result["required"] = required
    return result
