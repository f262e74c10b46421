"""Becoming somebody: registering, proving the mail address, a forgotten password.

What strangers may ask answers alike for addresses that have an account and for those that have
none, and does the same work for both.
"""

from datetime import datetime
from uuid import UUID

from app.db.connection import Connection
from app.db.queries import device_codes, email_tokens, sessions, users
from app.db.queries.email_tokens import EmailToken
from app.domain import mail_tokens, texts
from app.errors import BadRequest
from app.parts import Parts
from app.services import instants, login_delays, mails, password_rules, second_factor
from app.services.sessions import after_end

LONGEST_NAME = 80


async def register(
    parts: Parts, *, email: str, password: str, display_name: str, locale: str
) -> None:
    """Make an account, or tell the account's owner by mail that there is one. The caller cannot
    tell which. Raises Invalid for a bad address or name and for a password that would be guessed.
    """
    address = texts.email(email, "/email")
    name = texts.one_line(display_name, "/display_name", LONGEST_NAME)
    password_rules.check(password, "/password", personal=(name, address))
    password_hash = await parts.passwords.hash(password)

    async def work(conn: Connection) -> None:
        made = await users.insert(conn, address, password_hash, name, locale)
        await mails.promise(conn, "verify" if made else "already_registered", address, locale)

    await parts.db.change(work)
    mails.wake()


async def verify_email(parts: Parts, token: str) -> None:
    """Use the link of a mail: the address is proven, or the new one takes effect.

    Raises BadRequest ``link_invalid`` for a link that was never good, is used or too old, and
    Conflict ``email_taken`` if the new address got an account of its own meanwhile.
    """
    found = mail_tokens.read(parts.keys, token, "verify", "change")
    if found is None:
        raise _bad_link()
    purpose, token_id = found
    now = instants.now(parts)

    async def work(conn: Connection) -> None:
        used = await email_tokens.use(conn, token_id, purpose, now)
        if used is None:
            raise _bad_link()
        if purpose == "change":
            await _change_email(conn, used, now)
            return
        if not await users.verify_email(conn, used.user_id, used.email):
            raise _bad_link()
        await email_tokens.use_up(conn, used.user_id, "verify", now)

    await parts.db.change(work)
    mails.wake()


async def resend_verification(parts: Parts, *, email: str, locale: str) -> None:
    """Send the verification again, if there is such an account and it needs one."""
    await _promise_link(parts, "verify", email, locale)


async def request_reset(parts: Parts, *, email: str, locale: str) -> None:
    """Send a link to choose a new password, if there is such an account."""
    await _promise_link(parts, "reset", email, locale)


async def confirm_reset(parts: Parts, client: str, *, token: str, password: str) -> None:
    """Set a new password with a mailed link, once. Ends every session; the address is proven too.
    A second factor stays: the next login asks for its code.

    Raises BadRequest ``link_invalid`` and Invalid ``password_refused``.
    """
    found = mail_tokens.read(parts.keys, token, "reset")
    if found is None:
        raise _bad_link()
    token_id = found[1]
    now = instants.now(parts)
    async with parts.db.read() as conn:
        waiting = await email_tokens.read(conn, token_id, "reset", now)
        user = await users.get(conn, waiting.user_id) if waiting else None
    if user is None:
        raise _bad_link()
    password_rules.check(password, "/password", personal=(user.display_name, user.email))
    password_hash = await parts.passwords.hash(password)

    async def work(conn: Connection) -> list[tuple[UUID, int]]:
        used = await email_tokens.use(conn, token_id, "reset", now)
        # a link that was sent to a former address is void
        if used is None or not await users.verify_email(conn, used.user_id, used.email):
            raise _bad_link()
        await users.set_password(conn, used.user_id, password_hash)
        await email_tokens.use_up(conn, used.user_id, "reset", now)
        await email_tokens.use_up(conn, used.user_id, "change", now)
        await device_codes.withdraw(conn, used.user_id)
        await mails.promise(conn, "password_changed", used.email, user.locale)
        return await sessions.end_of_user(conn, used.user_id, "reset")

    ended = await parts.db.change(work)
    await after_end(parts, ended)
    await login_delays.forget(parts, user.email, client)
    await second_factor.forget_failures(parts, user.id)
    mails.wake()


async def _change_email(conn: Connection, used: EmailToken, now: datetime) -> None:
    user = await users.get(conn, used.user_id)
    if user is None:
        raise _bad_link()
    await users.set_email(conn, user.id, used.email)
    await email_tokens.use_up(conn, user.id, "verify", now)
    await email_tokens.use_up(conn, user.id, "reset", now)
    await email_tokens.use_up(conn, user.id, "change", now)
    await mails.promise(conn, "email_changed", user.email, user.locale, new_email=used.email)


async def _promise_link(parts: Parts, kind: mails.Kind, email: str, locale: str) -> None:
    address = texts.email(email, "/email")
    await parts.db.change(lambda conn: mails.promise(conn, kind, address, locale))
    mails.wake()


def _bad_link() -> BadRequest:
    return BadRequest("This link is not valid any more. Ask for a new one.", code="link_invalid")
