"""What a hero has cost, to the point. Core rules: adventure points spent.

An entry whose cost nobody knows makes the sum incomplete, never wrong: it is listed as unknown.
"""

from collections.abc import Iterable
from typing import NamedTuple

from app.hookspecs import Part, Text

from .hero import ABILITY_KINDS, Hero, Instance
from .tables import ATTRIBUTES, EMPTY, START, TECHNIQUE_START
from .wording import part, text

HIGHEST_ONLY = frozenset({"DISADV_34", "DISADV_50"})
"""Of these only the highest level gives points back."""

PAYING_TIMES = {"DISADV_36": 3}
"""How many purchases give points back."""

PAYING_BY_OPTION = {("DISADV_33", "7"): 1, ("DISADV_33", "8"): 2}

WITCH, WITCHLESS = "SA_255", ("DISADV_17", "DISADV_18")
NATIVE_LANGUAGE = 4

LABELS: dict[str, Text] = {
    "attributes": text("Eigenschaften", "Attributes"),
    "talents": text("Talente", "Talents"),
    "combat_techniques": text("Kampftechniken", "Combat techniques"),
    "spells": text("Zauber und Rituale", "Spells and rituals"),
    "liturgies": text("Liturgien und Zeremonien", "Liturgical chants and ceremonies"),
    "cantrips": text("Zaubertricks", "Cantrips"),
    "blessings": text("Segnungen", "Blessings"),
    "energies": text("Energien", "Energies"),
    "species": text("Spezies", "Species"),
    "advantages": text("Vorteile", "Advantages"),
    "disadvantages": text("Nachteile", "Disadvantages"),
    "special_abilities": text("Sonderfertigkeiten", "Special abilities"),
}


class Account(NamedTuple):
    """``parts`` by where the points went, ``costs`` by purchase, ``unknown`` by pointer."""

    total: int
    parts: dict[str, int]
    costs: dict[str, int]
    unknown: list[str]

    @property
    def spent(self) -> int:
        return sum(self.parts.values())

    @property
    def left(self) -> int:
        return self.total - self.spent

    @property
    def complete(self) -> bool:
        return not self.unknown

    def explained(self) -> list[Part]:
        return [part(LABELS[id_], points) for id_, points in self.parts.items() if points]


def account_of(hero: Hero) -> Account:
    found: Account | None = hero.memo.get("account")
    if found is None:
        found = hero.memo["account"] = _account(hero)
    return found


def _account(hero: Hero) -> Account:
    unknown: list[str] = []
    rules = hero.rules
    parts = {
        "attributes": sum(
            rules.column_sum("E", START, hero.attributes[code]) for code in ATTRIBUTES
        ),
        "talents": _ratings(hero, "talents", 0, unknown),
        "combat_techniques": _ratings(hero, "combat_techniques", TECHNIQUE_START, unknown),
        "spells": _ratings(hero, "spells", 0, unknown, activated=True),
        "liturgies": _ratings(hero, "liturgies", 0, unknown, activated=True),
        "cantrips": len(hero.sheet.get("cantrips", EMPTY)),
        "blessings": len(hero.sheet.get("blessings", EMPTY)),
        "energies": _energies(hero),
        "species": 0 if hero.species is None else int(hero.species.get("ap", 0)),
    }
    if hero.species is None:
        unknown.append("/species")
    parts |= dict.fromkeys(ABILITY_KINDS, 0)
    costs: dict[str, int] = {}
    for instances in hero.active.values():
        for instance, cost in _costs(hero, instances):
            if cost is None:
                unknown.append(instance.pointer)
            else:
                costs[instance.pointer] = cost
                parts[instance.kind] += -cost if instance.kind == "disadvantages" else cost
    return Account(int(hero.sheet["adventure_points"]["total"]), parts, costs, unknown)


def _ratings(
    hero: Hero, kind: str, start: int, unknown: list[str], *, activated: bool = False
) -> int:
    spent, rules = 0, hero.rules
    columns = rules.columns[kind]
    for id_, rating in hero.sheet.get(kind, EMPTY).items():
        column = columns.get(id_) or column_of(hero, kind, id_)
        if column is not None:
            spent += rules.column_sum(column, start, rating)
            if activated:
                spent += rules.bases[column]
        elif activated or rating > start:
            unknown.append(f"/{kind}/{id_}")
    return spent


def column_of(hero: Hero, kind: str, id_: str) -> str | None:
    """The improvement column of a talent, technique, spell or liturgy, if it is known."""
    known = hero.rules.columns[kind]
    if id_ in known:
        return known[id_]
    own = hero.entry(kind, id_)
    return hero.rules.column(own) if own else None


def _energies(hero: Hero) -> int:
    purchased = sum(
        hero.rules.column_sum("D", 0, hero.energy(id_, "purchased"))
        for id_ in ("LeP", "AsP", "KaP")
    )
    return purchased + 2 * sum(hero.energy(id_, "redeemed") for id_ in ("AsP", "KaP"))


def _costs(hero: Hero, instances: list[Instance]) -> Iterable[tuple[Instance, int | None]]:
    """The cost of every purchase of one entry; None where nobody knows it."""
    one = instances[0]
    if len(instances) == 1 and "cost" not in one.data and one.entry_id not in hero.automatic:
        return ((one, _cost(hero, one, 0, [])),)  # as nearly all are
    return _costs_of_many(hero, instances)


def _costs_of_many(hero: Hero, instances: list[Instance]) -> Iterable[tuple[Instance, int | None]]:
    agreed = [one for one in instances if "cost" in one.data]
    listed = [one for one in instances if "cost" not in one.data]
    for one in agreed:
        yield one, int(one.data["cost"])
    if not listed:
        return
    id_ = listed[0].entry_id
    if id_ in hero.automatic:
        yield from ((one, 0) for one in listed)
    elif id_ in HIGHEST_ONLY:
        yield from _highest_only(hero, listed)
    else:
        for nth, one in enumerate(listed):
            yield one, _cost(hero, one, nth, listed[:nth])


def _highest_only(hero: Hero, listed: list[Instance]) -> Iterable[tuple[Instance, int | None]]:
    highest = max(listed, key=lambda one: one.level)
    for one in listed:
        yield one, _cost(hero, one, 0, []) if one is highest else 0


def _cost(hero: Hero, one: Instance, nth: int, earlier: list[Instance]) -> int | None:
    """The cost of the ``nth`` purchase (from 0) after ``earlier`` ones of the same entry."""
    if one.facts is None:
        return None
    if not _pays(one, nth, earlier):
        return 0
    mode, listed = one.facts.get("ap_mode", "fixed"), one.facts.get("ap")
    if isinstance(listed, list):
        return _from_list(hero, one, mode, listed, nth)
    if isinstance(listed, int) and mode in ("fixed", "per_level"):
        each = listed * (one.level if mode == "per_level" else 1)
        cheaper = WITCHLESS if one.entry_id == WITCH else ()
        return each - 10 * sum(1 for id_ in cheaper if hero.has(id_))
    return _by_choice(hero, one, mode, earlier)


def _pays(one: Instance, nth: int, earlier: list[Instance]) -> bool:
    """Some disadvantages give points back only for their first purchases."""
    if nth >= PAYING_TIMES.get(one.entry_id, nth + 1):
        return False
    paying = PAYING_BY_OPTION.get((one.entry_id, one.option))
    return paying is None or sum(1 for e in earlier if e.option == one.option) < paying


def _from_list(hero: Hero, one: Instance, mode: str, listed: list[int], nth: int) -> int | None:
    if mode == "sum_of_levels":
        return sum(listed[: one.level])
    if mode == "by_purchase":
        return listed[nth] if nth < len(listed) else None
    if mode == "by_target_column":
        column = target_column(hero, one)
        at = "ABCD".find(column) if column else -1
        return listed[at] if 0 <= at < len(listed) else None
    return None


def _by_choice(hero: Hero, one: Instance, mode: str, earlier: list[Instance]) -> int | None:
    facts = one.facts or EMPTY
    if mode == "language":
        return 0 if one.level >= NATIVE_LANGUAGE else int(facts["ap"]) * one.level
    if mode in ("script", "trade_secret"):
        entry = hero.rules.entry(f"{mode}s", one.option)
        return int(entry["ap"]) if entry else None
    if mode == "enhancement":
        entry = hero.rules.enhancements.get((one.entry_id, one.option))
        return int(entry["ap"]) if entry else None
    if mode == "specialisation":
        column = target_column(hero, one)
        times = 1 + sum(1 for e in earlier if e.option == one.option)
        return hero.rules.bases[column] * times if column else None
    if mode == "by_option":
        for option in facts.get("options", ()):
            if one.option in (option["id"], option.get("target")) and "ap" in option:
                return int(option["ap"])
    return None


def target_column(hero: Hero, one: Instance) -> str | None:
    """The improvement column of what was chosen."""
    for kind in ("talents", "combat_techniques", "spells", "liturgies"):
        if hero.entry(kind, one.option) is not None:
            return column_of(hero, kind, one.option)
    return None
