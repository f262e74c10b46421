"""What `make run` builds of the clients, and when."""

import importlib.util
import re
from fnmatch import fnmatch
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
BUILDER = """
import pathlib, sys, os
client = sys.argv[-1]
into = pathlib.Path({"web": "web/build", "symbiote": "symbiote/dist/campaign-manager"}[client])
into.mkdir(parents=True, exist_ok=True)
(into / "config.js").write_text(f"server: '{os.environ.get('SERVER', '')}'")
with pathlib.Path("built").open("a") as log:
    print(client, file=log)
sys.exit(pathlib.Path("broken").exists())
"""


@pytest.fixture
def tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The sources of both clients, with a build that only says that it ran."""
    files = {
        "requirements/node.py": BUILDER,
        "package-lock.json": "{}",
        "tsconfig.base.json": "{}",
        "client/build/slim.ts": "1",
        "rulesets/a.ts": "1",
        "schemas/a.json": "{}",
        "symbiote/src/panel.ts": "1",
        "symbiote/tests/story.ts": "1",
        "web/src/app.ts": "1",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text)
    for name in ("SERVER", "API", "STORE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def started(tree: Path, *wanted: str) -> tuple[int, list[str]]:
    """How a start ends, and what it has built."""
    log = tree / "built"
    log.unlink(missing_ok=True)
    module = clients()
    module.ROOT = tree  # type: ignore[attr-defined]
    code = module.main(list(wanted))
    return code, log.read_text().split() if log.exists() else []


def clients() -> ModuleType:
    """Anew, as each start reads the sources anew."""
    spec = importlib.util.spec_from_file_location("clients", "requirements/clients.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_first_start_builds_both_and_the_second_none(tree: Path) -> None:
    assert started(tree) == (0, ["web", "symbiote"])
    assert started(tree) == (0, [])


def test_one_alone_is_built_where_only_one_is_asked_for(tree: Path) -> None:
    assert started(tree, "web") == (0, ["web"])
    assert started(tree) == (0, ["symbiote"])


@pytest.mark.parametrize(
    ("changed", "built"),
    [
        ("symbiote/src/panel.ts", ["symbiote"]),
        ("web/src/app.ts", ["web"]),
        ("rulesets/a.ts", ["web", "symbiote"]),
        ("client/build/slim.ts", ["web", "symbiote"]),
        ("package-lock.json", ["web", "symbiote"]),
        ("symbiote/tests/story.ts", []),
    ],
)
def test_a_changed_source_builds_what_is_made_of_it(
    tree: Path, changed: str, built: list[str]
) -> None:
    started(tree)
    (tree / changed).write_text("2")
    assert started(tree) == (0, built)


def test_what_could_not_be_built_is_tried_again_and_the_other_is_built_all_the_same(
    tree: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tree / "broken").touch()
    assert started(tree) == (1, ["web", "symbiote"])
    assert started(tree) == (1, ["web", "symbiote"])
    (tree / "broken").unlink()
    assert started(tree) == (0, ["web", "symbiote"])
    assert "Building the panel for TaleSpire" in capfd.readouterr().out


def test_a_new_build_of_the_panel_asks_the_server_that_the_old_one_asked(
    tree: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SERVER", "https://play.example.org")
    started(tree)
    monkeypatch.delenv("SERVER")
    (tree / "symbiote/src/panel.ts").write_text("2")
    assert started(tree) == (0, ["symbiote"])
    config = (tree / "symbiote/dist/campaign-manager/config.js").read_text()
    assert config == "server: 'https://play.example.org'"


def test_the_image_builds_and_holds_both() -> None:
    lines = Path("Dockerfile").read_text(encoding="utf-8")
    for built in ("web/build web/build", "symbiote/dist symbiote/dist"):
        assert f"COPY --from=clients /srv/campaign/{built}" in lines
    assert "npm run --silent web && npm run --silent symbiote" in lines


def test_each_project_of_the_clients_tests_is_in_one_step_of_make_test() -> None:
    config = (ROOT / "vitest.config.ts").read_text()
    listed = re.search(r"const PROJECTS\b[^{]*{(.*?)\n};", config, re.S)
    assert listed
    projects = re.findall(r"^\t'?([\w/]+)'?:", listed[1], re.M)
    assert "web" in projects
    makefile = (ROOT / "Makefile").read_text()
    steps = re.search(r"^STEPS := (.*)$", makefile, re.M)
    assert steps
    wanted: list[str] = []
    for step in steps[1].split():
        recipe = re.search(rf"^{step}:.*\n((?:\t.*\n)*)", makefile, re.M)
        assert recipe, step
        wanted += re.findall(r"--project '?([\w/*]+)'?", recipe[1])
    for project in projects:
        assert len([each for each in wanted if fnmatch(project, each)]) == 1, project
