"""What a ruleset answers from its schema alone: registered before every plugin, asked after it.

``docs/reference/vocabulary.md`` says what each word gives.
"""

import copy
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from typing import Any, TypeVar

from app.hookspecs import (
    Adjustment,
    Content,
    DiceAction,
    Exporter,
    Finding,
    Importer,
    Improvement,
    Outcome,
    Part,
    Resource,
    Sheet,
    StatBlock,
    Summary,
    Throw,
    hookimpl,
)
from app.rulesets.blank import smallest
from app.rulesets.derivations import Derivations, Exhausted
from app.rulesets.fields import fields
from app.rulesets.findings import finding
from app.rulesets.formulas import FormulaError
from app.rulesets.labels import Labels
from app.rulesets.movable import MAX_RESOURCES, ResourceWord, adjusted
from app.rulesets.rolls import MAX_ACTIONS, Rolls, RollWord, modifier_of, plain_outcome
from app.rulesets.values import MAX_VALUES, ValueWord

MAX_FAILURES = 100

T = TypeVar("T")


class SchemaDefaults:
    """One ruleset's defaults. ``hooks`` are all of the ruleset's answers, its plugin's included."""

    def __init__(self, schema: dict[str, Any]) -> None:
        self.schema = schema
        self.hooks: Any = None
        found = fields(schema)
        self.movable = [ResourceWord.of(field) for field in found if "x-resource" in field.node]
        self.derived = [ValueWord.of(field) for field in found if "x-formula" in field.node]
        self.derivations = Derivations({word.field.pattern: word.formula for word in self.derived})
        self.labels = Labels(found)
        rolls = [field for field in found if "x-roll" in field.node]
        self.rolls = Rolls(
            [word for field in rolls for word in RollWord.all_of(field)], self.labels
        )
        self._sheet = smallest(schema, schema)

    @hookimpl
    def open_content(self, content: Content) -> None:
        self.labels.content = content

    @hookimpl
    def default_sheet(self) -> dict[str, Any]:
        return dict(copy.deepcopy(self._sheet))

    @hookimpl
    def validate(self, sheet: Sheet) -> list[Finding]:
        """A warning for each value and throw that cannot be worked out."""
        if not self.derived and not self.rolls.words:
            return []
        values = self.derivations.over(sheet)
        found: dict[str, Finding] = {}
        failures = chain(
            chain.from_iterable(word.failures(values) for word in self.derived),
            self.rolls.failures(values),
        )
        try:
            for item in islice(failures, MAX_FAILURES):
                found.setdefault(item["pointer"], item)
        except Exhausted:
            de = "Der Bogen ist zu umfangreich; nicht alle Werte und Würfe sind berechnet."
            en = "The sheet holds too much; not all values and throws are worked out."
            found[""] = finding("", "too_much", de, en, warning=True)
        return list(found.values())

    @hookimpl
    def stat_blocks(self, sheet: Sheet) -> list[StatBlock]:
        values = self.derivations.over(sheet)
        found = (block for word in self.derived for block in word.blocks(values, self.labels))
        return _first(MAX_VALUES, found)

    @hookimpl
    def dice_actions(self, sheet: Sheet) -> list[DiceAction]:
        values = self.derivations.over(sheet)
        return _first(MAX_ACTIONS, self.rolls.actions(values))

    @hookimpl
    def prepare_roll(
        self, sheet: Sheet, action_id: str, inputs: Mapping[str, Any]
    ) -> DiceAction | None:
        for action in self.hooks.dice_actions(sheet=sheet):
            if action["id"] == action_id:
                return self._prepared(sheet, action, inputs)
        return None

    def _prepared(self, sheet: Sheet, action: DiceAction, inputs: Mapping[str, Any]) -> DiceAction:
        values = self.derivations.over(sheet)
        try:
            found = self.rolls.find(values, action["id"])
            if found is None:
                return _with_modifiers(action, inputs)
            word, place = found
            return word.action(values, place, self.labels, modifier_of(inputs))
        except (FormulaError, Exhausted):
            return action  # the modifier makes an impossible number: thrown without it

    @hookimpl
    def evaluate_roll(self, sheet: Sheet, throw: Throw) -> Outcome:
        values = self.derivations.over(sheet)
        try:
            found = self.rolls.find(values, throw.get("actionId", ""))
            if found is not None:
                word, place = found
                return word.outcome(values, place, throw)
        except (FormulaError, Exhausted):
            pass  # the sheet is another than when it was thrown: only the dice can be told
        return plain_outcome(throw)

    @hookimpl
    def resources(self, sheet: Sheet) -> list[Resource]:
        values = self.derivations.over(sheet)
        found = (resource for word in self.movable for resource in word.resources(values))
        return _first(MAX_RESOURCES, found)

    @hookimpl
    def adjust_resource(self, sheet: Sheet, resource: str, delta: int) -> Adjustment | None:
        for candidate in self.hooks.resources(sheet=sheet):
            if candidate["id"] == resource:
                return adjusted(candidate, delta, self.temporary_pointer(resource))
        return None

    @hookimpl
    def summary(self) -> Summary:
        return {"subtitle": {"de": "", "en": ""}, "lines": []}

    @hookimpl
    def improvements(self) -> list[Improvement]:
        return []

    @hookimpl
    def migrate_sheet(self, sheet: Sheet) -> dict[str, Any]:
        return dict(sheet)

    @hookimpl
    def importers(self) -> list[Importer]:
        return []

    @hookimpl
    def exporters(self) -> list[Exporter]:
        return []

    def temporary_pointer(self, resource: str) -> str | None:
        """Where the schema says that a resource's temporary points are kept."""
        for word in self.movable:
            pointer = word.temporary_pointer(resource)
            if pointer is not None:
                return pointer
        return None


def _first(most: int, found: Iterator[T]) -> list[T]:
    """At most so many; fewer where working them out takes too much."""
    kept: list[T] = []
    try:
        for item in islice(found, most):
            kept.append(item)
    except Exhausted:
        pass
    return kept


def _with_modifiers(action: DiceAction, inputs: Mapping[str, Any]) -> DiceAction:
    """The action with every ``modifier`` input added to its targets."""
    extra: list[Part] = [
        {"label": item["label"], "value": value}
        for item in action["inputs"]
        if item["kind"] == "modifier" and (value := int(inputs.get(item["id"], item["default"])))
    ]
    if not extra or "targets" not in action:
        return action
    more = int(sum(part["value"] for part in extra))
    prepared: DiceAction = {**action}
    prepared["targets"] = [
        {
            "group": target["group"],
            "value": target["value"] + more,
            "parts": [*target["parts"], *extra],
        }
        for target in action["targets"]
    ]
    return prepared
