"""``ruleset list`` and ``ruleset check``: what is here, what was refused, and whether it works."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path

from app import __version__
from app.errors import RulesetFailed
from app.rulesets import package
from app.rulesets.kit import conformance
from app.rulesets.lane import DEADLINE, Lane
from app.rulesets.package import Refused
from app.rulesets.registry import Registry, load_one
from app.rulesets.ruleset import Ruleset
from app.rulesets.versions import unverified

CHECK_DEADLINE = 120.0
ROOT = Path(__file__).resolve().parents[2]


def add_arguments(parser: ArgumentParser) -> None:
    """Describe the subcommands to ``parser``."""
    commands = parser.add_subparsers(dest="ruleset_command", required=True, metavar="command")
    commands.add_parser("list", help="every ruleset, and what was refused with its reason")
    check = commands.add_parser("check", help="try a ruleset on its own sheets and cases")
    check.add_argument("what", nargs="?", metavar="ID|PATH", help="all of them, if left out")


def run(args: Namespace, *, plugins_path: str | None = None) -> int:
    """Answer 0 if all is well. ``plugins_path`` stands for ``CM_PLUGINS_PATH``."""
    given = os.environ.get("CM_PLUGINS_PATH", "") if plugins_path is None else plugins_path
    registry = load(given)
    if args.ruleset_command == "list":
        return _list(registry)
    return _check(registry, args.what)


def load(plugins_path: str) -> Registry:
    """The registry of this installation."""
    extra = [Path(place) for place in plugins_path.split(os.pathsep) if place]
    return Registry.load(ROOT / "plugins", ROOT / "schemas", extra, __version__)


def _list(registry: Registry) -> int:
    for ruleset in registry.all():
        told = f"{ruleset.id} {ruleset.version}: {ruleset.name['en']} ({ruleset.origin})"
        if unverified(ruleset.manifest.compat, __version__):
            told += f", tried up to version {ruleset.manifest.compat['verified']} of the server"
        print(told)
    for refusal in registry.refused():
        print(f"{refusal.id} ({refusal.source}) is refused: {refusal.reason}")
    if not registry.all() and not registry.refused():
        print("There is no ruleset here.")
    return 1 if registry.refused() else 0


def _check(registry: Registry, what: str | None) -> int:
    if what and (os.sep in what or Path(what).is_dir()):
        return _check_path(Path(what).resolve())
    chosen = [ruleset for ruleset in registry.all() if what in (None, ruleset.id)]
    refused = [refusal for refusal in registry.refused() if what in (None, refusal.id)]
    if what and not chosen and not refused:
        print(f"There is no ruleset {what!r} here; `ruleset list` shows them all.")
        return 2
    for refusal in refused:
        print(f"{refusal.id} ({refusal.source}) is refused: {refusal.reason}")
    results = [_report(ruleset) for ruleset in chosen]
    return 1 if refused or not all(results) else 0


def _check_path(path: Path) -> int:
    source = package.at(path)
    if path.parent == ROOT / "plugins" and not (path / "schemas").is_dir():
        source = package.bundled(path, ROOT / "schemas")
    try:
        ruleset = load_one(source, package.read_manifest(source), __version__, DEADLINE)
    except Refused as error:
        print(f"{path.name} is refused: {error}")
        return 1
    return 0 if _report(ruleset) else 1


def _report(ruleset: Ruleset) -> bool:
    try:
        verdict = Lane(ruleset.id, CHECK_DEADLINE).call(conformance.check, ruleset)
    except RulesetFailed:
        print(f"{ruleset.id} does not come to an end within {CHECK_DEADLINE:g} s")
        return False
    state = (
        "has no findings" if not verdict.complaints else f"has {len(verdict.complaints)} findings"
    )
    print(
        f"{ruleset.id} {ruleset.version} {state}"
        f" ({verdict.sheets} sheets, {verdict.made} random sheets, {verdict.cases} cases tried)"
    )
    for complaint in verdict.complaints:
        print(f"  - [{complaint.area}] {complaint}")
        print(f"      → {complaint.remedy}")
    for advice in verdict.advice:
        print(f"  · {advice}")
    if verdict.milliseconds:
        times = ", ".join(f"{name} {taken:.2f}" for name, taken in verdict.milliseconds.items())
        print(f"  milliseconds on the largest sheet: {times}")
    return not verdict.complaints
