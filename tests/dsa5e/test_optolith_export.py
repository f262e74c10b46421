"""What is written for Optolith reads back as the same sheet."""

import json
from pathlib import Path

import pytest

from app.hookspecs import Imported
from app.rulesets.putback import put_back
from plugins.dsa5e import plugin
from tests.dsa5e.heroes import JUNIS, SCHEMAS, document, imported, smallest


def test_a_real_hero_comes_back_the_same(hero: Imported) -> None:
    exporter, importer = plugin.exporters()[0], plugin.importers()[0]
    back = importer.convert(exporter.convert(hero.name, hero.sheet_data))
    assert back.name == hero.name
    assert back.sheet_data == hero.sheet_data
    assert [*back.converted, *back.unknown] == []


@pytest.mark.parametrize("field", ["talents", "ct", "spells", "cantrips", "attr", "ap", "el"])
def test_a_field_is_written_as_optolith_wrote_it(field: str) -> None:
    hero, given = imported(JUNIS), document(JUNIS)
    written = plugin.exporters()[0].convert(hero.name, hero.sheet_data)
    assert written[field] == given[field]


def test_purchases_are_written_as_optolith_wrote_them(hero: Imported) -> None:
    written = plugin.exporters()[0].convert(hero.name, hero.sheet_data)
    given = document(JUNIS if hero.name.startswith("Junis") else "ilonia_firnheim")
    active = {id_: found for id_, found in given["activatable"].items() if found}
    assert written["activatable"] == active


@pytest.mark.parametrize("path", sorted(SCHEMAS.glob("templates/*.cmchar")), ids=lambda p: p.stem)
def test_a_template_survives_the_way_there_and_back(path: Path) -> None:
    template = json.loads(path.read_text())
    sheet = template["sheet_data"]
    written = plugin.exporters()[0].convert(template["name"], sheet)
    back = plugin.importers()[0].convert(written).sheet_data
    for field in ("attributes", "talents", "special_abilities", "adventure_points", "phase"):
        assert back[field] == sheet[field]


def test_a_file_with_everything_odd_comes_back_the_same() -> None:
    """House rules, unknown ids, German decimals, and what no sheet has a place for."""
    exporter, importer = plugin.exporters()[0], plugin.importers()[0]
    items = {
        "ITEM_1": {
            "name": "Sack",
            "gr": 7,
            "amount": 2,
            "weight": "1,5",
            "price": "1.200,25",
            "colour": "red",
        }
    }
    given = smallest(
        talents={"TAL_1": 3, "TAL_999": 4},
        cantrips=["CANTRIP_1", "CANTRIP_999"],
        activatable={
            "ADV_0": [{"sid": "Liebling der Katzen", "cost": 5}],
            "SA_0": [{"sid": "Kartentrick"}],
            "SA_99999": [{"sid": 3}],
        },
        belongings={"items": items, "armorZones": {"ARMOR_1": {"name": "Kette"}}},
        house={"rule": 7},
        id="H_1",
        sex="m",
    )
    first = importer.convert(given)
    written = exporter.convert(first.name, first.sheet_data)
    back = importer.convert(put_back(written, first.extensions["optolith"]))
    assert back.sheet_data == first.sheet_data
    kept = back.extensions["optolith"]
    assert {key: kept[key] for key in first.extensions["optolith"]} == first.extensions["optolith"]
