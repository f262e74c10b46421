"""A client-made key that makes a change happen once."""

import hashlib
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.domain import jsontext


@dataclass(frozen=True, slots=True)
class Once:
    """``request_hash`` is over operation, target and RFC 8785 body: the same key with another
    request is refused. HTTP's ``Idempotency-Key`` and a socket command's id are the same thing."""

    user_id: UUID
    key: UUID
    request_hash: bytes

    @classmethod
    def of(cls, user_id: UUID, key: UUID, operation: str, target: Any, body: Any) -> "Once":
        text = jsontext.canonical([operation, target, body])
        return cls(user_id, key, hashlib.sha256(text).digest())
