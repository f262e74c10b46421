"""The compendium as look-up tables, built once when the content is opened."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from app.hookspecs import Content, Entry, RollGroup, Text

from .wording import joined, text

ATTRIBUTES = ("MU", "KL", "IN", "CH", "FF", "GE", "KO", "KK")
START = 8
"""Start value of an attribute; one that a sheet does not name has it."""

TECHNIQUE_START = 6
HIGHEST_RATING = 60

EMPTY: Mapping[str, Any] = {}

FIGHTING = frozenset({"melee", "ranged", "armour"})
"""What an item or its template holds if it matters in a fight."""

AT = text("AT", "AT")
PA = text("PA", "PA")
FK = text("FK", "RC")

_ATTRIBUTE_NAMES = {
    "MU": text("Mut", "Courage"),
    "KL": text("Klugheit", "Sagacity"),
    "IN": text("Intuition", "Intuition"),
    "CH": text("Charisma", "Charisma"),
    "FF": text("Fingerfertigkeit", "Dexterity"),
    "GE": text("Gewandtheit", "Agility"),
    "KO": text("Konstitution", "Constitution"),
    "KK": text("Körperkraft", "Strength"),
}

_ATTRIBUTE_CODES = dict(
    zip(ATTRIBUTES, ("COU", "SGC", "INT", "CHA", "DEX", "AGI", "CON", "STR"), strict=True)
)


def attribute_name(code: str) -> Text:
    return _ATTRIBUTE_NAMES[code]


def attribute_code(code: str) -> Text:
    """The short form people know: MU in German, COU in English."""
    return text(code, _ATTRIBUTE_CODES[code])


def group_names(check: list[str]) -> tuple[str, ...]:
    """A name for each die of a check. Two equal attributes get distinct names."""
    names: list[str] = []
    for code in check:
        times = sum(1 for name in names if name.split(" ")[0] == code) + 1
        names.append(code if times == 1 else f"{code} {times}")
    return tuple(names)


class SkillFacts(NamedTuple):
    """What a check on three attributes is made of, the same for every hero."""

    action: str
    label: Text
    check: tuple[str, ...]
    names: tuple[str, ...]
    groups: list[RollGroup]
    encumbrance: str
    energy: str
    resist: str
    traditions: tuple[str, ...]
    kind: str
    """The same for checks that are asked and hindered alike."""


SKILL_KINDS = {
    "talents": ("talent", ""),
    "spells": ("spell", "AsP"),
    "liturgies": ("liturgy", "KaP"),
}
"""Kind → how its actions begin, and the energy it costs."""


class TechniqueFacts(NamedTuple):
    """A combat technique, the same for every hero. ``primary`` are the attributes of its parry."""

    id: str
    ranged: bool
    parries: bool
    primary: tuple[str, ...]
    attack_label: Text
    parry_label: Text


def technique_facts(id_: str, entry: Entry) -> TechniqueFacts:
    ranged = entry.get("type") == "ranged"
    return TechniqueFacts(
        id_,
        ranged,
        bool(entry.get("parry", False)),
        tuple(entry.get("primary") or ("GE",)),
        joined(FK if ranged else AT, entry["name"]),
        joined(PA, entry["name"]),
    )


def skill_facts(kind: str, id_: str, entry: Entry) -> SkillFacts | None:
    """None where nobody knows the check."""
    if "check" not in entry:
        return None
    prefix, energy = SKILL_KINDS[kind]
    names = group_names(entry["check"])
    hinders = "no" if energy else str(entry.get("encumbrance", "no"))
    resist = str(entry.get("resist", ""))
    return SkillFacts(
        f"{prefix}.{id_}",
        entry["name"],
        tuple(entry["check"]),
        names,
        [{"name": name, "roll": "1d20"} for name in names],
        hinders,
        energy,
        resist,
        tuple(entry.get("traditions", ())),
        f"{hinders} {energy} {resist}",
    )


class Rules:
    """Everything that the rules state about entries, indexed by what is asked for."""

    def __init__(self, content: Content) -> None:
        self.kinds: dict[str, Mapping[str, Entry]] = dict(content)
        self.species = self.table("species")
        self.levels = self.table("experience_levels")
        self.talents = self.table("talents")
        self.techniques = self.table("combat_techniques")
        self.traditions = self.table("traditions")
        self.cumulative = {
            column: cumulative_costs(entry["base"], entry["last_at_base"])
            for column, entry in self.table("improvement_costs").items()
        }
        self.bases = {
            column: int(entry["base"]) for column, entry in self.table("improvement_costs").items()
        }
        self.enhancements = {
            (str(entry["ability"]), str(entry["option"])): entry
            for entry in self.table("enhancements").values()
        }
        self.magical = {k: t for k, t in self.traditions.items() if t["type"] == "magical"}
        self.blessed = {k: t for k, t in self.traditions.items() if t["type"] == "blessed"}
        self.skills = {
            kind: {id_: skill_facts(kind, id_, one) for id_, one in self.table(kind).items()}
            for kind in SKILL_KINDS
        }
        self.templates = {**self.table("items"), **self.table("armour"), **self.table("weapons")}
        self.technique_facts = {
            id_: technique_facts(id_, entry) for id_, entry in self.techniques.items()
        }
        self.core_techniques = [id_ for id_, entry in self.techniques.items() if entry["core"]]
        self.columns = {
            kind: {id_: self.column(entry) for id_, entry in self.table(kind).items()}
            for kind in (*SKILL_KINDS, "combat_techniques")
        }

    def table(self, kind: str) -> Mapping[str, Entry]:
        return self.kinds.get(kind, EMPTY)

    def column(self, entry: Entry) -> str | None:
        """The improvement column of an entry, if it is known."""
        column = entry.get("improvement_cost")
        return column if column in self.bases else None

    def entry(self, kind: str, id_: str) -> Entry | None:
        return self.kinds.get(kind, EMPTY).get(id_)

    def step(self, column: str, rating: int) -> int:
        """Adventure points for the step to ``rating``. Core rules: improvement cost."""
        sums = self.cumulative[column]
        rating = min(rating, HIGHEST_RATING)
        return sums[rating] - sums[rating - 1]

    def column_sum(self, column: str, start: int, rating: int) -> int:
        """Adventure points from ``start`` up to ``rating``; nothing below ``start``."""
        if rating <= start:
            return 0
        sums = self.cumulative[column]
        return sums[min(rating, HIGHEST_RATING)] - sums[start]


def cumulative_costs(base: int, last_at_base: int) -> tuple[int, ...]:
    """Cost of every rating from 0. A step to v costs base * max(1, v - last + 1)."""
    sums = [0]
    for rating in range(1, HIGHEST_RATING + 1):
        sums.append(sums[-1] + base * max(1, rating - last_at_base + 1))
    return tuple(sums)
