"""What holds for every sheet, whatever its ruleset: size, depth, no nulls, numbers as RFC 8785
writes them. Quick for what is right; only a suspect sheet is walked."""

import re
from collections.abc import Iterator
from typing import Any

import orjson

from app.domain.jsontext import MAX_DEPTH, MAX_INTEGER, escape
from app.hookspecs import Finding
from app.rulesets.findings import finding

MAX_BYTES = 512 * 1024
FATAL = frozenset({"type", "too_deep", "too_large", "not_json", "empty_key"})
"""Findings after which it makes no sense to ask the schema."""

_HOLDERS = frozenset({dict, list})

# what a text must hold if one of its values may not be stored: a NaN is written as null, and a
# whole number with a point is followed by what ends a number (0.05 is none)
_SUSPECT = (b"null", b"\\u0000", b'"":')
_POINT_NOUGHT = re.compile(rb"\.0[,}\]]")


def check_bounds(sheet: Any) -> list[Finding]:
    """Everything wrong with ``sheet`` before its schema is asked."""
    if not isinstance(sheet, dict):
        return [finding("", "type", "Hier gehört ein Objekt hin.", "An object belongs here.")]
    if _deeper_than(sheet, MAX_DEPTH):
        return [
            finding(
                "",
                "too_deep",
                f"Das ist tiefer als {MAX_DEPTH} Ebenen verschachtelt.",
                f"This is nested deeper than {MAX_DEPTH} levels.",
            )
        ]
    try:
        text = orjson.dumps(sheet, option=orjson.OPT_STRICT_INTEGER)
    except TypeError:
        return list(_walk(sheet, "")) or [
            finding("", "not_json", "Das ist kein JSON.", "This is not JSON.")
        ]
    if len(text) > MAX_BYTES:
        return [
            finding(
                "",
                "too_large",
                f"Das hat {len(text)} Bytes; höchstens {MAX_BYTES} werden gespeichert.",
                f"This has {len(text)} bytes; at most {MAX_BYTES} are stored.",
            )
        ]
    if any(mark in text for mark in _SUSPECT) or _POINT_NOUGHT.search(text):
        return list(_walk(sheet, ""))
    return []


def _deeper_than(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            inner
            for outer in level
            for inner in (outer.values() if type(outer) is dict else outer)
            if type(inner) in _HOLDERS
        ]
        if not level:
            return False
    return True


def _walk(value: Any, pointer: str) -> Iterator[Finding]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not isinstance(key, str):
                yield finding(pointer, "not_json", "Das ist kein JSON.", "This is not JSON.")
                continue
            if not key:  # jsonschema-rs leaves an empty key out of the pointers of what is below
                yield finding(
                    f"{pointer}/",
                    "empty_key",
                    "Ein Schlüssel darf nicht leer sein.",
                    "A key must not be empty.",
                )
            yield from _text(key, pointer)
            yield from _walk(inner, f"{pointer}/{escape(key)}")
    elif isinstance(value, list | tuple):
        for index, inner in enumerate(value):
            yield from _walk(inner, f"{pointer}/{index}")
    elif value is None:
        yield finding(pointer, "null", "Das darf nicht null sein.", "This must not be null.")
    elif isinstance(value, str):
        yield from _text(value, pointer)
    elif not isinstance(value, bool):
        yield from _number(value, pointer)


def _number(value: Any, pointer: str) -> Iterator[Finding]:
    if isinstance(value, int) and abs(value) <= MAX_INTEGER:
        return
    if isinstance(value, int):
        yield finding(pointer, "bad_number", "Die Zahl ist zu groß.", "This number is too large.")
    elif not isinstance(value, float):
        yield finding(pointer, "not_json", "Das ist kein JSON.", "This is not JSON.")
    elif value != value or abs(value) == float("inf"):  # noqa: PLR0124 - NaN is what differs from itself
        yield finding(
            pointer, "bad_number", "Das ist keine JSON-Zahl.", "This is not a JSON number."
        )
    elif value.is_integer():
        yield finding(
            pointer,
            "bad_number",
            "Ganze Zahlen werden ohne Komma geschrieben.",
            "Write whole numbers without a point.",
        )


def _text(value: str, pointer: str) -> Iterator[Finding]:
    if "\0" in value:
        yield finding(pointer, "bad_character", "Das enthält U+0000.", "This contains U+0000.")
    if not value.isascii() and any("\ud800" <= char <= "\udfff" for char in value):
        yield finding(
            pointer,
            "bad_character",
            "Das enthält ein halbes Zeichen.",
            "This contains half a character.",
        )
