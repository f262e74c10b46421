"""Who an access token belongs to. Asked by every request and by every socket; asks nobody."""

from app.domain import access
from app.domain.access import Actor
from app.errors import Unauthorized
from app.parts import Parts


def actor_of(parts: Parts, token: str) -> tuple[Actor, int]:
    """Who sent the token, and when it ends (seconds since 1970).

    Raises Unauthorized ``token_invalid``, ``token_expired``, ``session_ended``."""
    actor, ends_at = access.read_with_end(parts.keys, token, parts.clock())
    if actor.session_id in parts.ended_sessions:
        raise Unauthorized("This session was ended.", code="session_ended")
    return actor, ends_at
