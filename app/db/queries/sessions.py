"""Sessions: rows that decide which refresh token is good."""

from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql

_ENDED_LATELY = sql("""
    SELECT id FROM sessions WHERE revoked_at > now() - interval '16 minutes'
""")


async def ended_lately(conn: Connection) -> set[UUID]:
    """Ended within the lifetime of an access token (15 minutes), and a minute for the clocks."""
    return {row["id"] for row in await conn.fetch(_ENDED_LATELY)}
