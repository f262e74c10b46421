"""Mail: by SMTP, or into files that a person can read when no mail server is configured."""

import asyncio
import os
import re
import secrets
from datetime import UTC, datetime
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime, make_msgid, parseaddr
from pathlib import Path
from typing import Protocol
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

import aiosmtplib

from app.errors import Invalid, Unavailable
from app.settings import Settings

SECONDS = 15
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_LINK = re.compile(r"https?://\S+")


class Mailer(Protocol):
    async def send(self, to: str, subject: str, text: str, html: str | None = None) -> None:
        """Send one mail to one person. Raises Unavailable when the mail server does not take it."""

    async def ready(self) -> bool:
        """Would a mail be taken just now?"""


def create(settings: Settings) -> Mailer:
    """By SMTP when CM_SMTP_URL is set, otherwise into files below the data folder."""
    if settings.smtp_url:
        return SmtpMailer(settings.smtp_url, settings.mail_from)
    return FolderMailer(settings.data_dir / "mail", settings.mail_from)


def compose(sender: str, to: str, subject: str, text: str, html: str | None = None) -> EmailMessage:
    """Build a message whose headers hold what we mean and nothing that a person typed in."""
    message = EmailMessage(policy=SMTP)
    message["From"] = _address(*parseaddr(sender))
    message["To"] = _address("", to)
    message["Subject"] = _CONTROL.sub(" ", subject)
    message["Date"] = format_datetime(datetime.now(UTC))
    message["Message-ID"] = make_msgid(domain=parseaddr(sender)[1].rpartition("@")[2])
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(text)
    if html is not None:
        message.add_alternative(html, subtype="html")
    return message


def _address(name: str, address: str) -> Address:
    """Exactly one address: a comma or a line break would make it two, or a header."""
    local, at, domain = address.rpartition("@")
    if (
        not (local and at and domain)
        or _CONTROL.search(address)
        or re.search(r"[\s,;<>()]", address)
    ):
        raise Invalid("This is not one email address.", code="bad_email")
    try:
        return Address(display_name=name, addr_spec=address)
    except (ValueError, IndexError) as error:
        raise Invalid("This is not one email address.", code="bad_email") from error


class SmtpMailer:
    """``smtp://`` uses STARTTLS where the server offers it, and always when we log in."""

    def __init__(self, url: str, sender: str) -> None:
        self._server: SplitResult = urlsplit(url)
        self._sender = sender

    async def send(self, to: str, subject: str, text: str, html: str | None = None) -> None:
        message = compose(self._sender, to, subject, text, html)
        try:
            async with self._connection() as connection:
                await connection.send_message(message, recipients=[to])
        except (aiosmtplib.SMTPException, OSError, TimeoutError) as error:
            raise Unavailable("The mail server is away; try again.", code="mail_away") from error

    async def ready(self) -> bool:
        try:
            async with self._connection() as connection:
                await connection.noop()
        except (aiosmtplib.SMTPException, OSError, TimeoutError):
            return False
        return True

    def _connection(self) -> aiosmtplib.SMTP:
        server = self._server
        encrypted = server.scheme == "smtps"
        user = unquote(server.username) if server.username else None
        insist = user is not None and parse_qs(server.query).get("starttls") != ["no"]
        return aiosmtplib.SMTP(
            hostname=server.hostname,
            port=server.port or (465 if encrypted else 587),
            username=user,
            password=unquote(server.password) if server.password else None,
            use_tls=encrypted,
            start_tls=None if encrypted or not insist else True,
            timeout=SECONDS,
        )


class FolderMailer:
    """One .eml file for each mail, and one line on the console with the link to click."""

    def __init__(self, folder: Path, sender: str) -> None:
        self._folder = folder
        self._sender = sender
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)

    async def send(self, to: str, subject: str, text: str, html: str | None = None) -> None:
        message = compose(self._sender, to, subject, text, html)
        path = await asyncio.to_thread(self._write, bytes(message))
        link = _LINK.search(text)
        print(f"Mail to {to}: {message['Subject']} {link[0] if link else path}", flush=True)

    def _write(self, content: bytes) -> Path:
        """A reader of the folder never sees half a mail; the names sort by time."""
        name = f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}-{secrets.token_hex(4)}"
        draft = self._folder / f".{name}"
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        return draft.replace(self._folder / f"{name}.eml")

    async def ready(self) -> bool:
        return await asyncio.to_thread(os.access, self._folder, os.W_OK | os.X_OK)
