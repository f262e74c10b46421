"""What ``ruleset new`` makes is a ruleset that works, here and in a repository of its own."""

import json
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from app import hookspecs
from app.hookspecs import PROJECT
from app.rulesets.kit import conformance, new
from app.rulesets.kit.new import NotMade
from tests.rulesets.packages import ROOT, load


def test_a_new_ruleset_keeps_every_promise(tmp_path: Path) -> None:
    new.make("wolf_moon", tmp_path, title="Wolf Moon", typescript=True)
    ruleset = load(tmp_path).get("wolf_moon")
    assert ruleset.name == {"de": "Wolf Moon", "en": "Wolf Moon"}
    verdict = conformance.check(ruleset)
    assert [str(told) for told in verdict.complaints] == []
    assert verdict.advice == []


def test_it_shows_each_hook_once() -> None:
    hooks = [name for name in vars(hookspecs) if hasattr(vars(hookspecs)[name], f"{PROJECT}_spec")]
    text = (new.STARTER / "plugin.py").read_text()
    assert len(hooks) > 10
    for hook in hooks:
        assert text.count(f"\ndef {hook}(") == 1, hook


def test_its_old_name_is_nowhere(tmp_path: Path) -> None:
    folder = new.make("wolf_moon", tmp_path, typescript=True)
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert folder / "index.ts" in files
    for path in files:
        assert "my_game" not in path.name
        assert not any(old in path.read_text() for old in ("my_game", "my-game", "My Game")), path
    project = tomllib.loads((folder / "pyproject.toml").read_text())
    points = project["project"]["entry-points"]["campaign_manager.rulesets"]
    assert points == {"wolf_moon": "wolf_moon"}


def test_typescript_comes_only_where_it_is_asked_for(tmp_path: Path) -> None:
    assert not (new.make("wolf_moon", tmp_path) / "index.ts").exists()


@pytest.mark.parametrize("ruleset_id", ["", "x", "Wolf", "1wolf", "wolf-moon", "../wolf", "w" * 33])
def test_what_cannot_be_an_id_is_refused(ruleset_id: str, tmp_path: Path) -> None:
    with pytest.raises(NotMade):
        new.make(ruleset_id, tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_nothing_that_is_there_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "wolf_moon").mkdir()
    with pytest.raises(NotMade, match="is there already"):
        new.make("wolf_moon", tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["wolf_moon"]
    assert list((tmp_path / "wolf_moon").iterdir()) == []


def pytest_in(folder: Path) -> subprocess.CompletedProcess[str]:
    """pytest as an author runs it who installed the server."""
    plugin = ["-p", "app.rulesets.kit.pytest_plugin", "-p", "no:cacheprovider"]
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-rf", *plugin, "."],
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_pytest_in_the_authors_folder_runs_the_whole_check(tmp_path: Path) -> None:
    folder = new.make("wolf_moon", tmp_path)
    done = pytest_in(folder)
    assert done.returncode == 0, done.stdout + done.stderr
    tests = 1 + len(conformance.AREAS) + 4 + 1
    assert f"{tests} passed" in done.stdout


def test_pytest_names_the_promise_and_the_case_that_is_broken(tmp_path: Path) -> None:
    folder = new.make("wolf_moon", tmp_path)
    path = folder / "schemas/sheet.schema.json"
    schema = json.loads(path.read_text())
    del schema["properties"]["notes"]["description"]
    schema["properties"]["health_max"]["x-formula"] = "11 + 2 * @/might + 2 * @/level"
    path.write_text(json.dumps(schema))
    done = pytest_in(folder)
    assert done.returncode == 1
    assert "/properties/notes: has no description" in done.stdout
    assert "say in one sentence what it holds" in done.stdout
    failed = [line for line in done.stdout.splitlines() if line.startswith("FAILED")]
    assert len(failed) == 3, failed
    assert any("Health is 10 and twice might" in line for line in failed)


def test_the_plugin_is_announced_to_pytest() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    assert project["entry-points"]["pytest11"] == {
        "campaign_manager": "app.rulesets.kit.pytest_plugin"
    }
