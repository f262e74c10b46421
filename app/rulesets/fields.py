"""The fields that a sheet schema describes, and the places where one sheet has them.

A field in a map stands for each of the map's entries. Its path holds a ``Map`` for the entry's key,
its pattern a ``*``.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from app.domain.jsontext import escape, tokens
from app.hookspecs import Text
from app.rulesets.derivations import Values
from app.rulesets.formulas import FormulaError, Path
from app.rulesets.schematree import resolve

_key = re.compile(r"[A-Za-z0-9_-]{1,64}")


@dataclass(frozen=True, slots=True)
class Map:
    """A step into each entry of a map: all keys but those the object names itself. ``content`` is
    the kind that the keys are picked from."""

    pattern: re.Pattern[str] | None
    named: frozenset[str]
    content: str = ""

    def takes(self, key: str) -> bool:
        if key in self.named or not _key.fullmatch(key):
            return False
        return self.pattern is None or self.pattern.search(key) is not None


Step = str | Map


@dataclass(frozen=True, slots=True)
class Condition:
    """An ``x-show-if`` on the way to a field."""

    path: Path
    equals: str | int | bool

    def holds(self, values: Values, keys: tuple[str, ...]) -> bool:
        try:
            value = values.get(with_keys(self.path, keys))
        except FormulaError:
            return False
        return type(value) is type(self.equals) and value == self.equals


@dataclass(frozen=True, slots=True)
class Field:
    """One place in the schema. ``node`` is the subschema there; a field with a ``$ref`` or an
    ``allOf`` comes once for each of its nodes, with the label of the outermost."""

    node: dict[str, Any]
    path: tuple[Step, ...] = ()
    label: Text | None = None
    section: str = ""
    content: str = ""
    conditions: tuple[Condition, ...] = ()

    @property
    def pattern(self) -> Path:
        return tuple("*" if isinstance(step, Map) else step for step in self.path)

    @property
    def maps(self) -> int:
        return sum(isinstance(step, Map) for step in self.path)

    def named(self) -> Text:
        """Its label, else the name of the property."""
        if self.label is not None:
            return self.label
        name = next((step for step in reversed(self.path) if isinstance(step, str)), "")
        return {"de": name, "en": name}

    def shown_at(self, values: Values) -> Iterator["Place"]:
        """Where the field is on this sheet, whether or not the sheet keeps something there, and
        is not hidden."""
        for place in places(values, self.path, absent=True):
            if all(condition.holds(values, place.keys) for condition in self.conditions):
                yield place


@dataclass(frozen=True, slots=True)
class Place:
    """A field on one sheet. ``entry`` is what the innermost map holds under the last key."""

    pointer: str
    keys: tuple[str, ...]
    value: Any
    entry: Any = None


@dataclass(frozen=True, slots=True)
class _Walk:
    root: dict[str, Any]
    found: list[Field] = field(default_factory=list)

    def into(self, schema: Any, here: Field) -> None:
        """Every field that is reached through properties, maps, ``$ref`` and ``allOf``."""
        if not isinstance(schema, dict):
            return
        here = self._described(schema, here)
        self.found.append(here)
        if "$ref" in schema:
            self.into(resolve(self.root, schema["$ref"]), here)
        for part in schema.get("allOf", ()):
            self.into(part, here)
        below = replace(here, label=None, content="")
        named = frozenset(schema.get("properties", {}))
        for name, inner in schema.get("properties", {}).items():
            self.into(inner, replace(below, path=(*here.path, name)))
        for pattern, inner in schema.get("patternProperties", {}).items():
            entry = Map(re.compile(pattern), named, here.content)
            self.into(inner, replace(below, path=(*here.path, entry)))
        entry = Map(None, named, here.content)
        rest = schema.get("additionalProperties")
        self.into(rest, replace(below, path=(*here.path, entry)))

    def _described(self, schema: dict[str, Any], here: Field) -> Field:
        shown = schema.get("x-show-if")
        condition = [Condition(tuple(tokens(shown["pointer"])), shown["equals"])] if shown else []
        return replace(
            here,
            node=schema,
            label=here.label or schema.get("x-label"),
            section=schema.get("x-section", here.section),
            content=here.content or schema.get("x-content", ""),
            conditions=(*here.conditions, *condition),
        )


def fields(root: dict[str, Any]) -> list[Field]:
    """Every field of a schema, in its order."""
    walk = _Walk(root)
    walk.into(root, Field(root, section=next(iter(root.get("x-sections", {})), "")))
    return walk.found


def places(values: Values, path: tuple[Step, ...], *, absent: bool = False) -> Iterator[Place]:
    """Where ``path`` leads on the sheet. With ``absent`` also to what an object that is there does
    not keep; its value is None."""
    yield from _places(values, path, Place("", (), values.sheet), absent)


def _places(values: Values, path: tuple[Step, ...], place: Place, absent: bool) -> Iterator[Place]:
    pointer, value = place.pointer, place.value
    values.spend(len(path) + 1)
    for index, step in enumerate(path):
        if not isinstance(value, Mapping):
            return
        rest = path[index + 1 :]
        if isinstance(step, Map):
            values.spend(len(value))
            for key in sorted(filter(step.takes, value), key=lambda key: (_order(value[key]), key)):
                inner = value[key]
                entry = Place(f"{pointer}/{escape(key)}", (*place.keys, key), inner, inner)
                yield from _places(values, rest, entry, absent)
            return
        if step not in value and (rest or not absent):
            return
        value = value.get(step)
        pointer = f"{pointer}/{escape(step)}"
    yield Place(pointer, place.keys, value, place.entry)


def with_keys(path: Path, keys: tuple[str, ...]) -> Path:
    """``path`` with its stars filled in."""
    remaining = iter(keys)
    return tuple(next(remaining, token) if token == "*" else token for token in path)  # noqa: S105


def pointer_to(path: Path) -> str:
    return "".join(f"/{escape(token)}" for token in path)


def _order(entry: Any) -> int:
    order = entry.get("order", 0) if isinstance(entry, Mapping) else 0
    return order if isinstance(order, int) else 0
