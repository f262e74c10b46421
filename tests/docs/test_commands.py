"""Commands that the documentation names exist and do what they say; links lead somewhere."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

PAGES = sorted([Path("README.md"), *Path("docs").rglob("*.md")])
COMMAND = re.compile(r"python -m app ([a-z][a-z -]*[a-z])")
MAKE = re.compile(r"`make ([a-z]+)`|^make ([a-z]+)", re.M)
# those that need nothing but the checkout, and change nothing
SAFE = ["settings", "ruleset list", "ruleset check generic", "reference --check"]


def named(pattern: re.Pattern[str]) -> set[str]:
    found = set()
    for page in PAGES:
        for match in pattern.finditer(page.read_text()):
            found.add(next(group for group in match.groups() if group))
    return found


def run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *words],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("command", sorted(named(COMMAND)))
def test_a_command_that_a_page_names_exists(command: str) -> None:
    done = run(*command.split(), "--help")
    assert done.returncode == 0, done.stderr
    assert "usage" in done.stdout


@pytest.mark.parametrize("command", SAFE)
def test_a_command_that_changes_nothing_succeeds(command: str) -> None:
    done = run(*command.split())
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout or "check" in command


def test_every_make_target_that_a_page_names_exists() -> None:
    targets = set(re.findall(r"^([a-z]+):", Path("Makefile").read_text(), re.M))
    assert named(MAKE) <= targets


@pytest.mark.parametrize("page", PAGES, ids=str)
def test_links_between_pages_and_files_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text()):
        assert (page.parent / target).exists(), target


def test_every_page_is_titled_with_its_task() -> None:
    for page in PAGES:
        assert page.read_text().startswith("# "), page
