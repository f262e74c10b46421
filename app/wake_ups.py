"""Wake-ups: what was committed, carried to this worker's rooms at once and to others by Redis.

A wake-up may be lost (Redis is away, the process dies): the log in the database is the truth, and
each room looks there at least once a second.
"""

import asyncio
import logging
import time
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from functools import partial
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


def channel_of(worker: str) -> str:
    """Where a worker listens for what concerns its rooms. Were there a channel for each room, a
    worker would get back what it says itself, and read it to drop it."""
    return f"worker:{worker}"


class WakeUps:
    """One per worker. ``worker`` tells its own messages from the others'.

    A group that no other worker has a room of is not told of: most changes are, and a message to
    nobody costs as much as one to all."""

    def __init__(self) -> None:
        self.worker = uuid4().hex
        self._elsewhere: dict[UUID, dict[str, float]] = {}
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
                self._send_elsewhere(one.group_id, partial(_packed, one))
            except Exception:
                # it is done all the same, and the rooms will read it from the log
                _logger.exception("a wake-up failed")

    def tell_people(self, group_id: UUID, people: list[dict[str, Any]]) -> None:
        """Tell the other workers that have the group's room who is in ours."""
        self._send_elsewhere(group_id, lambda: {"group": str(group_id), "people": people})

    def tell_open(
        self, group_ids: Iterable[UUID], rulesets: Iterable[dict[str, Any]], *, ask: bool
    ) -> None:
        """Tell every worker which rooms this one has and which rulesets it has loaded anew; ``ask``
        them to do the same. Now and then it is told again: no log holds it."""
        self._send(
            EVERYBODY,
            {"open": list(map(str, group_ids)), "rulesets": list(rulesets), "ask": ask},
        )

    def heard_open(self, worker: str, group_ids: Iterable[UUID]) -> None:
        """Another worker has these rooms."""
        until = time.monotonic() + OPEN_S
        for group_id in group_ids:
            self._elsewhere.setdefault(group_id, {})[worker] = until

    def _workers_with(self, group_id: UUID) -> list[str]:
        known = self._elsewhere.get(group_id)
        if known is None:
            return []
        now = time.monotonic()
        for worker in [worker for worker, until in known.items() if until < now]:
            del known[worker]
        if not known:
            del self._elsewhere[group_id]
        return list(known)

    def _send_elsewhere(self, group_id: UUID, message: Callable[[], dict[str, Any]]) -> None:
        """``message`` is asked for only where somebody is to get it, and made once for all."""
        workers = self._workers_with(group_id)
        if not workers:
            return
        text = self._text(message())
        for worker in workers:
            self._put(channel_of(worker), text)

    def _send(self, channel: str, message: dict[str, Any]) -> None:
        self._put(channel, self._text(message))

    def _text(self, message: dict[str, Any]) -> bytes:
        return jsontext.dumps({"worker": self.worker, **message})

    def _put(self, channel: str, text: bytes) -> None:
        self._waiting.append((channel, text))
        self._filled.set()

    async def waiting(self) -> list[tuple[str, bytes]]:
        """Channels and what is for them, as soon as there is anything: a list of messages for each,
        in their order, since one long text costs the reader less than several. They are taken
        out."""
        await self._filled.wait()
        self._filled.clear()
        taken: dict[str, list[bytes]] = {}
        for channel, text in self._waiting:
            taken.setdefault(channel, []).append(text)
        self._waiting.clear()
        return [(channel, b"[%b]" % b",".join(texts)) for channel, texts in taken.items()]


def _packed(told: Told) -> dict[str, Any]:
    """An event as a message."""
    packed = {name: getattr(told, name) for name in Told.__slots__}
    for name in _IDS:
        if packed[name] is not None:
            packed[name] = str(packed[name])
    if told.public is not None and told.public == told.full:
        packed["public"] = True
    return {"event": packed}


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
