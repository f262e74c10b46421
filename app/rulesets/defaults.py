"""What a ruleset answers from its schema alone: registered before every plugin, asked after it.

**Resources** come from ``x-resource``. In a map the word stands on a field of the entries, and each
entry is a resource of its own: its id is ``<id>.<key>`` (``own.8c1f…``), and ``*`` in the word's
pointers stands for that key. A key that is not letters, digits, ``_`` or ``-`` makes no resource.
Entries are listed by their ``order``. A minimum that the sheet does not hold is 0, a maximum is the
value itself.

**Temporary points** are a field that one resource names as its ``temporary``. They go first on a
loss. Where people grant them during play the field is a resource itself (a counter), so that they,
too, move only by deltas.
"""

import copy
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.jsontext import escape, tokens
from app.hookspecs import (
    Adjustment,
    DiceAction,
    Exporter,
    Importer,
    Improvement,
    Outcome,
    Part,
    Resource,
    Sheet,
    StatBlock,
    Summary,
    Text,
    Throw,
    hookimpl,
)
from app.rulesets.blank import smallest
from app.rulesets.sheetschema import resolve

MAX_RESOURCES = 1000
_MISSING: Any = object()
_key = re.compile(r"[A-Za-z0-9_-]{1,64}")


class SchemaDefaults:
    """One ruleset's defaults. ``hooks`` are all of the ruleset's answers, its plugin's included."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.hooks: Any = None
        self.movable = list(_movable(schema, schema, (), None))
        self._sheet = smallest(schema, schema)

    @hookimpl
    def default_sheet(self) -> dict[str, Any]:
        return dict(copy.deepcopy(self._sheet))

    @hookimpl
    def validate(self) -> list[Any]:
        return []

    @hookimpl
    def stat_blocks(self) -> list[StatBlock]:
        return []

    @hookimpl
    def dice_actions(self) -> list[DiceAction]:
        return []

    @hookimpl
    def prepare_roll(
        self, sheet: Sheet, action_id: str, inputs: Mapping[str, Any]
    ) -> DiceAction | None:
        for action in self.hooks.dice_actions(sheet=sheet):
            if action["id"] == action_id:
                return _with_modifiers(action, inputs)
        return None

    @hookimpl
    def evaluate_roll(self, throw: Throw) -> Outcome:
        total = throw["total"]
        return {
            "actionId": throw.get("actionId"),
            "success": None,
            "label": {"de": f"Ergebnis {total}", "en": f"Result {total}"},
            "parts": [
                {"label": {"de": group["name"], "en": group["name"]}, "value": group["total"]}
                for group in throw["groups"]
                if group["name"]
            ],
            "offers": [],
            "details": {},
        }

    @hookimpl
    def resources(self, sheet: Sheet) -> list[Resource]:
        found = [resource for word in self.movable for resource in word.resources(sheet)]
        return found[:MAX_RESOURCES]

    @hookimpl
    def adjust_resource(self, sheet: Sheet, resource: str, delta: int) -> Adjustment | None:
        for candidate in self.hooks.resources(sheet=sheet):
            if candidate["id"] == resource:
                return adjusted(candidate, delta, self.temporary_pointer(resource))
        return None

    @hookimpl
    def summary(self) -> Summary:
        return {"subtitle": {"de": "", "en": ""}, "lines": []}

    @hookimpl
    def improvements(self) -> list[Improvement]:
        return []

    @hookimpl
    def migrate_sheet(self, sheet: Sheet) -> dict[str, Any]:
        return dict(sheet)

    @hookimpl
    def importers(self) -> list[Importer]:
        return []

    @hookimpl
    def exporters(self) -> list[Exporter]:
        return []

    def temporary_pointer(self, resource: str) -> str | None:
        """Where the schema says that a resource's temporary points are kept."""
        for word in self.movable:
            keys = word.keys_of(resource)
            if keys is not None and word.temporary is not None:
                return _filled(word.temporary, keys)
        return None


def adjusted(resource: Resource, delta: int, temporary_pointer: str | None = None) -> Adjustment:
    """Move a resource. A loss takes temporary points first and never goes below the minimum; a gain
    never goes above the maximum. A value that is already outside is not pulled back."""
    value, temporary = resource["value"], resource.get("temporary", 0)
    drained = min(temporary, -delta) if delta < 0 and temporary_pointer else 0
    rest = delta + drained
    if rest < 0:
        after = min(value, max(resource["minimum"], value + rest))
    else:
        after = max(value, min(resource["maximum"], value + rest))
    moved: Resource = {**resource, "value": after}
    patch = patch_at(resource["pointer"], after) if after != value else {}
    result: Adjustment = {"applied": after - value, "resource": moved, "patch": patch}
    if "temporary" in resource and temporary_pointer:
        moved["temporary"] = temporary - drained
        result["appliedTemporary"] = -drained
        if drained:
            _merge(patch, patch_at(temporary_pointer, temporary - drained))
    return result


def patch_at(pointer: str, value: Any) -> dict[str, Any]:
    """The merge patch that sets one place."""
    patch: Any = value
    for token in reversed(tokens(pointer)):
        patch = {token: patch}
    return dict(patch)


def value_at(sheet: Any, path: Sequence[str]) -> Any:
    """What stands at a path of object keys, or ``_MISSING``."""
    for token in path:
        if not isinstance(sheet, Mapping) or token not in sheet:
            return _MISSING
        sheet = sheet[token]
    return sheet


def _merge(target: dict[str, Any], other: dict[str, Any]) -> None:
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            _merge(target[key], value)
        else:
            target[key] = value


def _with_modifiers(action: DiceAction, inputs: Mapping[str, Any]) -> DiceAction:
    """The action with every ``modifier`` input added to its targets."""
    extra: list[Part] = [
        {"label": item["label"], "value": value}
        for item in action["inputs"]
        if item["kind"] == "modifier" and (value := int(inputs.get(item["id"], item["default"])))
    ]
    if not extra or "targets" not in action:
        return action
    more = int(sum(part["value"] for part in extra))
    prepared: DiceAction = {**action}
    prepared["targets"] = [
        {
            "group": target["group"],
            "value": target["value"] + more,
            "parts": [*target["parts"], *extra],
        }
        for target in action["targets"]
    ]
    return prepared


# Resources ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Map:
    """A step into each entry of a map: all keys but those the object names itself."""

    pattern: re.Pattern[str] | None
    named: frozenset[str]

    def takes(self, key: str) -> bool:
        if key in self.named or not _key.fullmatch(key):
            return False
        return self.pattern is None or self.pattern.search(key) is not None


Step = str | _Map


@dataclass(frozen=True, slots=True)
class _Word:
    """One ``x-resource`` and the field it stands on."""

    path: tuple[Step, ...]
    id: str
    kind: Any
    label: Text | None
    label_at: tuple[str, ...] | None
    minimum: int | tuple[str, ...]
    maximum: int | tuple[str, ...]
    temporary: tuple[str, ...] | None
    shared: bool | tuple[str, ...]

    def resources(self, sheet: Sheet) -> Iterator[Resource]:
        for pointer, keys, value in _places(sheet, self.path, "", ()):
            if isinstance(value, int) and not isinstance(value, bool):
                yield self._resource(sheet, pointer, keys, value)

    def keys_of(self, resource: str) -> tuple[str, ...] | None:
        """The map keys in a resource's id; None if the id is another word's."""
        name, *keys = resource.split(".")
        maps = sum(isinstance(step, _Map) for step in self.path)
        return tuple(keys) if name == self.id and len(keys) == maps else None

    def _resource(self, sheet: Sheet, pointer: str, keys: tuple[str, ...], value: int) -> Resource:
        made: Resource = {
            "id": ".".join((self.id, *keys)),
            "label": self._label(sheet, keys),
            "kind": self.kind,
            "pointer": pointer,
            "value": value,
            "minimum": self._bound(self.minimum, sheet, keys, 0),
            "maximum": self._bound(self.maximum, sheet, keys, value),
            "shared": self._is_shared(sheet, keys),
        }
        if self.temporary is not None:
            made["temporary"] = self._bound(self.temporary, sheet, keys, 0)
        return made

    def _is_shared(self, sheet: Sheet, keys: tuple[str, ...]) -> bool:
        if isinstance(self.shared, bool):
            return self.shared
        return value_at(sheet, _with_keys(self.shared, keys)) is True

    def _label(self, sheet: Sheet, keys: tuple[str, ...]) -> Text:
        if self.label_at is not None:
            named = value_at(sheet, _with_keys(self.label_at, keys))
            if isinstance(named, str) and named:
                return {"de": named, "en": named}
        return self.label or {"de": self.id, "en": self.id}

    def _bound(
        self, bound: int | tuple[str, ...], sheet: Sheet, keys: tuple[str, ...], otherwise: int
    ) -> int:
        if isinstance(bound, int):
            return bound
        value = value_at(sheet, _with_keys(bound, keys))
        return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def _places(
    value: Any, path: tuple[Step, ...], pointer: str, keys: tuple[str, ...]
) -> Iterator[tuple[str, tuple[str, ...], Any]]:
    for index, step in enumerate(path):
        if not isinstance(value, Mapping):
            return
        if isinstance(step, _Map):
            for key in sorted(filter(step.takes, value), key=lambda key: (_order(value[key]), key)):
                rest = path[index + 1 :]
                yield from _places(value[key], rest, f"{pointer}/{escape(key)}", (*keys, key))
            return
        if step not in value:
            return
        value = value[step]
        pointer = f"{pointer}/{escape(step)}"
    yield pointer, keys, value


def _order(entry: Any) -> int:
    order = entry.get("order", 0) if isinstance(entry, Mapping) else 0
    return order if isinstance(order, int) else 0


def _with_keys(path: tuple[str, ...], keys: tuple[str, ...]) -> list[str]:
    remaining = iter(keys)
    return [next(remaining, token) if token == "*" else token for token in path]  # noqa: S105


def _filled(path: tuple[str, ...], keys: tuple[str, ...]) -> str:
    return "".join(f"/{escape(token)}" for token in _with_keys(path, keys))


def _movable(
    root: dict[str, Any], schema: Any, path: tuple[Step, ...], label: Text | None
) -> Iterator[_Word]:
    """Every ``x-resource`` that can be reached through properties and maps."""
    if not isinstance(schema, dict):
        return
    label = schema.get("x-label", label)
    if "x-resource" in schema:
        yield _word(schema["x-resource"], path, label)
    if "$ref" in schema:
        yield from _movable(root, resolve(root, schema["$ref"]), path, label)
    for part in schema.get("allOf", ()):
        yield from _movable(root, part, path, label)
    named = frozenset(schema.get("properties", {}))
    for name, inner in schema.get("properties", {}).items():
        yield from _movable(root, inner, (*path, name), None)
    for pattern, inner in schema.get("patternProperties", {}).items():
        yield from _movable(root, inner, (*path, _Map(re.compile(pattern), named)), None)
    yield from _movable(root, schema.get("additionalProperties"), (*path, _Map(None, named)), None)


def _word(word: dict[str, Any], path: tuple[Step, ...], label: Text | None) -> _Word:
    def place(value: str) -> tuple[str, ...]:
        return tuple(tokens(value))

    def bound(value: int | str) -> int | tuple[str, ...]:
        return value if isinstance(value, int) else place(value)

    return _Word(
        path,
        word["id"],
        word["kind"],
        label,
        place(word["label"]) if "label" in word else None,
        bound(word.get("minimum", 0)),
        bound(word["maximum"]),
        place(word["temporary"]) if "temporary" in word else None,
        shared if isinstance(shared := word.get("shared", False), bool) else place(shared),
    )
