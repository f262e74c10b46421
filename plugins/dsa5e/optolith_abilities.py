"""Advantages, disadvantages and special abilities of an Optolith hero, house rules included."""

from typing import Any

from .reading import Json, Reader, pointer
from .tables import Rules

_KINDS = {"ADV": "advantages", "DISADV": "disadvantages", "SA": "special_abilities"}
OWN_PREFIX = "optolith-"
OWN = {"ADV_0": "advantages", "DISADV_0": "disadvantages", "SA_0": "special_abilities"}
_INSTANCE = frozenset({"sid", "sid2", "sid3", "tier", "cost"})
_MOST = {"advantages": 100, "disadvantages": 100, "special_abilities": 300}


def abilities(read: Reader, rules: Rules, source: Json, sheet: dict[str, Any]) -> None:
    """An empty list means that the hero does not have the entry."""
    for id_, instances in read.mapping(source, "activatable", "").items():
        at = pointer("/activatable", id_)
        kind = OWN.get(id_) or _KINDS.get(id_.partition("_")[0], "")
        if not isinstance(instances, list):
            read.wrong(at, instances, "keine Liste", "not a list")
            continue
        if not instances:
            continue
        if not kind or (id_ not in OWN and rules.entry(kind, id_) is None):
            read.leave(at, instances)
            continue
        if len(sheet.get(kind, ())) + len(instances) > _MOST[kind]:
            read.refuse(
                at, "too_many", "Das sind zu viele Einträge.", "There are too many entries."
            )
            continue
        for index, one in enumerate(instances):
            _take(read, sheet, kind, id_, pointer(at, index), one)


def _take(read: Reader, sheet: dict[str, Any], kind: str, id_: str, at: str, one: Any) -> None:
    if not isinstance(one, dict):
        read.wrong(at, one, "kein Objekt", "not an object")
        return
    held: dict[str, Any] = sheet.setdefault(kind, {})
    entry: dict[str, Any] = {"entry": id_}
    if level := read.integer(one, "tier", at, 1, 20):
        entry["level"] = level
    if id_ in OWN:
        _own(read, sheet, kind, at, one, entry)
    else:
        for theirs, field in (("sid", "option"), ("sid2", "option2"), ("sid3", "option3")):
            chosen = read.string(one, theirs, at, 200)
            if chosen is not None:
                entry[field] = chosen
        cost = read.integer(one, "cost", at, -500, 500)
        if cost is not None:
            entry["cost"] = cost
    read.rest(one, at, _INSTANCE)
    read.kept += 1
    entry["order"] = len(held)
    held[_free_key(held, entry["entry"])] = entry


def _free_key(held: dict[str, Any], id_: str) -> str:
    """The entry's id for its first purchase, then with a number."""
    if id_ not in held:
        return id_
    number = 2
    while f"{id_}-{number}" in held:
        number += 1
    return f"{id_}-{number}"


def _own(
    read: Reader, sheet: dict[str, Any], kind: str, at: str, one: Json, entry: dict[str, Any]
) -> None:
    """A house-ruled entry goes into the sheet under ``custom``, so that it needs nothing else."""
    own: dict[str, Any] = sheet.setdefault("custom", {}).setdefault(kind, {})
    name = read.string(one, "sid", at, 200) or entry["entry"]
    facts: dict[str, Any] = {"name": {"de": name, "en": name}, "ap_mode": "fixed", "levels": 20}
    cost = read.integer(one, "cost", at, -500, 500)
    if cost is not None:
        facts["ap"] = cost
    for theirs in ("sid2", "sid3"):
        if one.get(theirs) is not None:
            read.leave(pointer(at, theirs), one[theirs], name)
    id_ = f"{OWN_PREFIX}{len(own) + 1}"
    own[id_] = facts
    entry["entry"] = id_
    read.note(
        at,
        "own_entry",
        f"Hausregel „{name}“: als eigener Eintrag übernommen.",
        f"House rule “{name}”: taken over as an entry of its own.",
    )
