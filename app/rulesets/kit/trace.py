"""``ruleset trace``: each hook call with who answered, its time and its result."""

import copy
import json
import logging
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from app.errors import AppError
from app.rulesets import dice
from app.rulesets.findings import has_errors
from app.rulesets.ruleset import Ruleset

SHOWN = 200


@dataclass(slots=True)
class Call:
    """One call. ``depth`` is 1 and more where a hook was asked while another answered."""

    hook: str
    depth: int
    question: dict[str, Any]
    by: str = ""
    milliseconds: float = 0.0
    result: Any = None
    failure: str = ""


@contextmanager
def recorded(ruleset: Ruleset) -> Iterator[list[Call]]:
    """Every hook call of a ruleset while it is open, in the order of the calls."""
    calls: list[Call] = []
    open_calls: list[tuple[Call, float]] = []

    def before(hook: str, impls: Any, asked: Mapping[str, Any]) -> None:
        own = [impl for impl in impls if impl.plugin_name == ruleset.id]
        around = any(impl.wrapper for impl in own)
        question = {name: copy.deepcopy(value) for name, value in asked.items() if name != "sheet"}
        by = "the plugin around the schema" if around else "the plugin" if own else "the schema"
        call = Call(hook, len(open_calls), question, by)
        calls.append(call)
        open_calls.append((call, time.perf_counter()))

    def after(outcome: Any, *_: Any) -> None:
        call, began = open_calls.pop()
        call.milliseconds = (time.perf_counter() - began) * 1000
        if outcome.exception is None:
            call.result = copy.deepcopy(outcome.get_result())
        else:
            call.failure = f"{type(outcome.exception).__name__}: {outcome.exception}"

    undo: Callable[[], None] = ruleset.book.manager.add_hookcall_monitoring(before, after)
    try:
        yield calls
    finally:
        undo()


def ask_everything(ruleset: Ruleset, sheet: Any, action_id: str = "") -> list[Call]:
    """What the server asks when a sheet is saved, opened and thrown from. ``action_id`` names the
    throw; without it the first action is thrown."""
    log = logging.getLogger("app.rulesets")
    level = log.level
    log.setLevel(logging.CRITICAL + 1)  # a failing hook is part of the trace
    try:
        with recorded(ruleset) as calls:
            try:
                _ask(ruleset, sheet, action_id)
            except AppError as error:
                if not calls or not calls[-1].failure:
                    calls.append(Call("", 0, {}, failure=str(error)))
        return calls
    finally:
        log.setLevel(level)


def _ask(ruleset: Ruleset, sheet: Any, action_id: str) -> None:
    book = ruleset.book
    if has_errors(book.check(sheet)):
        return
    derived = book.derive(sheet)
    book.improvements(sheet)
    for resource in derived["resources"][:1]:
        book.adjust_resource(sheet, resource["id"], -1)
    chosen = action_id or next((action["id"] for action in derived["actions"]), "")
    if chosen:
        prepared = book.prepare_roll(sheet, chosen)
        if "blocked" not in prepared:
            book.evaluate_roll(sheet, dice.throw(prepared["groups"], action_id=chosen))


def told(call: Call, *, full: bool = False) -> str:
    """A line for a terminal; ``full`` shortens nothing."""
    asked = ", ".join(f"{name}={_text(value, full)}" for name, value in call.question.items())
    head = f"{'  ' * call.depth}{call.hook}({asked})" if call.hook else "refused"
    if call.failure:
        return f"{head} failed: {_text(call.failure, full)}"
    return f"{head} {call.milliseconds:.2f} ms, {call.by}: {_text(call.result, full)}"


def _text(value: Any, full: bool) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if full or len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"
