"""The second factor: whether a code is right, and where one is asked for.

A code is looked at first and used up in the transaction of what it permits: what fails for another
reason costs no code, and of two requests with the same code one is refused.
"""

import logging
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.queries import notices, second_factors
from app.db.queries.second_factors import SecondFactor
from app.db.queries.users import User
from app.domain import authenticator_codes, recovery_codes, sealing
from app.domain.access import Actor
from app.domain.sealing import Sealed
from app.errors import Forbidden, Unauthorized, field_error
from app.parts import Parts
from app.services import instants, mails, rate_limits

MOST_WRONG = 20  # an hour, each account, from wherever: a million codes stay out of reach
WINDOW_S = 3600
_PURPOSE = "second-factor"

# 401 where somebody logs in, 403 where they are logged in
Refusal = type[Unauthorized] | type[Forbidden]

_logger = logging.getLogger("app.second_factor")


@dataclass(frozen=True, slots=True)
class Proof:
    """A code that was right when it was looked at; neither of both: the account has no second
    factor."""

    step: int | None = None
    recovery_hash: bytes | None = None


def is_missing(parts: Parts, actor: Actor) -> bool:
    """Whether this server asks everybody for a second factor and the session is without."""
    return parts.settings.second_factor == "required" and not actor.second_factor


def require(parts: Parts, actor: Actor) -> None:
    """Raise Forbidden ``second_factor_setup_required`` if it is missing. For everything but one's
    own account and sessions."""
    if is_missing(parts, actor):
        raise Forbidden(
            "This server asks everybody for a second factor. Set one up in your account, then "
            "refresh the session.",
            code="second_factor_setup_required",
        )


async def status(parts: Parts, conn: Connection, actor: Actor) -> dict[str, Any]:
    """What a person sees of their second factor; nothing secret."""
    factor = await second_factors.get(conn, actor.user_id)
    active_at = factor.active_at if factor else None
    shown = {
        "active": active_at is not None,
        "required": parts.settings.second_factor == "required",
        "recovery_codes_left": await second_factors.codes_left(conn, actor.user_id),
    }
    return {**shown, "active_since": active_at.isoformat()} if active_at else shown


async def look(parts: Parts, user_id: UUID, code: str | None, refusal: Refusal) -> Proof:
    """Whether ``code`` is right for an account whose password was. An account without a second
    factor needs none, and one that is given is not looked at.

    Raises ``second_factor_required`` without a code, ``second_factor_wrong``, and TooMany
    ``rate_limited`` after twenty wrong ones within an hour.
    """
    async with parts.db.read() as conn:
        factor = await second_factors.get(conn, user_id)
    if factor is None or factor.active_at is None:
        return Proof()
    if code is None:
        raise _missing(refusal)
    ticket = await rate_limits.take(parts, _limit(user_id), MOST_WRONG, WINDOW_S)
    proof = await _recognized(parts, factor, code)
    if proof is None:
        raise wrong(refusal)
    await rate_limits.give_back(parts, ticket)
    return proof


async def use(parts: Parts, conn: Connection, user: User, proof: Proof, refusal: Refusal) -> bool:
    """Use the code up in the caller's transaction; whether the account has a second factor. A
    recovery code's use is told by notice and mail: wake the mails after the commit.

    Raises as :func:`look`: the code was used, or a second factor was set up, meanwhile.
    """
    if proof.step is not None:
        used = await second_factors.use_step(conn, user.id, proof.step)
    elif proof.recovery_hash is not None:
        used = await second_factors.use_code(conn, user.id, proof.recovery_hash)
    elif await second_factors.is_active(conn, user.id):
        raise _missing(refusal)
    else:
        return False
    if not used:
        raise wrong(refusal)
    if proof.recovery_hash is not None:
        left = await second_factors.codes_left(conn, user.id)
        await tell(parts, conn, user, "recovery_code_used", left=left)
    return True


async def first_step(parts: Parts, factor: SecondFactor, code: str) -> int:
    """The step of the code that ends the set-up. Raises as :func:`look`, as Forbidden."""
    ticket = await rate_limits.take(parts, _limit(factor.user_id), MOST_WRONG, WINDOW_S)
    step = _step(parts, factor, code)
    if step is None:
        raise wrong(Forbidden)
    await rate_limits.give_back(parts, ticket)
    return step


async def forget_failures(parts: Parts, user_id: UUID) -> None:
    """The password is another now: whoever guessed codes knows it no longer."""
    await rate_limits.forget(parts, _limit(user_id))


async def tell(parts: Parts, conn: Connection, user: User, kind: mails.Kind, **data: Any) -> None:
    """Notice and mail, in the transaction of what they tell of."""
    await notices.insert(conn, user.id, kind, data, instants.now(parts))
    await mails.promise(conn, kind, user.email, user.locale, **data)


def seal(parts: Parts, user_id: UUID, secret: bytes) -> Sealed:
    return sealing.seal(parts.keys, _PURPOSE, user_id, secret)


async def seal_anew(parts: Parts) -> None:
    """Let the ring's first key seal what older ones did, so that those may be taken away."""
    async with parts.db.read() as conn:
        before = await second_factors.sealed_before(conn, parts.keys.current)
        for user_id, sealed in before:
            secret = sealing.unseal(parts.keys, _PURPOSE, user_id, sealed)
            if secret is not None:
                await second_factors.reseal(conn, user_id, sealed, seal(parts, user_id, secret))


async def _recognized(parts: Parts, factor: SecondFactor, code: str) -> Proof | None:
    if authenticator_codes.read(code) is not None:
        step = _step(parts, factor, code)
        return None if step is None or step <= factor.last_step else Proof(step=step)
    written = recovery_codes.read(code)
    if written is None:
        return None
    code_hash = recovery_codes.hashed(written)
    async with parts.db.read() as conn:
        known = await second_factors.has_code(conn, factor.user_id, code_hash)
    return Proof(recovery_hash=code_hash) if known else None


def _step(parts: Parts, factor: SecondFactor, code: str) -> int | None:
    digits = authenticator_codes.read(code)
    if digits is None:
        return None
    secret = sealing.unseal(parts.keys, _PURPOSE, factor.user_id, factor.sealed)
    if secret is None:
        # recovery codes are still good
        _logger.error(
            "the key that sealed a second factor is gone", extra={"kid": factor.sealed.kid}
        )
        return None
    return authenticator_codes.step_of(secret, digits, parts.clock())


def _limit(user_id: UUID) -> str:
    return f"rl:code:{user_id}"


def _missing(refusal: Refusal) -> Unauthorized | Forbidden:
    return refusal(
        "This account has a second factor. Send a code of the authenticator app, or a recovery "
        "code, with the password.",
        code="second_factor_required",
        errors=[
            field_error(
                "/code", "second_factor_required", "Der Code fehlt noch.", "The code is missing."
            )
        ],
    )


def wrong(refusal: Refusal) -> Unauthorized | Forbidden:
    return refusal(
        "The code is wrong, is over or was used. Wait for the next one.",
        code="second_factor_wrong",
        errors=[
            field_error(
                "/code",
                "second_factor_wrong",
                "Der Code ist falsch, abgelaufen oder verbraucht.",
                "The code is wrong, is over or was used.",
            )
        ],
    )
