"""One at a time within this worker: writers of a character, requests that repeat each other.

Between workers the database decides (compare and swap on the revision, the key's row); this only
spares the losers of a race the work of losing it.
"""

import asyncio
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Queues:
    def __init__(self) -> None:
        self._locks: WeakValueDictionary[Hashable, asyncio.Lock] = WeakValueDictionary()

    @asynccontextmanager
    async def turn(self, at: Hashable) -> AsyncIterator[None]:
        """Wait for one's turn, in the order of coming."""
        lock = self._locks.get(at)
        if lock is None:
            lock = self._locks[at] = asyncio.Lock()
        async with lock:
            yield
