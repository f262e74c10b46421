"""A pip package with an entry point is a ruleset like any other."""

import os
import subprocess
import sys
from pathlib import Path

from app.rulesets.kit import new
from tests.rulesets.packages import ROOT


def listed(place: Path) -> str:
    """What ``ruleset list`` says where ``place`` is among the installed packages."""
    done = subprocess.run(
        [sys.executable, "-m", "app", "ruleset", "list"],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(place), "CM_PLUGINS_PATH": ""},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    return done.stdout


def installed(place: Path, module: str) -> Path:
    """A package as pip leaves it: the module, and its metadata beside it."""
    folder = new.make(module, place)
    (folder / "__init__.py").write_text("")
    metadata = place / "frost_game-2.1.dist-info"
    metadata.mkdir()
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: frost-game\nVersion: 2.1\n")
    points = f"[campaign_manager.rulesets]\n{module} = {module}\n"
    (metadata / "entry_points.txt").write_text(points)
    return folder


def test_an_installed_package_is_found_by_its_entry_point(tmp_path: Path) -> None:
    installed(tmp_path, "frost")
    assert "frost 1.0.0: Frost (package frost-game 2.1)" in listed(tmp_path)


def test_one_that_is_broken_is_refused_and_named(tmp_path: Path) -> None:
    (installed(tmp_path, "frost") / "plugin.py").write_text("1 / 0")
    told = listed(tmp_path)
    assert "(package frost-game 2.1) is refused: plugin.py cannot be loaded" in told
    assert "generic 1.0.0" in told


def test_one_whose_module_is_not_there_is_refused_and_named(tmp_path: Path) -> None:
    folder = installed(tmp_path, "frost")
    folder.rename(tmp_path / "elsewhere")
    assert "(package frost-game 2.1) is refused: ruleset.toml is missing" in listed(tmp_path)
