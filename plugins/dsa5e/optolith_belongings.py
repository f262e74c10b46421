"""Belongings, animals and the pact of an Optolith hero."""

from typing import Any

from app.hookspecs import Entry

from .reading import KEY, Json, Reader, pointer, words
from .tables import ATTRIBUTES, EMPTY, Rules

_CODES = {f"ATTR_{n}": code for n, code in enumerate(ATTRIBUTES, start=1)}
_ITEM = words(
    "id name amount gr isTemplateLocked template price weight where combatTechnique "
    "damageDiceNumber damageDiceSides damageFlat at pa reach length primaryThreshold "
    "isTwoHandedWeapon isParryingWeapon range reloadTime ammunition imp pro enc armorType "
    "iniMod movMod addPenalties forArmorZoneOnly stp"
)
_WEAPON = words(
    "damageDiceNumber damageDiceSides damageFlat at pa reach length primaryThreshold "
    "isTwoHandedWeapon isParryingWeapon combatTechnique"
)
_RANGED = ("range", "reloadTime", "ammunition")
_ARMOUR = ("pro", "enc", "armorType", "iniMod", "movMod", "addPenalties", "forArmorZoneOnly")
_COINS = {"d": "ducats", "s": "silver", "h": "heller", "k": "kreuzer"}
_SOURCES = {
    "technique": ("combatTechnique",),
    "damage": ("damageDiceNumber", "damageDiceSides", "damageFlat"),
    "threshold": ("primaryThreshold",),
    "two_handed": ("isTwoHandedWeapon",),
    "parrying": ("isParryingWeapon",),
    "range_close": ("range",),
    "range_medium": ("range",),
    "range_far": ("range",),
    "reload": ("reloadTime",),
    "rs": ("pro",),
    "be": ("enc",),
    "type": ("armorType",),
    "ini": ("iniMod", "addPenalties"),
    "gs": ("movMod", "addPenalties"),
    "zone_only": ("forArmorZoneOnly",),
}
"""Which of Optolith's fields make up a fact; a fact that is not listed has its own name."""
_MOST = 500
_NOTHING: tuple[Any, ...] = (None, 0, "", False, [0, 0, 0], ["", "", ""], [], {})
_PET_TEXTS = {
    "actions": 400,
    "talents": 1000,
    "skills": 1000,
    "notes": 4000,
    "name": 100,
    "type": 100,
    "attack": 100,
    "size": 60,
}
_PET = words(
    "name size type attack dp reach actions talents skills notes cou sgc int cha dex agi con "
    "str lp ae spi tou pro ini mov at pa"
)


def belongings(read: Reader, rules: Rules, source: Json, sheet: dict[str, Any]) -> None:
    theirs = read.mapping(source, "belongings", "")
    items: dict[str, Any] = {}
    for key, one in read.mapping(theirs, "items", "/belongings").items():
        at = pointer("/belongings/items", key)
        if len(items) >= _MOST:
            read.refuse(
                at, "too_many", "Das sind zu viele Gegenstände.", "There are too many items."
            )
            break
        if not isinstance(one, dict):
            read.wrong(at, one, "kein Gegenstand", "not an item")
            continue
        mine = key if KEY.fullmatch(key) and key not in items else f"item-{len(items) + 1}"
        _own_id(read, at, key, one)
        items[mine] = {**_item(read, rules, at, one), "order": len(items)}
    if items:
        sheet["equipment"] = items
    if theirs.get("armorZones"):
        read.leave("/belongings/armorZones", theirs["armorZones"])
    purse: dict[str, Any] = {}
    given = read.mapping(theirs, "purse", "/belongings")
    for coin, field in _COINS.items():
        amount = read.number(given, coin, "/belongings/purse", 0, 10_000_000, quiet=True)
        if amount:
            purse[field] = amount
    if purse:
        sheet["purse"] = purse
    read.rest(given, "/belongings/purse", frozenset(_COINS))
    read.rest(theirs, "/belongings", frozenset({"items", "armorZones", "purse"}))


def _own_id(read: Reader, at: str, key: str, one: Json) -> None:
    """The id is written twice; only where the two differ does the inner one say anything."""
    if one.get("id") not in (None, key):
        read.leave(f"{at}/id", one["id"])


def _item(read: Reader, rules: Rules, at: str, one: Json) -> dict[str, Any]:
    item = _plain_item(read, at, one)
    group, improvised = one.get("gr"), read.integer(one, "imp", at, 0, 2)
    locked = read.flag(one, "isTemplateLocked", at) is True
    known = _template(rules, item.get("template", ""))
    used: set[str] = set()
    for kind, fitting, facts, fields in (
        ("melee", group == 1 or improvised == 1, _melee, _WEAPON),
        ("ranged", group == 2 or improvised == 2, _ranged, (*_WEAPON, *_RANGED)),
        ("armour", group == 4, _armour, _ARMOUR),
    ):
        if not fitting:
            continue
        own, shipped = facts(read, rules, at, one), known.get(kind, EMPTY)
        merged = {**own, **shipped} if locked else {**shipped, **own}
        overruled = {fact for fact in own if own[fact] != merged[fact]}
        if overruled:
            _overruled(read, at, one, overruled, item.get("name", ""))
        if merged:
            item[kind] = merged
        used.update(fields)
    for key in (*_WEAPON, *_RANGED, *_ARMOUR):
        if key not in used and one.get(key) not in _NOTHING:
            read.leave(pointer(at, key), one[key], item.get("name", ""))
    read.rest({k: v for k, v in one.items() if v not in _NOTHING}, at, _ITEM)
    return item


def _overruled(read: Reader, at: str, one: Json, facts: set[str], name: str) -> None:
    """A locked item has its template's values; what it says otherwise stays beside the sheet."""
    for key in {source for fact in facts for source in _SOURCES.get(fact, (fact,))}:
        if one.get(key) not in _NOTHING:
            read.put_aside(pointer(at, key), one[key])
            read.note(
                pointer(at, key),
                "template_value",
                f"„{name}“ folgt der Vorlage; der eigene Wert bleibt beim Charakter aufgehoben.",
                f"“{name}” follows its template; its own value is kept with the character.",
            )


def _plain_item(read: Reader, at: str, one: Json) -> dict[str, Any]:
    """What every belonging has."""
    group = read.integer(one, "gr", at, 0, 1000)
    found = {
        "name": read.string(one, "name", at, 200),
        "template": read.ident(one, "template", at),
        "group": str(group) if group else None,
        "amount": read.integer(one, "amount", at, 0, 100_000),
        "weight": read.number(one, "weight", at, 0, 100_000),
        "price": read.number(one, "price", at, 0, 100_000_000),
        "location": read.string(one, "where", at, 200),
        "structure": _listed_text(read, one, "stp", at),
    }
    return {field: value for field, value in found.items() if value is not None}


def _template(rules: Rules, id_: str) -> Entry:
    for kind in ("weapons", "armour"):
        if found := rules.entry(kind, id_):
            return found
    return EMPTY


def _listed_text(read: Reader, one: Json, key: str, at: str) -> str | None:
    """A number, a text or a list of them, as one text."""
    value = one.get(key)
    if isinstance(value, list) and all(type(each) in (int, float, str) for each in value):
        return read.as_string("/".join(str(each) for each in value), pointer(at, key), 20)
    if value in (0, "0"):
        return None
    return read.string(one, key, at, 20)


def _damage(read: Reader, at: str, one: Json) -> str | None:
    number = read.integer(one, "damageDiceNumber", at, 0, 99)
    sides = read.integer(one, "damageDiceSides", at, 0, 999)
    flat = read.integer(one, "damageFlat", at, -999, 999) or 0
    if not number:
        if flat:
            read.leave(f"{at}/damageFlat", flat)
        return None
    return f"{number}d{sides or 6}{flat:+d}" if flat else f"{number}d{sides or 6}"


def _melee(read: Reader, rules: Rules, at: str, one: Json) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if technique := read.ident(one, "combatTechnique", at):
        facts["technique"] = technique
    if damage := _damage(read, at, one):
        facts["damage"] = damage
    threshold = _threshold(read, rules, at, one, technique or "")
    if threshold:
        facts["threshold"] = threshold
    for theirs in ("at", "pa"):
        if (number := read.integer(one, theirs, at, -20, 20)) is not None:
            facts[theirs] = number
    reach = read.integer(one, "reach", at, 0, 4)
    if reach:
        facts["reach"] = reach
    for theirs, field in (("isTwoHandedWeapon", "two_handed"), ("isParryingWeapon", "parrying")):
        if (flag := read.flag(one, theirs, at)) is not None:
            facts[field] = flag
    if length := read.number(one, "length", at, 0, 10_000):
        facts["length"] = length
    return facts


def _threshold(read: Reader, rules: Rules, at: str, one: Json, technique: str) -> dict[str, int]:
    """One number for all its attributes, or a pair for two. Without attributes those of the
    technique are meant."""
    given = read.mapping(one, "primaryThreshold", at)
    here = f"{at}/primaryThreshold"
    codes = _attributes(read, given, here)
    if not codes:
        codes = list((rules.techniques.get(technique) or EMPTY).get("primary", ()))
    value = given.get("threshold")
    read.rest(given, here, frozenset({"threshold", "primary"}))
    if not isinstance(value, list):
        number = read.as_integer(value, f"{here}/threshold", 0, 99)
        return dict.fromkeys(codes, number) if number else {}
    found: dict[str, int] = {}
    for index, (code, each) in enumerate(zip(codes, value, strict=False)):
        number = read.as_integer(each, f"{here}/threshold/{index}", 0, 99)
        if number:
            found[code] = number
    return found


def _attributes(read: Reader, given: Json, at: str) -> list[str]:
    """``ATTR_6``, ``["ATTR_6", "ATTR_8"]`` or ``ATTR_6_8``."""
    primary = given.get("primary")
    if primary is None or primary == "":
        return []
    named = primary if isinstance(primary, list) else [primary]
    ids: list[Any] = []
    for one in named:
        if isinstance(one, str) and one.count("_") == 2:
            ids += [f"ATTR_{number}" for number in one.split("_")[1:]]
        else:
            ids.append(one)
    if not all(isinstance(one, str) and one in _CODES for one in ids):
        read.wrong(f"{at}/primary", primary, "keine Eigenschaft", "not an attribute")
        return []
    return [_CODES[one] for one in ids]


def _ranged(read: Reader, _: Rules, at: str, one: Json) -> dict[str, Any]:
    facts: dict[str, Any] = {}
    if technique := read.ident(one, "combatTechnique", at):
        facts["technique"] = technique
    if damage := _damage(read, at, one):
        facts["damage"] = damage
    fields = ("range_close", "range_medium", "range_far")
    for index, (here, value) in enumerate(read.items(one, "range", at)):
        number = read.as_number(value, here, 0, 100_000)
        if number is not None and index < len(fields):
            facts[fields[index]] = number
        elif number is not None:
            read.leave(here, value)
    if reload := _listed_text(read, one, "reloadTime", at):
        facts["reload"] = reload
    if ammunition := read.ident(one, "ammunition", at):
        facts["ammunition"] = ammunition
    if length := read.number(one, "length", at, 0, 10_000):
        facts["length"] = length
    for key in ("at", "pa", "reach", "primaryThreshold", "isTwoHandedWeapon", "isParryingWeapon"):
        if one.get(key) not in _NOTHING:
            read.leave(pointer(at, key), one[key])
    return facts


def _armour(read: Reader, _: Rules, at: str, one: Json) -> dict[str, Any]:
    """``iniMod`` and ``movMod`` are penalties, written as positive or negative numbers."""
    facts: dict[str, Any] = {}
    for theirs, field, most in (("pro", "rs", 20), ("enc", "be", 10), ("armorType", "type", 20)):
        number = read.integer(one, theirs, at, 0, most)
        if number or (number == 0 and field != "type"):
            facts[field] = number
    for theirs, field in (("iniMod", "ini"), ("movMod", "gs")):
        if number := read.integer(one, theirs, at, -5, 5):
            facts[field] = -abs(number)
    if read.flag(one, "addPenalties", at):
        facts.setdefault("ini", -1)
        facts.setdefault("gs", -1)
    if read.flag(one, "forArmorZoneOnly", at):
        facts["zone_only"] = True
    return facts


def pets(read: Reader, source: Json, sheet: dict[str, Any]) -> None:
    found: dict[str, Any] = {}
    for key, one in read.mapping(source, "pets", "").items():
        at = pointer("/pets", key)
        if not isinstance(one, dict) or len(found) >= 30:
            read.wrong(at, one, "kein Tier oder eines zu viel", "not an animal or one too many")
            continue
        _own_id(read, at, key, one)
        pet: dict[str, Any] = {}
        for field in _PET:
            value = read.string(one, field, at, _PET_TEXTS.get(field, 40))
            if value is not None:
                pet[field] = value
        for theirs, field in (("spentAp", "spent_ap"), ("totalAp", "total_ap")):
            value = read.string(one, theirs, at, 40)
            if value is not None:
                pet[field] = value
        read.rest(one, at, frozenset((*_PET, "id", "spentAp", "totalAp")))
        mine = key if KEY.fullmatch(key) and key not in found else f"pet-{len(found) + 1}"
        found[mine] = {**pet, "order": len(found)}
    if found:
        sheet["pets"] = found


def pact(read: Reader, source: Json, sheet: dict[str, Any]) -> None:
    theirs = read.mapping(source, "pact", "")
    found: dict[str, Any] = {}
    if (category := read.ident(theirs, "category", "/pact")) is not None:
        found["category"] = category
    if (level := read.integer(theirs, "level", "/pact", 0, 20)) is not None:
        found["level"] = level
    for key, most in (("type", 100), ("domain", 200), ("name", 200)):
        if (value := read.string(theirs, key, "/pact", most)) is not None:
            found[key] = value
    read.rest(theirs, "/pact", frozenset({"category", "level", "type", "domain", "name"}))
    if found:
        sheet["pact"] = found
