"""Whether a schema says enough for a sheet that people can read: each field described, bounded,
named in both languages, and drawn as what it is."""

from collections.abc import Iterable, Iterator
from typing import Any

from app.domain.jsontext import escape
from app.rulesets.blank import merged
from app.rulesets.fields import fields
from app.rulesets.kit.complaint import Complaint
from app.rulesets.schematree import subschemas

_WIDGETS = {
    "stepper": {"integer", "number"},
    "bar": {"integer", "number"},
    "pips": {"integer"},
    "text": {"string", "integer", "number"},
    "longtext": {"string"},
    "dice": {"string"},
    "choice": {"string", "integer", "boolean", "enum"},
    "chips": {"object", "array"},
    "table": {"object", "array"},
}
_UNSEEN = ("anyOf", "oneOf", "not", "if", "then", "else", "contains", "dependentSchemas")


def complaints(schema: dict[str, Any], shown: Iterable[str] = ()) -> Iterator[Complaint]:
    """Everything at once, in the order of the schema. ``shown`` are the sections of stat blocks."""
    for pointer, node, named in _fields(schema):
        whole = merged(schema, node)
        if "description" not in whole:
            yield _schema(pointer, "has no description", "say in one sentence what it holds")
        if named and "x-label" not in whole and not pointer.endswith("/order"):
            remedy = "give it an x-label in German and English; else the sheet shows its key"
            yield Complaint("texts", pointer, "has no x-label", remedy)
        yield from _values(pointer, whole)
        yield from _bounds(pointer, whole)
        yield from _layout(schema, pointer, whole)
    yield from _bounds("", merged(schema, schema))
    yield from _sections(schema, set(shown))
    yield from _undrawn(schema)


def _fields(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], bool]]:
    """Every subschema that a value of the sheet is held to, and whether it is a named property."""
    for pointer, node in subschemas(schema):
        for name, inner in node.get("properties", {}).items():
            if isinstance(inner, dict):
                yield f"{pointer}/properties/{escape(name)}", inner, True
        for name, inner in node.get("patternProperties", {}).items():
            if isinstance(inner, dict):
                yield f"{pointer}/patternProperties/{escape(name)}", inner, False
        for keyword in ("additionalProperties", "items"):
            if isinstance(node.get(keyword), dict):
                yield f"{pointer}/{keyword}", node[keyword], False


def _schema(place: str, text: str, remedy: str) -> Complaint:
    return Complaint("schema", place or "the root", text, remedy)


def _kinds(whole: dict[str, Any]) -> set[str]:
    kind = whole.get("type", [])
    kinds = {kind} if isinstance(kind, str) else set(kind)
    if "enum" in whole or "const" in whole:
        kinds.add("enum")
    return kinds


def _values(pointer: str, whole: dict[str, Any]) -> Iterator[Complaint]:
    labels = whole.get("x-labels", {})
    raw = [v for v in whole.get("enum", ()) if isinstance(v, str) and v not in labels]
    if raw:
        told = f"has values without a name: {', '.join(raw[:8])}"
        yield Complaint("texts", pointer, told, "name them with x-labels in German and English")


def _bounds(pointer: str, whole: dict[str, Any]) -> Iterator[Complaint]:
    kinds = _kinds(whole)
    if "enum" in kinds:
        return
    if not kinds and not any(word in whole for word in ("anyOf", "oneOf")):
        yield _schema(pointer, "has no type", "say which type of value stands here")
    if kinds & {"integer", "number"}:
        for low in (("minimum", "exclusiveMinimum"), ("maximum", "exclusiveMaximum")):
            if not any(word in whole for word in low):
                yield _schema(pointer, f"is a number without {low[0]}", f"add {low[0]}")
    if "string" in kinds and "maxLength" not in whole:
        yield _schema(pointer, "is a text without maxLength", "add maxLength")
    if "array" in kinds and ("maxItems" not in whole or "items" not in whole):
        yield _schema(pointer, "is a list without bound", "add items and maxItems")
    if "object" in kinds:
        yield from _object(pointer, whole)


def _object(pointer: str, whole: dict[str, Any]) -> Iterator[Complaint]:
    rest = whole.get("additionalProperties", whole.get("unevaluatedProperties", True))
    if rest is True:
        remedy = 'add "additionalProperties": false, or the schema of the entries of a map'
        yield _schema(pointer, "takes any property", remedy)
    is_map = isinstance(rest, dict) or "patternProperties" in whole
    if is_map and "maxProperties" not in whole:
        yield _schema(pointer, "is a map without maxProperties", "add maxProperties")
    if isinstance(rest, dict) and "propertyNames" not in whole:
        remedy = "add propertyNames with a pattern, as short as your ids are"
        yield _schema(pointer, "is a map with any keys", remedy)


def _layout(schema: dict[str, Any], pointer: str, whole: dict[str, Any]) -> Iterator[Complaint]:
    widget = whole.get("x-widget")
    kinds = _kinds(whole)
    if widget and kinds and not kinds & _WIDGETS[widget]:
        told = f"is drawn as {widget}, but is {' or '.join(sorted(kinds))}"
        fitting = [name for name, fits in _WIDGETS.items() if kinds & fits]
        yield Complaint("layout", pointer, told, f"use one of {', '.join(fitting) or 'none'}")
    entry = whole.get("additionalProperties", whole.get("items"))
    columns = whole.get("x-columns", ())
    if not columns:
        return
    known = merged(schema, entry).get("properties", {}) if isinstance(entry, dict) else {}
    for column in columns:
        if column not in known:
            remedy = f"name one of {', '.join(known) or 'the properties of its entries'}"
            yield Complaint("layout", pointer, f"has no column {column}", remedy)


def _sections(schema: dict[str, Any], shown: set[str]) -> Iterator[Complaint]:
    sections = schema.get("x-sections", {})
    used = {field.section for field in fields(schema) if field.path} | shown
    for name in sections:
        if name not in used:
            remedy = "put a field there with x-section, or take the section out"
            yield Complaint("layout", f"x-sections/{name}", "holds no field", remedy)
    if not sections:
        remedy = "add x-sections at the root, so that the sheet has parts with names"
        yield Complaint("layout", "the root", "has no x-sections", remedy)


def _undrawn(schema: dict[str, Any]) -> Iterator[Complaint]:
    """Properties that no client can reach."""
    for pointer, node in subschemas(schema):
        for keyword in _UNSEEN:
            inner = node.get(keyword)
            for part in inner if isinstance(inner, list) else [inner]:
                if isinstance(part, dict) and part.get("properties"):
                    names = [n for n, p in part["properties"].items() if _holds(node, n, p)]
                    if names:
                        told = f"{keyword} describes {', '.join(names)}, which no client draws"
                        remedy = "describe the fields under properties and only narrow them here"
                        yield Complaint("layout", pointer or "the root", told, remedy)
        items = node.get("items")
        if isinstance(items, dict) and merged(schema, items).get("type") == "object":
            remedy = "make it a map keyed by id, with `order` in its entries"
            told = "is a list of things that people edit"
            yield Complaint("layout", pointer, told, remedy)


def _holds(node: dict[str, Any], name: str, part: Any) -> bool:
    return name not in node.get("properties", {}) and isinstance(part, dict) and "type" in part
