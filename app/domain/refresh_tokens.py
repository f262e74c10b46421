"""Refresh tokens: computed from the session's row, so that nothing secret is stored.

``kid.session.generation.HMAC(key, salt‖generation)``. Each is good once: using generation g makes
g+1. Whoever presents the one before the newest gets the same successor again, because the answer
that carried it may have been lost; anything older was copied.
"""

import base64
import re
from dataclasses import dataclass
from typing import Literal
from uuid import UUID

from app.domain.keyring import Keyring

LIFETIME_S = 30 * 24 * 3600
GRACE_S = 10.0
SALT_BYTES = 32
_PURPOSE = "refresh"
_FORM = re.compile(r"([A-Za-z0-9]{1,32})\.([0-9a-f]{32})\.(0|[1-9][0-9]{0,8})\.([A-Za-z0-9_-]{43})")

Verdict = Literal["rotate", "again", "before", "replay", "unknown"]


@dataclass(frozen=True, slots=True)
class Presented:
    """A token as somebody sent it: well formed, not yet believed."""

    kid: str
    session_id: UUID
    generation: int
    mac: bytes


def make(keys: Keyring, session_id: UUID, salt: bytes, generation: int) -> str:
    mac = keys.sign(_PURPOSE, _message(salt, generation))
    return f"{keys.current}.{session_id.hex}.{generation}.{_encoded(mac)}"


def read(text: str) -> Presented | None:
    """The token's parts, or None for what never was one of ours."""
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    mac = base64.urlsafe_b64decode(match[4] + "=")
    return Presented(match[1], UUID(hex=match[2]), int(match[3]), mac)


def is_genuine(keys: Keyring, token: Presented, salt: bytes) -> bool:
    """Whether this server made it, compared in constant time."""
    return keys.verify(token.kid, _PURPOSE, _message(salt, token.generation), token.mac)


def judge(presented: int, newest: int, since_rotation_s: float) -> Verdict:
    """What to do with a genuine token of generation ``presented``.

    ``rotate``: it is the newest one. ``again``: the one before; its successor is still unused.
    ``before``: its successor was used moments ago; it gets that successor again. ``replay``: too
    old to be an accident.
    """
    behind = newest - presented
    if behind < 0:
        return "unknown"
    if behind == 0:
        return "rotate"
    if behind == 1:
        return "again"
    if behind == 2 and since_rotation_s <= GRACE_S:
        return "before"
    return "replay"


def _message(salt: bytes, generation: int) -> bytes:
    return salt + generation.to_bytes(8, "big")


def _encoded(mac: bytes) -> str:
    return base64.urlsafe_b64encode(mac).rstrip(b"=").decode()
