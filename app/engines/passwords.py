"""Password hashes: argon2id, RFC 9106's low-memory profile, away from the event loop.

A hash takes 64 MiB and some 140 ms of a core, so one thread a worker makes them, and who would
wait too long is told to come back instead.
"""

import asyncio
import os
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

import argon2
from argon2 import profiles
from argon2.exceptions import InvalidHashError, VerificationError

from app.errors import Unavailable

T = TypeVar("T")
MOST_WAITING = 40
BACKGROUND = 19  # niceness


def _step_back() -> None:
    """Let requests go first: a hash keeps several cores busy, in threads that inherit this one's
    priority (Linux; elsewhere there is no priority of a thread)."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), 15)


class Passwords:
    def __init__(self, profile: str = "default") -> None:
        parameters = profiles.CHEAPEST if profile == "cheapest" else profiles.RFC_9106_LOW_MEMORY
        self._hasher = argon2.PasswordHasher.from_parameters(parameters)
        self._thread = ThreadPoolExecutor(1, "argon2", initializer=_step_back)
        self._waiting = 0
        # verified when there is no such account, so that both answers take as long
        self._nobody = self._hasher.hash("nobody has this password")

    async def hash(self, password: str) -> str:
        return await self._run(self._hasher.hash, password)

    async def verify(self, password_hash: str | None, password: str) -> bool:
        """Whether it is the password; takes as long for None, which is nobody's."""
        return await self._run(self._verify, password_hash or self._nobody, password) and (
            password_hash is not None
        )

    def outdated(self, password_hash: str) -> bool:
        """Whether it was made with other parameters and should be made again at this login."""
        return self._hasher.check_needs_rehash(password_hash)

    def close(self) -> None:
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _verify(self, password_hash: str, password: str) -> bool:
        try:
            return self._hasher.verify(password_hash, password)
        except (VerificationError, InvalidHashError):
            return False

    async def _run(self, work: Callable[..., T], *args: str) -> T:
        if self._waiting >= MOST_WAITING:
            raise Unavailable("Too many people are logging in at once; try again.", code="busy")
        self._waiting += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._thread, work, *args)
        finally:
            self._waiting -= 1


def _stand_back() -> None:
    """Let the event loop go first where both want a core: one hash keeps several threads busy, and
    requests of everybody else would wait for them."""
    if sys.platform == "linux":  # elsewhere a priority is the whole process's
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), BACKGROUND)
