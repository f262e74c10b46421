"""The importer takes every value, keeps what has no place, and names what is at fault."""

import copy
import json
from collections.abc import Iterator
from typing import Any

import jsonschema_rs
import pytest

from app.hookspecs import Finding, Imported, ImportRefused
from app.rulesets.bounds import check_bounds
from plugins.dsa5e import plugin
from tests.dsa5e.heroes import ILONIA, JUNIS, document, imported, smallest
from tests.rulesets.mutations import mutations


def convert(given: Any) -> Imported:
    return plugin.importers()[0].convert(given)


def attempt(given: Any) -> Imported | list[Finding]:
    """The hero, or the fields at fault. Any other exception is a bug."""
    try:
        return convert(given)
    except ImportRefused as refusal:
        return refusal.findings


def refused(given: Any) -> set[tuple[str, str]]:
    """Pointers and codes of everything the importer finds at fault."""
    with pytest.raises(ImportRefused) as caught:
        convert(given)
    assert all(one["severity"] == "error" for one in caught.value.findings)
    return {(one["pointer"], one["code"]) for one in caught.value.findings}


@pytest.mark.parametrize("given", [{}, [], None, "hero", 7, {"clientVersion": "1.5"}, {"attr": {}}])
def test_what_is_no_optolith_hero_is_not_taken_for_one(given: Any) -> None:
    assert not plugin.importers()[0].detect(given)


@pytest.mark.parametrize("name", [JUNIS, ILONIA])
def test_a_real_hero_is_recognised(name: str) -> None:
    assert plugin.importers()[0].detect(document(name))


def test_every_list_and_map_may_be_absent() -> None:
    hero = convert(smallest())
    assert hero.name == "Alrik"
    assert hero.sheet_data["species"] == "R_1"
    assert {one["pointer"] for one in hero.converted} == {"/r", "/el", "/phase"}


def test_attributes_before_version_1_1_are_lists() -> None:
    values = [["ATTR_1", 14, 0], ["ATTR_8", 12, 1]]
    hero = convert(smallest(clientVersion="1.0.3", attr={"values": values}))
    assert hero.sheet_data["attributes"]["MU"] == 14
    assert hero.sheet_data["attributes"]["KK"] == 12
    assert [one["pointer"] for one in hero.unknown] == ["/attr/values/1/2"]


def test_an_attribute_that_is_missing_is_8() -> None:
    hero = convert(smallest(attr={"values": [{"id": "ATTR_2", "value": 13}]}))
    assert hero.sheet_data["attributes"] == {
        **dict.fromkeys(("MU", "IN", "CH", "FF", "GE", "KO", "KK"), 8),
        "KL": 13,
    }


@pytest.mark.parametrize(
    ("written", "meant"),
    [("12,5", 12.5), ("1.200,5", 1200.5), ("7", 7), (3.0, 3), ("0,0625", 0.062)],
)
def test_german_decimals_are_understood(written: Any, meant: float) -> None:
    items = {"ITEM_1": {"name": "Sack", "gr": 7, "weight": written}}
    hero = convert(smallest(belongings={"items": items}))
    assert hero.sheet_data["equipment"]["ITEM_1"]["weight"] == meant


def test_an_empty_list_means_that_the_hero_does_not_have_it() -> None:
    hero = convert(smallest(activatable={"ADV_25": [], "DISADV_4": [{}]}))
    assert "advantages" not in hero.sheet_data
    assert hero.sheet_data["disadvantages"] == {"DISADV_4": {"entry": "DISADV_4", "order": 0}}


def test_several_purchases_of_one_entry_have_keys_of_their_own() -> None:
    languages = [{"sid": 8, "tier": 4}, {"sid": 6, "tier": 2}]
    hero = convert(smallest(activatable={"SA_29": languages}))
    assert hero.sheet_data["special_abilities"] == {
        "SA_29": {"entry": "SA_29", "level": 4, "option": "8", "order": 0},
        "SA_29-2": {"entry": "SA_29", "level": 2, "option": "6", "order": 1},
    }


def test_unknown_ids_are_kept_beside_the_sheet_and_reported() -> None:
    given = smallest(
        talents={"TAL_1": 3, "TAL_999": 4},
        spells={"SPELL_9999": 0},
        cantrips=["CANTRIP_999"],
        activatable={"SA_99999": [{"sid": 3}], "QUIRK_1": [{}]},
        house={"rule": 7},
    )
    hero = convert(given)
    assert hero.sheet_data["talents"] == {"TAL_1": 3}
    assert {one["pointer"] for one in hero.unknown} == {
        "/talents/TAL_999",
        "/spells/SPELL_9999",
        "/cantrips/0",
        "/activatable/SA_99999",
        "/activatable/QUIRK_1",
        "/house",
    }
    aside = hero.extensions["optolith"]
    assert aside["talents"] == {"TAL_999": 4}
    assert aside["activatable"] == {"SA_99999": [{"sid": 3}], "QUIRK_1": [{}]}
    assert aside["house"] == {"rule": 7}


def test_an_entry_whose_cost_nobody_knows_goes_into_the_sheet() -> None:
    hero = convert(smallest(activatable={"SA_700": [{}]}))
    codes = {(one["pointer"], one["code"]) for one in plugin.validate(hero.sheet_data)}
    assert codes == {("/special_abilities/SA_700", "ap_incomplete")}


def test_house_rules_become_entries_of_their_own() -> None:
    given = smallest(
        activatable={
            "ADV_0": [{"sid": "Liebling der Katzen", "cost": 5}],
            "DISADV_0": [{"sid": "Schwätzer", "cost": 3}],
            "SA_0": [{"sid": "Kartentrick"}],
        }
    )
    sheet = convert(given).sheet_data
    assert sheet["custom"]["advantages"]["optolith-1"]["name"]["de"] == "Liebling der Katzen"
    values = {one["id"]: one["value"] for one in plugin.stat_blocks(sheet)}
    assert values["AP.spent"] == 5 - 3
    assert values["AP.unknown"] == 1


def test_a_locked_item_is_filled_from_its_template() -> None:
    items = {"ITEM_1": {"name": "Mein Schwert", "gr": 1, "template": "ITEMTPL_35"}}
    items["ITEM_1"] |= {"isTemplateLocked": True, "damageFlat": 99, "damageDiceNumber": 1}
    sheet = convert(smallest(belongings={"items": items})).sheet_data
    item = sheet["equipment"]["ITEM_1"]
    assert item["name"] == "Mein Schwert"
    assert item["melee"]["damage"] == "1d6+4"
    assert item["melee"]["threshold"] == {"GE": 15, "KK": 15}


@pytest.mark.parametrize(
    ("threshold", "meant"),
    [
        ({"threshold": 14}, {"GE": 14}),
        ({"threshold": 14, "primary": "ATTR_8"}, {"KK": 14}),
        ({"threshold": 14, "primary": "ATTR_6_8"}, {"GE": 14, "KK": 14}),
        ({"threshold": [15, 14], "primary": ["ATTR_6", "ATTR_8"]}, {"GE": 15, "KK": 14}),
        ({"threshold": [15, 14], "primary": "ATTR_6_8"}, {"GE": 15, "KK": 14}),
    ],
)
def test_every_form_of_threshold_is_understood(threshold: Any, meant: dict[str, int]) -> None:
    item = {"name": "Messer", "gr": 1, "combatTechnique": "CT_3", "primaryThreshold": threshold}
    sheet = convert(smallest(belongings={"items": {"ITEM_1": item}})).sheet_data
    assert sheet["equipment"]["ITEM_1"]["melee"]["threshold"] == meant


@pytest.mark.parametrize(
    ("reload", "meant"), [(2, "2"), ("2/10", "2/10"), ([2, 10], "2/10"), (0, None), ("", None)]
)
def test_reload_times_of_every_version_are_understood(reload: Any, meant: str | None) -> None:
    item = {"name": "Bogen", "gr": 2, "combatTechnique": "CT_2", "reloadTime": reload}
    sheet = convert(smallest(belongings={"items": {"ITEM_1": item}})).sheet_data
    assert sheet["equipment"]["ITEM_1"]["ranged"].get("reload") == meant


def test_a_picture_becomes_the_portrait_and_a_path_stays_beside() -> None:
    picture = "data:image/png;base64,iVBORw0KGgo="
    assert convert(smallest(avatar=picture)).portrait == picture
    hero = convert(smallest(avatar="C:\\bilder\\alrik.png"))
    assert hero.portrait is None
    assert [one["pointer"] for one in hero.unknown] == ["/avatar"]


def test_every_field_at_fault_is_named_at_once() -> None:
    given = smallest(
        ap={"total": "viele"},
        talents={"TAL_1": "hoch", "TAL_2": 99},
        activatable={"ADV_25": {"tier": 2}},
        attr={"values": [{"id": "ATTR_9", "value": 12}]},
        pers={"title": "x" * 301},
    )
    del given["name"]
    assert refused(given) == {
        ("/name", "required"),
        ("/ap/total", "type"),
        ("/talents/TAL_1", "type"),
        ("/talents/TAL_2", "out_of_bounds"),
        ("/activatable/ADV_25", "type"),
        ("/attr/values/0", "unknown_id"),
        ("/pers/title", "too_long"),
    }


def test_a_document_of_another_kind_is_refused() -> None:
    assert refused(["a", "list"]) == {("", "type")}


@pytest.mark.parametrize("name", [JUNIS, ILONIA])
def test_each_of_many_mutations_imports_or_names_the_field_at_fault(
    name: str, sheet_check: jsonschema_rs.Draft202012Validator
) -> None:
    good = document(name)
    before = copy.deepcopy(good)
    imports = 0
    for number, given in enumerate(mutations(good, 500, seed=5)):
        hero = attempt(given)
        if isinstance(hero, list):
            assert hero, number
            assert all(one["message"]["de"] and one["message"]["en"] for one in hero), number
            continue
        imports += 1
        assert [error.message for error in sheet_check.iter_errors(hero.sheet_data)] == [], number
        assert check_bounds(hero.sheet_data) == [], number
        assert hero.name.strip(), number
    assert imports > 50
    assert good == before


CANARY = "zz-canary"


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Every value in a document with its way there."""
    yield path, value
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    for key, one in inner:
        if isinstance(one, dict | list):
            yield from places(one, (*path, key))
        else:
            yield (*path, key), one


def told(given: Any, path: tuple[Any, ...]) -> bool:
    """Whether what stands at ``path`` is refused, reported, or kept somewhere."""
    try:
        hero = convert(given)
    except ImportRefused:
        return True
    at = "".join(f"/{str(token).replace('~', '~0').replace('/', '~1')}" for token in path)
    reported = {one["pointer"] for one in (*hero.converted, *hero.unknown)}
    if any(at == one or at.startswith(f"{one}/") for one in reported):
        return True
    kept = json.dumps([hero.name, hero.sheet_data, hero.extensions, hero.portrait])
    return CANARY in kept or "17.125" in kept


@pytest.mark.parametrize("name", [JUNIS, ILONIA])
@pytest.mark.parametrize(
    "canary", [CANARY, 17.125, {"a": CANARY}], ids=["text", "number", "object"]
)
def test_no_value_vanishes_wherever_it_stands(name: str, canary: Any) -> None:
    good = document(name)
    vanished = []
    for found, value in list(places(good)):
        path = found
        given = copy.deepcopy(good)
        holder = given
        if isinstance(value, dict | list):
            path = (*found, "zz-key" if isinstance(value, dict) else len(value))
        for token in path[:-1]:
            holder = holder[token]
        if isinstance(holder, list) and path[-1] == len(holder):
            holder.append(canary)
        else:
            holder[path[-1]] = canary
        if not told(given, path):
            vanished.append(path)
    assert vanished == []


def test_what_a_template_overrules_is_kept_and_reported() -> None:
    items = {"ITEM_1": {"name": "Mein Schwert", "gr": 1, "template": "ITEMTPL_35"}}
    items["ITEM_1"] |= {"isTemplateLocked": True, "damageFlat": 99, "damageDiceNumber": 1}
    hero = convert(smallest(belongings={"items": items}))
    assert ("/belongings/items/ITEM_1/damageFlat", "template_value") in {
        (one["pointer"], one["code"]) for one in hero.converted
    }
    kept = hero.extensions["optolith"]["belongings"]["items"]["ITEM_1"]
    assert kept == {"damageFlat": 99, "damageDiceNumber": 1}


def test_nothing_of_a_real_hero_is_lost() -> None:
    """Only the armour by zones has no place in the sheet, and it is kept."""
    hero = imported(JUNIS)
    assert [one["pointer"] for one in hero.unknown] == ["/belongings/armorZones"]
    aside = hero.extensions["optolith"]
    assert aside["belongings"] == {"armorZones": document(JUNIS)["belongings"]["armorZones"]}
    assert aside["clientVersion"] == "1.5.1"
    assert imported(ILONIA).unknown == []
