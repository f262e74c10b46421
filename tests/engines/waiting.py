"""Waiting for a state instead of sleeping."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import TypeVar

T = TypeVar("T")


async def eventually(question: Callable[[], Awaitable[T]], within: float = 15) -> T:
    """Ask until the answer is true; the deadline is the test's failure."""
    deadline = time.monotonic() + within
    while not (answer := await question()):
        assert time.monotonic() < deadline, f"not within {within} s: {question}"
        await asyncio.sleep(0.02)
    return answer
