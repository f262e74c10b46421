"""What is measured: the server as ``make run`` starts it, the bare one beside it on the same
database, and a person with characters."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import psutil

from app.engines import postgres, process
from app.serve import healthy, listening
from app.settings import Settings
from tests.load.wrk import CannotMeasure

ROOT = Path(__file__).resolve().parents[2]
READY_S = 120.0

T = TypeVar("T")
Child = subprocess.Popen[bytes]


@dataclass(frozen=True, slots=True)
class Stage:
    """``ours`` and ``bare`` are addresses, ``seconds_to_ready`` those of the second start."""

    settings: Settings
    ours: str
    bare: str
    seconds_to_ready: float
    worker: psutil.Process
    workers: tuple[psutil.Process, ...]

    @property
    def database_url(self) -> str:
        return postgres.remembered_url(self.settings.data_dir / "postgres")

    @property
    def database_log(self) -> Path:
        return self.settings.data_dir / "postgres" / "server.log"


@contextmanager
def stage(**more: str) -> Iterator[Stage]:
    """Everything started and ready; nothing is left of it afterwards. ``more`` are settings."""
    with ExitStack() as stack:
        place = stack.enter_context(_place())
        settings = Settings.from_env(
            {
                "CM_DATA_DIR": str(place / "data"),
                "CM_PORT": str(process.free_port()),
                # people log in from one address here, three times a second
                "CM_AUTH_RATE_LIMIT": "1000000",
                **more,
            }
        )
        with _served(settings, place):
            pass
        since = time.monotonic()
        subprocess.run(["make", "set-up-run"], cwd=ROOT, capture_output=True, check=True)
        server = stack.enter_context(_served(settings, place))
        seconds_to_ready = time.monotonic() - since
        database_url = postgres.remembered_url(settings.data_dir / "postgres")
        beside = replace(settings, port=process.free_port(), database_url=database_url)
        stack.enter_context(_bare(beside, place))
        yield Stage(
            settings,
            f"http://127.0.0.1:{settings.port}",
            f"http://127.0.0.1:{beside.port}",
            seconds_to_ready,
            _workers_of(server)[0],
            tuple(_workers_of(server)),
        )


@contextmanager
def _place() -> Iterator[Path]:
    """A folder on a disk (``/tmp`` may be memory, where syncing costs nothing) that the engines'
    account may walk through."""
    place = Path(tempfile.mkdtemp(prefix="campaign-manager-bench-", dir="/var/tmp"))
    place.chmod(0o755)
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def _served(settings: Settings, place: Path) -> Iterator[Child]:
    """``python -m app serve``, ready; stopped in the end."""
    log = place / "serve.log"
    command = [sys.executable, "-m", "app", "serve"]
    child = process.spawn(command, log=log, cwd=ROOT, env=_environment(settings))
    with _ended(child):
        _until_ready(child, settings, log)
        yield child


@contextmanager
def _bare(settings: Settings, place: Path) -> Iterator[Child]:
    """The bare server, run like a worker."""
    log = place / "bare.log"
    lifeline, end = os.pipe()
    with listening(settings) as listener:
        child = process.spawn(
            [*_worker_command(listener, lifeline), "--factory", "tests.load.bare:create_app"],
            log=log,
            cwd=ROOT,
            env=_environment(settings),
            pass_fds=(listener.fileno(), lifeline),
        )
        with _ended(child):
            _until_ready(child, settings, log)
            yield child
    for descriptor in (lifeline, end):
        os.close(descriptor)


def _worker_command(listener: socket.socket, lifeline: int) -> list[str]:
    arguments = ["--fd", str(listener.fileno()), "--lifeline", str(lifeline)]
    return [sys.executable, "-m", "app", "worker", *arguments]


def _environment(settings: Settings) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith("CM_")}
    return {**own, **settings.to_env()}


@contextmanager
def _ended(child: Child) -> Iterator[None]:
    try:
        yield
    finally:
        child.terminate()
        try:
            child.wait(30)
        except subprocess.TimeoutExpired:
            child.kill()


def _until_ready(child: Child, settings: Settings, log: Path) -> None:
    def answer() -> bool:
        if child.poll() is not None:
            raise CannotMeasure(f"A server does not start:\n{process.last_lines(log)}")
        return healthy(settings)

    until(answer, "the server to answer")


def until(question: Callable[[], T], what: str) -> T:
    """Ask until the answer is true."""
    deadline = time.monotonic() + READY_S
    while not (answer := question()):
        if time.monotonic() > deadline:
            raise CannotMeasure(f"Waited in vain for {what}.")
        time.sleep(0.005)
    return answer


def _workers_of(server: Child) -> list[psutil.Process]:
    children = psutil.Process(server.pid).children()
    found = [child for child in children if "worker" in child.cmdline()]
    if not found:
        raise CannotMeasure("The server has no worker.")
    return found
