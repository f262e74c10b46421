"""Which throw an action id means: one place for listing, preparing and reading."""

from collections.abc import Callable, Mapping
from typing import Any

from app.hookspecs import DiceAction, Outcome, Throw

from . import checks, rolls, strikes
from .hero import Hero
from .tables import EMPTY

_SKILLS: dict[str, Callable[[Hero, str], checks.Skill | None]] = {
    "talent": checks.talent,
    "spell": checks.spell,
    "liturgy": checks.liturgy,
}
_STRIKES: dict[str, Callable[[Hero, str], strikes.Strike | None]] = {
    "attribute": strikes.attribute,
    "attack": strikes.attack,
    "parry": strikes.parry,
    "dodge": strikes.dodge,
}


def listed(hero: Hero) -> list[DiceAction]:
    return [
        *strikes.attributes(hero),
        *checks.talents(hero),
        *checks.spells(hero),
        *checks.liturgies(hero),
        *strikes.attacks(hero),
        *strikes.parries(hero),
        strikes.action(hero, strikes.dodge(hero), EMPTY),
        *rolls.damages(hero),
        rolls.initiative_action(hero, EMPTY),
        rolls.regeneration_action(hero, EMPTY),
        strikes.botch_damage(),
    ]


def prepared(hero: Hero, action_id: str, inputs: Mapping[str, Any]) -> DiceAction | None:
    kind, _, key = action_id.partition(".")
    if kind in _SKILLS:
        skill = _SKILLS[kind](hero, key)
        return checks.action(hero, skill, inputs) if skill else None
    if kind in _STRIKES and (kind != "dodge" or not key):
        strike = _STRIKES[kind](hero, key)
        return strikes.action(hero, strike, inputs) if strike else None
    if kind == "damage":
        return rolls.damage_action(hero, key, inputs)
    if action_id == "initiative":
        return rolls.initiative_action(hero, inputs)
    if action_id == "regeneration":
        return rolls.regeneration_action(hero, inputs)
    return strikes.botch_damage() if action_id == "botch" else None


def read(hero: Hero, throw: Throw, previous: Throw | None) -> Outcome | None:
    """None for free dice, an action the hero does not have, or dice that do not fit it."""
    action_id = throw.get("actionId", "")
    kind, _, key = action_id.partition(".")
    if kind in _SKILLS:
        skill = _SKILLS[kind](hero, key)
        return checks.evaluate(hero, skill, throw) if skill else None
    if kind in _STRIKES and (kind != "dodge" or not key):
        strike = _STRIKES[kind](hero, key)
        follows = previous is not None and previous.get("actionId", action_id) == action_id
        return (
            strikes.evaluate(hero, strike, throw, previous if follows else None) if strike else None
        )
    if kind == "damage":
        return rolls.read_damage(hero, key, throw)
    if action_id == "initiative":
        return rolls.read_initiative(hero, throw)
    if action_id == "regeneration":
        return rolls.read_regeneration(hero, throw)
    return rolls.read_botch(throw) if action_id == "botch" else None
