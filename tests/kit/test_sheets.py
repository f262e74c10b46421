"""Random sheets are what a schema allows, and the same for the same seed."""

import random
import re
from typing import Any

import pytest

from app.rulesets.kit import words
from app.rulesets.kit.sheets import Maker, smaller
from app.rulesets.registry import Registry

PATTERNS = ["^[a-z][a-z0-9_]{1,31}$", "^(a|bc)+$", "x?y*z{2,3}", "^[^a-c]$", "^\\u00e4\\.$", ""]


@pytest.mark.parametrize("pattern", PATTERNS)
def test_a_made_text_matches_its_pattern(pattern: str) -> None:
    chance = random.Random(1)
    for _ in range(50):
        assert re.search(pattern, words.matching(pattern, chance))


@pytest.mark.parametrize("ruleset_id", ["dsa5e", "generic"])
def test_sheets_pass_their_schema_and_come_again(ruleset_id: str, bundled: Registry) -> None:
    ruleset = bundled.get(ruleset_id)
    valid = ruleset.book.validator.is_valid
    bases = [template.sheet_data for template in ruleset.templates]

    def made() -> list[dict[str, Any]]:
        return list(Maker(ruleset.schema, ruleset.content, 3).sheets(bases, 40, valid))

    sheets = made()
    assert len(sheets) == 40
    assert all(valid(sheet) for sheet in sheets)
    assert made() == sheets
    assert bases == [template.sheet_data for template in ruleset.templates]


def test_a_sheet_is_made_as_small_as_it_may_be() -> None:
    sheet = {"a": {"b": 1, "c": {"d": 2}}, "e": 3, "f": {"g": {}}}
    assert smaller(sheet, lambda cut: "d" in cut.get("a", {}).get("c", {})) == {
        "a": {"c": {"d": 2}}
    }
