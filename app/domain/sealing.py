"""Small secrets as the database may hold them: readable with the server's key ring alone.

Encrypt, then authenticate, both with HMAC-SHA256 as the pseudorandom function and a key for each: a
fresh pad hides the secret, a tag binds it to whom it belongs. docs/explanation/stack.md says why no
library does it.
"""

import hmac
import secrets
from typing import NamedTuple
from uuid import UUID

from app.domain.keyring import Keyring

LONGEST = 32  # one block of the pad
_NONCE = 16
_TAG = 32


class Sealed(NamedTuple):
    kid: str
    data: bytes


def seal(keys: Keyring, purpose: str, owner: UUID, secret: bytes) -> Sealed:
    """``secret`` under the ring's first key, good for this purpose and owner alone."""
    if len(secret) > LONGEST:
        raise ValueError(f"Only up to {LONGEST} bytes can be sealed.")
    kid = keys.current
    nonce = secrets.token_bytes(_NONCE)
    hidden = _xor(secret, _pad(keys, purpose, owner, kid, nonce))
    return Sealed(kid, nonce + hidden + _tag(keys, purpose, owner, kid, nonce + hidden))


def unseal(keys: Keyring, purpose: str, owner: UUID, sealed: Sealed) -> bytes | None:
    """The secret; None if its key is no longer in the ring, or it is another's or was changed."""
    kid, data = sealed
    if kid not in keys.keys or len(data) < _NONCE + _TAG:
        return None
    body, tag = data[:-_TAG], data[-_TAG:]
    if not hmac.compare_digest(tag, _tag(keys, purpose, owner, kid, body)):
        return None
    nonce, hidden = body[:_NONCE], body[_NONCE:]
    return _xor(hidden, _pad(keys, purpose, owner, kid, nonce))


def _pad(keys: Keyring, purpose: str, owner: UUID, kid: str, nonce: bytes) -> bytes:
    return keys.sign(f"{purpose}-pad", owner.bytes + nonce, kid)


def _tag(keys: Keyring, purpose: str, owner: UUID, kid: str, body: bytes) -> bytes:
    return keys.sign(f"{purpose}-tag", owner.bytes + body, kid)


def _xor(text: bytes, pad: bytes) -> bytes:
    return bytes(one ^ other for one, other in zip(text, pad, strict=False))
