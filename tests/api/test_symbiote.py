"""The panel for TaleSpire as a download, already pointing at the server that it comes from."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from tests.client import Client, Server, accept, refuse, serve

CONFIG = "// The address.\nglobalThis.CAMPAIGN_MANAGER = { server: 'http://localhost:8000' };\n"


@pytest.fixture
def panel(tmp_path: Path) -> Path:
    """A folder as `make symbiote` leaves it, with what a game keeps in it."""
    files = {
        "manifest.json": "{}",
        "index.html": "<!doctype html>",
        "app.js": "//",
        "config.js": CONFIG,
        "icons/icon-64.png": "PNG",
        ".localStorage/global": "tokens of whoever tried it",
    }
    for name, text in files.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


async def test_the_zip_is_the_panel_with_this_servers_address(server: Server, panel: Path) -> None:
    mine = "https://play.example.org"
    settings = replace(server.parts.settings, symbiote_dir=panel, public_url=mine)
    async with serve(settings) as other, Client(other) as client:
        meta = accept(await client.get("/meta"), 200).json()
        assert meta["symbiote_url"] == f"{mine}/symbiote.zip"
        answer = accept(await client.get("//symbiote.zip"), 200)
        assert answer.headers["content-type"] == "application/zip"
        assert "campaign-manager.zip" in answer.headers["content-disposition"]
        with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
            assert archive.testzip() is None
            names = {"app.js", "config.js", "icons/icon-64.png", "index.html", "manifest.json"}
            assert set(archive.namelist()) == names
            config = archive.read("config.js").decode()
        assert config == CONFIG.replace("'http://localhost:8000'", f'"{mine}"')

        seen = {"if-none-match": answer.headers["etag"]}
        assert (await client.get("//symbiote.zip", headers=seen)).status_code == 304
        (panel / "app.js").write_text("// a new build", encoding="utf-8")
        anew = accept(await client.get("//symbiote.zip", headers=seen), 200)
        assert anew.content != answer.content


@pytest.mark.parametrize("gone", ["manifest.json", "config.js"])
async def test_a_folder_that_is_not_whole_is_not_offered(
    server: Server, panel: Path, gone: str
) -> None:
    (panel / gone).unlink()
    settings = replace(server.parts.settings, symbiote_dir=panel)
    async with serve(settings) as other, Client(other) as client:
        refuse(await client.get("//symbiote.zip"), 404, "not_found")
        assert "symbiote_url" not in accept(await client.get("/meta"), 200).json()


async def test_a_server_may_offer_none(server: Server) -> None:
    settings = replace(server.parts.settings, symbiote_dir=None)
    async with serve(settings) as other, Client(other) as client:
        refuse(await client.get("//symbiote.zip"), 404, "not_found")
        assert "symbiote_url" not in accept(await client.get("/meta"), 200).json()
