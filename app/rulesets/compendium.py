"""Search over a ruleset's tables: by the beginning of a word, by a part of it, and by likeness.

Spelling of umlauts does not matter (ä = ae = a, ß = ss), nor do accents, case and punctuation.
Three letters and more are looked up by their rarest trigram and then searched for as they are;
trigrams are compared only where that finds nothing.
"""

import base64
import binascii
import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from heapq import nlargest
from typing import Any, Literal, TypedDict

from app.domain import jsontext
from app.errors import BadRequest, NotFound, field_error
from app.rulesets.package import Table

MAX_QUERY = 100
MAX_LIMIT = 200
ALIKE = 0.45
MAX_NEAR = 60

Language = Literal["de", "en"]

_vowels = str.maketrans({"ä": "a", "ö": "o", "ü": "u", "æ": "a", "ø": "o", "œ": "o"})
_spelled = re.compile(r"([aou])e")
_other = re.compile(r"[\W_]+")


class Page(TypedDict):
    """One page of entries; ``next`` is the cursor of the following one."""

    entries: list[dict[str, Any]]
    next: str | None


@dataclass(frozen=True, slots=True)
class _Record:
    kind: str
    entry: dict[str, Any]
    haystack: str
    names: tuple[str, ...]
    sort: dict[str, str]


class Compendium:
    """The tables of one ruleset, or any others of the same form (a group's own entries)."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._records = [
            _record(kind, entry)
            for kind, table in tables.items()
            for entry in table.entries.values()
        ]
        self._haystacks = [record.haystack for record in self._records]
        self._by_trigram: dict[str, list[int]] = {}
        for index, record in enumerate(self._records):
            # not kept with the record: each would weigh more than its entry
            for trigram in _all_trigrams(record):
                self._by_trigram.setdefault(trigram, []).append(index)
        self._sorted: dict[str, list[int]] = {}
        self._positions: dict[str, list[int]] = {}

    @property
    def digest(self) -> str:
        """Changes with any entry."""
        content = {
            kind: [table.label, table.facts, list(table.entries.values())]
            for kind, table in self._tables.items()
        }
        return hashlib.sha256(jsontext.dumps(content)).hexdigest()

    def entry(self, kind: str, entry_id: str) -> dict[str, Any]:
        """One entry. Raises NotFound (``unknown_entry``)."""
        table = self._tables.get(kind)
        if table is None or entry_id not in table.entries:
            raise NotFound(
                f"There is no entry {entry_id!r} of kind {kind!r}.", code="unknown_entry"
            )
        return {"kind": kind, **table.entries[entry_id]}

    def search(
        self,
        q: str = "",
        *,
        kind: str | None = None,
        lang: Language = "de",
        limit: int = 50,
        cursor: str | None = None,
    ) -> Page:
        """The best matches first; without ``q`` everything, by name. Raises NotFound for a kind
        that does not exist and BadRequest for a cursor that no page gave."""
        if kind is not None and kind not in self._tables:
            raise NotFound(f"There is no kind {kind!r}.", code="unknown_kind")
        start = _offset(cursor)
        folded = fold(q[:MAX_QUERY])
        ranked = [] if q.strip() and not folded else self._ranked(folded, kind, lang)
        end = start + max(1, min(limit, MAX_LIMIT))
        page = [self._records[index] for index in ranked[start:end]]
        return {
            "entries": [{"kind": record.kind, **record.entry} for record in page],
            "next": _cursor(end) if end < len(ranked) else None,
        }

    def _ranked(self, q: str, kind: str | None, lang: Language) -> list[int]:
        haystacks = self._haystacks
        first = q.partition(" ")[0]
        ordered = self._holding(first, lang)
        if kind is not None:
            ordered = [index for index in ordered if self._records[index].kind == kind]
        if not q:
            return ordered
        ranks: list[list[int]] = [[], [], [], []]
        for index in ordered:
            rank = _rank(haystacks[index], q)
            if rank is not None:
                ranks[rank].append(index)
        return [index for rank in ranks for index in rank] or self._alike(q, kind)

    def _holding(self, word: str, lang: Language) -> list[int]:
        """Every record that holds ``word``, by name."""
        ordered = self._by_name(lang)
        if not word:
            return ordered
        haystacks = self._haystacks
        if len(word) < 3:
            return [index for index in ordered if word in haystacks[index]]
        lists = [self._by_trigram.get(word[at : at + 3], []) for at in range(len(word) - 2)]
        found = [index for index in min(lists, key=len) if word in haystacks[index]]
        return sorted(found, key=self._positions[lang].__getitem__)

    def _alike(self, q: str, kind: str | None) -> list[int]:
        """What is spelled nearly like ``q``, the likest first."""
        wanted = _trigrams(q)
        if len(q) < 4:
            return []
        shared = Counter(index for trigram in wanted for index in self._by_trigram.get(trigram, ()))
        least = ALIKE * (len(wanted) + 4) / 2
        near = [
            (count, index)
            for index, count in shared.items()
            if count >= least and (kind is None or self._records[index].kind == kind)
        ]
        scored = []
        for _, index in nlargest(MAX_NEAR, near):
            record = self._records[index]
            likeness = max(_likeness(wanted, name) for name in record.names)
            if likeness >= ALIKE:
                scored.append((-likeness, record.sort["de"], index))
        return [index for _, _, index in sorted(scored)]

    def _by_name(self, lang: Language) -> list[int]:
        if lang not in self._sorted:
            records = self._records
            self._sorted[lang] = sorted(
                range(len(records)), key=lambda index: (records[index].sort[lang], index)
            )
            positions = [0] * len(records)
            for position, index in enumerate(self._sorted[lang]):
                positions[index] = position
            self._positions[lang] = positions
        return self._sorted[lang]


def fold(text: str) -> str:
    """The form in which names are compared: ``Große Äxte`` → ``grosse axte``."""
    plain = text.lower() if text.isascii() else _plain(text)
    return _other.sub(" ", _spelled.sub(r"\1", plain)).strip()


def _plain(text: str) -> str:
    lowered = unicodedata.normalize("NFC", text).casefold().translate(_vowels)
    return "".join(
        char for char in unicodedata.normalize("NFKD", lowered) if not unicodedata.combining(char)
    )


def _record(kind: str, entry: dict[str, Any]) -> _Record:
    de, en = fold(entry["name"]["de"]), fold(entry["name"]["en"])
    identifier = fold(entry["id"])
    names = tuple(dict.fromkeys((de, en)))
    return _Record(
        kind,
        entry,
        "".join(f"\n {name} " for name in (*names, identifier)),
        names,
        {"de": de, "en": en},
    )


def _rank(haystack: str, q: str) -> int | None:
    """0: is it · 1: begins with it · 2: every word begins a word · 3: holds it · None: does not."""
    if q in haystack:
        if f"\n {q} " in haystack:
            return 0
        if f"\n {q}" in haystack:
            return 1
        return 2 if f" {q}" in haystack else 3
    if " " in q and all(f" {word}" in haystack for word in q.split()):
        return 2
    return None


def _all_trigrams(record: _Record) -> set[str]:
    """Those of the names, beginnings and ends included, and those inside the id."""
    found = {trigram for name in record.names for trigram in _trigrams(name)}
    folded = record.haystack[record.haystack.rindex("\n") + 2 : -1]
    return found | {folded[at : at + 3] for at in range(len(folded) - 2)}


def _trigrams(text: str) -> frozenset[str]:
    padded = f"  {text} "
    return frozenset(padded[index : index + 3] for index in range(len(padded) - 2))


def _likeness(wanted: frozenset[str], name: str) -> float:
    """Dice's coefficient with the whole name or with its likest word."""
    best = 0.0
    for part in {name, *name.split()}:
        have = _trigrams(part)
        best = max(best, 2 * len(wanted & have) / (len(wanted) + len(have)))
    return best


def _cursor(offset: int) -> str:
    return base64.urlsafe_b64encode(str(offset).encode()).decode().rstrip("=")


def _offset(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        text = base64.b64decode(cursor + "=" * (-len(cursor) % 4), b"-_", validate=True)
        if len(text) <= 9 and text.isdigit():
            return int(text)
    except (binascii.Error, ValueError):
        pass
    raise BadRequest(
        "The cursor is not one that a page gave.",
        code="bad_cursor",
        errors=[
            field_error(
                "?cursor",
                "bad_cursor",
                "Das ist keine Seitenmarke.",
                "This is not a page's cursor.",
            )
        ],
    )


def table(kind: str, label: Mapping[str, str], entries: Iterable[Mapping[str, Any]]) -> Table:
    """A table from entries that lie elsewhere, such as a group's own."""
    return Table(
        kind,
        {"de": label["de"], "en": label["en"]},
        {entry["id"]: dict(entry) for entry in entries},
    )
