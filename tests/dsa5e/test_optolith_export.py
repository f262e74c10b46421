"""What is written for Optolith reads back as the same sheet."""

import json
from pathlib import Path

import pytest

from app.hookspecs import Imported
from plugins.dsa5e import plugin
from tests.dsa5e.heroes import JUNIS, SCHEMAS, document, imported


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
