"""Where the heroes lie, and throws to make with them."""

import json
import random
import re
from pathlib import Path
from typing import Any

from app.hookspecs import DiceAction, Die, Imported, Throw, ThrownGroup
from plugins.dsa5e import plugin

ROOT = Path(__file__).resolve().parents[2]
DATA = ROOT / "tests/data/heroes"
SCHEMAS = ROOT / "schemas/dsa5e"
JUNIS, ILONIA = "junis_djelef", "ilonia_firnheim"

_ROLL = re.compile(r"([0-9]+)d([0-9]+)([+-][0-9]+)?")


def document(name: str) -> dict[str, Any]:
    """A hero as the character builder wrote it."""
    return dict(json.loads((DATA / f"{name}.json").read_text()))


def imported(name: str) -> Imported:
    return plugin.importers()[0].convert(document(name))


def smallest(**fields: Any) -> dict[str, Any]:
    """The smallest document that is a hero."""
    return {"clientVersion": "1.5.1", "name": "Alrik", "ap": {"total": 1100}, "attr": {}, **fields}


def thrown(action: DiceAction, chance: random.Random, **inputs: Any) -> Throw:
    """The dice of an action, thrown."""
    groups = [_thrown(group["name"], group["roll"], chance) for group in action["groups"]]
    return {
        "actionId": action["id"],
        "inputs": inputs,
        "groups": groups,
        "total": sum(group["total"] for group in groups),
    }


def _thrown(name: str, roll: str, chance: random.Random) -> ThrownGroup:
    read = _ROLL.fullmatch(roll)
    assert read, f"{roll} is not a roll"
    dice: list[Die] = [
        {"sides": int(read[2]), "value": chance.randint(1, int(read[2])), "sign": 1}
        for _ in range(int(read[1]))
    ]
    modifier = int(read[3] or 0)
    total = sum(die["value"] for die in dice) + modifier
    return {"name": name, "roll": roll, "dice": dice, "modifier": modifier, "total": total}
