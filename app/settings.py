"""Every setting, typed, read once, each with a line of help.

A new setting is one line in ``Settings``: its variable is ``CM_`` and the field's name in
capitals, its default is written as an operator would write it. ``python -m app settings``
prints them all.
"""

import base64
import binascii
import ipaddress
import os
import secrets
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, NamedTuple, TypeVar
from urllib.parse import urlsplit

T = TypeVar("T")
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
KEY_BYTES = 32  # HS256 wants a key as long as its hash


class SettingsError(Exception):
    """A setting is wrong or missing; the sentence names its variable."""


@dataclass(frozen=True, slots=True)
class SecretKey:
    """One key of the ring; ``kid`` says in a token which one signed it."""

    kid: str
    key: bytes = field(repr=False)

    @property
    def is_weak(self) -> bool:
        """Was it typed rather than made at random?"""
        return self.key.isascii() or len(set(self.key)) < KEY_BYTES // 2

    def __str__(self) -> str:
        return f"{self.kid}:{base64.b64encode(self.key).decode()}"


class Described(NamedTuple):
    variable: str
    default: str
    help: str


def plain(value: str) -> str:
    return value


def integer(at_least: int, at_most: int = 2**31) -> Callable[[str], int]:
    def read(value: str) -> int:
        number = int(value) if value.isascii() and value.isdecimal() else at_least - 1
        if not at_least <= number <= at_most:
            raise ValueError(f"must be a whole number from {at_least} to {at_most}")
        return number

    return read


def one_of(*choices: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in choices:
            raise ValueError(f"must be one of {', '.join(choices)}")
        return value

    return read


def url(*schemes: str) -> Callable[[str], str]:
    """An address with one of ``schemes``, or nothing; without a slash at its end."""

    def read(value: str) -> str:
        parts = urlsplit(value)
        if value and (parts.scheme not in schemes or not parts.hostname):
            raise ValueError(f"must look like {schemes[0]}://host")
        return value.rstrip("/")

    return read


def origins(value: str) -> tuple[str, ...]:
    """Origins as a browser sends them: scheme and host, the port if it is a special one."""
    found = tuple(part.strip() for part in value.split(",") if part.strip())
    for origin in found:
        parts = urlsplit(origin)
        if parts.scheme not in {"http", "https"} or origin != f"{parts.scheme}://{parts.netloc}":
            raise ValueError(f"must be origins like https://play.example.org, not {origin!r}")
    return found


def networks(value: str) -> tuple[Network, ...]:
    found = [part.strip() for part in value.split(",") if part.strip()]
    try:
        return tuple(ipaddress.ip_network(part) for part in found)
    except ValueError as error:
        raise ValueError("must be addresses or networks like 10.0.0.0/8") from error


def folder(value: str) -> Path | None:
    return None if value == "none" else Path(value)


def paths(value: str) -> tuple[Path, ...]:
    return tuple(Path(part) for part in value.split(os.pathsep) if part)


def key_ring(value: str) -> tuple[SecretKey, ...]:
    """``kid:base64,…``: the first key signs, the others are still believed."""
    ring = []
    for part in filter(None, (part.strip() for part in value.split(","))):
        kid, _, encoded = part.partition(":")
        try:
            key = base64.b64decode(encoded, validate=True)
        except binascii.Error:
            key = b""
        if not kid.isalnum() or len(key) < KEY_BYTES:
            raise ValueError(f"must be kid:base64 of at least {KEY_BYTES} random bytes, …")
        ring.append(SecretKey(kid, key))
    if len({key.kid for key in ring}) < len(ring):
        raise ValueError("must not name two keys alike")
    return tuple(ring)


def switch(text: str) -> bool:
    if text not in ("", "0", "1"):
        raise ValueError("must be 1, or 0 or nothing")
    return text == "1"


def setting(default: str, purpose: str, read: Callable[[str], T], *, secret: bool = False) -> T:
    """One line of ``Settings``; ``secret`` keeps the value out of every printout."""
    how = {"default": default, "help": purpose, "read": read}
    return field(default=read(default), repr=not secret, metadata=how)


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that differs between two installations."""

    # fmt: off
    env: str = setting("development", "development or production; production refuses to start unprotected", one_of("development", "production"))
    host: str = setting("127.0.0.1", "address to listen on; 0.0.0.0 is every one", plain)
    port: int = setting("8000", "port to listen on; 8080 belongs to the game's developer tools", integer(1, 65535))
    data_dir: Path = setting(".data", "folder of everything the server keeps itself", Path)
    workers: int = setting("1", "processes that answer requests", integer(1, 64))
    public_url: str = setting("", "address people reach the server at, in mails and links; empty: http://localhost and the port", url("https", "http"))
    web_origins: tuple[str, ...] = setting("", "origins of the web app, comma-separated, whose cookies are believed; empty: the public URL", origins)
    trusted_proxies: tuple[Network, ...] = setting("", "addresses or networks of proxies whose forwarded headers are believed", networks)
    database_url: str = setting("", "PostgreSQL 16 or later; empty: the embedded one", url("postgresql", "postgres"), secret=True)
    redis_url: str = setting("", "Dragonfly, Valkey or Redis; empty: the embedded Valkey", url("redis", "rediss"), secret=True)
    s3_endpoint: str = setting("", "S3-compatible store as the server reaches it; empty: a folder", url("https", "http"))
    s3_browser_endpoint: str = setting("", "the same store as browsers reach it; empty: CM_S3_ENDPOINT", url("https", "http"))
    s3_bucket: str = setting("", "bucket for portraits and exports", plain)
    s3_region: str = setting("auto", "region that requests are signed for; auto suits R2", plain)
    s3_access_key: str = setting("", "access key of the store", plain, secret=True)
    s3_secret_key: str = setting("", "secret key of the store", plain, secret=True)
    s3_public_url: str = setting("", "address where anybody may read portraits; empty: the bucket itself", url("https", "http"))
    smtp_url: str = setting("", "mail server, smtp://user:password@host:587 (STARTTLS) or smtps://…; empty: mails become files", url("smtp", "smtps"), secret=True)
    mail_from: str = setting("Campaign Manager <noreply@localhost>", "sender of mails", plain)
    secret_keys: tuple[SecretKey, ...] = setting("", "ring of signing keys, kid:base64,…; the first signs; empty: made up and kept in the data folder", key_ring, secret=True)
    auth_rate_limit: int = setting("10", "attempts a minute at login and the like, per address", integer(1, 1_000_000))
    second_factor: str = setting("offered", "a second factor at the login: offered to who wants one, or required of everybody", one_of("offered", "required"))
    symbiote_dir: Path | None = setting("symbiote/dist/campaign-manager", "folder of the built panel for TaleSpire, which /symbiote.zip offers; none: offer none", folder)
    web_dir: Path | None = setting("web/build", "folder of the built web app, which is served at /; none: serve none", folder)
    plugins_path: tuple[Path, ...] = setting("", f"more folders with rulesets, separated by {os.pathsep!r}", paths)
    rulesets_reload: bool = setting("", "1: load a ruleset anew when its files change; for authors", switch)
    log_level: str = setting("info", "debug, info, warning or error", one_of("debug", "info", "warning", "error"))
    pool_size: int = setting("10", "database connections of each worker", integer(2, 200))
    argon2_profile: str = setting("default", "cost of password hashes: default, or cheapest (tests only)", one_of("default", "cheapest"))
    body_limit: int = setting("1048576", "bytes that a request body may have", integer(16_384, 64 * 1024 * 1024))
    room_members: int = setting("100", "people in one live room, per worker", integer(1, 100_000))
    sockets_per_person: int = setting("8", "live sockets of one person in one room, per worker; one more ends the oldest", integer(1, 100_000))
    socket_rate: int = setting("20", "frames a second that a live socket may send for long", integer(1, 1_000_000))
    socket_burst: int = setting("60", "frames that a live socket may send at once", integer(1, 1_000_000))
    socket_buffer: int = setting("262144", "bytes that a slow live socket may fall behind before it is closed", integer(16_384, 64 * 1024 * 1024))
    # fmt: on

    @classmethod
    def from_env(cls, env: Mapping[str, str]) -> "Settings":
        """Read every setting, or refuse with a SettingsError that names the wrong variable."""
        _refuse_unknown(env)
        values: dict[str, Any] = {}
        for entry in fields(cls):
            variable = variable_of(entry.name)
            try:
                values[entry.name] = entry.metadata["read"](
                    env.get(variable, "") or entry.metadata["default"]
                )
            except ValueError as error:
                raise SettingsError(f"{variable} {error}.") from error
        settings = cls(**values)
        settings = _completed(settings)
        _check(settings)
        return settings

    def to_env(self) -> dict[str, str]:
        """The variables that ``from_env`` reads back into the same settings."""
        return {
            variable_of(entry.name): _written(getattr(self, entry.name)) for entry in fields(self)
        }

    @property
    def production(self) -> bool:
        return self.env == "production"

    @property
    def signing_key(self) -> SecretKey:
        return self.secret_keys[0]


def variable_of(name: str) -> str:
    return f"CM_{name.upper()}"


def describe() -> Iterator[Described]:
    """Every setting for the reference: variable, default as one would write it, help."""
    for entry in fields(Settings):
        yield Described(variable_of(entry.name), entry.metadata["default"], entry.metadata["help"])


def with_own_secret(settings: Settings) -> Settings:
    """The same settings with a key ring: the configured one, or one made up at the first start.

    It is kept in the data folder, readable by its owner only.
    """
    if settings.secret_keys:
        return settings
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    kept = settings.data_dir / "secret_keys"
    try:
        ring = kept.read_text()
    except FileNotFoundError:
        key = SecretKey(f"k{secrets.token_hex(4)}", secrets.token_bytes(KEY_BYTES))
        ring = _write_once(kept, str(key))
    try:
        return replace(settings, secret_keys=key_ring(ring.strip()))
    except ValueError as error:
        raise SettingsError(f"{kept} {error}. Mend it, or set CM_SECRET_KEYS.") from error


def _write_once(path: Path, content: str) -> str:
    """Put ``content`` into a new private file; where another process was faster, theirs counts."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    try:
        path.hardlink_to(fresh)  # fails if it exists, and never shows half a file
    except FileExistsError:
        return path.read_text()
    finally:
        fresh.unlink()
    return content


def _refuse_unknown(env: Mapping[str, str]) -> None:
    """A misspelt variable would silently leave its default in force."""
    known = {variable_of(entry.name) for entry in fields(Settings)}
    if unknown := sorted(name for name in env if name.startswith("CM_") and name not in known):
        raise SettingsError(
            f"There is no setting {', '.join(unknown)}. `python -m app settings` lists them."
        )


def _written(value: Any) -> str:
    if value is None:
        return "none"
    if isinstance(value, bool):
        return "1" if value else ""
    if isinstance(value, tuple):
        between = os.pathsep if value and isinstance(value[0], Path) else ","
        return between.join(str(part) for part in value)
    return str(value)


def _completed(settings: Settings) -> Settings:
    public = settings.public_url or f"http://localhost:{settings.port}"
    return replace(
        settings,
        public_url=public,
        web_origins=settings.web_origins or (_origin(public),),
        data_dir=settings.data_dir.absolute(),
        symbiote_dir=settings.symbiote_dir and settings.symbiote_dir.absolute(),
        web_dir=settings.web_dir and settings.web_dir.absolute(),
        s3_browser_endpoint=settings.s3_browser_endpoint or settings.s3_endpoint,
        s3_public_url=settings.s3_public_url or _bucket_url(settings),
    )


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _bucket_url(settings: Settings) -> str:
    endpoint = settings.s3_browser_endpoint or settings.s3_endpoint
    return f"{endpoint}/{settings.s3_bucket}" if endpoint else ""


def _check(settings: Settings) -> None:
    if settings.s3_endpoint:
        for name in ("s3_bucket", "s3_access_key", "s3_secret_key"):
            if not getattr(settings, name):
                raise SettingsError(f"{variable_of(name)} is needed with CM_S3_ENDPOINT.")
    if settings.production:
        _check_production(settings)


def _check_production(settings: Settings) -> None:
    needed = ("secret_keys", "database_url", "redis_url", "s3_endpoint", "smtp_url")
    missing = [variable_of(name) for name in needed if not getattr(settings, name)]
    if missing:
        raise SettingsError(f"CM_ENV=production needs {', '.join(missing)} to be set.")
    if not settings.public_url.startswith("https://"):
        raise SettingsError("CM_PUBLIC_URL must begin with https:// when CM_ENV=production.")
    if settings.argon2_profile != "default":
        raise SettingsError("CM_ARGON2_PROFILE must be default when CM_ENV=production.")
    for key in settings.secret_keys:
        if key.is_weak:
            raise SettingsError(
                f"CM_SECRET_KEYS: the key {key.kid!r} is not random. "
                "Make one with: openssl rand -base64 32"
            )
