"""Ruleset packages made for a test, in the one folder that a third party ships."""

import json
from pathlib import Path
from typing import Any

from app.rulesets.registry import Registry

ROOT = Path(__file__).resolve().parents[2]

SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["grit"],
    "additionalProperties": False,
    "x-sections": {"person": {"de": "Person", "en": "Person"}},
    "properties": {
        "grit": {
            "description": "Staying power.",
            "type": "integer",
            "minimum": 0,
            "maximum": 6,
            "default": 2,
            "x-label": {"de": "Mumm", "en": "Grit"},
            "x-resource": {"id": "grit", "kind": "counter", "maximum": 6},
        },
        "words": {
            "description": "What is always said.",
            "type": "string",
            "maxLength": 20,
            "x-label": {"de": "Worte", "en": "Words"},
        },
    },
}


def manifest(ruleset_id: str = "ember", **changes: Any) -> str:
    """A manifest; a change of None leaves its line out."""
    lines = {
        "id": ruleset_id,
        "version": "1.0.0",
        "sheet_version": 1,
        "authors": ["Ada"],
        "licence": "MIT",
        "name": {"de": "Glut", "en": "Ember"},
        "compat": {"min": "0.1"},
        **changes,
    }
    return "\n".join(f"{key} = {_toml(value)}" for key, value in lines.items() if value is not None)


def _toml(value: Any) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f"{key} = {_toml(inner)}" for key, inner in value.items()) + "}"
    return json.dumps(value, ensure_ascii=False)


def write_package(
    place: Path,
    ruleset_id: str = "ember",
    *,
    toml: str | None = None,
    schema: Any = None,
    plugin: str | None = None,
    **files: str,
) -> Path:
    """Write a package to ``place/ruleset_id``; ``files`` are further ones below ``schemas/``, their
    names with ``__`` for ``/``, ``_json`` and ``_cmchar`` for the suffix."""
    folder = place / ruleset_id
    (folder / "schemas").mkdir(parents=True)
    (folder / "ruleset.toml").write_text(manifest(ruleset_id) if toml is None else toml)
    text = schema if isinstance(schema, str) else json.dumps(SCHEMA if schema is None else schema)
    (folder / "schemas" / "sheet.schema.json").write_text(text)
    if plugin is not None:
        (folder / "plugin.py").write_text(plugin)
    for name, content in files.items():
        path = (
            folder
            / "schemas"
            / name.replace("__", "/").replace("_json", ".json").replace("_cmchar", ".cmchar")
        )
        path.parent.mkdir(exist_ok=True)
        path.write_text(content)
    return folder


def load(place: Path, *, deadline: float = 5.0, app_version: str = "0.1.0") -> Registry:
    """What the packages in ``place`` give; none of ours, nothing from pip."""
    nothing = place / "nothing"
    return Registry.load(nothing, nothing, [place], app_version, installed=[], deadline=deadline)


def refusal(registry: Registry, ruleset_id: str = "ember") -> str:
    """The one reason why a ruleset is refused."""
    (reason,) = [item.reason for item in registry.refused() if item.id == ruleset_id]
    return reason
