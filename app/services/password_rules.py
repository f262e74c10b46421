"""Which passwords are taken: 12 to 128 characters of any kind that nobody would try first.

No rule asks for digits or capitals. Refused is what attackers begin with: a list of passwords that
people really use, the same with a decoration ("Passw0rd2024!!"), two of them in a row, patterns of
the keyboard, and words that lie near here: this program, the game, one's own name and address.
"""

import gzip
import re
from functools import cache
from pathlib import Path

from app.errors import FieldError, Invalid, field_error

SHORTEST = 12
LONGEST = 128
ENOUGH_BESIDE_CONTEXT = 8
LIST = Path(__file__).resolve().parents[1] / "data" / "common_passwords.txt.gz"
_MOST_USED = 10_000

CONTEXT_WORDS = (
    "campaignmanager", "campaign", "kampagne", "talespire", "symbiote", "bouncyrock", "optolith",
    "dungeonmaster", "dungeonsanddragons", "dungeons", "spielleiter", "meister", "roleplay",
    "rollenspiel", "pathfinder", "dasschwarzeauge", "schwarzeauge", "aventurien", "aventuria",
    "dsa5e", "password", "passwort", "kennwort", "passphrase", "letmein", "welcome", "willkommen",
)  # fmt: skip

_LEET = str.maketrans("@4301!$579", "aaeoiisstg")
_ROWS = (
    "abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertzuiopü", "qwertyuiop", "asdfghjklöä",
    "yxcvbnm", "zxcvbnm", "1qaz2wsx3edc4rfv5tgb6zhn7ujm8ik9ol0p", "1q2w3e4r5t6z7u8i9o0p",
    "1q2w3e4r5t6y7u8i9o0p", "azertyuiop", "qsdfghjklm",
)  # fmt: skip
_NOT_WORDS = re.compile(r"[\W_]+")
_EDGES = re.compile(r"^[\W\d_]+|[\W\d_]+$")


def check(password: str, pointer: str, *, personal: tuple[str, ...] = ()) -> None:
    """Raise Invalid ``password_refused`` naming ``pointer``; ``personal`` is what others know of
    the person: the name, the mail address. The password itself is never changed."""
    error = finding(password, pointer, personal)
    if error is not None:
        raise Invalid(
            "This password would be guessed. Three or four unrelated words make a good one.",
            code="password_refused",
            errors=[error],
        )


def finding(password: str, pointer: str, personal: tuple[str, ...]) -> FieldError | None:
    """What is wrong with it, if anything."""
    if _is_common(password):
        return field_error(
            pointer,
            "password_common",
            "Dieses Passwort steht auf Listen häufiger Passwörter oder ist ein bloßes Muster.",
            "This password is on lists of common ones, or is a mere pattern.",
        )
    if _is_near(password, personal):
        return field_error(
            pointer,
            "password_personal",
            "Dieses Passwort besteht fast nur aus Name, Adresse oder Wörtern dieses Programms.",
            "This password is little more than your name, your address or this program's words.",
        )
    return None


def _is_common(password: str) -> bool:
    lowered = password.lower()
    for form in {lowered, lowered.translate(_LEET)}:
        plain = _NOT_WORDS.sub("", form)
        core = _EDGES.sub("", form)
        # a word with something hung on: the something must be a secret of its own
        decorated = core in _ranks() and len(form) - len(core) < ENOUGH_BESIDE_CONTEXT
        if form in _ranks() or plain in _ranks() or decorated or _has_ornament(form):
            return True
        if _is_two_common(plain):
            return True
    return _is_pattern(_NOT_WORDS.sub("", lowered) or lowered)


def _has_ornament(text: str) -> bool:
    """A listed password with a few digits or signs before or behind it."""
    for cut in range(max(1, len(text) - ENOUGH_BESIDE_CONTEXT + 1), len(text)):
        if text[:cut] in _ranks() and not _has_letters(text[cut:]):
            return True
        rest = len(text) - cut
        if text[rest:] in _ranks() and not _has_letters(text[:rest]):
            return True
    return False


def _has_letters(text: str) -> bool:
    return any(char.isalpha() for char in text)


def _is_two_common(text: str) -> bool:
    ranks = _ranks()
    for cut in range(4, len(text) - 3):
        first, second = ranks.get(text[:cut]), ranks.get(text[cut:])
        if first is not None and second is not None and max(first, second) < _MOST_USED:
            return True
    return False


def _is_pattern(text: str) -> bool:
    """Few characters, one piece over and over, or runs along the keyboard."""
    if len(set(text)) < 5:
        return True
    half = len(text) // 2
    if any((text[:n] * (len(text) // n + 1)).startswith(text) for n in range(1, half + 1)):
        return True
    return len(_without_runs(text)) < 5


def _without_runs(text: str) -> str:
    rest, at = [], 0
    while at < len(text):
        length = _run_at(text, at)
        if length < 4:
            rest.append(text[at])
            length = 1
        at += length
    return "".join(rest)


def _run_at(text: str, at: int) -> int:
    """How many characters from ``at`` on follow a row of the keyboard, forwards or backwards."""
    longest = 1
    for row in _rows_both_ways():
        length = 1
        while at + length < len(text) and text[at : at + length + 1] in row:
            length += 1
        longest = max(longest, length)
    return longest


@cache
def _rows_both_ways() -> tuple[str, ...]:
    return _ROWS + tuple(row[::-1] for row in _ROWS)


def _is_near(password: str, personal: tuple[str, ...]) -> bool:
    words = {_NOT_WORDS.sub("", part) for part in CONTEXT_WORDS}
    for text in personal:
        lowered = text.lower()
        pieces = [lowered, *_NOT_WORDS.split(lowered), lowered.partition("@")[0]]
        words |= {_NOT_WORDS.sub("", piece) for piece in pieces}
    plain = _NOT_WORDS.sub("", password.lower())
    return any(
        len(_without(form, words)) < ENOUGH_BESIDE_CONTEXT and _without(form, words) != form
        for form in (plain, plain.translate(_LEET))
    )


def _without(text: str, words: set[str]) -> str:
    for word in sorted(words, key=len, reverse=True):
        if len(word) >= 4:
            text = text.replace(word, "")
    return text


@cache
def _ranks() -> dict[str, int]:
    """Each listed password and its place; read at the first registration."""
    lines = gzip.decompress(LIST.read_bytes()).decode().splitlines()
    return {line: rank for rank, line in enumerate(lines)}
