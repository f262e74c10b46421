"""What a schema says about a sheet, the same here and in the clients: ``schemas/findings``."""

import json
from pathlib import Path
from typing import Any

import pytest

from app.rulesets.rulebook import Rulebook

CASES = json.loads(Path("schemas", "findings", "cases.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_finding_case(case: dict[str, Any]) -> None:
    found = Rulebook("cases", case["schema"], checked=False).check(case["sheet"])
    told = [{key: item[key] for key in ("pointer", "code", "message")} for item in found]
    assert told == case["findings"]
    assert all(item["severity"] == "error" for item in found)
