"""Setting a second factor up, taking it away, making new recovery codes.

Whatever changes how one logs in ends the other sessions, as a new password does.
"""

from datetime import timedelta
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.queries import device_codes, second_factors, sessions, users
from app.db.queries.users import User
from app.domain import authenticator_codes, recovery_codes
from app.domain.access import Actor
from app.domain.once import Once
from app.errors import Conflict, Unauthorized
from app.parts import Parts
from app.services import instants, mails, reauthentication, second_factor
from app.services.sessions import after_end

SET_UP_S = 3600
Ended = list[tuple[UUID, int]]


async def begin(parts: Parts, actor: Actor, client: str, *, password: str) -> dict[str, Any]:
    """A new secret for the authenticator app; it protects nothing until :func:`confirm`.

    Raises Conflict ``second_factor_active``, Forbidden ``password_wrong``, TooMany
    ``login_delayed``.
    """
    user = await reauthentication.password_only(parts, actor, client, password=password)
    secret = authenticator_codes.make_secret()
    sealed = second_factor.seal(parts, user.id, secret)
    now = instants.now(parts)
    if not await parts.db.change(lambda conn: second_factors.begin(conn, user.id, sealed, now)):
        raise Conflict(
            "The account has a second factor. Remove it before you set up another.",
            code="second_factor_active",
        )
    return {
        "secret": authenticator_codes.shown(secret),
        "uri": authenticator_codes.address(secret, user.email),
        "expires_in": SET_UP_S,
    }


async def confirm(parts: Parts, actor: Actor, *, code: str) -> dict[str, Any]:
    """The app's first code: from now on the account asks for one. Answers the recovery codes, once.
    The session is as good as one that began with a code, from its next refresh on.

    Raises Conflict ``second_factor_absent`` if no set-up was begun within the hour and
    ``second_factor_active``, Forbidden ``second_factor_wrong``, TooMany ``rate_limited``.
    """
    now = instants.now(parts)
    async with parts.db.read() as conn:
        user = await users.get(conn, actor.user_id)
        begun = await second_factors.get(conn, actor.user_id)
    if user is None:
        raise _gone()
    if begun is not None and begun.active_at is not None:
        raise Conflict("The second factor is active already.", code="second_factor_active")
    if begun is None or begun.begun_at + timedelta(seconds=SET_UP_S) < now:
        raise _absent("Begin the set-up first; it is good for an hour.")
    step = await second_factor.first_step(parts, begun, code)
    codes = recovery_codes.make()

    async def work(conn: Connection) -> Ended:
        await _lock(conn, user)
        if not await second_factors.activate(conn, user.id, begun.sealed, now, step):
            raise _absent("The set-up was begun again meanwhile, or ended.")
        await _replace_codes(conn, user, codes)
        await second_factor.tell(parts, conn, user, "second_factor_set_up")
        return await _end_others(conn, user, actor, strong=True)

    ended = await parts.db.change(work)
    await after_end(parts, ended)
    mails.wake()
    return {"recovery_codes": codes, "ended_sessions": len(ended)}


async def remove(
    parts: Parts, actor: Actor, once: Once | None, client: str, *, password: str, code: str
) -> dict[str, Any]:
    """From now on the password is enough, where the server lets it be.

    Raises Conflict ``second_factor_absent`` and as :func:`reauthentication.whole`.
    """
    again = await reauthentication.whole(parts, actor, client, password=password, code=code)
    ended: Ended = []

    async def work(conn: Connection) -> dict[str, Any]:
        await _lock(conn, again.user)
        if not await again.use(parts, conn):
            raise _absent("The account has no second factor.")
        await second_factors.remove(conn, again.user.id)
        await second_factor.tell(parts, conn, again.user, "second_factor_removed")
        ended[:] = await _end_others(conn, again.user, actor, strong=False)
        return {}

    answer: dict[str, Any] = await parts.db.change(work, once)
    await after_end(parts, ended)
    mails.wake()
    return answer


async def renew_recovery_codes(
    parts: Parts, actor: Actor, client: str, *, password: str, code: str
) -> dict[str, Any]:
    """Ten new ones, shown once; those from before are void. Raises as :func:`remove`."""
    again = await reauthentication.whole(parts, actor, client, password=password, code=code)
    codes = recovery_codes.make()

    async def work(conn: Connection) -> None:
        await _lock(conn, again.user)
        if not await again.use(parts, conn):
            raise _absent("The account has no second factor.")
        await _replace_codes(conn, again.user, codes)
        await second_factor.tell(parts, conn, again.user, "recovery_codes_renewed")

    await parts.db.change(work)
    mails.wake()
    return {"recovery_codes": codes}


async def _lock(conn: Connection, user: User) -> None:
    """No session begins until the transaction ends, so that none is overlooked."""
    if not await users.lock(conn, user.id):
        raise _gone()


async def _replace_codes(conn: Connection, user: User, codes: list[str]) -> None:
    await second_factors.replace_codes(conn, user.id, [recovery_codes.hashed(one) for one in codes])


async def _end_others(conn: Connection, user: User, actor: Actor, *, strong: bool) -> Ended:
    await sessions.set_second_factor(conn, actor.session_id, strong)
    await device_codes.withdraw(conn, user.id)
    return await sessions.end_of_user(conn, user.id, "second_factor", keep=actor.session_id)


def _absent(detail: str) -> Conflict:
    return Conflict(detail, code="second_factor_absent")


def _gone() -> Unauthorized:
    return Unauthorized("This account was deleted.", code="session_ended")
