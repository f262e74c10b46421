"""The tokens in mailed links: computed from a row's id when the mail is sent, stored nowhere."""

import base64
import re
from typing import Literal
from uuid import UUID

from app.domain.keyring import Keyring

Purpose = Literal["verify", "reset", "change"]

VERIFY_S = 24 * 3600
RESET_S = 3600
_FORM = re.compile(r"([A-Za-z0-9]{1,32})\.([0-9a-f]{32})\.([A-Za-z0-9_-]{43})")


def lifetime_s(purpose: Purpose) -> int:
    return RESET_S if purpose == "reset" else VERIFY_S


def make(keys: Keyring, purpose: Purpose, token_id: UUID) -> str:
    mac = keys.sign(_key_purpose(purpose), token_id.bytes)
    encoded = base64.urlsafe_b64encode(mac).rstrip(b"=").decode()
    return f"{keys.current}.{token_id.hex}.{encoded}"


def read(keys: Keyring, text: str, *purposes: Purpose) -> tuple[Purpose, UUID] | None:
    """What the token was made for and its row's id; None if it is not one of ours for any of
    ``purposes``."""
    match = _FORM.fullmatch(text)
    if match is None:
        return None
    token_id = UUID(hex=match[2])
    mac = base64.urlsafe_b64decode(match[3] + "=")
    for purpose in purposes:
        if keys.verify(match[1], _key_purpose(purpose), token_id.bytes, mac):
            return purpose, token_id
    return None


def _key_purpose(purpose: Purpose) -> str:
    return f"mail-{purpose}"
