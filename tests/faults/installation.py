"""A whole installation as an operator runs it, with everything in it that can be killed."""

import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from typing import Literal

import httpx
import psutil

from app.engines import postgres, process
from tests.engines.waiting import eventually

Part = Literal["worker", "postgres", "valkey", "parent"]
PARTS: tuple[Part, ...] = ("worker", "postgres", "valkey", "parent")
WORKERS = 2
_WORDS = {"worker": "app worker", "postgres": "bin/postgres", "valkey": "valkey-server"}


class Installation:
    """``python -m app serve`` with embedded engines, in a folder and on a port of its own."""

    def __init__(self, folder: Path) -> None:
        self.data = folder / "data"
        self.port = process.free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.kills: Counter[str] = Counter()
        self.starts = 0
        self._output = folder / "output"
        self._parent: subprocess.Popen[bytes] | None = None

    @property
    def database_url(self) -> str:
        return postgres.remembered_url(self.data / "postgres")

    def said(self) -> str:
        return self._output.read_text()

    async def start(self) -> None:
        """Start the server as an operator does; another process may hold its port for a moment."""
        async with asyncio.timeout(120):
            while not await self._start():
                assert "CM_PORT" in self.said(), self.said()

    async def _start(self) -> bool:
        self.starts += 1
        before = self.said().count("Ready at") if self._output.exists() else 0
        with self._output.open("a") as output:
            self._parent = subprocess.Popen(
                [sys.executable, "-m", "app", "serve"],
                env=self._environment(),
                stdout=output,
                stderr=subprocess.STDOUT,
            )
        parent = self._parent

        async def ready() -> bool:
            return self.said().count("Ready at") > before or parent.poll() is not None

        await eventually(ready, within=90)
        return parent.poll() is None

    def _environment(self) -> dict[str, str]:
        inherited = {name: value for name, value in os.environ.items() if name[:3] != "CM_"}
        return inherited | {
            "CM_PORT": str(self.port),
            "CM_DATA_DIR": str(self.data),
            "CM_WORKERS": str(WORKERS),
            "CM_ARGON2_PROFILE": "cheapest",
            "CM_AUTH_RATE_LIMIT": "1000000",
            "CM_LOG_LEVEL": "warning",
            # a thousand sockets come from few people here
            "CM_SOCKETS_PER_PERSON": "1000",
        }

    async def ready(self) -> bool:
        """Does it say itself that every engine is there?"""
        try:
            async with httpx.AsyncClient(timeout=5, verify=False) as client:
                return (await client.get(f"{self.url}/readyz")).status_code == 200
        except httpx.TransportError:
            return False

    async def kill(self, part: Part, choice: int) -> None:
        """Kill one of the processes that are ``part``, without a warning. It is back, or on its
        way, when this returns."""
        if part == "parent":
            await self._kill_parent()
            await self.start()
        else:

            async def living() -> list[psutil.Process]:
                return self._children(_WORDS[part])

            found = await eventually(living, within=60)
            victim = found[choice % len(found)]
            # half of the time with all its own: PostgreSQL's would still finish their commits
            below = victim.children(recursive=True) if choice % 2 else []
            for one in (victim, *below):
                _end_at_once(one)
        self.kills[part] += 1

    async def _kill_parent(self) -> None:
        """Kill the parent, and see everything below it end with it."""
        assert self._parent is not None
        below = psutil.Process(self._parent.pid).children(recursive=True)
        self._parent.kill()
        self._parent.wait()

        async def all_gone() -> bool:
            return not any(_is_alive(child) for child in below)

        await eventually(all_gone, within=60)

    def _children(self, word: str) -> list[psutil.Process]:
        assert self._parent is not None
        assert self._parent.poll() is None, self.said()
        found = psutil.Process(self._parent.pid).children()
        return [child for child in found if _is_alive(child) and word in _command(child)]

    async def end(self) -> None:
        """Stop it, whatever state it is in."""
        if self._parent is None or self._parent.poll() is not None:
            return
        self._parent.send_signal(signal.SIGTERM)
        try:
            await asyncio.to_thread(self._parent.wait, 30)
        except subprocess.TimeoutExpired:
            await self._kill_parent()


def _end_at_once(victim: psutil.Process) -> None:
    with suppress(psutil.NoSuchProcess):
        victim.kill()


def _command(child: psutil.Process) -> str:
    try:
        return " ".join(child.cmdline())
    except psutil.NoSuchProcess:
        return ""


def _is_alive(child: psutil.Process) -> bool:
    try:
        return child.status() != psutil.STATUS_ZOMBIE and bool(child.cmdline())
    except psutil.NoSuchProcess:
        return False
