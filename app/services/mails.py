"""Mails: promised in the transaction that causes them, sent after its commit.

A link's token is made when its mail is about to be sent, and whether there is anything to send is
decided there too: so a request to reset a password does the same work for every address, and
tells nobody which have accounts.
"""

import asyncio
import logging
from contextlib import suppress
from datetime import timedelta
from typing import Any, Literal
from uuid import UUID

from app import metrics
from app.db.connection import Connection
from app.db.queries import email_tokens, mail_outbox, users
from app.db.queries.mail_outbox import Letter
from app.domain import mail_tokens
from app.domain.mail_tokens import Purpose
from app.errors import Invalid, Unavailable
from app.parts import Parts
from app.services import instants, mail_texts

Kind = Literal[
    "verify", "reset", "already_registered", "change", "change_notice", "email_changed",
    "password_changed", "account_deleted", "second_factor_set_up", "second_factor_removed",
    "recovery_code_used", "recovery_codes_renewed",
]  # fmt: skip
EVERY_S = 2.0
MOST_ATTEMPTS = 12
LINKS_AN_HOUR = 5

_logger = logging.getLogger("app.mails")
_woken = asyncio.Event()
_sending = asyncio.Lock()


async def promise(conn: Connection, kind: Kind, email: str, locale: str, **data: Any) -> None:
    """Write the mail beside what causes it. Call :func:`wake` after the commit."""
    await mail_outbox.insert(conn, kind, email, locale, data)


def wake() -> None:
    """There is something to send."""
    _woken.set()


async def deliver(parts: Parts) -> None:
    """Send what is due for as long as the worker lives."""
    while True:
        with suppress(Unavailable):
            await send_due(parts)
        with suppress(TimeoutError):
            await asyncio.wait_for(_woken.wait(), EVERY_S)
        _woken.clear()


async def send_due(parts: Parts) -> int:
    """Send everything that is due now; answers how many were. One at a time in each worker, so
    that whoever calls this finds everything sent when it returns."""
    sent = 0
    async with _sending:
        while True:
            letter = await parts.db.change(lambda conn: _take(parts, conn))
            if letter is None:
                return sent
            if letter.kind != "nothing":
                sent += await _send(parts, letter)


async def _take(parts: Parts, conn: Connection) -> Letter | None:
    """The next letter as it will be sent; of kind ``nothing`` if there is no reason to any more."""
    letter = await mail_outbox.take(conn, instants.now(parts))
    if letter is None:
        return None
    ready = await _with_link(parts, conn, letter)
    if ready is not None:
        return ready
    await mail_outbox.delete(conn, letter.id)
    return Letter(letter.id, "nothing", "", "", {}, 0)


async def _with_link(parts: Parts, conn: Connection, letter: Letter) -> Letter | None:
    if "token_id" in letter.data or letter.kind not in {"verify", "reset", "change"}:
        return letter
    if letter.kind == "change":
        return await _change(parts, conn, letter)
    user = await users.by_email(conn, letter.email)
    if user is None or (letter.kind == "verify" and user.email_verified):
        return None
    purpose: Purpose = "verify" if letter.kind == "verify" else "reset"
    return await _linked(parts, conn, letter, purpose, user.id, user.email, user.locale)


async def _change(parts: Parts, conn: Connection, letter: Letter) -> Letter | None:
    user = await users.get(conn, UUID(letter.data["user_id"]))
    if user is None:
        return None
    holder = await users.by_email(conn, letter.email)
    if holder is not None and holder.id != user.id:
        return Letter(
            letter.id, "already_registered", holder.email, holder.locale, {}, letter.attempts
        )
    return await _linked(parts, conn, letter, "change", user.id, letter.email, user.locale)


async def _linked(
    parts: Parts,
    conn: Connection,
    letter: Letter,
    purpose: Purpose,
    user_id: UUID,
    email: str,
    locale: str,
) -> Letter | None:
    """The letter with a token of its own; None if the person was sent enough of them lately."""
    now = instants.now(parts)
    lately = await email_tokens.count_since(conn, user_id, purpose, now - timedelta(hours=1))
    if lately >= LINKS_AN_HOUR:
        return None
    ends = now + timedelta(seconds=mail_tokens.lifetime_s(purpose))
    token_id = await email_tokens.insert(conn, user_id, purpose, email, now, ends)
    data = {**letter.data, "token_id": str(token_id)}
    await mail_outbox.set_data(conn, letter.id, data, locale)
    return Letter(letter.id, letter.kind, email, locale, data, letter.attempts)


async def _send(parts: Parts, letter: Letter) -> int:
    subject, text = mail_texts.written(letter.kind, letter.locale, _fields(parts, letter))
    try:
        await parts.mailer.send(letter.email, subject, text)
    except Invalid:
        await _give_up(parts, letter, "the mail server cannot take this address")
        return 0
    except Exception:
        metrics.mails.labels(letter.kind, "failed").inc()
        if letter.attempts >= MOST_ATTEMPTS:
            await _give_up(parts, letter, "it was tried often enough")
        else:
            _logger.warning("mail not sent", exc_info=True, extra={"kind": letter.kind})
        return 0
    await parts.db.change(lambda conn: mail_outbox.delete(conn, letter.id))
    metrics.mails.labels(letter.kind, "sent").inc()
    return 1


async def _give_up(parts: Parts, letter: Letter, reason: str) -> None:
    await parts.db.change(lambda conn: mail_outbox.delete(conn, letter.id))
    metrics.mails.labels(letter.kind, "dropped").inc()
    _logger.error("mail dropped: %s", reason, extra={"kind": letter.kind, "mail": letter.id})


def _fields(parts: Parts, letter: Letter) -> dict[str, str]:
    base = parts.settings.public_url
    left = str(letter.data.get("left", ""))
    fields = {"base": base, "reset_link": f"{base}/reset", "new_email": "", "left": left}
    if "new_email" in letter.data:
        fields["new_email"] = letter.data["new_email"]
    if "token_id" in letter.data:
        purpose: Purpose = letter.kind  # type: ignore[assignment] # only these kinds have links
        token = mail_tokens.make(parts.keys, purpose, UUID(letter.data["token_id"]))
        page = "reset" if purpose == "reset" else "verify"
        # in the fragment: it reaches no log, no Referer, and no scanner that only fetches
        fields["link"] = f"{base}/{page}#token={token}"
    return fields
