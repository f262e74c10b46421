"""The built web app, served at the server's own address."""

import gzip
import hashlib
import re
from base64 import b64encode
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import httpx
import pytest

from app.settings import Settings
from tests.client import Client, accept, refuse, serve

SCRIPT = "\n  start({});\n"
PAGE = (
    f"<!doctype html><title>Web</title><script src='/start.js'></script><script>{SCRIPT}</script>"
)
CODE = "export const answer = 42;\n" * 100
ASSET = "/_app/immutable/chunks/a1b2c3.js"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder as the build leaves it, beside a secret."""
    place = tmp_path_factory.mktemp("web")
    (place / "secret.txt").write_text("nobody's business")
    folder = place / "build"
    (folder / "_app/immutable/chunks").mkdir(parents=True)
    (folder / "200.html").write_text(PAGE)
    (folder / "200.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (folder / ASSET[1:]).write_text(CODE)
    (folder / f"{ASSET[1:]}.gz").write_bytes(gzip.compress(CODE.encode()))
    (folder / f"{ASSET[1:]}.br").write_bytes(b"as if packed by brotli")
    (folder / "robots.txt").write_text("User-agent: *\n")
    (folder / ".made-from").write_text("abc")
    return folder


@pytest.fixture(scope="module")
async def web(settings: Settings, built: Path) -> AsyncIterator[Client]:
    """Somebody at a server that serves it, with an object store elsewhere."""
    served = replace(
        settings,
        web_dir=built,
        s3_browser_endpoint="https://store.example",
        s3_public_url="https://pictures.example/bucket",
    )
    async with serve(served) as server, Client(server) as client:
        yield client


async def get(web: Client, path: str, **headers: str) -> httpx.Response:
    """httpx would ask for packed bodies and unpack them."""
    plain = {"accept-encoding": "identity"}
    return await web.get(f"/{path}", headers=plain | headers)


@pytest.mark.parametrize("path", ["/", "/verify", "/reset", "/pair", "/groups/17?tab=1", "/a/b/c"])
async def test_every_address_of_the_app_is_its_page(web: Client, path: str) -> None:
    answer = accept(await get(web, path), 200)
    assert answer.text == PAGE
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-cache"


@pytest.mark.parametrize(
    "path", ["/v1/nowhere", "/v1", "/docs/nowhere/at/all", "/objects", "/metrics/more"]
)
async def test_what_is_the_servers_own_stays_so(web: Client, path: str) -> None:
    refuse(await get(web, path), 404, "not_found")


async def test_the_servers_own_routes_come_first(web: Client) -> None:
    assert accept(await get(web, "/healthz"), 200).json() == {"status": "ok"}
    assert accept(await get(web, "/v1/meta"), 200).json()["name"] == "Campaign Manager"
    assert "openapi.json" in accept(await get(web, "/docs"), 200).text


@pytest.mark.parametrize("path", ["/_app/immutable/old.js", "/favicon.ico", "/.made-from"])
async def test_a_missing_file_is_not_the_page(web: Client, path: str) -> None:
    refuse(await get(web, path), 404, "not_found")


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/..%2fsecret.txt",
        "/%2e%2e/secret.txt",
        "/_app/../../secret.txt",
        "/robots.txt/../../secret.txt",
        "/%2fetc/passwd",
        "/..%5csecret.txt",
        "/robots.txt%00",
    ],
)
async def test_no_path_leads_out_of_the_folder(web: Client, path: str) -> None:
    url = httpx.URL(web.server.url).copy_with(raw_path=path.encode())
    answer = await web.http.get(url)
    assert "nobody's business" not in answer.text
    assert "root:" not in answer.text


async def test_hashed_files_are_kept_for_ever_and_others_asked_for_again(web: Client) -> None:
    asset = accept(await get(web, ASSET), 200)
    assert asset.text == CODE
    assert asset.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert asset.headers["content-type"] == "text/javascript; charset=utf-8"
    other = accept(await get(web, "/robots.txt"), 200)
    assert other.headers["cache-control"] == "no-cache"
    again = await get(web, "/robots.txt", **{"if-none-match": other.headers["etag"]})
    assert again.status_code == 304
    assert again.content == b""


async def test_the_best_packed_form_is_sent_that_the_browser_takes(web: Client) -> None:
    tags = set()
    for accepted, encoding in (
        ("gzip, deflate, br, zstd", "br"),
        ("gzip, br;q=0", "gzip"),
        ("gzip;q=0", None),
        ("", None),
    ):
        async with web.http.stream("GET", ASSET, headers={"accept-encoding": accepted}) as answer:
            assert answer.headers.get("content-encoding") == encoding
            assert "accept-encoding" in answer.headers["vary"]
            tags.add(answer.headers["etag"])
    assert len(tags) == 3


async def test_head_says_what_get_would_and_sends_nothing(web: Client) -> None:
    for path in ("/", ASSET, "/groups/17"):
        head = accept(await web.send("HEAD", f"/{path}"), 200)
        async with web.http.stream("GET", path) as whole:
            for name in ("content-length", "etag", "content-type", "content-security-policy"):
                assert head.headers[name] == whole.headers[name]
        assert head.content == b""


async def test_nothing_else_may_be_done_there(web: Client) -> None:
    for method in ("POST", "PUT", "DELETE"):
        refuse(await web.send(method, "//groups/17"), 404, "not_found")


async def test_the_page_runs_its_own_scripts_and_asks_this_server_and_the_store(
    web: Client,
) -> None:
    headers = (await get(web, "/")).headers
    policy = dict(rule.split(" ", 1) for rule in headers["content-security-policy"].split("; "))
    script = b64encode(hashlib.sha256(SCRIPT.encode()).digest()).decode()
    assert policy["default-src"] == "'none'"
    assert policy["script-src"] == f"'self' 'sha256-{script}'"
    assert policy["style-src"] == "'self'"
    public = re.sub("^http", "ws", web.server.parts.settings.public_url)
    assert policy["connect-src"] == f"'self' {public} https://store.example"
    assert policy["img-src"] == (
        "'self' blob: data: https://pictures.example https://store.example"
    )
    assert policy["frame-ancestors"] == "'none'"
    assert "unsafe-inline" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


async def test_without_a_built_app_the_servers_own_pages_stand_there(
    settings: Settings, tmp_path: Path
) -> None:
    nothing = replace(settings, web_dir=tmp_path)
    async with serve(nothing) as server, Client(server) as client:
        assert "/docs" in accept(await client.get("//"), 200).text
        for path in ("/verify", "/reset", "/pair"):
            accept(await client.get(f"/{path}"), 200)
        refuse(await client.get("//groups"), 404, "not_found")


def test_workers_hear_that_there_is_to_be_none() -> None:
    settings = Settings.from_env({"CM_WEB_DIR": "none"})
    assert settings.web_dir is None
    assert Settings.from_env(settings.to_env()).web_dir is None
