"""What the fields and entries of a schema-only sheet are called."""

from collections.abc import Mapping
from typing import Any

from app.hookspecs import Content, Text
from app.rulesets.fields import Field, Map, Place
from app.rulesets.formulas import Path


class Labels:
    """Names of fields by their places, and of entries by their keys and the compendium."""

    def __init__(self, fields: list[Field]) -> None:
        self.content: Content = {}
        self._fields: dict[Path, Text] = {}
        for field in fields:
            if field.label is not None:
                self._fields.setdefault(field.pattern, field.label)

    def at(self, path: Path) -> Text:
        """The label of the field at a path with stars; its last name where there is none."""
        found = self._fields.get(path)
        if found is not None:
            return found
        for pattern, label in self._fields.items():
            if len(pattern) == len(path) and all(
                step in ("*", token) for step, token in zip(pattern, path, strict=True)
            ):
                return label
        name = next((token for token in reversed(path) if token != "*"), "")  # noqa: S105
        return {"de": name, "en": name}

    def here(self, field: Field, place: Place, label: Text) -> Text:
        """``label`` at one place: in a map the entry's name stands before it."""
        kinds = [step.content for step in field.path if isinstance(step, Map)]
        if not kinds:
            return label
        name = self._entry(kinds[-1], place.keys[-1], place.entry)
        return {
            "de": f"{name['de']}: {label['de']}",
            "en": f"{name['en']}: {label['en']}",
        }

    def _entry(self, kind: str, key: str, entry: Any) -> Text:
        known = self.content.get(kind, {}).get(key)
        if known is not None:
            name: Text = known["name"]
            return name
        for told in ("label", "name"):
            given = entry.get(told) if isinstance(entry, Mapping) else None
            if isinstance(given, str) and given:
                return {"de": given, "en": given}
        return {"de": key, "en": key}
