"""The codes that stand in for a lost phone: 24 characters on paper, each good once.

Crockford's alphabet: no letter is mistaken for a digit, and O, I and L are read as 0 and 1. With
120 bits of chance a plain hash protects them.
"""

import hashlib
import secrets

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 24
MANY = 10
_ALIKE = str.maketrans("OIL", "011")


def make() -> list[str]:
    """Ten new ones, as they are shown."""
    return [_shown("".join(secrets.choice(ALPHABET) for _ in range(LENGTH))) for _ in range(MANY)]


def read(text: str) -> str | None:
    """The code however it was typed, or None for what is no such code."""
    code = "".join(char for char in text.upper() if char not in " -").translate(_ALIKE)
    if len(code) != LENGTH or any(char not in ALPHABET for char in code):
        return None
    return code


def hashed(code: str) -> bytes:
    """What the database holds of a code that :func:`read` or :func:`make` gave."""
    return hashlib.sha256(code.replace("-", "").encode()).digest()


def _shown(code: str) -> str:
    return "-".join(code[at : at + 4] for at in range(0, LENGTH, 4))
