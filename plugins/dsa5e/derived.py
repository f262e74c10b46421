"""Values that follow from a sheet, each with the parts it is made of.
Core rules: derived characteristics."""

from collections.abc import Callable

from app.hookspecs import Part, Text

from .gear import gear_of
from .hero import Hero
from .wording import half_up, name_of, part, plain, text, total

Parts = list[Part] | None
"""The summands of a value; None for a value that the hero does not have."""

LABELS: dict[str, Text] = {
    "LeP": text("Lebensenergie", "Life Points"),
    "AsP": text("Astralenergie", "Arcane Energy"),
    "KaP": text("Karmaenergie", "Karma Points"),
    "SK": text("Seelenkraft", "Spirit"),
    "ZK": text("Zähigkeit", "Toughness"),
    "AW": text("Ausweichen", "Dodge"),
    "INI": text("Initiative", "Initiative"),
    "GS": text("Geschwindigkeit", "Movement"),
    "WS": text("Wundschwelle", "Wound Threshold"),
    "Schip": text("Schicksalspunkte", "Fate Points"),
    "RS": text("Rüstungsschutz", "Protection"),
    "BE": text("Belastung", "Encumbrance"),
    "carrying": text("Tragkraft", "Carrying Capacity"),
    "load": text("Traglast", "Load"),
}

_BASE = text("Grundwert", "Base")
_PURCHASED = text("Zugekauft", "Purchased")
_LOST = text("Dauerhaft verloren", "Permanently lost")
_REDEEMED = text("Zurückgekauft", "Bought back")
_PRIMARY = text("Leiteigenschaft", "Primary attribute")
_ENCUMBRANCE = LABELS["BE"]
_ARMOUR = text("Rüstung", "Armour")
_EQUIPMENT = text("Ausrüstung", "Equipment")
_HIGHER = text("Höhere Paradewerte", "Higher parade values")
_TWICE_CONSTITUTION = text("2 × Konstitution", "2 × Constitution")
_HALF_CONSTITUTION = text("Konstitution / 2", "Constitution / 2")
_HALF_AGILITY = text("Gewandtheit / 2", "Agility / 2")
_QUICKNESS = text("(MU + GE) / 2", "(COU + AGI) / 2")
_TWICE_STRENGTH = text("2 × Körperkraft", "2 × Strength")
_THIRD_AVERAGE = {
    "SK": text("(MU + KL + IN) / 6", "(COU + SGC + INT) / 6"),
    "ZK": text("(KO + KO + KK) / 6", "(CON + CON + STR) / 6"),
}


def life(hero: Hero) -> Parts:
    if hero.species is None:
        return None
    parts = [
        part(name_of(hero.species, ""), int(hero.species.get("lep_base", 0))),
        part(_TWICE_CONSTITUTION, 2 * hero.attributes["KO"]),
    ]
    _by_level(hero, parts, "ADV_25", 1)
    _by_level(hero, parts, "DISADV_28", -1)
    _changes(hero, parts, "LeP")
    return _not_below_zero(parts)


def arcane(hero: Hero) -> Parts:
    if not hero.is_magical:
        return None
    parts = [part(_BASE, 20)]
    if share := hero.magic_share():
        parts.append(part(_PRIMARY, share))
    _by_level(hero, parts, "ADV_23", 1)
    _by_level(hero, parts, "DISADV_26", -1)
    _by_level(hero, parts, "SA_772", 6)
    _changes(hero, parts, "AsP")
    return _not_below_zero(parts)


def karma(hero: Hero) -> Parts:
    if not hero.is_blessed:
        return None
    parts = [part(_BASE, 20)]
    if share := hero.primary("blessed"):
        parts.append(part(_PRIMARY, share))
    _by_level(hero, parts, "ADV_24", 1)
    _by_level(hero, parts, "DISADV_27", -1)
    _by_level(hero, parts, "SA_563", 6)
    _changes(hero, parts, "KaP")
    return _not_below_zero(parts)


def spirit(hero: Hero) -> Parts:
    a = hero.attributes
    return _resistance(hero, "SK", a["MU"] + a["KL"] + a["IN"], "ADV_26", "DISADV_29")


def toughness(hero: Hero) -> Parts:
    a = hero.attributes
    return _resistance(hero, "ZK", 2 * a["KO"] + a["KK"], "ADV_27", "DISADV_30")


def _resistance(hero: Hero, id_: str, attributes: int, up: str, down: str) -> Parts:
    if hero.species is None:
        return None
    parts = [
        part(name_of(hero.species, ""), int(hero.species.get(f"{id_.lower()}_base", 0))),
        part(_THIRD_AVERAGE[id_], half_up(attributes, 6)),
    ]
    _once(hero, parts, up, 1)
    _once(hero, parts, down, -1)
    return parts


def dodge_base(hero: Hero) -> list[Part]:
    """Dodge without encumbrance, which a throw counts among the conditions."""
    parts = [part(_HALF_AGILITY, half_up(hero.attributes["GE"], 2))]
    _by_level(hero, parts, "SA_64", 1)
    if higher := int(hero.options.get("higher_parade_values", 0)) // 2:
        parts.append(part(_HIGHER, higher))
    return parts


def dodge(hero: Hero) -> Parts:
    parts = dodge_base(hero)
    _encumbered(hero, parts)
    return parts


def initiative(hero: Hero) -> Parts:
    a = hero.attributes
    parts = [part(_QUICKNESS, half_up(a["MU"] + a["GE"], 2))]
    _by_level(hero, parts, "SA_51", 1)
    _encumbered(hero, parts)
    if ini := gear_of(hero).ini:
        parts.append(part(_ARMOUR, ini))
    return parts


def movement(hero: Hero) -> Parts:
    if hero.species is None:
        return None
    base = int(hero.species.get("gs_base", 0))
    parts = [part(name_of(hero.species, ""), base)]
    if any(one.option == "3" for one in hero.active.get("DISADV_51", ())):
        label = name_of(hero.rules.entry("disadvantages", "DISADV_51"), "DISADV_51")
        parts.append(part(label, half_up(base, 2) - base))
    _once(hero, parts, "ADV_9", 1)
    _once(hero, parts, "ADV_92", 1)
    _once(hero, parts, "DISADV_4", -1)
    _encumbered(hero, parts)
    if gs := gear_of(hero).gs:
        parts.append(part(_ARMOUR, gs))
    return _not_below_zero(parts)


def wound_threshold(hero: Hero) -> Parts:
    parts = [part(_HALF_CONSTITUTION, half_up(hero.attributes["KO"], 2))]
    _once(hero, parts, "ADV_54", 1)
    _once(hero, parts, "DISADV_56", -1)
    return parts


def fate_points(hero: Hero) -> Parts:
    parts = [part(_BASE, 3)]
    _by_level(hero, parts, "ADV_14", 1)
    _by_level(hero, parts, "DISADV_31", -1)
    return _not_below_zero(parts)


def protection(hero: Hero) -> Parts:
    return [part(_ARMOUR, gear_of(hero).rs)]


def encumbrance(hero: Hero) -> Parts:
    return gear_of(hero).be_parts()


def carrying_capacity(hero: Hero) -> Parts:
    return [part(_TWICE_STRENGTH, 2 * hero.attributes["KK"])]


def load(hero: Hero) -> Parts:
    return [part(_EQUIPMENT, plain(gear_of(hero).weight))]


VALUES: dict[str, tuple[str, Callable[[Hero], Parts]]] = {
    "LeP": ("energies", life),
    "AsP": ("energies", arcane),
    "KaP": ("energies", karma),
    "Schip": ("energies", fate_points),
    "SK": ("values", spirit),
    "ZK": ("values", toughness),
    "AW": ("values", dodge),
    "INI": ("values", initiative),
    "GS": ("values", movement),
    "WS": ("values", wound_threshold),
    "RS": ("combat", protection),
    "BE": ("combat", encumbrance),
    "carrying": ("equipment", carrying_capacity),
    "load": ("equipment", load),
}


def value_of(hero: Hero, id_: str) -> int | None:
    """A value without its parts; None where the hero does not have it."""
    if id_ in hero.memo:
        found: int | None = hero.memo[id_]
        return found
    parts = VALUES[id_][1](hero)
    value = hero.memo[id_] = None if parts is None else total(parts)
    return value


maximum = value_of
"""The maximum of an energy or of fate points is its value."""


def _by_level(hero: Hero, parts: list[Part], id_: str, each: int) -> None:
    if level := hero.level_of(id_):
        parts.append(part(_ability_name(hero, id_), each * level))


def _once(hero: Hero, parts: list[Part], id_: str, value: int) -> None:
    if hero.has(id_):
        parts.append(part(_ability_name(hero, id_), value))


def _ability_name(hero: Hero, id_: str) -> Text:
    kind = {"A": "advantages", "D": "disadvantages", "S": "special_abilities"}[id_[0]]
    return name_of(hero.rules.entry(kind, id_), id_)


def _changes(hero: Hero, parts: list[Part], id_: str) -> None:
    for what, label, sign in (
        ("purchased", _PURCHASED, 1),
        ("lost", _LOST, -1),
        ("redeemed", _REDEEMED, 1),
    ):
        if points := hero.energy(id_, what):
            parts.append(part(label, sign * points))


def _encumbered(hero: Hero, parts: list[Part]) -> None:
    if be := gear_of(hero).be:
        parts.append(part(_ENCUMBRANCE, -min(be, 4)))


def _not_below_zero(parts: list[Part]) -> list[Part]:
    if (value := total(parts)) < 0:
        parts.append(part(text("mindestens 0", "at least 0"), -value))
    return parts
