"""What moves during play: energies, fate points and conditions. Core rules: health, conditions."""

from collections.abc import Iterator

from app.hookspecs import Adjustment, Resource

from .conditions import CORE, MOST, condition_name, current
from .derived import LABELS, maximum
from .hero import Hero
from .tables import EMPTY

POOLS = ("LeP", "AsP", "KaP", "Schip")


def resources(hero: Hero) -> list[Resource]:
    return [*_pools(hero), *_counters(hero)]


def _pools(hero: Hero) -> Iterator[Resource]:
    """A hero without magic has no AsP at all, rather than none left."""
    for id_ in POOLS:
        most, now = maximum(hero, id_), current(hero, id_)
        if most is None or now is None:
            continue
        yield {
            "id": id_,
            "label": LABELS[id_],
            "kind": "pool",
            "pointer": f"/current/{id_}",
            "value": now,
            "minimum": lowest(hero, id_),
            "maximum": most,
            "shared": True,
        }


def lowest(hero: Hero, id_: str) -> int:
    """Life points fall below 0: at 0 a hero is dying, at −KO dead. Nothing is lost below that."""
    return -hero.attributes["KO"] if id_ == "LeP" else 0


def _counters(hero: Hero) -> Iterator[Resource]:
    conditions = hero.sheet.get("conditions", EMPTY)
    for id_ in dict.fromkeys((*CORE, *conditions)):
        yield {
            "id": id_,
            "label": condition_name(hero, id_),
            "kind": "counter",
            "pointer": f"/conditions/{id_}",
            "value": int(conditions.get(id_, 0)),
            "minimum": 0,
            "maximum": MOST,
            "shared": True,
        }


def adjusted(hero: Hero, id_: str, delta: int) -> Adjustment | None:
    """Clamped to the bounds. A value that lies beyond them already only moves towards them."""
    found = next((one for one in resources(hero) if one["id"] == id_), None)
    if found is None and hero.rules.entry("conditions", id_) is not None:
        found = _new_counter(hero, id_)
    if found is None:
        return None
    before = found["value"]
    low, high = min(found["minimum"], before), max(found["maximum"], before)
    after = max(low, min(high, before + delta))
    _, holder, key = found["pointer"].split("/")
    return {
        "applied": after - before,
        "resource": {**found, "value": after},
        "patch": {holder: {key: after}},
    }


def _new_counter(hero: Hero, id_: str) -> Resource:
    return {
        "id": id_,
        "label": condition_name(hero, id_),
        "kind": "counter",
        "pointer": f"/conditions/{id_}",
        "value": 0,
        "minimum": 0,
        "maximum": MOST,
        "shared": True,
    }
