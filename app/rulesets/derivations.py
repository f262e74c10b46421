"""Which places of a sheet hold no value of their own but follow from others by a formula."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from app.rulesets.formulas import Formula, FormulaError, Path

MAX_CHAIN = 32
MAX_STEPS = 200_000
_BUSY = object()


class Derivations:
    """The formulas of a ruleset by their places; ``*`` in a place is any key of a map. A place that
    is named outright comes before one with a star."""

    def __init__(self, formulas: Mapping[Path, Formula]) -> None:
        self.formulas = dict(formulas)
        self._starred: dict[int, list[Path]] = {}
        for path in self.formulas:
            if "*" in path:
                self._starred.setdefault(len(path), []).append(path)

    def at(self, path: Path) -> tuple[Formula, tuple[str, ...]] | None:
        """The formula of a place and the keys that its stars stand for."""
        formula = self.formulas.get(path)
        if formula is not None and "*" not in path:
            return formula, ()
        for pattern in self._starred.get(len(path), ()):
            if all(step in ("*", token) for step, token in zip(pattern, path, strict=True)):
                keys = (path[index] for index, step in enumerate(pattern) if step == "*")
                return self.formulas[pattern], tuple(keys)
        return None

    def over(self, sheet: Any) -> "Values":
        return Values(self, sheet)

    def circle(self) -> list[Path]:
        """Places that follow from themselves, in order; empty if there are none. Entries of one map
        count as one place."""
        done: set[Path] = set()
        for path in self.formulas:
            found = self._circle_from(path, [], done)
            if found:
                return found
        return []

    def longest_chain(self) -> int:
        """How many formulas follow from one another at most. Ask only where there is no circle."""
        lengths: dict[Path, int] = {}

        def length(path: Path) -> int:
            if path not in lengths:
                lengths[path] = 1 + max(map(length, self._named_by(path)), default=0)
            return lengths[path]

        return max(map(length, self.formulas), default=0)

    def _circle_from(self, path: Path, way: list[Path], done: set[Path]) -> list[Path]:
        if path in way:
            return [*way[way.index(path) :], path]
        if path in done:
            return []
        if len(way) > len(self.formulas):
            return []
        for inner in self._named_by(path):
            found = self._circle_from(inner, [*way, path], done)
            if found:
                return found
        done.add(path)
        return []

    def _named_by(self, path: Path) -> Iterable[Path]:
        """The places with formulas that the formula at ``path`` names."""
        for pointer in self.formulas[path].pointers:
            yield from (other for other in self.formulas if _may_meet(other, pointer.path))


class Exhausted(Exception):
    """This sheet and this schema together ask for more work than a question may take."""


class Values:
    """One sheet's values, stored and derived; each formula is worked out once. ``spend`` bounds the
    work of one question, whoever wrote the schema and the sheet."""

    def __init__(self, derivations: Derivations, sheet: Any) -> None:
        self._derivations = derivations
        self.sheet = sheet
        self._known: dict[Path, int | FormulaError | object] = {}
        self._depth = 0
        self._left = MAX_STEPS

    def spend(self, steps: int) -> None:
        """Count work that is about to be done. Raises Exhausted."""
        self._left -= steps
        if self._left < 0:
            raise Exhausted

    def get(self, path: Path) -> Any:
        """What stands at a path of object keys or follows there; None for nothing. Raises
        FormulaError where a formula cannot be worked out."""
        derived = self._derivations.at(path)
        if derived is None:
            return stored(self.sheet, path)
        return self._derived(path, *derived)

    def value(self, formula: Formula, keys: Sequence[str] = ()) -> int:
        """A formula's value on this sheet. Raises FormulaError."""
        self.spend(len(formula.program))
        return formula.value(self.get, keys)

    def _derived(self, path: Path, formula: Formula, keys: tuple[str, ...]) -> int:
        known = self._known.get(path)
        if known is _BUSY:
            raise FormulaError("cycle", 0, "it follows from itself")
        if isinstance(known, FormulaError):
            raise known
        if isinstance(known, int):
            return known
        if self._depth == MAX_CHAIN:
            raise FormulaError("too_deep", 0, f"more than {MAX_CHAIN} formulas follow in a row")
        self.spend(len(formula.program))
        self._known[path] = _BUSY  # until it is known: whoever asks meanwhile closes a circle
        self._depth += 1
        try:
            value = formula.value(self.get, keys)
        except FormulaError as error:
            self._known[path] = error
            raise
        finally:
            self._depth -= 1
        self._known[path] = value
        return value


def stored(sheet: Any, path: Sequence[str]) -> Any:
    """What a sheet holds at a path of object keys; None for nothing."""
    for token in path:
        if not isinstance(sheet, Mapping) or token not in sheet:
            return None
        sheet = sheet[token]
    return sheet


def _may_meet(one: Path, other: Path) -> bool:
    return len(one) == len(other) and all(
        a == b or "*" in (a, b) for a, b in zip(one, other, strict=True)
    )
