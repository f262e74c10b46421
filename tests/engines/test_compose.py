"""docker-compose.yml, started as plain processes: the same commands with the same environment.

There is no container engine where tests run. Valkey stands in Dragonfly's place, the embedded
PostgreSQL in the image's, a small mail server in the mail catcher's; SeaweedFS is the very program.
"""

import base64
import json
import os
import re
import secrets
import signal
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import asyncpg
import httpx
import pytest
import yaml
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Sink
from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.engines import postgres, process, valkey
from app.settings import Settings, SettingsError
from tests.engines.ports import store_port
from tests.engines.waiting import eventually

ROOT = Path(__file__).resolve().parents[2]
_VARIABLE = re.compile(r"\$\$|\$\{(\w+)(?::([-?])((?:[^{}])*))?\}")
FILLED = {
    "CM_ENV": "production",
    "CM_PUBLIC_URL": "https://campaign.test",
    "CM_S3_BROWSER_ENDPOINT": "https://objects.campaign.test",
    "CM_SECRET_KEYS": f"k1:{base64.b64encode(secrets.token_bytes(32)).decode()}",
    "POSTGRES_PASSWORD": secrets.token_hex(24),
    "REDIS_PASSWORD": secrets.token_hex(24),
    "S3_SECRET_KEY": secrets.token_hex(24),
}


class Refused(Exception):
    """Compose would not start: a variable that must be set is not."""


def interpolated(text: str, env: Mapping[str, str]) -> str:
    """What compose makes of ``${NAME:-default}``, ``${NAME:?why}`` and ``$$``."""

    def value(match: re.Match[str]) -> str:
        if match[0] == "$$":
            return "$"
        found = env.get(match[1], "")
        if not found and match[2] == "?":
            raise Refused(match[1])
        return found or (match[3] or "")

    return _VARIABLE.sub(value, text)


def filled_in(part: Any, env: Mapping[str, str]) -> Any:
    if isinstance(part, dict):
        return {name: filled_in(value, env) for name, value in part.items()}
    if isinstance(part, list):
        return [filled_in(value, env) for value in part]
    return interpolated(part, env) if isinstance(part, str) else part


def services(env: Mapping[str, str]) -> dict[str, Any]:
    """The services as compose understands them with ``env`` for its .env file."""
    text = yaml.safe_load((ROOT / "docker-compose.yml").read_text())
    found: dict[str, Any] = filled_in(text["services"], env)
    return found


def example() -> dict[str, str]:
    lines = (ROOT / ".env.example").read_text().splitlines()
    pairs = (line.split("=", 1) for line in lines if line and not line.startswith("#"))
    return {name: value.strip('"') for name, value in pairs}


@pytest.fixture
def filled() -> dict[str, str]:
    """What an operator writes into .env."""
    return {**example(), **FILLED}


def test_the_example_as_it_stands_starts_nothing() -> None:
    with pytest.raises(Refused):
        services(example())


@pytest.mark.parametrize(
    "missing", ["CM_SECRET_KEYS", "POSTGRES_PASSWORD", "REDIS_PASSWORD", "S3_SECRET_KEY"]
)
def test_each_secret_must_be_chosen(filled: dict[str, str], missing: str) -> None:
    with pytest.raises(Refused, match=missing):
        services({**filled, missing: ""})


def test_the_example_names_every_variable_that_must_be_set(filled: dict[str, str]) -> None:
    text = (ROOT / "docker-compose.yml").read_text()
    needed = {match[1] for match in _VARIABLE.finditer(text) if match[2] == "?"}
    assert needed <= example().keys()


def test_the_server_accepts_its_environment_in_production(filled: dict[str, str]) -> None:
    assert Settings.from_env(services(filled)["server"]["environment"]).production


def test_in_production_a_plain_http_address_is_refused(filled: dict[str, str]) -> None:
    env = services({**filled, "CM_PUBLIC_URL": "http://campaign.test"})["server"]["environment"]
    with pytest.raises(SettingsError, match="CM_PUBLIC_URL"):
        Settings.from_env(env)


def test_every_service_says_whether_it_is_healthy_and_keeps_its_data(
    filled: dict[str, str],
) -> None:
    dockerfile = (ROOT / "Dockerfile").read_text()
    assert "HEALTHCHECK" in dockerfile
    for name, service in services(filled).items():
        assert "healthcheck" in service or service["image"] == "campaign-manager", name
        if name in {"server", "database", "keys", "objects"}:
            assert service["volumes"], name


def test_the_image_does_not_run_as_root() -> None:
    assert re.search(r"^USER [1-9]\d*$", (ROOT / "Dockerfile").read_text(), re.M)


@asynccontextmanager
async def database(service: Mapping[str, Any], place: Path) -> AsyncIterator[str]:
    """The image makes a role and a database from its environment; so do we."""
    env = service["environment"]
    engine = await postgres.start(place / "database", fast=True)
    connection = await asyncpg.connect(engine.url)
    password = env["POSTGRES_PASSWORD"]
    await connection.execute(f"CREATE ROLE {env['POSTGRES_USER']}_own LOGIN PASSWORD '{password}'")
    await connection.execute(
        f"ALTER ROLE {env['POSTGRES_USER']}_own RENAME TO {env['POSTGRES_USER']}"
    )
    await connection.execute(f"ALTER ROLE {env['POSTGRES_USER']} PASSWORD '{password}'")
    await connection.execute(f"ALTER DATABASE {env['POSTGRES_DB']} OWNER TO {env['POSTGRES_USER']}")
    await connection.close()
    yield engine.url.rpartition("@")[2].partition("/")[0]
    await engine.stop()


@asynccontextmanager
async def keys(service: Mapping[str, Any], place: Path) -> AsyncIterator[str]:
    """Dragonfly's flags in Valkey's words."""
    flags = dict(flag.removeprefix("--").split("=") for flag in service["command"][2:])
    known = {"port", "dir", "proactor_threads", "maxmemory"}
    assert flags.keys() <= known, "a flag that nobody translates"
    port, password = process.free_port(), service["environment"]["DFLY_requirepass"]
    child = process.spawn(
        [
            *(valkey.find_program(), "--bind", "127.0.0.1", "--port", str(port), "--dir", place),
            *("--requirepass", password, "--maxmemory", flags["maxmemory"], "--save", ""),
        ],
        log=place / "keys.log",
    )

    async def answers() -> bool:
        async with Redis(port=port, password=password) as client:
            try:
                return bool(await client.ping())
            except RedisError:
                return False

    await eventually(answers)
    yield f"127.0.0.1:{port}"
    await process.end(child, signal.SIGTERM, 10)


@asynccontextmanager
async def objects(service: Mapping[str, Any], place: Path) -> AsyncIterator[str]:
    """The same command; only folder, addresses and ports are this machine's."""
    port = store_port()
    changed = {"-dir": str(place), "-ip": "127.0.0.1", "-ip.bind": "127.0.0.1", "-s3.port": port}
    changed |= {f"-{name}.port": store_port() for name in ("master", "volume", "filer")}
    kept = [flag for flag in service["command"] if flag.partition("=")[0] not in changed]
    assert service["entrypoint"] == ["weed"]
    child = process.spawn(
        [
            Path(sys.executable).with_name("weed"),
            *kept,
            *(f"{flag}={value}" for flag, value in changed.items()),
        ],
        log=place / "objects.log",
        cwd=place,
        env={"PATH": os.environ["PATH"], "HOME": str(place), **service["environment"]},
    )
    check = service["healthcheck"]["test"][1]
    path = re.search(r"http://127\.0\.0\.1:8333(\S*)", check)
    assert path, "the health check asks the store itself"

    async def healthy() -> bool:
        try:
            async with httpx.AsyncClient() as client:
                return (await client.get(f"http://127.0.0.1:{port}{path[1]}")).status_code == 200
        except httpx.HTTPError:
            return False

    await eventually(healthy, within=90)
    yield f"127.0.0.1:{port}"
    await process.end(child, signal.SIGTERM, 10)


@asynccontextmanager
async def mail() -> AsyncIterator[str]:
    port = process.free_port()
    controller = Controller(Sink(), hostname="127.0.0.1", port=port)
    controller.start()
    yield f"127.0.0.1:{port}"
    controller.stop()


def command(service: Mapping[str, Any]) -> list[str]:
    """What the container runs: the service's command, or the image's."""
    found = re.search(r"^CMD (\[.*\])$", (ROOT / "Dockerfile").read_text(), re.M)
    assert found
    words: list[str] = service.get("command") or json.loads(found[1])
    assert words[0] == "python"
    return [sys.executable, *words[1:]]


async def test_the_whole_installation_comes_up_ready(filled: dict[str, str], folder: Path) -> None:
    compose = services(filled)
    async with AsyncExitStack() as stack:
        places = {
            "database:5432": await stack.enter_async_context(database(compose["database"], folder)),
            "keys:6379": await stack.enter_async_context(keys(compose["keys"], folder)),
            "objects:8333": await stack.enter_async_context(objects(compose["objects"], folder)),
            "mail:1025": await stack.enter_async_context(mail()),
        }
        port = process.free_port()
        env = {name: str(value) for name, value in compose["server"]["environment"].items()}
        for name, here in places.items():
            env = {key: value.replace(name, here) for key, value in env.items()}
        env |= {"PATH": os.environ["PATH"], "CM_PORT": str(port), "CM_DATA_DIR": str(folder / "d")}

        made = subprocess.run(
            command(compose["bucket"]), env=env, capture_output=True, text=True, check=False
        )
        assert made.returncode == 0, made.stderr
        assert made.stdout == "The bucket campaign is there\n"

        log = folder / "server.log"
        server = process.spawn(command(compose["server"]), log=log, cwd=ROOT, env=env)
        stack.push_async_callback(process.end, server, signal.SIGTERM, 30)
        async with httpx.AsyncClient() as client:

            async def ready() -> dict[str, Any]:
                assert server.poll() is None, log.read_text()
                try:
                    answer = await client.get(f"http://127.0.0.1:{port}/readyz")
                except httpx.HTTPError:
                    return {}
                found: dict[str, Any] = answer.json()
                return found if answer.status_code == 200 else {}

            state = await eventually(ready, within=40)
            unsigned = await client.get(f"http://{places['objects:8333']}/campaign/exports/x")
            assert unsigned.status_code == 403
        assert {name for name, engine in state["engines"].items() if engine["ready"]} == {
            *("database", "redis", "objects", "mail")
        }
        assert not (folder / "d" / "postgres").exists()
        assert not (folder / "d" / "secret_keys").exists()
