"""Invitations: found by the hash of their token, or by their short code."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql

_INSERT = sql("""
    INSERT INTO invites (id, group_id, created_by, token_hash, code, max_uses, expires_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)
    ON CONFLICT (code) DO NOTHING
    RETURNING created_at
""")

_COLUMNS = """
    i.id, i.group_id, i.code, i.max_uses, i.uses, i.expires_at, i.revoked_at, i.created_at,
    i.created_by
"""

_LIST = sql(f"""
    SELECT {_COLUMNS}, u.display_name
      FROM invites i LEFT JOIN users u ON u.id = i.created_by
     WHERE i.group_id = $1
     ORDER BY i.created_at DESC, i.id LIMIT 200
""")

_COUNT_OPEN = sql("""
    SELECT count(*) FROM invites
     WHERE group_id = $1 AND revoked_at IS NULL AND expires_at > $2 AND uses < max_uses
""")

_SHOWN = f"""
    SELECT {_COLUMNS}, g.name AS group_name, g.ruleset_id, d.display_name AS dm_name,
           (SELECT count(*) FROM group_members m WHERE m.group_id = g.id) AS member_count,
           EXISTS (SELECT FROM group_members m
                    WHERE m.group_id = g.id AND m.user_id = $2) AS is_member
      FROM invites i JOIN groups g ON g.id = i.group_id JOIN users d ON d.id = g.dm_user_id
"""
_BY_HASH = sql(f"{_SHOWN} WHERE i.token_hash = $1")
_BY_CODE = sql(f"{_SHOWN} WHERE i.code = $1")

_LOCK = sql(f"SELECT {_COLUMNS} FROM invites i WHERE i.id = $1 FOR NO KEY UPDATE")

_USE = sql("UPDATE invites SET uses = uses + 1 WHERE id = $1")

_REVOKE = sql("""
    UPDATE invites SET revoked_at = coalesce(revoked_at, $3) WHERE id = $1 AND group_id = $2
    RETURNING id
""")


async def insert(
    conn: Connection,
    invite_id: UUID,
    group_id: UUID,
    created_by: UUID,
    token_hash: bytes,
    code: str,
    max_uses: int,
    expires_at: datetime,
) -> datetime | None:
    """When it was made; None if another invitation has this code."""
    made: datetime | None = await conn.fetchval(
        _INSERT, invite_id, group_id, created_by, token_hash, code, max_uses, expires_at
    )
    return made


async def list_of(conn: Connection, group_id: UUID) -> Sequence[Any]:
    """The newest first, at most 200."""
    return await conn.fetch(_LIST, group_id)


async def count_open(conn: Connection, group_id: UUID, now: datetime) -> int:
    number: int = await conn.fetchval(_COUNT_OPEN, group_id, now)
    return number


async def by_hash(conn: Connection, token_hash: bytes, user_id: UUID | None) -> Any:
    """The invitation with what it may show of its group."""
    return await conn.fetchrow(_BY_HASH, token_hash, user_id)


async def by_code(conn: Connection, code: str, user_id: UUID | None) -> Any:
    return await conn.fetchrow(_BY_CODE, code, user_id)


async def lock(conn: Connection, invite_id: UUID) -> Any:
    """The caller holds the group's lock already."""
    return await conn.fetchrow(_LOCK, invite_id)


async def use(conn: Connection, invite_id: UUID) -> None:
    await conn.execute(_USE, invite_id)


async def revoke(conn: Connection, invite_id: UUID, group_id: UUID, now: datetime) -> bool:
    return await conn.fetchval(_REVOKE, invite_id, group_id, now) is not None
