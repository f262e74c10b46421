"""What is thrown away in time: once an hour, by one worker of all."""

import asyncio

from app.db import events
from app.db.queries import housekeeping, idempotency
from app.parts import Parts
from app.services import second_factor

EVERY_S = 3600.0


async def keep(parts: Parts) -> None:
    """Clean up for as long as the worker lives."""
    while True:
        await once(parts)
        await asyncio.sleep(EVERY_S)


async def once(parts: Parts) -> bool:
    """Clean up now; false if another worker is at it."""
    async with parts.db.read() as conn:
        if not await housekeeping.take_turn(conn):
            return False
        try:
            await events.prune(conn)
            await idempotency.prune(conn)
            await housekeeping.prune(conn)
            await second_factor.seal_anew(parts)
        finally:
            await housekeeping.end_turn(conn)
    return True
