"""Every bundled ruleset gives what its cases say, and the runner notices when it does not."""

import copy
from typing import Any

import pytest

from app.rulesets import cases, package
from app.rulesets.kit import conformance
from app.rulesets.registry import Registry
from app.rulesets.ruleset import Ruleset
from tests.rulesets.packages import ROOT

BUNDLED = [
    (path.parent.name, case)
    for path in sorted(ROOT.glob("schemas/*/sheet.schema.json"))
    for case in package.read_cases(
        package.bundled(ROOT / "plugins" / path.parent.name, ROOT / "schemas")
    )
]


@pytest.mark.parametrize(
    ("ruleset_id", "case"), BUNDLED, ids=[f"{name}-{case['name']}" for name, case in BUNDLED]
)
def test_the_case_holds(bundled: Registry, ruleset_id: str, case: dict[str, Any]) -> None:
    ruleset = bundled.get(ruleset_id)
    assert cases.run(ruleset.book, case, ruleset.templates) == []


def test_nothing_that_we_ship_is_refused(bundled: Registry) -> None:
    assert bundled.refused() == []


def test_what_we_ship_keeps_the_promises_of_the_contract(bundled: Registry) -> None:
    for ruleset in bundled.all():
        assert conformance.check(ruleset).complaints == []
        assert len(ruleset.templates) >= 2


CASE: dict[str, Any] = {
    "name": "a case that holds",
    "sheet": {
        "hp": {"current": 12, "maximum": 10},
        "sections": {"s": {"label": "S", "entries": {"a": {"label": "A", "value": 4}}}},
        "actions": {"a": {"label": "A", "dice": "1d20", "target": 5}},
    },
    "expect": {
        "findings": [{"pointer": "/hp/current", "code": "above_maximum", "severity": "warning"}],
        "stats": {"s.a": 4},
        "actions": {"action.a": {"diceString": "1d20"}},
        "resources": {"hp": {"value": 12}},
        "outcomes": [
            {
                "throw": {
                    "actionId": "action.a",
                    "inputs": {},
                    "groups": [
                        {
                            "name": "A",
                            "roll": "1d20",
                            "dice": [{"sides": 20, "value": 5, "sign": 1}],
                            "modifier": 0,
                            "total": 5,
                        }
                    ],
                    "total": 5,
                },
                "expect": {"success": True},
            }
        ],
    },
}
FAULTS: dict[str, tuple[str, Any]] = {
    "a finding that is missing": ("findings", []),
    "a finding too many": (
        "findings",
        [*CASE["expect"]["findings"], {"pointer": "/x", "code": "a"}],
    ),
    "another severity": ("findings", [{**CASE["expect"]["findings"][0], "severity": "error"}]),
    "another value": ("stats", {"s.a": 5}),
    "a value that is not there": ("stats", {"s.b": 5}),
    "another member": ("actions", {"action.a": {"diceString": "2d20"}}),
    "a member that is not there": ("actions", {"action.a": {"blocked": {}}}),
    "another resource": ("resources", {"hp": 11}),
    "another outcome": (
        "outcomes",
        [{**CASE["expect"]["outcomes"][0], "expect": {"success": False}}],
    ),
    "one that is there after all": ("absent", ["s.a"]),
    "another adjustment": (
        "adjustments",
        [{"resource": "hp", "delta": -1, "expect": {"applied": -2}}],
    ),
}


def test_a_case_that_holds_has_no_differences(generic: Ruleset) -> None:
    assert cases.run(generic.book, CASE, generic.templates) == []


@pytest.mark.parametrize("name", FAULTS)
def test_the_runner_notices(name: str, generic: Ruleset) -> None:
    member, value = FAULTS[name]
    wrong = copy.deepcopy(CASE)
    wrong["expect"][member] = value
    assert len(cases.run(generic.book, wrong, generic.templates)) == 1


def test_a_sheet_with_errors_has_nothing_else_to_compare(generic: Ruleset) -> None:
    case = {"name": "broken", "sheet": {}, "expect": {"stats": {"a": 1}}}
    assert cases.run(generic.book, case, generic.templates) == ["stats: the sheet has errors"]
