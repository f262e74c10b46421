"""``ruleset check`` finds what a ruleset's author got wrong; ``ruleset list`` says what is here."""

import json
from argparse import ArgumentParser
from pathlib import Path

import pytest

from app.rulesets import cli
from app.rulesets.kit import conformance
from tests.rulesets.packages import load, write_package

START = "from app.hookspecs import hookimpl\n\n@hookimpl\n"
ACTION = (
    "{'id': 'a', 'label': {'de': '', 'en': ''}, 'category': 'skill', 'diceString': '1d20',"
    " 'groups': [{'name': '', 'roll': '%s'}], 'inputs': []}"
)
FAULTS = {
    "a hook that changes the sheet": (
        "def validate(sheet):\n    sheet.clear()\n    return []",
        "validate changes the sheet",
    ),
    "a hook that answers differently": (
        "def summary(sheet, n=[0]):\n    n[0] += 1\n"
        "    return {'subtitle': {'de': str(n[0]), 'en': ''}, 'lines': []}",
        "summary answers the same question differently",
    ),
    "a wrong shape": ("def stat_blocks(sheet): return [1]", "stat_blocks"),
    "a hook that raises": ("def improvements(sheet): return 1 / 0", "improvements"),
    "dice that cannot be thrown": (
        "def dice_actions(sheet): return [" + ACTION % "5" + "]",
        "is not a roll",
    ),
    "an action twice": (
        "def dice_actions(sheet): return [" + ACTION % "1d6" + "] * 2",
        "the id a occurs twice",
    ),
    "a resource that leaves the schema": (
        "def resources(sheet): return [{'id': 'grit', 'label': {'de': '', 'en': ''},"
        " 'kind': 'pool', 'pointer': '/grit', 'value': sheet['grit'], 'minimum': -9,"
        " 'maximum': 9, 'shared': True}]",
        "gives a sheet with errors",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_the_check_finds(name: str, tmp_path: Path) -> None:
    plugin, reason = FAULTS[name]
    write_package(tmp_path, plugin=START + plugin)
    ruleset = load(tmp_path).get("ember")
    ruleset.book.checked = False  # as if we shipped it: nobody else looks at its answers
    assert any(reason in str(told) for told in conformance.check(ruleset).complaints)


def run(capsys: pytest.CaptureFixture[str], place: Path, *words: str) -> tuple[int, str]:
    parser = ArgumentParser()
    cli.add_arguments(parser)
    code = cli.run(parser.parse_args(words), plugins_path=str(place))
    return code, capsys.readouterr().out


def test_the_list_tells_what_is_here_and_what_was_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_package(tmp_path)
    code, told = run(capsys, tmp_path, "list")
    assert "ember 1.0.0: Ember" in told
    assert "generic 1.0.0: Any game" in told
    write_package(tmp_path, "worse", plugin="1 / 0")
    code, told = run(capsys, tmp_path, "list")
    assert code == 1
    assert "worse" in told
    assert "ZeroDivisionError" in told


def test_the_check_of_one_ruleset_by_id_or_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_package(
        tmp_path,
        cases__a_json=json.dumps(
            {
                "name": "grit is a resource",
                "sheet": {"grit": 3},
                "expect": {"resources": {"grit": 3}},
            }
        ),
    )
    for what in ("ember", str(folder)):
        code, told = run(capsys, tmp_path, "check", what)
        assert code == 0, told
        assert "ember 1.0.0 has no findings (1 sheets, 1 cases tried)" in told
    assert run(capsys, tmp_path, "check", "generic")[0] == 0
    assert run(capsys, tmp_path, "check", "chess")[0] == 2


def test_the_check_fails_on_a_wrong_case_and_on_a_refused_package(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = {"name": "not so", "sheet": {"grit": 3}, "expect": {"resources": {"grit": 4}}}
    write_package(tmp_path, cases__a_json=json.dumps(case))
    code, told = run(capsys, tmp_path, "check", "ember")
    assert code == 1
    assert "cases/a.json: not so: resources.grit.value is 3, expected 4" in told
    folder = write_package(tmp_path, "worse", plugin="1 / 0")
    for what in ("worse", str(folder)):
        code, told = run(capsys, tmp_path, "check", what)
        assert code == 1
        assert "ZeroDivisionError" in told
