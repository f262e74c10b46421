"""How many statements one request costs, as the database's own log tells."""

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import asyncpg

REQUESTS = 40
_STATEMENT = re.compile(r"LOG:  (?:statement|execute [^:]*): (.*(?:\n\t.*)*)")
_TRANSACTION = re.compile(r"(?:BEGIN|COMMIT)\b.*")


def counted(database_url: str, log: Path, request: Callable[[], None]) -> tuple[int, int]:
    """Statements of one request: all but BEGIN and COMMIT, and these."""
    asyncio.run(_told(database_url, "ALTER SYSTEM SET log_statement = 'all'"))
    since = log.stat().st_size
    for _ in range(REQUESTS):
        request()
    asyncio.run(_told(database_url, "ALTER SYSTEM RESET log_statement"))
    with log.open() as file:
        file.seek(since)
        seen = Counter(match[1] for match in _STATEMENT.finditer(file.read()))
    # what background jobs ask once in a while comes to less than one a request
    each = {statement: count // REQUESTS for statement, count in seen.items()}
    around = sum(count for text, count in each.items() if _TRANSACTION.match(text))
    return sum(each.values()) - around, around


async def _told(database_url: str, change: str) -> None:
    conn = await asyncpg.connect(database_url)
    try:
        await conn.execute(change)
        await conn.execute("SELECT pg_reload_conf()")
        await asyncio.sleep(0.2)  # each server process reads it between two statements
    finally:
        await conn.close()
