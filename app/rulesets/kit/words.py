"""Texts that a schema's pattern matches: the same small grammar that ``patterns`` allows."""

import random
import re
from collections.abc import Callable
from functools import lru_cache

MOST = 4
_PLAIN = "abcxyzABC019 _-äß"
_ESCAPES = {"n": "\n", "r": "\r", "t": "\t"}
_counted = re.compile(r"\{([0-9]+)(?:(,)([0-9]*))?\}")

Part = Callable[[random.Random], str]


def matching(pattern: str, chance: random.Random) -> str:
    """A text that ``pattern`` matches somewhere; mostly one that it matches whole."""
    return _read(pattern)(chance)


@lru_cache(maxsize=512)
def _read(pattern: str) -> Part:
    part, end = _alternatives(pattern, 0)
    if end != len(pattern):
        raise ValueError(f"not a pattern of ours: {pattern}")
    return part


def _alternatives(text: str, at: int) -> tuple[Part, int]:
    branches: list[list[Part]] = [[]]
    while at < len(text) and text[at] != ")":
        if text[at] == "|":
            branches.append([])
            at += 1
        elif text[at] in "^$":
            at += 1
        else:
            part, at = _repeated(text, at)
            branches[-1].append(part)
    return lambda chance: "".join(part(chance) for part in chance.choice(branches)), at


def _repeated(text: str, at: int) -> tuple[Part, int]:
    part, at = _atom(text, at)
    least, most = 1, 1
    if text[at : at + 1] in ("*", "+", "?") and at < len(text):
        least, most = {"*": (0, MOST), "+": (1, MOST), "?": (0, 1)}[text[at]]
        at += 1
    elif match := _counted.match(text, at):
        least = int(match[1])
        most = int(match[3]) if match[3] else least + MOST if match[2] else least
        at = match.end()
    most = max(least, min(most, least + MOST))
    if (least, most) == (1, 1):
        return part, at

    def several(chance: random.Random) -> str:
        return "".join(part(chance) for _ in range(chance.randint(least, most)))

    return several, at


def _atom(text: str, at: int) -> tuple[Part, int]:
    if text[at] == "(":
        at += 3 if text.startswith("(?:", at) else 1
        part, at = _alternatives(text, at)
        return part, at + 1
    if text[at] == "[":
        return _class(text, at + 1)
    char, at = _character(text, at)
    return lambda _: char, at


def _character(text: str, at: int) -> tuple[str, int]:
    if text[at] != "\\":
        return text[at], at + 1
    if text[at + 1] == "u":
        return chr(int(text[at + 2 : at + 6], 16)), at + 6
    return _ESCAPES.get(text[at + 1], text[at + 1]), at + 2


def _class(text: str, at: int) -> tuple[Part, int]:
    other = text[at] == "^"
    at += other
    chars: list[str] = []
    while text[at] != "]":
        first, at = _character(text, at)
        if text[at] == "-" and text[at + 1] != "]":
            last, at = _character(text, at + 1)
            span = range(ord(first), ord(last) + 1)
            chars += [chr(code) for code in span[:: max(1, len(span) // 40)]]
        else:
            chars.append(first)
    if other:
        chars = [char for char in _PLAIN if char not in chars] or ["~"]
    return lambda chance: chance.choice(chars), at + 1
