"""Connections and transactions.

The pool is that of ``databases``; queries and transactions go to its asyncpg connections, which are
handed on explicitly. (Its own transactions keep a connection for ever when a rollback fails, as it
does whenever the server went away.) One way to read (:meth:`Database.read`), one way to change
(:meth:`Database.change`), which also carries a repeated request's key.
"""

import asyncio
import random
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

import asyncpg
import databases

from app.db.connection import Connection, Telling
from app.db.events import Told
from app.db.queries import idempotency
from app.domain import jsontext
from app.domain.once import Once
from app.errors import Conflict, Unauthorized, Unavailable

T = TypeVar("T")

ACQUIRE_S = 5.0
ATTEMPTS = 4

_lost = (
    asyncpg.InterfaceError,
    # what asyncpg makes of a server that goes away in the middle of a conversation
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.CannotConnectNowError,
    OSError,
)
_collided = (asyncpg.DeadlockDetectedError, asyncpg.SerializationError)
_busy = (asyncpg.LockNotAvailableError, asyncpg.QueryCanceledError, asyncpg.TooManyConnectionsError)

SERVER_SETTINGS = {
    "application_name": "campaign-manager",
    # plans are kept per connection; compiling them only costs on short statements
    "jit": "off",
    # every statement goes by keys, so its plan does not hang on the values: plan it once
    "plan_cache_mode": "force_generic_plan",
    "lock_timeout": "2000",
    "statement_timeout": "5000",
    "idle_in_transaction_session_timeout": "30000",
    "timezone": "UTC",
}


class Database:
    """The pool of one worker. ``tell`` gets what was written to groups' logs, after the commit."""

    def __init__(
        self,
        url: str,
        *,
        size: int = 10,
        tell: Callable[[Sequence[Told]], None] = lambda _: None,
    ) -> None:
        self._tell = tell
        self._pool = databases.Database(
            url,
            min_size=1,
            max_size=size,
            server_settings=SERVER_SETTINGS,
            reset=_nothing_left,
            connection_class=Telling,
        )

    async def connect(self) -> None:
        await self._pool.connect()

    async def disconnect(self) -> None:
        await self._pool.disconnect()

    async def _take(self) -> Connection:
        """A connection straight from asyncpg's pool: what `databases` wraps around it costs more
        than a query does, and keeps a task from working once a connection broke."""
        try:
            async with asyncio.timeout(ACQUIRE_S):
                connection: Connection = await self._pool._backend._pool.acquire()
                return connection
        except TimeoutError:
            raise Unavailable("All database connections are in use.", code="busy") from None

    async def _give_back(self, connection: Connection) -> None:
        # what was done is done, and must not be done again because the connection broke
        # afterwards: the pool has replaced it already
        with suppress(asyncpg.PostgresError, TimeoutError, *_lost):
            await self._pool._backend._pool.release(connection)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[Connection]:
        """A connection without a transaction, for reading. Failures become 503."""
        try:
            connection = await self._take()
            try:
                yield connection
            finally:
                await self._give_back(connection)
        except _busy:
            raise Unavailable("The database is busy.", code="busy") from None
        except _lost as error:
            raise _away() from error

    async def change(
        self, work: Callable[[Connection], Awaitable[T]], once: Once | None = None
    ) -> T:
        """Run ``work`` in one transaction and return what it answered, which must be JSON if
        ``once`` is given: it is stored with the effect, and the same key gets it again. None says
        that nothing was done: it is not stored.

        ``work`` may run several times (a deadlock, a connection lost before COMMIT), so it must
        touch nothing but its connection. Raises Unavailable ``busy``, ``database_unavailable``,
        ``outcome_unknown`` (lost at COMMIT: repeat with the same key), Invalid
        ``idempotency_key_reused`` and Conflict ``conflict`` (a row it refers to is gone).
        """
        for attempt in range(1, ATTEMPTS + 1):
            try:
                return await self._attempt(work, once)
            except _busy:
                raise Unavailable("The database is busy.", code="busy") from None
            except asyncpg.ForeignKeyViolationError as error:
                if error.constraint_name == "idempotency_keys_user_id_fkey":
                    raise Unauthorized("This account was deleted.", code="session_ended") from error
                # such as an account that ended while its last request was under way
                raise Conflict("What this refers to was deleted meanwhile.") from error
            except (*_collided, *_lost) as error:
                if attempt == ATTEMPTS:
                    raise _away() from error
            # apart, so that two that collided do not meet again
            await asyncio.sleep(random.uniform(0.005, 0.02) * attempt)  # noqa: S311
        raise AssertionError

    async def at_once(self, work: Callable[[Connection], Awaitable[T]]) -> T:
        """Like :meth:`change` for work of a single statement, which is a transaction by itself: the
        trips for BEGIN and COMMIT are spared. A connection lost under way is ``outcome_unknown``:
        nobody can tell whether it was committed."""
        for attempt in range(1, ATTEMPTS + 1):
            connection = await self._taken()
            told = _told(connection)
            told.clear()
            try:
                result = await work(connection)
                self._tell(tuple(told))
                return result
            except _busy:
                raise Unavailable("The database is busy.", code="busy") from None
            except _collided as error:
                if attempt == ATTEMPTS:
                    raise _away() from error
            except _lost as error:
                raise _unknown() from error
            finally:
                await self._give_back(connection)
            await asyncio.sleep(random.uniform(0.005, 0.02) * attempt)  # noqa: S311
        raise AssertionError

    async def _taken(self) -> Connection:
        """A connection; Unavailable while the database is away."""
        try:
            return await self._take()
        except _lost as error:
            raise _away() from error

    async def _attempt(self, work: Callable[[Connection], Awaitable[T]], once: Once | None) -> T:
        connection = await self._take()
        told = _told(connection)
        told.clear()
        try:
            result = await _in_transaction(connection, work, once)
            self._tell(tuple(told))
            return result
        finally:
            await self._give_back(connection)


def _told(conn: Any) -> list[Told]:
    """What this connection wrote to groups' logs since it was taken."""
    told: list[Told] = conn.told
    return told


async def _in_transaction(
    conn: Connection, work: Callable[[Connection], Awaitable[T]], once: Once | None
) -> T:
    transaction = conn.transaction()
    await transaction.start()
    try:
        result = await _once(conn, work, once)
    except BaseException:
        with suppress(*_lost):
            await transaction.rollback()
        raise
    if result is None and once is not None:
        # nothing was done, a race was lost: the key stays free for the next try
        _told(conn).clear()
        with suppress(*_lost):
            await transaction.rollback()
        return result
    try:
        await transaction.commit()
    except _lost as error:
        raise _unknown() from error
    return result


async def _once(
    conn: Connection, work: Callable[[Connection], Awaitable[T]], once: Once | None
) -> T:
    if once is None:
        return await work(conn)
    if not await idempotency.claim(conn, once):
        stored: T = await idempotency.answer(conn, once)
        return stored
    result = await work(conn)
    once.offsets.update({told.group_id: told.seq for told in _told(conn)})
    await idempotency.keep(conn, once, jsontext.dumps(result).decode())
    return result


async def _nothing_left(_: Connection) -> None:
    """Stands for asyncpg's reset, which is a round trip each time a connection is given back.

    There is nothing to reset: no setting is changed but for a transaction, nobody listens, and the
    one session lock (housekeeping) is given back by who took it. An open transaction is still
    rolled back by asyncpg.
    """


def _unknown() -> Unavailable:
    return Unavailable(
        "The connection broke while saving. Repeat the request with the same Idempotency-Key to "
        "learn what happened.",
        code="outcome_unknown",
    )


def _away() -> Unavailable:
    return Unavailable("The database is away.", code="database_unavailable")
