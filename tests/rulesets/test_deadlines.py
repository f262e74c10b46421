"""Hooks that we did not write run in a thread with a deadline, and answer in the right shape."""

import asyncio
import threading
from pathlib import Path

import pytest

from app.errors import Conflict, RulesetFailed
from app.rulesets.ruleset import Ruleset
from tests.rulesets.packages import load, write_package

SHEET = {"grit": 2}
START = "from app.hookspecs import hookimpl\n\n@hookimpl\n"
WAITS = """
import threading
from app.hookspecs import hookimpl

RELEASE = threading.Event()

@hookimpl
def validate(sheet):
    if sheet["grit"] == 6:
        RELEASE.wait(30)
    return []

@hookimpl
def exporters():
    from app.hookspecs import Exporter
    return [Exporter("release", {"de": "", "en": ""}, "", "", lambda name, sheet: RELEASE.set())]
"""


def ruleset_with(place: Path, plugin: str, deadline: float = 5.0) -> Ruleset:
    write_package(place, plugin=plugin)
    return load(place, deadline=deadline).get("ember")


async def test_a_hook_that_never_ends_costs_its_deadline_and_not_the_loop(tmp_path: Path) -> None:
    ruleset = ruleset_with(tmp_path, WAITS, deadline=0.05)
    waiting = asyncio.create_task(ruleset.check({"grit": 6}))
    await asyncio.sleep(0)  # the loop is free while the hook waits
    with pytest.raises(RulesetFailed) as caught:
        await waiting
    assert caught.value.code == "ruleset_failed"
    assert await ruleset.check(SHEET) == []


async def test_three_misses_disable_the_ruleset(tmp_path: Path) -> None:
    write_package(tmp_path, plugin=WAITS)
    write_package(tmp_path, "good")
    registry = load(tmp_path, deadline=0.05)
    ruleset = registry.get("ember")
    for _ in range(3):
        assert ruleset.available
        with pytest.raises(RulesetFailed):
            await ruleset.check({"grit": 6})
    for ask in (ruleset.check(SHEET), ruleset.derive(SHEET)):
        with pytest.raises(Conflict) as caught:
            await ask
        assert caught.value.code == "ruleset_unavailable"
    with pytest.raises(Conflict):
        registry.get("ember")
    assert [item.id for item in registry.refused()] == ["ember"]
    assert await registry.get("good").check(SHEET) == []


async def test_those_who_wait_behind_a_slow_hook_do_not_miss_their_own_time(tmp_path: Path) -> None:
    ruleset = ruleset_with(tmp_path, WAITS, deadline=0.1)
    slow = [asyncio.create_task(ruleset.check({"grit": 6})) for _ in range(2)]
    quick = [asyncio.create_task(ruleset.check(SHEET)) for _ in range(10)]
    assert await asyncio.gather(*quick) == [[]] * 10
    results = await asyncio.gather(*slow, return_exceptions=True)
    assert [type(result) for result in results] == [RulesetFailed] * 2


async def test_a_caller_that_goes_away_leaves_the_ruleset_working(tmp_path: Path) -> None:
    ruleset = ruleset_with(tmp_path, WAITS, deadline=0.1)
    gone = asyncio.create_task(ruleset.check({"grit": 6}))
    await asyncio.sleep(0)
    gone.cancel()
    with pytest.raises(asyncio.CancelledError):
        await gone
    assert await ruleset.check(SHEET) == []


async def test_hooks_run_beside_the_loop_and_one_at_a_time(tmp_path: Path) -> None:
    plugin = START + (
        "def summary(sheet):\n    import threading\n    name = threading.current_thread().name\n"
        "    return {'subtitle': {'de': name, 'en': name}, 'lines': []}\n"
    )
    ruleset = ruleset_with(tmp_path, plugin)
    cards = await asyncio.gather(*(ruleset.card(SHEET) for _ in range(5)))
    names = {card["summary"]["subtitle"]["en"] for card in cards}
    assert names == {"ruleset-ember"}
    assert threading.current_thread().name not in names


async def test_a_schema_only_ruleset_needs_no_thread(tmp_path: Path) -> None:
    write_package(tmp_path)
    before = threading.active_count()
    assert await load(tmp_path).get("ember").check(SHEET) == []
    assert threading.active_count() <= before


BAD_ANSWERS = {
    "that raises": "def validate(sheet): raise KeyError('secret')",
    "that ends the process": "def validate(sheet): raise SystemExit",
    "that answers a text": "def validate(sheet): return 'fine'",
    "with an unknown member": (
        "def validate(sheet): return [{'pointer': '', 'code': 'a', 'severity': 'error', 'x': 1,"
        " 'message': {'de': '', 'en': ''}}]"
    ),
    "with a severity of its own": (
        "def validate(sheet): return [{'pointer': '', 'code': 'a', 'severity': 'fatal',"
        " 'message': {'de': '', 'en': ''}}]"
    ),
    "with one language": (
        "def validate(sheet): return [{'pointer': '', 'code': 'a', 'severity': 'error',"
        " 'message': {'en': ''}}]"
    ),
    "with half a surrogate pair": (
        "def validate(sheet): return [{'pointer': '', 'code': 'a', 'severity': 'error',"
        " 'message': {'de': '\\ud800', 'en': ''}}]"
    ),
    "that is no JSON": "def validate(sheet): return {1, 2}",
}


@pytest.mark.parametrize("name", BAD_ANSWERS)
async def test_an_answer_fails_its_own_ruleset(name: str, tmp_path: Path) -> None:
    # the default sheet passes, so that the ruleset loads
    plugin = BAD_ANSWERS[name].replace(
        "def validate(sheet): ", "def validate(sheet):\n    if sheet['grit'] == 2: return []\n    "
    )
    ruleset = ruleset_with(tmp_path, START + plugin)
    with pytest.raises(RulesetFailed) as caught:
        await ruleset.check({"grit": 3})
    assert "secret" not in caught.value.detail
    assert ruleset.available


async def test_the_traceback_of_a_failing_hook_is_in_the_log(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    ruleset = ruleset_with(tmp_path, START + "def summary(sheet): return 1 / 0")
    with pytest.raises(RulesetFailed):
        await ruleset.card(SHEET)
    assert "ZeroDivisionError" in caplog.text


async def test_a_hook_that_changes_the_sheet_changes_only_its_copy(tmp_path: Path) -> None:
    ruleset = ruleset_with(
        tmp_path, START + "def validate(sheet):\n    sheet['grit'] = 99\n    return []"
    )
    sheet = {"grit": 2}
    await ruleset.check(sheet)
    assert sheet == {"grit": 2}
