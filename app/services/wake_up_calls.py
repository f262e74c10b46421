"""Sends this worker's wake-ups to the others, for as long as it lives."""

from redis.asyncio import Redis

from app.parts import Parts
from app.services import redis_beside


async def carry(parts: Parts) -> None:
    """Publish what waits, in order. What Redis does not take is dropped: the rooms look into the
    log."""
    while True:
        messages = await parts.wake_ups.waiting()

        async def publish(redis: Redis, messages: list[tuple[str, bytes]] = messages) -> None:
            if len(messages) == 1:
                await redis.publish(*messages[0])  # mostly so, and a third less work
                return
            async with redis.pipeline(transaction=False) as pipeline:
                for channel, text in messages:
                    pipeline.publish(channel, text)
                await pipeline.execute()

        await redis_beside.tell(parts, publish)
