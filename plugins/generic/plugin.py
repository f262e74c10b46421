"""Any game: what a group needs before its own ruleset exists.

Default sheet, resources and their adjusting follow from the schema. Here stand the throws, the
values worth showing, and three plain warnings.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from app.hookspecs import (
    DiceAction,
    Finding,
    Input,
    Outcome,
    Part,
    Sheet,
    StatBlock,
    Summary,
    Text,
    Throw,
    hookimpl,
)

MAX_DICE = 100
MAX_MODIFIER = 100

_dice = re.compile(r"([1-9][0-9]?)?[dD][0-9]+")
_last_number = re.compile(r"[+-][0-9]+$")

MODIFIER: Input = {
    "id": "modifier",
    "label": {"de": "Modifikator", "en": "Modifier"},
    "kind": "modifier",
    "default": 0,
    "minimum": -MAX_MODIFIER,
    "maximum": MAX_MODIFIER,
}


@hookimpl
def validate(sheet: Sheet) -> list[Finding]:
    hp = sheet["hp"]
    found = [*_above("/hp/current", hp["current"], hp["maximum"])]
    for key, pool in sheet.get("resources", {}).items():
        found += _above(f"/resources/{key}/value", pool["value"], pool["maximum"])
        if pool.get("minimum", 0) > pool["maximum"]:
            de, en = "Das liegt unter dem Mindestwert.", "This is below the minimum."
            found.append(_warning(f"/resources/{key}/maximum", "maximum_below_minimum", de, en))
    for key, action in sheet.get("actions", {}).items():
        count = sum(int(match[1] or 1) for match in _dice.finditer(action["dice"]))
        if count > MAX_DICE:
            found.append(
                {
                    "pointer": f"/actions/{key}/dice",
                    "code": "too_many_dice",
                    "severity": "error",
                    "message": _both(
                        f"Ein Wurf darf höchstens {MAX_DICE} Würfel haben.",
                        f"A roll may have at most {MAX_DICE} dice.",
                    ),
                }
            )
    return found


@hookimpl
def stat_blocks(sheet: Sheet) -> list[StatBlock]:
    """Every number that the player entered in a section."""
    return [
        {
            "id": f"{section_id}.{entry_id}",
            "label": _same(entry["label"]),
            "section": section_id,
            "value": entry["value"],
        }
        for section_id, section in _ordered(sheet.get("sections", {}))
        for entry_id, entry in _ordered(section.get("entries", {}))
        if not isinstance(entry["value"], str)
    ]


@hookimpl
def dice_actions(sheet: Sheet) -> list[DiceAction]:
    return [_action(key, action, 0) for key, action in _ordered(sheet.get("actions", {}))]


@hookimpl
def prepare_roll(sheet: Sheet, action_id: str, inputs: Mapping[str, Any]) -> DiceAction | None:
    action = _find(sheet, action_id)
    if action is None:
        return None
    return _action(action_id.partition(".")[2], action, int(inputs.get("modifier", 0)))


@hookimpl
def evaluate_roll(sheet: Sheet, throw: Throw) -> Outcome | None:
    action = _find(sheet, throw.get("actionId", ""))
    if action is None:
        return None  # free dice: the default reads them
    total = throw["total"]
    outcome: Outcome = {
        "actionId": throw["actionId"],
        "success": None,
        "label": _both(f"Ergebnis {total}", f"Result {total}"),
        "parts": [{"label": _both("Ergebnis", "Result"), "value": total}],
        "offers": [],
        "details": {},
    }
    if "target" not in action:
        return outcome
    below = action.get("compare") == "<="
    target = action["target"]
    if below:  # a modifier moves the target where low is good, the dice where high is
        target += int(throw["inputs"].get("modifier", 0))
    margin = target - total if below else total - target
    outcome["success"] = margin >= 0
    outcome["label"] = (
        _both("Gelungen", "Success") if margin >= 0 else _both("Misslungen", "Failure")
    )
    outcome["parts"] += [
        {
            "label": _both("Höchstens", "At most") if below else _both("Mindestens", "At least"),
            "value": target,
        },
        {"label": _both("Abstand", "Margin"), "value": margin},
    ]
    return outcome


@hookimpl
def summary(sheet: Sheet) -> Summary:
    hp = sheet["hp"]
    extra = f" (+{hp['temporary']})" if hp.get("temporary") else ""
    state = f"{hp['current']}/{hp['maximum']}{extra}"
    return {
        "subtitle": _same(sheet.get("concept", "")),
        "lines": [_both(f"Lebenspunkte {state}", f"Hit points {state}")],
    }


def _find(sheet: Sheet, action_id: str) -> Mapping[str, Any] | None:
    kind, _, key = action_id.partition(".")
    action: Mapping[str, Any] | None = sheet.get("actions", {}).get(key)
    return action if kind == "action" else None


def _action(key: str, action: Mapping[str, Any], modifier: int) -> DiceAction:
    below = "target" in action and action.get("compare") == "<="
    dice = action["dice"] if below else _with_modifier(action["dice"], modifier)
    made: DiceAction = {
        "id": f"action.{key}",
        "label": _same(action["label"]),
        "category": action.get("category", "custom"),
        "diceString": dice,
        "groups": [{"name": action["label"], "roll": dice}],
        "inputs": [MODIFIER],
    }
    if below:
        parts: list[Part] = [{"label": _both("Zielwert", "Target"), "value": action["target"]}]
        if modifier:
            parts.append({"label": MODIFIER["label"], "value": modifier})
        value = action["target"] + modifier
        made["targets"] = [{"group": action["label"], "value": value, "parts": parts}]
    return made


def _with_modifier(dice: str, modifier: int) -> str:
    """``1d20+5`` and 2 make ``1d20+7``; the tray takes one number after a die."""
    if not modifier:
        return dice
    last = _last_number.search(dice)
    number = modifier + (int(last[0]) if last else 0)
    return (dice[: last.start()] if last else dice) + (f"{number:+d}" if number else "")


def _ordered(entries: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    yield from sorted(entries.items(), key=lambda item: (item[1].get("order", 0), item[0]))


def _above(pointer: str, value: int, maximum: int) -> Iterator[Finding]:
    if value > maximum:
        de = f"Das liegt über dem Höchstwert {maximum}."
        yield _warning(pointer, "above_maximum", de, f"This is above the maximum {maximum}.")


def _warning(pointer: str, code: str, de: str, en: str) -> Finding:
    return {"pointer": pointer, "code": code, "severity": "warning", "message": _both(de, en)}


def _both(de: str, en: str) -> Text:
    return {"de": de, "en": en}


def _same(text: str) -> Text:
    return {"de": text, "en": text}
