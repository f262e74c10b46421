"""Heroes nobody would think of: of entries drawn from all tables, odd but right for the schema.
The same for the same seed."""

import random
import re
from collections.abc import Iterable, Mapping
from typing import Any

from app.hookspecs import Content
from plugins.dsa5e.tables import ATTRIBUTES

OFTEN = {
    "advantages": ("ADV_50", "ADV_12", "ADV_25", "ADV_16", "ADV_17", "ADV_4", "ADV_9", "ADV_49"),
    "disadvantages": ("DISADV_34", "DISADV_36", "DISADV_50", "DISADV_33", "DISADV_51", "DISADV_55"),
    "special_abilities": (
        *("SA_70", "SA_255", "SA_86", "SA_9", "SA_29", "SA_27", "SA_3", "SA_414", "SA_663"),
        *("SA_72", "SA_87", "SA_41", "SA_42", "SA_51", "SA_64", "SA_772", "SA_563"),
    ),
}
"""What changes numbers, and what is paid for in a way of its own."""

_GROUP = re.compile(r"([0-9]+)d([0-9]+)([+-][0-9]+)?")


class Chance:
    """Draws sheets, throws and moves."""

    def __init__(self, content: Content, seed: int) -> None:
        self.content = content
        self.draw = random.Random(seed)

    def hero(self) -> dict[str, Any]:
        draw = self.draw
        return {
            "species": draw.choice([*self._ids("species"), "own_species", "R_99"]),
            "species_variant": draw.choice(self._ids("species_variants")),
            "culture": draw.choice(self._ids("cultures")),
            "profession": draw.choice([*self._ids("professions"), "P_0", "P_999"]),
            "experience_level": draw.choice(self._ids("experience_levels")),
            "phase": draw.choice(["creation", "adventuring"]),
            "adventure_points": {"total": draw.randint(900, 4000)},
            "attributes": {code: draw.randint(5, 19) for code in self._some(ATTRIBUTES, 8)},
            "attribute_adjustment": draw.choice(ATTRIBUTES),
            "talents": self._ratings([*self._ids("talents"), "own_talent", "TAL_999"], 40, 0),
            "combat_techniques": self._ratings([*self._ids("combat_techniques"), "own_ct"], 12, 6),
            "spells": self._ratings([*self._ids("spells"), "SPELL_9999"], 12, 0),
            "liturgies": self._ratings(self._ids("liturgies"), 8, 0),
            "cantrips": {id_: {} for id_ in self._some(self._ids("cantrips"), 5)},
            "blessings": {id_: {} for id_ in self._some(self._ids("blessings"), 5)},
            **{kind: self._purchases(kind) for kind in OFTEN},
            "equipment": {f"i{at}": self._item() for at in range(draw.randint(0, 12))},
            "purse": {coin: draw.choice([1, 2.5, 0.07]) for coin in self._some(["ducats"], 1)},
            "conditions": {
                id_: draw.randint(0, 4) for id_ in self._some(self._ids("conditions"), 4)
            },
            "states": {id_: draw.random() < 0.7 for id_ in self._some(self._ids("states"), 4)},
            "energies": {
                id_: {"purchased": draw.randint(0, 6), "lost": draw.randint(0, 6)}
                for id_ in self._some(["LeP", "AsP", "KaP"], 3)
            },
            "current": {
                id_: draw.randint(0, 40) for id_ in self._some(["LeP", "AsP", "KaP", "Schip"], 4)
            },
            "rules": {
                "higher_parade_values": draw.choice([0, 2, 4]),
                **{name: draw.random() < 0.5 for name in self._some(_OPTIONAL, 4)},
            },
            "custom": _OWN if draw.random() < 0.7 else {},
        }

    def thrown(self, action: Mapping[str, Any], inputs: Mapping[str, Any]) -> dict[str, Any]:
        """What may fall for an action; ones and twenties more often than chance has it."""
        groups = []
        for group in action["groups"]:
            read = _GROUP.fullmatch(group["roll"])
            assert read is not None, group
            sides, modifier = int(read[2]), int(read[3] or 0)
            values = [
                self.draw.choice([1, sides, self.draw.randint(1, sides)])
                for _ in range(int(read[1]))
            ]
            groups.append(
                {
                    **group,
                    "dice": [{"sides": sides, "value": value, "sign": 1} for value in values],
                    "modifier": modifier,
                    "total": modifier + sum(values),
                }
            )
        total = sum(group["total"] for group in groups)
        return {"actionId": action["id"], "inputs": inputs, "groups": groups, "total": total}

    def inputs(self, action: Mapping[str, Any]) -> dict[str, Any]:
        return {one["id"]: self._input(one) for one in self._some(action["inputs"], 4)}

    def _input(self, one: Mapping[str, Any]) -> Any:
        if one["kind"] == "toggle":
            return self.draw.random() < 0.5
        if one["kind"] == "choice":
            return self.draw.choice(one["options"])["value"]
        return self.draw.randint(max(-8, one["minimum"]), min(9, one["maximum"]))

    def _ids(self, kind: str) -> list[str]:
        return list(self.content[kind])

    def _some(self, things: Iterable[Any], most: int) -> list[Any]:
        all_ = list(things)
        return self.draw.sample(all_, min(len(all_), self.draw.randint(0, most)))

    def _ratings(self, ids: list[str], most: int, least: int) -> dict[str, int]:
        return {id_: self.draw.randint(least, 20) for id_ in self._some(ids, most)}

    def _purchases(self, kind: str) -> dict[str, Any]:
        made: dict[str, Any] = {}
        for at in range(self.draw.randint(0, 12)):
            id_ = self.draw.choice([*OFTEN[kind], *OFTEN[kind], *self._ids(kind)[:200], "own"])
            one: dict[str, Any] = {"entry": id_, "order": at}
            if self.draw.random() < 0.5:
                one["level"] = self.draw.randint(1, 5)
            if self.draw.random() < 0.7:
                one["option"] = self._option(self.content[kind].get(id_, {}))
            if self.draw.random() < 0.08:
                one["cost"] = self.draw.randint(-20, 40)
            made[f"{id_}-{at}"] = one
        return made

    def _option(self, facts: Mapping[str, Any]) -> str:
        listed = [option["id"] for option in facts.get("options", ())]
        targets = self._ids(facts["option_kind"]) if facts.get("option_kind") else []
        return str(self.draw.choice([*listed, *targets[:60], "1", "7", "TAL_10", "free"]))

    def _item(self) -> dict[str, Any]:
        draw = self.draw
        kind = draw.choice(["weapons", "weapons", "armour", "items"])
        item = {
            "template": draw.choice([*self._ids(kind), "own_weapon", "ITEMTPL_99999"]),
            "weight": draw.choice([0.5, 2.25, 7, 0.333]),
            "amount": draw.randint(0, 20),
            "hand": draw.choice(["main", "off", "both"]),
            "worn": draw.random() < 0.7,
            "carried": draw.random() < 0.8,
            "melee": {"technique": "CT_12", "damage": "2d6", "at": draw.randint(-4, 3)},
            "armour": {"rs": draw.randint(0, 7), "be": draw.randint(0, 5)},
        }
        return {name: item[name] for name in self._some(item, 6)}


_OPTIONAL = (
    "attribute_value_limit",
    "encumbrance_on_ranged",
    "encumbrance_from_load",
    "rounded_pain_thresholds",
)


def _named(de: str, en: str, **facts: Any) -> dict[str, Any]:
    return {"name": {"de": de, "en": en}, **facts}


_OWN: dict[str, Any] = {
    "species": {"own_species": _named("Eigene", "Own", ap=7, lep_base=4, gs_base=7)},
    "talents": {
        "own_talent": _named(
            "Kunst", "Art", check=["MU", "MU", "KK"], improvement_cost="C", encumbrance="maybe"
        )
    },
    "combat_techniques": {
        "own_ct": _named(
            "Ringen",
            "Wrestling",
            type="melee",
            parry=True,
            primary=["GE", "KK"],
            improvement_cost="B",
        )
    },
    "advantages": {
        "own": _named("Glanz", "Shine", ap=9, ap_mode="per_level", levels=2, category="magical")
    },
    "disadvantages": {"own": _named("Pech", "Bad luck", ap=5)},
    "special_abilities": {"own": _named("Kniff", "Trick")},
    "weapons": {
        "own_weapon": _named(
            "Haken",
            "Hook",
            weight=3,
            melee={
                "technique": "CT_12",
                "damage": "1d6+4",
                "at": 1,
                "pa": -1,
                "threshold": {"GE": 13, "KK": 13},
            },
        )
    },
}
