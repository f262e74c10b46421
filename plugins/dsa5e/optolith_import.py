"""The Optolith hero importer: hero JSON of client versions 1.0 to 1.5, read defensively."""

import re
from collections.abc import Mapping
from typing import Any

from app.hookspecs import Imported, Importer, ImportRefused

from .derived import maximum
from .hero import Hero
from .optolith_abilities import abilities
from .optolith_belongings import belongings, pact, pets
from .optolith_update import update
from .pools import POOLS
from .reading import Json, Reader, pointer, shown, words
from .tables import ATTRIBUTES, START, Rules
from .wording import text

LABEL = text("Optolith-Held", "Optolith hero")
ID = "optolith"

_KNOWN = words(
    "clientVersion dateCreated dateModified id phase locale name sex avatar ap el r rv c p pv "
    "professionName isCulturalPackageActive pers attr activatable talents ct spells cantrips "
    "liturgies blessings belongings rules pets pact"
)
_THEIRS = ("clientVersion", "dateCreated", "dateModified", "id", "locale")
_PERSON = {
    "family": ("family", 200),
    "placeofbirth": ("place_of_birth", 200),
    "dateofbirth": ("date_of_birth", 100),
    "age": ("age", 40),
    "size": ("size", 40),
    "weight": ("weight", 40),
    "title": ("title", 300),
    "characteristics": ("characteristics", 4000),
    "otherinfo": ("other_info", 8000),
    "cultureAreaKnowledge": ("culture_area_knowledge", 300),
}
_LOOKS = {
    "haircolor": ("hair_colour", "hair_colours"),
    "eyecolor": ("eye_colour", "eye_colours"),
    "socialstatus": ("social_status", "social_statuses"),
}
_ATTR = words("values attributeAdjustmentSelected ae kp lp permanentAE permanentKP permanentLP")
_CODES = {f"ATTR_{n}": code for n, code in enumerate(ATTRIBUTES, start=1)}
_RULES = words(
    "higherParadeValues attributeValueLimit enableAllRuleBooks enabledRuleBooks "
    "enableLanguageSpecializations"
)
_PICTURE = re.compile(r"data:image/[a-z+.-]{1,20};base64,")


def importer(rules: Rules) -> Importer:
    return Importer(ID, LABEL, detect, lambda document: convert(rules, document), update)


def detect(document: Any) -> bool:
    """An Optolith hero names its client and has attributes or purchases."""
    return (
        isinstance(document, dict)
        and "clientVersion" in document
        and ("attr" in document or "activatable" in document)
    )


def convert(rules: Rules, document: Any) -> Imported:
    """The sheet and a report, or ``ImportRefused`` with every field at fault."""
    read = Reader()
    if not isinstance(document, dict):
        read.wrong("", document, "kein Objekt", "not an object")
        raise ImportRefused(read.refused)
    name = read.string(document, "name", "", 200)
    if not name or not name.strip():
        read.refuse("/name", "required", "Der Held hat keinen Namen.", "The hero has no name.")
    sheet = _origin(read, rules, document)
    _attributes(read, document, sheet)
    _ratings(read, rules, document, sheet)
    abilities(read, rules, document, sheet)
    belongings(read, rules, document, sheet)
    pets(read, document, sheet)
    pact(read, document, sheet)
    _options(read, document, sheet)
    portrait = _portrait(read, document)
    for key in _THEIRS:
        if document.get(key) is not None:
            read.keep_aside(f"/{key}", document[key])
    read.rest(document, "", _KNOWN)
    if read.refused:
        raise ImportRefused(read.refused)
    _fill_pools(rules, sheet)
    return Imported(
        name=name or "",
        sheet_data=sheet,
        kept=read.kept,
        converted=read.converted,
        unknown=read.unknown,
        extensions={ID: read.aside} if read.aside else {},
        portrait=portrait,
    )


def _origin(read: Reader, rules: Rules, source: Json) -> dict[str, Any]:
    sheet: dict[str, Any] = {"profile": _person(read, rules, source)}
    for key, field, kind, fallback in (
        ("r", "species", "species", "R_1"),
        ("rv", "species_variant", "species_variants", ""),
        ("c", "culture", "cultures", ""),
        ("p", "profession", "professions", ""),
        ("pv", "profession_variant", "profession_variants", ""),
        ("el", "experience_level", "experience_levels", "EL_3"),
    ):
        value = read.ident(source, key, "")
        if value is not None:
            sheet[field] = value
            if rules.entry(kind, value) is None and value != "P_0":
                _unknown(read, f"/{key}", value)
        elif fallback:
            _assumed(read, f"/{key}", fallback)
            sheet[field] = fallback
    own = read.string(source, "professionName", "", 200)
    if own:
        sheet["profession_name"] = own
    phase = read.integer(source, "phase", "", 1, 3)
    if phase is None and "phase" not in source:
        _assumed(read, "/phase", "3")
    sheet["phase"] = "creation" if phase in (1, 2) else "adventuring"
    points = read.mapping(source, "ap", "")
    total = read.integer(points, "total", "/ap", 0, 1_000_000)
    if total is None and points.get("total") is None:
        read.refuse("/ap/total", "required", "Die AP fehlen.", "The adventure points are missing.")
    read.rest(points, "/ap", frozenset({"total"}))
    sheet["adventure_points"] = {"total": total or 0}
    if source.get("isCulturalPackageActive") is not None:
        read.keep_aside("/isCulturalPackageActive", source["isCulturalPackageActive"])
    return sheet


def _unknown(read: Reader, at: str, value: str) -> None:
    read.note(
        at,
        "unknown_id",
        f"„{shown(value)}“ steht in keiner Tabelle; die Kennung bleibt stehen.",
        f"“{shown(value)}” is in none of the tables; the id is kept.",
    )


def _assumed(read: Reader, at: str, value: str) -> None:
    read.note(at, "assumed", f"Fehlt; angenommen: {value}.", f"Missing; assumed: {value}.")


def _person(read: Reader, rules: Rules, source: Json) -> dict[str, Any]:
    person = read.mapping(source, "pers", "")
    profile: dict[str, Any] = {}
    for theirs, (field, most) in _PERSON.items():
        value = read.string(person, theirs, "/pers", most)
        if value is not None:
            profile[field] = value
    for theirs, (field, kind) in _LOOKS.items():
        number = read.integer(person, theirs, "/pers", 0, 1000)
        if number is None:
            continue
        if rules.entry(kind, str(number)) is not None:
            profile[field] = str(number)
        elif number:
            read.leave(f"/pers/{theirs}", number)
    sex = read.string(source, "sex", "", 40)
    if sex is not None:
        profile["sex"] = sex
    read.rest(person, "/pers", frozenset((*_PERSON, *_LOOKS)))
    return profile


def _attributes(read: Reader, source: Json, sheet: dict[str, Any]) -> None:
    block = read.mapping(source, "attr", "")
    if not block and source.get("attr") is None:
        _assumed(read, "/attr", str(START))
    values = dict.fromkeys(ATTRIBUTES, START)
    for at, one in read.items(block, "values", "/attr"):
        code, value = _attribute(read, at, one)
        if code and value is not None:
            values[code] = value
    sheet["attributes"] = values
    chosen = read.string(block, "attributeAdjustmentSelected", "/attr", 40)
    if chosen in _CODES:
        sheet["attribute_adjustment"] = _CODES[chosen]
    elif chosen is not None:
        read.leave("/attr/attributeAdjustmentSelected", chosen)
    energies: dict[str, Any] = {}
    for id_, bought, permanent in (
        ("LeP", "lp", "permanentLP"),
        ("AsP", "ae", "permanentAE"),
        ("KaP", "kp", "permanentKP"),
    ):
        points = _energy(read, block, bought, permanent, redeemable=id_ != "LeP")
        if points:
            energies[id_] = points
    if energies:
        sheet["energies"] = energies
    read.rest(block, "/attr", _ATTR)


def _attribute(read: Reader, at: str, one: Any) -> tuple[str, int | None]:
    """``{id, value}``, or before 1.1.0 ``[id, value, mod]``."""
    if isinstance(one, list):
        id_ = one[0] if one else None
        value = read.as_integer(one[1] if len(one) > 1 else None, f"{at}/1", 0, 40)
        if len(one) > 2 and one[2] not in (0, None):
            read.leave(f"{at}/2", one[2])
    elif isinstance(one, dict):
        id_ = one.get("id")
        value = read.integer(one, "value", at, 0, 40)
        read.rest(one, at, frozenset({"id", "value"}))
    else:
        read.wrong(at, one, "keine Eigenschaft", "not an attribute")
        return "", None
    code = _CODES.get(id_, "") if isinstance(id_, str) else ""
    if not code:
        read.refuse(at, "unknown_id", "Welche Eigenschaft?", "Which attribute?")
    return code, value


def _energy(
    read: Reader, block: Json, bought: str, permanent: str, *, redeemable: bool
) -> dict[str, int]:
    points: dict[str, int] = {}
    if value := read.integer(block, bought, "/attr", 0, 99):
        points["purchased"] = value
    lasting = read.mapping(block, permanent, "/attr")
    at = f"/attr/{permanent}"
    if value := read.integer(lasting, "lost", at, 0, 99):
        points["lost"] = value
    known = {"lost"}
    if redeemable:
        known.add("redeemed")
        if value := read.integer(lasting, "redeemed", at, 0, 99):
            points["redeemed"] = value
    read.rest(lasting, at, frozenset(known))
    return points


def _ratings(read: Reader, rules: Rules, source: Json, sheet: dict[str, Any]) -> None:
    for theirs, kind, low in (
        ("talents", "talents", 0),
        ("ct", "combat_techniques", 6),
        ("spells", "spells", 0),
        ("liturgies", "liturgies", 0),
    ):
        found: dict[str, int] = {}
        for id_, value in read.mapping(source, theirs, "").items():
            at = pointer(f"/{theirs}", id_)
            if rules.entry(kind, id_) is None:
                read.leave(at, value)
                continue
            rating = read.as_integer(value, at, low, 40)
            if rating is not None:
                found[id_] = rating
        if found:
            sheet[kind] = found
    for kind in ("cantrips", "blessings"):
        known: dict[str, Any] = {}
        for at, one in read.items(source, kind, ""):
            if isinstance(one, str) and rules.entry(kind, one) is not None:
                known[one] = {"order": len(known)}
                read.kept += 1
            elif isinstance(one, str):
                read.leave(at, one)
            else:
                read.wrong(at, one, "keine Kennung", "not an id")
        if known:
            sheet[kind] = known


def _options(read: Reader, source: Json, sheet: dict[str, Any]) -> None:
    theirs = read.mapping(source, "rules", "")
    options: dict[str, Any] = {}
    higher = read.integer(theirs, "higherParadeValues", "/rules", 0, 100)
    if higher in (2, 4):
        options["higher_parade_values"] = higher
    elif higher:
        read.leave("/rules/higherParadeValues", higher)
    for key, field in (
        ("attributeValueLimit", "attribute_value_limit"),
        ("enableLanguageSpecializations", "language_specialisations"),
    ):
        if read.flag(theirs, key, "/rules"):
            options[field] = True
    for key in ("enableAllRuleBooks", "enabledRuleBooks"):
        if theirs.get(key) is not None:
            read.keep_aside(f"/rules/{key}", theirs[key])
    read.rest(theirs, "/rules", _RULES)
    if options:
        sheet["rules"] = options


def _portrait(read: Reader, source: Mapping[str, Any]) -> str | None:
    avatar = source.get("avatar")
    if avatar is None or avatar == "":
        return None
    if isinstance(avatar, str) and _PICTURE.match(avatar):
        read.kept += 1
        return avatar
    if isinstance(avatar, str):
        read.leave("/avatar", avatar)
    else:
        read.wrong("/avatar", avatar, "kein Bild", "not a picture")
    return None


def _fill_pools(rules: Rules, sheet: dict[str, Any]) -> None:
    """The builder stores nothing that moves in play: everything begins full."""
    hero = Hero(rules, sheet)
    pools = ((id_, maximum(hero, id_)) for id_ in POOLS)
    sheet["current"] = {id_: most for id_, most in pools if most is not None}
