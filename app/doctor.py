"""``python -m app doctor``: what is wrong with an installation, and how to mend it.

It changes nothing, and every check says one line even when the one before it failed.
"""

import asyncio
import os
import shutil
import socket
import stat
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.db.migrate import MigrationRefused, pending
from app.engines import mail, objects, postgres, valkey
from app.engines.process import EngineError
from app.serve import healthy, is_served
from app.settings import Settings, SettingsError, with_own_secret

OLDEST_PYTHON = (3, 11)
OLDEST_POSTGRES = 16
LEAST_SPACE = 1_000_000_000
PATIENCE = 10


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the report. ``mend`` says what to do; without it all is well."""

    what: str
    mend: str = ""


Check = Callable[[Settings], Awaitable[Finding]]


def run(env: Mapping[str, str]) -> int:
    """Print the report; 0 when all is well."""
    return asyncio.run(_report(env))


async def _report(env: Mapping[str, str]) -> int:
    wrong = 0
    async for finding in examine(env):
        wrong += bool(finding.mend)
        print(f"{'wrong' if finding.mend else 'good '}  {finding.what}")
        if finding.mend:
            print(f"       → {finding.mend}")
    print("All is well." if not wrong else f"{wrong} to mend.")
    return 1 if wrong else 0


async def examine(env: Mapping[str, str]) -> AsyncIterator[Finding]:
    yield python_is_new_enough()
    try:
        settings = Settings.from_env(env)
    except SettingsError as error:
        yield Finding(f"settings: {error}", "Correct it; `python -m app settings` explains all.")
        return
    yield Finding("settings can be read")
    for check in (wheels, data_folder, space, secret, port):
        yield await check(settings)
    served = is_served(settings)
    for check in (database, migrations, redis, store, mailer):
        yield await check(_reachable(settings) if served else settings)


def python_is_new_enough() -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info < OLDEST_PYTHON:
        return Finding(f"Python {version}", "Install Python 3.11 or newer, then `make run`.")
    return Finding(f"Python {version}")


async def wheels(settings: Settings) -> Finding:
    try:
        if not settings.database_url:
            postgres.programs()
        if not settings.redis_url:
            valkey.find_program()
    except EngineError as error:
        return Finding("embedded engines", str(error))
    return Finding("embedded engines are installed, or not needed")


async def data_folder(settings: Settings) -> Finding:
    folder = settings.data_dir
    existing = next(step for step in (folder, *folder.parents) if step.exists())
    if not os.access(existing, os.W_OK | os.X_OK):
        return Finding(
            f"data folder {folder} cannot be written",
            f"chown -R it to {os.environ.get('USER', 'this user')}, or set CM_DATA_DIR.",
        )
    return Finding(f"data folder {folder}")


async def space(settings: Settings) -> Finding:
    folder = next(step for step in (settings.data_dir, *settings.data_dir.parents) if step.exists())
    free = shutil.disk_usage(folder).free
    what = f"{free / 1e9:.1f} GB free for the data folder"
    if free < LEAST_SPACE:
        return Finding(what, f"Make room: less than {LEAST_SPACE / 1e9:.0f} GB is left.")
    return Finding(what)


async def secret(settings: Settings) -> Finding:
    if settings.secret_keys:
        weak = [key.kid for key in settings.secret_keys if key.is_weak]
        if weak:
            return Finding(
                f"secret keys {', '.join(weak)} are not random",
                "Put a new one first in CM_SECRET_KEYS: openssl rand -base64 32",
            )
        return Finding("secret keys are set and random")
    kept = settings.data_dir / "secret_keys"
    if not kept.exists():
        return Finding("a secret key will be made at the first start")
    if stat.S_IMODE(kept.stat().st_mode) & 0o077:
        return Finding(f"{kept} can be read by others", f"chmod 600 {kept}")
    try:
        with_own_secret(settings)
    except (SettingsError, OSError) as error:
        return Finding("secret key", str(error))
    return Finding("a secret key of its own is kept in the data folder")


async def port(settings: Settings) -> Finding:
    if await asyncio.to_thread(healthy, settings):
        who = "this server" if is_served(settings) else "a server with another data folder"
        return Finding(f"{who} answers on port {settings.port}")
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            return Finding(
                f"port {settings.port} on {settings.host}: {error.strerror}",
                "Stop what listens there, or set CM_PORT to another port.",
            )
    return Finding(f"port {settings.port} is free")


async def database(settings: Settings) -> Finding:
    if not settings.database_url:
        return _embedded("PostgreSQL", settings.data_dir / "postgres")
    try:
        async with asyncio.timeout(PATIENCE):
            connection = await asyncpg.connect(settings.database_url)
    except (OSError, TimeoutError, asyncpg.PostgresError) as error:
        return Finding(
            f"PostgreSQL does not let us in: {error or type(error).__name__}",
            "Check that it runs, and host, password and name in CM_DATABASE_URL.",
        )
    version = connection.get_server_version()
    await connection.close()
    if version.major < OLDEST_POSTGRES:
        return Finding(f"PostgreSQL {version.major}", f"Upgrade it to {OLDEST_POSTGRES} or newer.")
    return Finding(f"PostgreSQL {version.major}.{version.minor} answers")


async def migrations(settings: Settings) -> Finding:
    if not settings.database_url:
        return Finding("migrations are applied at the next start")
    try:
        async with asyncio.timeout(PATIENCE):
            waiting = await pending(settings.database_url)
    except MigrationRefused as error:
        return Finding("migrations", str(error))
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return Finding("migrations: not known, the database is away", "Mend the database first.")
    if waiting:
        return Finding(f"migrations to apply: {', '.join(waiting)}", "python -m app migrate")
    return Finding("migrations are all applied")


async def redis(settings: Settings) -> Finding:
    if not settings.redis_url:
        return _embedded("Valkey", settings.data_dir / "valkey")
    try:
        async with Redis.from_url(settings.redis_url, socket_timeout=5) as client:
            await client.ping()
    except (RedisError, OSError) as error:
        return Finding(
            f"the key-value server does not answer: {error}",
            "Check that it runs, and host and password in CM_REDIS_URL.",
        )
    return Finding("the key-value server answers")


async def store(settings: Settings) -> Finding:
    if not settings.s3_endpoint:
        return Finding("objects are kept in the data folder")
    if await objects.create(settings).ready():
        return Finding(f"the bucket {settings.s3_bucket} answers")
    return Finding(
        f"the bucket {settings.s3_bucket} at {settings.s3_endpoint} does not answer",
        "Check CM_S3_ENDPOINT, CM_S3_BUCKET, CM_S3_ACCESS_KEY and CM_S3_SECRET_KEY.",
    )


async def mailer(settings: Settings) -> Finding:
    if not settings.smtp_url:
        return Finding("mails are written into the data folder")
    if await mail.create(settings).ready():
        return Finding("the mail server answers")
    return Finding("the mail server does not answer", "Check that it runs, and CM_SMTP_URL.")


def _embedded(name: str, folder: Path) -> Finding:
    made = "its data is there" if folder.exists() else "it is made at the first start"
    return Finding(f"embedded {name} is not running now; {made}")


def _reachable(settings: Settings) -> Settings:
    """The settings of a running server, with the addresses of its embedded engines."""
    here = settings.data_dir
    return replace(
        settings,
        database_url=settings.database_url or postgres.remembered_url(here / "postgres"),
        redis_url=settings.redis_url or valkey.remembered_url(here / "valkey"),
    )
