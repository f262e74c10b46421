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
from .checks import TOO_DIFFICULT
from .combat import (
    Technique,
    attack_base,
    encumbered,
    parry_base,
    technique,
    techniques,
    weapon_attack,
    weapon_parry,
    weapons,
)
from .conditions import PRONE, condition_inputs, penalties
from .derived import dodge_base
from .gear import Weapon
from .hero import Hero
from .tables import AT, ATTRIBUTES, EMPTY, FK, PA, attribute_name
from .wording import joined, part, text, titled, total

_MODIFIER = text("Modifikator", "Modifier")
_DODGE = text("Ausweichen", "Dodge")
_CONFIRM = text("Bestätigung", "Confirmation")
_GROUPS: dict[str, list[RollGroup]] = {
    name: [{"name": name, "roll": "1d20"}] for name in (*ATTRIBUTES, "AT", "PA", "AW", "FK")
}

_REACH = number("reach", "Reichweite: Stufen kürzer", "Reach: steps shorter", 3)
_OFF_HAND = toggle("off_hand", "Falsche Hand", "Off hand")
_TWO_WEAPONS = toggle("two_weapons", "Mit zwei Waffen", "With two weapons")
_AGAIN = number("earlier", "Abwehren in dieser Runde", "Defences this round", 9)
_SCHIP = toggle("schip", "Schip: Abwehr +4", "Fate point: defence +4")


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
        return _technique_attack(hero, one)
    weapon = weapons(hero).get(key)
    return _weapon_attack(hero, weapon) if weapon is not None else None


def _technique_attack(hero: Hero, one: Technique) -> Strike:
    facts = one.facts
    kind = FK if facts.ranged else AT
    return _attack(hero, facts.id, kind, facts.attack_label, attack_base(hero, one), "")


def _weapon_attack(hero: Hero, weapon: Weapon) -> Strike | None:
    parts = weapon_attack(hero, weapon)
    if parts is None:
        return None
    kind = FK if weapon.ranged else AT
    return _attack(hero, weapon.key, kind, titled(kind, weapon.name), parts, weapon.key)


def _attack(hero: Hero, key: str, kind: Text, label: Text, parts: list[Part], item: str) -> Strike:
    group = kind["de"]
    hinders = encumbered(hero, ranged=kind is FK)
    return Strike(f"attack.{key}", label, group, group, parts, hinders, item)


def parry(hero: Hero, key: str) -> Strike | None:
    one = technique(hero, key)
    if one is not None:
        return _technique_parry(hero, one)
    weapon = weapons(hero).get(key)
    return _weapon_parry(hero, weapon) if weapon is not None else None


def _technique_parry(hero: Hero, one: Technique) -> Strike | None:
    parts, facts = parry_base(hero, one), one.facts
    if parts is None:
        return None
    return Strike(f"parry.{facts.id}", facts.parry_label, "PA", "PA", parts, True, "")


def _weapon_parry(hero: Hero, weapon: Weapon) -> Strike | None:
    parts = weapon_parry(hero, weapon)
    if parts is None:
        return None
    label = titled(PA, weapon.name)
    return Strike(f"parry.{weapon.key}", label, "PA", "PA", parts, True, weapon.key)


def dodge(hero: Hero, _: str = "") -> Strike:
    return Strike("dodge", _DODGE, "AW", "AW", dodge_base(hero), True, "")


def attributes(hero: Hero) -> list[DiceAction]:
    return _listed(hero, [attribute(hero, code) for code in ATTRIBUTES])


def attacks(hero: Hero) -> list[DiceAction]:
    found: list[Strike | None] = [_technique_attack(hero, one) for one in techniques(hero)]
    found += [_weapon_attack(hero, one) for one in weapons(hero).values()]
    return _listed(hero, found)


def parries(hero: Hero) -> list[DiceAction]:
    found = [_technique_parry(hero, one) for one in techniques(hero)]
    found += [_weapon_parry(hero, one) for one in weapons(hero).values()]
    return _listed(hero, found)


def _listed(hero: Hero, found: list[Strike | None]) -> list[DiceAction]:
    return [action(hero, one, EMPTY) for one in found if one is not None]


_CATEGORIES: dict[str, Any] = {"attribute": "skill", "AT": "attack", "FK": "attack"}


def action(hero: Hero, strike: Strike, inputs: Mapping[str, Any]) -> DiceAction:
    """The throw with ``inputs`` worked in. An attribute check is not allowed at 0 or below."""
    id_, label, kind, group, base, _, _ = strike
    frame = _frame(hero, strike)
    parts = base + (_modifiers(hero, strike, inputs) if inputs else frame.modifiers)
    value = total(parts)
    made: DiceAction = {
        "id": id_,
        "label": label,
        "category": _CATEGORIES.get(kind, "save"),
        "diceString": "1d20",
        "groups": _GROUPS[group],
        "targets": [{"group": group, "value": value, "parts": parts}],
        "inputs": frame.inputs,
    }
    if value <= 0 and kind == "attribute":
        made["blocked"] = TOO_DIFFICULT
    return made


class Frame(NamedTuple):
    """What throws of one kind share while nothing is set."""

    inputs: list[Input]
    modifiers: list[Part]


def _frame(hero: Hero, strike: Strike) -> Frame:
    key = (strike.kind, strike.encumbrance, not strike.item)
    found: Frame | None = hero.drawn.get(key)
    if found is None:
        inputs, modifiers = _inputs(hero, strike), _modifiers(hero, strike, EMPTY)
        found = hero.drawn[key] = Frame(inputs, modifiers)
    return found


def _inputs(hero: Hero, strike: Strike) -> list[Input]:
    inputs = [DIFFICULTY if strike.kind == "attribute" else MODIFIER]
    if strike.kind == "AT":
        inputs.append(_REACH)
    elif strike.kind in ("PA", "AW"):
        inputs += [_AGAIN, _SCHIP]
    if strike.kind in ("AT", "PA"):
        inputs.append(_TWO_WEAPONS)
        if not strike.item and not hero.has("ADV_5"):
            inputs.append(_OFF_HAND)
    return inputs + condition_inputs(hero)


def _modifiers(hero: Hero, strike: Strike, inputs: Mapping[str, Any]) -> list[Part]:
    """Conditions, and what the player has set."""
    parts = penalties(hero, inputs, strike.encumbrance)
    if prone := _prone(hero, strike):
        parts = [*parts, prone]
    if not inputs:
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
