"""Wake-ups: what was committed, carried to this worker's rooms at once and to others by Redis.

A wake-up may be lost (Redis is away, the process dies): the log in the database is the truth, and
each room looks there at least once a second.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from typing import Any
from uuid import UUID, uuid4

from app.db.events import Told
from app.domain import jsontext

MOST_WAITING = 10_000
"""Wake-ups kept for a slow Redis; older ones are dropped, and read from the log instead."""


_IDS = ("group_id", "subject", "actor", "cause")

_logger = logging.getLogger("app.rooms")


EVERYBODY = "rooms"
"""The channel on which workers say which rooms they have, and what they loaded anew."""
OPEN_S = 20.0
"""How long another worker's word counts that it has a room."""


def channel_of(group_id: UUID) -> str:
    return f"room:{group_id}"


class WakeUps:
    """One per worker. ``worker`` tells its own messages from the others'.

    A group that no other worker has a room of is not told of: most changes are, and a message to
    nobody costs as much as one to all."""

    def __init__(self) -> None:
        self.worker = uuid4().hex
        self._elsewhere: dict[UUID, float] = {}
        self._receive: Callable[[Told], None] = lambda _: None
        self._waiting: deque[tuple[str, bytes]] = deque(maxlen=MOST_WAITING)
        self._filled = asyncio.Event()

    def give_to(self, receive: Callable[[Told], None]) -> None:
        """Say who gets this worker's events."""
        self._receive = receive

    def tell(self, told: Sequence[Told]) -> None:
        """Give what was just committed to this worker's rooms, and keep it for the others'."""
        for one in told:
            try:
                self._receive(one)
                if self._is_elsewhere(one.group_id):
                    self._send(channel_of(one.group_id), {"event": _packed(one)})
            except Exception:
                # it is done all the same, and the rooms will read it from the log
                _logger.exception("a wake-up failed")

    def tell_people(self, group_id: UUID, people: list[dict[str, Any]]) -> None:
        """Tell the other workers that have the group's room who is in ours."""
        if self._is_elsewhere(group_id):
            self._send(channel_of(group_id), {"people": people})

    def tell_open(self, group_ids: Iterable[UUID], *, ask: bool) -> None:
        """Tell every worker which rooms this one has; ``ask`` them to do the same."""
        self._send(EVERYBODY, {"open": list(map(str, group_ids)), "ask": ask})

    def tell_ruleset(self, ruleset: dict[str, Any]) -> None:
        """Tell every worker that this one has loaded a ruleset anew."""
        self._send(EVERYBODY, {"ruleset": ruleset})

    def heard_open(self, group_ids: Iterable[UUID]) -> None:
        """Another worker has these rooms."""
        until = time.monotonic() + OPEN_S
        self._elsewhere.update(dict.fromkeys(group_ids, until))

    def _is_elsewhere(self, group_id: UUID) -> bool:
        until = self._elsewhere.get(group_id)
        if until is None:
            return False
        if until < time.monotonic():
            del self._elsewhere[group_id]
            return False
        return True

    def _send(self, channel: str, message: dict[str, Any]) -> None:
        text = jsontext.dumps({"worker": self.worker, **message})
        self._waiting.append((channel, text))
        self._filled.set()

    async def waiting(self) -> list[tuple[str, bytes]]:
        """Channels and messages, as soon as there are any; they are taken out."""
        await self._filled.wait()
        self._filled.clear()
        taken = list(self._waiting)
        self._waiting.clear()
        return taken


def _packed(told: Told) -> dict[str, Any]:
    packed = {name: getattr(told, name) for name in Told.__slots__}
    for name in _IDS:
        if packed[name] is not None:
            packed[name] = str(packed[name])
    if told.public is not None and told.public == told.full:
        packed["public"] = True
    return packed


def unpacked(packed: dict[str, Any]) -> Told:
    """The event that another worker sent."""
    full, public = packed["full"], packed["public"]
    return Told(
        **{
            **packed,
            "public": full if public is True else public,
            **{name: None if packed[name] is None else UUID(packed[name]) for name in _IDS},
        }
    )
