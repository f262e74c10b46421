"""What ``ruleset check`` asks of a ruleset: that it works, and that it keeps its promises.

Everything that can be told at once is told at once, each with what to do next.
"""

import copy
import json
import logging
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from typing import Any

from app import __version__
from app.domain import jsontext
from app.errors import AppError
from app.rulesets import cases, package
from app.rulesets.bounds import check_bounds
from app.rulesets.findings import has_errors
from app.rulesets.kit import answers, drawing, files, purity
from app.rulesets.kit.complaint import Complaint
from app.rulesets.kit.sheets import Maker, smaller
from app.rulesets.kit.trial import SHAPES, Fault, Trial
from app.rulesets.package import Refused
from app.rulesets.rulebook import Rulebook
from app.rulesets.ruleset import Ruleset
from app.rulesets.versions import numbers, unverified

AREAS = (
    "schema",
    "texts",
    "layout",
    "sheets",
    "hooks",
    "pure",
    "migration",
    "files",
    "cases",
    "times",
)
"""What complaints are about."""
REPEATS = 20
MAX_HOOK_MILLISECONDS = 50.0
MADE = 200
MADE_TRIED = 6
SHOWN_SHEET = 400


@dataclass(slots=True)
class Verdict:
    """Complaints refuse the ruleset; advice and times are for reading. ``sheets`` were written by
    the author, ``made`` at random."""

    complaints: list[Complaint] = field(default_factory=list)
    advice: list[str] = field(default_factory=list)
    milliseconds: dict[str, float] = field(default_factory=dict)
    sheets: int = 0
    cases: int = 0
    made: int = 0


def check(
    ruleset: Ruleset,
    *,
    made: int = MADE,
    elsewhere: bool = True,
    allowed: float = MAX_HOOK_MILLISECONDS,
) -> Verdict:
    """Try a loaded ruleset on its own sheets and cases and on ``made`` random ones. ``elsewhere``
    asks it in other processes, too; ``allowed`` are the milliseconds that a hook may take."""
    verdict = Verdict()
    with _quiet():
        sheets = dict(_sheets(ruleset, verdict))
        verdict.sheets = len(sheets)
        good = dict(_good(ruleset, sheets, verdict))
        verdict.complaints += drawing.complaints(ruleset.schema, _shown(ruleset.book, good))
        seen: set[tuple[str, str]] = set()
        verdict.complaints += _hooks(ruleset, good, seen)
        verdict.complaints += _made(ruleset, list(good.values()), made, seen, verdict)
        verdict.complaints += _source(ruleset)
        verdict.complaints += files.migrations(ruleset)
        verdict.complaints += files.round_trips(ruleset, good)
        verdict.complaints += _cases(ruleset, verdict)
        if elsewhere and not verdict.complaints:
            verdict.complaints += _elsewhere(ruleset)
        if good and not verdict.complaints:
            verdict.complaints += _slow(ruleset, good, allowed, verdict)
        verdict.advice += _advice(ruleset, verdict)
    return verdict


@contextmanager
def _quiet() -> Iterator[None]:
    """What the log would say of a failing hook stands in the complaint."""
    log = logging.getLogger("app.rulesets")
    before = log.level
    log.setLevel(logging.CRITICAL + 1)
    try:
        yield
    finally:
        log.setLevel(before)


def _sheets(ruleset: Ruleset, verdict: Verdict) -> Iterator[tuple[str, dict[str, Any]]]:
    try:
        yield "the default sheet", ruleset.book.default_sheet()
    except AppError as error:
        verdict.complaints.append(Complaint("hooks", "", str(error), "mend default_sheet"))
    for index, example in enumerate(ruleset.schema.get("examples", ())):
        yield f"example {index}", example
    for template in ruleset.templates:
        yield f"template {template.id}", template.sheet_data


def _good(
    ruleset: Ruleset, sheets: dict[str, dict[str, Any]], verdict: Verdict
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The sheets that may be stored; the others are complaints."""
    for name, sheet in sheets.items():
        try:
            found = ruleset.book.check(copy.deepcopy(sheet))
        except AppError:
            yield name, sheet  # the hook's own trial says more
            continue
        wrong = [item for item in found if item["severity"] == "error"]
        for item in wrong:
            told = f"{item['pointer'] or '/'}: {item['message']['en']} ({item['code']})"
            verdict.complaints.append(
                Complaint("sheets", name, told, "mend the sheet or its schema")
            )
        if not wrong:
            yield name, sheet


def _shown(book: Rulebook, sheets: dict[str, dict[str, Any]]) -> set[str]:
    """The sections that stat blocks and improvements stand in."""
    found: set[str] = set()
    for sheet in sheets.values():
        for hook in ("stat_blocks", "improvements"):
            try:
                answer = book.ask(hook, "", sheet=copy.deepcopy(sheet))
                found |= {block["section"] for block in answer}
            except (AppError, LookupError, TypeError):
                continue
    return found


def _hooks(
    ruleset: Ruleset, sheets: dict[str, dict[str, Any]], seen: set[tuple[str, str]]
) -> Iterator[Complaint]:
    """The author's own sheets; ``seen`` collects which faults there are."""
    trial = Trial(ruleset)
    for name, sheet in sheets.items():
        here: set[tuple[str, str]] = set()
        for fault in trial.faults(sheet):
            if (fault.hook, fault.kind) not in here:
                here.add((fault.hook, fault.kind))
                yield _hook(fault, name)
        seen |= here


def _hook(fault: Fault, place: str) -> Complaint:
    return Complaint("hooks", place, fault.text, fault.remedy)


def _made(
    ruleset: Ruleset,
    bases: list[dict[str, Any]],
    count: int,
    seen: set[tuple[str, str]],
    verdict: Verdict,
) -> Iterator[Complaint]:
    """No sheet that the schema allows makes a hook fail. Each fault once, on the smallest sheet."""
    trial = Trial(ruleset, most=MADE_TRIED, texts=False)
    maker = Maker(ruleset.schema, ruleset.content)

    def valid(sheet: Any) -> bool:
        return not check_bounds(sheet) and ruleset.book.validator.is_valid(sheet)

    for sheet in maker.sheets(bases, count, valid):
        verdict.made += 1
        for fault in trial.faults(sheet):
            key = fault.hook, fault.kind
            if key in seen:
                continue
            seen.add(key)
            least = smaller(sheet, lambda cut: valid(cut) and _shows(trial, cut, key))  # noqa: B023 - used up at once
            text = json.dumps(least, ensure_ascii=False)
            shown = text if len(text) <= SHOWN_SHEET else f"{text[:SHOWN_SHEET]}…"
            yield _hook(fault, f"the sheet {shown}")
    if count and not verdict.made:
        remedy = "if it is hard to meet by chance, that is no fault: give it examples"
        told = "no random sheet could be made that it allows"
        verdict.advice.append(f"the schema: {told}; {remedy}")


def _shows(trial: Trial, sheet: dict[str, Any], key: tuple[str, str]) -> bool:
    return any((fault.hook, fault.kind) == key for fault in trial.faults(sheet))


def _source(ruleset: Ruleset) -> Iterator[Complaint]:
    for place, told in purity.suspects(ruleset.package.source.folder):
        remedy = "hooks answer from the sheet and the content alone; take it out"
        yield Complaint("pure", place, told, remedy)


def _elsewhere(ruleset: Ruleset) -> Iterator[Complaint]:
    if not (ruleset.package.source.folder / "plugin.py").is_file():
        return
    try:
        hooks = answers.differing(ruleset.package.source)
    except (OSError, ValueError, IndexError, subprocess.SubprocessError) as error:
        told = f"cannot be asked in a process of its own: {type(error).__name__}"
        yield Complaint("pure", "", told, "see that importing plugin.py has no effects")
        return
    for hook in hooks:
        remedy = "sort what comes out of a set; do not use hash() or id()"
        yield Complaint("pure", "", f"{hook} answers differently in another process", remedy)


def _cases(ruleset: Ruleset, verdict: Verdict) -> Iterator[Complaint]:
    try:
        found = package.read_cases(ruleset.package.source)
    except Refused as error:
        yield Complaint("cases", "", str(error), "mend the file")
        return
    verdict.cases = len(found)
    refusing = 0
    for case in found:
        try:
            wrong = cases.run(ruleset.book, case, ruleset.templates)
        except (AppError, LookupError) as error:
            wrong = [str(error)]
        else:
            sheet = cases.sheet_of(ruleset.book, ruleset.templates, case)
            refusing += has_errors(ruleset.book.check(sheet))
        place = f"cases/{case['file']}: {case['name']}"
        for why in wrong:
            yield Complaint("cases", place, why, "mend the rule, or the case if the rule is right")
    if found and not refusing:
        verdict.advice.append(
            "the cases: none shows a sheet that is refused; add one whose findings name pointer,"
            " and code"
        )


def _slow(
    ruleset: Ruleset, sheets: dict[str, dict[str, Any]], allowed: float, verdict: Verdict
) -> Iterator[Complaint]:
    largest = max(sheets.values(), key=lambda sheet: len(jsontext.dumps(sheet)))
    verdict.milliseconds = _times(ruleset.book, largest)
    for hook, taken in verdict.milliseconds.items():
        if taken > allowed:
            told = f"{hook} takes {taken:.1f} ms on the largest sheet"
            remedy = f"{allowed:g} ms are allowed; prepare tables in open_content"
            yield Complaint("times", "", told, remedy)


def _times(book: Rulebook, sheet: dict[str, Any]) -> dict[str, float]:
    questions: dict[str, Callable[[], Any]] = {
        "schema": lambda: list(book.validator.iter_errors(sheet)),
        "check": lambda: book.check(sheet),
    }
    for hook in SHAPES:
        questions[hook] = partial(book.ask, hook, "", sheet=sheet)
    return {name: _milliseconds(question) for name, question in questions.items()}


def _milliseconds(question: Callable[[], Any]) -> float:
    taken = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        question()
        taken.append(time.perf_counter() - start)
    return median(taken) * 1000


def _advice(ruleset: Ruleset, verdict: Verdict) -> Iterator[str]:
    """What no promise asks for, but people do."""
    compat, manifest = ruleset.manifest.compat, ruleset.manifest
    if "max" in compat and numbers(compat["max"]) < numbers(compat["min"]):
        yield "ruleset.toml: compat.max is below compat.min"
    if "verified" not in compat:
        yield f'ruleset.toml: say what you tried it with: compat.verified = "{__version__}"'
    elif unverified(compat, __version__):
        yield f"ruleset.toml: this is version {__version__}; set compat.verified when all is well"
    if manifest.description is None:
        yield "ruleset.toml: add a description in both languages; people choose by it"
    if len(ruleset.templates) < 2:
        yield "schemas/templates: ship two ready-made characters, so that a group can start at once"
    if not verdict.cases:
        yield "schemas/cases: write down what the rules say, one case for each formula and bound"
