"""Texts in both languages, and the small arithmetic that the rules share."""

from collections.abc import Iterable, Mapping
from typing import Any

from app.hookspecs import Finding, Part, Text

ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def text(de: str, en: str) -> Text:
    return {"de": de, "en": en}


def part(label: Text, value: int | float) -> Part:
    return {"label": label, "value": value}


def warning(pointer: str, code: str, de: str, en: str) -> Finding:
    """A rule that is broken. It is shown and never blocks a save."""
    return {"pointer": pointer, "code": code, "severity": "warning", "message": text(de, en)}


def name_of(entry: Mapping[str, Any] | None, fallback: str) -> Text:
    """An entry's name, or its id where there is no entry."""
    if entry is None:
        return text(fallback, fallback)
    name: Text = entry["name"]
    return name


def titled(kind: Text, name: Text) -> Text:
    """Such as "AT Dolche": ``joined`` for two texts, neither of them empty."""
    return {"de": f"{kind['de']} {name['de']}", "en": f"{kind['en']} {name['en']}"}


def joined(*texts: Text, by: str = " ") -> Text:
    return {
        "de": by.join([item["de"] for item in texts if item["de"]]),
        "en": by.join([item["en"] for item in texts if item["en"]]),
    }


def roman(level: int) -> str:
    return ROMAN[level] if 0 <= level < len(ROMAN) else str(level)


def half_up(numerator: int, denominator: int) -> int:
    """Round half up: floor(x + 0.5)."""
    return (2 * numerator + denominator) // (2 * denominator)


def total(parts: Iterable[Part]) -> int:
    """The sum of parts whose values are whole numbers."""
    summed: int | float = 0
    for item in parts:
        summed += item["value"]
    return int(summed)


def plain(value: float) -> int | float:
    """A number as JSON writes it: whole ones without a point, others to the thousandth."""
    rounded = round(value, 3)
    return int(rounded) if rounded == int(rounded) else rounded


def signed(number: int) -> str:
    """``+3``, ``-2`` or nothing, to be appended to dice."""
    return f"{number:+d}" if number else ""
