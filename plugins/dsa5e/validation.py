"""Everything the rules have to say about a sheet, as warnings. Core rules: hero creation."""

from collections.abc import Iterator

from app.hookspecs import Finding, Text

from . import limits, prerequisites
from .adventure_points import account_of
from .checks import is_unfamiliar
from .conditions import current
from .derived import LABELS, maximum
from .gear import gear_of
from .hero import Hero
from .pools import POOLS, lowest
from .tables import ATTRIBUTES, EMPTY, attribute_name
from .wording import name_of, text, warning

_SINGLE = (
    ("species", "species"),
    ("species_variant", "species_variants"),
    ("culture", "cultures"),
    ("profession", "professions"),
    ("profession_variant", "profession_variants"),
    ("experience_level", "experience_levels"),
)
_MAPS = (
    "talents",
    "combat_techniques",
    "spells",
    "cantrips",
    "liturgies",
    "blessings",
    "conditions",
    "states",
)
OWN_PROFESSION = "P_0"

_PLAIN = text("", "")
_OF_A_KIND = {
    "magical": text(" (magisch)", " (magical)"),
    "blessed": text(" (karmal)", " (blessed)"),
}
"""Categories of advantages and disadvantages that have a cap of their own."""


def findings(hero: Hero) -> list[Finding]:
    return [
        *_unknown(hero),
        *_points(hero),
        *_attributes(hero),
        *_ratings(hero),
        *_energies(hero),
        *_abilities(hero),
        *_caps(hero),
        *prerequisites.findings(hero),
        *_casting(hero),
        *_armour(hero),
    ]


def _unknown(hero: Hero) -> Iterator[Finding]:
    """Ids that neither the compendium nor the sheet's own entries know."""
    sheet = hero.sheet
    for field, kind in _SINGLE:
        id_ = sheet.get(field)
        if id_ and hero.entry(kind, id_) is None and id_ != OWN_PROFESSION:
            yield _unknown_id(f"/{field}", id_)
    for kind in _MAPS:
        known, given = hero.rules.table(kind), sheet.get(kind)
        if not given or given.keys() <= known.keys():
            continue
        for id_ in given:
            if id_ not in known and hero.entry(kind, id_) is None:
                yield _unknown_id(f"/{kind}/{id_}", id_)
    for one in hero.instances:
        if one.facts is None:
            yield _unknown_id(one.pointer, one.entry_id)


def _unknown_id(pointer: str, id_: str) -> Finding:
    return warning(
        pointer,
        "unknown_id",
        f"„{id_}“ steht in keiner Tabelle.",
        f"“{id_}” is in none of the tables.",
    )


def _points(hero: Hero) -> Iterator[Finding]:
    account = account_of(hero)
    for pointer in account.unknown:
        yield warning(
            pointer,
            "ap_incomplete",
            "Die AP-Kosten sind nicht bekannt; die Summe ist unvollständig.",
            "The AP cost is not known; the sum is incomplete.",
        )
    if account.complete and account.left < 0:
        over = -account.left
        yield warning(
            "/adventure_points/total",
            "ap_overspent",
            f"{account.spent} AP ausgegeben, {over} mehr als vorhanden.",
            f"{account.spent} AP spent, {over} more than there are.",
        )


def _too_high(pointer: str, code: str, name: Text, value: int, limit: limits.Limit) -> Finding:
    most, why = limit
    return warning(
        pointer,
        code,
        f"{name['de']} {value}: höchstens {most} ({why['de']}).",
        f"{name['en']} {value}: at most {most} ({why['en']}).",
    )


def _attributes(hero: Hero) -> Iterator[Finding]:
    for code in ATTRIBUTES:
        value = hero.attributes[code]
        at = f"/attributes/{code}"
        limit = limits.attribute_maximum(hero, code)
        if limit is not None and value > limit[0]:
            yield _too_high(at, "attribute_above_maximum", attribute_name(code), value, limit)
        if value < 8:
            name = attribute_name(code)
            yield warning(
                at,
                "attribute_below_minimum",
                f"{name['de']} {value}: mindestens 8.",
                f"{name['en']} {value}: at least 8.",
            )
    whole = limits.attribute_total(hero)
    if whole is not None and (value := limits.sum_of_attributes(hero)) > whole[0]:
        name = text("Summe der Eigenschaften", "Sum of the attributes")
        yield _too_high("/attributes", "attribute_total_above_maximum", name, value, whole)
    chosen = hero.sheet.get("attribute_adjustment")
    options = (hero.species or EMPTY).get("maximum_choice", EMPTY).get("options", ATTRIBUTES)
    if chosen and chosen not in options:
        yield warning(
            "/attribute_adjustment",
            "adjustment_not_allowed",
            f"Die Spezies lässt {chosen} nicht zu.",
            f"The species does not allow {attribute_name(chosen)['en']}.",
        )


def _ratings(hero: Hero) -> Iterator[Finding]:
    sheet, floor = hero.sheet, limits.certain(hero)
    for kind, code in (
        ("talents", "talent_above_maximum"),
        ("spells", "spell_above_maximum"),
        ("liturgies", "liturgy_above_maximum"),
    ):
        for id_, rating in sheet.get(kind, EMPTY).items():
            if rating <= floor:
                continue
            limit = limits.skill_maximum(hero, kind, id_)
            if limit is not None and rating > limit[0]:
                name = name_of(hero.entry(kind, id_), id_)
                yield _too_high(f"/{kind}/{id_}", code, name, rating, limit)
    for id_, rating in sheet.get("combat_techniques", EMPTY).items():
        limit = limits.technique_maximum(hero, id_)
        if limit is not None and rating > limit[0]:
            name = name_of(hero.entry("combat_techniques", id_), id_)
            at = f"/combat_techniques/{id_}"
            yield _too_high(at, "technique_above_maximum", name, rating, limit)


def _energies(hero: Hero) -> Iterator[Finding]:
    for id_ in ("LeP", "AsP", "KaP"):
        value = hero.energy(id_, "purchased")
        limit = limits.purchase_maximum(hero, id_)
        if value > limit[0]:
            at = f"/energies/{id_}/purchased"
            yield _too_high(at, "energy_above_maximum", LABELS[id_], value, limit)
        if hero.energy(id_, "redeemed") > hero.energy(id_, "lost"):
            yield warning(
                f"/energies/{id_}/redeemed",
                "redeemed_above_lost",
                "Mehr zurückgekauft als verloren.",
                "More bought back than was lost.",
            )
    given = hero.sheet.get("current", EMPTY)
    for id_ in POOLS:
        if id_ not in given:
            continue
        most, now = maximum(hero, id_), current(hero, id_)
        at = f"/current/{id_}"
        if most is None or now is None:
            name = LABELS[id_]
            yield warning(
                at,
                "energy_without_source",
                f"Dieser Held hat keine {name['de']}.",
                f"This hero has no {name['en']}.",
            )
        elif now > most:
            limit = (most, text("Maximum", "maximum"))
            yield _too_high(at, "current_above_maximum", LABELS[id_], now, limit)
        elif now < lowest(hero, id_):
            yield warning(
                at,
                "current_below_minimum",
                f"Unter {lowest(hero, id_)} geht nichts mehr verloren.",
                f"Nothing is lost below {lowest(hero, id_)}.",
            )


def _abilities(hero: Hero) -> Iterator[Finding]:
    """Levels, and how often an entry may be taken."""
    for instances in hero.active.values():
        facts = instances[0].facts
        if facts is None:
            continue
        name = name_of(facts, instances[0].entry_id)
        levels, times = facts.get("levels", 1), facts.get("max_times")
        for one in instances:
            if one.level > levels:
                limit = (levels, text("Stufen", "levels"))
                at = f"{one.pointer}/level"
                yield _too_high(at, "level_above_maximum", name, one.level, limit)
        if times is not None and len(instances) > times:
            limit = (times, text("Mal", "times"))
            at = instances[times].pointer
            yield _too_high(at, "taken_too_often", name, len(instances), limit)


def _caps(hero: Hero) -> Iterator[Finding]:
    costs = account_of(hero).costs
    caps = limits.ability_caps(hero)
    for kind, code, de, en in (
        ("advantages", "advantages_above_cap", "Vorteile", "Advantages"),
        ("disadvantages", "disadvantages_above_cap", "Nachteile", "Disadvantages"),
    ):
        spent = dict.fromkeys(caps, 0)
        for one in hero.instances:
            if one.kind == kind and (cost := costs.get(one.pointer)):
                spent[""] += cost
                if (category := (one.facts or EMPTY).get("category")) in _OF_A_KIND:
                    spent[category] += cost
        for category, cap in caps.items():
            if spent[category] > cap:
                label = _OF_A_KIND.get(category, _PLAIN)
                name = text(f"{de}{label['de']}", f"{en}{label['en']}")
                limit = (cap, text("Abenteuerpunkte", "adventure points"))
                yield _too_high(f"/{kind}", code, name, spent[category], limit)


def _casting(hero: Hero) -> Iterator[Finding]:
    """Magic and karma need their advantage and a tradition; creation limits their number."""
    sheet = hero.sheet
    for kinds, gifted, traditions, code in (
        (("spells", "cantrips"), hero.is_magical, hero.traditions, "not_a_spellcaster"),
        (("liturgies", "blessings"), hero.is_blessed, hero.churches, "not_blessed"),
    ):
        for kind in kinds:
            if sheet.get(kind) and not (gifted and traditions):
                yield warning(
                    f"/{kind}",
                    code,
                    "Dafür fehlen der Vorteil oder die Tradition.",
                    "The advantage or the tradition for these is missing.",
                )
    if not hero.creating or hero.level is None:
        return
    known = len(sheet.get("spells", EMPTY)) + len(sheet.get("liturgies", EMPTY))
    limit = (int(hero.level["max_spells_liturgies"]), name_of(hero.level, ""))
    if known > limit[0]:
        at = "/spells" if sheet.get("spells") else "/liturgies"
        name = text("Zauber und Liturgien", "Spells and liturgical chants")
        yield _too_high(at, "too_many_spells", name, known, limit)
    strange = sum(is_unfamiliar(hero, id_) for id_ in sheet.get("spells", EMPTY))
    limit = (int(hero.level["max_unfamiliar_spells"]), name_of(hero.level, ""))
    if strange > limit[0]:
        name = text("Fremdzauber", "Unfamiliar spells")
        yield _too_high("/spells", "too_many_unfamiliar_spells", name, strange, limit)


def _armour(hero: Hero) -> Iterator[Finding]:
    worn = gear_of(hero).worn
    for key, name, _ in worn[1:]:
        yield warning(
            f"/equipment/{key}/worn",
            "several_armours",
            f"{name['de']}: nur eine Rüstung zählt, die beste.",
            f"{name['en']}: only one armour counts, the best.",
        )
