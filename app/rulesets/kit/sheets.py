"""Sheets that a schema allows, made at random and the same for the same seed.

Half of what an author gets wrong shows only on sheets that nobody would write: the empty one, the
one at every bound, the one with a key that no table knows.
"""

import copy
import random
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from app.domain.jsontext import MAX_INTEGER
from app.rulesets.blank import merged
from app.rulesets.kit import words

MAX_ENTRIES = 6
TRIES = 8
_TEXTS = ["", "x", "Äxte & Öl", "1d20", "🎲 zwei", "  ", "<b>", "\n", "a" * 400]

Sheet = dict[str, Any]
Content = Mapping[str, Mapping[str, Any]]


class Maker:
    """Makes sheets of one schema. ``content`` gives maps with ``x-content`` real keys."""

    def __init__(self, schema: dict[str, Any], content: Content, seed: int = 0) -> None:
        self.schema = schema
        self.content = content
        self.chance = random.Random(seed)  # noqa: S311 - the same for the same seed

    def sheets(
        self, bases: Sequence[Sheet], count: int, valid: Callable[[Any], bool]
    ) -> Iterator[Sheet]:
        """At most ``count`` sheets: one half made from nothing, the other from ``bases`` with some
        places made anew. What the schema refuses after all is made again, a few times."""
        for number in range(count):
            for _ in range(TRIES):
                if number % 2 and bases:
                    made = self._changed(copy.deepcopy(self.chance.choice(bases)))
                else:
                    made = self.value(self.schema)
                if valid(made):
                    yield made
                    break

    def value(self, node: Any) -> Any:
        """Something that ``node`` should allow."""
        if not isinstance(node, dict):
            return {}
        whole = merged(self.schema, node)
        for keyword in ("anyOf", "oneOf"):
            if keyword in whole and "properties" not in whole:
                rest = {key: inner for key, inner in whole.items() if key != keyword}
                return self.value({"allOf": [rest, self.chance.choice(whole[keyword])]})
        if "const" in whole:
            return copy.deepcopy(whole["const"])
        if "enum" in whole:
            return copy.deepcopy(self.chance.choice(whole["enum"]))
        kind = whole.get("type", "object" if "properties" in whole else "string")
        if isinstance(kind, list):
            kind = self.chance.choice(kind)
        return self._of_kind(kind, whole)

    def _of_kind(self, kind: str, whole: dict[str, Any]) -> Any:
        if kind == "object":
            return self._object(whole)
        if kind == "array":
            least, most = whole.get("minItems", 0), whole.get("maxItems", MAX_ENTRIES)
            count = self.chance.randint(least, max(least, min(most, MAX_ENTRIES)))
            return [self.value(whole.get("items", {})) for _ in range(count)]
        if kind == "boolean":
            return self.chance.random() < 0.5
        if kind in ("integer", "number"):
            return self._number(kind, whole)
        return self._text(whole)

    def _number(self, kind: str, whole: dict[str, Any]) -> int | float:
        low = whole.get("minimum", whole.get("exclusiveMinimum", -MAX_INTEGER))
        high = whole.get("maximum", whole.get("exclusiveMaximum", MAX_INTEGER))
        default = whole.get("default")
        near = [low, high, min(max(low, 0), high), default if type(default) is int else low]
        near += [self.chance.uniform(low, high), min(high, low + self.chance.random() * 20)]
        chosen = self.chance.choice(near)
        step = whole.get("multipleOf")
        if step:
            chosen = round(chosen / step) * step
        rounded = round(float(chosen), 3)
        return int(chosen) if kind == "integer" or rounded.is_integer() else rounded

    def _text(self, whole: dict[str, Any]) -> str:
        least, most = int(whole.get("minLength", 0)), int(whole.get("maxLength", 400))
        if "pattern" in whole:
            return words.matching(whole["pattern"], self.chance)[:most]
        text = self.chance.choice(_TEXTS)[:most]
        return text + "x" * (least - len(text))

    def _object(self, whole: dict[str, Any]) -> Sheet:
        required = set(whole.get("required", ()))
        wanted = self.chance.choice([0.0, 0.3, 0.7, 1.0])
        made = {
            name: self.value(inner)
            for name, inner in whole.get("properties", {}).items()
            if name in required or self.chance.random() < wanted
        }
        for name, needed in whole.get("dependentRequired", {}).items():
            if name in made and not set(needed) <= set(made):
                made.pop(name)
        made.update(self._entries(whole))
        return made

    def _entries(self, whole: dict[str, Any]) -> Iterator[tuple[str, Any]]:
        most = min(MAX_ENTRIES, whole.get("maxProperties", MAX_ENTRIES))
        rest = whole.get("additionalProperties")
        for pattern, inner in whole.get("patternProperties", {}).items():
            for _ in range(self.chance.randint(0, most)):
                yield words.matching(pattern, self.chance), self.value(inner)
        if isinstance(rest, dict):
            named = set(whole.get("properties", {}))
            for _ in range(self.chance.randint(whole.get("minProperties", 0), max(most, 0))):
                key = self._key(whole)
                if key not in named:
                    yield key, self.value(rest)

    def _key(self, whole: dict[str, Any]) -> str:
        """A key of a map: mostly one that its content has, at times one that nobody knows."""
        entries = self.content.get(whole.get("x-content", ""), {})
        if entries and self.chance.random() < 0.8:
            return str(self.chance.choice(list(entries)))
        names = whole.get("propertyNames")
        if isinstance(names, dict):
            return str(self.value({"type": "string", "minLength": 1, **names}))
        return f"k{self.chance.randint(0, 99)}"

    def _changed(self, sheet: Sheet) -> Sheet:
        """Some places of a good sheet made anew, some left out."""
        for _ in range(self.chance.randint(1, 8)):
            holder, node = sheet, merged(self.schema, self.schema)
            while True:
                key = self._step(holder, node)
                if key is None:
                    break
                inner = self._below(node, key)
                deeper = isinstance(holder.get(key), dict) and self.chance.random() < 0.8
                if deeper and isinstance(inner, dict):
                    holder, node = holder[key], merged(self.schema, inner)
                    continue
                if self.chance.random() < 0.2 and key not in node.get("required", ()):
                    holder.pop(key, None)
                elif isinstance(inner, dict):
                    holder[key] = self.value(inner)
                break
        return sheet

    def _step(self, holder: Sheet, node: dict[str, Any]) -> str | None:
        keys = [*node.get("properties", {}), *holder]
        if isinstance(node.get("additionalProperties"), dict):
            keys.append(self._key(node))
        return self.chance.choice(keys) if keys else None

    def _below(self, node: dict[str, Any], key: str) -> Any:
        if key in node.get("properties", {}):
            return node["properties"][key]
        patterns = list(node.get("patternProperties", {}).values())
        return self.chance.choice(patterns) if patterns else node.get("additionalProperties")


def smaller(sheet: Sheet, fails: Callable[[Sheet], bool], tries: int = 300) -> Sheet:
    """The sheet with everything taken out that is not needed for ``fails`` to stay true."""
    tried = 0
    again = True
    while again and tries > tried:
        again = False
        for path in _paths(sheet):
            if tried >= tries:
                break
            cut = _without(sheet, path)
            if cut is None:
                continue
            tried += 1
            if fails(cut):
                sheet, again = cut, True
    return sheet


def _paths(value: Any, way: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """Every key below, the outer ones first."""
    if not isinstance(value, dict):
        return []
    here = [(*way, key) for key in value]
    return here + [path for key in value for path in _paths(value[key], (*way, key))]


def _without(sheet: Sheet, path: tuple[str, ...]) -> Sheet | None:
    cut = copy.deepcopy(sheet)
    holder: Any = cut
    for key in path[:-1]:
        if not isinstance(holder, dict) or key not in holder:
            return None
        holder = holder[key]
    if not isinstance(holder, dict) or path[-1] not in holder:
        return None
    del holder[path[-1]]
    return cut
