"""What ``ruleset check`` asks of a ruleset: that it works, and that its hooks keep their promises.

Everything that can be told at once is told at once, each with what is at fault.
"""

import copy
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from typing import Any

from app.domain import jsontext
from app.errors import AppError
from app.rulesets import cases, contract, dice, package
from app.rulesets.package import Refused
from app.rulesets.rulebook import Rulebook
from app.rulesets.ruleset import Ruleset

REPEATS = 20
MAX_HOOK_MILLISECONDS = 50.0

_SHAPES = {
    "validate": "Finding[]",
    "stat_blocks": "StatBlock[]",
    "dice_actions": "DiceAction[]",
    "resources": "Resource[]",
    "summary": "Summary",
    "improvements": "Improvement[]",
}


@dataclass(slots=True)
class Verdict:
    """Complaints refuse the ruleset, times are for reading."""

    complaints: list[str] = field(default_factory=list)
    milliseconds: dict[str, float] = field(default_factory=dict)
    sheets: int = 0
    cases: int = 0


def check(ruleset: Ruleset) -> Verdict:
    """Try a loaded ruleset on its own sheets and cases."""
    verdict = Verdict()
    sheets = dict(_sheets(ruleset, verdict))
    verdict.sheets = len(sheets)
    for name, sheet in sheets.items():
        verdict.complaints += (f"{name}: {why}" for why in _sheet(ruleset, sheet))
    verdict.complaints += _cases(ruleset, verdict)
    if sheets and not verdict.complaints:
        largest = max(sheets.values(), key=lambda sheet: len(jsontext.dumps(sheet)))
        verdict.milliseconds = _times(ruleset.book, largest)
        verdict.complaints += (
            f"{hook} takes {taken:.1f} ms on the largest sheet;"
            f" {MAX_HOOK_MILLISECONDS:g} are allowed"
            for hook, taken in verdict.milliseconds.items()
            if taken > MAX_HOOK_MILLISECONDS
        )
    return verdict


def _sheets(ruleset: Ruleset, verdict: Verdict) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        yield "the default sheet", ruleset.book.default_sheet()
    except AppError as error:
        verdict.complaints.append(str(error))
    for index, example in enumerate(ruleset.schema.get("examples", ())):
        yield f"example {index}", example
    for template in ruleset.templates:
        yield f"template {template.id}", template.sheet_data


def _sheet(ruleset: Ruleset, sheet: dict[str, Any]) -> Iterator[str]:
    """One sheet through every hook, each asked twice."""
    book = ruleset.book
    try:
        found = book.check(copy.deepcopy(sheet))
    except AppError as error:
        yield f"validate: {error}"
        return
    for item in found:
        if item["severity"] == "error":
            yield f"{item['pointer'] or '/'} {item['message']['en']} ({item['code']})"
    if any(item["severity"] == "error" for item in found):
        return
    for hook, shape in _SHAPES.items():
        yield from _hook(book, sheet, hook, shape)
    yield from _actions(book, sheet)
    yield from _resources(book, sheet)
    yield from _migration(ruleset, sheet)


def _hook(
    book: Rulebook, sheet: dict[str, Any], hook: str, shape: str, **more: Any
) -> Iterator[str]:
    before = jsontext.canonical(sheet)
    sheet = copy.deepcopy(sheet)
    try:
        first = copy.deepcopy(book.ask(hook, "", sheet=sheet, **more))
        changed = jsontext.canonical(sheet) != before
        second = book.ask(hook, "", sheet=sheet, **more)
    except AppError as error:
        yield f"{hook}: {error}"
        return
    if wrong := contract.misshapen(first, shape):
        yield f"{hook} answers with the wrong shape: {wrong}"
    if first != second:
        yield f"{hook} answers the same question differently"
    if changed:
        yield f"{hook} changes the sheet it is given"


def _actions(book: Rulebook, sheet: dict[str, Any]) -> Iterator[str]:
    ids: set[str] = set()
    for action in book.derive(sheet)["actions"]:
        if action["id"] in ids:
            yield f"dice_actions: the id {action['id']} occurs twice"
        ids.add(action["id"])
        try:
            yield from _throwable(book, sheet, action)
        except AppError as error:
            yield f"{action['id']}: {error}"


def _throwable(book: Rulebook, sheet: dict[str, Any], action: Any) -> Iterator[str]:
    """Prepare it, throw it, read it."""
    dice.parse_groups(action["diceString"])
    question = {"action_id": action["id"], "inputs": {}}
    yield from _hook(book, sheet, "prepare_roll", "DiceAction", **question)
    prepared = book.prepare_roll(sheet, action["id"])
    if "blocked" in prepared:
        return
    fallen = dice.throw(prepared["groups"], action_id=action["id"])
    asked = {"throw": fallen, "previous": None}
    yield from _hook(book, sheet, "evaluate_roll", "Outcome", **asked)


def _resources(book: Rulebook, sheet: dict[str, Any]) -> Iterator[str]:
    for resource in book.resources(sheet):
        try:
            for delta in (-1, 1, -100_000, 100_000):
                moved = book.adjust_resource(sheet, resource["id"], delta)
                if wrong := contract.misshapen(moved, "Adjustment"):
                    yield f"adjust_resource({resource['id']}): {wrong}"
                if moved["resource"]["value"] - resource["value"] != moved["applied"]:
                    yield f"adjust_resource({resource['id']}): applied is not what moved"
                after = jsontext.merge(sheet, moved["patch"])
                if any(item["severity"] == "error" for item in book.check(after)):
                    yield f"adjust_resource({resource['id']}, {delta}) gives a sheet with errors"
        except AppError as error:
            yield f"{resource['id']}: {error}"


def _migration(ruleset: Ruleset, sheet: dict[str, Any]) -> Iterator[str]:
    for version in range(1, ruleset.sheet_version):
        try:
            ruleset.book.migrate(sheet, version)
        except AppError as error:
            yield f"migrate_sheet from {version}: {error}"


def _cases(ruleset: Ruleset, verdict: Verdict) -> Iterator[str]:
    try:
        found = package.read_cases(ruleset.package.source)
    except Refused as error:
        yield str(error)
        return
    verdict.cases = len(found)
    for case in found:
        try:
            wrong = cases.run(ruleset.book, case, ruleset.templates)
        except (AppError, LookupError) as error:
            wrong = [str(error)]
        yield from (f"cases/{case['file']}: {case['name']}: {why}" for why in wrong)


def _times(book: Rulebook, sheet: dict[str, Any]) -> dict[str, float]:
    questions: dict[str, Callable[[], Any]] = {
        "schema": lambda: list(book.validator.iter_errors(sheet)),
        "check": lambda: book.check(sheet),
    }
    for hook in _SHAPES:
        questions[hook] = partial(book.ask, hook, "", sheet=sheet)
    return {name: _milliseconds(question) for name, question in questions.items()}


def _milliseconds(question: Callable[[], Any]) -> float:
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        question()
        taken.append(time.perf_counter() - start)
    return median(taken) * 1000
