"""Hooks are pure and deterministic, and no sheet that the schema lets through makes one raise."""

import copy
import random
from typing import Any

import jsonschema_rs
import pytest

from app.hookspecs import Imported, Throw
from app.rulesets import contract
from app.rulesets.bounds import check_bounds
from plugins.dsa5e import plugin
from tests.dsa5e.heroes import ILONIA, JUNIS, imported, thrown
from tests.rulesets.mutations import mutations

LISTS: dict[str, Any] = {
    "Finding[]": plugin.validate,
    "StatBlock[]": plugin.stat_blocks,
    "DiceAction[]": plugin.dice_actions,
    "Resource[]": plugin.resources,
    "Improvement[]": plugin.improvements,
    "Summary": plugin.summary,
}


@pytest.mark.parametrize("shape", LISTS)
def test_a_hook_leaves_the_sheet_alone_and_answers_the_same_again(
    hero: Imported, shape: str
) -> None:
    before = copy.deepcopy(hero.sheet_data)
    first = LISTS[shape](hero.sheet_data)
    assert first == LISTS[shape](copy.deepcopy(before))
    assert hero.sheet_data == before
    assert contract.misshapen(first, shape) == ""


def test_ids_are_unique(hero: Imported) -> None:
    answers: list[list[Any]] = [
        list(plugin.stat_blocks(hero.sheet_data)),
        list(plugin.dice_actions(hero.sheet_data)),
        list(plugin.resources(hero.sheet_data)),
    ]
    for answer in answers:
        ids = [one["id"] for one in answer]
        assert len(ids) == len(set(ids))


def test_preparing_with_nothing_set_gives_the_action_as_listed(hero: Imported) -> None:
    for action in plugin.dice_actions(hero.sheet_data):
        assert plugin.prepare_roll(hero.sheet_data, action["id"], {}) == action
        defaults = {one["id"]: one["default"] for one in action["inputs"]}
        assert plugin.prepare_roll(hero.sheet_data, action["id"], defaults) == action


def test_every_action_can_be_thrown_and_read(hero: Imported) -> None:
    chance = random.Random(7)
    for action in plugin.dice_actions(hero.sheet_data):
        throw = thrown(action, chance)
        outcome = plugin.evaluate_roll(hero.sheet_data, throw, None)
        assert outcome is not None
        assert outcome["actionId"] == action["id"]
        assert contract.misshapen(outcome, "Outcome") == ""


@pytest.mark.parametrize("id_", ["", "talent", "talent.TAL_999", "dodge.x", "spell.SPELL_1", "x.y"])
def test_an_unknown_action_is_left_to_the_defaults(id_: str) -> None:
    sheet = imported(ILONIA).sheet_data
    throw: Throw = {"actionId": id_, "inputs": {}, "groups": [], "total": 3}
    assert plugin.prepare_roll(sheet, id_, {}) is None
    assert plugin.evaluate_roll(sheet, throw, None) is None


def test_dice_that_do_not_fit_the_action_are_left_to_the_defaults() -> None:
    sheet = imported(ILONIA).sheet_data
    actions = {one["id"]: one for one in plugin.dice_actions(sheet)}
    throw = thrown(actions["dodge"], random.Random(1))
    assert plugin.evaluate_roll(sheet, {**throw, "actionId": "talent.TAL_1"}, None) is None


def test_inputs_of_the_wrong_kind_count_as_not_set() -> None:
    sheet = imported(JUNIS).sheet_data
    odd = {"modifier": "5", "reach": True, "encumbrance": 3, "off_hand": "yes", "earlier": 2.5}
    for id_ in ("attack.CT_3", "parry.CT_3", "talent.TAL_1", "initiative", "regeneration"):
        plain = plugin.prepare_roll(sheet, id_, {})
        assert plain is not None
        assert plugin.prepare_roll(sheet, id_, odd) == plain


def test_a_confirmation_keeps_what_was_chosen() -> None:
    sheet = imported(JUNIS).sheet_data
    action = plugin.prepare_roll(sheet, "attack.CT_3", {"modifier": -2})
    assert action is not None
    throw = thrown(action, random.Random(1), modifier=-2)
    throw["groups"][0]["dice"][0]["value"] = 1
    outcome = plugin.evaluate_roll(sheet, throw, None)
    assert outcome is not None
    follow = outcome["followUp"]
    assert {one["id"]: one["default"] for one in follow["inputs"]}["modifier"] == -2
    assert follow["targets"][0]["value"] == action["targets"][0]["value"]


def test_an_adjustment_moves_the_resource_it_names() -> None:
    sheet = imported(JUNIS).sheet_data
    done = plugin.adjust_resource(sheet, "LeP", -8)
    assert done is not None
    assert done["applied"] == -8
    assert done["patch"] == {"current": {"LeP": 20}}
    assert contract.misshapen(done, "Adjustment") == ""
    assert plugin.adjust_resource(sheet, "KaP", -1) is None
    assert plugin.adjust_resource(sheet, "gold", 1) is None


@pytest.mark.parametrize("name", [JUNIS, ILONIA])
def test_no_sheet_that_the_schema_lets_through_makes_a_hook_raise(
    name: str, sheet_check: jsonschema_rs.Draft202012Validator
) -> None:
    chance = random.Random(3)
    tried = 0
    for sheet in mutations(imported(name).sheet_data, 500, seed=11):
        if not sheet_check.is_valid(sheet) or check_bounds(sheet):
            continue
        tried += 1
        for shape, hook in LISTS.items():
            assert contract.misshapen(hook(sheet), shape) == ""
        for action in chance.sample(plugin.dice_actions(sheet), 5):
            throw = thrown(action, chance)
            assert contract.misshapen(plugin.evaluate_roll(sheet, throw, throw), "Outcome") == ""
    assert tried > 20


def test_a_new_sheet_passes_the_schema_and_breaks_no_rule(
    sheet_check: jsonschema_rs.Draft202012Validator,
) -> None:
    sheet = plugin.default_sheet()
    assert [error.message for error in sheet_check.iter_errors(sheet)] == []
    assert plugin.validate(sheet) == []


def test_the_examples_of_the_schema_are_sheets(
    schema: dict[str, Any], sheet_check: jsonschema_rs.Draft202012Validator
) -> None:
    for example in schema["examples"]:
        assert [error.message for error in sheet_check.iter_errors(example)] == []
        assert plugin.validate(example) == []
        assert plugin.stat_blocks(example)


def test_version_1_is_the_first() -> None:
    sheet = imported(JUNIS).sheet_data
    assert plugin.migrate_sheet(sheet, 1) == sheet


def test_an_attribute_check_is_blocked_where_nothing_is_left_of_the_attribute() -> None:
    sheet = imported(JUNIS).sheet_data
    courage = sheet["attributes"]["MU"]
    hard = plugin.prepare_roll(sheet, "attribute.MU", {"modifier": 1 - courage})
    harder = plugin.prepare_roll(sheet, "attribute.MU", {"modifier": -courage})
    assert hard is not None
    assert harder is not None
    assert "blocked" not in hard
    assert harder["blocked"]["de"] == "Zu schwer: eine Eigenschaft fällt auf 0 oder darunter."
    attack = plugin.prepare_roll(sheet, "attack.CT_3", {"modifier": -90})
    assert attack is not None
    assert "blocked" not in attack
