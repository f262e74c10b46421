"""Shared cases: what a sheet must give, run here and, from the same files, in TypeScript.

Findings are compared whole (pointer and code), everything else by named id, and of what is named
only the members that the case states. A number for a stat block or a resource states its value.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.domain.jsontext import merge
from app.rulesets.package import Template
from app.rulesets.rulebook import Rulebook


def run(book: Rulebook, case: Mapping[str, Any], templates: Iterable[Template] = ()) -> list[str]:
    """Every difference between what the case expects and what the ruleset answers."""
    sheet = sheet_of(book, templates, case)
    expect = case["expect"]
    found = book.check(sheet)
    wrong = list(_findings(expect.get("findings"), found))
    if any(item["severity"] == "error" for item in found):
        asked = set(expect) - {"findings"}
        return wrong + [f"{name}: the sheet has errors" for name in sorted(asked)]
    derived = book.derive(sheet)
    wrong += _named("stats", expect.get("stats", {}), derived["stats"])
    wrong += _named("actions", expect.get("actions", {}), derived["actions"])
    wrong += _named("resources", expect.get("resources", {}), derived["resources"])
    wrong += _absent(expect.get("absent", ()), derived)
    wrong += _subset("summary", expect.get("summary", {}), derived["summary"])
    wrong += _rolls(book, sheet, expect)
    if "improvements" in expect:
        wrong += _named("improvements", expect["improvements"], book.improvements(sheet), "pointer")
    return wrong


def sheet_of(book: Rulebook, templates: Iterable[Template], case: Mapping[str, Any]) -> Any:
    """The sheet that a case speaks of."""
    base = case.get("base")
    if base is None:
        return case["sheet"]
    if base == "default":
        return merge(book.default_sheet(), case["sheet"])
    sheets = {template.id: template.sheet_data for template in templates}
    return merge(sheets[base], case["sheet"])


def _findings(expected: Any, found: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    if expected is None:
        return
    wanted = sorted((item["pointer"], item["code"]) for item in expected)
    given = sorted((item["pointer"], item["code"]) for item in found)
    for pair in wanted:
        if pair not in given:
            yield f"findings: {pair[0] or '/'} {pair[1]} is missing"
    for pair in given:
        if pair not in wanted:
            yield f"findings: {pair[0] or '/'} {pair[1]} was not expected"
    severities = {(item["pointer"], item["code"]): item["severity"] for item in found}
    for item in expected:
        told = severities.get((item["pointer"], item["code"]))
        if told and item.get("severity", told) != told:
            yield f"findings: {item['pointer']} {item['code']} is of severity {told}"


def _named(
    what: str, expected: Mapping[str, Any], given: Iterable[Mapping[str, Any]], key: str = "id"
) -> Iterator[str]:
    have = {item[key]: item for item in given}
    for name, members in expected.items():
        if name not in have:
            yield f"{what}.{name} is missing"
        else:
            wanted = members if isinstance(members, Mapping) else {"value": members}
            yield from _subset(f"{what}.{name}", wanted, have[name])


def _absent(names: Iterable[str], derived: Mapping[str, Any]) -> Iterator[str]:
    have = {item["id"] for kind in ("stats", "actions", "resources") for item in derived[kind]}
    for name in names:
        if name in have:
            yield f"{name} was not expected"


def _rolls(book: Rulebook, sheet: Any, expect: Mapping[str, Any]) -> Iterator[str]:
    for item in expect.get("prepared", ()):
        action = book.prepare_roll(sheet, item["action"], item.get("inputs", {}))
        yield from _subset(f"prepared.{item['action']}", item["expect"], action)
    for item in expect.get("adjustments", ()):
        moved = book.adjust_resource(sheet, item["resource"], item["delta"])
        yield from _subset(f"adjustments.{item['resource']}", item["expect"], moved)
    for index, item in enumerate(expect.get("outcomes", ())):
        outcome = book.evaluate_roll(sheet, item["throw"], item.get("previous"))
        yield from _subset(f"outcomes.{index}", item["expect"], outcome)


def _subset(where: str, expected: Any, given: Any) -> Iterator[str]:
    """Objects by the members that are expected, lists item by item, the rest by equality."""
    if isinstance(expected, Mapping) and isinstance(given, Mapping):
        for key, value in expected.items():
            if key not in given:
                yield f"{where}.{key} is missing"
            else:
                yield from _subset(f"{where}.{key}", value, given[key])
    elif isinstance(expected, list) and isinstance(given, list) and len(expected) == len(given):
        for index, (value, other) in enumerate(zip(expected, given, strict=True)):
            yield from _subset(f"{where}.{index}", value, other)
    elif expected != given or isinstance(expected, bool) != isinstance(given, bool):
        yield f"{where} is {given!r}, expected {expected!r}"
