"""Who is at the table: people, not sockets.

Each worker knows its own sockets and tells the others a summary of them, which counts until it is
``STALE_S`` old: a worker that died takes its people along. Redis keeps the summaries for a room
that is opened later. Nothing of this is in the log: it is of the moment.
"""

import asyncio
import time
from collections.abc import Awaitable, Iterable
from datetime import UTC, datetime
from typing import Any

from redis.asyncio import Redis

from app.domain import jsontext
from app.parts import Parts
from app.services import redis_beside
from app.ws import messages
from app.ws.room import Member, Room

TOGETHER_S = 0.05
"""Changes within this time are told in one message."""
EVERY_S = 8.0
STALE_S = 20.0

Person = dict[str, Any]
People = dict[str, Person]


class Presence:
    """Of one room."""

    def __init__(self, parts: Parts, room: Room) -> None:
        self._parts = parts
        self._room = room
        self._others: dict[str, tuple[float, list[Person]]] = {}
        self._told: People = {}
        self._timer: asyncio.TimerHandle | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def people(self) -> list[Person]:
        """Everybody who is here, from whichever worker, as it was told last: who comes in now is
        told the rest with everybody else."""
        return [_shown(person) for person in self._told.values()]

    def changed(self) -> None:
        """Somebody came, went, or is away: tell it, soon and once."""
        if self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(TOGETHER_S, self._tell)

    def heard(self, worker: str, people: list[Person]) -> None:
        """Another worker's summary."""
        if people:
            self._others[worker] = (time.monotonic(), people)
        else:
            self._others.pop(worker, None)
        self._tell_here()

    async def read(self) -> None:
        """Take what the other workers said before this room was opened."""
        await self._read()
        self._told = _merged(self._all())

    def answer(self) -> None:
        """Another worker has opened a room of this group, and asks."""
        self._tell_others()

    async def _read(self) -> None:
        key = _key(self._room)

        async def ask(redis: Redis) -> dict[str, str]:
            found: Awaitable[dict[str, str]] = redis.hgetall(key)  # type: ignore[assignment]
            return await found

        try:
            found = await redis_beside.ask(self._parts, ask)
        except redis_beside.RedisAway:
            return
        for worker, text in found.items():
            kept = jsontext.loads(text)
            if worker != self._parts.wake_ups.worker and kept["at"] > time.time() - STALE_S:
                self._others.setdefault(worker, (time.monotonic(), kept["people"]))

    def beat(self) -> None:
        """Tell the other workers again, and forget those that have not been heard for a while."""
        oldest = time.monotonic() - STALE_S
        for worker, (heard, _) in list(self._others.items()):
            if heard < oldest:
                del self._others[worker]
        self._tell_here()
        self._tell_others()

    def end(self) -> None:
        """The room is closed: nobody is here any more."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._tell_others()

    def _tell(self) -> None:
        self._timer = None
        self._tell_here()
        self._tell_others()

    def _tell_here(self) -> None:
        now = _merged(self._all())
        changes = [
            _shown(person)
            for user_id, person in now.items()
            if _differs(person, self._told.get(user_id))
        ]
        changes += [
            _shown({**person, "clients": [], "seen": time.time()})
            for user_id, person in self._told.items()
            if user_id not in now
        ]
        self._told = now
        if not changes:
            return
        # from the welcome on, which held what was told before
        self._room.tell(messages.frame({"type": "presence", "people": changes}))

    def _tell_others(self) -> None:
        """By a message to the rooms that are open, and in Redis for those that will be."""
        people = list(_merged([_summary(self._room.members)]).values())
        self._parts.wake_ups.tell_people(self._room.group_id, people)
        task = asyncio.create_task(self._keep(people))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _keep(self, people: list[Person]) -> None:
        key, worker = _key(self._room), self._parts.wake_ups.worker
        text = jsontext.dumps({"at": time.time(), "people": people})

        async def put(redis: Redis) -> None:
            async with redis.pipeline(transaction=False) as pipeline:
                if people:
                    pipeline.hset(key, worker, text)
                    pipeline.expire(key, int(STALE_S))
                else:
                    pipeline.hdel(key, worker)
                await pipeline.execute()

        await redis_beside.tell(self._parts, put)

    def _all(self) -> list[list[Person]]:
        return [_summary(self._room.members), *(people for _, people in self._others.values())]


def _key(room: Room) -> str:
    return f"presence:{room.group_id}"


def _summary(members: Iterable[Member]) -> list[Person]:
    """One entry a socket."""
    return [
        {
            "user_id": str(member.user_id),
            "display_name": member.name,
            "clients": [member.client],
            "state": "away" if member.away else "here",
            "seen": member.seen_at,
        }
        for member in members
        if member.name and member.socket.open
    ]


def _merged(lists: Iterable[list[Person]]) -> People:
    """One entry a person: here if any of their clients is, seen when the last one was."""
    people: People = {}
    for person in (person for each in lists for person in each):
        known = people.get(person["user_id"])
        if known is None:
            people[person["user_id"]] = dict(person)
            continue
        known["clients"] = sorted({*known["clients"], *person["clients"]})
        known["seen"] = max(known["seen"], person["seen"])
        if person["state"] == "here":
            known["state"] = "here"
    return people


def _differs(person: Person, known: Person | None) -> bool:
    fields = ("display_name", "clients", "state")
    return known is None or any(person[field] != known[field] for field in fields)


def _shown(person: Person) -> Person:
    """As clients see them."""
    seen_at = datetime.fromtimestamp(person["seen"], UTC).isoformat(timespec="milliseconds")
    return {**{name: value for name, value in person.items() if name != "seen"}, "seen_at": seen_at}
