"""What a sheet throws as the schema says (``x-roll``): actions, and the reading of what fell."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from app.hookspecs import DiceAction, Finding, Input, Outcome, Part, Text, Throw
from app.rulesets import formulas
from app.rulesets.derivations import Values
from app.rulesets.fields import Field, Place
from app.rulesets.formulas import DiceFormula, Formula, FormulaError
from app.rulesets.labels import Labels
from app.rulesets.values import failure

MAX_ACTIONS = 1000
MAX_MODIFIER = 100

MODIFIER: Input = {
    "id": "modifier",
    "label": {"de": "Modifikator", "en": "Modifier"},
    "kind": "modifier",
    "default": 0,
    "minimum": -MAX_MODIFIER,
    "maximum": MAX_MODIFIER,
}
RESULT: Text = {"de": "Ergebnis", "en": "Result"}
TARGET: Text = {"de": "Zielwert", "en": "Target"}
SUCCESS: Text = {"de": "Gelungen", "en": "Success"}
FAILURE: Text = {"de": "Misslungen", "en": "Failure"}
MARGIN: Text = {"de": "Abstand", "en": "Margin"}


@dataclass(frozen=True, slots=True)
class RollWord:
    """One ``x-roll`` and the field it stands on."""

    field: Field
    id: str
    label: Text
    category: Literal["attack", "skill", "save", "damage", "custom"]
    dice: DiceFormula
    target: int | Formula | None
    below: bool

    @classmethod
    def all_of(cls, field: Field) -> Iterator["RollWord"]:
        given = field.node["x-roll"]
        for word in given if isinstance(given, list) else [given]:
            target = word.get("target")
            yield cls(
                field,
                word.get("id", ""),
                word["label"],
                word.get("category", "custom"),
                formulas.dice(word["dice"]),
                formulas.formula(target) if isinstance(target, str) else target,
                word.get("compare") == "<=",
            )

    def id_at(self, place: Place) -> str:
        if not self.id:
            return place.pointer[1:].replace("/", ".")
        return ".".join((self.id, *place.keys))

    def action(self, values: Values, place: Place, labels: Labels, modifier: int = 0) -> DiceAction:
        """The action at one place, ``modifier`` worked in. Raises FormulaError."""
        values.spend(self.dice.size)
        roll = self.dice.roll(values.get, place.keys, 0 if self.below else modifier)
        made: DiceAction = {
            "id": self.id_at(place),
            "label": labels.here(self.field, place, self.label),
            "category": self.category,
            "diceString": roll,
            "groups": [{"name": "", "roll": roll}],
            "inputs": [MODIFIER],
        }
        target = self.target_at(values, place)
        if self.below and target is not None:
            parts: list[Part] = [{"label": TARGET, "value": target}]
            if modifier:
                parts.append({"label": MODIFIER["label"], "value": modifier})
            made["targets"] = [{"group": "", "value": target + modifier, "parts": parts}]
        return made

    def target_at(self, values: Values, place: Place) -> int | None:
        """What the total is held against. Raises FormulaError."""
        if isinstance(self.target, Formula):
            return values.value(self.target, place.keys)
        return self.target

    def outcome(self, values: Values, place: Place, throw: Throw) -> Outcome:
        """The reading of a throw of this action. Raises FormulaError."""
        made = plain_outcome(throw)
        target = self.target_at(values, place)
        if target is None:
            return made
        total = throw["total"]
        if self.below:
            target += modifier_of(throw["inputs"])
        margin = target - total if self.below else total - target
        made["success"] = margin >= 0
        made["label"] = SUCCESS if margin >= 0 else FAILURE
        made["parts"] = [
            {"label": RESULT, "value": total},
            {"label": TARGET, "value": target},
            {"label": MARGIN, "value": margin},
        ]
        return made


class Rolls:
    """Every throw of one ruleset's schema."""

    def __init__(self, words: list[RollWord], labels: Labels) -> None:
        self.words = words
        self.labels = labels

    def actions(self, values: Values) -> Iterator[DiceAction]:
        for word in self.words:
            for place in word.field.shown_at(values):
                try:
                    yield word.action(values, place, self.labels)
                except FormulaError:
                    continue

    def failures(self, values: Values) -> Iterator[Finding]:
        """What cannot be thrown, and why."""
        for word in self.words:
            for place in word.field.shown_at(values):
                try:
                    word.action(values, place, self.labels)
                except FormulaError as error:
                    yield failure(place.pointer, error)

    def find(self, values: Values, action_id: str) -> tuple[RollWord, Place] | None:
        """The word and the place of an action's id."""
        for word in self.words:
            if word.id and action_id.partition(".")[0] != word.id:
                continue
            for place in word.field.shown_at(values):
                if word.id_at(place) == action_id:
                    return word, place
        return None


def plain_outcome(throw: Throw) -> Outcome:
    """The reading of free dice: what they show."""
    total = throw["total"]
    return {
        "actionId": throw.get("actionId"),
        "success": None,
        "label": {"de": f"Ergebnis {total}", "en": f"Result {total}"},
        "parts": [
            {"label": {"de": group["name"], "en": group["name"]}, "value": group["total"]}
            for group in throw["groups"]
            if group["name"]
        ],
        "offers": [],
        "details": {},
    }


def modifier_of(inputs: Mapping[str, Any]) -> int:
    return int(inputs.get("modifier", 0))
