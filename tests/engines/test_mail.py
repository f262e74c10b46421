"""Mail reaches one person with the headers we mean, and is never half written."""

from collections.abc import AsyncIterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from app.engines import process
from app.engines.mail import FolderMailer, SmtpMailer, create
from app.errors import Invalid, Unavailable
from app.settings import Settings

SENDER = "Campaign Manager <noreply@example.org>"


class Inbox:
    def __init__(self) -> None:
        self.envelopes: list[Any] = []

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        self.envelopes.append(envelope)
        return "250 kept"


@pytest.fixture
async def inbox() -> AsyncIterator[tuple[Inbox, str]]:
    """A mail server that keeps what it gets, and its URL."""
    inbox, port = Inbox(), process.free_port()
    controller = Controller(inbox, hostname="127.0.0.1", port=port)
    controller.start()
    yield inbox, f"smtp://127.0.0.1:{port}"
    controller.stop()


def read(content: bytes) -> EmailMessage:
    message = message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


async def test_a_mail_arrives_by_smtp_in_both_forms(inbox: tuple[Inbox, str]) -> None:
    mailer = SmtpMailer(inbox[1], SENDER)
    await mailer.send("runa@example.org", "Grüße aus Gareth", "Hällo", "<p>Hällo</p>")
    (envelope,) = inbox[0].envelopes
    message = read(envelope.content)
    assert envelope.rcpt_tos == ["runa@example.org"]
    assert (message["To"], message["Subject"]) == ("runa@example.org", "Grüße aus Gareth")
    plain, html = message.iter_parts()
    assert isinstance(plain, EmailMessage)
    assert isinstance(html, EmailMessage)
    assert plain.get_content().strip() == "Hällo"
    assert html.get_content_type() == "text/html"
    assert await mailer.ready()


async def test_without_a_mail_server_a_mail_becomes_a_file_and_its_link_is_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mailer = FolderMailer(tmp_path / "mail", SENDER)
    await mailer.send("runa@example.org", "Verify", "Click http://localhost:8000/verify?t=x now")
    (file,) = (tmp_path / "mail").iterdir()
    assert file.suffix == ".eml"
    assert file.stat().st_mode & 0o077 == 0
    assert read(file.read_bytes())["To"] == "runa@example.org"
    printed = capsys.readouterr().out
    assert printed == "Mail to runa@example.org: Verify http://localhost:8000/verify?t=x\n"
    assert await mailer.ready()


@pytest.mark.parametrize(
    "to",
    [
        *("a@b.org, evil@x.org", "a@b.org\nBcc: evil@x.org", "a@b.org\r\nX: y", "a b@c.org"),
        *("<a@b.org>", "a@b.org;evil@x.org", "", "@", "a@", "@b", "a", "a@b.org\x00", "a@b@c.org,"),
    ],
)
async def test_what_is_not_one_address_is_refused_and_nothing_is_sent(
    tmp_path: Path, to: str
) -> None:
    mailer = FolderMailer(tmp_path / "mail", SENDER)
    with pytest.raises(Invalid):
        await mailer.send(to, "Subject", "text")
    assert not list((tmp_path / "mail").iterdir())


async def test_a_subject_cannot_add_a_header(tmp_path: Path) -> None:
    mailer = FolderMailer(tmp_path / "mail", SENDER)
    await mailer.send("a@b.org", "Group\r\nBcc: evil@x.org\n\n<script>", "text")
    (file,) = (tmp_path / "mail").iterdir()
    message = read(file.read_bytes())
    assert message["Bcc"] is None
    assert message["Subject"] == "Group  Bcc: evil@x.org  <script>"


async def test_a_mail_server_that_is_away_is_said_as_such() -> None:
    mailer = SmtpMailer(f"smtp://127.0.0.1:{process.free_port()}", SENDER)
    assert not await mailer.ready()
    with pytest.raises(Unavailable):
        await mailer.send("a@b.org", "Subject", "text")


async def test_the_setting_decides_which_mailer_it_is(tmp_path: Path) -> None:
    env = {"CM_DATA_DIR": str(tmp_path)}
    assert isinstance(create(Settings.from_env(env)), FolderMailer)
    env["CM_SMTP_URL"] = "smtp://mail.example.org:587"
    assert isinstance(create(Settings.from_env(env)), SmtpMailer)
