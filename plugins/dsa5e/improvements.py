"""What can be raised next, what it costs, and why not. Core rules: improvement cost."""

from collections.abc import Iterator

from app.hookspecs import Improvement, Text

from . import limits
from .adventure_points import account_of, column_of
from .derived import LABELS, maximum
from .hero import Hero
from .tables import ATTRIBUTES, EMPTY, attribute_name
from .wording import name_of, text

_SECTIONS = {
    "talents": "talents",
    "combat_techniques": "combat",
    "spells": "magic",
    "liturgies": "karma",
}
HIGHEST = 40
"""The sheet holds nothing above this."""


def improvements(hero: Hero) -> list[Improvement]:
    return [*_attributes(hero), *_ratings(hero), *_energies(hero)]


def _attributes(hero: Hero) -> Iterator[Improvement]:
    for code in ATTRIBUTES:
        value = hero.attributes[code]
        limit = limits.attribute_maximum(hero, code)
        whole = limits.attribute_total(hero)
        if whole is not None and limits.sum_of_attributes(hero) >= whole[0]:
            limit = (value, text("Summe der Eigenschaften", "sum of the attributes"))
        cost = hero.rules.step("E", value + 1) if value >= 8 else 0
        yield _improvement(
            hero, f"/attributes/{code}", attribute_name(code), "attributes", value, cost, limit
        )


def _ratings(hero: Hero) -> Iterator[Improvement]:
    for kind, section in _SECTIONS.items():
        ids = dict.fromkeys(hero.sheet.get(kind, EMPTY))
        if kind in ("talents", "combat_techniques"):
            ids |= dict.fromkeys((*hero.rules.table(kind), *hero.custom.get(kind, EMPTY)))
        for id_ in ids:
            value = hero.rating(kind, id_)
            column = column_of(hero, kind, id_)
            cost = hero.rules.step(column, value + 1) if column else None
            limit = (
                limits.technique_maximum(hero, id_)
                if kind == "combat_techniques"
                else limits.skill_maximum(hero, kind, id_)
            )
            name = name_of(hero.entry(kind, id_), id_)
            yield _improvement(hero, f"/{kind}/{id_}", name, section, value, cost, limit)


def _energies(hero: Hero) -> Iterator[Improvement]:
    for id_ in ("LeP", "AsP", "KaP"):
        if maximum(hero, id_) is None:
            continue
        value = hero.energy(id_, "purchased")
        yield _improvement(
            hero,
            f"/energies/{id_}/purchased",
            LABELS[id_],
            "energies",
            value,
            hero.rules.step("D", value + 1),
            limits.purchase_maximum(hero, id_),
        )


def _improvement(
    hero: Hero,
    pointer: str,
    label: Text,
    section: str,
    value: int,
    cost: int | None,
    limit: limits.Limit | None,
) -> Improvement:
    made: Improvement = {
        "pointer": pointer,
        "label": label,
        "section": section,
        "value": value,
        "next": value + 1,
        "cost": cost,
    }
    if limit is not None and value >= limit[0]:
        most, why = limit
        made["blocked"] = text(f"Höchstens {most} ({why['de']}).", f"At most {most} ({why['en']}).")
    elif value >= HIGHEST:
        made["blocked"] = text(f"Höchstens {HIGHEST}.", f"At most {HIGHEST}.")
    elif cost is not None and account_of(hero).complete and cost > (left := account_of(hero).left):
        made["blocked"] = text(
            f"Kostet {cost} AP, übrig sind {max(left, 0)}.",
            f"Costs {cost} AP, {max(left, 0)} are left.",
        )
    return made
