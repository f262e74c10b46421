"""What the meta-schema cannot see in a sheet schema's ``x-`` words.

Whether formulas can be read and never follow from themselves, whether the places exist that words
point at, and whether two resources or two throws have one id.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.domain.jsontext import tokens
from app.rulesets import formulas
from app.rulesets.derivations import MAX_CHAIN, Derivations
from app.rulesets.fields import Field, Map, fields, pointer_to
from app.rulesets.findings import spelled
from app.rulesets.formulas import DiceFormula, Formula, FormulaError, Path, Pointer
from app.rulesets.schematree import resolve

MAX_WORDS = 500

_POINTERS = ("minimum", "maximum", "temporary", "label", "shared")
_FIELD_WORDS = ("x-formula", "x-roll", "x-resource")
_simple = re.compile(r"[A-Za-z0-9_-]{1,64}")


def complaints(root: dict[str, Any], nodes: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    """``nodes`` are all subschemas of ``root`` by their pointer."""
    unreadable = list(_unreadable(nodes))
    yield from unreadable
    seen: dict[str, str] = {}
    for pointer, node in nodes.items():
        place = pointer or "the root"
        for told in _pointers(node):
            if not any(_at(root, root, tokens(told))):
                yield f"{place}: {told} is no place in the sheet"
        yield from (f"{place}: {why}" for why in _values(node))
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
    if not unreadable:
        yield from _Words(root, nodes).complaints()


def _pointers(node: Mapping[str, Any]) -> Iterator[str]:
    word = node.get("x-resource", {})
    for name in _POINTERS:
        given = word.get(name)
        if isinstance(given, str) and given.startswith("/"):
            yield given
    if "x-show-if" in node:
        yield node["x-show-if"]["pointer"]


def _values(node: Mapping[str, Any]) -> Iterator[str]:
    known = {spelled(value) for value in node.get("enum", ())}
    for value in node.get("x-labels", {}):
        if value not in known:
            yield f"x-labels names {value}, which is no value of its enum"
    if "x-form" in node and "pattern" not in node:
        yield "x-form says what a pattern asks for, but there is no pattern beside it"


def _unreadable(nodes: Mapping[str, dict[str, Any]]) -> Iterator[str]:
    for pointer, node in nodes.items():
        place = pointer or "the root"
        for what, text, dice in _texts(node):
            try:
                formulas.dice(text) if dice else formulas.formula(text)
            except FormulaError as error:
                yield f"{place}/{what}: {text!r} cannot be read: {error}"


def _texts(node: Mapping[str, Any]) -> Iterator[tuple[str, str, bool]]:
    """Every formula and every dice text of a subschema, with its place in it."""
    if "x-formula" in node:
        yield "x-formula", node["x-formula"], False
    for place, roll in rolls_of(node):
        yield f"{place}/dice", roll["dice"], True
        if isinstance(roll.get("target"), str):
            yield f"{place}/target", roll["target"], False
    for name in ("minimum", "maximum"):
        given = node.get("x-resource", {}).get(name)
        if isinstance(given, str) and not given.startswith("/"):
            yield f"x-resource/{name}", given, False


def rolls_of(node: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """The throws of a subschema, each with its place in it."""
    given = node.get("x-roll")
    if isinstance(given, list):
        yield from ((f"x-roll/{index}", roll) for index, roll in enumerate(given))
    elif given is not None:
        yield "x-roll", given


class _Words:
    """Formulas and throws where the sheet has them: the same subschema may be many fields."""

    def __init__(self, root: dict[str, Any], nodes: Mapping[str, dict[str, Any]]) -> None:
        self.root = root
        self.nodes = nodes
        self.fields = fields(root)
        self.derived = [field for field in self.fields if "x-formula" in field.node]
        self._found: dict[Path, list[dict[str, Any]]] = {}
        self.thrown = [field for field in self.fields if "x-roll" in field.node]

    def complaints(self) -> Iterator[str]:
        yield from self._unreached()
        if len(self.derived) > MAX_WORDS or len(self.thrown) > MAX_WORDS:
            yield f"the root: more than {MAX_WORDS} fields with a formula or more with a throw"
            return
        for field in self.derived:
            yield from (f"{_named(field)}: {why}" for why in self._derived(field))
        for field in self.fields:
            for what, text, dice in _texts(field.node):
                read = formulas.dice(text) if dice else formulas.formula(text)
                yield from (f"{_named(field)} {what}: {why}" for why in self._read(field, read))
        yield from self._circles()
        yield from self._ids()

    def _nodes(self, path: Path) -> list[dict[str, Any]]:
        if path not in self._found:
            self._found[path] = list(_at(self.root, self.root, [*path]))
        return self._found[path]

    def _unreached(self) -> Iterator[str]:
        reached = {id(field.node) for field in self.fields}
        for pointer, node in self.nodes.items():
            for word in _FIELD_WORDS:
                if word in node and id(node) not in reached:
                    yield (
                        f"{pointer}: {word} is never asked here;"
                        " only properties, maps, $ref and allOf lead to fields"
                    )

    def _derived(self, field: Field) -> Iterator[str]:
        if not field.path or isinstance(field.path[-1], Map):
            yield "x-formula stands on a property, not on a whole entry"
            return
        kinds = [node["type"] for node in self._nodes(field.pattern) if "type" in node]
        if not kinds or any(kind != "integer" for kind in kinds):
            yield 'a field with x-formula has the type "integer"'
        for parent in self._nodes(field.pattern[:-1]):
            if field.path[-1] in parent.get("required", ()):
                yield "a field with x-formula holds nothing of its own and cannot be required"
        for word in ("default", "x-resource"):
            if any(word in node for node in self._nodes(field.pattern)):
                yield f"a field with x-formula holds nothing of its own; {word} has no use there"

    def _read(self, field: Field, read: Formula | DiceFormula) -> Iterator[str]:
        for pointer in read.pointers:
            told = pointer_to(pointer.path)
            if pointer.stars > field.maps:
                maps = "no map" if field.maps == 0 else f"{field.maps} map(s) only"
                yield f"{told} has {pointer.stars} `*`, but the field is in {maps}"
                continue
            nodes = self._nodes(pointer.path)
            if not nodes:
                yield f"{told} is no place in the sheet{_hint(pointer)}"
            elif not any(_counts(node) for node in nodes):
                yield f'{told} holds no number; formulas need the type "integer" or "boolean"'

    def _circles(self) -> Iterator[str]:
        derivations = Derivations(
            {field.pattern: formulas.formula(field.node["x-formula"]) for field in self.derived}
        )
        circle = derivations.circle()
        if circle:
            way = " → ".join(pointer_to(path) for path in circle)
            yield f"{pointer_to(circle[0])}: the formulas follow from themselves: {way}"
        elif derivations.longest_chain() > MAX_CHAIN:
            yield f"the root: more than {MAX_CHAIN} formulas follow from one another"

    def _ids(self) -> Iterator[str]:
        taken: dict[Path, str] = {}
        for field in self.thrown:
            for place, roll in rolls_of(field.node):
                if place != "x-roll" and "id" not in roll:
                    yield f"{_named(field)} {place}: each throw of a list needs an id"
                    continue
                stars = ("*",) * field.maps
                made = (roll["id"], *stars) if "id" in roll else field.pattern
                if made in taken:
                    yield f"{_named(field)}: the throw {made[0]} stands at {taken[made]} already"
                taken.setdefault(made, _named(field))
                if "id" not in roll:
                    yield from _unnameable(field)
        for field in self.derived:
            yield from _unnameable(field)


def _unnameable(field: Field) -> Iterator[str]:
    for step in field.path:
        if isinstance(step, str) and not _simple.fullmatch(step):
            yield (
                f"{_named(field)}: {step!r} cannot be part of an id; name properties with letters,"
                " digits, _ and - where a value or a throw stands on them"
            )


def _hint(pointer: Pointer) -> str:
    if any(token.isdigit() for token in pointer.path):
        return "; a division needs a space before its number (@/a / 2)"
    return ""


def _named(field: Field) -> str:
    return pointer_to(field.pattern) or "the root"


def _counts(node: Any) -> bool:
    """Whether a field holds what formulas can reckon with."""
    if "x-formula" in node:
        return True
    kinds = node.get("type")
    if kinds is not None:
        return {*([kinds] if isinstance(kinds, str) else kinds)} <= {"integer", "boolean"}
    told = node.get("enum", [node["const"]] if "const" in node else [])
    return bool(told) and all(isinstance(value, int) for value in told)


def _at(root: dict[str, Any], schema: Any, path: list[str]) -> Iterator[dict[str, Any]]:
    """Every subschema for what a sheet can hold at ``path``; ``*`` is any key of a map."""
    if not isinstance(schema, dict):
        if not path and schema is True:
            yield {}
        return
    if not path:
        yield schema
    if "$ref" in schema:
        yield from _at(root, resolve(root, schema["$ref"]), path)
    for name in ("allOf", "anyOf", "oneOf"):
        for part in schema.get(name, ()):
            yield from _at(root, part, path)
    if path:
        for inner in _below(schema, path[0]):
            yield from _at(root, inner, path[1:])


def _below(schema: dict[str, Any], token: str) -> Iterator[Any]:
    properties = schema.get("properties", {})
    if token in properties:
        yield properties[token]
        return
    yield from schema.get("patternProperties", {}).values()
    if "additionalProperties" in schema:
        yield schema["additionalProperties"]
