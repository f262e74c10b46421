"""Resources as the schema describes them (``x-resource``), and their moving.

In a map the word stands on a field of the entries, and each entry is a resource of its own: its id
is ``<id>.<key>`` (``own.8c1f…``), and ``*`` in the word's pointers stands for that key. A key that
is not letters, digits, ``_`` or ``-`` makes no resource. Entries are listed by their ``order``. A
minimum that the sheet does not hold is 0, a maximum is the value itself.

**Temporary points** are a field that one resource names as its ``temporary``. They go first on a
loss. Where people grant them during play the field is a resource itself (a counter), so that they,
too, move only by deltas.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.jsontext import tokens
from app.hookspecs import Adjustment, Resource, Text
from app.rulesets.derivations import Values, stored
from app.rulesets.fields import Field, places, pointer_to, with_keys
from app.rulesets.formulas import Formula, FormulaError, Path, formula

MAX_RESOURCES = 1000

Bound = int | Path | Formula


@dataclass(frozen=True, slots=True)
class ResourceWord:
    """One ``x-resource`` and the field it stands on."""

    field: Field
    id: str
    kind: Any
    label_at: Path | None
    minimum: Bound
    maximum: Bound
    temporary: Path | None
    shared: bool | Path

    @classmethod
    def of(cls, field: Field) -> "ResourceWord":
        word = field.node["x-resource"]
        shared = word.get("shared", False)
        return cls(
            field,
            word["id"],
            word["kind"],
            _path(word["label"]) if "label" in word else None,
            bound(word.get("minimum", 0)),
            bound(word["maximum"]),
            _path(word["temporary"]) if "temporary" in word else None,
            shared if isinstance(shared, bool) else _path(shared),
        )

    def resources(self, values: Values) -> Iterator[Resource]:
        for place in places(values, self.field.path):
            if isinstance(place.value, int) and not isinstance(place.value, bool):
                yield self._resource(values, place.pointer, place.keys, place.value)

    def temporary_pointer(self, resource: str) -> str | None:
        """Where the temporary points of one of this word's resources are kept."""
        name, *keys = resource.split(".")
        if self.temporary is None or name != self.id or len(keys) != self.field.maps:
            return None
        return pointer_to(with_keys(self.temporary, tuple(keys)))

    def _resource(
        self, values: Values, pointer: str, keys: tuple[str, ...], value: int
    ) -> Resource:
        made: Resource = {
            "id": ".".join((self.id, *keys)),
            "label": self._label(values, keys),
            "kind": self.kind,
            "pointer": pointer,
            "value": value,
            "minimum": _bounded(self.minimum, values, keys, 0),
            "maximum": _bounded(self.maximum, values, keys, value),
            "shared": self._is_shared(values, keys),
        }
        if self.temporary is not None:
            made["temporary"] = _bounded(self.temporary, values, keys, 0)
        return made

    def _is_shared(self, values: Values, keys: tuple[str, ...]) -> bool:
        if isinstance(self.shared, bool):
            return self.shared
        return stored(values.sheet, with_keys(self.shared, keys)) is True

    def _label(self, values: Values, keys: tuple[str, ...]) -> Text:
        if self.label_at is not None:
            named = stored(values.sheet, with_keys(self.label_at, keys))
            if isinstance(named, str) and named:
                return {"de": named, "en": named}
        return self.field.label or {"de": self.id, "en": self.id}


def bound(value: int | str) -> Bound:
    """What ``minimum`` or ``maximum`` says: a number, a place or a formula. Raises FormulaError."""
    if isinstance(value, int):
        return value
    return _path(value) if value.startswith("/") else formula(value)


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


def _merge(target: dict[str, Any], other: dict[str, Any]) -> None:
    for key, value in other.items():
        if isinstance(value, dict) and isinstance(target.get(key), dict):
            _merge(target[key], value)
        else:
            target[key] = value


def _bounded(given: Bound, values: Values, keys: tuple[str, ...], otherwise: int) -> int:
    if isinstance(given, int):
        return given
    try:
        if isinstance(given, Formula):
            return values.value(given, keys)
        value = values.get(with_keys(given, keys))
    except FormulaError:
        return otherwise
    return value if isinstance(value, int) and not isinstance(value, bool) else otherwise


def _path(pointer: str) -> Path:
    return tuple(tokens(pointer))
