"""Values that follow from a sheet as the schema says (``x-formula``), each with its parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from app.hookspecs import Finding, Part, StatBlock, Text
from app.rulesets.derivations import Values
from app.rulesets.fields import Field, Place
from app.rulesets.findings import finding
from app.rulesets.formulas import (
    Formula,
    FormulaError,
    Literal,
    Pointer,
    Term,
    formula,
    worked_out,
)
from app.rulesets.labels import Labels

MAX_VALUES = 1000
FIXED: Text = {"de": "Fest", "en": "Fixed"}


@dataclass(frozen=True, slots=True)
class ValueWord:
    """One ``x-formula`` and the field it stands on."""

    field: Field
    formula: Formula

    @classmethod
    def of(cls, field: Field) -> "ValueWord":
        return cls(field, formula(field.node["x-formula"]))

    def blocks(self, values: Values, labels: Labels) -> Iterator[StatBlock]:
        for place in self.field.shown_at(values):
            try:
                value = values.value(self.formula, place.keys)
            except FormulaError:
                continue
            made: StatBlock = {
                "id": place.pointer[1:].replace("/", "."),
                "label": labels.here(self.field, place, self.field.named()),
                "section": self.field.section,
                "value": value,
            }
            parts = self._parts(values, place, labels)
            if parts is not None:
                made["parts"] = parts
            yield made

    def failures(self, values: Values) -> Iterator[Finding]:
        """Where the formula cannot be worked out."""
        for place in self.field.shown_at(values):
            try:
                values.value(self.formula, place.keys)
            except FormulaError as error:
                yield failure(place.pointer, error)

    def _parts(self, values: Values, place: Place, labels: Labels) -> list[Part] | None:
        """What the value is made of; None where that says no more than the value."""
        if len(self.formula.terms) < 2:
            return None
        parts: list[Part] = []
        for term in self.formula.terms:
            value = term.sign * worked_out(term.program, values.get, place.keys)
            if value.denominator != 1:
                return None
            if value:
                parts.append({"label": self._called(term, labels), "value": int(value)})
        return parts

    def _called(self, term: Term, labels: Labels) -> Text:
        (first, *others) = term.program
        if isinstance(first, Literal) and not others:
            return FIXED
        if isinstance(first, Pointer) and not others:
            return labels.at(first.path)
        de = en = ""
        done = term.start
        pointers: list[Any] = [step for step in term.program if isinstance(step, Pointer)]
        for pointer in sorted(pointers, key=lambda pointer: pointer.at):
            between, label = self.formula.text[done : pointer.at], labels.at(pointer.path)
            de, en = de + between + label["de"], en + between + label["en"]
            done = pointer.end
        rest = self.formula.text[done : term.end]
        return {"de": de + rest, "en": en + rest}


def failure(pointer: str, error: FormulaError) -> Finding:
    """The warning at a field whose formula or throw cannot be worked out."""
    de, en = _REASONS.get(
        error.code, ("Das lässt sich nicht berechnen.", "This cannot be worked out.")
    )
    return finding(pointer, "formula_failed", de, en, warning=True)


_REASONS = {
    "division_by_zero": ("Hier wird durch null geteilt.", "This divides by zero."),
    "too_large": ("Der Wert wird zu groß.", "The value becomes too large."),
    "no_dice": ("Der Wurf hat keinen Würfel.", "The throw has no die."),
    "bad_dice": ("Das ergibt keinen möglichen Wurf.", "This gives no possible throw."),
}
