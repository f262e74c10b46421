"""The sessions ended lately, known to every worker without asking at each request.

The database decides. Redis tells the other workers at once; a message that is lost is made up for
by the next read, less than a second later.
"""

import asyncio
import logging
from contextlib import suppress
from functools import partial
from uuid import UUID

from redis.asyncio import Redis
from redis.exceptions import RedisError

from app import tasks
from app.db.queries import sessions
from app.errors import Unavailable
from app.parts import Parts
from app.services import redis_beside

CHANNEL = "sessions:ended"
EVERY_S = 0.6
"""With the look for their sockets (``app.ws.rooms``) it stays within a second without Redis."""

_logger = logging.getLogger("app.sessions")


async def read(parts: Parts) -> None:
    """Take the database's list: all that an unexpired access token could still name."""
    async with parts.db.read() as conn:
        ended = await sessions.ended_lately(conn)
    # in place: requests hold a reference to the set
    parts.ended_sessions |= ended
    parts.ended_sessions &= ended


async def follow(parts: Parts) -> None:
    """Keep the list for as long as the worker lives."""
    listening = asyncio.create_task(_listen(parts))
    try:
        while True:
            await asyncio.sleep(EVERY_S)
            with suppress(Unavailable):
                await read(parts)
    finally:
        await tasks.end([listening])


async def tell(parts: Parts, session_ids: list[UUID]) -> None:
    """Say that these ended; call after the commit. Redis may be away: then it takes a second."""
    parts.ended_sessions.update(session_ids)
    for session_id in session_ids:
        await redis_beside.tell(parts, partial(_publish, str(session_id)))


async def _publish(text: str, redis: Redis) -> None:
    await redis.publish(CHANNEL, text)


async def _listen(parts: Parts) -> None:
    while True:
        try:
            async with parts.redis.pubsub() as subscription:
                await subscription.subscribe(CHANNEL)
                while True:
                    message = await subscription.get_message(
                        ignore_subscribe_messages=True, timeout=10
                    )
                    if message is not None:
                        parts.ended_sessions.add(UUID(message["data"]))
        except (RedisError, OSError, ValueError):
            await asyncio.sleep(EVERY_S)
