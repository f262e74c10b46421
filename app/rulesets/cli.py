"""``ruleset …``: make rulesets, see what is here and what was refused, try and install them."""

import os
from argparse import ArgumentParser, Namespace
from pathlib import Path
from typing import Any

from app import __version__
from app.domain import jsontext
from app.errors import AppError, RulesetFailed
from app.rulesets import package
from app.rulesets.kit import conformance, install, new, trace
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
    made = commands.add_parser("new", help="make a small ruleset that works, to be changed")
    made.add_argument("id", help="small letters, digits and _, such as my_game")
    made.add_argument("--into", type=Path, default=Path(), help="the folder it is made in")
    made.add_argument("--title", default="", help="the game's name")
    made.add_argument("--typescript", action="store_true", help="with a TypeScript side")
    check = commands.add_parser("check", help="try whether a ruleset keeps its promises")
    check.add_argument("what", nargs="?", metavar="ID|PATH", help="all of them, if left out")
    traced = commands.add_parser("trace", help="each hook call with its time and result")
    traced.add_argument("what", metavar="ID|PATH")
    traced.add_argument("--sheet", type=Path, help="a file with a sheet, or a .cmchar")
    traced.add_argument("--template", help="one of the ruleset's ready-made characters")
    traced.add_argument("--action", default="", help="the id of what is thrown")
    traced.add_argument("--full", action="store_true", help="shorten nothing")
    dev = commands.add_parser("dev", help="a page with the sheet, which follows what you save")
    dev.add_argument("path", type=Path)
    dev.add_argument("--port", type=int, default=8012)
    installed = commands.add_parser(
        "install", help="unpack a ruleset from a zip, after a look at it"
    )
    installed.add_argument("archive", type=Path, metavar="ZIP")
    installed.add_argument("--into", type=Path, help="a folder with rulesets")
    installed.add_argument("--replace", action="store_true", help="in the place of the one there")


def run(args: Namespace, *, plugins_path: str | None = None) -> int:
    """Answer 0 if all is well. ``plugins_path`` stands for ``CM_PLUGINS_PATH``."""
    if args.ruleset_command == "new":
        return _new(args)
    if args.ruleset_command == "dev":
        return _dev(args)
    given = os.environ.get("CM_PLUGINS_PATH", "") if plugins_path is None else plugins_path
    extra = [Path(place) for place in given.split(os.pathsep) if place]
    registry = load(extra)
    if args.ruleset_command == "list":
        return _list(registry)
    if args.ruleset_command == "install":
        return _install(args, registry, args.into or (extra or [ROOT / "plugins"])[0])
    if args.ruleset_command == "trace":
        return _trace(args, registry)
    return _check(registry, args.what)


def load(extra: list[Path]) -> Registry:
    """The registry of this installation; ``extra`` are further folders with rulesets."""
    return Registry.load(ROOT / "plugins", ROOT / "schemas", extra, __version__)


def _new(args: Namespace) -> int:
    try:
        folder = new.make(args.id, args.into, title=args.title, typescript=args.typescript)
    except new.NotMade as error:
        print(error)
        return 1
    print(f"{folder} is a ruleset that works. Next:")
    print(f"  python -m app ruleset check {folder}")
    return 0


def _dev(args: Namespace) -> int:
    path = args.path.resolve()
    if not path.is_dir():
        print(f"There is no folder {args.path}.")
        return 2
    from app.rulesets.kit import dev, workshop  # noqa: PLC0415 - a web server only where it serves

    return dev.run(workshop.Workshop(_source(path)), args.port)


def _install(args: Namespace, registry: Registry, into: Path) -> int:
    try:
        done = install.install(args.archive, into, registry, __version__, replace=args.replace)
    except Refused as error:
        print(f"{args.archive.name} is refused: {error}")
        return 1
    instead = f" instead of {done.replaced}" if done.replaced else ""
    print(f"{done.manifest.id} {done.manifest.version} is in {done.folder}{instead}")
    print(f"sha256 {done.digest}")
    if done.has_code:
        print("It holds Python, which runs with all rights of the server: trust its author.")
    if into != ROOT / "plugins" and into not in _places(registry):
        print(f"The server finds it where CM_PLUGINS_PATH names {into}.")
    return 0


def _places(registry: Registry) -> set[Path]:
    return {ruleset.package.source.folder.parent for ruleset in registry.all()}


def _trace(args: Namespace, registry: Registry) -> int:
    try:
        ruleset = _one(registry, args.what)
        sheet = _sheet(ruleset, args.sheet, args.template)
    except (AppError, Refused) as error:
        print(error)
        return 2
    calls = Lane(ruleset.id, CHECK_DEADLINE).call(trace.ask_everything, ruleset, sheet, args.action)
    for call in calls:
        print(trace.told(call, full=args.full))
    total = sum(call.milliseconds for call in calls if not call.depth)
    print(f"{len(calls)} calls, {total:.2f} ms")
    return 1 if any(call.failure for call in calls) else 0


def _one(registry: Registry, what: str) -> Ruleset:
    """A ruleset by id or path. Raises Refused, or what the registry raises."""
    if not _is_path(what):
        return registry.get(what)
    source = _source(Path(what).resolve())
    return load_one(source, package.read_manifest(source), __version__, DEADLINE)


def _sheet(ruleset: Ruleset, path: Path | None, template: str | None) -> Any:
    if path is not None:
        try:
            document = jsontext.parse(path.read_bytes(), bom=True)
        except OSError as error:
            raise Refused(f"{path} cannot be read: {error.strerror}.") from None
        is_file = isinstance(document, dict) and "sheet_data" in document
        return document["sheet_data"] if is_file else document
    if template is None:
        return ruleset.book.default_sheet()
    for known in ruleset.templates:
        if known.id == template:
            return known.sheet_data
    names = ", ".join(known.id for known in ruleset.templates) or "none"
    raise Refused(f"There is no template {template!r}; there are: {names}.")


def _list(registry: Registry) -> int:
    for ruleset in registry.all():
        told = f"{ruleset.id} {ruleset.version}: {ruleset.name['en']} ({ruleset.origin})"
        if unverified(ruleset.manifest.compat, __version__):
            told += f", tried up to version {ruleset.manifest.compat['verified']} of the server"
        if state := install.state(ruleset.package.source.folder):
            told += f", {state}"
        print(told)
    for refusal in registry.refused():
        print(f"{refusal.id} ({refusal.source}) is refused: {refusal.reason}")
    if not registry.all() and not registry.refused():
        print("There is no ruleset here.")
    return 1 if registry.refused() else 0


def _check(registry: Registry, what: str | None) -> int:
    if what and _is_path(what):
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


def _is_path(what: str) -> bool:
    return os.sep in what or Path(what).is_dir()


def _source(path: Path) -> package.Source:
    if path.parent == ROOT / "plugins" and not (path / "schemas").is_dir():
        return package.bundled(path, ROOT / "schemas")
    return package.at(path)


def _check_path(path: Path) -> int:
    source = _source(path)
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
