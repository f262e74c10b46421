"""Whether a sheet's schema may be used: valid, bounded in work, the same to every engine.

``complaints`` tells everything at once, each with its place in the schema.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import jsonschema_rs

from app.domain import jsontext
from app.domain.jsontext import escape
from app.hookspecs import Finding
from app.rulesets import bounds, contract, patterns, vocabulary
from app.rulesets.bounds import check_bounds
from app.rulesets.findings import finding, from_errors
from app.rulesets.schematree import LISTS, MAPS, SINGLES, children, resolve, subschemas

MAX_BYTES = 1024 * 1024
MAX_EXPANDED = 200_000
MAX_PLACES = bounds.MAX_BYTES // 2
"""More values than this do not fit into a sheet."""
MAX_WORK = 20_000_000
"""Under a second for the validator, whatever the sheet."""
MAX_ERRORS = 30_000
"""About a second for the validator to tell of them."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"

_OTHER = {
    "$schema",
    "$id",
    "$ref",
    "$comment",
    "type",
    "enum",
    "const",
    "title",
    "description",
    "default",
    "examples",
    "deprecated",
    "readOnly",
    "writeOnly",
    "format",
    "pattern",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "required",
    "dependentRequired",
    "contentEncoding",
    "contentMediaType",
}
_STANDARD = _OTHER | set(MAPS) | set(LISTS) | set(SINGLES)
_PER_ENTRY = frozenset(
    ("additionalProperties", "patternProperties", "propertyNames", "unevaluatedProperties")
)
_IN_PLACE = frozenset(("allOf", "anyOf", "oneOf", "not", "if", "then", "else", "dependentSchemas"))
_PER_ITEM = frozenset(("items", "contains", "unevaluatedItems"))
_FORBIDDEN = {
    "$anchor": "name parts by $defs",
    "$dynamicAnchor": "it has no use here",
    "$dynamicRef": "use $ref",
    "$vocabulary": "it has no use here",
    "$recursiveRef": "use $ref",
    "$recursiveAnchor": "it has no use here",
    "definitions": "use $defs",
    "dependencies": "use dependentRequired or dependentSchemas",
}


def compiled(schema: dict[str, Any]) -> jsonschema_rs.Validator:
    """The validator of every save. Its patterns run in linear time; nothing is fetched."""
    return jsonschema_rs.Draft202012Validator(
        schema, pattern_options=jsonschema_rs.RegexOptions(), offline=True
    )


class SheetCheck:
    """What a schema says of sheets. Errors cost a thousand times what a right value does: of a
    sheet that could have very many only the first is told."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self._schema = schema
        self.validator = compiled(schema)
        known: dict[int, int] = {}
        self._widest = max(_width(schema, node, known) for _, node in subschemas(schema))

    def findings(self, sheet: Any) -> list[Finding]:
        """Everything that is wrong, sorted; nothing is the usual answer and the quick one."""
        if self.validator.is_valid(sheet):
            return []
        if _values(sheet) * self._widest <= MAX_ERRORS:
            return from_errors(self.validator.iter_errors(sheet), self._schema)
        try:
            self.validator.validate(sheet)
        except jsonschema_rs.ValidationError as error:
            de, en = "Und vielleicht weitere.", "And perhaps more."
            return [*from_errors([error], self._schema), finding("", "more_findings", de, en)]
        return []


def _values(sheet: Any) -> int:
    """At least as many as the sheet holds."""
    text = jsontext.dumps(sheet)
    return text.count(b",") + text.count(b"{") + text.count(b"[") + 1


def _width(root: dict[str, Any], node: Any, known: dict[int, int]) -> int:
    """How many subschemas are held against one value; each node is looked at once."""
    if not isinstance(node, dict):
        return 1
    if id(node) not in known:
        inner = [part for name, part in children(node) if name.split("/")[1] in _IN_PLACE]
        if "$ref" in node:
            inner.append(resolve(root, node["$ref"]))
        known[id(node)] = 1 + sum(_width(root, part, known) for part in inner)
    return known[id(node)]


def complaints(schema: Any) -> list[str]:
    """Why ``schema`` may not be a sheet's schema; empty if it may."""
    if not isinstance(schema, dict):
        return ["the schema must be a JSON object"]
    found = list(_vocabulary(schema))
    found += _root(schema)
    if found:
        return found
    walk = _Walk(schema)
    found += walk.complaints()
    if found:
        return found
    try:
        compiled(schema)
    except (ValueError, jsonschema_rs.ReferencingError) as error:
        return [f"cannot be compiled: {str(error).splitlines()[0]}"]
    return list(_samples(schema, walk))


def _vocabulary(schema: dict[str, Any]) -> Iterator[str]:
    known = _STANDARD | set(contract.document("ruleset-vocabulary.json")["properties"])
    errors = contract.validator("ruleset-vocabulary.json").iter_errors(schema)
    for error in sorted(errors, key=lambda error: [str(token) for token in error.instance_path]):
        place = "".join(f"/{escape(str(token))}" for token in error.instance_path)
        kind: Any = error.kind
        if kind.name != "unevaluatedProperties":
            yield f"{place or 'the root'}: {error.message[:300]}"
            continue
        for name in sorted(set(kind.unexpected) - known - set(_FORBIDDEN)):
            yield f"{place or 'the root'}: the keyword `{name}` is not known"


def _root(schema: dict[str, Any]) -> Iterator[str]:
    if schema.get("type") != "object":
        yield 'the root: "type" must be "object"'
    if schema.get("$schema", DIALECT) != DIALECT:
        yield f"the root: $schema must be {DIALECT}"


@dataclass(slots=True)
class _Walk:
    """One look at every subschema: references, patterns, words that are not used here."""

    root: dict[str, Any]

    def complaints(self) -> list[str]:
        found: list[str] = []
        nodes = dict(subschemas(self.root))
        for pointer, node in nodes.items():
            place = pointer or "the root"
            found += (f"{place}: {reason}" for reason in self._node(node, pointer, nodes))
        if not found:
            found += self._size(nodes)
        if not found:
            found += vocabulary.complaints(self.root, nodes)
        return found

    def _node(self, node: dict[str, Any], pointer: str, nodes: dict[str, Any]) -> Iterator[str]:
        for keyword, instead in _FORBIDDEN.items():
            if keyword in node:
                yield f"`{keyword}` is not used in sheet schemas; {instead}"
        if "$id" in node and pointer:
            yield "`$id` may stand at the root only"
        if "x-sections" in node and pointer:
            yield "`x-sections` may stand at the root only"
        if "$ref" in node:
            yield from self._reference(str(node["$ref"]), nodes)
        if "pattern" in node and (why := patterns.complaint(node["pattern"])):
            yield f"the pattern {why}"
        for pattern in node.get("patternProperties", {}):
            if why := patterns.complaint(pattern):
                yield f"the pattern of patternProperties {why}"

    def _reference(self, reference: str, nodes: dict[str, Any]) -> Iterator[str]:
        if not reference.startswith("#"):
            yield f"$ref {reference}: only references within the schema (#/$defs/…) are followed"
        elif reference[1:] not in nodes and not self._is_boolean(reference):
            yield f"$ref {reference}: there is no such schema"

    def _is_boolean(self, reference: str) -> bool:
        try:
            return isinstance(resolve(self.root, reference), bool)
        except (LookupError, ValueError, TypeError):
            return False

    def _size(self, nodes: dict[str, Any]) -> Iterator[str]:
        sizes: dict[int, int] = {}
        try:
            size = max(self._expanded(node, sizes) for node in nodes.values())
        except _Recursive as error:
            yield f"the schema contains itself by $ref {error}; a sheet must have a bounded depth"
        except RecursionError:
            yield "the schema's references are nested too deep"
        else:
            if size > MAX_EXPANDED:
                yield f"with its references followed the schema has more than {MAX_EXPANDED} parts"
            elif (work := self._work(self.root, 1)) > MAX_WORK:
                yield (
                    f"a sheet may need {work} steps to be checked; {MAX_WORK} are allowed."
                    " Bound its lists and maps (maxItems, maxProperties), or ask less of each entry"
                )

    def _work(self, node: Any, times: int) -> int:
        """How often, at most, a subschema is held against something: once for each place that a
        sheet of the largest size can have for it."""
        if not isinstance(node, dict):
            return 0
        total = times
        entries = min(times * node.get("maxProperties", MAX_PLACES), MAX_PLACES)
        items = min(times * node.get("maxItems", MAX_PLACES), MAX_PLACES)
        for name, inner in children(node):
            keyword = name.split("/")[1]
            if keyword == "$defs":
                continue
            if keyword in _PER_ENTRY:
                total += self._work(inner, entries)
            elif keyword in _PER_ITEM:
                total += self._work(inner, items)
            else:
                total += self._work(inner, times)
        if "$ref" in node:
            total += self._work(resolve(self.root, node["$ref"]), times)
        return total

    def _expanded(self, node: Any, sizes: dict[int, int], reference: str = "#") -> int:
        if not isinstance(node, dict):
            return 1
        known = sizes.get(id(node))
        if known == 0:
            raise _Recursive(reference)
        if known:
            return known
        sizes[id(node)] = 0
        size = 1
        for name, inner in children(node):
            if not name.startswith("/$defs/"):
                size += self._expanded(inner, sizes, reference)
        if "$ref" in node:
            size += self._expanded(resolve(self.root, node["$ref"]), sizes, node["$ref"])
        sizes[id(node)] = size
        return size


class _Recursive(Exception):
    pass


def _samples(schema: dict[str, Any], walk: _Walk) -> Iterator[str]:
    """Every default and example has to pass the schema that it stands in."""
    nodes = [
        (pointer, node)
        for pointer, node in subschemas(walk.root)
        if "default" in node or "examples" in node
    ]
    if not nodes:
        return
    validators = jsonschema_rs.validator_map_for(
        schema, pattern_options=jsonschema_rs.RegexOptions(), offline=True
    )
    for pointer, node in nodes:
        check = validators[f"#{pointer}"]
        samples = [("default", node["default"])] if "default" in node else []
        samples += [
            (f"examples/{index}", value) for index, value in enumerate(node.get("examples", ()))
        ]
        for name, value in samples:
            if isinstance(value, dict) and check_bounds(value):
                why = check_bounds(value)[0]
                yield f"{pointer}/{name}{why['pointer']}: {why['message']['en']}"
            for error in check.iter_errors(value):
                inner = "".join(f"/{token}" for token in error.instance_path)
                yield f"{pointer}/{name}{inner}: {error.message[:200]}"
