"""Schemathesis: requests made from the OpenAPI document, and sequences of them.

The server runs as an operator starts it. The budget of ``make test`` is bounded; ``make fuzz``
(``FUZZ=long``) searches for ten minutes with a new seed.
"""

import asyncio
import os
import re
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from app.settings import Settings
from tests.client import Client, Server, serve

LONG = os.environ.get("FUZZ") == "long"
CONFIG = Path(__file__).with_name("schemathesis.toml")
SESSIONS = 200 if LONG else 60


@pytest.fixture
async def own_server(settings: Settings) -> AsyncIterator[Server]:
    """A server of one's own: wrong requests by the thousand are no company for other tests."""
    async with serve(settings) as server:
        yield server


async def tokens(server: Server, folder: Path) -> Path:
    async with Client(server) as client:
        person = await client.person("Fuzz")
        found = [person.tokens["access_token"]]
        for _ in range(SESSIONS):
            found.append((await client.login(person.email)).tokens["access_token"])
    path = folder / "tokens"
    path.write_text("\n".join(found))
    return path


async def test_no_request_finds_the_server_unprepared(own_server: Server, tmp_path: Path) -> None:
    budget = ["--max-time", "600"] if LONG else ["--max-examples", "6", "--seed", "20261124"]
    process = await asyncio.create_subprocess_exec(
        str(Path(sys.executable).with_name("schemathesis")),
        "--config-file", str(CONFIG),
        "run", f"{own_server.url}/v1/openapi.json",
        "--phases", "examples,coverage,fuzzing,stateful",
        "--request-timeout", "60",  # a slow machine is no mistake of the server's
        "--checks", "all", "--continue-on-failure", "--warnings", "off",
        "--report", "json", "--report-json-path", str(tmp_path / "report.json"),
        *budget,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
        env={
            **os.environ,
            "FUZZ_TOKENS": str(await tokens(own_server, tmp_path)),
            "SCHEMATHESIS_HOOKS": "tests.fuzz.hooks",
            "PYTHONPATH": str(Path.cwd()),
        },
        cwd=tmp_path,
    )  # fmt: skip
    output, _ = await process.communicate()
    text = output.decode()
    print(text[text.rfind("= SUMMARY =") :])
    assert process.returncode == 0, text
    generated = re.search(r"(\d+) generated, (\d+) passed", text)
    assert generated, text
    assert int(generated[1]) > 1000
