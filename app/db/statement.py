"""SQL text that a test can find.

Every statement of the app is made by :func:`sql` at import, so that ``tests/db`` can prepare each
one against the migrated schema: a wrong column is found there and never by a user.
"""

import sys
from collections.abc import Iterator

_statements: list["Statement"] = []


class Statement(str):
    """A statement with ``$n`` parameters, and where it was written."""

    __slots__ = ("module",)
    module: str


def sql(text: str) -> Statement:
    """Name a statement. Only at module level, never built from input."""
    statement = Statement(text)
    statement.module = sys._getframe(1).f_globals["__name__"]
    _statements.append(statement)
    return statement


def all_statements() -> Iterator[Statement]:
    """Every statement of the modules imported so far."""
    yield from _statements
