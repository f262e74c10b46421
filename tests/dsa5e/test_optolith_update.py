"""A hero who levels up in the builder keeps what only the table knows."""

import copy
from typing import Any

from app.hookspecs import Imported
from plugins.dsa5e import plugin
from tests.dsa5e.heroes import smallest


def convert(**fields: Any) -> Imported:
    return plugin.importers()[0].convert(smallest(**fields))


def update(present: dict[str, Any], imported: dict[str, Any]) -> dict[str, Any]:
    importer = plugin.importers()[0]
    assert importer.update is not None
    before = copy.deepcopy((present, imported))
    updated = importer.update(present, imported)
    assert (present, imported) == before
    return updated


def test_what_the_builder_never_speaks_of_stays() -> None:
    file = convert(talents={"TAL_1": 5}, rules={"higherParadeValues": 2}).sheet_data
    present = {
        **file,
        "notes": {"n": {"title": "Schulden", "text": "Zehn Dukaten", "order": 0}},
        "conditions": {"COND_1": 2},
        "states": {"STATE_1": True},
        "rules": {"encumbrance_from_load": True},
        "adventure_points": {"total": 900, "log": {"a": {"points": 20, "order": 0}}},
    }
    updated = update(present, file)
    for key in ("notes", "conditions", "states"):
        assert updated[key] == present[key]
    assert updated["rules"] == {"higher_parade_values": 2, "encumbrance_from_load": True}
    assert updated["adventure_points"] == {"total": 1100, "log": {"a": {"points": 20, "order": 0}}}
    assert updated["talents"] == {"TAL_1": 5}


def test_belongings_of_the_file_follow_the_file_and_others_stay() -> None:
    old = convert(belongings={"items": {"ITEM_1": {"name": "Seil"}, "ITEM_2": {"name": "Sack"}}})
    new = convert(belongings={"items": {"ITEM_2": {"name": "Großer Sack"}}})
    found = {"name": "Fundstück", "order": 9}
    present = {**old.sheet_data, "equipment": {**old.sheet_data["equipment"], "4f1c": found}}
    equipment = update(present, new.sheet_data)["equipment"]
    assert {key: item["name"] for key, item in equipment.items()} == {
        "ITEM_2": "Großer Sack",
        "4f1c": "Fundstück",
    }


def test_own_entries_stay_with_what_refers_to_them() -> None:
    file = convert(talents={"TAL_1": 5}).sheet_data
    own = {"name": {"de": "Fliegen", "en": "Flying"}}
    present = {
        **file,
        "talents": {"TAL_1": 3, "fliegen": 4},
        "advantages": {"a": {"entry": "flusskind", "order": 0}},
        "custom": {"talents": {"fliegen": own}, "advantages": {"flusskind": own}},
    }
    updated = update(present, file)
    assert updated["talents"] == {"TAL_1": 5, "fliegen": 4}
    assert updated["advantages"] == present["advantages"]
    assert updated["custom"] == present["custom"]


def test_a_house_rule_that_the_file_no_longer_has_is_gone() -> None:
    rules = [{"sid": "Liebling der Katzen", "cost": 5}, {"sid": "Frühaufsteher", "cost": 1}]
    present = convert(activatable={"ADV_0": rules}).sheet_data
    file = convert(activatable={"ADV_0": rules[1:]}).sheet_data
    updated = update(present, file)
    assert updated["advantages"] == file["advantages"]
    assert updated["custom"] == file["custom"]
