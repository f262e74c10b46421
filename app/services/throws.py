"""A throw and its reading. No connection is held here: the ruleset is asked.

The server throws with the system's generator; what the game or a hand reports is held against the
dice that were to be thrown. Free dice need no ruleset; where a character throws them, its ruleset
reads them if it can.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from app.domain import jsontext, texts
from app.errors import Conflict, FieldError, Invalid, NotFound, RulesetFailed, field_error
from app.hookspecs import DiceAction, Outcome, RollGroup, Text, Throw
from app.parts import Parts
from app.rulesets import dice
from app.rulesets.findings import has_errors
from app.rulesets.ruleset import Ruleset

LONGEST_LABEL = 200


@dataclass(frozen=True, slots=True)
class Hero:
    """What a throw needs of the character that throws."""

    name: str
    ruleset_id: str
    sheet_version: int
    sheet_text: str


@dataclass(frozen=True, slots=True)
class Thrown:
    label: Text
    category: str
    throw: Throw
    outcome: Outcome | None


async def make(
    parts: Parts, hero: Hero | None, data: dict[str, Any], previous: Throw | None
) -> Thrown:
    """Throw, or take over what was thrown. ``data`` has the form of ``RollNew``.

    Raises Invalid ``invalid``, ``unknown_action``, ``bad_input``, ``bad_dice``, ``bad_throw``,
    ``ruleset_failed``; Conflict ``action_blocked``, ``sheet_outdated``, ``ruleset_unavailable``.
    """
    _check_combination(hero, data)
    if hero is None or "action_id" not in data:
        return await _free(parts, hero, data, previous)
    ruleset = parts.rulesets.get(hero.ruleset_id)
    sheet = await _sheet(ruleset, hero)
    action = await _prepared(ruleset, sheet, data)
    throw = _thrown(data, action["groups"])
    outcome = await ruleset.evaluate_roll(sheet, throw, previous)
    return Thrown(_label(data, action["label"]), action["category"], throw, outcome)


async def label_of(parts: Parts, hero: Hero | None, data: dict[str, Any]) -> Text:
    """What an action is called: as ``data`` says, or as the hero's ruleset does; with neither, its
    id. Raises Invalid ``unknown_action``, ``bad_input``."""
    if hero is None or data.get("label", "").strip():
        return _label(data, {"de": data["action_id"], "en": data["action_id"]})
    ruleset = parts.rulesets.get(hero.ruleset_id)
    try:
        action = await _prepared(ruleset, await _sheet(ruleset, hero), data)
    except Conflict:
        # this one cannot throw it now; others may
        return _label(data, {"de": data["action_id"], "en": data["action_id"]})
    return action["label"]


def _check_combination(hero: Hero | None, data: dict[str, Any]) -> None:
    missing: list[str] = []
    excess: list[str] = []
    reported = data["source"] != "server"
    if reported != ("throw" in data):
        (missing if reported else excess).append("throw")
    if "action_id" in data:
        excess += [name for name in ("dice", "category") if name in data]
        missing += ["character_id"] if hero is None else []
    else:
        excess += ["inputs"] if "inputs" in data else []
        missing += ["dice"] if not reported and "dice" not in data else []
    errors: list[FieldError] = [
        field_error(f"/{name}", "required", "Das fehlt noch.", "This is missing.")
        for name in missing
    ]
    errors += [
        field_error(
            f"/{name}",
            "not_allowed",
            "Das gehört nicht zu diesem Wurf.",
            "This does not belong to this throw.",
        )
        for name in excess
    ]
    if errors:
        raise Invalid("This is neither an action's throw nor free dice.", errors=errors)


async def _free(
    parts: Parts, hero: Hero | None, data: dict[str, Any], previous: Throw | None
) -> Thrown:
    wanted = _groups(data["dice"]) if "dice" in data else None
    throw = _thrown(data, wanted)
    shown = "/".join(group["roll"] for group in throw["groups"])[:LONGEST_LABEL]
    label = _label(data, {"de": shown.replace("d", "W"), "en": shown})
    outcome = await _free_reading(parts, hero, throw, previous)
    return Thrown(label, data.get("category", "custom"), throw, outcome)


async def _free_reading(
    parts: Parts, hero: Hero | None, throw: Throw, previous: Throw | None
) -> Outcome | None:
    if hero is None:
        return None
    try:
        ruleset = parts.rulesets.get(hero.ruleset_id)
        return await ruleset.evaluate_roll(await _sheet(ruleset, hero), throw, previous)
    except (NotFound, Conflict, Invalid, RulesetFailed):
        # dice fall without a ruleset too; what failed in it is in the log
        return None


def _groups(given: str | list[RollGroup]) -> list[RollGroup]:
    """The groups of free dice, from a dice string or a list."""
    if isinstance(given, str):
        groups: list[RollGroup] = _below("/dice", dice.parse_groups, given)
        return groups
    for index, group in enumerate(given):
        _below(f"/dice/{index}/roll", dice.parse, group["roll"])
    _below("/dice", dice.check_groups, given)
    return given


def _thrown(data: dict[str, Any], groups: Sequence[RollGroup] | None) -> Throw:
    action_id, inputs = data.get("action_id"), data.get("inputs", {})
    if data["source"] == "server":
        assert groups is not None
        return dice.throw(groups, action_id=action_id, inputs=inputs)
    told = {**data["throw"], "inputs": inputs}
    if action_id is not None:
        told["actionId"] = action_id
    throw: Throw = _below("/throw", dice.read_throw, told, groups)
    return throw


def _below(pointer: str, check: Any, *args: Any) -> Any:
    """Let ``check`` read a part of the body: its pointers become the body's."""
    try:
        return check(*args)
    except Invalid as error:
        for entry in error.errors:
            entry["pointer"] = pointer + entry["pointer"]
        raise


async def _sheet(ruleset: Ruleset, hero: Hero) -> dict[str, Any]:
    """The sheet as the installed ruleset reads it; nothing is stored."""
    sheet: dict[str, Any] = jsontext.loads(hero.sheet_text)
    if hero.sheet_version == ruleset.sheet_version:
        return sheet
    if hero.sheet_version < ruleset.sheet_version:
        sheet = await ruleset.migrate(sheet, hero.sheet_version)
        if not has_errors(await ruleset.check(sheet)):
            return sheet
    raise Conflict(
        "The stored sheet does not fit the installed version of its ruleset.",
        code="sheet_outdated",
    )


async def _prepared(ruleset: Ruleset, sheet: dict[str, Any], data: dict[str, Any]) -> DiceAction:
    try:
        action = await ruleset.prepare_roll(sheet, data["action_id"], data.get("inputs", {}))
    except NotFound as error:
        raise Invalid(
            error.detail,
            code="unknown_action",
            errors=[
                field_error(
                    "/action_id",
                    "unknown_action",
                    "Diesen Wurf gibt es auf dem Bogen nicht.",
                    "The sheet has no such throw.",
                )
            ],
        ) from None
    if "blocked" in action:
        why = action["blocked"]
        raise Conflict(
            why["en"],
            code="action_blocked",
            errors=[field_error("/action_id", "action_blocked", why["de"], why["en"])],
        )
    return action


def _label(data: dict[str, Any], otherwise: Text) -> Text:
    given = data.get("label", "")
    if not given.strip():
        return otherwise
    label = texts.one_line(given, "/label", LONGEST_LABEL)
    return {"de": label, "en": label}
