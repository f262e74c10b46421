"""The grammar of formulas and dice, held to the cases that TypeScript is held to as well."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.jsontext import tokens
from app.rulesets import dice as notation
from app.rulesets import formulas
from app.rulesets.derivations import MAX_CHAIN, Derivations
from app.rulesets.formulas import FormulaError, formula
from tests.rulesets.packages import ROOT

CASES = [
    case
    for path in sorted((ROOT / "schemas/grammar/cases").glob("*.json"))
    for case in json.loads(path.read_bytes())
]


def path(pointer: str) -> formulas.Path:
    return tuple(tokens(pointer))


def answered(case: dict[str, Any]) -> dict[str, Any]:
    """What comes of a case, in the words of its ``expect``."""
    others = case.get("formulas", {})
    derivations = Derivations({path(place): formula(text) for place, text in others.items()})
    values = derivations.over(case["sheet"])
    keys = case.get("at", [])
    try:
        if "roll" in case:
            return {"dice": formulas.dice(case["roll"]).roll(values.get, keys)}
        return {"value": formula(case["formula"]).value(values.get, keys)}
    except FormulaError as error:
        return {"error": error.code, "position": error.position}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_the_grammar_holds(case: dict[str, Any]) -> None:
    assert answered(case) == case["expect"]


def test_every_case_says_what_it_states_and_no_two_state_the_same() -> None:
    names = [case["name"] for case in CASES]
    assert len(set(names)) == len(names) >= 50
    for case in CASES:
        assert set(case) <= {"name", "sheet", "at", "formulas", "formula", "roll", "expect"}
        assert ("formula" in case) != ("roll" in case)


def test_every_error_code_has_a_case() -> None:
    told = {case["expect"].get("error") for case in CASES} - {None}
    assert told == {
        "empty", "too_long", "syntax", "unknown_function", "wrong_arguments", "too_deep",
        "too_large", "division_by_zero", "not_a_number", "unbound_star", "cycle", "no_dice",
        "bad_dice",
    }  # fmt: skip


PIECES = st.sampled_from(
    ["1", "20", "@/a", "@/a/*", "@{/b c}", "d", "(", ")", "+", "-", "*", "/", ",", " ", "floor(",
     "max(", "min(1,", "x", "$", "9999999999", "\n", "é"]
)  # fmt: skip
SHEETS = st.dictionaries(
    st.sampled_from(["a", "b c"]), st.sampled_from([0, 3, -1, True, 2.5, 2**40, "x", {}, []])
)


@given(st.lists(PIECES, max_size=40).map("".join), SHEETS)
def test_no_text_does_more_than_give_a_bounded_number_or_name_its_fault(
    text: str, sheet: dict[str, Any]
) -> None:
    values = Derivations({}).over(sheet)
    positions = []
    try:
        assert abs(formula(text).value(values.get)) <= formulas.MAX_VALUE
    except FormulaError as error:
        positions.append(error.position)
    try:
        notation.parse_groups(formulas.dice(text).roll(values.get))
    except FormulaError as error:
        positions.append(error.position)
    assert all(0 <= position <= len(text) for position in positions)


def a_chain(length: int, text: str) -> dict[formulas.Path, formulas.Formula]:
    """``/f0`` follows from ``/f1``, that from ``/f2``, and so on."""
    return {(f"f{index}",): formula(text.format(index + 1)) for index in range(length)}


def test_depth_costs_no_stack() -> None:
    longest = "+".join("1" * 250)
    chain = a_chain(MAX_CHAIN - 1, "@/f{} + 1")
    chain[(f"f{MAX_CHAIN - 1}",)] = formula(longest)
    derivations = Derivations(chain)
    assert derivations.longest_chain() == MAX_CHAIN
    assert derivations.over({}).get(("f0",)) == 250 + MAX_CHAIN - 1


def test_a_chain_has_an_end() -> None:
    chain = a_chain(MAX_CHAIN + 1, "@/f{}")
    with pytest.raises(FormulaError, match="formulas follow in a row"):
        Derivations(chain).over({}).get(("f0",))


def test_each_formula_is_worked_out_once_however_often_it_is_named() -> None:
    # 2^40 questions if nothing were remembered
    chain = a_chain(20, "@/f{0} + @/f{0}")
    values = Derivations(chain).over({"f20": 1})
    assert values.get(("f0",)) == 2**20


def test_a_circle_is_named_in_its_order() -> None:
    places = {"/a": "@/b", "/b": "@/c/x + 1", "/c/*": "@/a", "/d": "@/a"}
    derivations = Derivations({path(place): formula(text) for place, text in places.items()})
    assert derivations.circle() == [("a",), ("b",), ("c", "*"), ("a",)]
    assert Derivations({("a",): formula("@/b")}).circle() == []


def test_a_place_named_outright_comes_before_a_star() -> None:
    places = {"/c/*": "1", "/c/x": "2"}
    values = Derivations({path(place): formula(text) for place, text in places.items()}).over({})
    assert values.get(("c", "x")) == 2
    assert values.get(("c", "y")) == 1
