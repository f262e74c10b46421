"""The tables: named in both languages, complete as counted, referring only to each other."""

from collections import Counter
from typing import Any

import pytest

from app.hookspecs import Content, Entry

COUNTS = {
    **{"attributes": 8, "species": 4, "experience_levels": 7, "talents": 59},
    **{"combat_techniques": 21, "advantages": 137, "disadvantages": 85, "traditions": 36},
    **{"special_abilities": 1436, "spells": 480, "cantrips": 97, "liturgies": 227},
    **{"blessings": 12, "enhancements": 1041, "weapons": 208, "armour": 28, "languages": 75},
    **{"scripts": 35, "conditions": 14, "states": 25, "improvement_costs": 5},
}
KINDS = {
    **{"ADV": "advantages", "DISADV": "disadvantages", "SA": "special_abilities"},
    **{"TAL": "talents", "CT": "combat_techniques", "SPELL": "spells", "LITURGY": "liturgies"},
    **{"R": "species"},
}
# no English edition of these is known to us: their German name stands for both. A number that
# shrinks is good news, one that grows is an entry whose name was forgotten
GERMAN_ONLY = {
    "advantages": 60,
    "armour": 2,
    "aspects": 4,
    "cantrips": 54,
    "conditions": 4,
    "cultures": 7,
    "disadvantages": 17,
    "enhancements": 1041,
    "equipment_groups": 3,
    "items": 303,
    "languages": 48,
    "liturgies": 35,
    "profession_variants": 134,
    "professions": 151,
    "scripts": 19,
    "special_abilities": 751,
    "special_ability_groups": 17,
    "spells": 242,
    "states": 5,
    "trade_secrets": 144,
    "traditions": 8,
    "weapons": 44,
}
ABILITIES = ("advantages", "disadvantages", "special_abilities")


def entries(content: Content) -> list[tuple[str, Entry]]:
    return [(kind, entry) for kind, table in content.items() for entry in table.values()]


@pytest.mark.parametrize("kind", COUNTS)
def test_a_table_is_complete(content: Content, kind: str) -> None:
    assert len(content[kind]) == COUNTS[kind]


def test_every_entry_has_a_name_in_both_languages(content: Content) -> None:
    for kind, entry in entries(content):
        assert entry["name"]["de"].strip(), (kind, entry["id"])
        assert entry["name"]["en"].strip(), (kind, entry["id"])


def test_names_that_are_known_in_german_alone_say_so_and_are_counted(content: Content) -> None:
    marked = [(kind, entry) for kind, entry in entries(content) if "name_lang" in entry]
    assert Counter(kind for kind, _ in marked) == GERMAN_ONLY
    for kind, entry in marked:
        assert entry["name_lang"] == "de", (kind, entry["id"])
        assert entry["name"]["de"] == entry["name"]["en"], (kind, entry["id"])


def test_there_are_facts_only_and_no_prose(content: Content) -> None:
    """The longest text is a name."""
    for kind, entry in entries(content):
        for text in texts(entry):
            assert len(text) <= 90, (kind, entry["id"], text)


def texts(value: Any) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for one in inner for text in texts(one)]


def test_prerequisites_name_entries_that_exist(content: Content) -> None:
    for kind in ABILITIES:
        for entry in content[kind].values():
            for block in entry.get("prerequisites", ()):
                for need in block["requires"]:
                    for id_ in need.get("ids", ()):
                        assert exists(content, id_), (entry["id"], id_)


def exists(content: Content, id_: str) -> bool:
    return id_ in content["attributes"] or id_ in content[KINDS[id_.partition("_")[0]]]


def test_checks_and_columns_are_such(content: Content) -> None:
    for kind in ("talents", "spells", "liturgies"):
        for entry in content[kind].values():
            assert len(entry.get("check", [1, 2, 3])) == 3
            assert set(entry.get("check", ())) <= set(content["attributes"])
            assert entry.get("improvement_cost", "A") in content["improvement_costs"]


def test_spells_and_liturgies_name_traditions_properties_and_aspects(content: Content) -> None:
    known = {*content["traditions"], "general", "kristallomanten"}
    for kind in ("spells", "liturgies"):
        for entry in content[kind].values():
            assert set(entry.get("traditions", ())) <= known, entry["id"]
            assert set(entry.get("aspects", ())) <= set(content["aspects"]), entry["id"]
            assert entry.get("property", "1") in content["properties"], entry["id"]


def test_weapons_name_techniques(content: Content) -> None:
    for entry in content["weapons"].values():
        facts = entry.get("melee") or entry["ranged"]
        assert facts["technique"] in content["combat_techniques"]


def test_traditions_are_special_abilities(content: Content) -> None:
    assert set(content["traditions"]) <= set(content["special_abilities"])


def test_a_template_id_is_in_one_table_only(content: Content) -> None:
    ids = [id_ for kind in ("weapons", "armour", "items") for id_ in content[kind]]
    assert len(ids) == len(set(ids))
