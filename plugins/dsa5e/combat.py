"""Attack, parry and ranged values of techniques and weapons, and damage. Core rules: combat
techniques, damage."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from app.hookspecs import Part, StatBlock, Text

from .gear import UNARMED, Weapon, gear_of
from .hero import Hero
from .tables import AT, ATTRIBUTES, EMPTY, FK, PA, TechniqueFacts, attribute_name, technique_facts
from .wording import part, signed, text, titled, total

BRAWLING = "CT_9"
OFF_HAND = -4
BOTH_HANDS = "ADV_5"

TP = text("TP", "DP")

_RATING = text("KtW", "CtR")
_HALVED = text("KtW / 2", "CtR / 2")
_WEAPON = text("Waffe", "Weapon")
_SHIELD = text("Schild", "Shield")
_PARRYING = text("Parierwaffe", "Parrying weapon")
_OFF_HAND = text("Falsche Hand", "Off hand")
_HIGHER = text("Höhere Paradewerte", "Higher parade values")
_ENCUMBRANCE = text("Belastung", "Encumbrance")

_ABOVE = {
    code: titled(attribute_name(code), text("über der Schwelle", "above the threshold"))
    for code in ATTRIBUTES
}

_DICE = re.compile(r"([1-9][0-9]?)d([1-9][0-9]{0,2})([+-][0-9]{1,3})?")


class Technique(NamedTuple):
    """A technique with the hero's rating."""

    facts: TechniqueFacts
    rating: int


def bonus(attribute: int) -> int:
    """What an attribute adds to a combat value: one for each 3 points above 8."""
    return (attribute - 8) // 3 if attribute > 8 else 0


def technique(hero: Hero, id_: str) -> Technique | None:
    known: dict[str, Technique | None] = hero.memo.setdefault("technique", {})
    if id_ not in known:
        facts = _facts(hero, id_)
        rating = hero.rating("combat_techniques", id_)
        known[id_] = Technique(facts, rating) if facts is not None else None
    return known[id_]


def _facts(hero: Hero, id_: str) -> TechniqueFacts | None:
    known = hero.rules.technique_facts.get(id_)
    if known is not None:
        return known
    own = hero.entry("combat_techniques", id_)
    return technique_facts(id_, own) if own is not None else None


def techniques(hero: Hero) -> list[Technique]:
    """The core techniques, and those that the hero has learnt or has a weapon for."""
    found: list[Technique] | None = hero.memo.get("techniques")
    if found is None:
        used = dict.fromkeys(hero.rules.core_techniques)
        used |= dict.fromkeys(hero.sheet.get("combat_techniques", EMPTY))
        used |= dict.fromkeys(one.technique for one in gear_of(hero).weapons.values())
        known = (technique(hero, id_) for id_ in used)
        found = hero.memo["techniques"] = [one for one in known if one is not None]
    return found


def attack_base(hero: Hero, one: Technique) -> list[Part]:
    """Melee: KtW and courage. Ranged: KtW and dexterity."""
    return _base(hero, _RATING, one.rating, "FF" if one.facts.ranged else "MU")


def parry_base(hero: Hero, one: Technique) -> list[Part] | None:
    """Half the KtW, rounded up, and the highest primary attribute; None without a parry."""
    if not one.facts.parries:
        return None
    best = max(one.facts.primary, key=hero.attributes.__getitem__)
    parts = _base(hero, _HALVED, (one.rating + 1) // 2, best)
    if higher := int(hero.options.get("higher_parade_values", 0)):
        parts.append(part(_HIGHER, higher))
    return parts


def _base(hero: Hero, label: Text, value: int, code: str) -> list[Part]:
    """A rating and what an attribute adds."""
    parts: list[Part] = [{"label": label, "value": value}]
    if added := bonus(hero.attributes[code]):
        parts.append({"label": attribute_name(code), "value": added})
    return parts


def weapon_attack(hero: Hero, weapon: Weapon) -> list[Part] | None:
    """AT or FK with a weapon, without encumbrance and conditions."""
    one = technique(hero, weapon.technique)
    if one is None:
        return None
    parts = attack_base(hero, one)
    if mod := int(weapon.facts.get("at", 0)):
        parts.append(part(_WEAPON, mod))
    if not weapon.is_shield:
        _off_hand(hero, weapon, parts)
    return parts


def weapon_parry(hero: Hero, weapon: Weapon) -> list[Part] | None:
    """PA with a weapon. A shield counts twice where it parries, once where it is held beside."""
    one = technique(hero, weapon.technique)
    parts = parry_base(hero, one) if one is not None else None
    if parts is None or weapon.ranged or "pa" not in weapon.facts:
        return None
    mod = int(weapon.facts["pa"])
    if weapon.is_shield:
        return parts + ([part(_SHIELD, 2 * mod)] if mod else [])
    if mod:
        parts.append(part(_WEAPON, mod))
    _beside(hero, weapon, parts)
    _off_hand(hero, weapon, parts)
    return parts


def _beside(hero: Hero, weapon: Weapon, parts: list[Part]) -> None:
    """What a shield or parrying weapon in the other hand adds to the parry."""
    if weapon.hand not in ("main", "off"):
        return
    other = gear_of(hero).held("main" if weapon.hand == "off" else "off")
    if other is None or other.key == weapon.key:
        return
    mod = int(other.facts.get("pa", 0))
    if other.is_shield and mod:
        parts.append(part(_SHIELD, mod))
    elif other.facts.get("parrying") and other.hand == "off" and mod > 0:
        parts.append(part(_PARRYING, mod))


def _off_hand(hero: Hero, weapon: Weapon, parts: list[Part]) -> None:
    if weapon.hand == "off" and not hero.has(BOTH_HANDS):
        parts.append(part(_OFF_HAND, OFF_HAND))


class Damage(NamedTuple):
    """``dice`` with everything added, such as 1d6+5. ``parts`` explain what was added."""

    number: int
    sides: int
    flat: int
    parts: list[Part]

    @property
    def dice(self) -> str:
        return f"{self.number}d{self.sides}{signed(self.flat)}"


def damage(hero: Hero, weapon: Weapon) -> Damage | None:
    """Dice, flat damage and, in melee, what the primary attribute has above the threshold."""
    read = _DICE.fullmatch(str(weapon.facts.get("damage", "")))
    if read is None:
        return None
    number, sides, flat = int(read[1]), int(read[2]), int(read[3] or 0)
    parts = [part(_WEAPON, flat)] if flat else []
    if not weapon.ranged:
        above = threshold_bonus(hero, weapon.facts.get("threshold", EMPTY))
        if above is not None:
            flat += int(above["value"])
            parts.append(above)
    return Damage(number, sides, flat, parts)


def threshold_bonus(hero: Hero, threshold: Mapping[str, Any]) -> Part | None:
    """The best difference of an attribute and its threshold, if there is one above 0."""
    best = max(
        threshold, key=lambda code: hero.attributes.get(code, 0) - threshold[code], default=""
    )
    above = hero.attributes.get(best, 0) - threshold[best] if best else 0
    if above <= 0:
        return None
    return part(_ABOVE[best], above)


def unarmed(hero: Hero) -> Weapon:
    """Fists: 1d6, threshold 21."""
    entry = hero.rules.entry("weapons", "waffenlos") or EMPTY
    facts = entry.get("melee") or {"technique": BRAWLING, "damage": "1d6", "at": 0, "pa": 0}
    return Weapon(UNARMED, text("Waffenlos", "Unarmed"), False, facts, "")


def weapons(hero: Hero) -> dict[str, Weapon]:
    """What can be fought with, by the key that actions name it by; fists last. A technique of the
    same name comes first."""
    found: dict[str, Weapon] | None = hero.memo.get("weapons")
    if found is None:
        carried = {**gear_of(hero).weapons}
        carried.setdefault(UNARMED, unarmed(hero))
        found = {
            key: weapon
            for key, weapon in carried.items()
            if hero.entry("combat_techniques", key) is None
        }
        hero.memo["weapons"] = found
    return found


def encumbered(hero: Hero, *, ranged: bool) -> bool:
    """Whether encumbrance hinders: melee always, ranged attacks by an optional rule."""
    return not ranged or bool(hero.options.get("encumbrance_on_ranged", False))


def stat_blocks(hero: Hero) -> Iterator[StatBlock]:
    for one in techniques(hero):
        facts = one.facts
        kind = FK if facts.ranged else AT
        yield _block(facts.id, kind, facts.attack_label, attack_base(hero, one))
        parry = parry_base(hero, one)
        if parry is not None:
            yield _block(facts.id, PA, facts.parry_label, parry)
    for key, weapon in weapons(hero).items():
        if key == UNARMED:
            continue
        attack_parts = weapon_attack(hero, weapon)
        if attack_parts is not None:
            kind = FK if weapon.ranged else AT
            label = titled(kind, weapon.name)
            yield _block(key, kind, label, _hindered(hero, weapon, attack_parts))
        parry = weapon_parry(hero, weapon)
        if parry is not None:
            yield _block(key, PA, titled(PA, weapon.name), _hindered(hero, weapon, parry))


def _hindered(hero: Hero, weapon: Weapon, parts: list[Part]) -> list[Part]:
    be = min(gear_of(hero).be, 4)
    if be and encumbered(hero, ranged=weapon.ranged):
        parts.append(part(_ENCUMBRANCE, -be))
    return parts


def _block(key: str, kind: Text, label: Text, parts: list[Part]) -> StatBlock:
    return {
        "id": f"{kind['de']}.{key}",
        "label": label,
        "section": "combat",
        "value": total(parts),
        "parts": parts,
    }
