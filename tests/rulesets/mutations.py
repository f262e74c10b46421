"""Sheets that are nearly right: one to three changes of a good one, the same for the same seed."""

import copy
import random
from collections.abc import Iterator
from typing import Any

ODD: list[Any] = [
    *(None, True, False, 0, -1, 1, 7, 10**9, 0.5, -2.5, "", "x", "ä" * 3, "x" * 5000, [], {}),
    *([1, 1], {"a": 1}, "1d20", "null", "2", {"label": "x"}, [{}], "\n", "🎲"),
]
KEYS = ["extra", "Ä b", "", "a/b~c", "label", "value", "0", "TAL_1", "x" * 90]


def mutations(sheet: dict[str, Any], count: int, seed: int = 0) -> Iterator[dict[str, Any]]:
    """``count`` changed copies of ``sheet``."""
    chance = random.Random(seed)
    for _ in range(count):
        changed = copy.deepcopy(sheet)
        for _ in range(chance.randint(1, 3)):
            _change(changed, chance)
        yield changed


def _change(sheet: dict[str, Any], chance: random.Random) -> None:
    holder, key = chance.choice(list(_places(sheet)))
    kind = chance.randint(0, 4)
    if kind == 0 and isinstance(holder, dict):
        holder.pop(key, None)
    elif kind == 1 and isinstance(holder, dict):
        holder[chance.choice(KEYS)] = copy.deepcopy(chance.choice(ODD))
    elif kind == 2 and isinstance(holder, dict) and key in holder:
        holder[chance.choice(KEYS)] = holder.pop(key)
    elif isinstance(holder, dict) or key < len(holder):
        holder[key] = copy.deepcopy(chance.choice(ODD))


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys: Any = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in keys:
        yield value, key
        if isinstance(inner, dict | list):
            yield from _places(inner)
    if isinstance(value, dict) and not value:
        yield value, "extra"
