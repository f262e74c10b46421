"""Conditions and what they take from a throw. Core rules: conditions, pain."""

from collections.abc import Mapping
from typing import Any

from app.hookspecs import Input, Part, Text

from .derived import maximum
from .gear import gear_of
from .hero import Hero
from .tables import EMPTY
from .wording import half_up, joined, name_of, part, roman, text, total

MOST = 4
WORST = -5
"""Penalties of different conditions add up to at most this."""

ENCUMBRANCE, RAPTURE, PARALYSIS, PAIN = "COND_1", "COND_3", "COND_5", "COND_6"
PLAIN = ("COND_2", "COND_4", "COND_7")
"""Stupor, fear and confusion: a penalty of their level on everything."""

CORE = tuple(f"COND_{n}" for n in range(1, 8))
PRONE = "STATE_10"

_RAPTURE = {1: (0, -1), 2: (1, -2), 3: (2, -3), 4: (3, -4)}
"""Level → change of what pleases the deity, and of everything else."""

_AT_MOST = text("zusammen höchstens −5", "together at most −5")


def current(hero: Hero, id_: str) -> int | None:
    """An energy now. Absent from the sheet means all of it."""
    most = maximum(hero, id_)
    if most is None:
        return None
    return int(hero.sheet.get("current", EMPTY).get(id_, most))


def pain_thresholds(most: int) -> tuple[int, int, int, int]:
    """Life points at which a level of pain begins, rounded half up as sheets print them."""
    return half_up(3 * most, 4), half_up(most, 2), half_up(most, 4), 5


def pain_from_life(life: int, most: int, *, rounded: bool = False) -> int:
    """One level for each threshold reached. Exact quarters are compared unless ``rounded``."""
    if rounded:
        return sum(1 for threshold in pain_thresholds(most) if life <= threshold)
    quarters = sum(1 for share in (3, 2, 1) if 4 * life <= share * most)
    return quarters + (1 if life <= 5 else 0)


def level(hero: Hero, id_: str) -> int:
    """The level of a condition, with what armour, load and lost life points add."""
    known: int | None = hero.memo.get(id_)
    if known is not None:
        return known
    value = int(hero.sheet.get("conditions", EMPTY).get(id_, 0))
    if id_ == ENCUMBRANCE:
        value = gear_of(hero).be
    elif id_ == PAIN:
        most, life = maximum(hero, "LeP"), current(hero, "LeP")
        if most is not None and life is not None:
            rounded = bool(hero.options.get("rounded_pain_thresholds", False))
            value += pain_from_life(life, most, rounded=rounded)
    hero.memo[id_] = value = min(value, MOST)
    return value


def felt_pain(hero: Hero) -> int:
    """Pain as it hinders: one level less with Zäher Hund, one more with Zerbrechlich."""
    pain = level(hero, PAIN)
    if pain:
        pain += hero.has("DISADV_55") - hero.has("ADV_49")
    return min(pain, MOST)


def incapacitated(hero: Hero) -> bool:
    """Eight levels in all, or the fourth of stupor, fear, confusion or encumbrance."""
    levels = [level(hero, id_) for id_ in CORE]
    if sum(levels) >= 8:
        return True
    return any(level(hero, id_) == MOST for id_ in (*PLAIN, ENCUMBRANCE))


def dying(hero: Hero) -> bool:
    life = current(hero, "LeP")
    return life is not None and life <= 0


def condition_name(hero: Hero, id_: str) -> Text:
    return name_of(hero.entry("conditions", id_), id_)


def penalties(hero: Hero, inputs: Mapping[str, Any], encumbrance: bool) -> list[Part]:
    """What the conditions do to a check. ``inputs`` decide where the rules leave it open."""
    if not inputs.get("conditions", True):
        return []
    key = ("penalties", encumbrance, inputs.get("paralysis", True), inputs.get("rapture", "other"))
    found: list[Part] | None = hero.drawn.get(key)
    if found is None:
        found = hero.drawn[key] = _penalties(hero, inputs, encumbrance)
    return found


def _penalties(hero: Hero, inputs: Mapping[str, Any], encumbrance: bool) -> list[Part]:
    levels = [(id_, level(hero, id_)) for id_ in PLAIN]
    levels.append((PAIN, felt_pain(hero)))
    if inputs.get("paralysis", True):
        levels.append((PARALYSIS, level(hero, PARALYSIS)))
    if encumbrance:
        levels.append((ENCUMBRANCE, level(hero, ENCUMBRANCE)))
    parts = [_penalty(hero, id_, at, -at) for id_, at in levels if at]
    if rapture := level(hero, RAPTURE):
        value = _RAPTURE[rapture][0 if inputs.get("rapture") == "pleasing" else 1]
        if value:
            parts.append(_penalty(hero, RAPTURE, rapture, value))
    lost = total(one for one in parts if one["value"] < 0)
    if lost < WORST:
        parts.append(part(_AT_MOST, WORST - lost))
    return parts


def _penalty(hero: Hero, id_: str, at: int, value: int) -> Part:
    number = text(roman(at), roman(at))
    return part(joined(condition_name(hero, id_), number), value)


_CONDITIONS: Input = {
    "id": "conditions",
    "label": text("Zustände zählen", "Conditions count"),
    "kind": "toggle",
    "default": True,
}
_PARALYSIS: Input = {
    "id": "paralysis",
    "label": text("Bewegung oder Sprache (Paralyse)", "Movement or speech (paralysis)"),
    "kind": "toggle",
    "default": True,
}
_RAPTURE_CHOICE: Input = {
    "id": "rapture",
    "label": text("Entrückung: die Tat ist", "Rapture: the deed is"),
    "kind": "choice",
    "default": "other",
    "options": [
        {"value": "pleasing", "label": text("gottgefällig", "pleasing to the deity")},
        {"value": "other", "label": text("nicht gottgefällig", "not pleasing")},
    ],
}


def condition_inputs(hero: Hero) -> list[Input]:
    """The choices that the hero's conditions leave open; none for a hero without any."""
    found: list[Input] | None = hero.drawn.get("condition_inputs")
    if found is not None:
        return found
    inputs: list[Input] = []
    if any(level(hero, id_) for id_ in CORE):
        inputs.append(_CONDITIONS)
    if level(hero, PARALYSIS):
        inputs.append(_PARALYSIS)
    if level(hero, RAPTURE):
        inputs.append(_RAPTURE_CHOICE)
    hero.drawn["condition_inputs"] = inputs
    return inputs
