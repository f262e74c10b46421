"""Answers kept with their effects, found again by the key that the client made."""

from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain import jsontext
from app.domain.once import Once
from app.errors import Invalid

_CLAIM = sql("""
    INSERT INTO idempotency_keys (user_id, key, request_hash) VALUES ($1, $2, $3)
    ON CONFLICT DO NOTHING RETURNING true
""")
_ANSWER = sql("""
    SELECT request_hash, answer, offsets FROM idempotency_keys WHERE user_id = $1 AND key = $2
""")
_KEEP = sql("""
    UPDATE idempotency_keys SET answer = $3::json, offsets = $4::json
     WHERE user_id = $1 AND key = $2
""")
_PRUNE = sql("DELETE FROM idempotency_keys WHERE created_at < now() - interval '30 days'")


async def claim(conn: Connection, once: Once) -> bool:
    """Take the key for this transaction; false if an earlier one has it (waits for one that is
    still open)."""
    return bool(await conn.fetchval(_CLAIM, once.user_id, once.key, once.request_hash))


async def answer(conn: Connection, once: Once) -> Any:
    """What the key's first request was answered, or None if there was none.

    Raises Invalid ``idempotency_key_reused`` if that was another request.
    """
    row = await conn.fetchrow(_ANSWER, once.user_id, once.key)
    if row is None or row["answer"] is None:
        return None
    if row["request_hash"] != once.request_hash:
        raise Invalid(
            "This Idempotency-Key was used for another request. Make a new one.",
            code="idempotency_key_reused",
        )
    if row["offsets"] is not None:
        told = jsontext.loads(row["offsets"])
        once.offsets.update({UUID(group): offset for group, offset in told.items()})
    return jsontext.parse(row["answer"].encode(), limit=8_388_608)


async def keep(conn: Connection, once: Once, text: str) -> None:
    """Keep the answer, and ``once.offsets`` with it."""
    told = {str(group): offset for group, offset in once.offsets.items()}
    offsets = jsontext.dumps(told).decode() if told else None
    await conn.execute(_KEEP, once.user_id, once.key, text, offsets)


async def prune(conn: Connection) -> None:
    await conn.execute(_PRUNE)
