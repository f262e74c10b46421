"""A thread of a ruleset's own, with a deadline: where hooks run that we did not write.

A call that takes longer than its time is abandoned, and so is the thread it sits in (Python cannot
end one). After ``MISSES`` of them the lane is closed, and its ruleset with it, until a restart.
"""

import asyncio
import logging
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import Any, TypeVar

from app.errors import Conflict, RulesetFailed, Unavailable

DEADLINE = 2.0
MISSES = 3
MAX_WAITING = 500

T = TypeVar("T")
Job = tuple[Future[Any], Callable[..., Any], tuple[Any, ...]]
log = logging.getLogger(__name__)


class Lane:
    """Runs one call after the other. The deadline counts from a call's own start."""

    def __init__(self, ruleset_id: str, deadline: float = DEADLINE) -> None:
        self.ruleset_id = ruleset_id
        self.deadline = deadline
        self.misses = 0
        self.waiting = 0
        self._turn = asyncio.Lock()
        self._jobs: queue.SimpleQueue[Job | None] | None = None
        self._door = threading.Lock()  # a reload closes from a thread of its own

    @property
    def closed(self) -> bool:
        """Whether too many calls took too long."""
        return self.misses >= MISSES

    def call(self, function: Callable[..., T], *args: Any, deadline: float = 0.0) -> T:
        """Run from a thread without an event loop: while loading, and at the command line."""
        self._refuse_if_closed()
        future = self._submit(function, args)
        try:
            return future.result(timeout=deadline or self.deadline)
        except TimeoutError:
            if future.done():
                raise
            raise self._missed() from None

    async def run(self, function: Callable[..., T], *args: Any) -> T:
        """Run beside the event loop. A caller that goes away leaves the deadline standing."""
        self._refuse_if_closed()
        if self.waiting >= MAX_WAITING:
            raise Unavailable("This ruleset has too much to do; try again.", code="ruleset_busy")
        task = asyncio.create_task(self._in_turn(function, args))
        task.add_done_callback(_seen)
        return await asyncio.shield(task)

    def close(self) -> None:
        """Let the thread end once it is idle."""
        with self._door:
            if self._jobs is not None:
                self._jobs.put(None)
                self._jobs = None

    async def _in_turn(self, function: Callable[..., T], args: tuple[Any, ...]) -> T:
        self.waiting += 1
        try:
            async with self._turn:
                self._refuse_if_closed()
                future: asyncio.Future[T] = asyncio.wrap_future(self._submit(function, args))
                done, _ = await asyncio.wait({future}, timeout=self.deadline)
                if not done:
                    raise self._missed()
                return future.result()
        finally:
            self.waiting -= 1

    def _submit(self, function: Callable[..., T], args: tuple[Any, ...]) -> Future[T]:
        future: Future[T] = Future()
        with self._door:
            if self._jobs is None:
                self._jobs = queue.SimpleQueue()
                thread = threading.Thread(
                    target=_work, args=(self._jobs,), name=f"ruleset-{self.ruleset_id}", daemon=True
                )
                thread.start()
            self._jobs.put((future, function, args))
        return future

    def _missed(self) -> RulesetFailed:
        self.misses += 1
        self.close()
        log.error(
            "ruleset %s took longer than %s s (%s of %s)",
            self.ruleset_id,
            self.deadline,
            self.misses,
            MISSES,
        )
        return RulesetFailed(f"The ruleset {self.ruleset_id} took too long to answer.")

    def _refuse_if_closed(self) -> None:
        if self.closed:
            raise unavailable(self.ruleset_id, self.reason)

    @property
    def reason(self) -> str:
        """Why it is closed, for lists."""
        return f"{MISSES} calls took longer than {self.deadline:g} s; disabled until a restart."


def unavailable(ruleset_id: str, reason: str) -> Conflict:
    """The refusal of every question to a ruleset that is not running."""
    return Conflict(
        f"The ruleset {ruleset_id} cannot be asked at present: {reason}", code="ruleset_unavailable"
    )


def _work(jobs: "queue.SimpleQueue[Job | None]") -> None:
    while (job := jobs.get()) is not None:
        future, function, args = job
        if not future.set_running_or_notify_cancel():
            continue
        try:
            future.set_result(function(*args))
        except BaseException as error:  # handed to whoever waits
            future.set_exception(error)
        del job, future, function, args


def _seen(task: "asyncio.Task[Any]") -> None:
    """Nobody may be waiting any more; a failure is already logged where it happened."""
    if not task.cancelled():
        task.exception()
