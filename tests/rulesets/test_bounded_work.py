"""A ruleset without code is safe to take from strangers: whatever its schema, work is bounded."""

from pathlib import Path
from typing import Any

import pytest

from app.domain import jsontext
from app.rulesets import bounds, sheetschema
from app.rulesets.lane import Lane
from app.rulesets.registry import Registry
from tests.rulesets.packages import ROOT, load, write_package

WIDE = {"allOf": [{"type": "integer"}] * 90}


def schema_of(field: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "properties": {"field": field}}


@pytest.mark.parametrize(
    "field",
    [
        {"type": "array", "items": WIDE},
        {"type": "object", "additionalProperties": WIDE},
        {"type": "object", "patternProperties": {"^a": WIDE}},
        {"type": "object", "additionalProperties": {"type": "array", "items": WIDE}},
    ],
)
def test_a_schema_that_could_ask_for_too_much_is_refused(field: dict[str, Any]) -> None:
    (told,) = sheetschema.complaints(schema_of(field))
    assert "steps to be checked" in told
    assert "maxItems" in told


def test_the_same_with_bounds_passes() -> None:
    field = {"type": "array", "maxItems": 1000, "items": WIDE}
    assert sheetschema.complaints(schema_of(field)) == []


def test_ours_are_far_below_the_bound(bundled: Registry) -> None:
    for ruleset in bundled.all():
        walk = sheetschema._Walk(ruleset.schema)
        assert walk._work(ruleset.schema, 1) < sheetschema.MAX_WORK / 50


def test_of_a_sheet_with_very_many_errors_the_first_is_told_at_once() -> None:
    check = sheetschema.SheetCheck(schema_of({"type": "array", "items": {"type": "string"}}))
    few = check.findings({"field": [1] * 100})
    assert len(few) == 100
    many = {"field": [1] * 200_000}
    assert len(jsontext.dumps(many)) < bounds.MAX_BYTES
    assert [item["code"] for item in check.findings(many)] == ["type", "more_findings"]
    assert check.findings({"field": ["a"] * 100_000}) == []


def test_without_code_no_thread_is_needed_and_with_code_there_is_one(tmp_path: Path) -> None:
    write_package(tmp_path, "plain")
    write_package(tmp_path, "coded", plugin="")
    registry = load(tmp_path)
    assert registry.get("plain")._lane is None
    assert isinstance(registry.get("coded")._lane, Lane)
    assert (ROOT / "docs/how-to/share-a-ruleset.md").read_text().count("safe to take") == 1
