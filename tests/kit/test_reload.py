"""A running server follows what an author saves, and keeps the last good one."""

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from app.rulesets import package
from app.rulesets.registry import Registry
from app.rulesets.reload import Watcher
from tests.rulesets.packages import SCHEMA, load, manifest, refusal, write_package

PLUGIN = """
from app.hookspecs import hookimpl
from .words import WORD

@hookimpl
def summary(sheet):
    return {"subtitle": {"de": WORD, "en": WORD}, "lines": []}
"""


class Running:
    """A registry that is watched."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.registry: Registry = load(place)
        nothing = place / "nothing"
        self.watcher = Watcher(
            self.registry, lambda: package.discover(nothing, nothing, [place], []), "0.1.0"
        )

    def look(self) -> list[str]:
        """What comes to rest is taken at the second look."""
        assert self.watcher.look() == []
        return self.watcher.look()

    def subtitle(self) -> str:
        return self.registry.get("ember").book.summary({"grit": 3})["subtitle"]["en"]


@pytest.fixture
def running(tmp_path: Path) -> Running:
    """A server with one ruleset whose code says ``one``."""
    folder = write_package(tmp_path, plugin=PLUGIN)
    (folder / "words.py").write_text('WORD = "one"')
    return Running(tmp_path)


def test_nothing_happens_while_nothing_changes(running: Running) -> None:
    before = running.registry.get("ember")
    assert running.look() == []
    assert running.registry.get("ember") is before


def test_changed_code_answers_at_once_though_time_and_size_are_the_same(running: Running) -> None:
    assert running.subtitle() == "one"
    for word in ("two", "six", "ten"):
        (running.place / "ember/words.py").write_text(f'WORD = "{word}"')
        assert running.look() == ["ember 1.0.0 is loaded anew"]
        assert running.subtitle() == word


def test_schema_and_content_follow(running: Running) -> None:
    before = running.registry.get("ember")
    schema = {**SCHEMA, "title": "Changed"}
    schemas = running.place / "ember/schemas"
    (schemas / "sheet.schema.json").write_text(json.dumps(schema))
    (schemas / "content").mkdir()
    entry = {"id": "a", "name": {"de": "A", "en": "A"}}
    table = {"kind": "things", "label": {"de": "Dinge", "en": "Things"}, "entries": [entry]}
    (schemas / "content/things.json").write_text(json.dumps(table))
    running.look()
    after = running.registry.get("ember")
    assert after.schema["title"] == "Changed"
    assert after.schema_etag != before.schema_etag
    assert after.compendium.entry("things", "a")["name"]["en"] == "A"


@pytest.mark.parametrize(
    ("file", "content", "told"),
    [
        ("plugin.py", "1 / 0", "ZeroDivisionError"),
        ("plugin.py", PLUGIN.replace("summary", "sumary"), "sumary"),
        ("schemas/sheet.schema.json", "{", "cannot be read"),
        ("ruleset.toml", manifest("amber"), "restart the server"),
    ],
)
def test_a_broken_state_keeps_the_last_good_one_and_says_so(
    running: Running, file: str, content: str, told: str
) -> None:
    path = running.place / "ember" / file
    good = path.read_text()
    path.write_text(content)
    (said,) = running.look()
    assert told in said
    ruleset = running.registry.get("ember")
    assert running.subtitle() == "one"
    assert told in ruleset.reload_error
    assert told in ruleset.describe()["reload_error"]
    assert running.registry.refused() == []
    path.write_text(good)
    running.look()
    assert "reload_error" not in running.registry.get("ember").describe()


def test_a_ruleset_that_was_refused_at_the_start_comes_once_it_is_mended(tmp_path: Path) -> None:
    folder = write_package(tmp_path, plugin="1 / 0")
    running = Running(tmp_path)
    assert "ZeroDivisionError" in refusal(running.registry)
    (folder / "plugin.py").write_text("")
    assert running.look() == ["ember 1.0.0 is loaded anew"]
    assert running.registry.refused() == []


def test_a_new_folder_comes_and_one_with_a_taken_id_does_not(running: Running) -> None:
    write_package(running.place, "frost")
    assert running.look() == ["frost 1.0.0 is loaded anew"]
    write_package(running.place, "copy", toml=manifest("ember"))
    (said,) = running.look()
    assert "is that of" in said
    assert [item.id for item in running.registry.refused()] == ["copy"]
    assert running.subtitle() == "one"


def test_a_folder_that_is_gone_leaves_its_ruleset_running(running: Running) -> None:
    shutil.rmtree(running.place / "ember")
    running.watcher.look()
    assert running.subtitle() == "one"
    assert "folder is gone" in running.registry.get("ember").reload_error


async def test_what_was_asked_of_the_old_one_is_still_answered(running: Running) -> None:
    before = running.registry.get("ember")
    asked = [asyncio.create_task(before.summary({"grit": 1})) for _ in range(5)]
    await asyncio.sleep(0)
    (running.place / "ember/words.py").write_text('WORD = "two"')
    await asyncio.to_thread(running.look)
    answers: list[Any] = await asyncio.gather(*asked)
    assert {answer["subtitle"]["en"] for answer in answers} == {"one"}
    later = await before.summary({"grit": 1})
    assert later["subtitle"]["en"] == "one"
