"""Which regular expressions a sheet's schema may use.

A schema's pattern runs in three engines: Rust's (here, on every save), Python's (the authority in
tests) and the browser's. Only what means the same in all three passes, and nothing that makes a
backtracking engine slow. The grammar, in full:

    pattern  = branch *( "|" branch )
    branch   = *( "^" | "$" | atom [ "*" | "+" | "?" | "{n}" | "{n,}" | "{n,m}" ] )
    atom     = plain character | escape | "[" ["^"] class "]" | "(" ["?:"] pattern ")"

No ``.`` (line ends differ: write ``[^\\n]``), no ``\\d \\w \\s \\b`` (Unicode differs: write
``[0-9]``), no look-around, no back-references. What is repeated without bound has a fixed length
and no alternatives, so that no text can be split up in two ways.
"""

import re
from dataclasses import dataclass

MAX_LENGTH = 256
MAX_REPEAT = 1000
MAX_UNBOUNDED = 4
MAX_VARIABLE_REPEAT = 10
MAX_GROUPS = 20

_escapes = frozenset("^$\\.*+?()[]{}|/nrt")
_class_escapes = _escapes | {"-"}
_unicode = re.compile(r"u[0-9a-fA-F]{4}")
_counted = re.compile(r"\{([0-9]{1,4})(?:(,)([0-9]{1,4})?)?\}")


def complaint(pattern: str) -> str:
    """Why ``pattern`` may not be used; empty if it may."""
    if len(pattern) > MAX_LENGTH:
        return f"is longer than {MAX_LENGTH} characters"
    try:
        _Reader(pattern).read()
        re.compile(pattern)
    except (_Refused, re.error) as error:
        return str(error)
    return ""


class _Refused(Exception):
    pass


@dataclass(slots=True)
class _Piece:
    """What the rules on repetition ask of a part: is its length fixed, is it repeated unbounded."""

    fixed: bool = True
    unbounded: bool = False


class _Reader:
    def __init__(self, pattern: str) -> None:
        self.pattern = pattern
        self.at = 0
        self.unbounded = 0
        self.groups = 0

    def read(self) -> None:
        self._alternatives()
        if self.at < len(self.pattern):
            raise _Refused("has a `)` without `(`")
        if self.unbounded > MAX_UNBOUNDED:
            raise _Refused(f"repeats more than {MAX_UNBOUNDED} things without bound")

    def _peek(self) -> str:
        return self.pattern[self.at : self.at + 1]

    def _alternatives(self) -> _Piece:
        whole = self._branch()
        while self._peek() == "|":
            self.at += 1
            branch = self._branch()
            whole = _Piece(fixed=False, unbounded=whole.unbounded or branch.unbounded)
        return whole

    def _branch(self) -> _Piece:
        branch = _Piece()
        while (char := self._peek()) and char not in "|)":
            if char in "^$":
                self.at += 1
                continue
            piece = self._repeated(self._atom())
            branch.fixed &= piece.fixed
            branch.unbounded |= piece.unbounded
        return branch

    def _atom(self) -> _Piece:
        char = self._peek()
        self.at += 1
        if char == "(":
            return self._group()
        if char == "[":
            self._class()
        elif char == "\\":
            self._escape(_escapes)
        elif char == ".":
            raise _Refused("uses `.`, which differs between engines; write [^\\n]")
        elif char in "*+?{}]":
            raise _Refused(f"has a `{char}` that repeats nothing or is not escaped")
        return _Piece()

    def _group(self) -> _Piece:
        self.groups += 1
        if self.groups > MAX_GROUPS:
            raise _Refused(f"has more than {MAX_GROUPS} groups")
        if self._peek() == "?":
            if self.pattern[self.at : self.at + 2] != "?:":
                raise _Refused("uses a (?…) construct; only (?:…) is common to all engines")
            self.at += 2
        piece = self._alternatives()
        if self._peek() != ")":
            raise _Refused("has a `(` without `)`")
        self.at += 1
        return piece

    def _escape(self, allowed: frozenset[str]) -> None:
        if match := _unicode.match(self.pattern, self.at):
            if "\ud800" <= chr(int(match[0][1:], 16)) <= "\udfff":
                raise _Refused("names half of a surrogate pair")
            self.at = match.end()
            return
        char = self._peek()
        if not char or char not in allowed:
            raise _Refused(f"uses `\\{char}`, which differs between engines")
        self.at += 1

    def _class(self) -> None:
        if self._peek() == "^":
            self.at += 1
        start = self.at
        while (char := self._peek()) != "]":
            if not char:
                raise _Refused("has a `[` without `]`")
            if char == "[":
                raise _Refused("has an unescaped `[` inside a class")
            if self.pattern[self.at : self.at + 2] in {"&&", "--", "~~", "||"}:
                raise _Refused(f"has `{char}{char}` inside a class; engines read it differently")
            self.at += 1
            if char == "\\":
                self._escape(_class_escapes)
        if self.at == start:
            raise _Refused("has an empty class")
        self.at += 1

    def _repeated(self, piece: _Piece) -> _Piece:
        bounds = self._quantifier()
        if bounds is None:
            return piece
        least, most = bounds
        if self._peek() in ("*", "+", "?", "{") and self._peek():
            raise _Refused("has two quantifiers in a row")
        if most is None:
            self.unbounded += 1
            if not piece.fixed or piece.unbounded:
                raise _Refused(
                    "repeats without bound what itself varies in length;"
                    " such patterns can take for ever"
                )
            return _Piece(fixed=False, unbounded=True)
        if most > 1 and piece.unbounded:
            raise _Refused(
                "repeats what itself repeats without bound; such patterns can take for ever"
            )
        if most > MAX_VARIABLE_REPEAT and not piece.fixed:
            raise _Refused(
                f"repeats what varies in length more than {MAX_VARIABLE_REPEAT} times;"
                " such patterns can take for ever"
            )
        return _Piece(fixed=piece.fixed and least == most, unbounded=piece.unbounded)

    def _quantifier(self) -> tuple[int, int | None] | None:
        char = self._peek()
        if char in ("*", "+", "?"):
            self.at += 1
            return {"*": (0, None), "+": (1, None), "?": (0, 1)}[char]
        if char != "{":
            return None
        match = _counted.match(self.pattern, self.at)
        if not match:
            raise _Refused("has a `{` that is neither a count nor escaped")
        self.at = match.end()
        least = int(match[1])
        most = int(match[3]) if match[3] else None if match[2] else least
        if least > MAX_REPEAT or (most or 0) > MAX_REPEAT:
            raise _Refused(f"repeats something more than {MAX_REPEAT} times")
        return least, most
