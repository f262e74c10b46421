"""Dice are read as TaleSpire reads them, thrown fairly, and believed only if they are possible."""

import copy
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.errors import Invalid
from app.hookspecs import RollGroup
from app.rulesets import contract, dice


class Loaded:
    """Dice that show what they are told, then ones."""

    def __init__(self, *faces: int) -> None:
        self.faces = list(faces)
        self.asked: list[tuple[int, int]] = []

    def randint(self, a: int, b: int, /) -> int:
        self.asked.append((a, b))
        return self.faces.pop(0) if self.faces else 1


@pytest.mark.parametrize(
    ("text", "plain", "count"),
    [
        ("1d20+5", "1d20+5", 1),
        ("2d6", "2d6", 2),
        ("1d20+1d4-2", "1d20+1d4-2", 2),
        ("d6-2d12-1", "1d6-2d12-1", 3),
        ("D100", "1d100", 1),
        ("-d6", "-1d6", 1),
        ("+1d4+1d6", "1d4+1d6", 2),
        ("!1d20", "1d20", 1),
        ("1d20+5+1d4", "1d20+1d4+5", 2),
        ("1d20+5-1d4-5", "1d20-1d4", 2),
        ("1d6 + 2", "1d6+2", 1),
        ("100d1000", "100d1000", 100),
    ],
)
def test_a_roll_is_read(text: str, plain: str, count: int) -> None:
    roll = dice.parse(text)
    assert str(roll) == plain
    assert len(roll.faces) == count


@pytest.mark.parametrize(
    "text",
    [
        *("", "5", "+5", "d", "1d", "1d1", "0d6", "1d1001", "101d6", "60d6+60d6", "1d20--5"),
        *("5+1d20", "1d20+5+3", "1d20+", "1d20x", "1d6d6", "1d20+1000000", "１d６", "1d6\n"),
        *("1d20/1d6", "d6" * 200, "(1d6)", "1d6*2"),
    ],
)
def test_what_cannot_be_thrown_in_the_game_is_refused(text: str) -> None:
    with pytest.raises(Invalid) as caught:
        dice.parse(text)
    assert caught.value.code == "bad_dice"


def test_groups_have_names() -> None:
    assert dice.parse_groups("Angriff:1d20+5/1d6") == [
        {"name": "Angriff", "roll": "1d20+5"},
        {"name": "", "roll": "1d6"},
    ]


@pytest.mark.parametrize("text", ["/", "1d6/", "/".join(["1d6"] * 21), "60d6/60d6"])
def test_impossible_groups_are_refused(text: str) -> None:
    with pytest.raises(Invalid):
        dice.parse_groups(text)


GROUPS: list[RollGroup] = [{"name": "Hit", "roll": "1d20-1d4+5"}, {"name": "", "roll": "2d6"}]


def test_a_throw_adds_up() -> None:
    loaded = Loaded(17, 3, 6, 2)
    fallen = dice.throw(GROUPS, action_id="attack.a", inputs={"modifier": 1}, randomness=loaded)
    assert loaded.asked == [(1, 20), (1, 4), (1, 6), (1, 6)]
    assert fallen["groups"][0]["total"] == 17 - 3 + 5
    assert fallen["groups"][0]["modifier"] == 5
    assert fallen["groups"][1]["total"] == 8
    assert fallen["total"] == 27
    assert fallen["actionId"] == "attack.a"
    assert fallen["inputs"] == {"modifier": 1}


@given(
    st.lists(
        st.tuples(
            st.sampled_from("+-"), st.integers(1, 5), st.integers(2, 1000), st.integers(-99, 99)
        ),
        min_size=1,
        max_size=5,
    )
)
def test_what_the_server_throws_is_possible(terms: list[tuple[str, int, int, int]]) -> None:
    text = "".join(
        f"{sign}{n}d{sides}" + (f"{mod:+d}" if mod else "") for sign, n, sides, mod in terms
    )
    groups: list[RollGroup] = [{"name": "a", "roll": text}]
    fallen = dice.throw(groups)
    assert dice.check_throw(fallen, groups) == []
    assert dice.read_throw(fallen) == fallen
    assert contract.misshapen(fallen, "Throw") == ""


def _set(*path: Any, value: Any) -> Callable[[Any], None]:
    def change(fallen: Any) -> None:
        for step in path[:-1]:
            fallen = fallen[step]
        fallen[path[-1]] = value

    return change


WRONG: dict[str, tuple[Callable[[Any], None], str, str]] = {
    "a die beyond its sides": (
        _set("groups", 0, "dice", 0, "value", value=21),
        "/groups/0/dice/0/value",
        "impossible_die",
    ),
    "another die": (
        _set("groups", 0, "dice", 0, "sides", value=100),
        "/groups/0/dice",
        "wrong_dice",
    ),
    "a die more": (
        lambda t: t["groups"][1]["dice"].append({"sides": 6, "value": 1, "sign": 1}),
        "/groups/1/dice",
        "wrong_dice",
    ),
    "another sign": (_set("groups", 0, "dice", 1, "sign", value=1), "/groups/0/dice", "wrong_dice"),
    "another modifier": (
        _set("groups", 0, "modifier", value=9),
        "/groups/0/modifier",
        "wrong_modifier",
    ),
    "a wrong sum of a group": (
        _set("groups", 0, "total", value=99),
        "/groups/0/total",
        "wrong_total",
    ),
    "a wrong sum": (_set("total", value=99), "/total", "wrong_total"),
    "another roll": (_set("groups", 1, "roll", value="3d6"), "/groups/1/roll", "wrong_roll"),
    "another name": (_set("groups", 1, "name", value="x"), "/groups/1/name", "wrong_group"),
    "a roll that is none": (_set("groups", 1, "roll", value="lots"), "/groups/1/roll", "bad_dice"),
    "a group less": (lambda t: t["groups"].pop(), "/groups", "wrong_groups"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_reported_throw_is_refused_for(name: str) -> None:
    change, pointer, code = WRONG[name]
    fallen = copy.deepcopy(dice.throw(GROUPS, randomness=Loaded(17, 3, 6, 2)))
    change(fallen)
    found = dice.check_throw(fallen, GROUPS)
    assert (pointer, code) in {(item["pointer"], item["code"]) for item in found}
    with pytest.raises(Invalid) as caught:
        dice.read_throw(fallen, GROUPS)
    assert caught.value.code == "bad_throw"


@pytest.mark.parametrize(
    ("value", "pointer"),
    [
        (None, ""),
        ({"inputs": {}, "groups": [], "total": 0}, "/groups"),
        ({"inputs": {}, "total": 0}, "/groups"),
        ({"inputs": {"a": None}, "groups": [], "total": 0}, "/inputs/a"),
    ],
)
def test_a_throw_of_the_wrong_shape_is_refused(value: Any, pointer: str) -> None:
    with pytest.raises(Invalid) as caught:
        dice.read_throw(value)
    assert pointer in {error["pointer"] for error in caught.value.errors}


def test_free_dice_are_held_against_what_they_say_was_rolled() -> None:
    fallen = dice.throw([{"name": "", "roll": "2d6"}], randomness=Loaded(1, 2))
    assert dice.check_throw(fallen) == []
    fallen["groups"][0]["dice"].pop()
    assert {item["code"] for item in dice.check_throw(fallen)} == {"wrong_dice", "wrong_total"}
