"""Real servers for the engines' tests, each on a free port of the loopback."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from botocore.exceptions import BotoCoreError, ClientError
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json as json_response

from app.api import objects as object_routes
from app.engines import process
from app.engines.objects import FolderStore, ObjectStore
from app.engines.s3 import S3Store
from app.errors import AppError, problem
from app.settings import SecretKey, Settings
from tests.engines.ports import store_port
from tests.engines.waiting import eventually

KEYS = (SecretKey("k1", bytes(range(32))),)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that an engine's own account may reach (pytest's own is private)."""
    path = Path(tempfile.mkdtemp(prefix="cm-test-"))
    path.chmod(0o755)
    yield path
    shutil.rmtree(path, ignore_errors=True)


@dataclass
class Clock:
    """A clock that only moves when it is told to."""

    ahead: float = 0

    def __call__(self) -> float:
        return 1_800_000_000 + self.ahead


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
async def folder_store(tmp_path: Path, clock: Clock) -> AsyncIterator[FolderStore]:
    """A folder store with its routes being served."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    address = f"http://127.0.0.1:{listener.getsockname()[1]}"
    store = FolderStore(tmp_path / "objects", address, KEYS, clock)
    app: Sanic[Any, Any] = Sanic(f"objects-{listener.fileno()}", configure_logging=False)
    # Sanic's touching up rewrites its own class for one app's signals; others run beside this one
    app.config.TOUCHUP = False
    app.blueprint(object_routes.blueprint)
    app.ctx.parts = SimpleNamespace(objects=store)
    app.ctx.settings = Settings.from_env({})

    @app.exception(AppError)
    async def refuse(_: Request, error: AppError) -> HTTPResponse:
        return json_response(problem(error), status=error.status)

    server = await app.create_server(sock=listener, return_asyncio_server=True)
    assert server is not None
    await server.startup()  # type: ignore[no-untyped-call]
    await server.start_serving()  # type: ignore[no-untyped-call]
    yield store
    await server.close()  # type: ignore[no-untyped-call]
    Sanic._app_registry.pop(app.name)


@dataclass(frozen=True)
class Weed:
    settings: Settings


@pytest.fixture(scope="session")
async def weed() -> AsyncIterator[Weed]:
    """SeaweedFS: a real S3-compatible server that enforces what a presigned URL says."""
    place = Path(tempfile.mkdtemp(prefix="cm-weed-"))
    port = store_port()
    child = start_weed(place, port)
    settings = Settings.from_env(
        {
            "CM_S3_ENDPOINT": f"http://127.0.0.1:{port}",
            "CM_S3_BUCKET": "campaign",
            "CM_S3_REGION": "us-east-1",
            "CM_S3_ACCESS_KEY": "access",
            "CM_S3_SECRET_KEY": "secret-of-the-tests",
        }
    )
    await make_bucket(settings)
    yield Weed(settings)
    await process.end(child, signal.SIGTERM, 10)
    shutil.rmtree(place, ignore_errors=True)


def start_weed(place: Path, port: int) -> subprocess.Popen[bytes]:
    who = {
        "name": "app",
        "credentials": [{"accessKey": "access", "secretKey": "secret-of-the-tests"}],
        "actions": ["Admin", "Read", "List", "Tagging", "Write"],
    }
    (place / "s3.json").write_text(json.dumps({"identities": [who]}))
    ports = {name: store_port() for name in ("master", "volume", "filer")}
    return process.spawn(
        [
            *(Path(sys.executable).with_name("weed"), "-logtostderr", "mini"),
            *(f"-dir={place}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1"),
            *(f"-{name}.port={number}" for name, number in ports.items()),
            *(f"-s3.port={port}", f"-s3.config={place / 's3.json'}"),
            *("-s3.port.iceberg=0", "-s3.port.lance=0", "-webdav=false", "-admin.ui=false"),
            "-master.telemetry=false",  # it would call its maker
        ],
        log=place / "weed.log",
        cwd=place,
    )


async def make_bucket(settings: Settings) -> None:
    store = S3Store(settings)

    async def made() -> bool:
        try:
            return store.prepare(settings.web_origins) == []
        except (BotoCoreError, ClientError):
            return False

    await eventually(made, within=90)


@pytest.fixture(params=["folder", "s3"])
def store(request: pytest.FixtureRequest) -> ObjectStore:
    """Both stores, one after the other: what is said of one must hold for the other."""
    if request.param == "folder":
        found: ObjectStore = request.getfixturevalue("folder_store")
        return found
    weed: Weed = request.getfixturevalue("weed")
    return S3Store(weed.settings)


@pytest.fixture
def weed_store(weed: Weed) -> ObjectStore:
    return S3Store(weed.settings)
