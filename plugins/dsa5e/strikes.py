"""Throws of one twenty-sided die: attributes, attack, parry, dodge. Core rules: attribute check,
combat check, confirmation."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.hookspecs import (
    DiceAction,
    Input,
    Outcome,
    OutcomePart,
    Part,
    RollGroup,
    Text,
    Throw,
)

from . import fate
from .asking import DIFFICULTY, MODIFIER, integer, is_set, number, toggle, with_defaults
from .combat import (
    attack_base,
    encumbered,
    parry_base,
    technique,
    technique_label,
    techniques,
    weapon_attack,
    weapon_parry,
    weapons,
)
from .conditions import PRONE, condition_inputs, penalties
from .derived import dodge_base
from .hero import Hero
from .tables import AT, ATTRIBUTES, EMPTY, FK, PA, attribute_name
from .wording import joined, part, text, total

_MODIFIER = text("Modifikator", "Modifier")
_CONFIRM = text("Bestätigung", "Confirmation")
_GROUPS: dict[str, list[RollGroup]] = {
    name: [{"name": name, "roll": "1d20"}] for name in (*ATTRIBUTES, "AT", "PA", "AW", "FK")
}

_REACH = number("reach", "Reichweite: Stufen kürzer", "Reach: steps shorter", 3)
_OFF_HAND = toggle("off_hand", "Falsche Hand", "Off hand")
_TWO_WEAPONS = toggle("two_weapons", "Mit zwei Waffen", "With two weapons")
_AGAIN = number("earlier", "Abwehren in dieser Runde", "Defences this round", 9)
_SCHIP = toggle("schip", "Schip: Abwehr +4", "Fate point: defence +4")
_DISTANCE: Input = {
    "id": "distance",
    "label": text("Entfernung", "Range"),
    "kind": "choice",
    "default": "medium",
    "options": [
        {"value": "close", "label": text("nah (+2)", "close (+2)")},
        {"value": "medium", "label": text("mittel", "medium")},
        {"value": "far", "label": text("weit (−2)", "far (−2)")},
    ],
}
_DISTANCES = {"close": 2, "far": -2}


class Strike(NamedTuple):
    """A throw of one die that has to stay at or under the sum of ``parts``."""

    id: str
    label: Text
    kind: str
    group: str
    parts: list[Part]
    encumbrance: bool
    item: str


def attribute(hero: Hero, code: str) -> Strike | None:
    if code not in hero.attributes:
        return None
    name = attribute_name(code)
    parts = [part(name, hero.attributes[code])]
    return Strike(f"attribute.{code}", name, "attribute", code, parts, False, "")


def attack(hero: Hero, key: str) -> Strike | None:
    """With a technique (bare value) or with a weapon."""
    one = technique(hero, key)
    if one is not None:
        kind = FK if one.ranged else AT
        return _attack(
            hero, key, kind, technique_label(hero, kind, one), attack_base(hero, one), ""
        )
    weapon = weapons(hero).get(key)
    parts = weapon_attack(hero, weapon) if weapon else None
    if weapon is None or parts is None:
        return None
    kind = FK if weapon.ranged else AT
    return _attack(hero, key, kind, joined(kind, weapon.name), parts, key)


def _attack(hero: Hero, key: str, kind: Text, label: Text, parts: list[Part], item: str) -> Strike:
    group = kind["de"]
    hinders = encumbered(hero, ranged=kind is FK)
    return Strike(f"attack.{key}", label, group, group, parts, hinders, item)


def parry(hero: Hero, key: str) -> Strike | None:
    one = technique(hero, key)
    if one is not None:
        parts, label, item = parry_base(hero, one), technique_label(hero, PA, one), ""
    else:
        weapon = weapons(hero).get(key)
        if weapon is None:
            return None
        parts, label, item = weapon_parry(hero, weapon), joined(PA, weapon.name), key
    if parts is None:
        return None
    return Strike(f"parry.{key}", label, "PA", "PA", parts, True, item)


def dodge(hero: Hero, _: str = "") -> Strike:
    label = text("Ausweichen", "Dodge")
    return Strike("dodge", label, "AW", "AW", dodge_base(hero), True, "")


def attributes(hero: Hero) -> list[DiceAction]:
    return _listed(hero, [attribute(hero, code) for code in ATTRIBUTES])


def attacks(hero: Hero) -> list[DiceAction]:
    return _listed(hero, [attack(hero, key) for key in _fighting(hero)])


def parries(hero: Hero) -> list[DiceAction]:
    return _listed(hero, [parry(hero, key) for key in _fighting(hero)])


def _fighting(hero: Hero) -> list[str]:
    return [*(one.id for one in techniques(hero)), *weapons(hero)]


def _listed(hero: Hero, found: list[Strike | None]) -> list[DiceAction]:
    return [action(hero, one, EMPTY) for one in found if one is not None]


_CATEGORIES: dict[str, Any] = {"attribute": "skill", "AT": "attack", "FK": "attack"}


def action(hero: Hero, strike: Strike, inputs: Mapping[str, Any]) -> DiceAction:
    parts = strike.parts + _modifiers(hero, strike, inputs)
    return {
        "id": strike.id,
        "label": strike.label,
        "category": _CATEGORIES.get(strike.kind, "save"),
        "diceString": "1d20",
        "groups": _GROUPS[strike.group],
        "targets": [{"group": strike.group, "value": total(parts), "parts": parts}],
        "inputs": _inputs(hero, strike),
    }


def _inputs(hero: Hero, strike: Strike) -> list[Input]:
    key = ("strike inputs", strike.kind, bool(strike.item))
    found: list[Input] | None = hero.memo.get(key)
    if found is not None:
        return found
    inputs = [DIFFICULTY if strike.kind == "attribute" else MODIFIER]
    if strike.kind == "AT":
        inputs.append(_REACH)
    elif strike.kind == "FK":
        inputs.append(_DISTANCE)
    elif strike.kind in ("PA", "AW"):
        inputs += [_AGAIN, _SCHIP]
    if strike.kind in ("AT", "PA"):
        inputs.append(_TWO_WEAPONS)
        if not strike.item and not hero.has("ADV_5"):
            inputs.append(_OFF_HAND)
    inputs += condition_inputs(hero)
    hero.memo[key] = inputs
    return inputs


def _modifiers(hero: Hero, strike: Strike, inputs: Mapping[str, Any]) -> list[Part]:
    """Conditions, and what the player has set."""
    key = ("strike", strike.kind, strike.encumbrance)
    parts: list[Part] | None = None if inputs else hero.memo.get(key)
    if parts is None:
        parts = penalties(hero, inputs, strike.encumbrance)
        if prone := _prone(hero, strike):
            parts = [*parts, prone]
    if not inputs:
        hero.memo[key] = parts
        return parts
    chosen = _chosen(hero, strike, inputs)
    return [*parts, *(one for one in chosen if one["value"])]


def _prone(hero: Hero, strike: Strike) -> Part | None:
    """Lying on the ground: AT −4, defence −2."""
    if strike.kind not in ("AT", "PA", "AW") or not hero.sheet.get("states", EMPTY).get(PRONE):
        return None
    name = hero.rules.table("states").get(PRONE, EMPTY).get("name", text("Liegend", "Prone"))
    return part(name, -4 if strike.kind == "AT" else -2)


def _chosen(hero: Hero, strike: Strike, inputs: Mapping[str, Any]) -> list[Part]:
    found = [part(_MODIFIER, integer(inputs, "modifier"))]
    if strike.kind == "AT":
        found.append(part(_REACH["label"], -2 * integer(inputs, "reach", 3, 0)))
    if strike.kind == "FK":
        far = _DISTANCES.get(str(inputs.get("distance")), 0)
        found.append(part(_DISTANCE["label"], far))
    if strike.kind in ("AT", "PA"):
        if is_set(inputs, "two_weapons"):
            used_to = min(2, hero.level_of("SA_42"))
            found.append(part(_TWO_WEAPONS["label"], used_to - 2))
        if is_set(inputs, "off_hand") and not strike.item and not hero.has("ADV_5"):
            found.append(part(_OFF_HAND["label"], -4))
    if strike.kind in ("PA", "AW"):
        found.append(part(_AGAIN["label"], -3 * integer(inputs, "earlier", 9, 0)))
        found.append(part(_SCHIP["label"], 4 if is_set(inputs, "schip") else 0))
    return found


def evaluate(hero: Hero, strike: Strike, throw: Throw, previous: Throw | None) -> Outcome | None:
    """1 always passes and 20 never does; either asks for a confirmation."""
    die = single(throw)
    if die is None:
        return None
    target = action(hero, strike, throw["inputs"])["targets"][0]
    first = single(previous) if previous is not None else None
    if first in (1, 20):
        return _confirmed(strike, first, die, target["value"])
    success = die == 1 or (die != 20 and die <= target["value"])
    outcome: Outcome = {
        "actionId": strike.id,
        "success": success,
        "label": text("Gelungen", "Passed") if success else text("Misslungen", "Failed"),
        "parts": _explained(die, target["value"]),
        "offers": [] if success or die == 20 else fate.reroll(hero),
        "details": {"die": die, "target": target["value"]},
    }
    if die in (1, 20):
        lucky = die == 1
        outcome["critical"] = "success" if lucky else "botch"
        outcome["label"] = (
            text("Kritisch? Bestätigen", "Critical? Confirm")
            if lucky
            else text("Patzer? Bestätigen", "Botch? Confirm")
        )
        outcome["details"]["confirmed"] = False
        outcome["details"] |= _effect(strike, lucky, confirmed=False)
        outcome["followUp"] = _confirmation(hero, strike, throw)
    if success and strike.item and strike.kind in ("AT", "FK") and "followUp" not in outcome:
        outcome["details"]["damage"] = f"damage.{strike.item}"
    return outcome


def _confirmation(hero: Hero, strike: Strike, throw: Throw) -> DiceAction:
    again = action(hero, strike, throw["inputs"])
    again["label"] = joined(_CONFIRM, strike.label, by=": ")
    again["inputs"] = with_defaults(again["inputs"], throw["inputs"])
    return again


def _confirmed(strike: Strike, first: int, die: int, target: int) -> Outcome:
    """A 1 is confirmed by a second throw that passes, a 20 by one that fails."""
    lucky = first == 1
    passes = die == 1 or (die != 20 and die <= target)
    confirmed = passes == lucky
    outcome: Outcome = {
        "actionId": strike.id,
        "success": lucky,
        "label": _confirmed_label(lucky, confirmed),
        "parts": [
            {"label": text("Erster Wurf", "First throw"), "value": first},
            *_explained(die, target),
        ],
        "offers": [],
        "details": {"die": die, "target": target, "first": first, "confirmed": confirmed},
    }
    if confirmed:
        outcome["critical"] = "success" if lucky else "botch"
    outcome["details"] |= _effect(strike, lucky, confirmed=confirmed)
    if lucky and strike.item and strike.kind in ("AT", "FK"):
        outcome["details"]["damage"] = f"damage.{strike.item}"
    if confirmed and not lucky and strike.kind != "attribute":
        outcome["followUp"] = botch_damage()
    return outcome


def _confirmed_label(lucky: bool, confirmed: bool) -> Text:
    if confirmed:
        return text("Kritischer Erfolg", "Critical success") if lucky else text("Patzer", "Botch")
    if lucky:
        return text("Gelungen, nicht kritisch bestätigt", "Passed, critical not confirmed")
    return text("Misslungen, Patzer nicht bestätigt", "Failed, botch not confirmed")


def _effect(strike: Strike, lucky: bool, *, confirmed: bool) -> dict[str, Any]:
    """What a critical means: the opponent's defence halved, damage doubled, a free attack."""
    if not lucky:
        return {}
    if strike.kind in ("AT", "FK"):
        return {"defence_halved": True, "damage_doubled": confirmed}
    if strike.kind in ("PA", "AW"):
        return {"attack_of_opportunity": confirmed}
    return {}


def botch_damage(_: str = "") -> DiceAction:
    """The simple default of a confirmed botch: 1d6+2 SP to oneself."""
    return {
        "id": "botch",
        "label": text("Patzer: SP gegen sich selbst", "Botch: damage to oneself"),
        "category": "damage",
        "diceString": "1d6+2",
        "groups": [{"name": "SP", "roll": "1d6+2"}],
        "inputs": [],
    }


def single(throw: Throw) -> int | None:
    """The one twenty-sided die of a throw."""
    dice = [die["value"] for group in throw["groups"] for die in group["dice"]]
    return dice[0] if len(dice) == 1 and 1 <= dice[0] <= 20 else None


def _explained(die: int, target: int) -> list[OutcomePart]:
    return [
        {"label": text("Wurf", "Throw"), "value": die},
        {"label": text("Zielwert", "Target"), "value": target},
    ]
