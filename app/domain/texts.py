"""What people type into one-line fields, made comparable: NFC, no spaces at the ends.

Control characters and those that turn the reading direction are refused: they hide what a name
says, and break the header of a mail.
"""

import re
import unicodedata

from app.errors import Invalid, field_error

_TURNING = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_REFUSED = frozenset({"Cc", "Cs", "Zl", "Zp"})
_EMAIL = re.compile(r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@([A-Za-z0-9.-]{1,253})")


def has_control(text: str) -> bool:
    return any(unicodedata.category(char) in _REFUSED or char in _TURNING for char in text)


def one_line(text: str, pointer: str, longest: int) -> str:
    """The text as it is stored. Raises Invalid ``invalid`` naming ``pointer``."""
    if has_control(text):
        raise _refused(
            pointer, "bad_character", "Das enthält Steuerzeichen.", "This has control characters."
        )
    clean = unicodedata.normalize("NFC", text).strip()
    if not clean:
        raise _refused(
            pointer,
            "min_length",
            "Das braucht mindestens ein Zeichen.",
            "This needs at least one character.",
        )
    if len(clean) > longest:
        raise _refused(
            pointer,
            "max_length",
            f"Das darf höchstens {longest} Zeichen haben.",
            f"This may have at most {longest} characters.",
        )
    return clean


def email(text: str, pointer: str) -> str:
    """An email address as it is stored: its form is checked modestly, a mail proves the rest.

    Raises Invalid ``invalid`` naming ``pointer``, with ``bad_email``.
    """
    address = email_or_none(text)
    if address is None:
        raise _refused(
            pointer,
            "bad_email",
            "Hier gehört eine Mailadresse hin.",
            "An email address belongs here.",
        )
    return address


def email_or_none(text: str) -> str | None:
    """Like :func:`email`, for asking whether such an account exists."""
    local, at, domain = unicodedata.normalize("NFC", text).strip().rpartition("@")
    try:
        address = f"{local}{at}{domain.encode('idna').decode()}"
    except UnicodeError:
        return None
    match = _EMAIL.fullmatch(address)
    if match is None or len(address) > 254 or ".." in address:
        return None
    if address.startswith(".") or local.endswith(".") or not _is_domain(match[1]):
        return None
    return address


def _is_domain(domain: str) -> bool:
    return all(
        label and not label.startswith("-") and not label.endswith("-") and len(label) <= 63
        for label in domain.split(".")
    )


def _refused(pointer: str, code: str, de: str, en: str) -> Invalid:
    return Invalid(f"{pointer.lstrip('/')}: {en}", errors=[field_error(pointer, code, de, en)])
