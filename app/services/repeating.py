"""A change that may be asked for more than once: done once, answered alike each time.

The same way for HTTP's ``Idempotency-Key`` and for the id of a socket's command.
"""

from collections.abc import Awaitable, Callable
from typing import Any, Concatenate, ParamSpec

from app.db.queries import idempotency
from app.domain.access import Actor
from app.domain.once import Once
from app.errors import AppError, Unavailable
from app.parts import Parts

P = ParamSpec("P")


async def change(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    service: Callable[Concatenate[Parts, Actor, Once | None, P], Awaitable[Any]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> Any:
    """Run a service that changes something, or give what it answered the first time under this key:
    before any precondition is looked at, and again after a refusal. The same request may have been
    done meanwhile by another worker, and be why this one was refused."""
    if once is None:
        return await service(parts, actor, None, *args, **kwargs)
    async with parts.repeats.turn((once.user_id, once.key)):
        stored = await _stored(parts, once)
        if stored is not None:
            return stored
        try:
            return await service(parts, actor, once, *args, **kwargs)
        except Unavailable:
            raise
        except AppError:
            stored = await _stored(parts, once)
            if stored is None:
                raise
            return stored


async def _stored(parts: Parts, once: Once) -> Any:
    async with parts.db.read() as conn:
        return await idempotency.answer(conn, once)
