"""Workers as processes of their own, all on the database and Redis of the tests."""

import asyncio
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import httpx

from app.engines import process
from app.settings import Settings
from tests.engines.waiting import eventually


@asynccontextmanager
async def workers(settings: Settings, folder: Path, count: int = 2) -> AsyncIterator[list[str]]:
    """The addresses of this many; gone afterwards."""
    ports = [process.free_port() for _ in range(count)]
    started = [_start(settings, folder / f"worker-{port}", port) for port in ports]
    try:
        urls = [f"http://127.0.0.1:{port}" for port in ports]
        await asyncio.gather(*(eventually(partial(_answers, url), 60) for url in urls))
        yield urls
    finally:
        for worker in started:
            worker.terminate()
        for worker in started:
            await asyncio.to_thread(worker.wait, 30)


def _start(settings: Settings, folder: Path, port: int) -> subprocess.Popen[bytes]:
    inherited = {name: value for name, value in os.environ.items() if name[:3] != "CM_"}
    own = {
        "CM_DATA_DIR": str(folder),
        "CM_PORT": str(port),
        "CM_PUBLIC_URL": f"http://localhost:{port}",
        "CM_WEB_ORIGINS": f"http://localhost:{port}",
        "CM_SECRET_KEYS": (settings.data_dir / "secret_keys").read_text().strip(),
    }
    return subprocess.Popen(
        [sys.executable, "-m", "app", "serve"],
        env=inherited | settings.to_env() | own,
        stdout=subprocess.DEVNULL,
    )


async def _answers(url: str) -> bool:
    try:
        async with httpx.AsyncClient(timeout=2, verify=False) as client:
            return (await client.get(f"{url}/readyz")).status_code == 200
    except httpx.TransportError:
        return False
