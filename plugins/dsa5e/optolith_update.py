"""An Optolith file read into a hero who is played already: what it never speaks of stays."""

import re
from collections.abc import Iterator
from typing import Any

from app.hookspecs import Sheet

from .optolith_abilities import OWN_PREFIX
from .tables import EMPTY

_SILENT = ("notes", "conditions", "states")
_OPTIONS = ("encumbrance_on_ranged", "encumbrance_from_load", "rounded_pain_thresholds")
_THEIRS = {
    "equipment": re.compile(r"ITEM_[0-9]+|item-[0-9]+"),
    "pets": re.compile(r"PET_[0-9]+|pet-[0-9]+"),
}


def update(present: Sheet, imported: Sheet) -> dict[str, Any]:
    """``imported`` with what only the sheet of ``present`` knows: notes, conditions, the log of
    adventure points, options of our own, belongings and animals that did not come from a file, and
    everything learned or carried that is an entry of one's own."""
    sheet = dict(imported)
    for key in _SILENT:
        if key in present:
            sheet[key] = present[key]
    if "log" in present.get("adventure_points", EMPTY):
        points = {**sheet["adventure_points"], "log": present["adventure_points"]["log"]}
        sheet["adventure_points"] = points
    ours = {key: value for key, value in present.get("rules", EMPTY).items() if key in _OPTIONS}
    if ours:
        sheet["rules"] = {**sheet.get("rules", EMPTY), **ours}
    for kind, theirs in _THEIRS.items():
        added = {k: v for k, v in present.get(kind, EMPTY).items() if not theirs.fullmatch(k)}
        if added:
            sheet[kind] = {**added, **sheet.get(kind, EMPTY)}
    return _own_entries(present, sheet)


def _own_entries(present: Sheet, sheet: dict[str, Any]) -> dict[str, Any]:
    """The file decides about house rules that came from a file; the others stay, and so does what
    refers to them."""
    custom: dict[str, Any] = {}
    for kind, entries in {**sheet.get("custom", {}), **present.get("custom", {})}.items():
        stayed = {k: v for k, v in entries.items() if not k.startswith(OWN_PREFIX)}
        read = sheet.get("custom", EMPTY).get(kind, EMPTY)
        kept = {**stayed, **{k: v for k, v in read.items() if k.startswith(OWN_PREFIX)}}
        if kept:
            custom[kind] = kept
        held = dict(_held(present.get(kind), stayed))
        if held:
            sheet[kind] = {**held, **sheet.get(kind, EMPTY)}
    sheet.pop("custom", None)
    if custom:
        sheet["custom"] = custom
    return sheet


def _held(held: Any, own: Sheet) -> Iterator[tuple[str, Any]]:
    """What of a kind is learned or carried that is one of ``own``."""
    if not isinstance(held, dict):  # species, culture: the file names one itself
        return
    for key, value in held.items():
        entry = value.get("entry", key) if isinstance(value, dict) else key
        if entry in own:
            yield key, value
