"""Guessing one account's password gets slow, for who guesses and hardly for its owner.

Five failures from one address let that address wait for this account: 2 s, doubled with each
further failure, at most 15 minutes. Other addresses notice nothing until the account has had 100
failures within an hour, from wherever; then there is one try a minute. Accounts that do not exist
behave alike. A password reset by mail clears the account, so nobody can be locked out for good.

Each attempt is counted before the password is looked at and taken back when it was right: a
hundred guesses at once are a hundred failures. Where the account has a second factor, an attempt is
right with its code only.
"""

import asyncio
import hashlib
import math
import secrets
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from weakref import WeakValueDictionary

from app.errors import TooMany, Unavailable
from app.parts import Parts
from app.services import redis_beside
from app.services.rate_limits import network
from app.services.redis_beside import RedisAway

FREE_FAILURES = 5
LONGEST_WAIT_S = 15 * 60
ACCOUNT_FAILURES = 100
ACCOUNT_WAIT_S = 60
HOUR_S = 3600
_MOST_LOCAL = 10_000

_ENTER = """
local now = tonumber(ARGV[1])
local wait = tonumber(redis.call('HGET', KEYS[1], 'until') or '0') - now
if wait > 0 then return wait end
redis.call('ZREMRANGEBYSCORE', KEYS[2], '-inf', now - 3600000)
if redis.call('ZCARD', KEYS[2]) >= tonumber(ARGV[3]) then
  local newest = redis.call('ZRANGE', KEYS[2], -1, -1, 'WITHSCORES')
  wait = tonumber(newest[2]) + tonumber(ARGV[4]) - now
  if wait > 0 then return wait end
end
local failures = redis.call('HINCRBY', KEYS[1], 'failures', 1)
if failures >= tonumber(ARGV[5]) then
  local pause = math.min(2 ^ (failures - tonumber(ARGV[5]) + 1), tonumber(ARGV[6])) * 1000
  redis.call('HSET', KEYS[1], 'until', string.format('%d', now + pause))
end
redis.call('PEXPIRE', KEYS[1], 3600000)
redis.call('ZADD', KEYS[2], now, ARGV[2])
redis.call('PEXPIRE', KEYS[2], 3600000)
return 0
"""

_WITHDRAW = """
if redis.call('EXISTS', KEYS[1]) == 1 then
  redis.call('HINCRBY', KEYS[1], 'failures', -1)
  redis.call('HDEL', KEYS[1], 'until')
end
return 0
"""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try at an account's password, counted as a failure until :func:`passed`."""

    pair: str
    account: str
    member: str


async def enter(parts: Parts, email: str, client: str) -> Attempt:
    """Call before a password is looked at. Raises TooMany ``login_delayed``."""
    digest = hashlib.sha256(email.strip().lower().encode()).hexdigest()[:32]
    attempt = Attempt(
        f"rl:login:{digest}:{network(client)}", f"rl:login:{digest}", secrets.token_hex(8)
    )
    wait_ms = await _enter(parts, attempt)
    if wait_ms > 0:
        raise TooMany(
            "Too many wrong passwords for this account; wait before the next try.",
            code="login_delayed",
            retry_after=math.ceil(wait_ms / 1000),
        )
    return attempt


@asynccontextmanager
async def one_try(parts: Parts, email: str, client: str) -> AsyncIterator[None]:
    """What happens inside is one attempt: passed if it ends well, a failure if it is refused. A
    server too busy to look is no failure. Raises TooMany ``login_delayed`` before anything."""
    attempt = await enter(parts, email, client)
    try:
        yield
    except Unavailable:
        await withdraw(parts, attempt)
        raise
    await passed(parts, attempt)


async def passed(parts: Parts, attempt: Attempt) -> None:
    """The password was right: this address may begin again."""
    _local_pairs.pop((id(parts), attempt.pair), None)
    _local_accounts.get((id(parts), attempt.account), {}).pop(attempt.member, None)
    await redis_beside.tell(parts, lambda redis: redis.delete(attempt.pair))
    await redis_beside.tell(parts, lambda redis: redis.zrem(attempt.account, attempt.member))


async def withdraw(parts: Parts, attempt: Attempt) -> None:
    """The password was not looked at after all; the attempt was no failure."""
    pair = (id(parts), attempt.pair)
    if pair in _local_pairs:
        failures, _, last = _local_pairs[pair]
        _local_pairs[pair] = (failures - 1, 0, last)
    _local_accounts.get((id(parts), attempt.account), {}).pop(attempt.member, None)
    await redis_beside.tell(parts, lambda redis: redis.eval(_WITHDRAW, 1, attempt.pair))
    await redis_beside.tell(parts, lambda redis: redis.zrem(attempt.account, attempt.member))


async def forget(parts: Parts, email: str, client: str) -> None:
    """The password was reset by mail: the account's failures are history."""
    digest = hashlib.sha256(email.strip().lower().encode()).hexdigest()[:32]
    account = f"rl:login:{digest}"
    pair = f"{account}:{network(client)}"
    _local_pairs.pop((id(parts), pair), None)
    _local_accounts.pop((id(parts), account), None)
    await redis_beside.tell(parts, lambda redis: redis.delete(pair, account))


async def _enter(parts: Parts, attempt: Attempt) -> int:
    """For how many milliseconds it has to wait; without a wait it is counted. One after the other,
    so that a Redis that falls silent in between gives nobody five more tries."""
    turn = _turns.setdefault((id(parts), attempt.pair), asyncio.Lock())
    async with turn:
        now_ms = int(parts.clock() * 1000)
        try:
            wait_ms = await _ask(parts, attempt, now_ms)
        except RedisAway:
            wait_ms = _local_wait(parts, attempt, now_ms)
        if wait_ms <= 0:
            _count_locally(parts, attempt, now_ms)
        return wait_ms


async def _ask(parts: Parts, attempt: Attempt, now_ms: int) -> int:
    values = (
        now_ms,
        attempt.member,
        ACCOUNT_FAILURES,
        ACCOUNT_WAIT_S * 1000,
        FREE_FAILURES,
        LONGEST_WAIT_S,
    )
    keys = (attempt.pair, attempt.account)
    return int(await redis_beside.ask(parts, lambda redis: redis.eval(_ENTER, 2, *keys, *values)))


# What each worker has counted itself, for while Redis is away.
_local_pairs: dict[tuple[int, str], tuple[int, int, int]] = {}  # → failures, until, last
_local_accounts: dict[tuple[int, str], dict[str, int]] = {}  # → member → when
_turns: WeakValueDictionary[tuple[int, str], asyncio.Lock] = WeakValueDictionary()


def _local_wait(parts: Parts, attempt: Attempt, now_ms: int) -> int:
    _, until, _ = _local_pairs.get((id(parts), attempt.pair), (0, 0, 0))
    if until > now_ms:
        return until - now_ms
    account = _failures_of(parts, attempt, now_ms)
    if len(account) < ACCOUNT_FAILURES:
        return 0
    return max(account.values()) + ACCOUNT_WAIT_S * 1000 - now_ms


def _count_locally(parts: Parts, attempt: Attempt, now_ms: int) -> None:
    if len(_local_pairs) > _MOST_LOCAL:
        _local_pairs.clear()
        _local_accounts.clear()
    pair = (id(parts), attempt.pair)
    failures, until, last = _local_pairs.get(pair, (0, 0, now_ms))
    failures = failures + 1 if last > now_ms - HOUR_S * 1000 else 1
    if failures >= FREE_FAILURES:
        pause = min(2 ** (failures - FREE_FAILURES + 1), LONGEST_WAIT_S)
        until = now_ms + pause * 1000
    _local_pairs[pair] = (failures, until, now_ms)
    _failures_of(parts, attempt, now_ms)[attempt.member] = now_ms


def _failures_of(parts: Parts, attempt: Attempt, now_ms: int) -> dict[str, int]:
    """Of the account, from wherever, within the last hour."""
    account = _local_accounts.setdefault((id(parts), attempt.account), {})
    for member in [member for member, at in account.items() if at <= now_ms - HOUR_S * 1000]:
        del account[member]
    return account
