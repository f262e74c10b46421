"""What the players were told: the server's promises, held against the database afterwards."""

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Doubts = Counter[str]


@dataclass(slots=True)
class Hero:
    """A player's character, as its acknowledged changes make it."""

    id: str
    revision: int
    hp: int
    markers: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Ledger:
    """One player's. ``told`` is for changes that the player's table hears of, by their keys;
    ``doubts`` counts the answers that did not come, or that left open what happened."""

    acknowledged: dict[str, str] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    told: list[str] = field(default_factory=list)
    rolls: dict[str, str] = field(default_factory=dict)
    imports: dict[str, str] = field(default_factory=dict)
    repeated: int = 0
    refreshed: int = 0
    doubts: Doubts = field(default_factory=Counter)
    resolved: int = 0
    surprises: list[Any] = field(default_factory=list)


def summary(ledgers: list[Ledger], kills: Counter[str], seconds: float) -> str:
    """One line of counts."""
    done = Counter(kind for ledger in ledgers for kind in ledger.acknowledged.values())
    doubts: Doubts = sum((ledger.doubts for ledger in ledgers), Counter())
    resolved = sum(ledger.resolved for ledger in ledgers)
    return (
        f"faults: {done.total()} acknowledged ({_listed(done)}), "
        f"{sum(len(ledger.refused) for ledger in ledgers)} refused, "
        f"{resolved} unknown and resolved ({_listed(doubts)}), "
        f"{sum(ledger.repeated for ledger in ledgers)} asked again and answered alike, "
        f"{sum(ledger.refreshed for ledger in ledgers)} tokens refreshed, "
        f"{kills.total()} kills ({_listed(kills)}) in {seconds:.0f} s"
    )


def _listed(counts: Counter[str]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "none"
