"""SQL text that a test can find.

Every statement of the app is made by :func:`sql` at import, so that ``tests/db`` can prepare each
one against the migrated schema: a wrong column is found there and never by a user.
"""

import sys
from collections.abc import Iterator

_statements: list[tuple[str, str]] = []


def sql(text: str) -> str:
    """Name a statement with ``$n`` parameters. Only at module level, never built from input."""
    _statements.append((sys._getframe(1).f_globals["__name__"], text))
    return text


def all_statements() -> Iterator[tuple[str, str]]:
    """Module and text of every statement of the modules imported so far."""
    yield from _statements
