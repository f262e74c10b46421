"""What an entry asks for and what it excludes. Core rules: prerequisites."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from app.hookspecs import Finding, Text

from .hero import Hero, Instance
from .tables import EMPTY, attribute_code
from .wording import joined, name_of, roman, text, warning

_KINDS = {
    "ADV": "advantages",
    "DISADV": "disadvantages",
    "SA": "special_abilities",
    "TAL": "talents",
    "CT": "combat_techniques",
    "SPELL": "spells",
    "LITURGY": "liturgies",
}
_OR = text(" oder ", " or ")


def findings(hero: Hero) -> Iterator[Finding]:
    """A warning for each requirement that a purchase leaves open."""
    for one in hero.instances:
        if one.facts is None:
            continue
        for block in one.facts.get("prerequisites", ()):
            if block.get("level", 1) <= one.level:
                yield from _open(hero, one, block["requires"])


def _open(hero: Hero, one: Instance, requires: list[Mapping[str, Any]]) -> Iterator[Finding]:
    for need in requires:
        if is_met(hero, one, need):
            continue
        name = name_of(one.facts, one.entry_id)
        wanted = described(hero, need)
        if need["kind"] == "inactive":
            yield warning(
                one.pointer,
                "excluded",
                f"{name['de']} verträgt sich nicht mit {wanted['de']}.",
                f"{name['en']} cannot be combined with {wanted['en']}.",
            )
        else:
            yield warning(
                one.pointer,
                "prerequisite_missing",
                f"{name['de']} verlangt {wanted['de']}.",
                f"{name['en']} requires {wanted['en']}.",
            )


def is_met(hero: Hero, one: Instance, need: Mapping[str, Any]) -> bool:
    """Whether ``need`` is fulfilled. What the tables do not know is not held against a hero."""
    test = _TESTS.get(need["kind"])
    return test is None or test(hero, one, need)


def _attribute(hero: Hero, _: Instance, need: Mapping[str, Any]) -> bool:
    return bool(max(map(hero.attributes.__getitem__, need["ids"]), default=0) >= need["value"])


def _rating(hero: Hero, _: Instance, need: Mapping[str, Any]) -> bool:
    return any(hero.rating(kind_of(id_), id_) >= need["value"] for id_ in need["ids"])


def _primary(hero: Hero, _: Instance, need: Mapping[str, Any]) -> bool:
    return hero.primary(need["tradition"]) >= int(need["value"])


def _species(hero: Hero, _: Instance, need: Mapping[str, Any]) -> bool:
    return hero.sheet.get("species") in need["ids"]


def _active(hero: Hero, one: Instance, need: Mapping[str, Any]) -> bool:
    return any(_is_active(hero, one, id_, need) for id_ in need["ids"])


def _inactive(hero: Hero, one: Instance, need: Mapping[str, Any]) -> bool:
    return not _active(hero, one, need)


def _is_active(hero: Hero, one: Instance, id_: str, need: Mapping[str, Any]) -> bool:
    found = hero.active.get(id_, ())
    if need.get("same_option"):
        return any(other.option == one.option for other in found)
    if "option" in need:
        wanted = _option_ids(hero, id_, need["option"])
        return any(other.option in wanted for other in found)
    if "talent_group" in need:
        group = need["talent_group"]
        return any(
            (hero.entry("talents", other.option) or EMPTY).get("group") == group for other in found
        )
    if "level" in need:
        return any(other.level >= need["level"] for other in found)
    return hero.has(id_)


def _option_ids(hero: Hero, id_: str, option: str) -> set[str]:
    """An option by its own id and by what it stands for."""
    entry = hero.rules.entry(kind_of(id_), id_) or EMPTY
    same = {option}
    for one in entry.get("options", ()):
        if option in (one["id"], one.get("target")):
            same |= {one["id"], one.get("target", option)}
    return same


def _pact(hero: Hero, _: Instance, need: Mapping[str, Any]) -> bool:
    pact = hero.sheet.get("pact")
    if not pact or str(pact.get("category", "")) != str(need["category"]):
        return False
    if pact.get("level", 0) < need.get("level", 0):
        return False
    domains = need.get("domains")
    return not domains or str(pact.get("domain", "")) in {str(one) for one in domains}


_TESTS: dict[str, Callable[[Hero, Instance, Mapping[str, Any]], bool]] = {
    "attribute": _attribute,
    "rating": _rating,
    "primary": _primary,
    "species": _species,
    "active": _active,
    "inactive": _inactive,
    "pact": _pact,
}


def kind_of(id_: str) -> str:
    """The kind of entry that an id names."""
    return _KINDS.get(id_.partition("_")[0], "")


def described(hero: Hero, need: Mapping[str, Any]) -> Text:
    """A requirement in words."""
    kind = need["kind"]
    if kind == "primary":
        value = need["value"]
        return text(f"Leiteigenschaft {value}", f"primary attribute {value}")
    if kind == "pact":
        return text("einen passenden Pakt", "a fitting pact")
    if kind == "origin":
        return text("eine passende Herkunft", "a fitting origin")
    names = [_named(hero, kind, id_) for id_ in need["ids"]]
    said: Text = {
        "de": _OR["de"].join(name["de"] for name in names),
        "en": _OR["en"].join(name["en"] for name in names),
    }
    if "value" in need:
        return joined(said, text(str(need["value"]), str(need["value"])))
    if need.get("level", 1) > 1:
        return joined(said, text(roman(need["level"]), roman(need["level"])))
    return said


def _named(hero: Hero, kind: str, id_: str) -> Text:
    if kind == "attribute":
        return attribute_code(id_)
    return name_of(hero.entry("species" if kind == "species" else kind_of(id_), id_), id_)
