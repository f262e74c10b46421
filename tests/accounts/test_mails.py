"""The outbox: nothing promised is lost, nothing is sent before its commit."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from app.db.connection import Connection
from app.errors import Invalid, Unavailable
from app.parts import Parts
from app.services import mail_texts, mails
from tests.accounts.people import new_email, register
from tests.client import Client, Server, accept


class Broken:
    """A mail server that is away."""

    def __init__(self, error: Exception) -> None:
        self.error = error
        self.tried: list[str] = []

    async def send(self, to: str, subject: str, text: str, html: str | None = None) -> None:
        self.tried.append(to)
        raise self.error

    async def ready(self) -> bool:
        return False


def with_mailer(parts: Parts, mailer: Any) -> Parts:
    return replace(parts, mailer=mailer)


async def waiting(db: Connection, email: str) -> Any:
    return await db.fetchrow("SELECT * FROM mail_outbox WHERE email = $1", email)


async def promise(server: Server, email: str) -> None:
    # due in a while, so that the server's own loop leaves it to the test
    async def work(conn: Connection) -> None:
        await mails.promise(conn, "account_deleted", email, "en")
        await conn.execute(
            "UPDATE mail_outbox SET next_at = now() + interval '1 hour' WHERE email = $1", email
        )

    await server.parts.db.change(work)


async def test_a_mail_that_cannot_be_sent_is_tried_again_later_and_later(
    server: Server, db: Connection
) -> None:
    email = new_email()
    await promise(server, email)
    clock = lambda: server.clock() + 3601  # noqa: E731 - a clock of its own
    broken = Broken(Unavailable("away"))
    parts = replace(with_mailer(server.parts, broken), clock=clock)
    await mails.send_due(parts)
    await mails.send_due(parts)
    assert broken.tried.count(email) == 1
    row = await waiting(db, email)
    assert row["attempts"] == 1
    clock2 = lambda: server.clock() + 3601 + 31  # noqa: E731
    await mails.send_due(replace(parts, clock=clock2))
    assert broken.tried.count(email) == 2
    await mails.send_due(replace(server.parts, clock=lambda: server.clock() + 3 * 3600))
    assert await waiting(db, email) is None


@pytest.mark.parametrize("attempts", [mails.MOST_ATTEMPTS - 1])
async def test_a_mail_that_was_tried_often_enough_is_dropped(
    server: Server, db: Connection, attempts: int
) -> None:
    email = new_email()
    await promise(server, email)
    await db.execute("UPDATE mail_outbox SET attempts = $2 WHERE email = $1", email, attempts)
    parts = replace(
        with_mailer(server.parts, Broken(Unavailable("away"))), clock=lambda: server.clock() + 3601
    )
    await mails.send_due(parts)
    assert await waiting(db, email) is None


async def test_an_address_that_no_mail_can_have_is_dropped_at_once(
    server: Server, db: Connection
) -> None:
    email = new_email()
    await promise(server, email)
    broken = Broken(Invalid("no", code="bad_email"))
    parts = replace(with_mailer(server.parts, broken), clock=lambda: server.clock() + 3601)
    await mails.send_due(parts)
    assert await waiting(db, email) is None


async def test_two_workers_send_a_mail_once(server: Server) -> None:
    sent: list[str] = []

    class Slow:
        async def send(self, to: str, subject: str, text: str, html: str | None = None) -> None:
            sent.append(to)
            await asyncio.sleep(0.01)

        async def ready(self) -> bool:
            return True

    emails = [new_email() for _ in range(10)]
    for email in emails:
        await promise(server, email)
    parts = replace(with_mailer(server.parts, Slow()), clock=lambda: server.clock() + 3601)
    await asyncio.gather(*(mails.send_due(parts) for _ in range(4)))
    assert sorted(to for to in sent if to in emails) == sorted(emails)


async def test_the_server_sends_by_itself(client: Client, db: Connection) -> None:
    email = new_email()
    accept(await register(client, email), 202)
    for _ in range(300):
        if await waiting(db, email) is None:
            return
        await asyncio.sleep(0.01)
    raise AssertionError("still waiting")


async def test_no_token_is_stored(client: Client, db: Connection) -> None:
    email = new_email()
    accept(await register(client, email), 202)
    token = await client.mailed_token(email)
    secret = token.rpartition(".")[2]
    rows = await db.fetch(
        "SELECT t::text FROM email_tokens t UNION ALL SELECT o::text FROM mail_outbox o"
    )
    assert rows
    assert all(secret not in row[0] for row in rows)


def test_every_mail_is_written_in_both_languages_without_a_name_in_it() -> None:
    fields = {"base": "b", "link": "l", "reset_link": "r", "new_email": "n", "left": "3"}
    for kind in mails.Kind.__args__:  # type: ignore[attr-defined]
        texts = {mail_texts.written(kind, locale, fields) for locale in ("de", "en")}
        assert len(texts) == 2
