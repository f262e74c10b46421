"""The views of the sheets that were asked about last.

A save and the page that follows it ask five or more hooks about the same sheet, and reading the
sheet (purchases, belongings, adventure points) is a third of their work. So a view is kept, by what
the sheet *holds*: two sheets that are alike share one, and a sheet that was changed in place is
another one. Identity would be quicker and wrong. A view reads a copy of its own, so that nobody
else's change reaches it.
"""

from threading import Lock

import orjson

from app.hookspecs import Sheet

from .hero import Hero
from .tables import Rules

MOST = 8
"""Sheets in use at one moment; more would only hold memory."""

LARGEST = 64 * 1024
"""Bytes of a sheet that is worth keeping: a real one has a tenth of it."""


class Views:
    """What one compendium makes of sheets."""

    def __init__(self, rules: Rules) -> None:
        self.rules = rules
        self._kept: dict[bytes, Hero] = {}
        self._lock = Lock()

    def of(self, sheet: Sheet) -> Hero:
        """The view of a sheet, for one answer."""
        try:
            # subclasses could be written alike and behave otherwise
            key = orjson.dumps(sheet, option=orjson.OPT_PASSTHROUGH_SUBCLASS)
        except TypeError:
            return Hero(self.rules, sheet)
        if len(key) > LARGEST:
            return Hero(self.rules, sheet)
        with self._lock:
            hero = self._kept.pop(key, None)
            if hero is None:
                hero = Hero(self.rules, orjson.loads(key))
                if len(self._kept) >= MOST:
                    del self._kept[next(iter(self._kept))]
            self._kept[key] = hero
        return hero.for_answer()
