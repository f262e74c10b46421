"""Letting a game panel in without typing a password there (RFC 8628).

The panel shows a code; its owner, logged in elsewhere, confirms it; the panel, which asks every few
seconds, gets tokens once. Only a hash of what the panel holds is stored.
"""

import hashlib
import secrets
from datetime import timedelta
from typing import Any

from app.db.connection import Connection
from app.db.queries import device_codes, users
from app.db.queries.device_codes import DeviceCode
from app.db.queries.sessions import Session
from app.db.queries.users import User
from app.domain import user_codes
from app.domain.access import Actor
from app.domain.once import Once
from app.errors import BadRequest, NotFound, Unavailable
from app.parts import Parts
from app.services import instants, rate_limits, second_factor, sessions
from app.services.sessions import Tokens

LIFETIME_S = 600
INTERVAL_S = 5
MOST_CONFIRMS = 10  # in ten minutes, each person: guessing a code is hopeless
DEVICE = "TaleSpire"

_REFUSALS = {
    "invalid_grant": "This device code is unknown or was used. Begin again.",
    "expired_token": "The code has expired. Begin again.",
    "access_denied": "The person said no.",
    "authorization_pending": "Nobody has confirmed the code yet. Ask again after the interval.",
    "slow_down": "You ask too often. The interval is five seconds longer from now on.",
}


async def begin(parts: Parts, device: str) -> dict[str, Any]:
    """A code to show and a secret to ask with."""
    device_code = secrets.token_urlsafe(32)
    now = instants.now(parts)
    ends = now + timedelta(seconds=LIFETIME_S)

    async def work(conn: Connection) -> str:
        for _ in range(5):
            code = user_codes.make()
            if await device_codes.insert(
                conn, _hash(device_code), code, device, INTERVAL_S, now, ends
            ):
                return code
        raise Unavailable("Too many codes are in use; try again.", code="busy")

    code = user_codes.shown(await parts.db.change(work))
    page = f"{parts.settings.public_url}/pair"
    return {
        "device_code": device_code,
        "user_code": code,
        "verification_uri": page,
        "verification_uri_complete": f"{page}#code={code}",
        "expires_in": LIFETIME_S,
        "interval": INTERVAL_S,
    }


async def poll(parts: Parts, device_code: str) -> Tokens:
    """The tokens, once, if the code was confirmed. Raises BadRequest ``authorization_pending``,
    ``slow_down``, ``expired_token``, ``access_denied``, ``invalid_grant``."""
    # answered, not raised, inside: a refusal must not undo that this poll was counted
    outcome = await parts.db.change(lambda conn: _poll(parts, conn, device_code))
    if isinstance(outcome, str):
        raise BadRequest(_REFUSALS[outcome], code=outcome)
    session, user = outcome
    await sessions.remember(parts, session, 0)
    return sessions.tokens_of(parts, session, user, 0)


async def look(parts: Parts, actor: Actor, user_code: str) -> dict[str, Any]:
    """Which panel shows ``user_code``, for the person to see before they let it in.

    Raises NotFound ``user_code_unknown`` and TooMany ``rate_limited``: what is not found counts as
    a try of :func:`confirm`, what is found does not.
    """
    ticket = await rate_limits.take(
        parts, f"rl:pair:{actor.user_id}", MOST_CONFIRMS, window_s=LIFETIME_S
    )
    code = user_codes.read(user_code)
    now = instants.now(parts)
    async with parts.db.read() as conn:
        found = None if code is None else await device_codes.waiting(conn, code, now)
    if code is None or found is None:
        raise _unknown_code()
    await rate_limits.give_back(parts, ticket)
    device, ends = found
    return {
        "device": device,
        "user_code": user_codes.shown(code),
        "expires_in": max(0, int((ends - now).total_seconds())),
    }


async def confirm(
    parts: Parts, actor: Actor, once: Once | None, *, user_code: str, approve: bool
) -> dict[str, Any]:
    """Let the panel that shows ``user_code`` in as oneself, or turn it away. The panel's session is
    as strong as the one that confirms.

    Raises NotFound ``user_code_unknown`` for a code that does not wait (any more), TooMany
    ``rate_limited`` after ten tries in ten minutes, Forbidden ``second_factor_setup_required``.
    """
    if approve:
        second_factor.require(parts, actor)  # the panel could do nothing
    await rate_limits.take(parts, f"rl:pair:{actor.user_id}", MOST_CONFIRMS, window_s=LIFETIME_S)
    code = user_codes.read(user_code)
    now = instants.now(parts)

    async def work(conn: Connection) -> dict[str, Any]:
        device = None
        if code is not None and approve:
            device = await device_codes.approve(conn, code, actor.user_id, actor.session_id, now)
        elif code is not None:
            device = await device_codes.deny(conn, code, now)
        if device is None:
            raise _unknown_code()
        return {"device": device, "approved": approve}

    answer: dict[str, Any] = await parts.db.change(work, once)
    return answer


async def _poll(parts: Parts, conn: Connection, device_code: str) -> tuple[Session, User] | str:
    now = instants.now(parts)
    waiting = await device_codes.lock(conn, _hash(device_code))
    if waiting is None or waiting.consumed_at is not None:
        return "invalid_grant"
    if waiting.expires_at <= now:
        return "expired_token"
    if waiting.denied_at is not None:
        return "access_denied"
    if waiting.user_id is None:
        return await _not_yet(parts, conn, waiting)
    await device_codes.consume(conn, waiting.id, now)
    session = await sessions.open_session(
        parts,
        conn,
        waiting.user_id,
        password_hash=None,
        second_factor=waiting.second_factor,
        transport="body",
        device=waiting.device,
    )
    user = await users.get(conn, waiting.user_id)
    return "invalid_grant" if session is None or user is None else (session, user)


async def _not_yet(parts: Parts, conn: Connection, waiting: DeviceCode) -> str:
    now = instants.now(parts)
    since = None if waiting.polled_at is None else (now - waiting.polled_at).total_seconds()
    # a second's grace: a panel that keeps the interval is not punished for a quick network
    hasty = since is not None and 0 <= since < waiting.interval_s - 1
    interval_s = waiting.interval_s + 5 if hasty else waiting.interval_s
    await device_codes.polled(conn, waiting.id, now, interval_s)
    return "slow_down" if hasty else "authorization_pending"


def _unknown_code() -> NotFound:
    return NotFound(
        "No device is waiting with this code. Look again, or begin anew in the game.",
        code="user_code_unknown",
    )


def _hash(device_code: str) -> bytes:
    return hashlib.sha256(device_code.encode()).digest()
