"""The bundler waits for the next save, and an author hears why there is no script."""

import sys
from pathlib import Path

import pytest

from app.rulesets.kit import bundler
from app.rulesets.kit.bundler import Bundler, NoNode

# as bundle.ts does: a line in, a line out
NODE = """\
import json, pathlib, sys, time
runs = pathlib.Path(sys.argv[-1]).parent / "runs"
runs.write_text(str(int(runs.read_text() if runs.exists() else 0) + 1))
for line in sys.stdin:
    entry, into = json.loads(line)
    told = pathlib.Path(entry).read_text()
    if told == "hang":
        time.sleep(600)
    if told == "die":
        sys.exit("no room left")
    if not told.startswith("bad"):
        pathlib.Path(into).write_text(f"// {told}")
        told = ""
    print(json.dumps(told), flush=True)
"""


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a stand-in for Node."""
    (tmp_path / "node_modules/tsx").mkdir(parents=True)
    (tmp_path / "stand_in.py").write_text(NODE)
    node = tmp_path / "node"
    node.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{tmp_path}/stand_in.py" "$@"\n')
    node.chmod(0o755)
    monkeypatch.setattr(bundler, "ROOT", tmp_path)
    monkeypatch.setattr(bundler, "PROGRAM", tmp_path / "bundle.ts")
    monkeypatch.setattr("shutil.which", lambda _: str(node))
    return tmp_path


def made(bundling: Bundler, place: Path, told: str) -> tuple[str, str]:
    """What is wrong, and the script."""
    entry, into = place / "index.ts", place / "script.js"
    entry.write_text(told)
    into.unlink(missing_ok=True)
    wrong = bundling.make(entry, into)
    return wrong, into.read_text() if into.exists() else ""


def test_one_bundler_makes_every_script_and_says_what_is_wrong(place: Path) -> None:
    bundling = Bundler()
    assert made(bundling, place, "one") == ("", "// one")
    assert made(bundling, place, "bad: ä line 3") == ("bad: ä line 3", "")
    assert made(bundling, place, "two") == ("", "// two")
    bundling.close()
    assert (place / "runs").read_text() == "1"


def test_one_that_ends_is_told_of_and_another_goes_on(place: Path) -> None:
    bundling = Bundler()
    assert made(bundling, place, "die") == ("no room left", "")
    assert made(bundling, place, "again") == ("", "// again")
    bundling.close()
    assert (place / "runs").read_text() == "2"


def test_one_that_never_answers_is_ended(place: Path) -> None:
    bundling = Bundler(deadline=2)
    assert made(bundling, place, "hang") == ("it could not be bundled within 2 s", "")
    assert made(bundling, place, "again") == ("", "// again")
    bundling.close()
    bundling.close()


def test_without_node_there_is_none(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    with pytest.raises(NoNode):
        made(Bundler(), place, "one")
