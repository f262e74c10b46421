"""The formulas and dice of a sheet schema's ``x-`` words: read once, worked out per sheet.

    dice     = term *( ("+" | "-") term ) ; "-" before the first too
    term     = die | product
    die      = [ integer | "(" formula ")" ] "d" ( integer | "(" formula ")" )
    formula  = [ "-" ] product *( ("+" | "-") product )
    product  = factor *( ("*" | "/") factor )
    factor   = integer | pointer | "(" formula ")" | name "(" formula *( "," formula ) ")"
    pointer  = "@" 1*( "/" token ) | "@{" 1*( "/" anything ) "}"

Numbers are exact fractions until the end, where a result is rounded down. The TypeScript side reads
the same grammar; ``docs/reference/vocabulary.md`` states every rule and the cases in
``schemas/grammar/cases`` hold both to it.
"""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Any, NamedTuple

from app.domain.jsontext import tokens
from app.rulesets import dice as notation

MAX_LENGTH = 500
MAX_DEPTH = 20
MAX_ARGUMENTS = 20
MAX_VALUE = 1_000_000_000

Number = int | Fraction
Path = tuple[str, ...]
Lookup = Callable[[Path], Any]
"""Answers what a sheet holds at a path of object keys, None for nothing."""

_HALF = Fraction(1, 2)
_token = re.compile(
    r" *(?:(?P<integer>[0-9]+)"
    r"|(?P<pointer>@(?:/(?:[A-Za-z0-9_]|~[01])+|/\*(?![A-Za-z0-9_~*]))+"
    r"|@\{(?:/(?:[^/~{}]|~[01])+)+\})"
    r"|(?P<die>d(?![a-z]))"
    r"|(?P<name>[a-z]+)"
    r"|(?P<sign>[-+*/(),])"
    r"|(?P<end>\Z))"
)


class FormulaError(Exception):
    """Why a formula cannot be read or worked out: a code, and the character it is about."""

    def __init__(self, code: str, position: int, reason: str) -> None:
        super().__init__(f"{reason} (at character {position + 1})")
        self.code = code
        self.position = position
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Literal:
    at: int
    value: int


@dataclass(frozen=True, slots=True)
class Pointer:
    """``*`` in ``path`` stands for the keys of the maps that the field is in, in their order."""

    at: int
    end: int
    path: Path

    @property
    def stars(self) -> int:
        return self.path.count("*")

    def bound(self, keys: Sequence[str]) -> Path:
        """The path with its stars filled in. Raises FormulaError where a star has no key."""
        if self.stars > len(keys):
            raise FormulaError("unbound_star", self.at, "`*` stands for no key here")
        left = iter(keys)
        return tuple(next(left) if token == "*" else token for token in self.path)  # noqa: S105


@dataclass(frozen=True, slots=True)
class Operation:
    """``name`` is ``+ - * /`` or ``negative`` or a function's; it takes the last ``takes`` values
    and leaves one."""

    at: int
    name: str
    takes: int


Step = Literal | Pointer | Operation
Program = tuple[Step, ...]
"""A formula in the order in which it is worked out: values first, what is done with them after.
So the depth of a formula costs no stack, whoever wrote it."""


@dataclass(frozen=True, slots=True)
class Term:
    """One summand of the whole, and where its text stands."""

    sign: int
    program: Program
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Die:
    at: int
    sign: int
    count: Program
    sides: Program


class Formula:
    """A formula, read. ``terms`` are its summands at the outermost level."""

    def __init__(self, text: str) -> None:
        reader = _Reader(text)
        self.text = text
        self.terms = reader.sum()
        reader.expect_end()
        self.program = tuple(reader.program)
        self.pointers = _pointers(self.program)

    def value(self, lookup: Lookup, keys: Sequence[str] = ()) -> int:
        """Its value, rounded down. Raises FormulaError."""
        return math.floor(worked_out(self.program, lookup, keys))


class DiceFormula:
    """The dice of an ``x-roll``, read: dice and values in one line."""

    def __init__(self, text: str) -> None:
        reader = _Reader(text)
        self.text = text
        self.dice, self.numbers = reader.dice()
        reader.expect_end()
        if not self.dice:
            raise FormulaError("no_dice", 0, "there is no die in it")
        self.pointers = _pointers(tuple(reader.program))
        self.size = len(reader.program) + len(self.dice)

    def roll(self, lookup: Lookup, keys: Sequence[str] = (), more: int = 0) -> str:
        """What is thrown, in TaleSpire's grammar: the dice, then the sum of all numbers and
        ``more``. Raises FormulaError."""
        made = [roll for die in self.dice if (roll := _die(die, lookup, keys)).count]
        if not made:
            raise FormulaError("no_dice", 0, "no die is left in it")
        if made[0].sign < 0:
            raise FormulaError("bad_dice", self.dice[0].at, "the first die is subtracted")
        if sum(die.count for die in made) > notation.MAX_DICE:
            raise FormulaError("bad_dice", 0, f"it has more than {notation.MAX_DICE} dice")
        total: Number = 0
        for term in self.numbers:
            total = _bounded(total + term.sign * worked_out(term.program, lookup, keys), 0)
        modifier = math.floor(total) + more
        if abs(modifier) > notation.MAX_MODIFIER:
            raise FormulaError("bad_dice", 0, "its number is too large")
        text = str(notation.Roll(tuple(made), modifier))
        if len(text) > notation.MAX_LENGTH:
            raise FormulaError("bad_dice", 0, "it is too long when written out")
        return text


@lru_cache(maxsize=2048)
def formula(text: str) -> Formula:
    """Read a formula. Raises FormulaError."""
    return Formula(text)


@lru_cache(maxsize=2048)
def dice(text: str) -> DiceFormula:
    """Read the dice of an ``x-roll``. Raises FormulaError."""
    return DiceFormula(text)


def number(value: Any, at: int) -> int:
    """A value of the sheet as formulas see it: nothing is 0, true is 1, false is 0."""
    if value is None:
        return 0
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int):
        raise FormulaError("not_a_number", at, "the sheet holds no whole number there")
    if abs(value) > MAX_VALUE:
        raise FormulaError("too_large", at, "the sheet's number is too large")
    return int(value)


def worked_out(program: Program, lookup: Lookup, keys: Sequence[str]) -> Number:
    """The exact value of a part of a formula. A failure of what a pointer leads to (a formula of
    its own) is told at the pointer."""
    stack: list[Number] = []
    for step in program:
        if isinstance(step, Literal):
            stack.append(step.value)
        elif isinstance(step, Pointer):
            path = step.bound(keys)
            try:
                stack.append(number(lookup(path), step.at))
            except FormulaError as error:
                raise FormulaError(error.code, step.at, error.reason) from None
        else:
            values = stack[-step.takes :]
            del stack[-step.takes :]
            if step.name == "/" and values[1] == 0:
                raise FormulaError("division_by_zero", step.at, "it divides by zero")
            stack.append(_bounded(_OPERATIONS[step.name](*values), step.at))
    return stack[0]


_OPERATIONS: Mapping[str, Callable[..., Number]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": Fraction,
    "negative": lambda a: -a,
    "floor": math.floor,
    "ceil": math.ceil,
    "round": lambda a: math.floor(a + _HALF),
    "min": min,
    "max": max,
}
_ARGUMENTS = {
    "floor": (1, 1),
    "ceil": (1, 1),
    "round": (1, 1),
    "min": (2, MAX_ARGUMENTS),
    "max": (2, MAX_ARGUMENTS),
}


def _bounded(value: Number, at: int) -> Number:
    if abs(value.numerator) > MAX_VALUE or value.denominator > MAX_VALUE:
        raise FormulaError("too_large", at, "a number becomes too large")
    return value


def _die(die: Die, lookup: Lookup, keys: Sequence[str]) -> notation.Dice:
    count = math.floor(worked_out(die.count, lookup, keys))
    sides = math.floor(worked_out(die.sides, lookup, keys))
    if not 0 <= count <= notation.MAX_DICE:
        raise FormulaError("bad_dice", die.at, f"dice are 0 to {notation.MAX_DICE}, not {count}")
    if not notation.MIN_SIDES <= sides <= notation.MAX_SIDES:
        least, most = notation.MIN_SIDES, notation.MAX_SIDES
        raise FormulaError("bad_dice", die.at, f"a die has {least} to {most} sides, not {sides}")
    return notation.Dice(count, sides, 1 if die.sign > 0 else -1)


def _pointers(program: Program) -> tuple[Pointer, ...]:
    return tuple(step for step in program if isinstance(step, Pointer))


class _Token(NamedTuple):
    kind: str
    text: str
    at: int
    end: int


class _Reader:
    """Recursive descent; the first mistake from the left is the one that is told."""

    def __init__(self, text: str) -> None:
        if not text.strip(" "):
            raise FormulaError("empty", 0, "there is nothing in it")
        if len(text) > MAX_LENGTH:
            raise FormulaError("too_long", MAX_LENGTH, f"it has more than {MAX_LENGTH} characters")
        self.text = text
        self.program: list[Step] = []
        self.depth = 0
        self.done = 0
        self.next = self._token(0)

    def _token(self, at: int) -> _Token:
        match = _token.match(self.text, at)
        if match is None or match.lastgroup is None:
            start = at + len(self.text[at:]) - len(self.text[at:].lstrip(" "))
            return _Token("unknown", self.text[start : start + 1], start, start)
        kind = match.lastgroup
        return _Token(kind, match[kind], match.start(kind), match.end(kind))

    def _take(self) -> _Token:
        taken = self.next
        self.done = taken.end
        self.next = self._token(taken.end)
        return taken

    def _is(self, *signs: str) -> bool:
        return self.next.kind == "sign" and self.next.text in signs

    def _unexpected(self) -> FormulaError:
        token = self.next
        what = "it ends too early" if token.kind == "end" else f"`{token.text}` is not expected"
        return FormulaError("syntax", token.at, what)

    def expect_end(self) -> None:
        if self.next.kind != "end":
            raise self._unexpected()

    def sum(self) -> tuple[Term, ...]:
        """A formula; answers its summands."""
        minus = self._take() if self._is("-") else None
        terms = [self._term(-1 if minus else 1)]
        if minus:
            self.program.append(Operation(minus.at, "negative", 1))
        while self._is("+", "-"):
            operator = self._take()
            terms.append(self._term(1 if operator.text == "+" else -1))
            self.program.append(Operation(operator.at, operator.text, 2))
        return tuple(terms)

    def _term(self, sign: int) -> Term:
        start, first = self.next.at, len(self.program)
        self._factor()
        self._rest_of_product()
        return Term(sign, self._since(first), start, self.done)

    def dice(self) -> tuple[tuple[Die, ...], tuple[Term, ...]]:
        """The dice and the numbers of an ``x-roll``, each with its sign."""
        dice: list[Die] = []
        numbers: list[Term] = []
        sign = -1 if self._is("-") and self._take() else 1
        while True:
            start, first = self.next.at, len(self.program)
            countable = self.next.kind == "integer" or self._is("(")
            if self.next.kind == "die":
                dice.append(Die(start, sign, (Literal(start, 1),), self._sides()))
            else:
                self._factor()
                if countable and self.next.kind == "die":
                    dice.append(Die(start, sign, self._since(first), self._sides()))
                else:
                    self._rest_of_product()
                    numbers.append(Term(sign, self._since(first), start, self.done))
            if not self._is("+", "-"):
                return tuple(dice), tuple(numbers)
            sign = 1 if self._take().text == "+" else -1

    def _sides(self) -> Program:
        self._take()
        if self.next.kind != "integer" and not self._is("("):
            raise self._unexpected()
        first = len(self.program)
        self._factor()
        return self._since(first)

    def _since(self, first: int) -> Program:
        return tuple(self.program[first:])

    def _rest_of_product(self) -> None:
        while self._is("*", "/"):
            operator = self._take()
            self._factor()
            self.program.append(Operation(operator.at, operator.text, 2))

    def _factor(self) -> None:
        token = self.next
        if token.kind == "integer":
            if len(token.text) > 10 or int(token.text) > MAX_VALUE:
                raise FormulaError("too_large", token.at, "the number is too large")
            self._take()
            self.program.append(Literal(token.at, int(token.text)))
        elif token.kind == "pointer":
            self._take()
            pointer = token.text[2:-1] if token.text[1] == "{" else token.text[1:]
            self.program.append(Pointer(token.at, token.end, tuple(tokens(pointer))))
        elif token.kind in ("name", "die"):
            self._function()
        elif self._is("("):
            self._parenthesised(1)
        else:
            raise self._unexpected()

    def _function(self) -> None:
        name = self._take()
        if name.text not in _ARGUMENTS:
            raise FormulaError("unknown_function", name.at, f"there is no function `{name.text}`")
        if not self._is("("):
            raise self._unexpected()
        least, most = _ARGUMENTS[name.text]
        given = self._parenthesised(MAX_LENGTH)
        if not least <= given <= most:
            wanted = "one argument" if most == 1 else f"{least} to {most} arguments"
            raise FormulaError("wrong_arguments", name.at, f"`{name.text}` takes {wanted}")
        self.program.append(Operation(name.at, name.text, given))

    def _parenthesised(self, most: int) -> int:
        """One or more formulas in parentheses; answers how many."""
        opened = self._take()
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise FormulaError("too_deep", opened.at, f"it nests more than {MAX_DEPTH} deep")
        self.sum()
        given = 1
        while self._is(",") and given < most:
            self._take()
            self.sum()
            given += 1
        if not self._is(")"):
            raise self._unexpected()
        self._take()
        self.depth -= 1
        return given
