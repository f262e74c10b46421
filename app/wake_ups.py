"""Wake-ups: what was committed, carried to this worker's rooms at once and to others by Redis.

A wake-up may be lost (Redis is away, the process dies): the log in the database is the truth, and
each room looks there at least once a second.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID, uuid4

from app.db.events import Told
from app.domain import jsontext

MOST_WAITING = 10_000
"""Wake-ups kept for a slow Redis; older ones are dropped, and read from the log instead."""


_IDS = ("group_id", "subject", "actor", "cause")

_logger = logging.getLogger("app.rooms")


def channel_of(group_id: UUID) -> str:
    return f"room:{group_id}"


class WakeUps:
    """One per worker. ``worker`` tells its own messages from the others'."""

    def __init__(self) -> None:
        self.worker = uuid4().hex
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
                self.send(one.group_id, {"event": _packed(one)})
            except Exception:
                # it is done all the same, and the rooms will read it from the log
                _logger.exception("a wake-up failed")

    def send(self, group_id: UUID, message: dict[str, Any]) -> None:
        """Keep a message for the other workers that have the group's room."""
        text = jsontext.dumps({"worker": self.worker, **message})
        self._waiting.append((channel_of(group_id), text))
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
