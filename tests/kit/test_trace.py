"""A trace shows every hook call, who answered, and what failed."""

from argparse import ArgumentParser
from pathlib import Path

import pytest

from app.rulesets import cli
from app.rulesets.kit import trace
from tests.rulesets.packages import load, write_package

PLUGIN = """
from app.hookspecs import hookimpl

@hookimpl
def summary(sheet):
    return {"subtitle": {"de": "Glut", "en": "Ember"}, "lines": []}
"""


def test_calls_are_told_in_their_order_with_who_answered(tmp_path: Path) -> None:
    write_package(tmp_path, plugin=PLUGIN)
    ruleset = load(tmp_path).get("ember")
    calls = trace.ask_everything(ruleset, {"grit": 3})
    assert [(call.depth, call.hook, call.by) for call in calls] == [
        (0, "validate", "the schema"),
        (0, "stat_blocks", "the schema"),
        (0, "dice_actions", "the schema"),
        (0, "resources", "the schema"),
        (0, "summary", "the plugin"),
        (0, "improvements", "the schema"),
        (0, "adjust_resource", "the schema"),
        (1, "resources", "the schema"),
    ]
    told = trace.told(calls[4])
    assert told.startswith("summary() ")
    assert 'the plugin: {"subtitle": {"de": "Glut"' in told


def test_afterwards_nobody_listens(tmp_path: Path) -> None:
    write_package(tmp_path)
    ruleset = load(tmp_path).get("ember")
    calls = trace.ask_everything(ruleset, {"grit": 3})
    before = len(calls)
    ruleset.book.summary({"grit": 3})
    assert len(calls) == before


def test_a_failing_hook_ends_the_trace_with_its_reason(tmp_path: Path) -> None:
    write_package(tmp_path, plugin=PLUGIN.replace("return {", "return 1 / 0 or {"))
    calls = trace.ask_everything(load(tmp_path).get("ember"), {"grit": 3})
    assert calls[-1].hook == "summary"
    assert "ZeroDivisionError" in trace.told(calls[-1])


def test_the_command_traces_a_template_and_a_sheet_of_ones_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*words: str) -> tuple[int, str]:
        parser = ArgumentParser()
        cli.add_arguments(parser)
        code = cli.run(parser.parse_args(("trace", *words)), plugins_path="")
        return code, capsys.readouterr().out

    code, told = run("dsa5e", "--template", "kriegerin", "--action", "attribute.MU")
    assert code == 0
    assert "prepare_roll(action_id=attribute.MU" in told
    assert "evaluate_roll(" in told
    assert " calls, " in told
    assert run("dsa5e", "--template", "nobody")[0] == 2
    assert run("chess")[0] == 2
    folder = write_package(tmp_path)
    (tmp_path / "sheet.json").write_text('{"grit": 4}')
    code, told = run(str(folder), "--sheet", str(tmp_path / "sheet.json"))
    assert code == 0
    assert '"value": 4' in told
