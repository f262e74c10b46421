"""Redis beside the truth: asked where it helps, done without where it is away or slow.

One failure spares the next second's requests from finding out for themselves.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TypeVar

from redis.asyncio import Redis
from redis.exceptions import RedisError

from app.parts import Parts

T = TypeVar("T")
PATIENCE_S = 1.0
PAUSE_S = 1.0

_away_until: dict[int, float] = {}  # whose → monotonic time


class RedisAway(Exception):
    """It did not answer, or did not a moment ago."""


async def ask(parts: Parts, question: Callable[[Redis], Awaitable[T]]) -> T:
    """Redis's answer. Raises RedisAway, within a second."""
    if time.monotonic() < _away_until.get(id(parts), 0.0):
        raise RedisAway
    try:
        async with asyncio.timeout(PATIENCE_S):
            return await question(parts.redis)
    except (RedisError, OSError, TimeoutError):
        _away_until[id(parts)] = time.monotonic() + PAUSE_S
        raise RedisAway from None


async def tell(parts: Parts, statement: Callable[[Redis], Awaitable[object]]) -> None:
    """Tell Redis something that may get lost."""
    with suppress(RedisAway):
        await ask(parts, statement)
