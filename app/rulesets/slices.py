"""The part of a ruleset's tables that one sheet needs, for clients that do not carry them all."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from app.rulesets.package import Table

Slice = dict[str, dict[str, Any]]


class Slices:
    """Every entry that a sheet names, as a key or as a text; what these name in turn (a
    prerequisite, a group); and what belongs to an ability: entries whose ``ability`` is named with
    their ``option`` or ``target`` (enhancements).

    ``rulesets/dsa5e/references.ts`` cuts the same slice; a test holds them equal.
    """

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._kinds = list(tables)
        self._by_id: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
        self._belonging: dict[str, list[tuple[str, dict[str, Any]]]] = defaultdict(list)
        for kind, table in tables.items():
            for entry in table.entries.values():
                self._by_id[entry["id"]].append((kind, entry))
                if "ability" in entry:
                    self._belonging[str(entry["ability"])].append((kind, entry))

    def of(self, *sheets: Mapping[str, Any]) -> Slice:
        """Kind → id → entry; every kind is there, if only empty."""
        named = set(_names(list(sheets)))
        near = [*self._named(named), *self._chosen(named)]
        further = {name for _, entry in near for name in _names(entry)}
        found: Slice = {kind: {} for kind in self._kinds}
        for kind, entry in (*near, *self._named(further)):
            found[kind][entry["id"]] = entry
        return found

    def _named(self, names: Iterable[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        for name in names:
            yield from self._by_id.get(name, ())

    def _chosen(self, named: set[str]) -> Iterator[tuple[str, dict[str, Any]]]:
        for name in named & self._belonging.keys():
            for kind, entry in self._belonging[name]:
                if str(entry.get("option")) in named or str(entry.get("target")) in named:
                    yield kind, entry


def _names(value: Any) -> Iterator[str]:
    """Every key and every text of a document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield key
            yield from _names(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _names(inner)
