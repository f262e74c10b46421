"""A person's own account: profile, password, mail address, the end."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from app.db import events
from app.db.connection import Connection
from app.db.events import Event
from app.db.queries import device_codes, email_tokens, notices, sessions, users
from app.db.queries.users import User
from app.domain import texts
from app.domain.access import Actor
from app.domain.once import Once
from app.errors import Conflict, Unauthorized, Unavailable, field_error
from app.parts import Parts
from app.services import (
    instants,
    mails,
    password_rules,
    pictures,
    reauthentication,
    second_factor,
)
from app.services.accounts import LONGEST_NAME
from app.services.sessions import after_end


async def get(parts: Parts, actor: Actor) -> dict[str, Any]:
    """The profile, with the notices that were not read yet."""
    async with parts.db.read() as conn:
        return await _profile(parts, conn, actor, await users.get(conn, actor.user_id))


async def change_profile(
    parts: Parts, actor: Actor, once: Once | None, changes: dict[str, Any]
) -> dict[str, Any]:
    """Change ``display_name`` and ``locale``, mark ``notices_read``; what is absent stays."""
    name = changes.get("display_name")
    if name is not None:
        name = texts.one_line(name, "/display_name", LONGEST_NAME)
    read = [UUID(text) for text in changes.get("notices_read", [])]

    async def work(conn: Connection) -> dict[str, Any]:
        user = await users.set_profile(conn, actor.user_id, name, changes.get("locale"))
        await notices.mark_read(conn, actor.user_id, read, instants.now(parts))
        return await _profile(parts, conn, actor, user)

    profile: dict[str, Any] = await parts.db.change(work, once)
    return profile


async def change_password(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    client: str,
    *,
    current: str,
    new: str,
    code: str | None,
) -> dict[str, Any]:
    """Set a new password, with the current one. Ends all other sessions and tells by mail.

    Raises Invalid ``password_refused`` and as :func:`reauthentication.whole`, naming ``/current``.
    """
    again = await reauthentication.whole(
        parts, actor, client, password=current, code=code, pointer="/current"
    )
    user = again.user
    password_rules.check(new, "/new", personal=(user.display_name, user.email))
    password_hash = await parts.passwords.hash(new)
    ended: list[tuple[UUID, int]] = []

    async def work(conn: Connection) -> dict[str, Any]:
        if not await users.set_password(conn, user.id, password_hash, was=user.password_hash):
            raise reauthentication.password_wrong("/current")
        await again.use(parts, conn)
        await email_tokens.use_up(conn, user.id, "reset", instants.now(parts))
        await device_codes.withdraw(conn, user.id)
        await mails.promise(conn, "password_changed", user.email, user.locale)
        ended[:] = await sessions.end_of_user(conn, user.id, "password", keep=actor.session_id)
        return {"ended_sessions": len(ended)}

    answer: dict[str, Any] = await parts.db.change(work, once)
    await after_end(parts, ended)
    mails.wake()
    return answer


async def change_email(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    client: str,
    *,
    email: str,
    password: str,
    code: str | None,
) -> dict[str, Any]:
    """Ask for another mail address. It takes effect when the mail sent there is confirmed; the old
    address is told. Whether the new one has an account already is not told here.

    Raises as :func:`reauthentication.whole`.
    """
    address = texts.email(email, "/email")
    again = await reauthentication.whole(parts, actor, client, password=password, code=code)
    user = again.user

    async def work(conn: Connection) -> dict[str, Any]:
        await again.use(parts, conn)
        await email_tokens.use_up(conn, user.id, "change", instants.now(parts))
        await mails.promise(conn, "change", address, user.locale, user_id=str(user.id))
        await mails.promise(conn, "change_notice", user.email, user.locale, new_email=address)
        return {"status": "verification_sent"}

    answer: dict[str, Any] = await parts.db.change(work, once)
    mails.wake()
    return answer


async def delete(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    client: str,
    *,
    password: str,
    code: str | None,
) -> dict[str, Any]:
    """Delete the account and everything of it; rolls stay as a deleted user's.

    Raises Conflict ``still_dungeon_master`` naming the groups that must be handed over or deleted
    first, and as :func:`reauthentication.whole`.
    """
    again = await reauthentication.whole(parts, actor, client, password=password, code=code)
    user = again.user
    ended: list[tuple[UUID, int]] = []
    portraits: list[str] = []

    async def work(conn: Connection) -> dict[str, Any]:
        if not await users.lock(conn, user.id):
            raise _gone()
        _refuse_leader(await users.groups_led(conn, user.id))
        await again.use(parts, conn)
        left = await users.group_ids(conn, user.id)
        portraits[:] = await users.portrait_urls(conn, user.id)
        ended[:] = await sessions.end_of_user(conn, user.id, "deleted")
        await sessions.forget_devices(conn, user.id)
        await mails.promise(conn, "account_deleted", user.email, user.locale)
        told = {"user_id": str(user.id), "reason": "deleted"}
        await users.delete(conn, user.id)
        await events.append(conn, left, Event("member.left", told, told))
        return {}

    answer: dict[str, Any] = await parts.db.change(work, once)
    await after_end(parts, ended)
    mails.wake()
    for url in portraits:
        # the account is gone in any case; a picture that stays is nobody's
        with suppress(Unavailable):
            await pictures.forget(parts, url)
    return answer


def _refuse_leader(led: list[tuple[UUID, str]]) -> None:
    if not led:
        return
    names = ", ".join(name for _, name in led)
    raise Conflict(
        f"You are the dungeon master of {names}. Hand over or delete these groups first.",
        code="still_dungeon_master",
        errors=[
            field_error(
                "",
                "still_dungeon_master",
                f"Du leitest noch die Gruppe „{name}“.",
                f"You still lead the group “{name}”.",
            )
            for _, name in led
        ],
    )


async def _profile(
    parts: Parts, conn: Connection, actor: Actor, user: User | None
) -> dict[str, Any]:
    if user is None:
        raise _gone()
    return {
        **user.public(),
        "created_at": user.created_at.isoformat(),
        "second_factor": await second_factor.status(parts, conn, actor),
        "notices": await notices.unread(conn, actor.user_id),
    }


def _gone() -> Unauthorized:
    return Unauthorized("This account was deleted.", code="session_ended")
