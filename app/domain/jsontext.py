"""The one JSON parser of every edge, and the canonical form that hashes and equality use.

The parser refuses what two programs could read differently: duplicate keys, U+0000, lone
surrogates, non-finite numbers, integers beyond 2^53−1, and what is deeper than ``MAX_DEPTH``.
Each refusal names its place by JSON Pointer (RFC 6901). ``null`` is JSON and passes; where a null
may not stand (a stored sheet), :func:`find_null` tells.
"""

import json
import math
import re
from collections.abc import Iterator
from typing import Any, NoReturn

import orjson
import rfc8785

from app.errors import TooLarge, Unreadable, field_error

MAX_DEPTH = 32
MAX_INTEGER = 2**53 - 1
BOM = b"\xef\xbb\xbf"

_suspect_text = re.compile(rb"\\u(?:0000|[dD][89a-fA-F])")
_suspect_number = re.compile(rb"\d{16}|\d[eE]\+?\d")


class _Duplicates(dict[str, Any]):
    """An object that had a key twice; kept until its place is known."""

    key = ""


class _Refused:
    """Stands for a number that may not be stored, until its place is known."""

    def __init__(self, code: str, de: str, en: str) -> None:
        self.error = (code, de, en)


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) != len(pairs):
        raise _Suspicious
    return value


class _Suspicious(Exception):
    """The quick reading met something that needs the careful one."""


def _constant(_: str) -> NoReturn:
    raise _Suspicious


def parse(body: bytes, *, limit: int = 1_048_576, bom: bool = False) -> Any:
    """Read one JSON text. A byte-order mark is accepted only where ``bom`` says so (files).

    Raises TooLarge beyond ``limit`` bytes and Unreadable (``bad_json``, ``bad_encoding``,
    ``duplicate_key``, ``bad_character``, ``bad_number``, ``too_deep``) with a pointer.
    """
    if len(body) > limit:
        raise TooLarge(f"The body has {len(body)} bytes; at most {limit} are read.")
    if body.startswith(BOM):
        if not bom:
            raise _unreadable(
                "bad_encoding",
                "",
                "Der Text beginnt mit einer Byte-Order-Mark.",
                "The text starts with a byte-order mark.",
            )
        body = body[len(BOM) :]
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _unreadable(
            "bad_encoding",
            "",
            f"Ab Byte {error.start} ist das kein gültiges UTF-8.",
            f"From byte {error.start} on this is not valid UTF-8.",
        ) from None
    careful = bool(_suspect_text.search(body) or _suspect_number.search(body))
    if not careful:
        try:
            value = json.loads(
                text, object_pairs_hook=_object, parse_float=_whole, parse_constant=_constant
            )
            if _shallow(value, MAX_DEPTH):
                return value
        except _Suspicious:
            pass
        except (ValueError, RecursionError):
            pass
    return _parse_carefully(text)


def _shallow(value: Any, depth: int) -> bool:
    """Whether containers nest at most ``depth`` deep."""
    kind = type(value)
    if kind is dict:
        inner = value.values()
    elif kind is list:
        inner = value
    else:
        return True
    if depth == 0:
        return False
    depth -= 1
    return all(_shallow(item, depth) for item in inner if type(item) is dict or type(item) is list)


def _integer(text: str) -> Any:
    if len(text) < 16 or (len(text) < 19 and abs(int(text)) <= MAX_INTEGER):
        return int(text)
    return _Refused("bad_number", "Die Zahl ist größer als 2^53−1.", "The number is beyond 2^53−1.")


def _whole(text: str) -> int | float:
    """5.0 is the integer 5, in JSON Schema and in the canonical form alike."""
    value = float(text)
    return int(value) if value.is_integer() else value


def _float(text: str) -> Any:
    if math.isinf(float(text)):
        return _Refused("bad_number", "Die Zahl ist zu groß.", "The number is too large.")
    value = _whole(text)
    if isinstance(value, int) and abs(value) > MAX_INTEGER:
        return _Refused(
            "bad_number", "Die Zahl ist größer als 2^53−1.", "The number is beyond 2^53−1."
        )
    return value


def _nonfinite(text: str) -> Any:
    return _Refused(
        "bad_number", f"{text} ist keine Zahl in JSON.", f"{text} is not a number in JSON."
    )


def _mark(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    value = dict(pairs)
    if len(value) == len(pairs):
        return value
    marked = _Duplicates(value)
    seen: set[str] = set()
    for key, _ in pairs:
        if key in seen:
            marked.key = key
        seen.add(key)
    return marked


def _parse_carefully(text: str) -> Any:
    try:
        value = json.loads(
            text,
            object_pairs_hook=_mark,
            parse_int=_integer,
            parse_float=_float,
            parse_constant=_nonfinite,
        )
    except RecursionError:
        raise _too_deep("") from None
    except ValueError as error:
        raise _no_json(error) from None
    _check(value, "", MAX_DEPTH)
    return value


def _no_json(error: ValueError) -> Unreadable:
    if not isinstance(error, json.JSONDecodeError):
        return _unreadable("bad_json", "", "Das ist kein JSON.", "This is not JSON.")
    line, column = error.lineno, error.colno
    return _unreadable(
        "bad_json",
        "",
        f"Das ist kein JSON (Zeile {line}, Spalte {column}).",
        f"This is not JSON (line {line}, column {column}).",
    )


def _check(value: Any, pointer: str, depth: int) -> None:
    if isinstance(value, _Refused):
        code, de, en = value.error
        raise _unreadable(code, pointer, de, en)
    if isinstance(value, str):
        _check_text(value, pointer)
    elif isinstance(value, dict):
        if isinstance(value, _Duplicates):
            raise _unreadable(
                "duplicate_key",
                f"{pointer}/{escape(value.key)}",
                "Dieser Schlüssel steht doppelt da.",
                "This key occurs twice.",
            )
        if depth == 0:
            raise _too_deep(pointer)
        for key, inner in value.items():
            _check_text(key, pointer)
            _check(inner, f"{pointer}/{escape(key)}", depth - 1)
    elif isinstance(value, list):
        if depth == 0:
            raise _too_deep(pointer)
        for index, inner in enumerate(value):
            _check(inner, f"{pointer}/{index}", depth - 1)


def _check_text(text: str, pointer: str) -> None:
    if "\0" in text:
        raise _unreadable(
            "bad_character",
            pointer,
            "Der Text enthält das Zeichen U+0000.",
            "The text contains the character U+0000.",
        )
    if not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text):
        raise _unreadable(
            "bad_character",
            pointer,
            "Der Text enthält ein halbes Surrogatpaar.",
            "The text contains a lone surrogate.",
        )


def _too_deep(pointer: str) -> Unreadable:
    return _unreadable(
        "too_deep",
        pointer,
        f"Das ist tiefer als {MAX_DEPTH} Ebenen verschachtelt.",
        f"This is nested deeper than {MAX_DEPTH} levels.",
    )


def _unreadable(code: str, pointer: str, de: str, en: str) -> Unreadable:
    return Unreadable(
        f"{pointer}: {en}" if pointer else en,
        code=code,
        errors=[field_error(_printable(pointer), code, de, en)],
    )


def _printable(pointer: str) -> str:
    return pointer.encode("utf-8", "replace").decode().replace("\0", "\\u0000")


def loads(text: str | bytes) -> Any:
    """Read JSON that this server wrote."""
    return orjson.loads(text)


def dumps(value: Any) -> bytes:
    """Compact UTF-8 JSON."""
    return orjson.dumps(value)


def canonical(value: Any) -> bytes:
    """RFC 8785: the bytes that hashes and byte-equality are over."""
    return rfc8785.dumps(value)


def escape(token: str) -> str:
    """One JSON Pointer reference token."""
    return token.replace("~", "~0").replace("/", "~1")


def tokens(pointer: str) -> list[str]:
    """The reference tokens of a JSON Pointer; the root has none."""
    if not pointer:
        return []
    return [token.replace("~1", "/").replace("~0", "~") for token in pointer[1:].split("/")]


def find_null(value: Any, pointer: str = "") -> Iterator[str]:
    """Where null stands."""
    if value is None:
        yield pointer
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from find_null(inner, f"{pointer}/{escape(key)}")
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from find_null(inner, f"{pointer}/{index}")


def merge(target: Any, patch: Any) -> Any:
    """RFC 7396 merge patch. ``target`` stays as it is; unchanged branches are shared."""
    if not isinstance(patch, dict):
        return patch
    result = dict(target) if isinstance(target, dict) else {}
    for key, value in patch.items():
        if value is None:
            result.pop(key, None)
        else:
            result[key] = merge(result.get(key), value)
    return result
