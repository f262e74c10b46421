"""What a player may set before a throw, and reading it back safely."""

from collections.abc import Mapping
from typing import Any

from app.hookspecs import Input, Preset

from .wording import signed, text

_DIFFICULTIES = (
    (5, "Äußerst leicht", "Extremely easy"),
    (3, "Sehr leicht", "Very easy"),
    (1, "Leicht", "Easy"),
    (0, "Normal", "Challenging"),
    (-1, "Schwer", "Difficult"),
    (-3, "Sehr schwer", "Very difficult"),
    (-5, "Äußerst schwer", "Extremely difficult"),
)

MOST = 99


def _preset(value: int, de: str, en: str) -> Preset:
    shown = signed(value).replace("-", "−") or "±0"
    return {"value": value, "label": text(f"{de} ({shown})", f"{en} ({shown})")}


DIFFICULTY: Input = {
    "id": "modifier",
    "label": text("Modifikator", "Modifier"),
    "kind": "modifier",
    "default": 0,
    "minimum": -MOST,
    "maximum": MOST,
    "presets": [_preset(*one) for one in _DIFFICULTIES],
}

MODIFIER: Input = {
    "id": "modifier",
    "label": text("Modifikator", "Modifier"),
    "kind": "modifier",
    "default": 0,
    "minimum": -MOST,
    "maximum": MOST,
}


def toggle(id_: str, de: str, en: str, *, default: bool = False) -> Input:
    return {"id": id_, "label": text(de, en), "kind": "toggle", "default": default}


def number(id_: str, de: str, en: str, most: int, *, default: int = 0, least: int = 0) -> Input:
    return {
        "id": id_,
        "label": text(de, en),
        "kind": "number",
        "default": default,
        "minimum": least,
        "maximum": most,
    }


def integer(inputs: Mapping[str, Any], id_: str, most: int = MOST, least: int = -MOST) -> int:
    """A number that was set, within its bounds; 0 if it was not."""
    value = inputs.get(id_, 0)
    if type(value) is not int:
        return 0
    return max(least, min(most, value))


def is_set(inputs: Mapping[str, Any], id_: str, default: bool = False) -> bool:
    return inputs.get(id_, default) is True


def with_defaults(inputs: list[Input], chosen: Mapping[str, Any]) -> list[Input]:
    """The same inputs, preset to what was chosen: a throw that follows keeps the choices."""
    filled: list[Input] = []
    for one in inputs:
        value = chosen.get(one["id"], one["default"])
        same = type(value) is type(one["default"])
        filled.append({**one, "default": value} if same else one)
    return filled
