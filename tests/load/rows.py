"""The promises about speed, one function each: what it is called, what is promised, what it is."""

import json
import statistics
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

from tests.load import sheets, statements
from tests.load.bare import UNRESET, USUAL
from tests.load.player import Player, log_in
from tests.load.stage import Stage
from tests.load.wrk import CannotMeasure, Load, Seen, drive

CLIENTS = 32
SEARCHES = ("a", "sch", "feuer", "zauber klinge", "schwrt", "korper", "ubernaturliche begabung")
"""A letter, beginnings, two words, a slip of the pen, umlauts left out."""
LOGINS_A_SECOND = 3


@dataclass(frozen=True, slots=True)
class Row:
    """``met`` is None where nothing is promised."""

    what: str
    target: str
    measured: str
    met: bool | None


Round = Sequence[Seen]


@dataclass(frozen=True, slots=True)
class Bench:
    """``rounds`` of ``seconds`` for each side, in turn."""

    stage: Stage
    player: Player
    rounds: int
    seconds: int

    def in_turn(self, *sides: Load) -> list[Round]:
        """What each round saw of each side. One before them warms all of them up."""
        for side in sides:
            drive(side, 1)
        return [[drive(side, self.seconds) for side in sides] for _ in range(self.rounds)]


def reading(bench: Bench) -> Iterator[Row]:
    character, player = bench.player.characters[0]["id"], bench.player
    path = f"characters/{character}"
    bare, unreset = (
        Load(bench.stage.bare, [(f"/{pool}/{path}/{player.id}", "")], connections=CLIENTS)
        for pool in (USUAL, UNRESET)
    )
    ours = Load(
        bench.stage.ours, [(f"/v1/{path}", "")], headers=player.headers, connections=CLIENTS
    )
    seen = bench.in_turn(bare, ours, unreset)
    yield rate_row(f"open a character, {CLIENTS} clients", seen, 0.70, "the same SELECT")
    times = middle(ours.p99_ms / bare.p99_ms for bare, ours, _ in seen)
    yield Row(
        "… its slowest hundredth (p99)",
        "≤ 2 × the same SELECT",
        f"{times:.2f} × ({p99s(seen)})",
        times <= 2,
    )
    yield unreset_row(seen)


def saving(bench: Bench) -> Iterator[Row]:
    characters = bench.player.characters
    change = '{"sheet_data":{"notes":"Owes @ crowns."}}'
    bare, unreset = (
        Load(
            bench.stage.bare,
            [
                (f"/{pool}/characters/{one['id']}", whole(one, "notes", "Owes @ crowns."))
                for one in characters
            ],
            method="PUT",
            connections=len(characters),
        )
        for pool in (USUAL, UNRESET)
    )
    ours = Load(
        bench.stage.ours,
        [(f"/v1/characters/{one['id']}", change) for one in characters],
        method="PATCH",
        headers={**bench.player.headers, "content-type": "application/json"},
        connections=len(characters),
    )
    seen = bench.in_turn(bare, ours, unreset)
    what = f"save a `generic` character, {len(characters)} clients with one each"
    yield rate_row(what, seen, 0.30, "a plain UPDATE")
    yield unreset_row(seen)


def saving_a_hero(bench: Bench) -> Iterator[Row]:
    hero = bench.player.hero
    headers = {**bench.player.headers, "content-type": "application/json"}
    path, change = f"/v1/characters/{hero['id']}", '{"sheet_data":{"purse":{"silver":@}}}'
    silver = {**hero["sheet_data"].get("purse", {}), "silver": 1}
    sheet = whole(hero, "purse", silver)
    bare = Load(bench.stage.bare, [(f"/{USUAL}/characters/{hero['id']}", sheet)], "PUT")
    ours = Load(bench.stage.ours, [(path, change)], "PATCH", headers)
    seen = bench.in_turn(bare, ours)
    more = middle(ours.p50_ms - bare.p50_ms for bare, ours in seen)
    least, took = (middle(side.p50_ms for side in sides) for sides in zip(*seen, strict=True))
    yield Row(
        "save a full `dsa5e` hero, 1 client (median)",
        "≤ a plain UPDATE + 4 ms",
        f"+ {more:.2f} ms ({took:.2f} and {least:.2f} ms)",
        more <= 4,
    )
    for_each, around = counted(bench, headers, keyed=False)
    yield Row(
        "… its SQL statements",
        "≤ 3 beside BEGIN and COMMIT",
        f"{for_each} beside {around}",
        for_each <= 3,
    )
    for_each, around = counted(bench, headers, keyed=True)
    yield Row("… with an `Idempotency-Key`", "", f"{for_each} beside {around}", None)


def counted(bench: Bench, headers: dict[str, str], *, keyed: bool) -> tuple[int, int]:
    """Statements of one save, and those that begin and end its transaction."""
    numbers = count(1)
    path = f"/characters/{bench.player.hero['id']}"

    def save() -> None:
        change = {"sheet_data": {"purse": {"silver": next(numbers)}}}
        key = {"idempotency-key": str(uuid4())} if keyed else {}
        response = bench.player.http.patch(path, json=change, headers={**headers, **key})
        response.raise_for_status()

    return statements.counted(bench.stage.database_url, bench.stage.database_log, save)


def checking_a_hero(bench: Bench) -> Iterator[Row]:
    sheet = bench.player.hero["sheet_data"]
    costs = sheets.sheet_costs(sheet, bench.stage.settings.data_dir, bench.rounds)
    took = middle(ours for ours, _ in costs)
    yield Row(
        "check a full `dsa5e` hero and derive everything (median)",
        "≤ 1.5 ms",
        f"{took:.2f} ms ({len(json.dumps(sheet)):,} bytes)",
        took <= 1.5,
    )
    times = middle(alone / ours for ours, alone in costs)
    yield Row(
        "… against `jsonschema` alone",
        "≥ 3 × as fast",
        f"{times:.1f} × ({middle(alone for _, alone in costs):.2f} ms)",
        times >= 3,
    )


def searching(bench: Bench) -> Iterator[Row]:
    slowest, most = "", 0.0
    for query in SEARCHES:
        path = f"/v1/rulesets/dsa5e/content?{urlencode({'q': query, 'lang': 'de'})}"
        one = Load(bench.stage.ours, [(path, "")], headers=bench.player.headers)
        took = middle(seen.p95_ms for (seen,) in bench.in_turn(one))
        if took > most:
            slowest, most = query, took
    yield Row(
        f"search the `dsa5e` compendium, the slowest of {len(SEARCHES)} questions (p95)",
        "≤ 5 ms",
        f"{most:.2f} ms (“{slowest}”)",
        most <= 5,
    )


def answering(bench: Bench) -> Iterator[Row]:
    bare, ours = (
        Load(side, [("/healthz", "")], connections=CLIENTS)
        for side in (bench.stage.bare, bench.stage.ours)
    )
    seen = bench.in_turn(bare, ours)
    yield rate_row(f"`/healthz`, {CLIENTS} clients", seen, 0.85, "a bare JSON route")


def logging_in(bench: Bench) -> Iterator[Row]:
    path = f"/v1/characters/{bench.player.characters[0]['id']}"
    calm = Load(
        bench.stage.ours, [(path, "")], headers=bench.player.headers, connections=4, pause_ms=40
    )
    seen: list[Round] = []
    for _ in range(bench.rounds):
        idle = drive(calm, bench.seconds + 1)
        with logins(bench.player) as made:
            seen.append((idle, drive(calm, bench.seconds + 1)))
        if len(made) < LOGINS_A_SECOND * bench.seconds:
            raise CannotMeasure(f"Only {len(made)} logins in {bench.seconds + 1} s.")
    times = middle(busy.p99_ms / idle.p99_ms for idle, busy in seen)
    yield Row(
        f"open a character, 100 a second, during {LOGINS_A_SECOND} logins a second (p99)",
        "≤ 2 × without them",
        f"{times:.2f} × ({p99s(seen)})",
        times <= 2,
    )


@contextmanager
def logins(player: Player) -> Iterator[list[float]]:
    """People log in, one after the other at a steady pace; the list tells how long each took."""
    took: list[float] = []
    over = threading.Event()

    def log_in_steadily() -> None:
        begun = time.monotonic()
        for number in count():
            if over.wait(begun + number / LOGINS_A_SECOND - time.monotonic()):
                return
            since = time.monotonic()
            log_in(player.http, player.email)
            took.append(time.monotonic() - since)

    thread = threading.Thread(target=log_in_steadily)
    thread.start()
    try:
        yield took
    finally:
        over.set()
        thread.join()


def starting(bench: Bench) -> Iterator[Row]:
    took = bench.stage.seconds_to_ready
    yield Row("a second `make run` answers after", "≤ 3 s", f"{took:.2f} s", took <= 3)


def memory(bench: Bench) -> Iterator[Row]:
    resident = bench.stage.worker.memory_info().rss / 1e6
    what = "a worker's resident memory after all this"
    yield Row(what, "< 130 MB", f"{resident:.0f} MB", resident < 130)


ROWS: dict[str, Callable[[Bench], Iterator[Row]]] = {
    "open": reading,
    "save": saving,
    "hero": saving_a_hero,
    "rules": checking_a_hero,
    "search": searching,
    "healthz": answering,
    "logins": logging_in,
    "start": starting,
    "memory": memory,
}
"""In the order in which they are measured: memory comes last."""


def rate_row(what: str, seen: Sequence[Round], least: float, against: str) -> Row:
    share = middle(ours.rate / bare.rate for bare, ours, *_ in seen)
    bare, ours = rates(seen)[:2]
    return Row(
        what,
        f"≥ {least:.2f} of {against}",
        f"{share:.2f} ({ours:,.0f} of {bare:,.0f} a second)",
        share >= least,
    )


def unreset_row(seen: Sequence[Round]) -> Row:
    share = middle(ours.rate / unreset.rate for _, ours, unreset in seen)
    measured = f"{share:.2f} (of {rates(seen)[2]:,.0f} a second)"
    return Row("… against a pool that does not reset its connections either", "", measured, None)


def rates(seen: Sequence[Round]) -> list[float]:
    """Requests a second of each side."""
    return [middle(side.rate for side in sides) for sides in zip(*seen, strict=True)]


def p99s(seen: Sequence[Round]) -> str:
    """Those of the second side, then of the first."""
    first, second, *_ = (middle(one.p99_ms for one in side) for side in zip(*seen, strict=True))
    return f"{second:.1f} and {first:.1f} ms"


def whole(character: dict[str, Any], field: str, value: Any) -> str:
    """The character's sheet with one field changed, as the database gets it."""
    return json.dumps({**character["sheet_data"], field: value}, ensure_ascii=False)


def middle(values: Iterable[float]) -> float:
    return statistics.median(values)
