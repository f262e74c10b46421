"""The parent: starts what is not configured, migrates, and keeps the children alive.

It listens, but answers nothing itself: the children inherit its socket, so that any of them
may die and the others go on answering. It holds no state that matters. Whatever dies is
started again; when the parent dies, everything below it does.
"""

import asyncio
import fcntl
import http.client
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Coroutine, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import asyncpg

from app import tasks
from app.db.migrate import MigrationRefused, migrate
from app.engines import postgres, process, valkey
from app.engines.process import Engine, EngineError
from app.settings import Settings, SettingsError, with_own_secret
from app.worker import FACTORY

BACKLOG = 1024
STOP_SECONDS = 20.0  # Sanic gives open requests 15 of them
START_SECONDS = 120.0
LONGEST_PAUSE = 10.0
SETTLED_SECONDS = 30.0  # a child that lived this long starts with a clean slate
TAKEN_SECONDS = 3.0  # children of a killed parent may hold the port for a moment


class CannotServe(Exception):
    """The server does not start; the sentence says why and what to do."""


def say(line: str) -> None:
    print(line, flush=True)


def run(settings: Settings, factory: str = FACTORY) -> int:
    """Serve until SIGINT or SIGTERM; the answer is the exit code."""
    try:
        with only_one(settings), listening(settings) as listener:
            return asyncio.run(Parent(settings, listener, factory).run())
    except (CannotServe, EngineError, SettingsError) as error:
        print(error, file=sys.stderr, flush=True)
        return 1


@contextmanager
def only_one(settings: Settings) -> Iterator[None]:
    """Hold the data folder; the lock goes with the process, however it ends."""
    make_data_folder(settings.data_dir)
    with (settings.data_dir / "lock").open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            lock.seek(0)
            raise CannotServe(
                f"Another server already uses {settings.data_dir} ({lock.read().strip()}). "
                "Stop it, or set CM_DATA_DIR and CM_PORT to start a second one."
            ) from error
        lock.truncate(0)
        lock.write(f"process {os.getpid()}, {settings.public_url}")
        lock.flush()
        yield


def is_served(settings: Settings) -> bool:
    """Does a running server hold this data folder?"""
    try:
        with (settings.data_dir / "lock").open() as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    return False


def migrate_only(settings: Settings) -> int:
    """Bring the database up to date; an embedded one is started for it unless it runs."""
    try:
        applied = asyncio.run(_migrate_only(settings))
    except (CannotServe, EngineError, SettingsError) as error:
        print(error, file=sys.stderr, flush=True)
        return 1
    for name in applied:
        say(f"Applied {name}")
    say("The database is up to date")
    return 0


async def _migrate_only(settings: Settings) -> list[str]:
    if settings.database_url:
        return await migrated(settings.database_url)
    folder = settings.data_dir / "postgres"
    if is_served(settings):
        return await migrated(postgres.remembered_url(folder))
    with only_one(settings):
        engine = await postgres.start(folder)
        try:
            return await migrated(engine.url)
        finally:
            await engine.stop()


async def migrated(database_url: str) -> list[str]:
    try:
        return await migrate(database_url)
    except (MigrationRefused, asyncpg.PostgresError, OSError) as error:
        raise CannotServe(f"The database cannot be brought up to date: {error}") from error


def make_data_folder(folder: Path) -> None:
    """Private, except that root lets the engines' account walk through it."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o711 if os.geteuid() == 0 else 0o700)
        (folder / "lock").touch()
    except OSError as error:
        raise CannotServe(
            f"The data folder {folder} cannot be written: {error.strerror}. "
            "Give it back with chown, or set CM_DATA_DIR to another folder."
        ) from error


@contextmanager
def listening(settings: Settings) -> Iterator[socket.socket]:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    deadline = time.monotonic() + TAKEN_SECONDS
    with socket.socket(family) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        while True:
            try:
                listener.bind((settings.host, settings.port))
                listener.listen(BACKLOG)
                break
            except OSError as error:
                if time.monotonic() > deadline:
                    raise CannotServe(
                        f"Cannot listen on {settings.host} port {settings.port}: "
                        f"{error.strerror}. Set CM_PORT to another port."
                    ) from error
            time.sleep(0.1)
        listener.setblocking(False)
        yield listener


@dataclass(slots=True)
class Kept:
    """Something the parent keeps alive: what it is called, its process, how it starts again."""

    name: str
    child: subprocess.Popen[bytes]
    start: Callable[[], Awaitable[subprocess.Popen[bytes]]]


async def started_again(kept: Kept, pause: float) -> subprocess.Popen[bytes]:
    """Try until it starts, waiting longer each time. Whatever hinders it is said and never ends
    the parent: an engine may be killed again at any moment of its start, and its client then
    raises what it likes."""
    while True:
        try:
            return await kept.start()
        except Exception as error:
            say(f"{kept.name}: {error or type(error).__name__}")
            await asyncio.sleep(pause)
            pause = min(pause * 2, LONGEST_PAUSE)


class Parent:
    def __init__(self, settings: Settings, listener: socket.socket, factory: str) -> None:
        self.settings = with_own_secret(settings)
        self.listener = listener
        self.factory = factory
        self.stopping = asyncio.Event()
        self.a_child_ended = asyncio.Event()
        self.engines: dict[str, Engine] = {}
        self.workers: list[Kept] = []
        # Nothing is written; children see the end of it when we are gone.
        self.lifeline, self._lifeline_end = os.pipe()

    async def run(self) -> int:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            loop.add_signal_handler(number, self.stopping.set)
        loop.add_signal_handler(signal.SIGCHLD, self.a_child_ended.set)
        started = time.monotonic()
        try:
            keepers = [asyncio.create_task(self._keep(kept)) for kept in await self._start()]
        except BaseException:
            await self._end_all()
            raise
        if self.stopping.is_set():
            await self._end_all()
            return 0
        self._look_for_web_app()
        say(f"Ready at {self.settings.public_url} ({time.monotonic() - started:.1f} s)")
        told = asyncio.create_task(self.stopping.wait())
        ended, _ = await asyncio.wait([told, *keepers], return_when=asyncio.FIRST_COMPLETED)
        say("Stopping: open requests are finished first")
        await tasks.end([told, *keepers])
        await self._end_all()
        say("Stopped")
        for task in ended - {told}:
            task.result()  # a keeper only ends by a mistake of ours: let it be seen
        return 0

    # Starting

    def _look_for_web_app(self) -> None:
        folder = self.settings.web_dir
        if folder is not None and not (folder / "200.html").is_file():
            say(f"Without the web app: none is built in {folder} (npm run web)")

    async def _start(self) -> list[Kept]:
        """Everything in its order; what it returns must be kept alive from now on."""
        kept = [
            *([] if self.settings.database_url else [await self._embed("postgres")]),
            *([] if self.settings.redis_url else [await self._embed("valkey")]),
        ]
        await self._migrate()
        for number in range(1, self.settings.workers + 1):
            self.workers.append(Kept(f"Worker {number}", self._spawn_worker(), self._new_worker))
        await self._until_ready()
        return kept + self.workers

    async def _embed(self, kind: str) -> Kept:
        return Kept(ENGINES[kind].name, await self._start_engine(kind), lambda: self._revive(kind))

    async def _start_engine(self, kind: str) -> subprocess.Popen[bytes]:
        embedded = ENGINES[kind]
        folder = self.settings.data_dir / kind
        since = time.monotonic()
        if not folder.exists():
            say(f"Making {embedded.what} in {folder}; this happens once")
        engine = await embedded.start(folder, self.settings)
        say(f"{engine.name} runs ({time.monotonic() - since:.1f} s)")
        self.engines[kind] = engine
        self.settings = embedded.told(self.settings, engine.url)
        return engine.process

    async def _revive(self, kind: str) -> subprocess.Popen[bytes]:
        """Start a dead engine again; should its address change, the workers are told by restart."""
        before = self.engines[kind].url
        child = await self._start_engine(kind)
        if self.engines[kind].url != before:
            for worker in self.workers:
                worker.child.terminate()
        return child

    async def _migrate(self) -> None:
        since = time.monotonic()
        applied = await migrated(self.settings.database_url)
        if applied:
            say(f"Applied {len(applied)} migrations ({time.monotonic() - since:.1f} s)")

    def _spawn_worker(self) -> subprocess.Popen[bytes]:
        """Settings go by the environment: arguments are public in ``ps``."""
        own = {name: value for name, value in os.environ.items() if not name.startswith("CM_")}
        listener = self.listener.fileno()
        return process.spawn(
            [
                *(sys.executable, "-m", "app", "worker"),
                *("--fd", str(listener), "--lifeline", str(self.lifeline)),
                *("--factory", self.factory),
            ],
            log=None,
            env={**own, **self.settings.to_env()},
            pass_fds=(listener, self.lifeline),
            # Not SIGTERM: code stuck outside the interpreter would outlive us and hold the port.
            death_signal=signal.SIGKILL,
        )

    async def _new_worker(self) -> subprocess.Popen[bytes]:
        return self._spawn_worker()

    async def _until_ready(self) -> None:
        deadline = time.monotonic() + START_SECONDS
        while not await asyncio.to_thread(healthy, self.settings):
            dead = [worker for worker in self.workers if worker.child.poll() is not None]
            if dead or time.monotonic() > deadline:
                raise CannotServe("The server does not start; the lines above say why.")
            if self.stopping.is_set():
                return
            await asyncio.sleep(0.05)

    # Keeping alive

    async def _keep(self, kept: Kept) -> None:
        """Start ``kept`` again whenever it ends, waiting longer each time it does not last."""
        pause = 0.0
        while True:
            since = time.monotonic()
            await self._exited(kept.child)
            if time.monotonic() - since > SETTLED_SECONDS:
                pause = 0.0
            say(f"{kept.name} ended ({reason(kept.child)}); starting it again")
            await asyncio.sleep(pause)
            pause = min(max(pause * 2, 0.1), LONGEST_PAUSE)
            kept.child = await started_again(kept, pause)

    async def _exited(self, child: subprocess.Popen[bytes]) -> None:
        while child.poll() is None:
            self.a_child_ended.clear()
            await self.a_child_ended.wait()

    # Ending

    async def _end_all(self) -> None:
        """Children first: they still need the engines to finish what they have begun."""
        await _all(process.end(kept.child, signal.SIGTERM, STOP_SECONDS) for kept in self.workers)
        await _all(engine.stop() for engine in self.engines.values())


@dataclass(frozen=True, slots=True)
class Embedded:
    name: str
    what: str
    start: Callable[[Path, Settings], Awaitable[Engine]]
    told: Callable[[Settings, str], Settings]


def _start_postgres(folder: Path, settings: Settings) -> Awaitable[Engine]:
    """With room for every worker's pool, and some for people who look into it."""
    wanted = settings.workers * settings.pool_size + 20
    return postgres.start(folder, max_connections=max(100, wanted))


def _start_valkey(folder: Path, _: Settings) -> Awaitable[Engine]:
    return valkey.start(folder)


ENGINES = {
    "postgres": Embedded(
        *("PostgreSQL", "a database", _start_postgres),
        told=lambda settings, url: replace(settings, database_url=url),
    ),
    "valkey": Embedded(
        *("Valkey", "a key-value store", _start_valkey),
        told=lambda settings, url: replace(settings, redis_url=url),
    ),
}


async def _all(work: Iterator[Coroutine[None, None, None]]) -> None:
    await asyncio.gather(*work)


def healthy(settings: Settings) -> bool:
    """Does the app answer /healthz?"""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(settings.host, settings.host)  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.port, timeout=2)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def reason(child: subprocess.Popen[bytes]) -> str:
    code = child.returncode
    return signal.Signals(-code).name if code is not None and code < 0 else f"exit code {code}"
