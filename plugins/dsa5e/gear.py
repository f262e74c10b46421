"""What a hero carries: weapons at hand, the armour that counts, the load. Core rules: armour and
encumbrance."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.hookspecs import Entry, Part, Text

from .hero import Hero
from .tables import EMPTY, FIGHTING
from .wording import part, plain, text

UNARMED = "unarmed"
MOST_WEAPONS = 60
HEAVIEST = 1_000_000
"""Nobody carries more, whatever the items say."""

# Core rules: armour and encumbrance. Row → (BE, extra change of GS and INI)
_ROWS = ((0, 0), (0, -1), (1, 0), (1, -1), (2, 0), (2, -1), (3, 0), (4, 0), (5, 0))


_WEAPON_KINDS = ((False, "melee"), (True, "ranged"))


class Weapon(NamedTuple):
    """One way to fight with a thing. ``facts`` are its own, over those of its template."""

    key: str
    name: Text
    ranged: bool
    facts: Mapping[str, Any]
    hand: str

    @property
    def technique(self) -> str:
        return str(self.facts.get("technique", ""))

    @property
    def is_shield(self) -> bool:
        return self.technique == "CT_10"


class Gear:
    """Everything that the rules need to know of a hero's belongings. ``weighed`` tells whether the
    weight of everything carried is known."""

    def __init__(self, hero: Hero) -> None:
        self.weapons: dict[str, Weapon] = {}
        self.weight = 0.0
        self.weighed = True
        self.rs = 0
        self.worn: list[tuple[str, Text, Mapping[str, Any]]] = []
        for key, item in hero.sheet.get("equipment", EMPTY).items():
            self._take(hero, key, item)
        self.weight = min(self.weight, HEAVIEST)
        self._wear(hero)
        self.carrying = 2 * hero.attributes["KK"]
        counts = hero.options.get("encumbrance_from_load", True)
        self.be_load = load_encumbrance(self.weight, self.carrying) if counts else 0
        self.be_condition = int(hero.sheet.get("conditions", EMPTY).get("COND_1", 0))
        self.be = self.be_armour + self.be_load + self.be_condition

    def _take(self, hero: Hero, key: str, item: Mapping[str, Any]) -> None:
        template = template_of(hero, item)
        worn = False
        if not FIGHTING.isdisjoint(item) or (template and not FIGHTING.isdisjoint(template)):
            worn = self._arm(key, item, template)
        if worn or not item.get("carried", True):
            return
        weight = item.get("weight")
        if weight is None:
            weight = template.get("weight", 0) if template else 0
            if template is None and item.get("template"):
                self.weighed = False
        self.weight += weight * item.get("amount", 1)

    def _arm(self, key: str, item: Mapping[str, Any], template: Entry | None) -> bool:
        """Take up a weapon or armour. Answer whether it is worn: then it does not weigh."""
        armour = merged(item, template, "armour")
        worn = armour is not None and bool(item.get("worn", False))
        if armour is not None and worn and not armour.get("zone_only"):
            self.worn.append((key, item_name(key, item, template), armour))
        for ranged, kind in _WEAPON_KINDS:
            facts = merged(item, template, kind)
            if not facts or not facts.get("technique") or not item.get("carried", True):
                continue
            if len(self.weapons) < MOST_WEAPONS:
                name, hand = item_name(key, item, template), item.get("hand", "")
                self.weapons.setdefault(key, Weapon(key, name, ranged, facts, hand))
        return worn

    def _wear(self, hero: Hero) -> None:
        """One armour counts: the one that protects best. Getting used to it (SA_41) lowers BE."""
        self.be_armour = self.gs = self.ini = 0
        if not self.worn:
            return
        _, _, armour = max(self.worn, key=lambda one: (one[2].get("rs", 0), -one[2].get("be", 0)))
        self.rs = int(armour.get("rs", 0))
        be, extra = int(armour.get("be", 0)), min(armour.get("gs", 0), armour.get("ini", 0), 0)
        used = hero.level_of("SA_41")
        if used:
            be, extra = _ROWS[max(0, _row(be, extra) - 2 * used)]
            self.be_armour, self.gs, self.ini = be, extra, extra
        else:
            self.be_armour = be
            self.gs, self.ini = int(armour.get("gs", 0)), int(armour.get("ini", 0))

    def be_parts(self) -> list[Part]:
        parts = []
        if self.be_armour:
            parts.append(part(text("Rüstung", "Armour"), self.be_armour))
        if self.be_load:
            parts.append(part(text("Traglast", "Load"), self.be_load))
        if self.be_condition:
            parts.append(part(text("Zustand Belastung", "Encumbered"), self.be_condition))
        return parts

    def held(self, hand: str) -> Weapon | None:
        """The weapon in the ``main`` or the ``off`` hand."""
        return next((w for w in self.weapons.values() if w.hand == hand), None)


def gear_of(hero: Hero) -> Gear:
    gear: Gear | None = hero.memo.get("gear")
    if gear is None:
        gear = hero.memo["gear"] = Gear(hero)
    return gear


def load_encumbrance(weight: float, carrying: int) -> int:
    """One level per 4 Stein started beyond the first 4 above the carrying capacity."""
    beyond = weight - carrying - 4
    return 0 if beyond <= 0 else int(-(-beyond // 4))


def _row(be: int, extra: int) -> int:
    if be >= 3:
        return min(be + 3, 8)
    return 2 * be + (1 if extra else 0)


def template_of(hero: Hero, item: Mapping[str, Any]) -> Entry | None:
    id_ = item.get("template")
    if not id_:
        return None
    found = hero.rules.templates.get(id_)
    if found is None and hero.custom:
        own = (hero.custom.get(kind, EMPTY).get(id_) for kind in ("weapons", "armour", "items"))
        return next((one for one in own if one is not None), None)
    return found


def item_name(key: str, item: Mapping[str, Any], template: Entry | None) -> Text:
    own = item.get("name")
    if own:
        return text(own, own)
    if template is not None:
        name: Text = template["name"]
        return name
    return text(key, key)


def merged(item: Mapping[str, Any], template: Entry | None, kind: str) -> Mapping[str, Any] | None:
    """The item's own facts over those of its template."""
    own: Mapping[str, Any] | None = item.get(kind)
    if template is None or kind not in template:
        return own
    given: Mapping[str, Any] = template[kind]
    return {**given, **own} if own else given


def purse_in_silver(hero: Hero) -> int | float:
    purse = hero.sheet.get("purse", EMPTY)
    worth = (("ducats", 10), ("silver", 1), ("heller", 0.1), ("kreuzer", 0.01))
    return plain(sum(purse.get(coin, 0) * value for coin, value in worth))
