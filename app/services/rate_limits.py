"""How often an address may try: a window that slides over the last minute.

Counted in Redis, so that all workers count together; while Redis is away each worker counts for
itself. Only what was let through is counted: hammering does not prolong the wait.
"""

import ipaddress
import math
import secrets
from dataclasses import dataclass

from app.errors import TooMany
from app.parts import Parts
from app.services import redis_beside
from app.services.redis_beside import RedisAway

WINDOW_S = 60
_MOST_LOCAL = 10_000

# Only KEYS that are declared and commands that Dragonfly and Valkey both have.
_TAKE = """
local now, window, limit = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now - window)
if redis.call('ZCARD', KEYS[1]) < limit then
  redis.call('ZADD', KEYS[1], now, ARGV[4])
  redis.call('PEXPIRE', KEYS[1], window)
  return 0
end
local oldest = redis.call('ZRANGE', KEYS[1], 0, 0, 'WITHSCORES')
return math.max(1, math.ceil(tonumber(oldest[2]) + window - now))
"""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One counted attempt, which :func:`give_back` takes out again."""

    key: str
    member: str


async def take_auth(parts: Parts, client: str) -> Ticket:
    """Count an attempt at a public route about accounts.

    Raises TooMany ``rate_limited`` beyond ``CM_AUTH_RATE_LIMIT`` a minute.
    """
    return await take(parts, f"rl:auth:{network(client)}", parts.settings.auth_rate_limit)


async def take(parts: Parts, key: str, limit: int, window_s: int = WINDOW_S) -> Ticket:
    """Count one more of ``limit`` in ``window_s``. Raises TooMany ``rate_limited``."""
    ticket = Ticket(key, secrets.token_hex(8))
    now_ms = int(parts.clock() * 1000)
    try:
        wait_ms = await _ask(parts, ticket, now_ms, window_s * 1000, limit)
    except RedisAway:
        wait_ms = _take_locally(parts, ticket, now_ms, window_s * 1000, limit)
    if wait_ms:
        raise TooMany(
            "Too many attempts from this address; wait a little.",
            code="rate_limited",
            retry_after=math.ceil(wait_ms / 1000),
        )
    return ticket


async def give_back(parts: Parts, ticket: Ticket) -> None:
    """The attempt was a good one and does not count."""
    window = _standing_in.get((id(parts), ticket.key), {})
    window.pop(ticket.member, None)
    await redis_beside.tell(parts, lambda redis: redis.zrem(ticket.key, ticket.member))


async def forget(parts: Parts, key: str) -> None:
    """All attempts under this key are history."""
    _standing_in.pop((id(parts), key), None)
    await redis_beside.tell(parts, lambda redis: redis.delete(key))


def network(client: str) -> str:
    """What counts as one address: IPv4 whole, IPv6 by the /64 that one household gets."""
    try:
        address = ipaddress.ip_address(client)
    except ValueError:
        return "unknown"
    if isinstance(address, ipaddress.IPv6Address):
        if address.ipv4_mapped is not None:
            return str(address.ipv4_mapped)
        return str(ipaddress.IPv6Network((address.packed[:8] + bytes(8), 64)).network_address)
    return str(address)


async def _ask(parts: Parts, ticket: Ticket, now_ms: int, window_ms: int, limit: int) -> int:
    values = (now_ms, window_ms, limit, ticket.member)
    return int(
        await redis_beside.ask(parts, lambda redis: redis.eval(_TAKE, 1, ticket.key, *values))
    )


# (whose, key) → member → when; lost with the worker, and that is all right
_standing_in: dict[tuple[int, str], dict[str, int]] = {}


def _take_locally(parts: Parts, ticket: Ticket, now_ms: int, window_ms: int, limit: int) -> int:
    if len(_standing_in) > _MOST_LOCAL:
        _standing_in.clear()
    window = _standing_in.setdefault((id(parts), ticket.key), {})
    for member in [member for member, at in window.items() if at <= now_ms - window_ms]:
        del window[member]
    if len(window) < limit:
        window[ticket.member] = now_ms
        return 0
    return max(1, min(window.values()) + window_ms - now_ms)
