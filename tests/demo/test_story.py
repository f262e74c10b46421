"""The story of the demo, told by the command itself to the running app."""

import asyncio
import sys

from tests.client import Server


async def test_the_story_is_told_to_its_end(server: Server) -> None:
    folder = server.parts.settings.data_dir / "mail"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "demo", "--url", server.url, "--mail", str(folder),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    story = output.decode()
    assert process.returncode == 0, story
    assert "LeP 28 → 17 of 28" in story
    assert "Self-Control" in story
    assert "The end." in story
    gero, mara, tom = story.partition("What each side sees")[2].split("rolls: ")[1:4]
    assert "Was lauert?" in gero
    assert "Was lauert?" not in mara.partition("\n")[0] + tom.partition("\n")[0]


async def test_without_a_server_it_says_how_to_start_one() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app", "demo", "--url", "http://127.0.0.1:9",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT,
    )  # fmt: skip
    output, _ = await asyncio.wait_for(process.communicate(), 60)
    assert process.returncode == 1
    assert "make run" in output.decode()
