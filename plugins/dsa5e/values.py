"""Every value that a sheet implies, as stat blocks, and the card's text."""

from collections.abc import Iterator

from app.hookspecs import StatBlock, Summary, Text

from . import combat
from .adventure_points import account_of
from .conditions import (
    CORE,
    MOST,
    PAIN,
    PARALYSIS,
    condition_name,
    current,
    dying,
    incapacitated,
    level,
)
from .conditions import pain_thresholds as thresholds_of
from .derived import LABELS, VALUES, maximum, value_of
from .gear import gear_of, purse_in_silver
from .hero import Hero
from .tables import EMPTY
from .wording import half_up, joined, name_of, part, plain, roman, text

_POOLS = ("LeP", "AsP", "KaP", "Schip")
_LOAD_SO_FAR = text("Traglast (unvollständig)", "Load (incomplete)")
_AP_TOTAL = text("AP gesamt", "AP total")
_AP_SPENT = text("AP ausgegeben", "AP spent")
_AP_SPENT_SO_FAR = text("AP ausgegeben (unvollständig)", "AP spent (incomplete)")
_AP_LEFT = text("AP übrig", "AP left")
_AP_UNKNOWN = text("Einträge ohne bekannte AP", "Entries without known AP")
_PAIN = text("Schmerz", "Pain")
_FROM_LIFE = text("Verlorene LeP", "Lost LP")
_PAIN_FROM = [
    text(f"Schmerz {roman(at)} ab LeP", f"Pain {roman(at)} at LP") for at in range(MOST + 1)
]


def stat_blocks(hero: Hero) -> list[StatBlock]:
    return [*_derived(hero), *_pain(hero), *_points(hero), *combat.stat_blocks(hero)]


def _derived(hero: Hero) -> Iterator[StatBlock]:
    for id_, (section, find) in VALUES.items():
        parts = find(hero)
        if parts is None:
            continue
        value = plain(sum(one["value"] for one in parts))
        block: StatBlock = {
            "id": id_,
            "label": LABELS[id_] if id_ != "load" or gear_of(hero).weighed else _LOAD_SO_FAR,
            "section": section,
            "value": value,
            "parts": parts,
        }
        if id_ in _POOLS:
            block["maximum"] = value
        yield block
    if purse := purse_in_silver(hero):
        label = text("Barschaft in Silber", "Money in silver")
        yield {"id": "purse", "label": label, "section": "equipment", "value": purse}
    if hero.level_of("SA_64"):
        yield _dodge_without(hero)
    yield from _movement_now(hero)


def _dodge_without(hero: Hero) -> StatBlock:
    """Dodge as the character builder prints it: without Verbessertes Ausweichen."""
    whole, levels = value_of(hero, "AW") or 0, hero.level_of("SA_64")
    name = name_of(hero.rules.entry("special_abilities", "SA_64"), "SA_64")
    return {
        "id": "AW.base",
        "label": text(f"AW ohne {name['de']}", f"DO without {name['en']}"),
        "section": "values",
        "value": whole - levels,
        "parts": [part(LABELS["AW"], whole), part(name, -levels)],
    }


def _movement_now(hero: Hero) -> Iterator[StatBlock]:
    """Pain and paralysis slow down without changing the movement value itself."""
    whole = value_of(hero, "GS")
    pain, paralysis = level(hero, PAIN), level(hero, PARALYSIS)
    if whole is None or not (pain or paralysis):
        return
    hurt = max(0, whole - pain)
    value = half_up(hurt * (4 - paralysis), 4)
    yield {
        "id": "GS.now",
        "label": text("GS mit Zuständen", "MOV with conditions"),
        "section": "values",
        "value": value,
        "parts": [
            part(LABELS["GS"], whole),
            part(condition_name(hero, PAIN), hurt - whole),
            part(condition_name(hero, PARALYSIS), value - hurt),
        ],
    }


def _pain(hero: Hero) -> Iterator[StatBlock]:
    most = maximum(hero, "LeP")
    if most is None:
        return
    value, own = level(hero, PAIN), int(hero.sheet.get("conditions", EMPTY).get(PAIN, 0))
    yield {
        "id": "pain",
        "label": _PAIN,
        "section": "conditions",
        "value": value,
        "maximum": MOST,
        "parts": [part(_FROM_LIFE, value - own), part(condition_name(hero, PAIN), own)],
    }
    for at, threshold in enumerate(thresholds_of(most), start=1):
        yield {
            "id": f"pain.{at}",
            "label": _PAIN_FROM[at],
            "section": "conditions",
            "value": threshold,
        }


def _points(hero: Hero) -> Iterator[StatBlock]:
    """An incomplete sum says so, counts what is missing, and names no rest."""
    account = account_of(hero)
    section = "adventure_points"
    yield {"id": "AP.total", "label": _AP_TOTAL, "section": section, "value": account.total}
    yield {
        "id": "AP.spent",
        "label": _AP_SPENT if account.complete else _AP_SPENT_SO_FAR,
        "section": section,
        "value": account.spent,
        "parts": account.explained(),
    }
    if account.complete:
        yield {
            "id": "AP.left",
            "label": _AP_LEFT,
            "section": section,
            "value": account.left,
            "parts": [part(_AP_TOTAL, account.total), part(_AP_SPENT, -account.spent)],
        }
    else:
        yield {
            "id": "AP.unknown",
            "label": _AP_UNKNOWN,
            "section": section,
            "value": len(account.unknown),
        }


def summary(hero: Hero) -> Summary:
    """Who the hero is, how they stand, and what ails them."""
    profession = hero.sheet.get("profession_name", "")
    trade = (
        text(profession, profession)
        if profession
        else _named(hero, "professions", str(hero.sheet.get("profession", "")))
    )
    species = name_of(hero.species, str(hero.sheet.get("species", "")))
    lines = [_energies(hero), _defences(hero), _ailments(hero)]
    return {
        "subtitle": joined(species, trade, name_of(hero.level, ""), by=" · "),
        "lines": [line for line in lines if line["de"]],
    }


def _named(hero: Hero, kind: str, id_: str) -> Text:
    return name_of(hero.entry(kind, id_), id_) if id_ else text("", "")


def _energies(hero: Hero) -> Text:
    found = []
    for id_, code in (("LeP", "LP"), ("AsP", "AE"), ("KaP", "KP")):
        most, now = maximum(hero, id_), current(hero, id_)
        if most is not None:
            found.append(text(f"{id_} {now}/{most}", f"{code} {now}/{most}"))
    return joined(*found, by=" · ")


def _defences(hero: Hero) -> Text:
    codes = (("AW", "DO"), ("INI", "INI"), ("SK", "SPI"), ("ZK", "TOU"), ("RS", "PRO"))
    found = []
    for id_, code in codes:
        value = value_of(hero, id_)
        if value is not None:
            found.append(text(f"{id_} {value}", f"{code} {value}"))
    return joined(*found, by=" · ")


def _ailments(hero: Hero) -> Text:
    found = []
    if dying(hero):
        found.append(text("im Sterben", "dying"))
    elif incapacitated(hero):
        found.append(text("handlungsunfähig", "incapacitated"))
    for id_ in CORE:
        if at := level(hero, id_):
            found.append(joined(condition_name(hero, id_), text(roman(at), roman(at))))
    states = hero.sheet.get("states", EMPTY)
    found += [name_of(hero.entry("states", id_), id_) for id_ in states if states[id_] is True]
    return joined(*found[:12], by=", ")
