"""One writer at a time per character, within this worker.

Between workers the database decides (compare and swap on the revision); this only spares the losers
of a race the work of losing it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID
from weakref import WeakValueDictionary


class Queues:
    def __init__(self) -> None:
        self._locks: WeakValueDictionary[UUID, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, character_id: UUID) -> AsyncIterator[None]:
        """Wait for one's turn at this character."""
        lock = self._locks.get(character_id)
        if lock is None:
            lock = self._locks[character_id] = asyncio.Lock()
        async with lock:
            yield
