"""A sheet as the rules see it. It never writes to the sheet."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.hookspecs import Entry, Sheet

from .tables import ATTRIBUTES, EMPTY, START, TECHNIQUE_START, Rules
from .wording import half_up

ABILITY_KINDS = ("advantages", "disadvantages", "special_abilities")

MAGICAL = "ADV_50"
BLESSED = "ADV_12"


class Instance(NamedTuple):
    """One purchase of an advantage, disadvantage or special ability."""

    kind: str
    key: str
    entry_id: str
    level: int
    option: str
    data: Mapping[str, Any]
    facts: Entry | None

    @property
    def pointer(self) -> str:
        return f"/{self.kind}/{self.key}"


class Hero:
    """Attributes, purchases and ratings, with what the species and the traditions bring."""

    def __init__(self, rules: Rules, sheet: Sheet) -> None:
        self.rules = rules
        self.sheet = sheet
        self.custom: Mapping[str, Any] = sheet.get("custom", EMPTY)
        self.options: Mapping[str, Any] = sheet.get("rules", EMPTY)
        values = sheet.get("attributes", EMPTY)
        self.attributes = {code: int(values.get(code, START)) for code in ATTRIBUTES}
        self.species = self.entry("species", sheet.get("species", ""))
        self.level = rules.levels.get(sheet.get("experience_level", ""))
        self.creating = sheet.get("phase") == "creation"
        self.instances = self._instances()
        self.active: dict[str, list[Instance]] = {}
        for instance in self.instances:
            self.active.setdefault(instance.entry_id, []).append(instance)
        self.automatic = frozenset((self.species or EMPTY).get("automatic_advantages", ()))
        self.is_magical = self.has(MAGICAL)
        self.is_blessed = self.has(BLESSED)
        self.traditions = [t for id_, t in rules.magical.items() if id_ in self.active]
        self.churches = [t for id_, t in rules.blessed.items() if id_ in self.active]
        self.memo: dict[Any, Any] = {}
        """What was worked out already. It lives as long as the view and is shared by threads:
        nothing in it changes once it is there, and none of it becomes part of an answer."""
        self.drawn: dict[Any, Any] = {}
        """What one answer holds in several places; it ends with the answer."""

    def for_answer(self) -> "Hero":
        """The same view with an empty ``drawn``: who changes an answer changes no other one."""
        hero = Hero.__new__(Hero)
        hero.__dict__ = {**self.__dict__, "drawn": {}}
        return hero

    def _instances(self) -> list[Instance]:
        found = []
        for kind in ABILITY_KINDS:
            for key, data in self.sheet.get(kind, EMPTY).items():
                id_ = data["entry"]
                level, option = data.get("level", 1), data.get("option", "")
                facts = self.entry(kind, id_)
                found.append(Instance(kind, key, id_, level, option, data, facts))
        return found

    def entry(self, kind: str, id_: str) -> Entry | None:
        """An entry of the compendium or of the sheet's own."""
        found = self.rules.kinds.get(kind, EMPTY).get(id_)
        if found is None and self.custom:
            found = self.custom.get(kind, EMPTY).get(id_)
        return found

    def has(self, entry_id: str) -> bool:
        return entry_id in self.active or entry_id in self.automatic

    def level_of(self, entry_id: str) -> int:
        """The highest level of an advantage, disadvantage or special ability; 0 without it."""
        found = self.active.get(entry_id)
        if found:
            return max(instance.level for instance in found)
        return 1 if entry_id in self.automatic else 0

    def times(self, entry_id: str, option: str) -> int:
        """How often it was taken for ``option``."""
        return sum(1 for instance in self.active.get(entry_id, ()) if instance.option == option)

    def rating(self, kind: str, id_: str) -> int:
        start = TECHNIQUE_START if kind == "combat_techniques" else 0
        return int(self.sheet.get(kind, EMPTY).get(id_, start))

    def energy(self, id_: str, what: str) -> int:
        """Purchased, lost or redeemed points of LeP, AsP or KaP."""
        return int(self.sheet.get("energies", EMPTY).get(id_, EMPTY).get(what, 0))

    def magic_share(self) -> int:
        """What the primary attribute adds to AsP; the best of several traditions counts."""
        shares = [
            half_up(self.attributes[t["primary"]] * int(2 * t["asp_factor"]), 2)
            for t in self.traditions
            if t.get("primary") and t.get("asp_factor")
        ]
        return max(shares, default=0)

    def primary(self, tradition: str) -> int:
        """The highest primary attribute of the ``magical`` or ``blessed`` traditions, or 0."""
        found = self.traditions if tradition == "magical" else self.churches
        return max((self.attributes[t["primary"]] for t in found if t.get("primary")), default=0)
