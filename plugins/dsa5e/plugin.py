"""The Dark Eye 5 on the server: what each hook answers. The rules stand in the other modules.

An answer's lists, values, targets and parts are its own. Texts, inputs and dice groups, which are
the same for every hero, are shared by all answers and are for reading only.
"""

from collections.abc import Mapping
from typing import Any

from app.hookspecs import (
    Adjustment,
    Content,
    DiceAction,
    Exporter,
    Finding,
    Importer,
    Improvement,
    Outcome,
    Resource,
    Sheet,
    StatBlock,
    Summary,
    Throw,
    hookimpl,
)

from . import improvements as raising
from . import pools, throws, validation, values
from .hero import Hero
from .optolith_export import exporter
from .optolith_import import importer
from .tables import ATTRIBUTES, START, Rules
from .views import Views

_opened: list[Views] = []
"""How sheets are seen by the content that was opened last."""


def _rules() -> Rules:
    return _opened[0].rules


def _hero(sheet: Sheet) -> Hero:
    return _opened[0].of(sheet)


@hookimpl
def open_content(content: Content) -> None:
    _opened[:] = [Views(Rules(content))]


@hookimpl
def default_sheet() -> dict[str, Any]:
    """A human of the experience level most groups begin with, everything else still open."""
    return {
        "species": "R_1",
        "experience_level": "EL_3",
        "phase": "creation",
        "adventure_points": {"total": 1100},
        "attributes": dict.fromkeys(ATTRIBUTES, START),
    }


@hookimpl
def validate(sheet: Sheet) -> list[Finding]:
    return validation.findings(_hero(sheet))


@hookimpl
def stat_blocks(sheet: Sheet) -> list[StatBlock]:
    return values.stat_blocks(_hero(sheet))


@hookimpl
def dice_actions(sheet: Sheet) -> list[DiceAction]:
    return throws.listed(_hero(sheet))


@hookimpl
def prepare_roll(sheet: Sheet, action_id: str, inputs: Mapping[str, Any]) -> DiceAction | None:
    return throws.prepared(_hero(sheet), action_id, inputs)


@hookimpl
def evaluate_roll(sheet: Sheet, throw: Throw, previous: Throw | None) -> Outcome | None:
    return throws.read(_hero(sheet), throw, previous)


@hookimpl
def resources(sheet: Sheet) -> list[Resource]:
    return pools.resources(_hero(sheet))


@hookimpl
def adjust_resource(sheet: Sheet, resource: str, delta: int) -> Adjustment | None:
    return pools.adjusted(_hero(sheet), resource, delta)


@hookimpl
def summary(sheet: Sheet) -> Summary:
    return values.summary(_hero(sheet))


@hookimpl
def improvements(sheet: Sheet) -> list[Improvement]:
    return raising.improvements(_hero(sheet))


@hookimpl
def migrate_sheet(sheet: Sheet, from_version: int) -> dict[str, Any]:  # noqa: ARG001 - there is one
    """Version 1 is the first; a sheet of it is as it should be."""
    return dict(sheet)


@hookimpl
def importers() -> list[Importer]:
    return [importer(_rules())]


@hookimpl
def exporters() -> list[Exporter]:
    return [exporter(_rules())]
