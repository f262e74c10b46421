"""One sheet put through every hook, as the server and the clients would."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.domain import jsontext
from app.errors import AppError
from app.hookspecs import DiceAction, Input, Sheet
from app.rulesets import code, contract, dice
from app.rulesets.findings import has_errors
from app.rulesets.kit.purity import guarded
from app.rulesets.ruleset import Ruleset

SHAPES = {
    "validate": "Finding[]",
    "stat_blocks": "StatBlock[]",
    "dice_actions": "DiceAction[]",
    "resources": "Resource[]",
    "summary": "Summary",
    "improvements": "Improvement[]",
}
SHAPE_REMEDY = "compare it with the object's definition in schemas/ruleset-objects.json"
DELTAS = (-1, 1, -100_000, 100_000)


@dataclass(frozen=True, slots=True)
class Fault:
    """``hook`` and ``kind`` tell one fault from another, whatever sheet shows it."""

    hook: str
    kind: str
    text: str
    remedy: str


class Trial:
    """``most`` bounds how many of a sheet's actions and resources are tried, chosen by a seed.
    ``texts`` asks for both languages; a sheet made at random may hold half a text itself."""

    def __init__(self, ruleset: Ruleset, *, most: int = 1000, texts: bool = True) -> None:
        self.ruleset = ruleset
        self.book = ruleset.book
        self.folder: Path = ruleset.package.source.folder
        self.most = most
        self.texts = texts

    def faults(self, sheet: dict[str, Any]) -> Iterator[Fault]:
        """Everything that goes wrong with a sheet which the schema allows."""
        yield from self._asked("validate", SHAPES["validate"], sheet)
        try:
            if has_errors(self.book.rules(_kept(sheet))):
                return  # refused before anything else is asked
        except AppError:
            return
        for hook, shape in SHAPES.items():
            if hook != "validate":
                yield from self._asked(hook, shape, sheet)
        yield from self._actions(sheet)
        yield from self._resources(sheet)

    def _asked(self, hook: str, shape: str, sheet: Sheet, **more: Any) -> Iterator[Fault]:
        """One question, put twice; only the first may have something to look up."""
        before = jsontext.dumps(sheet)
        given = jsontext.loads(before)
        try:
            with guarded() as told:
                first = _kept(self.book.ask(hook, "", sheet=given, **more))
            changed = jsontext.dumps(given) != before
            second = self.book.ask(hook, "", sheet=given, **more)
        except AppError as error:
            yield self._raised(hook, error, told)
            return
        except TypeError as error:  # what it left in the sheet is no JSON
            yield Fault(hook, "changes", f"{hook} changes the sheet: {error}", "work on a copy")
            return
        yield from self._impure(hook, told)
        if wrong := contract.misshapen(first, shape):
            told_wrong = f"{hook} answers with the wrong shape: {wrong}"
            yield Fault(hook, "shape", told_wrong, SHAPE_REMEDY)
        if first != second:
            remedy = "answer from the sheet alone: no clock, no chance, nothing remembered"
            told_twice = f"{hook} answers the same question differently"
            yield Fault(hook, "differs", told_twice, remedy)
        if changed:
            remedy = "work on a copy (copy.deepcopy) or build a new answer"
            yield Fault(hook, "changes", f"{hook} changes the sheet it is given", remedy)
        if self.texts:
            yield from _half_texts(hook, first)

    def _raised(self, hook: str, error: AppError, told: list[str]) -> Fault:
        if told:
            return next(self._impure(hook, told))
        cause = error.__cause__
        why = code.described(cause, self.folder) if cause is not None else str(error)
        remedy = "every sheet that the schema allows must get an answer; use .get() with a fallback"
        return Fault(hook, "raises", f"{hook} raises {why}", remedy)

    def _impure(self, hook: str, told: list[str]) -> Iterator[Fault]:
        for what in dict.fromkeys(told):
            remedy = "a hook sees its sheet and the content only; read everything else at import"
            yield Fault(hook, f"impure {what}", f"{hook} is not pure: {what}", remedy)

    def _actions(self, sheet: dict[str, Any]) -> Iterator[Fault]:
        try:
            actions = self.book.ask("dice_actions", "", sheet=_kept(sheet))
        except AppError:
            return
        if contract.misshapen(actions, "DiceAction[]"):
            return
        ids: set[str] = set()
        for action in actions:
            if action["id"] in ids:
                told = f"dice_actions: the id {action['id']} occurs twice"
                yield Fault("dice_actions", "twice", told, "give each action an id of its own")
            ids.add(action["id"])
        chance = random.Random(len(actions))  # noqa: S311 - the same each time
        for action in self._some(actions, chance):
            yield from self._thrown(sheet, action, chance)

    def _some(self, found: list[Any], chance: random.Random) -> list[Any]:
        return found if len(found) <= self.most else chance.sample(found, self.most)

    def _thrown(
        self, sheet: dict[str, Any], action: DiceAction, chance: random.Random
    ) -> Iterator[Fault]:
        """Listed, prepared with and without inputs, thrown, read."""
        try:
            dice.parse_groups(action["diceString"])
        except AppError as error:
            yield _bad_dice("dice_actions", action["id"], error)
            return
        for inputs in ({}, {item["id"]: _some(item, chance) for item in action["inputs"]}):
            asked = {"action_id": action["id"], "inputs": inputs}
            yield from self._asked("prepare_roll", "DiceAction", sheet, **asked)
            try:
                prepared = self.book.prepare_roll(_kept(sheet), action["id"], inputs)
                if "blocked" in prepared:
                    continue
                fallen = dice.throw(
                    prepared["groups"], action_id=action["id"], inputs=inputs, randomness=chance
                )
            except AppError as error:
                yield _bad_dice("prepare_roll", action["id"], error)
                continue
            question = {"throw": fallen, "previous": None}
            yield from self._asked("evaluate_roll", "Outcome", sheet, **question)

    def _resources(self, sheet: dict[str, Any]) -> Iterator[Fault]:
        hook = "adjust_resource"
        try:
            resources = self.book.resources(_kept(sheet))
        except AppError:
            return
        if contract.misshapen(resources, "Resource[]"):
            return
        chance = random.Random(len(resources))  # noqa: S311 - the same each time
        for resource in self._some(resources, chance):
            for delta in DELTAS:
                named = f"{hook}({resource['id']}, {delta})"
                asked: dict[str, Any] = {"resource": resource["id"], "delta": delta}
                yield from self._asked(hook, "Adjustment", sheet, **asked)
                try:
                    moved = self.book.adjust_resource(_kept(sheet), **asked)
                    after = jsontext.merge(sheet, moved["patch"])
                    wrong = has_errors(self.book.check(after))
                except (AppError, KeyError, TypeError):
                    break  # told above
                if moved["resource"]["value"] - resource["value"] != moved["applied"]:
                    remedy = "applied is the value after minus the value before"
                    yield Fault(hook, "applied", f"{named}: applied is not what moved", remedy)
                if wrong:
                    remedy = "keep minimum and maximum within what the schema allows"
                    yield Fault(hook, "errors", f"{named} gives a sheet with errors", remedy)


def _kept(answer: Any) -> Any:
    """The answer as it is now, whatever its hook does to it later."""
    try:
        return jsontext.loads(jsontext.dumps(answer))
    except TypeError:
        return answer  # its shape is told


def _bad_dice(hook: str, action_id: str, error: AppError) -> Fault:
    remedy = "dice are written as TaleSpire's tray takes them: 1d20+5, 2d6-1, Name:1d20/1d6"
    return Fault(hook, "dice", f"{action_id}: {error}", remedy)


def _some(item: Input, chance: random.Random) -> Any:
    """A value that the input takes."""
    kind = item["kind"]
    if kind == "toggle":
        return chance.random() < 0.5
    if kind == "choice":
        options = item.get("options", [])
        return chance.choice(options)["value"] if options else item["default"]
    return chance.randint(item.get("minimum", -20), item.get("maximum", 20))


def _half_texts(hook: str, answer: Any) -> Iterator[Fault]:
    """Texts that are there in one language only."""
    if isinstance(answer, dict):
        if set(answer) == {"de", "en"} and bool(answer["de"]) != bool(answer["en"]):
            there = answer["de"] or answer["en"]
            told = f"{hook}: the text {there!r} is there in one language only"
            yield Fault(hook, "text", told, "write it in German and in English")
            return
        for inner in answer.values():
            yield from _half_texts(hook, inner)
    elif isinstance(answer, list | tuple):
        for inner in answer:
            yield from _half_texts(hook, inner)
