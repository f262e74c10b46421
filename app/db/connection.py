"""The type of a connection as queries see it: asyncpg's, with ``$n`` parameters."""

from typing import TYPE_CHECKING, Any, TypeAlias

import asyncpg

if TYPE_CHECKING:
    Connection: TypeAlias = "asyncpg.Connection[asyncpg.Record]"
else:
    Connection = asyncpg.Connection


class Telling(Connection):
    """The pool's own: it keeps what was written to groups' logs until the commit
    (``app.db.events``)."""

    __slots__ = ("told",)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.told: list[Any] = []
