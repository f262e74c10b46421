"""The ruleset contract: all that a ruleset plugin may import.

A plugin is a Python module whose functions carry ``@hookimpl`` and have the names and arguments
below. Every hook has a default that works from the JSON Schema alone (``app.rulesets.defaults``),
so a plugin answers only what it knows better. Hooks are pure and quick: no I/O, no clock, no
randomness, and the ``sheet`` they are given stays as it is. A hook that raises, answers with the
wrong shape or takes longer than its time fails as ``ruleset_failed`` for its own ruleset alone.

The objects are plain JSON (camelCase); ``schemas/ruleset-objects.json`` defines each one, and a
test holds these types equal to it. Pointers are RFC 6901 JSON Pointers from the sheet's root.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, NotRequired, TypedDict

import pluggy

PROJECT = "campaign_manager"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)

Sheet = Mapping[str, Any]
Entry = Mapping[str, Any]
Content = Mapping[str, Mapping[str, Entry]]
"""A ruleset's compendium: kind → entry id → entry, in the order of the files."""


class Text(TypedDict):
    de: str
    en: str


class Finding(TypedDict):
    """An ``error`` refuses the write; a ``warning`` is stored and shown."""

    pointer: str
    code: str
    severity: Literal["error", "warning"]
    message: Text


class Part(TypedDict):
    label: Text
    value: int | float


class StatBlock(TypedDict):
    """A value that a sheet implies. ``parts`` say what it is made of; their sum is ``value``
    unless a part's label says otherwise (rounding, a minimum)."""

    id: str
    label: Text
    section: str
    value: int | float
    maximum: NotRequired[int | float]
    parts: NotRequired[list[Part]]


class RollGroup(TypedDict):
    """One named group of dice, as TaleSpire's dice tray takes it: ``roll`` is ``1d20+3``."""

    name: str
    roll: str


class Target(TypedDict):
    """What group ``group`` has to stay at or under, and why."""

    group: str
    value: int
    parts: list[Part]


class Option(TypedDict):
    value: str
    label: Text


class Preset(TypedDict):
    value: int
    label: Text


class Input(TypedDict):
    """What a player may set before a throw. ``modifier`` and ``number`` are integers,
    ``toggle`` is true or false, ``choice`` is one of ``options``."""

    id: str
    label: Text
    kind: Literal["modifier", "number", "toggle", "choice"]
    default: int | bool | str
    minimum: NotRequired[int]
    maximum: NotRequired[int]
    presets: NotRequired[list[Preset]]
    options: NotRequired[list[Option]]


class DiceAction(TypedDict):
    """Something a sheet can throw. ``blocked`` says why it cannot be thrown now."""

    id: str
    label: Text
    category: Literal["attack", "skill", "save", "damage", "custom"]
    diceString: str
    groups: list[RollGroup]
    targets: NotRequired[list[Target]]
    inputs: list[Input]
    blocked: NotRequired[Text]


class Die(TypedDict):
    sides: int
    value: int
    sign: Literal[1, -1]


class ThrownGroup(TypedDict):
    """``total`` is the signed sum of ``dice`` plus ``modifier``."""

    name: str
    roll: str
    dice: list[Die]
    modifier: int
    total: int


class Throw(TypedDict):
    """What fell, whoever threw it: the server, the game or a hand."""

    actionId: NotRequired[str]
    inputs: dict[str, Any]
    groups: list[ThrownGroup]
    total: int


class OutcomePart(TypedDict):
    label: Text
    value: int | float | str


class Offer(TypedDict):
    """A consequence that one tap applies: ``delta`` on the character's ``resource``."""

    label: Text
    resource: str
    delta: int


class Outcome(TypedDict):
    """The ruleset's reading of a throw. ``success`` is null where there is nothing to pass."""

    actionId: str | None
    success: bool | None
    label: Text
    degree: NotRequired[int]
    critical: NotRequired[Literal["success", "botch"]]
    parts: list[OutcomePart]
    offers: list[Offer]
    followUp: NotRequired[DiceAction]
    details: dict[str, Any]


class Resource(TypedDict):
    """A value that moves only by deltas. ``pointer`` is where the sheet keeps it; ``shared`` means
    the whole group sees it."""

    id: str
    label: Text
    kind: Literal["pool", "counter"]
    pointer: str
    value: int
    temporary: NotRequired[int]
    minimum: int
    maximum: int
    shared: bool


class Adjustment(TypedDict):
    """``patch`` is an RFC 7396 merge patch on the sheet; ``applied`` = value after − before, which
    clamping may make smaller than the delta. ``resource`` is the resource afterwards."""

    applied: int
    appliedTemporary: NotRequired[int]
    resource: Resource
    patch: dict[str, Any]


class Summary(TypedDict):
    """A card's text: a subtitle and at most three lines."""

    subtitle: Text
    lines: list[Text]


class Improvement(TypedDict):
    """What can be raised next. ``blocked`` says why the rules do not allow it yet."""

    pointer: str
    label: Text
    section: str
    value: int
    next: int
    cost: int | None
    blocked: NotRequired[Text]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an importer made of a document. ``kept`` counts taken-over values; ``converted`` and
    ``unknown`` are findings whose pointers lie in the *source* document. What the ruleset has no
    place for goes to ``extensions`` and is written back at export."""

    name: str
    sheet_data: dict[str, Any]
    kept: int = 0
    converted: Sequence[Finding] = ()
    unknown: Sequence[Finding] = ()
    extensions: dict[str, Any] = field(default_factory=dict)
    portrait: str | None = None


@dataclass(frozen=True, slots=True)
class Importer:
    """Reads another program's file. ``detect`` must be cheap and never raise. ``convert`` raises
    ``ImportRefused`` when the document cannot become a sheet. ``update(present, imported)`` answers
    the sheet of a character who is brought up to date by a file: ``imported``, and what of
    ``present`` such a file never speaks of, entries below ``custom`` included. Resources and long
    texts of the top level are in ``imported`` already."""

    id: str
    label: Text
    detect: Callable[[Any], bool]
    convert: Callable[[Any], Imported]
    update: Callable[[Sheet, Sheet], dict[str, Any]] | None = None


@dataclass(frozen=True, slots=True)
class Exporter:
    """Writes another program's file. ``convert(name, sheet)`` answers a JSON document. What an
    importer of the same id once kept in ``extensions`` is put back where the document is silent."""

    id: str
    label: Text
    media_type: str
    suffix: str
    convert: Callable[[str, Sheet], Any]


class ImportRefused(Exception):
    """The document is not what the importer reads. ``findings`` point into the document."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        super().__init__(findings[0]["message"]["en"] if findings else "import refused")
        self.findings = list(findings)


@hookspec
def open_content(content: Content) -> None:
    """Take the compendium. Called once, before any other hook, with the tables shipped in
    ``schemas/<id>/content``: kind → entry id → entry. Build look-up tables here."""


@hookspec(firstresult=True)
def default_sheet() -> dict[str, Any] | None:
    """Return a new character's sheet. It must pass the schema and give no errors.

    Default: every ``default`` of the schema, and the smallest legal value of what is required."""


@hookspec(firstresult=True)
def validate(sheet: Sheet) -> list[Finding] | None:
    """Return everything the rules have to say. ``sheet`` has already passed the schema.

    Rules broken are ``warning``s (too many points, a prerequisite missing, an unknown id): they
    never block a save. ``error`` is for what is not a sheet at all. Default: none."""


@hookspec(firstresult=True)
def stat_blocks(sheet: Sheet) -> list[StatBlock] | None:
    """Return the values a sheet implies but does not store. Default: its ``x-formula``s."""


@hookspec(firstresult=True)
def dice_actions(sheet: Sheet) -> list[DiceAction] | None:
    """Return everything the sheet can throw, each with its inputs. Default: the ``x-roll``s."""


@hookspec(firstresult=True)
def prepare_roll(sheet: Sheet, action_id: str, inputs: Mapping[str, Any]) -> DiceAction | None:
    """Return the action with ``inputs`` worked in: dice string, groups and targets as thrown.

    ``inputs`` hold known ids with values of the declared kind. Answer None for an unknown action.
    Default: the action as ``dice_actions`` lists it, a modifier added to its targets."""


@hookspec(firstresult=True)
def evaluate_roll(sheet: Sheet, throw: Throw, previous: Throw | None) -> Outcome | None:
    """Read what fell. ``previous`` is the throw this one follows (a confirmation roll).

    Default: the total; against ``x-roll``'s target where there is one."""


@hookspec(firstresult=True)
def resources(sheet: Sheet) -> list[Resource] | None:
    """Return the values that move by deltas. Default: the schema's ``x-resource``s."""


@hookspec(firstresult=True)
def adjust_resource(sheet: Sheet, resource: str, delta: int) -> Adjustment | None:
    """Move a resource by ``delta``, clamped to its bounds. Answer None for an unknown one.

    Default: temporary points go first on a loss, then ``minimum`` ≤ value ≤ ``maximum``."""


@hookspec(firstresult=True)
def summary(sheet: Sheet) -> Summary | None:
    """Return the card's text, which every member of the group may read. Default: empty."""


@hookspec(firstresult=True)
def improvements(sheet: Sheet) -> list[Improvement] | None:
    """Return what can be raised next and what it costs. Default: nothing."""


@hookspec(firstresult=True)
def migrate_sheet(sheet: Sheet, from_version: int) -> dict[str, Any] | None:
    """Return ``sheet``, written under ``from_version`` of the ruleset's ``sheet_version``, as the
    current version wants it. Default: the sheet unchanged."""


@hookspec(firstresult=True)
def importers() -> list[Importer] | None:
    """Return readers of other programs' files. Default: none."""


@hookspec(firstresult=True)
def exporters() -> list[Exporter] | None:
    """Return writers of other programs' files. Default: none."""
