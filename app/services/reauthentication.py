"""Who is logged in says once more who they are, before what a stolen session must not do.

Guessing is as slow as at the login.
"""

from dataclasses import dataclass

from app.db.connection import Connection
from app.db.queries import users
from app.db.queries.users import User
from app.domain.access import Actor
from app.errors import Forbidden, Unauthorized, field_error
from app.parts import Parts
from app.services import login_delays, second_factor
from app.services.second_factor import Proof


@dataclass(frozen=True, slots=True)
class Again:
    """A person who gave the password, and a code where the account has a second factor."""

    user: User
    proof: Proof

    async def use(self, parts: Parts, conn: Connection) -> bool:
        """Use the code up in the transaction of what it permits; whether there is a second factor.
        Wake the mails after the commit."""
        return await second_factor.use(parts, conn, self.user, self.proof, Forbidden)


async def whole(
    parts: Parts,
    actor: Actor,
    client: str,
    *,
    password: str,
    code: str | None,
    pointer: str = "/password",
) -> Again:
    """All that a login asks for, for what changes how one logs in.

    Raises Forbidden ``password_wrong`` naming ``pointer``, ``second_factor_required`` and
    ``second_factor_wrong`` naming ``/code``; TooMany ``login_delayed`` and ``rate_limited``.
    """
    user = await _person(parts, actor)
    async with login_delays.one_try(parts, user.email, client):
        await _check(parts, user, password, pointer)
        return Again(user, await second_factor.look(parts, user.id, code, Forbidden))


async def password_only(parts: Parts, actor: Actor, client: str, *, password: str) -> User:
    """The password, for what takes access away. Raises Forbidden ``password_wrong``, TooMany
    ``login_delayed``."""
    user = await _person(parts, actor)
    async with login_delays.one_try(parts, user.email, client):
        await _check(parts, user, password, "/password")
    return user


def password_wrong(pointer: str) -> Forbidden:
    return Forbidden(
        "The password is wrong.",
        code="password_wrong",
        errors=[
            field_error(
                pointer, "password_wrong", "Das Passwort stimmt nicht.", "The password is wrong."
            )
        ],
    )


def password_missing(pointer: str) -> Forbidden:
    return Forbidden(
        "Give the password again for this.",
        code="password_required",
        errors=[
            field_error(
                pointer, "password_required", "Das Passwort fehlt noch.", "The password is missing."
            )
        ],
    )


async def _person(parts: Parts, actor: Actor) -> User:
    async with parts.db.read() as conn:
        user = await users.get(conn, actor.user_id)
    if user is None:
        raise Unauthorized("This account was deleted.", code="session_ended")
    return user


async def _check(parts: Parts, user: User, password: str, pointer: str) -> None:
    if not await parts.passwords.verify(user.password_hash, password):
        raise password_wrong(pointer)
