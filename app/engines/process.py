"""Engines as direct children: whom they run as, where they live, how they start and end.

An engine never outlives its starter: on Linux the kernel signals it when the starter dies.
That signal follows the *thread* that spawned the child, so ``spawn`` insists on the main one.
"""

import asyncio
import ctypes
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

# Where root keeps what the account `nobody` must reach although the data folder is private.
SYSTEM_STATE = Path("/var/lib/campaign-manager")
LOG_LIMIT = 5_000_000
_PR_SET_PDEATHSIG = 1


class EngineError(Exception):
    """An engine cannot run; the sentence says what to do, naming the setting that helps."""


@dataclass(frozen=True, slots=True)
class Account:
    """Whom an engine runs as when we are root: PostgreSQL refuses to be root itself."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Access:
    """How an embedded engine is reached; kept beside its data, readable by the owner only."""

    port: int
    password: str


@dataclass(slots=True)
class Engine:
    """A running engine, our direct child."""

    name: str
    url: str
    process: subprocess.Popen[bytes]
    stop_signal: signal.Signals

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    async def stop(self, within: float = 10) -> None:
        """End it cleanly; after ``within`` seconds, at once."""
        await end(self.process, self.stop_signal, within)


def account_for(folder: Path) -> Account | None:
    """Nobody, or who already owns ``folder``, when we are root; otherwise None: ourselves."""
    if os.geteuid() != 0:
        return None
    owner = folder.stat().st_uid if folder.exists() else 0
    try:
        entry = pwd.getpwuid(owner) if owner else pwd.getpwnam("nobody")
    except KeyError as error:
        raise EngineError(
            "Running as root needs the account 'nobody' for the embedded engines. "
            "Start as an ordinary user, or set CM_DATABASE_URL and CM_REDIS_URL."
        ) from error
    return Account(entry.pw_name, entry.pw_uid, entry.pw_gid)


def reachable(path: Path, account: Account) -> bool:
    """May ``account`` walk into ``path``? Judged by the mode bits on the whole way."""
    return all(_may_enter(step, account) for step in (path, *path.parents))


def _may_enter(folder: Path, account: Account) -> bool:
    status = folder.stat()
    if status.st_uid == account.uid:
        return bool(status.st_mode & stat.S_IXUSR)
    if status.st_gid == account.gid:
        return bool(status.st_mode & stat.S_IXGRP)
    return bool(status.st_mode & stat.S_IXOTH)


def home(folder: Path) -> Path:
    """Make an engine's folder and return where it really is.

    As root below a private folder the engine's account could not reach it, and
    opening somebody's home is not ours to do: then ``folder`` becomes a link into /var/lib.
    """
    folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.is_symlink() and not folder.exists():
        raise EngineError(
            f"{folder} points to {folder.readlink()}, which is gone. Remove the link."
        )
    account = account_for(folder)
    if account and not folder.exists() and not reachable(folder.parent.resolve(), account):
        SYSTEM_STATE.mkdir(parents=True, exist_ok=True)
        real = Path(tempfile.mkdtemp(prefix=f"{folder.name}-", dir=SYSTEM_STATE))
        real.chmod(0o711)
        folder.symlink_to(real)
    try:
        folder.mkdir(mode=0o711, exist_ok=True)
        real = folder.resolve()
        (real / ".probe").touch()
        (real / ".probe").unlink()
    except PermissionError as error:
        raise EngineError(
            f"{folder} cannot be written by this user. Give it back with chown, "
            "or set CM_DATA_DIR to another folder."
        ) from error
    return real


def private_folder(path: Path, account: Account | None) -> Path:
    """Make a folder that only the engine's account may open."""
    path.mkdir(mode=0o700, exist_ok=True)
    if account:
        os.chown(path, account.uid, account.gid)
    return path


def remembered_access(folder: Path) -> Access:
    """The port and password of the engine in ``folder``, made up at its first start."""
    try:
        return Access(**json.loads((folder / "access.json").read_text()))
    except FileNotFoundError:
        return remember(folder, Access(free_port(), secrets.token_urlsafe(24)))
    except (ValueError, TypeError) as error:
        raise EngineError(
            f"{folder / 'access.json'} is damaged. Restore it, or set CM_DATA_DIR to a new folder."
        ) from error


def remember(folder: Path, access: Access) -> Access:
    write_private(folder / "access.json", json.dumps(asdict(access)))
    return access


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step that a power cut cannot halve; only its owner may read it."""
    fresh = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def free_port(highest: int = 65535) -> int:
    """A port on loopback that nobody listens on just now."""
    while True:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port: int = probe.getsockname()[1]
        if port <= highest:
            return port


def port_is_free(port: int, host: str = "127.0.0.1") -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return False
    return True


def spawn(
    argv: Sequence[str | Path],
    *,
    log: Path | None,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    account: Account | None = None,
    death_signal: signal.Signals = signal.SIGKILL,
    pass_fds: Sequence[int] = (),
    stdin: int = subprocess.DEVNULL,
) -> subprocess.Popen[bytes]:
    """Start a direct child that gets ``death_signal`` when we die.

    It is put into a process group of its own, so that Ctrl-C reaches us alone and the order
    of stopping stays ours. Without a ``log`` it writes where we write.
    """
    if threading.current_thread() is not threading.main_thread():
        raise RuntimeError("the parent-death signal follows the thread: spawn from the main one")
    output = _open_log(log) if log else None
    try:
        return subprocess.Popen(  # noqa: S603 - our own programs
            [str(part) for part in argv],
            stdin=stdin,
            stdout=output,
            stderr=subprocess.STDOUT if output else None,
            cwd=cwd,
            env=dict(env) if env is not None else None,
            user=account.uid if account else None,
            group=account.gid if account else None,
            extra_groups=[] if account else None,
            process_group=0,
            pass_fds=pass_fds,
            preexec_fn=_tie_to(os.getpid(), death_signal),  # noqa: PLW1509 - it takes no lock
        )
    except PermissionError as error:
        raise EngineError(
            f"Cannot start {Path(argv[0]).name}"
            f"{f' as {account.name}' if account else ''}: {error}. Start as an ordinary user, "
            "or point CM_DATABASE_URL and CM_REDIS_URL at servers of your own."
        ) from error
    finally:
        if output:
            os.close(output)


def _open_log(path: Path) -> int:
    """Append to ``path``, keeping one older file once it has grown large."""
    if path.exists() and path.stat().st_size > LOG_LIMIT:
        path.replace(path.with_suffix(".log.1"))
    return os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)


def _tie_to(parent: int, death_signal: signal.Signals) -> Callable[[], None] | None:
    if sys.platform != "linux":  # elsewhere a leftover is found and ended at the next start
        return None
    prctl = ctypes.CDLL(None, use_errno=True).prctl

    def in_the_child() -> None:
        prctl(_PR_SET_PDEATHSIG, int(death_signal))
        if os.getppid() != parent:  # it died before we had asked
            os._exit(1)

    return in_the_child


async def answered(
    question: Callable[[], Awaitable[bool]],
    process: subprocess.Popen[bytes],
    within: float,
    pause: float = 0.01,
) -> bool:
    """Ask until the answer is yes. False when the process ended or the time is over."""
    deadline = time.monotonic() + within
    while process.poll() is None and time.monotonic() < deadline:
        if await question():
            return True
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, 0.2)
    return False


async def ended(process: subprocess.Popen[bytes], within: float) -> bool:
    deadline = time.monotonic() + within
    while process.poll() is None:
        if time.monotonic() >= deadline:
            return False
        await asyncio.sleep(0.01)
    return True


async def end(process: subprocess.Popen[bytes], first: signal.Signals, within: float) -> None:
    """Ask a child to end with ``first``; kill it when it has not after ``within`` seconds."""
    if process.poll() is not None:
        return
    process.send_signal(first)
    if await ended(process, within):
        return
    process.kill()
    await ended(process, 10)


def last_lines(log: Path, count: int = 5, since: int = 0) -> str:
    """The end of a log, for a sentence about why an engine did not start; ``since`` leaves out
    what was written before the log had that size."""
    if not log.exists():
        return ""
    size = log.stat().st_size
    with log.open("rb") as file:
        file.seek(max(0, since if since <= size else 0, size - 4000))
        return "\n".join(file.read().decode(errors="replace").splitlines()[-count:])


def copy_whole(sources: Sequence[Path], target: Path) -> Path:
    """Copy folders into ``target``; it exists only once everything is there."""
    if target.exists():
        return target
    target.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{target.name}-", dir=target.parent))
    for source in sources:
        shutil.copytree(source, fresh / source.name, symlinks=True)
    fresh.chmod(0o755)
    try:
        fresh.rename(target)
    except OSError:  # another process was faster; its copy is as good
        shutil.rmtree(fresh)
    return target
