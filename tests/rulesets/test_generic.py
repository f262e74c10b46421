"""The ruleset for any game: whatever its schema lets pass, its hooks answer."""

from app.hookspecs import Throw
from app.rulesets import contract, dice
from app.rulesets.findings import has_errors
from app.rulesets.ruleset import Ruleset
from tests.rulesets.mutations import mutations


def test_no_sheet_that_passes_makes_a_hook_fail(generic: Ruleset) -> None:
    book = generic.book
    passed = 0
    for index, template in enumerate(generic.templates):
        for sheet in mutations(template.sheet_data, 500, seed=index):
            if has_errors(book.check(sheet)):
                continue
            passed += 1
            derived = book.derive(sheet)
            assert contract.misshapen(derived["stats"], "StatBlock[]") == ""
            assert contract.misshapen(derived["actions"], "DiceAction[]") == ""
            assert contract.misshapen(derived["resources"], "Resource[]") == ""
            assert contract.misshapen(derived["summary"], "Summary") == ""
            for action in derived["actions"]:
                prepared = book.prepare_roll(sheet, action["id"], {"modifier": -3})
                fallen = dice.throw(prepared["groups"], action_id=action["id"])
                assert contract.misshapen(book.evaluate_roll(sheet, fallen), "Outcome") == ""
    assert passed > 50


def test_a_throw_of_an_action_that_was_deleted_is_still_read(generic: Ruleset) -> None:
    sheet = {"hp": {"current": 1, "maximum": 1}}
    fallen: Throw = dice.throw([{"name": "", "roll": "1d6"}], action_id="action.gone")
    outcome = generic.book.evaluate_roll(sheet, fallen)
    assert outcome["actionId"] == "action.gone"
    assert outcome["success"] is None


def test_entries_are_listed_by_their_order(generic: Ruleset) -> None:
    derived = generic.book.derive(generic.templates[0].sheet_data)
    actions = [action["id"] for action in derived["actions"]]
    assert actions == ["action.sneak", "action.bow", "action.bow_damage", "action.dodge"]
    pools = [item["id"] for item in derived["resources"]]
    assert pools == ["hp", "hp_temporary", "own.luck", "own.arrows"]
