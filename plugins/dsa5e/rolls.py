"""Damage, initiative and regeneration. Core rules: damage, initiative, regeneration."""

from collections.abc import Mapping
from typing import Any

from app.hookspecs import (
    DiceAction,
    Input,
    Offer,
    Outcome,
    OutcomePart,
    Part,
    RollGroup,
    Text,
    Throw,
)

from . import fate
from .asking import MODIFIER, integer, is_set, number, toggle
from .checks import energy_code
from .combat import TP, damage, weapons
from .conditions import current
from .derived import LABELS, initiative, maximum
from .hero import Hero
from .tables import EMPTY
from .wording import half_up, part, signed, text, titled, total

ENERGIES = ("LeP", "AsP", "KaP")

_MODIFIER = text("Modifikator", "Modifier")
_DOUBLED = toggle("double", "Verdoppelt (kritisch)", "Doubled (critical)")

_REGENERATION_ABILITIES = {
    "LeP": ("ADV_44", "DISADV_40"),
    "AsP": ("ADV_42", "DISADV_38"),
    "KaP": ("ADV_43", "DISADV_39"),
}
_HALVED = toggle("halved", "Nass oder kalt: halbiert", "Wet or cold: halved")
_ILL = toggle("ill", "Vergiftet oder krank: keine LeP", "Poisoned or diseased: no LP")
_IRON = number("iron", "Eisen am Körper in Stein", "Iron on the body in Stein", 99)
_REST: Input = {
    "id": "modifier",
    "label": text("Umstände der Rast", "Circumstances of the rest"),
    "kind": "modifier",
    "default": 0,
    "minimum": -20,
    "maximum": 20,
    "presets": [
        {"value": 1, "label": text("Gutes Einzelzimmer (+1)", "Good single room (+1)")},
        {"value": 0, "label": text("Normal (±0)", "Normal (±0)")},
        {"value": -1, "label": text("Schlechtes Lager (−1)", "Poor camp (−1)")},
        {"value": -2, "label": text("Lange Unterbrechung (−2)", "Long interruption (−2)")},
    ],
}
_NOTHING_TO_REGAIN = text("Nichts zu regenerieren.", "Nothing to regenerate.")


def damages(hero: Hero) -> list[DiceAction]:
    found = (damage_action(hero, key, EMPTY) for key in weapons(hero))
    return [one for one in found if one is not None]


def damage_action(hero: Hero, key: str, inputs: Mapping[str, Any]) -> DiceAction | None:
    """The weapon's dice with everything added. Doubling is worked in when it is read."""
    weapon = weapons(hero).get(key)
    dealt = damage(hero, weapon) if weapon else None
    if weapon is None or dealt is None:
        return None
    flat = dealt.flat + integer(inputs, "modifier")
    dice = f"{dealt.number}d{dealt.sides}{signed(flat)}"
    return {
        "id": f"damage.{key}",
        "label": titled(TP, weapon.name),
        "category": "damage",
        "diceString": dice,
        "groups": [{"name": "TP", "roll": dice}],
        "inputs": [MODIFIER, _DOUBLED],
    }


def read_damage(hero: Hero, key: str, throw: Throw) -> Outcome | None:
    weapon = weapons(hero).get(key)
    dealt = damage(hero, weapon) if weapon else None
    if dealt is None:
        return None
    points = max(0, throw["total"])
    parts: list[OutcomePart] = [{"label": text("Wurf", "Throw"), "value": points}]
    parts += [{"label": one["label"], "value": one["value"]} for one in dealt.parts]
    if is_set(throw["inputs"], "double"):
        points *= 2
        parts.append({"label": _DOUBLED["label"], "value": "× 2"})
    return {
        "actionId": f"damage.{key}",
        "success": None,
        "label": text(f"{points} TP", f"{points} DP"),
        "degree": points,
        "parts": parts,
        "offers": fate.reroll(hero),
        "details": {"tp": points},
    }


def read_botch(throw: Throw) -> Outcome:
    """Damage to oneself goes past the armour."""
    points = max(0, throw["total"])
    offer: Offer = {
        "label": text(f"{points} SP nehmen", f"Take {points} damage"),
        "resource": "LeP",
        "delta": -points,
    }
    return {
        "actionId": "botch",
        "success": None,
        "label": text(f"{points} SP", f"{points} damage"),
        "degree": points,
        "parts": [],
        "offers": [offer] if points else [],
        "details": {"sp": points},
    }


def initiative_action(hero: Hero, inputs: Mapping[str, Any]) -> DiceAction:
    dice = f"1d6{signed(total(_initiative_parts(hero, inputs)))}"
    return {
        "id": "initiative",
        "label": LABELS["INI"],
        "category": "custom",
        "diceString": dice,
        "groups": [{"name": "INI", "roll": dice}],
        "inputs": [MODIFIER],
    }


def _initiative_parts(hero: Hero, inputs: Mapping[str, Any]) -> list[Part]:
    parts = list(initiative(hero) or ())
    if modifier := integer(inputs, "modifier"):
        parts.append(part(_MODIFIER, modifier))
    return parts


def read_initiative(hero: Hero, throw: Throw) -> Outcome:
    base = total(initiative(hero) or ())
    value = throw["total"]
    return {
        "actionId": "initiative",
        "success": None,
        "label": text(f"Initiative {value}", f"Initiative {value}"),
        "degree": value,
        "parts": [
            {"label": one["label"], "value": one["value"]}
            for one in _initiative_parts(hero, throw["inputs"])
        ],
        "offers": fate.offer(hero, "zuerst handeln", "act first"),
        "details": {"initiative": value, "base": base},
    }


def _reduced(hero: Hero) -> list[str]:
    """The energies of which something is missing."""
    found = []
    for id_ in ENERGIES:
        most, now = maximum(hero, id_), current(hero, id_)
        if most is not None and now is not None and now < most:
            found.append(id_)
    return found


def regeneration_action(hero: Hero, inputs: Mapping[str, Any]) -> DiceAction:
    """One die for each energy that is reduced."""
    reduced = _reduced(hero)
    groups: list[RollGroup] = [
        {"name": id_, "roll": f"1d6{signed(_regeneration(hero, id_, inputs))}"}
        for id_ in reduced or ["LeP"]
    ]
    asked: list[Input] = [_REST, _HALVED, _ILL]
    if hero.is_magical:
        asked.append(_IRON)
    made: DiceAction = {
        "id": "regeneration",
        "label": text("Regeneration", "Regeneration"),
        "category": "custom",
        "diceString": "/".join(group["roll"] for group in groups),
        "groups": groups,
        "inputs": asked,
    }
    if not reduced:
        made["blocked"] = _NOTHING_TO_REGAIN
    return made


def _regeneration(hero: Hero, id_: str, inputs: Mapping[str, Any]) -> int:
    better, worse = _REGENERATION_ABILITIES[id_]
    change = hero.level_of(better) - hero.level_of(worse) + integer(inputs, "modifier", 20, -20)
    if id_ == "AsP":
        change -= integer(inputs, "iron", 99, 0) // 2
    return change


def read_regeneration(hero: Hero, throw: Throw) -> Outcome:
    """At least 0, halved when wet or cold, and never above the maximum."""
    parts: list[OutcomePart] = []
    offers: list[Offer] = []
    regained: dict[str, int] = {}
    for group in throw["groups"]:
        id_ = group["name"]
        most = maximum(hero, id_) if id_ in ENERGIES else None
        now = current(hero, id_) if most is not None else None
        if most is None or now is None or id_ in regained:
            continue
        points = max(0, group["total"])
        if is_set(throw["inputs"], "halved"):
            points = half_up(points, 2)
        if id_ == "LeP" and is_set(throw["inputs"], "ill"):
            points = 0
        points = max(0, min(points, most - now))
        regained[id_] = points
        parts.append({"label": LABELS[id_], "value": points})
        if points:
            offers.append(_regain(id_, points))
    said = ", ".join(f"{points} {id_}" for id_, points in regained.items()) or "0"
    said_en = ", ".join(f"{points} {energy_code(id_)}" for id_, points in regained.items()) or "0"
    return {
        "actionId": "regeneration",
        "success": None,
        "label": text(f"Regeneriert: {said}", f"Regained: {said_en}"),
        "parts": parts,
        "offers": offers,
        "details": {"regained": regained},
    }


def _regain(id_: str, points: int) -> Offer:
    label: Text = text(f"+{points} {id_}", f"+{points} {energy_code(id_)}")
    return {"label": label, "resource": id_, "delta": points}
