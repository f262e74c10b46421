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
NICENESS = 15


def _step_back() -> None:
    """Let requests go first: a hash keeps several threads busy, which inherit this one's priority
    and cores. With half of the cores left out, a request that comes in the middle of a hash finds
    one that is free (Linux; elsewhere both are the whole process's)."""
    if sys.platform == "linux":
        os.setpriority(os.PRIO_PROCESS, threading.get_native_id(), NICENESS)
        cores = sorted(os.sched_getaffinity(0))
        os.sched_setaffinity(0, cores[len(cores) // 2 :])


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
