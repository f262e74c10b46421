"""How fast rooms are: ``python -m tests.load.rooms`` measures everything in one run and writes the
table of docs/reference/performance.md; with names of rows it tries only these and writes nothing.

The bare servers get frames of the same size and do nothing but send them to all. All are in a
process each on the same machine, their clients together in this one.
"""

import asyncio
import json
import resource
import statistics
import subprocess
import sys
import time
import uuid
from argparse import ArgumentParser
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import ExitStack, asynccontextmanager, contextmanager
from itertools import chain
from typing import Any

import asyncpg
import psutil
import uvloop

from app.engines import process
from tests.load import page, player
from tests.load.player import Player
from tests.load.rows import Row
from tests.load.screens import Came, Screen, closed, opened
from tests.load.stage import ROOT, Stage, stage
from tests.load.wrk import CannotMeasure

ROUNDS = 5
SECONDS = 3.0
SIZES = {50: 20, 200: 20, 1000: 5}
"""Sockets in a room, and messages a second."""
TABLES, AT_A_TABLE, COMMANDS_A_SECOND = 100, 6, 50
HP = {"generic": "hp", "dsa5e": "LeP"}
FLAT_OUT = 400
"""Events that are delivered as fast as can be."""
IDLE = 5000
BUSY = 10
"""Rooms in which something happens all the time, for each worker."""
TURNS = 100
"""Rolls in each of them, one after the other: what opening the sockets leaves to do weighs
nothing beside them."""
CAPS = {
    "CM_ROOM_MEMBERS": "100000",
    "CM_SOCKETS_PER_PERSON": "100000",
    "CM_SOCKET_RATE": "1000000",
    "CM_SOCKET_BURST": "1000000",
    "CM_SOCKET_BUFFER": str(32 * 1024 * 1024),
}

Say = Callable[[Screen, int], None]


class Times:
    """When each event came to each screen, and when it was sent for."""

    def __init__(self) -> None:
        self.came: dict[int, list[float]] = defaultdict(list)
        self.sent: dict[str, float] = {}
        self.text: dict[int, bytes] = {}

    def note(self, _: int) -> Came:
        def came(offset: int, when: float, text: bytes) -> None:
            times = self.came[offset]
            if not times:
                self.text[offset] = text
            times.append(when)

        return came

    def spread(self) -> list[float]:
        """Milliseconds from the first screen that had it to each."""
        return [(when - min(times)) * 1000 for times in self.came.values() for when in times]

    def whole(self) -> list[float]:
        """Milliseconds from the command to the last of its screens."""
        found = []
        for offset, times in self.came.items():
            cause = json.loads(self.text[offset]).get("cause")
            if cause in self.sent:
                found.append((max(times) - self.sent[cause]) * 1000)
        return found


def quantile(values: Sequence[float], of: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * of))]


def three(values: Sequence[float]) -> str:
    return " / ".join(f"{quantile(values, of):.1f}" for of in (0.5, 0.95, 0.99))


class Hall:
    """Our server and the two bare ones, and a dungeon master with groups."""

    def __init__(self, on: Stage, mara: Player, bare: dict[str, tuple[str, str]]) -> None:
        self.on = on
        self.mara = mara
        self.bare = bare
        self.groups = [
            (group["id"], character["id"], HP[character["ruleset_id"]])
            for character in [*mara.characters, mara.hero]
            for group in self._character(character["id"])["groups"]
        ]

    @property
    def hello(self) -> bytes:
        token = self.mara.headers["authorization"].removeprefix("Bearer ")
        return json.dumps({"type": "hello", "token": token, "client": "web"}).encode()

    def _character(self, character_id: str) -> dict[str, Any]:
        answer: dict[str, Any] = self.mara.http.get(
            f"/characters/{character_id}", headers=self.mara.headers
        ).json()
        return answer

    @asynccontextmanager
    async def ours(self, count: int, times: Times, group: int = 0) -> AsyncIterator[list[Screen]]:
        path = f"/v1/groups/{self.groups[group][0]}/live"
        screens = await opened(self.on.ours, path, count, times.note, self.hello)
        yield screens
        await closed(screens)

    @asynccontextmanager
    async def beside(self, name: str, count: int, times: Times) -> AsyncIterator[list[Screen]]:
        address, path = self.bare[name]
        screens = await opened(address, path, count, times.note)
        yield screens
        await closed(screens)

    def throw(self, times: Times) -> Say:
        """A roll, as a command."""

        def say(screen: Screen, _: int) -> None:
            id_ = str(uuid.uuid4())
            times.sent[id_] = time.perf_counter()
            command = {"type": "roll.create", "id": id_, "source": "server", "dice": "3d20"}
            screen.say(json.dumps(command).encode())

        return say

    def hit(self, times: Times, group: int = 0) -> Say:
        """An HP change, as a command."""

        def say(screen: Screen, number: int) -> None:
            id_ = str(uuid.uuid4())
            times.sent[id_] = time.perf_counter()
            _, character_id, resource = self.groups[group]
            command = {
                "type": "resource.adjust",
                "id": id_,
                "character_id": character_id,
                "resource": resource,
                "delta": -1 if number % 2 else 1,
            }
            screen.say(json.dumps(command).encode())

        return say


def plain(size: int) -> Say:
    """What the bare servers send on: as long as an event of ours."""

    def say(screen: Screen, number: int) -> None:
        head = f'{{"type":"event","offset":{number + 1},"data":"'
        screen.say(f'{head}{"x" * (size - len(head) - 2)}"}}'.encode())

    return say


async def steadily(
    screens: Sequence[Screen], say: Say, times: Times, *, rate: float, count: int, expected: int
) -> None:
    """Say ``count`` things at an even rate, and wait until all have come everywhere."""
    start = time.perf_counter()
    for number in range(count):
        await asyncio.sleep(max(0.0, start + number / rate - time.perf_counter()))
        say(screens[number % len(screens)], number)
    await arrived(times, count * expected)


async def arrived(times: Times, deliveries: int) -> None:
    async with asyncio.timeout(60):
        while sum(map(len, times.came.values())) < deliveries:
            await asyncio.sleep(0.005)


async def fan_out(hall: Hall) -> AsyncIterator[Row]:
    """Rooms of each size: a roll and an HP change of ours, the same beside it."""
    for size, rate in SIZES.items():
        count = int(rate * SECONDS)
        spreads: dict[str, list[list[float]]] = defaultdict(list)
        wholes: dict[str, list[float]] = defaultdict(list)
        length = 0
        for _ in range(ROUNDS):
            for what, command in (("roll", hall.throw), ("HP", hall.hit)):
                times = Times()
                async with hall.ours(size, times) as screens:
                    await steadily(
                        screens, command(times), times, rate=rate, count=count, expected=size
                    )
                spreads[what].append(times.spread())
                wholes[what] += times.whole()
                if what == "roll":
                    length = len(next(iter(times.text.values())))
            for name in hall.bare:
                times = Times()
                async with hall.beside(name, size, times) as screens:
                    await steadily(
                        screens, plain(length), times, rate=rate, count=count, expected=size
                    )
                spreads[name].append(times.spread())
        for what in ("roll", "HP"):
            ratio = statistics.median(
                quantile(mine, 0.99) / quantile(its, 0.99)
                for mine, its in zip(spreads[what], spreads["Sanic"], strict=True)
            )
            flat = {name: list(chain.from_iterable(lists)) for name, lists in spreads.items()}
            promised = (what == "roll" and size >= 200) or (what == "HP" and size >= 200)
            yield Row(
                f"{what}: from the first to every other of {size} screens, {rate} a second (p99)",
                "≤ 1.3 × a bare Sanic room" if promised else "",
                f"{ratio:.2f} × ({three(flat[what])} ms; bare Sanic {three(flat['Sanic'])}; "
                f"`websockets` {three(flat['websockets'])})",
                ratio <= 1.3 if promised else None,
            )
            yield Row(
                "… from the command to the last screen, commit and all",
                "",
                f"{three(wholes[what])} ms",
                None,
            )


async def flat_out(hall: Hall) -> AsyncIterator[Row]:
    """Deliveries a second where nothing but the room is measured: one statement writes the events
    into the log, the room reads and delivers them; the bare one is flooded."""
    for size in (200, 1000):
        ratios, mine, its = [], [], []
        for _ in range(ROUNDS):
            times = Times()
            async with hall.ours(size, times) as screens:
                await steadily(screens, hall.throw(times), times, rate=5, count=1, expected=size)
                times.came.clear()
                length = len(next(iter(times.text.values())))
                await written(hall, FLAT_OUT)
                await arrived(times, FLAT_OUT * size)
            mine.append(rate_of(times))
            times = Times()
            async with hall.beside("Sanic", size, times) as screens:
                say = plain(length)
                for number in range(FLAT_OUT):
                    say(screens[0], number)
                await arrived(times, FLAT_OUT * size)
            its.append(rate_of(times))
            ratios.append(mine[-1] / its[-1])
        ratio = statistics.median(ratios)
        yield Row(
            f"deliveries a second, flat out, {size} sockets",
            "≥ 0.8 of a bare Sanic room",
            f"{ratio:.2f} ({statistics.median(mine):,.0f} of {statistics.median(its):,.0f})",
            ratio >= 0.8,
        )


def rate_of(times: Times) -> float:
    every = [when for each in times.came.values() for when in each]
    return len(every) / (max(every) - min(every))


async def written(hall: Hall, count: int) -> None:
    """Copies of the last roll's event, into the log."""
    db = await asyncpg.connect(hall.on.database_url)
    await db.execute(
        """
        WITH last AS (
            SELECT * FROM group_events WHERE group_id = $1 AND event = 'roll.created'
             ORDER BY seq DESC LIMIT 1
        ), numbered AS (
            UPDATE groups SET event_seq = event_seq + $2 WHERE id = $1
            RETURNING event_seq - $2 AS before
        )
        INSERT INTO group_events (group_id, seq, event, full_data, public_data, visibility,
                                  subject_user_id, actor_user_id)
        SELECT group_id, before + n, event, full_data, public_data, visibility, subject_user_id,
               actor_user_id
          FROM last, numbered, generate_series(1, $2) n
        """,
        uuid.UUID(hall.groups[0][0]),
        count,
    )
    await db.close()


async def tables(hall: Hall) -> AsyncIterator[Row]:
    """Many tables of six, each with its HP changes."""
    missing = range(TABLES - len(hall.groups))
    groups = [await asyncio.to_thread(seated, hall.mara, number) for number in missing]
    hall.groups += groups
    results = []
    for _ in range(ROUNDS):
        all_times = [Times() for _ in hall.groups]
        rooms = []
        for number, times in enumerate(all_times):
            path = f"/v1/groups/{hall.groups[number][0]}/live"
            rooms.append(await opened(hall.on.ours, path, AT_A_TABLE, times.note, hall.hello))
        count = int(COMMANDS_A_SECOND * SECONDS * 2)
        start = time.perf_counter()
        for number in range(count):
            due = start + number / COMMANDS_A_SECOND
            await asyncio.sleep(max(0.0, due - time.perf_counter()))
            table = number % len(rooms)
            hall.hit(all_times[table], table)(rooms[table][number % AT_A_TABLE], number)
        for number, times in enumerate(all_times):
            said = len(range(number, count, len(rooms)))
            await arrived(times, said * AT_A_TABLE)
        results.append([each for times in all_times for each in times.whole()])
        for room in rooms:
            await closed(room)
    p95 = statistics.median(quantile(result, 0.95) for result in results)
    yield Row(
        f"HP: from the command to all {AT_A_TABLE} screens of its room, {len(hall.groups)} rooms, "
        f"{COMMANDS_A_SECOND} commands a second (p95)",
        "≤ 25 ms",
        f"{p95:.1f} ms ({three(list(chain.from_iterable(results)))})",
        p95 <= 25,
    )


def seated(mara: Player, number: int) -> tuple[str, str, str]:
    """One more table with a character."""
    template = {"ruleset_id": "generic", "template": "harbour-thief", "name": f"Gast {number}"}
    made = mara.http.post("/characters", json=template, headers=mara.headers).json()
    group = {"name": f"Tisch {number}", "ruleset_id": "generic"}
    table = mara.http.post("/groups", json=group, headers=mara.headers).json()
    seat = {"character_id": made["id"]}
    path = f"/groups/{table['id']}/characters"
    mara.http.post(path, json=seat, headers=mara.headers).raise_for_status()
    return table["id"], made["id"], HP["generic"]


async def idle(hall: Hall) -> AsyncIterator[Row]:
    """What a socket costs that does nothing."""
    bare = psutil.Process(pid_of(hall.bare["Sanic"][0]))
    costs = []
    both: tuple[tuple[psutil.Process, Callable[[], Any]], ...] = (
        (bare, lambda: hall.beside("Sanic", IDLE, Times())),
        (hall.on.worker, lambda: hall.ours(IDLE, Times())),
    )
    for process_, sockets in both:
        before = process_.memory_full_info().pss
        async with sockets() as screens:
            await asyncio.sleep(1)
            held = sum(not screen.lost for screen in screens)
            costs.append((process_.memory_full_info().pss - before) / IDLE / 1024)
        if held < IDLE:
            raise CannotMeasure(f"Only {held} of {IDLE} sockets were held.")
    theirs, mine = costs
    yield Row(
        f"an idle socket, {IDLE:,} of them in one worker",
        "≤ a bare Sanic one + 8 KB",
        f"{mine - theirs:+.1f} KB ({mine:.1f} and {theirs:.1f} KB)",
        mine - theirs <= 8,
    )


def pid_of(address: str) -> int:
    port = int(address.rpartition(":")[2])
    for each in psutil.process_iter():
        try:
            listens = [
                connection
                for connection in each.net_connections(kind="tcp")
                if connection.status == psutil.CONN_LISTEN and connection.laddr.port == port
            ]
        except (psutil.Error, OSError):
            continue
        if listens and "worker" in each.cmdline():
            return each.pid
    raise CannotMeasure("The bare server has no process.")


MEASURES: dict[str, Callable[[Hall], AsyncIterator[Row]]] = {
    "tables": tables,
    "fanout": fan_out,
    "flatout": flat_out,
    "idle": idle,
}


@contextmanager
def broadcasting() -> Iterator[str]:
    """The room of ``websockets`` alone."""
    port = process.free_port()
    child = subprocess.Popen(
        [sys.executable, "-m", "tests.load.broadcast", str(port)],
        cwd=ROOT,
        stdout=subprocess.PIPE,
    )
    try:
        assert child.stdout is not None
        child.stdout.readline()
        yield f"http://127.0.0.1:{port}"
    finally:
        child.terminate()
        child.wait(10)


async def measured(wanted: Sequence[str], hall: Hall) -> list[Row]:
    rows = []
    for name, measure in MEASURES.items():
        if not wanted or name in wanted:
            async for row in measure(hall):
                print(f"{name}: {row.what}: {row.measured}", flush=True)
                rows.append(row)
    return rows


async def carried() -> list[Row]:
    """How much two workers carry of one. A delivery costs some processor time; what two carry, each
    on a core of its own and as busy as the one, follows from that. (A rate cannot be taken here:
    clients and the database need the cores too.) One and two take turns, so that what the machine
    does besides meets both."""
    costs: dict[int, list[float]] = {1: [], 2: []}
    with ExitStack() as stack:
        halls = {
            workers: await _busy_hall(
                stack.enter_context(stage(**CAPS, CM_WORKERS=str(workers), CM_LOG_LEVEL="warning")),
                workers,
            )
            for workers in costs
        }
        for _ in range(ROUNDS):
            for workers, hall in halls.items():
                costs[workers].append(await _cost(hall, workers))
    one, two = map(statistics.median, costs.values())
    ratio = statistics.median(2 * a / b for a, b in zip(*costs.values(), strict=True))
    row = Row(
        "deliveries that two workers carry, by processor time, rooms of 100 spread over both",
        "≥ 1.6 × one worker",
        f"{ratio:.2f} × ({two:.1f} and {one:.1f} µs a delivery, the commands and all)",
        ratio >= 1.6,
    )
    print(f"workers: {row.what}: {row.measured}", flush=True)
    return [row]


async def _busy_hall(on: Stage, workers: int) -> Hall:
    mara = await asyncio.to_thread(player.make, on)
    hall = Hall(on, mara, {})
    for number in range(BUSY * workers - len(hall.groups)):
        hall.groups.append(await asyncio.to_thread(seated, mara, number))
    return hall


async def _cost(hall: Hall, workers: int) -> float:
    """Microseconds of the workers' processors for each delivery."""
    times = [Times() for _ in range(BUSY * workers)]
    rooms = []
    for number, each in enumerate(times):
        path = f"/v1/groups/{hall.groups[number][0]}/live"
        rooms.append(await opened(hall.on.ours, path, 100, each.note, hall.hello))

    async def play(number: int) -> None:
        for turn in range(TURNS):
            hall.throw(times[number])(rooms[number][turn % 100], turn)
            await arrived(times[number], (turn + 1) * 100)

    before = spent(hall)
    await asyncio.gather(*map(play, range(len(times))))
    taken = spent(hall) - before
    for room in rooms:
        await closed(room)
    return taken / sum(len(each) for time_ in times for each in time_.came.values()) * 1e6


def spent(hall: Hall) -> float:
    """Seconds of processor time that the workers have had."""
    every = [worker.cpu_times() for worker in hall.on.workers]
    return sum(each.user + each.system for each in every)


def main() -> int:
    parser = ArgumentParser(prog="python -m tests.load.rooms", description=__doc__)
    parser.add_argument("rows", nargs="*", choices=[[], *MEASURES, "workers"])
    wanted = parser.parse_args().rows
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    told = page.circumstances(page.busy(), ROUNDS, int(SECONDS))
    rows: list[Row] = []
    if not wanted or set(wanted) & MEASURES.keys():
        with stage(**CAPS, CM_LOG_LEVEL="warning") as on, broadcasting() as broadcast:
            mara = player.make(on)
            bare = {"Sanic": (on.bare, "/room"), "websockets": (broadcast, "/")}
            rows += uvloop.run(measured(wanted, Hall(on, mara, bare)))
    if not wanted or "workers" in wanted:
        rows += uvloop.run(carried())
    table = page.table(rows, told)
    print(f"\n{table}")
    if not wanted:
        page.write(table, page.ROOMS)
    return 0


if __name__ == "__main__":
    sys.exit(main())
