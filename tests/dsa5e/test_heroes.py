"""The two real heroes come to the values that the rules give them."""

import jsonschema_rs
import pytest

from app.hookspecs import Imported
from plugins.dsa5e import plugin
from tests.dsa5e.heroes import ILONIA, JUNIS, imported

ATTRIBUTES = {
    JUNIS: {"MU": 13, "KL": 15, "IN": 13, "CH": 13, "FF": 10, "GE": 10, "KO": 10, "KK": 12},
    ILONIA: {"MU": 13, "KL": 13, "IN": 15, "CH": 14, "FF": 13, "GE": 14, "KO": 12, "KK": 10},
}
VALUES: dict[str, dict[str, int]] = {
    JUNIS: {
        **{"LeP": 28, "AsP": 41, "SK": 3, "ZK": 0, "AW": 5, "INI": 12, "GS": 8, "WS": 5},
        **{"Schip": 3, "pain.1": 21, "pain.2": 14, "pain.3": 7, "pain.4": 5},
        **{"AT.CT_3": 13, "PA.CT_3": 6, "AT.CT_13": 14, "PA.CT_13": 8},
        **{"AP.total": 1481, "AP.spent": 1478, "AP.left": 3},
    },
    ILONIA: {
        **{"LeP": 43, "KaP": 43, "SK": 2, "ZK": 1, "AW": 7, "INI": 14, "GS": 8, "WS": 6},
        **{"Schip": 3, "pain.1": 32, "pain.2": 22, "pain.3": 11, "pain.4": 5},
        **{"FK.CT_2": 17, "AT.CT_3": 17, "PA.CT_3": 10, "AT.CT_9": 9, "PA.CT_9": 6},
        **{"AT.CT_13": 17, "PA.CT_13": 10},
        **{"AP.total": 1605, "AP.spent": 1604, "AP.left": 1},
    },
}
SPENT: dict[str, dict[str, int]] = {
    JUNIS: {
        **{"Attributes": 495, "Talents": 384, "Combat techniques": 36, "Cantrips": 7},
        **{"Spells and rituals": 175, "Energies": 40, "Advantages": 80, "Disadvantages": -40},
        **{"Special abilities": 301},
    },
    ILONIA: {
        **{"Attributes": 615, "Talents": 342, "Combat techniques": 164, "Blessings": 9},
        **{"Liturgical chants and ceremonies": 165, "Energies": 76, "Advantages": 76},
        **{"Disadvantages": -36, "Special abilities": 193},
    },
}
GIVEN = {"AP.total", "purse", *(f"pain.{at}" for at in range(1, 5))}
"""Stated by the sheet, or a share of another value."""
LACKING = {JUNIS: "KaP", ILONIA: "AsP"}


@pytest.mark.parametrize("name", [JUNIS, ILONIA])
def test_a_real_hero_has_the_attributes_of_the_file(name: str) -> None:
    assert imported(name).sheet_data["attributes"] == ATTRIBUTES[name]


@pytest.mark.parametrize("name", [JUNIS, ILONIA])
def test_a_real_hero_has_the_values_of_the_rules(name: str) -> None:
    values = {one["id"]: one["value"] for one in plugin.stat_blocks(imported(name).sheet_data)}
    assert {id_: values.get(id_) for id_ in VALUES[name]} == VALUES[name]
    assert LACKING[name] not in values


@pytest.mark.parametrize("name", [JUNIS, ILONIA])
def test_adventure_points_are_accounted_for_to_the_point(name: str) -> None:
    stats = plugin.stat_blocks(imported(name).sheet_data)
    spent = next(one for one in stats if one["id"] == "AP.spent")
    assert {part["label"]["en"]: part["value"] for part in spent["parts"]} == SPENT[name]
    assert "AP.unknown" not in {one["id"] for one in stats}


def test_a_real_hero_passes_the_schema_and_breaks_no_rule(
    hero: Imported, sheet_check: jsonschema_rs.Draft202012Validator
) -> None:
    assert [error.message for error in sheet_check.iter_errors(hero.sheet_data)] == []
    assert plugin.validate(hero.sheet_data) == []


def test_parts_sum_up_to_the_value(hero: Imported) -> None:
    for block in plugin.stat_blocks(hero.sheet_data):
        if "parts" in block:
            summed = sum(part["value"] for part in block["parts"])
            assert summed == pytest.approx(block["value"]), block["id"]


def test_every_value_says_what_it_is_made_of(hero: Imported) -> None:
    hurt = {
        **hero.sheet_data,
        "current": {"LeP": 9},
        "conditions": {"COND_5": 2, "COND_6": 1},
        "special_abilities": {"SA_64": {"entry": "SA_64", "level": 2}},
    }
    blocks = {block["id"]: block for block in plugin.stat_blocks(hurt)}
    assert {"AW.base", "GS.now", "pain"} <= blocks.keys()
    for id_, block in blocks.items():
        if id_ not in GIVEN and block["value"]:
            assert sum(part["value"] for part in block["parts"]) == pytest.approx(block["value"])


def test_a_hero_begins_with_full_energies(hero: Imported) -> None:
    for one in plugin.resources(hero.sheet_data):
        if one["kind"] == "pool":
            assert one["value"] == one["maximum"] == hero.sheet_data["current"][one["id"]]
