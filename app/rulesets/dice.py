"""Dice in TaleSpire's own notation: read them, throw them, and check what was thrown elsewhere.

    groups   = group *( "/" group )
    group    = [ name ":" ] [ "!" ] term *( ("+" | "-") term )
    term     = [ count ] "d" sides [ ("+" | "-") number ]

A group begins with a die, and a number follows a die: ``1d20+5``, ``d6-2d12-1``, ``1d20+1d4+2``.
That is what the game's dice tray takes, so whatever is accepted here can be thrown there.
"""

import random
import re
import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, Protocol

from app.errors import Invalid, field_error
from app.hookspecs import Die, Finding, RollGroup, Throw, ThrownGroup
from app.rulesets import contract
from app.rulesets.findings import finding, from_errors

MAX_DICE = 100
MAX_GROUPS = 20
MAX_LENGTH = 200
MIN_SIDES, MAX_SIDES = 2, 1000
MAX_MODIFIER = 100_000

Sign = Literal[1, -1]

_term = re.compile(r"([+-]?)([0-9]{0,3})d([0-9]{1,4})(?:([+-])([0-9]{1,6})(?!d|[0-9]))?", re.ASCII)


class Randomness(Protocol):
    """What throws the dice: the system's generator, or a test's."""

    def randint(self, a: int, b: int, /) -> int: ...


SYSTEM: random.Random = secrets.SystemRandom()


@dataclass(frozen=True, slots=True)
class Dice:
    """``count`` dice of ``sides`` sides, added or subtracted."""

    count: int
    sides: int
    sign: Sign


@dataclass(frozen=True, slots=True)
class Roll:
    """One group's dice and the sum of its numbers."""

    dice: tuple[Dice, ...]
    modifier: int

    def __str__(self) -> str:
        """The plainest way to write it: dice first, one number at the end."""
        text = "".join(f"{'-' if d.sign < 0 else '+'}{d.count}d{d.sides}" for d in self.dice)
        number = f"{self.modifier:+d}" if self.modifier else ""
        return text.removeprefix("+") + number

    @property
    def faces(self) -> list[tuple[int, Sign]]:
        """Sides and sign of every single die, in order."""
        return [(d.sides, d.sign) for d in self.dice for _ in range(d.count)]


def parse(text: str) -> Roll:
    """Read one group without its name. Raises Invalid (``bad_dice``) saying what is wrong."""
    return _parse(text)


@lru_cache(maxsize=4096)
def _parse(text: str) -> Roll:
    if not text or len(text) > MAX_LENGTH:
        raise bad_dice(
            text,
            f"Ein Wurf hat 1 bis {MAX_LENGTH} Zeichen.",
            f"A roll has 1 to {MAX_LENGTH} characters.",
        )
    rest = text.replace(" ", "").lower().removeprefix("!")
    dice: list[Dice] = []
    modifier = at = 0
    while at < len(rest):
        match = _term.match(rest, at)
        if not match or (dice and not match[1]):
            raise bad_dice(
                text, "Das ist kein Wurf wie 1W20+5.", "This is not a roll such as 1d20+5."
            )
        sign: Sign = -1 if match[1] == "-" else 1
        dice.append(Dice(int(match[2] or 1), int(match[3]), sign))
        modifier += int(f"{match[4]}{match[5]}") if match[5] else 0
        at = match.end()
    _check_bounds(text, dice, modifier)
    return Roll(tuple(dice), modifier)


def _check_bounds(text: str, dice: list[Dice], modifier: int) -> None:
    if not dice:
        raise bad_dice(text, "Hier fehlt ein Würfel.", "There is no die in it.")
    if any(d.count < 1 for d in dice) or sum(d.count for d in dice) > MAX_DICE:
        raise bad_dice(
            text,
            f"Ein Wurf braucht 1 bis {MAX_DICE} Würfel.",
            f"A roll needs 1 to {MAX_DICE} dice.",
        )
    if any(not MIN_SIDES <= d.sides <= MAX_SIDES for d in dice):
        raise bad_dice(
            text,
            f"Ein Würfel hat {MIN_SIDES} bis {MAX_SIDES} Seiten.",
            f"A die has {MIN_SIDES} to {MAX_SIDES} sides.",
        )
    if abs(modifier) > MAX_MODIFIER:
        raise bad_dice(
            text,
            f"Der Modifikator darf höchstens {MAX_MODIFIER} sein.",
            f"The modifier may be at most {MAX_MODIFIER}.",
        )


def bad_dice(text: str, de: str, en: str, pointer: str = "") -> Invalid:
    """The refusal of a dice string."""
    shown = text if len(text) <= 60 else f"{text[:59]}…"
    return Invalid(
        f"{shown!r}: {en}", code="bad_dice", errors=[field_error(pointer, "bad_dice", de, en)]
    )


def parse_groups(text: str) -> list[RollGroup]:
    """Read ``Name:1d20+5/1d6``: the groups of a dice string, each checked."""
    groups: list[RollGroup] = []
    for part in text.split("/"):
        name, colon, roll = part.rpartition(":")
        parse(roll.strip())
        groups.append({"name": name.strip()[:100] if colon else "", "roll": roll.strip()})
    check_groups(groups)
    return groups


def check_groups(groups: Sequence[RollGroup]) -> None:
    """Raise Invalid if the groups are none, too many or hold too many dice together."""
    if not 1 <= len(groups) <= MAX_GROUPS:
        raise bad_dice(
            "",
            f"Ein Wurf braucht 1 bis {MAX_GROUPS} Gruppen.",
            f"A roll needs 1 to {MAX_GROUPS} groups.",
        )
    if sum(len(parse(group["roll"]).faces) for group in groups) > MAX_DICE:
        raise bad_dice(
            "",
            f"Ein Wurf darf höchstens {MAX_DICE} Würfel haben.",
            f"A roll may have at most {MAX_DICE} dice.",
        )


def throw(
    groups: Sequence[RollGroup],
    *,
    action_id: str | None = None,
    inputs: Mapping[str, Any] | None = None,
    randomness: Randomness = SYSTEM,
) -> Throw:
    """Throw the groups here. The server's own throws come from the system's generator."""
    check_groups(groups)
    thrown = [_throw_group(group, randomness) for group in groups]
    made: Throw = {
        "inputs": dict(inputs or {}),
        "groups": thrown,
        "total": sum(group["total"] for group in thrown),
    }
    if action_id is not None:
        made["actionId"] = action_id
    return made


def _throw_group(group: RollGroup, randomness: Randomness) -> ThrownGroup:
    roll = parse(group["roll"])
    dice: list[Die] = [
        {"sides": sides, "value": randomness.randint(1, sides), "sign": sign}
        for sides, sign in roll.faces
    ]
    total = sum(die["value"] * die["sign"] for die in dice) + roll.modifier
    return {
        "name": group["name"],
        "roll": group["roll"],
        "dice": dice,
        "modifier": roll.modifier,
        "total": total,
    }


def read_throw(value: Any, expected: Sequence[RollGroup] | None = None) -> Throw:
    """A throw that came from outside: its shape, then its dice. Raises Invalid (``bad_throw``) with
    every finding; pointers are from the throw's root."""
    shape = contract.validator("ruleset-objects.json", "Throw")
    found = from_errors(shape.iter_errors(value)) or check_throw(value, expected)
    if found:
        raise Invalid("This throw is not possible.", code="bad_throw", errors=found)
    checked: Throw = value
    return checked


def check_throw(throw: Throw, expected: Sequence[RollGroup] | None = None) -> list[Finding]:
    """Everything that is impossible about a throw which the game or a person reported.

    ``throw`` has the shape of a Throw. Its groups are held against ``expected`` (an action as it
    was prepared) or, for free dice, against what they themselves say was rolled.
    """
    found: list[Finding] = []
    if expected is not None and len(expected) != len(throw["groups"]):
        return [
            finding(
                "/groups",
                "wrong_groups",
                f"Hier gehören {len(expected)} Würfelgruppen hin.",
                f"It takes {len(expected)} groups of dice here.",
            )
        ]
    for index, group in enumerate(throw["groups"]):
        wanted = expected[index] if expected is not None else None
        found += _check_group(group, wanted, f"/groups/{index}")
    if sum(len(group["dice"]) for group in throw["groups"]) > MAX_DICE:
        found.append(
            finding(
                "/groups",
                "too_many_dice",
                f"Ein Wurf darf höchstens {MAX_DICE} Würfel haben.",
                f"A roll may have at most {MAX_DICE} dice.",
            )
        )
    total = sum(group["total"] for group in throw["groups"])
    if throw["total"] != total:
        found.append(_wrong_total("/total", total))
    return found


def _check_group(group: ThrownGroup, wanted: RollGroup | None, pointer: str) -> list[Finding]:
    try:
        roll = parse((wanted or group)["roll"])
        told = parse(group["roll"])
    except Invalid as error:
        text = error.errors[0]["message"]
        return [finding(f"{pointer}/roll", "bad_dice", text["de"], text["en"])]
    found: list[Finding] = []
    if wanted is not None and wanted["name"] != group["name"]:
        de, en = f"Hier gehört „{wanted['name']}“ hin.", f"“{wanted['name']}” belongs here."
        found.append(finding(f"{pointer}/name", "wrong_group", de, en))
    if told != roll:
        found.append(
            finding(
                f"{pointer}/roll", "wrong_roll", f"Hier gehört {roll} hin.", f"{roll} belongs here."
            )
        )
    found += _check_dice(group["dice"], roll, pointer)
    if group["modifier"] != roll.modifier:
        de, en = f"Das muss {roll.modifier} sein.", f"This must be {roll.modifier}."
        found.append(finding(f"{pointer}/modifier", "wrong_modifier", de, en))
    total = sum(die["value"] * die["sign"] for die in group["dice"]) + group["modifier"]
    if group["total"] != total:
        found.append(_wrong_total(f"{pointer}/total", total))
    return found


def _check_dice(dice: Sequence[Die], roll: Roll, pointer: str) -> list[Finding]:
    found = [
        finding(
            f"{pointer}/dice/{index}/value",
            "impossible_die",
            f"Ein W{die['sides']} zeigt 1 bis {die['sides']}.",
            f"A d{die['sides']} shows 1 to {die['sides']}.",
        )
        for index, die in enumerate(dice)
        if not 1 <= die["value"] <= die["sides"]
    ]
    if sorted((die["sides"], die["sign"]) for die in dice) != sorted(roll.faces):
        found.append(
            finding(
                f"{pointer}/dice", "wrong_dice", f"Hier gehört {roll} hin.", f"{roll} belongs here."
            )
        )
    return found


def _wrong_total(pointer: str, total: int) -> Finding:
    return finding(pointer, "wrong_total", f"Die Summe ist {total}.", f"The sum is {total}.")
