"""The code that a person reads in the game and types in the browser (RFC 8628, section 6.1).

Consonants without look-alikes: no words come out of it, and nothing is mistaken for a digit.
"""

import secrets

ALPHABET = "BCDFGHJKLMNPQRSTVWXZ"
LENGTH = 8


def make() -> str:
    """Some 34 bits: enough for ten minutes behind a rate limit."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def shown(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def read(text: str) -> str | None:
    """The code however it was typed: lower case, with or without the dash."""
    code = "".join(char for char in text.upper() if char not in " -")
    if len(code) != LENGTH or any(char not in ALPHABET for char in code):
        return None
    return code
