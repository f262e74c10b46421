"""Mails: promised in the transaction that causes them, sent after its commit."""

import asyncio

from app.parts import Parts


async def deliver(parts: Parts) -> None:
    """Send what is due for as long as the worker lives."""
    while True:
        await asyncio.sleep(3600)
