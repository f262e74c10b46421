"""Access tokens: signed, short-lived, checked without asking anyone.

JWT HS256 with ``iss aud sub sid amr iat exp`` and a ``kid``; 15 minutes. Only HS256 is ever
accepted.
``amr`` (RFC 8176) says how the session began: ``pwd``, and ``otp`` with a second factor.
"""

from dataclasses import dataclass
from functools import lru_cache
from uuid import UUID

import jwt

from app.domain.keyring import Keyring
from app.errors import Unauthorized

LIFETIME_S = 15 * 60
ISSUER = "campaign-manager"
AUDIENCE = "campaign-manager-api"
_PURPOSE = "access"
_LONGEST = 2048


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks: a person in one of their sessions."""

    user_id: UUID
    session_id: UUID
    second_factor: bool = False
    """Whether the session began with a second factor, or set one up."""


def issue(keys: Keyring, actor: Actor, now: float) -> str:
    """A token for ``actor`` that ends ``LIFETIME_S`` after ``now`` (seconds since 1970)."""
    kid = keys.current
    claims = {
        "iss": ISSUER,
        "aud": AUDIENCE,
        "sub": str(actor.user_id),
        "sid": str(actor.session_id),
        "amr": ["pwd", "otp"] if actor.second_factor else ["pwd"],
        "iat": int(now),
        "exp": int(now) + LIFETIME_S,
    }
    return jwt.encode(claims, _key(keys, kid), algorithm="HS256", headers={"kid": kid})


def read(keys: Keyring, token: str, now: float) -> Actor:
    """Whose token it is. Raises Unauthorized ``token_invalid`` or ``token_expired``."""
    return read_with_end(keys, token, now)[0]


def read_with_end(keys: Keyring, token: str, now: float) -> tuple[Actor, int]:
    """Whose token it is and when it ends (seconds since 1970); refuses like :func:`read`."""
    if len(token) > _LONGEST:
        raise Unauthorized("The access token is not valid.", code="token_invalid")
    actor, expires = _verified(tuple(keys.keys.items()), token)
    if expires <= now:
        raise Unauthorized("The access token has expired.", code="token_expired")
    return actor, expires


@lru_cache(maxsize=1024)
def _verified(ring: tuple[tuple[str, bytes], ...], token: str) -> tuple[Actor, int]:
    """Whose token it is and when it ends. Remembered, as a client sends the same one for a quarter
    of an hour, and its signature costs as much as the rest of a request; refusals are not."""
    keys = Keyring(dict(ring))
    try:
        kid = jwt.get_unverified_header(token).get("kid")
        if not isinstance(kid, str) or kid not in keys.keys:
            raise Unauthorized("The access token is not valid.", code="token_invalid")
        claims = jwt.decode(
            token,
            _key(keys, kid),
            algorithms=["HS256"],
            issuer=ISSUER,
            audience=AUDIENCE,
            # the time is checked at each use, against the clock that was passed in
            options={
                "require": ["exp", "iat", "sub", "sid"],
                "verify_exp": False,
                "verify_iat": False,
            },
        )
        # absent in tokens of versions that knew no second factor
        second_factor = "otp" in claims.get("amr", ())
        actor = Actor(UUID(claims["sub"]), UUID(claims["sid"]), second_factor)
        return actor, int(claims["exp"])
    except (jwt.PyJWTError, ValueError, TypeError, AttributeError, RecursionError):
        raise Unauthorized("The access token is not valid.", code="token_invalid") from None


@lru_cache(maxsize=16)
def _cached(secret: bytes, kid: str) -> bytes:
    key = Keyring({kid: secret}).derived(kid, _PURPOSE)
    assert key is not None
    return key


def _key(keys: Keyring, kid: str) -> bytes:
    return _cached(keys.keys[kid], kid)
