"""Reading another program's document: every value is taken, converted with a note, kept aside, or
refused with its place. Nothing is dropped in silence."""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from app.hookspecs import Finding

from .wording import plain, text

KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")

Json = Mapping[str, Any]

_NOTHING: Json = {}
_NUMBER = re.compile(r"[+-]?[0-9]{1,12}([.,][0-9]{1,6})?")
_THOUSANDS = re.compile(r"[+-]?[0-9]{1,3}([.][0-9]{3})+(,[0-9]{1,6})?")


def words(said: str) -> tuple[str, ...]:
    return tuple(said.split())


def pointer(at: str, key: str | int) -> str:
    return f"{at}/{str(key).replace('~', '~0').replace('/', '~1')}"


def shown(value: Any) -> str:
    """A value in a message, cut short."""
    said = str(value)
    return said if len(said) <= 60 else f"{said[:59]}…"


class Reader:
    """Collects what became of the document. ``aside`` mirrors it with what has no place."""

    def __init__(self) -> None:
        self.kept = 0
        self.converted: list[Finding] = []
        self.unknown: list[Finding] = []
        self.refused: list[Finding] = []
        self.aside: dict[str, Any] = {}

    def refuse(self, at: str, code: str, de: str, en: str) -> None:
        self.refused.append(
            {"pointer": at, "code": code, "severity": "error", "message": text(de, en)}
        )

    def note(self, at: str, code: str, de: str, en: str) -> None:
        self.converted.append(
            {"pointer": at, "code": code, "severity": "warning", "message": text(de, en)}
        )

    def leave(self, at: str, value: Any, name: str = "") -> None:
        """Keep ``value`` beside the sheet, and say so."""
        self.put_aside(at, value)
        said = f" ({name})" if name else ""
        self.unknown.append(
            {
                "pointer": at,
                "code": "no_place",
                "severity": "warning",
                "message": text(
                    f"Im Bogen ist dafür kein Platz{said}; es bleibt beim Charakter aufgehoben.",
                    f"The sheet has no place for this{said}; it is kept with the character.",
                ),
            }
        )

    def keep_aside(self, at: str, value: Any) -> None:
        """Keep what belongs to the other program and is of no use here."""
        self.kept += 1
        self.put_aside(at, value)

    def put_aside(self, at: str, value: Any) -> None:
        tokens = [token.replace("~1", "/").replace("~0", "~") for token in at.split("/")[1:]]
        holder = self.aside
        for token in tokens[:-1]:
            inner = holder.setdefault(token, {})
            if not isinstance(inner, dict):
                return
            holder = inner
        if tokens:
            holder[tokens[-1]] = value

    def rest(self, source: Json, at: str, known: Collection[str]) -> None:
        """Keep every key that nobody reads."""
        for key, value in source.items():
            if key not in known and value is not None:
                self.leave(pointer(at, key), value)

    def wrong(self, at: str, value: Any, de: str, en: str) -> None:
        self.refuse(at, "type", f"„{shown(value)}“ ist {de}.", f"“{shown(value)}” is {en}.")

    def mapping(self, source: Json, key: str, at: str) -> Json:
        """An object; absent, null and the empty list mean an empty one."""
        value = source.get(key)
        if isinstance(value, dict):
            return value
        if value is not None and value != []:
            self.wrong(pointer(at, key), value, "kein Objekt", "not an object")
        return _NOTHING

    def items(self, source: Json, key: str, at: str) -> Iterator[tuple[str, Any]]:
        """The items of a list with their pointers; absent, null and {} mean an empty one."""
        value = source.get(key)
        here = pointer(at, key)
        if isinstance(value, list):
            for index, one in enumerate(value):
                yield pointer(here, index), one
        elif value is not None and value != {}:
            self.wrong(here, value, "keine Liste", "not a list")

    def number(
        self, source: Json, key: str, at: str, low: float, high: float, *, quiet: bool = False
    ) -> int | float | None:
        """A number, also as text and with a decimal comma; None if there is none. A text is worth
        a note, unless the program writes its numbers so (``quiet``)."""
        return self.as_number(source.get(key), pointer(at, key), low, high, quiet=quiet)

    def as_number(
        self, value: Any, at: str, low: float, high: float, *, quiet: bool = False
    ) -> int | float | None:
        if value is None or value == "":
            return None
        found = parsed(value)
        if found is None:
            self.wrong(at, value, "keine Zahl", "not a number")
            return None
        if not low <= found <= high:
            self.refuse(
                at,
                "out_of_bounds",
                f"{shown(value)} liegt nicht zwischen {low} und {high}.",
                f"{shown(value)} does not lie between {low} and {high}.",
            )
            return None
        if isinstance(value, str) and not quiet:
            self.note(
                at,
                "number_from_text",
                f"Der Text „{shown(value)}“ wurde als Zahl gelesen.",
                f"The text “{shown(value)}” was read as a number.",
            )
        self.kept += 1
        return found

    def integer(self, source: Json, key: str, at: str, low: int, high: int) -> int | None:
        return self.as_integer(source.get(key), pointer(at, key), low, high)

    def as_integer(self, value: Any, at: str, low: int, high: int) -> int | None:
        if parsed(value) is not None and not isinstance(parsed(value), int):
            self.wrong(at, value, "keine ganze Zahl", "not a whole number")
            return None
        found = self.as_number(value, at, low, high)
        return found if isinstance(found, int) else None

    def string(self, source: Json, key: str, at: str, most: int) -> str | None:
        """A text; None if it is absent or empty. Numbers become texts."""
        return self.as_string(source.get(key), pointer(at, key), most)

    def as_string(self, value: Any, at: str, most: int) -> str | None:
        if value is None or value == "":
            return None
        if type(value) in (int, float):
            value = str(value)
        if not isinstance(value, str):
            self.wrong(at, value, "kein Text", "not a text")
            return None
        if len(value) > most:
            self.refuse(
                at,
                "too_long",
                f"Der Text hat {len(value)} Zeichen, höchstens {most} passen.",
                f"The text has {len(value)} characters; at most {most} fit.",
            )
            return None
        self.kept += 1
        return value

    def flag(self, source: Json, key: str, at: str) -> bool | None:
        value = source.get(key)
        if value is None:
            return None
        if not isinstance(value, bool):
            self.wrong(pointer(at, key), value, "weder wahr noch falsch", "neither true nor false")
            return None
        self.kept += 1
        return value

    def ident(self, source: Json, key: str, at: str) -> str | None:
        """An id that may stand in the sheet."""
        value = self.string(source, key, at, 200)
        if value is not None and not KEY.fullmatch(value):
            self.wrong(pointer(at, key), value, "keine Kennung", "not an id")
            return None
        return value


def parsed(value: Any) -> int | float | None:
    """A number from what programs and people write: 3, 3.5, "3", "3,5", "1.200,5"."""
    if isinstance(value, str):
        value = _from_text(value.strip())
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < 10**15:
        return None
    return value if isinstance(value, int) else plain(value)


def _from_text(said: str) -> float | None:
    if _THOUSANDS.fullmatch(said) and "," in said:
        said = said.replace(".", "")
    return float(said.replace(",", ".")) if _NUMBER.fullmatch(said) else None
