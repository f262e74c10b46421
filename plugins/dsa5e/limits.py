"""How high a value may go, at creation and later. Core rules: experience levels, maxima."""

from app.hookspecs import Text

from .hero import Hero
from .tables import ATTRIBUTES, EMPTY, attribute_code
from .wording import name_of, text

WITHOUT_KNOWLEDGE = 14
"""Highest rating of a spell without Merkmalskenntnis, of a liturgy without Aspektkenntnis."""

GENERAL_ASPECT = "1"

Limit = tuple[int, Text]
"""A maximum, and what sets it."""


def attribute_maximum(hero: Hero, code: str) -> Limit | None:
    """None: after creation an attribute has no upper limit, unless the optional rule sets one."""
    if hero.level is None:
        return None
    name = name_of(hero.level, "")
    most = int(hero.level["max_attribute"])
    if hero.creating:
        return most + species_adjustment(hero, code), name
    if hero.options.get("attribute_value_limit"):
        return most + 2, name
    return None


def species_adjustment(hero: Hero, code: str) -> int:
    species = hero.species or EMPTY
    value = int(species.get("maximum_adjustments", EMPTY).get(code, 0))
    choice = species.get("maximum_choice", EMPTY)
    if hero.sheet.get("attribute_adjustment") == code and code in choice.get("options", ()):
        value += int(choice["value"])
    return value


def attribute_total(hero: Hero) -> Limit | None:
    """The sum of all eight, at creation."""
    if not hero.creating or hero.level is None:
        return None
    return int(hero.level["max_attribute_total"]), name_of(hero.level, "")


def certain(hero: Hero) -> int:
    """A rating that no maximum of talents, spells and liturgies lies below."""
    floor = min(min(hero.attributes.values()) + 2, WITHOUT_KNOWLEDGE)
    if hero.creating and hero.level is not None:
        floor = min(floor, int(hero.level["max_skill_rating"]))
    return floor


def skill_maximum(hero: Hero, kind: str, id_: str) -> Limit | None:
    """Of a talent, spell or liturgy; None where its check is unknown."""
    entry = hero.entry(kind, id_)
    if entry is None or "check" not in entry:
        return None
    best = max(entry["check"], key=lambda code: hero.attributes[code])
    code = attribute_code(best)
    most = hero.attributes[best] + 2
    why = text(f"{code['de']} + 2", f"{code['en']} + 2")
    if hero.creating and hero.level is not None and hero.level["max_skill_rating"] < most:
        most, why = int(hero.level["max_skill_rating"]), name_of(hero.level, "")
    most += hero.times("ADV_16", id_)
    if most > WITHOUT_KNOWLEDGE and not knows(hero, kind, id_):
        return WITHOUT_KNOWLEDGE, _missing_knowledge(hero, kind)
    return most, why


def knows(hero: Hero, kind: str, id_: str) -> bool:
    """Whether the hero knows the spell's property or one of the liturgy's aspects."""
    entry = hero.entry(kind, id_) or EMPTY
    if kind == "spells" and "property" in entry:
        return hero.times("SA_72", entry["property"]) > 0
    if kind == "liturgies" and entry.get("aspects"):
        aspects = entry["aspects"]
        return GENERAL_ASPECT in aspects or any(hero.times("SA_87", one) for one in aspects)
    return True


def _missing_knowledge(hero: Hero, kind: str) -> Text:
    id_ = "SA_72" if kind == "spells" else "SA_87"
    name = name_of(hero.rules.entry("special_abilities", id_), id_)
    return text(f"ohne {name['de']}", f"without {name['en']}")


def technique_maximum(hero: Hero, id_: str) -> Limit | None:
    entry = hero.entry("combat_techniques", id_)
    if entry is None or not entry.get("primary"):
        return None
    best = max(entry["primary"], key=lambda code: hero.attributes[code])
    code = attribute_code(best)
    most = hero.attributes[best] + 2
    why = text(f"{code['de']} + 2", f"{code['en']} + 2")
    if hero.creating and hero.level is not None and hero.level["max_combat_technique"] < most:
        most, why = int(hero.level["max_combat_technique"]), name_of(hero.level, "")
    return most + hero.times("ADV_17", id_), why


def purchase_maximum(hero: Hero, id_: str) -> Limit:
    """Points of an energy that may be bought. Purchases begin after creation."""
    if hero.creating:
        return 0, text("erst nach der Erschaffung", "only after creation")
    if id_ == "LeP":
        return hero.attributes["KO"], attribute_code("KO")
    if id_ == "AsP":
        share = hero.magic_share() if hero.is_magical else 0
        return share, text("Leiteigenschaft der Tradition", "primary attribute of the tradition")
    share = hero.primary("blessed") if hero.is_blessed else 0
    return share, text("Leiteigenschaft der Tradition", "primary attribute of the tradition")


def ability_caps(hero: Hero) -> dict[str, int]:
    """Adventure points of advantages (and, apart, of disadvantages) by category."""
    weak = [int(t["advantage_cap"]) for t in hero.traditions]
    return {"": 80, "magical": min(weak, default=50), "blessed": 50}


def sum_of_attributes(hero: Hero) -> int:
    return sum(hero.attributes[code] for code in ATTRIBUTES)
