"""The tutorial is followed to the letter; what it makes is the example beside it."""

import asyncio
import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from app.settings import Settings
from tests.client import serve
from tests.rulesets.packages import ROOT

PAGE = ROOT / "docs/tutorials/first-ruleset.md"
BLOCK = re.compile(r"^```(\w+)(?: file=(\S+))?\n(.*?)^```$", re.M | re.S)
SERVE = "CM_PLUGINS_PATH=my_rulesets CM_RULESETS_RELOAD=1 make run\n"
Block = tuple[str, str, str]
EXAMPLE = ROOT / "docs/examples/lanterns"


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder that looks like the checkout to who follows the page."""
    (tmp_path / "docs").symlink_to(ROOT / "docs")
    (tmp_path / ".venv/bin").mkdir(parents=True)
    (tmp_path / ".venv/bin/activate").write_text("")
    return tmp_path


def follow(place: Path, page: list[Block], url: str = "") -> str:
    """Do what the blocks say, one after the other; answers what the last command printed."""
    printed = ""
    for language, file, text in page:
        if file:
            (place / file).write_text(text)
        elif language == "sh":
            printed = run(place, text.replace("http://localhost:8000", url))
    return printed


def run(folder: Path, commands: str) -> str:
    """A shell in which the tools of the checkout are found, as ``activate`` has it."""
    tools = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-c", f"set -e\n{commands}"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "CM_PLUGINS_PATH": "", "PATH": tools},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, f"{commands}\n{done.stdout}\n{done.stderr}"
    return done.stdout


def blocks() -> tuple[list[Block], list[Block]]:
    """The page's blocks before the server starts, and after."""
    found = BLOCK.findall(PAGE.read_text())
    (served,) = [index for index, block in enumerate(found) if block[2] == SERVE]
    return found[:served], found[served + 1 :]


@pytest.mark.skipif(not shutil.which("curl"), reason="its commands use curl, which is not here")
async def test_following_the_tutorial_leads_to_a_saved_character(
    place: Path, settings: Settings
) -> None:
    before, after = blocks()
    printed = await asyncio.to_thread(follow, place, before)
    assert "validate() " in printed
    made = place / "my_rulesets/lanterns"
    assert "lanterns 1.0.0 has no findings" in run(ROOT, f"python -m app ruleset check {made}")
    for path in EXAMPLE.rglob("*"):
        if path.is_file() and "__pycache__" not in path.parts and path.name != "README.md":
            assert (made / path.relative_to(EXAMPLE)).read_text() == path.read_text(), path
    own = replace(settings, plugins_path=(made.parent,), rulesets_reload=True)
    async with serve(own) as server:
        printed = await asyncio.to_thread(follow, place, after, server.url)
    character = json.loads(printed[printed.index('{"id"') :])
    assert character["name"] == "Berta"
    assert character["card"]["resources"][0]["maximum"] == 15


def test_its_code_is_as_short_as_promised() -> None:
    assert len((EXAMPLE / "plugin.py").read_text().splitlines()) <= 70
    assert not list(EXAMPLE.rglob("*.ts"))
