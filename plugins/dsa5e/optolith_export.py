"""Writes a hero as Optolith JSON, with all that Optolith knows of it."""

import re
from collections.abc import Iterator
from itertools import count
from typing import Any

from app.hookspecs import Exporter, Sheet

from .optolith_abilities import OWN
from .tables import ATTRIBUTES, EMPTY, START, Rules
from .wording import text

CLIENT_VERSION = "1.5.1"

_IDS = {code: f"ATTR_{n}" for n, code in enumerate(ATTRIBUTES, start=1)}
_OWN = {kind: id_ for id_, kind in OWN.items()}
_PERSON = {
    "family": "family",
    "place_of_birth": "placeofbirth",
    "date_of_birth": "dateofbirth",
    "age": "age",
    "size": "size",
    "weight": "weight",
    "title": "title",
    "characteristics": "characteristics",
    "other_info": "otherinfo",
    "culture_area_knowledge": "cultureAreaKnowledge",
}
_LOOKS = {"hair_colour": "haircolor", "eye_colour": "eyecolor", "social_status": "socialstatus"}
_WHOLE = re.compile(r"[0-9]{1,9}")
_DICE = re.compile(r"([0-9]+)d([0-9]+)([+-][0-9]+)?")


def exporter(rules: Rules) -> Exporter:
    return Exporter(
        "optolith",
        text("Optolith-Held (JSON)", "Optolith hero (JSON)"),
        "application/json",
        ".json",
        lambda name, sheet: convert(rules, name, sheet),
    )


def convert(rules: Rules, name: str, sheet: Sheet) -> dict[str, Any]:
    creating = sheet.get("phase") == "creation"
    hero: dict[str, Any] = {
        "clientVersion": CLIENT_VERSION,
        "phase": 2 if creating else 3,
        "locale": "de-DE",
        "name": name,
        "ap": {"total": sheet["adventure_points"]["total"]},
        "el": sheet["experience_level"],
        "r": sheet["species"],
    }
    for field, theirs in (
        ("species_variant", "rv"),
        ("culture", "c"),
        ("profession", "p"),
        ("profession_variant", "pv"),
        ("profession_name", "professionName"),
    ):
        if field in sheet:
            hero[theirs] = sheet[field]
    profile = sheet.get("profile", EMPTY)
    hero["sex"] = profile.get("sex", "m")
    hero["pers"] = _person(profile)
    hero["attr"] = _attributes(sheet)
    hero["activatable"] = _activatable(sheet)
    hero["talents"] = {k: v for k, v in sheet.get("talents", EMPTY).items() if k in rules.talents}
    hero["ct"] = {
        k: v for k, v in sheet.get("combat_techniques", EMPTY).items() if k in rules.techniques
    }
    for kind in ("spells", "liturgies"):
        known = rules.table(kind)
        hero[kind] = {k: v for k, v in sheet.get(kind, EMPTY).items() if k in known}
    for kind in ("cantrips", "blessings"):
        hero[kind] = [k for k in sheet.get(kind, EMPTY) if rules.entry(kind, k) is not None]
    hero["belongings"] = _belongings(sheet)
    hero["rules"] = _rules(sheet)
    hero["pets"] = _pets(sheet)
    if "pact" in sheet:
        hero["pact"] = {k: _number_or_text(v) for k, v in sheet["pact"].items()}
    return hero


def _number_or_text(value: Any) -> Any:
    """Optolith writes numeric choices as numbers."""
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    return value


def _person(profile: Sheet) -> dict[str, Any]:
    person = {theirs: profile[mine] for mine, theirs in _PERSON.items() if mine in profile}
    for mine, theirs in _LOOKS.items():
        if mine in profile:
            person[theirs] = _number_or_text(profile[mine])
    return person


def _attributes(sheet: Sheet) -> dict[str, Any]:
    values = sheet.get("attributes", EMPTY)
    energies = sheet.get("energies", EMPTY)
    block: dict[str, Any] = {
        "values": [{"id": _IDS[code], "value": values.get(code, START)} for code in ATTRIBUTES]
    }
    if "attribute_adjustment" in sheet:
        block["attributeAdjustmentSelected"] = _IDS[sheet["attribute_adjustment"]]
    for id_, bought, permanent in (
        ("AsP", "ae", "permanentAE"),
        ("KaP", "kp", "permanentKP"),
        ("LeP", "lp", "permanentLP"),
    ):
        points = energies.get(id_, EMPTY)
        block[bought] = points.get("purchased", 0)
        block[permanent] = {"lost": points.get("lost", 0)}
        if id_ != "LeP":
            block[permanent]["redeemed"] = points.get("redeemed", 0)
    return block


def _activatable(sheet: Sheet) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    for kind, own_id in _OWN.items():
        own = sheet.get("custom", EMPTY).get(kind, EMPTY)
        for one in sheet.get(kind, EMPTY).values():
            instance: dict[str, Any] = {}
            for mine, theirs in (("option", "sid"), ("option2", "sid2"), ("option3", "sid3")):
                if mine in one:
                    instance[theirs] = _number_or_text(one[mine])
            if "level" in one:
                instance["tier"] = one["level"]
            if "cost" in one:
                instance["cost"] = one["cost"]
            id_ = one["entry"]
            if id_ in own:
                instance["sid"] = own[id_]["name"]["de"]
                if "cost" not in one and "ap" in own[id_]:
                    instance["cost"] = own[id_]["ap"]
                id_ = own_id
            found.setdefault(id_, []).append(instance)
    return found


def _belongings(sheet: Sheet) -> dict[str, Any]:
    items = {id_: {"id": id_, **_item(one)} for id_, one in _numbered(sheet, "equipment", "ITEM")}
    purse = sheet.get("purse", EMPTY)
    coins = (("d", "ducats"), ("s", "silver"), ("h", "heller"), ("k", "kreuzer"))
    return {
        "items": items,
        "armorZones": {},
        "purse": {theirs: str(purse.get(mine, 0)) for theirs, mine in coins},
    }


def _item(one: Sheet) -> dict[str, Any]:
    kinds = (("melee", 1), ("ranged", 2), ("armour", 4))
    group = next((number for kind, number in kinds if kind in one), 7)
    item: dict[str, Any] = {
        "name": one.get("name", one.get("template", "")),
        "gr": int(one["group"]) if _WHOLE.fullmatch(one.get("group", "")) else group,
        "amount": one.get("amount", 1),
        "isTemplateLocked": not (one.get("melee") or one.get("ranged") or one.get("armour")),
    }
    for mine, theirs in (
        ("template", "template"),
        ("weight", "weight"),
        ("price", "price"),
        ("location", "where"),
        ("structure", "stp"),
    ):
        if mine in one:
            item[theirs] = one[mine]
    if "melee" in one:
        item |= _melee(one["melee"])
    if "ranged" in one:
        item |= _ranged(one["ranged"])
    if "armour" in one:
        item |= _armour(one["armour"])
    return item


def _weapon(facts: Sheet) -> dict[str, Any]:
    item: dict[str, Any] = {}
    if "technique" in facts:
        item["combatTechnique"] = facts["technique"]
    dice = _DICE.fullmatch(facts.get("damage", ""))
    if dice:
        item["damageDiceNumber"], item["damageDiceSides"] = int(dice[1]), int(dice[2])
        item["damageFlat"] = int(dice[3] or 0)
    return item


def _melee(facts: Sheet) -> dict[str, Any]:
    item = _weapon(facts)
    for mine, theirs in (
        ("at", "at"),
        ("pa", "pa"),
        ("reach", "reach"),
        ("length", "length"),
        ("two_handed", "isTwoHandedWeapon"),
        ("parrying", "isParryingWeapon"),
    ):
        if mine in facts:
            item[theirs] = facts[mine]
    if threshold := facts.get("threshold"):
        codes = [_IDS[code] for code in threshold]
        numbers = list(threshold.values())
        same = len(set(numbers)) == 1
        item["primaryThreshold"] = {
            "primary": codes[0] if len(codes) == 1 else codes,
            "threshold": numbers[0] if same else numbers,
        }
    return item


def _ranged(facts: Sheet) -> dict[str, Any]:
    item = _weapon(facts)
    fields = ("range_close", "range_medium", "range_far")
    if any(field in facts for field in fields):
        item["range"] = [facts.get(field, 0) for field in fields]
    if "reload" in facts:
        item["reloadTime"] = _number_or_text(facts["reload"])
    for same in ("ammunition", "length"):
        if same in facts:
            item[same] = facts[same]
    return item


def _armour(facts: Sheet) -> dict[str, Any]:
    item = {"pro": facts.get("rs", 0), "enc": facts.get("be", 0)}
    for mine, theirs in (
        ("ini", "iniMod"),
        ("gs", "movMod"),
        ("type", "armorType"),
        ("zone_only", "forArmorZoneOnly"),
    ):
        if mine in facts:
            item[theirs] = facts[mine]
    return item


def _rules(sheet: Sheet) -> dict[str, Any]:
    options = sheet.get("rules", EMPTY)
    return {
        "higherParadeValues": options.get("higher_parade_values", 0),
        "attributeValueLimit": options.get("attribute_value_limit", False),
        "enableAllRuleBooks": True,
        "enabledRuleBooks": [],
        "enableLanguageSpecializations": options.get("language_specialisations", False),
    }


def _pets(sheet: Sheet) -> dict[str, Any]:
    names = {"spent_ap": "spentAp", "total_ap": "totalAp"}
    return {
        id_: {"id": id_, **{names.get(k, k): v for k, v in one.items() if k != "order"}}
        for id_, one in _numbered(sheet, "pets", "PET")
    }


def _numbered(sheet: Sheet, kind: str, prefix: str) -> Iterator[tuple[str, Sheet]]:
    """Entries under ids such as ITEM_7: those they came with, else new ones."""
    entries = sheet.get(kind, EMPTY)
    theirs = re.compile(rf"{prefix}_[0-9]+")
    free = (f"{prefix}_{n}" for n in count(1) if f"{prefix}_{n}" not in entries)
    for key, one in entries.items():
        yield (key if theirs.fullmatch(key) else next(free)), one
