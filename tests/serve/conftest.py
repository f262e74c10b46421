"""The real command line as a process of its own, on a free port and a folder of its own."""

import asyncio
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pytest

from app.engines import process
from tests.engines.waiting import eventually

STANDIN = "tests.serve.standin:create_app"


@dataclass
class Served:
    """A running ``python -m app serve``."""

    parent: "subprocess.Popen[str]"
    url: str
    data: Path
    output: Path
    client: httpx.AsyncClient = field(
        default_factory=lambda: httpx.AsyncClient(timeout=10, verify=False)
    )

    def said(self) -> str:
        return self.output.read_text()

    def children(self, word: str) -> list[psutil.Process]:
        """The parent's living children whose command line has ``word``."""
        found = psutil.Process(self.parent.pid).children()
        return [child for child in found if word in _command(child)]

    async def answers(self) -> bool:
        try:
            return (await self.client.get(f"{self.url}/healthz")).status_code == 200
        except httpx.HTTPError:
            return False

    async def ready(self) -> bool:
        return "Ready at" in self.said() or self.parent.poll() is not None

    async def stop(self, number: signal.Signals = signal.SIGTERM) -> int:
        self.parent.send_signal(number)
        return await self.ended()

    async def ended(self) -> int:
        async def over() -> bool:
            return self.parent.poll() is not None

        try:
            await eventually(over, within=45)  # longer than open requests and engines may take
        except AssertionError as error:
            raise AssertionError(f"it does not end; it said:\n{self.said()}") from error
        return self.parent.returncode


def _command(child: psutil.Process) -> str:
    """Nothing, once it has ended: also between two questions."""
    try:
        return " ".join(child.cmdline())
    except psutil.NoSuchProcess:
        return ""


async def all_gone(children: list[psutil.Process]) -> None:
    """Wait until none of them runs any more."""

    async def none_left() -> bool:
        return not any(_command(child) for child in children)

    await eventually(none_left)


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that does not exist yet, in a place that engines' accounts may reach."""
    place = Path(tempfile.mkdtemp(prefix="cm-serve-"))
    place.chmod(0o755)
    yield place / "data"
    shutil.rmtree(place, ignore_errors=True)


Serve = Callable[..., Served]


@pytest.fixture
async def serve(data: Path, tmp_path: Path) -> AsyncIterator[Serve]:
    """Start servers; whatever still runs is ended after the test."""
    started: list[Served] = []

    def start(*, port: int = 0, workers: int = 1, folder: Path = data, **more: str) -> Served:
        port = port or process.free_port()
        output = tmp_path / f"output-{len(started)}"
        env = {name: value for name, value in os.environ.items() if not name.startswith("CM_")}
        env |= {"CM_PORT": str(port), "CM_DATA_DIR": str(folder), "CM_WORKERS": str(workers)}
        with output.open("w") as file:
            parent = subprocess.Popen(
                [sys.executable, "-m", "app", "serve", "--factory", STANDIN],
                env=env | more,
                stdout=file,
                stderr=subprocess.STDOUT,
                text=True,
            )
        started.append(Served(parent, f"http://127.0.0.1:{port}", folder, output))
        return started[-1]

    yield start
    for served in started:
        if served.parent.poll() is None:
            served.parent.terminate()
        await served.ended()
        await served.client.aclose()
    await asyncio.sleep(0)
