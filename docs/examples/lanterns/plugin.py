"""Lanterns: what the schema alone cannot say."""

from collections.abc import Generator, Mapping
from typing import Any

from app.hookspecs import Content, DiceAction, Finding, Outcome, Sheet, Summary, Throw, hookimpl

talents: dict[str, Mapping[str, Any]] = {}


@hookimpl
def open_content(content: Content) -> None:
    talents.clear()
    talents.update(content["talents"])


@hookimpl
def validate(sheet: Sheet) -> list[Finding]:
    """Ranks cost their number; everybody has 6 points and 4 more for each level."""
    spent = sum(rank * (rank + 1) // 2 for rank in sheet["talents"].values())
    points = 6 + 4 * sheet["level"]
    if spent <= points:
        return []
    de, en = f"{spent} von {points} Punkten ausgegeben", f"{spent} of {points} points spent"
    message = {"de": de, "en": en}
    return [{"pointer": "/talents", "code": "too_many", "severity": "warning", "message": message}]


@hookimpl(wrapper=True)
def dice_actions(sheet: Sheet) -> Generator[None, list[DiceAction], list[DiceAction]]:
    """Beside the schema's throws one for each talent: rank and the talent's own attribute."""
    answered = yield
    pattern = next(action for action in answered if action["id"] == "brawn")
    found = list(answered)
    for key, rank in sheet["talents"].items():
        if key in talents:
            roll = f"1d20+{rank + sheet[talents[key]['attribute']]}"
            groups = [{"name": "", "roll": roll}]
            more = {"id": f"talent.{key}", "label": talents[key]["name"]}
            found.append({**pattern, **more, "diceString": roll, "groups": groups})
    if sheet["oil"] == 0:
        dark = {"de": "Es ist dunkel", "en": "It is dark"}
        found = [a if a["id"] == "luck" else {**a, "blocked": dark} for a in found]
    return found


@hookimpl(wrapper=True)
def evaluate_roll(throw: Throw) -> Generator[None, Outcome, Outcome]:
    """A 20 always succeeds, a 1 always fails and spills oil."""
    outcome = yield
    shown = [die["value"] for group in throw["groups"] for die in group["dice"]]
    if shown == [20]:
        return {**outcome, "success": True, "critical": "success"}
    if shown == [1]:
        spilt = {"de": "Öl verschüttet", "en": "Oil is spilt"}
        offers = [{"label": spilt, "resource": "oil", "delta": -1}]
        return {**outcome, "success": False, "critical": "botch", "offers": offers}
    return outcome


@hookimpl
def summary(sheet: Sheet) -> Summary:
    light = {"de": f"Öl für {sheet['oil']} Stunden", "en": f"Oil for {sheet['oil']} hours"}
    level = {"de": f"Stufe {sheet['level']}", "en": f"Level {sheet['level']}"}
    return {"subtitle": level, "lines": [light]}
