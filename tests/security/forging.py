"""Access tokens as an attacker would make them."""

import time
from typing import Any

import jwt

from app.domain import access
from tests.client import Person, Server


def claims_of(person: Person, **changes: Any) -> dict[str, Any]:
    """What a good token says, with changes; None leaves a claim out."""
    now = int(time.time())
    claims = {
        "iss": access.ISSUER,
        "aud": access.AUDIENCE,
        "sub": person.id,
        "sid": person.tokens["session_id"],
        "iat": now,
        "exp": now + 600,
        **changes,
    }
    return {name: value for name, value in claims.items() if value is not None}


def key_of(server: Server, purpose: str = "access") -> bytes:
    key = server.parts.keys.derived(server.parts.keys.current, purpose)
    assert key is not None
    return key


def signed(server: Server, claims: dict[str, Any], **header: Any) -> str:
    """A token with the server's own key: everything about it but ``claims`` is right."""
    headers = {"kid": server.parts.keys.current, **header}
    return jwt.encode(claims, key_of(server), algorithm="HS256", headers=headers)


def bearer(token: str) -> dict[str, str]:
    return {"authorization": f"Bearer {token}"}
