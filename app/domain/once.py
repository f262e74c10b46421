"""A client-made key that makes a change happen once."""

import hashlib
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app.domain import jsontext


@dataclass(frozen=True, slots=True)
class Once:
    """``request_hash`` is over operation, target and RFC 8785 body: the same key with another
    request is refused. HTTP's ``Idempotency-Key`` and a socket command's id are the same thing.

    ``offsets`` is filled when the change was made, now or before: each told group's place in its
    log."""

    user_id: UUID
    key: UUID
    request_hash: bytes
    offsets: dict[UUID, int] = field(default_factory=dict, compare=False)

    @classmethod
    def of(cls, user_id: UUID, key: UUID, operation: str, target: Any, body: Any) -> "Once":
        text = jsontext.canonical([operation, target, body])
        return cls(user_id, key, hashlib.sha256(text).digest())
