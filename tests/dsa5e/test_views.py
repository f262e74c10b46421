"""A view of a sheet is kept by what the sheet holds, and nobody can change what it says."""

import copy
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from types import MappingProxyType
from typing import Any

import pytest

from app.hookspecs import Content, Imported, Sheet
from plugins.dsa5e import plugin, views
from plugins.dsa5e.tables import Rules
from tests.dsa5e.heroes import ILONIA, JUNIS, imported

Hook = Callable[[Sheet], Any]

HOOKS: dict[str, Hook] = {
    "validate": plugin.validate,
    "stat_blocks": plugin.stat_blocks,
    "dice_actions": plugin.dice_actions,
    "resources": plugin.resources,
    "summary": plugin.summary,
    "improvements": plugin.improvements,
    "prepare_roll": lambda sheet: plugin.prepare_roll(sheet, "attack.CT_3", {"modifier": -2}),
    "adjust_resource": lambda sheet: plugin.adjust_resource(sheet, "LeP", -3),
}

SHARED = ("label", "blocked", "inputs", "groups")
"""What is the same for every hero, and for reading only."""


def spoil(answer: Any) -> None:
    """Change everything that belongs to an answer."""
    if isinstance(answer, dict):
        for key, value in answer.items():
            if key not in SHARED:
                spoil(value)
                answer[key] = value + 1000 if isinstance(value, int) else value
        answer["spoilt"] = True
    elif isinstance(answer, list):
        for value in answer:
            spoil(value)
        answer.clear()


@pytest.fixture
def troubled() -> dict[str, Any]:
    """A hero with warnings, conditions and entries of their own."""
    sheet = copy.deepcopy(imported(JUNIS).sheet_data)
    sheet["conditions"] = {"COND_2": 2, "COND_3": 1, "COND_5": 1}
    sheet["current"]["LeP"] = 4
    sheet["attributes"]["MU"] = 7
    sheet["talents"]["own"] = 3
    sheet["talents"]["nobody-knows"] = 3
    sheet["custom"] = {
        "talents": {"own": {"name": {"de": "Jonglieren", "en": "Juggling"}, "check": ["FF"] * 3}}
    }
    return sheet


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_who_changes_an_answer_changes_no_later_one(hook: Hook, troubled: dict[str, Any]) -> None:
    first = copy.deepcopy(hook(troubled))
    spoil(hook(troubled))
    assert hook(troubled) == first


def test_who_changes_one_hooks_answer_changes_no_other_hooks(troubled: dict[str, Any]) -> None:
    first = {name: copy.deepcopy(hook(troubled)) for name, hook in HOOKS.items()}
    for hook in HOOKS.values():
        spoil(hook(troubled))
        assert {name: other(troubled) for name, other in HOOKS.items()} == first


def test_a_sheet_that_was_changed_in_place_is_another_sheet() -> None:
    sheet = imported(JUNIS).sheet_data
    before = {one["id"]: one["value"] for one in plugin.stat_blocks(sheet)}
    sheet["attributes"]["KO"] += 1
    sheet["equipment"].clear()
    after = {one["id"]: one["value"] for one in plugin.stat_blocks(sheet)}
    assert after["LeP"] == before["LeP"] + 2
    assert (before["load"] > 0, after["load"]) == (True, 0)


@pytest.mark.parametrize("hook", HOOKS.values(), ids=HOOKS)
def test_who_changes_a_sheet_changes_no_answer_about_one_that_was_like_it(hook: Hook) -> None:
    sheet, alike = imported(JUNIS).sheet_data, imported(JUNIS).sheet_data
    expected = hook(MappingProxyType(alike))  # such a sheet's view is not kept
    sheet["notes"] = alike["notes"] = str(hook)  # nobody has asked about this one
    plugin.prepare_roll(sheet, "botch", {})  # its view is made, and nothing worked out
    for inner in sheet.values():
        if isinstance(inner, dict):
            inner.clear()
    assert hook(alike) == expected


def test_the_view_of_a_sheet_is_made_once_and_only_a_few_are_kept(content: Content) -> None:
    seen = views.Views(Rules(content))
    sheets = [imported(ILONIA).sheet_data for _ in range(views.MOST + 1)]
    for number, sheet in enumerate(sheets):
        sheet["adventure_points"]["total"] = 2000 + number
    first = seen.of(sheets[0]).memo
    assert seen.of(copy.deepcopy(sheets[0])).memo is first
    for sheet in sheets[1:]:
        assert seen.of(sheet).memo is not first
    assert seen.of(sheets[0]).memo is not first
    last = seen.of(sheets[-1]).memo
    assert seen.of(sheets[-1]).memo is last


def test_one_and_one_point_nought_are_not_alike(content: Content) -> None:
    seen = views.Views(Rules(content))
    sheet = imported(ILONIA).sheet_data
    memo = seen.of(sheet).memo
    assert seen.of({**sheet, "equipment": {"a": {"weight": 1}}}).memo is not memo
    whole = seen.of({**sheet, "equipment": {"a": {"weight": 1}}})
    assert seen.of({**sheet, "equipment": {"a": {"weight": 1.0}}}).memo is not whole.memo
    assert seen.of({**sheet, "equipment": {"a": {"weight": True}}}).memo is not whole.memo


def test_what_is_no_plain_json_or_very_large_is_seen_and_not_kept(content: Content) -> None:
    seen = views.Views(Rules(content))
    plain = imported(ILONIA).sheet_data
    odd: list[Sheet] = [MappingProxyType(plain), {**plain, "notes": "x" * views.LARGEST}]
    for sheet in odd:
        assert seen.of(sheet).attributes == seen.of(plain).attributes
        assert seen.of(sheet).memo is not seen.of(sheet).memo


def test_threads_may_share_a_view(hero: Imported) -> None:
    first = {name: copy.deepcopy(hook(hero.sheet_data)) for name, hook in HOOKS.items()}

    def ask(number: int) -> bool:
        sheet = copy.deepcopy(hero.sheet_data)
        sheet["notes"] = str(number % 10)  # more sheets than are kept, each asked about by several
        return all(hook(sheet) == first[name] for name, hook in HOOKS.items())

    with ThreadPoolExecutor(8) as pool:
        assert all(pool.map(ask, range(200)))
