"""Second factors: the authenticator's sealed secret, and the hashes of recovery codes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from app.db.connection import Connection
from app.db.statement import sql
from app.domain.sealing import Sealed


@dataclass(frozen=True, slots=True)
class SecondFactor:
    """``active_at`` None: set-up has begun, and protects nothing yet."""

    user_id: UUID
    sealed: Sealed
    begun_at: datetime
    active_at: datetime | None
    last_step: int


_GET = sql("""
    SELECT user_id, kid, sealed, begun_at, active_at, last_step
      FROM second_factors WHERE user_id = $1
""")
# begun again it is another secret; one that protects the account stays
_BEGIN = sql("""
    INSERT INTO second_factors (user_id, kid, sealed, begun_at) VALUES ($1, $2, $3, $4)
    ON CONFLICT (user_id) DO UPDATE
       SET kid = excluded.kid, sealed = excluded.sealed, begun_at = excluded.begun_at
     WHERE second_factors.active_at IS NULL
    RETURNING true
""")
# the seal tells whether it is still the secret whose code was looked at
_ACTIVATE = sql("""
    UPDATE second_factors SET active_at = $3, last_step = $4
     WHERE user_id = $1 AND sealed = $2 AND active_at IS NULL
    RETURNING true
""")
_USE_STEP = sql("""
    UPDATE second_factors SET last_step = $2
     WHERE user_id = $1 AND last_step < $2 AND active_at IS NOT NULL
    RETURNING true
""")
_IS_ACTIVE = sql("""
    SELECT true FROM second_factors WHERE user_id = $1 AND active_at IS NOT NULL
""")
_REMOVE = sql("DELETE FROM second_factors WHERE user_id = $1 AND active_at IS NOT NULL")
_FORGET_CODES = sql("DELETE FROM recovery_codes WHERE user_id = $1")
_ADD_CODES = sql("""
    INSERT INTO recovery_codes (user_id, code_hash) SELECT $1, unnest($2::bytea[])
""")
_HAS_CODE = sql("SELECT true FROM recovery_codes WHERE user_id = $1 AND code_hash = $2")
_USE_CODE = sql("""
    DELETE FROM recovery_codes WHERE user_id = $1 AND code_hash = $2 RETURNING true
""")
_CODES_LEFT = sql("SELECT count(*) FROM recovery_codes WHERE user_id = $1")
_SEALED_BEFORE = sql("""
    SELECT user_id, kid, sealed FROM second_factors WHERE kid <> $1 ORDER BY user_id
""")
_RESEAL = sql("""
    UPDATE second_factors SET kid = $3, sealed = $4 WHERE user_id = $1 AND sealed = $2
""")


async def get(conn: Connection, user_id: UUID) -> SecondFactor | None:
    row = await conn.fetchrow(_GET, user_id)
    if row is None:
        return None
    sealed = Sealed(row["kid"], row["sealed"])
    return SecondFactor(row["user_id"], sealed, row["begun_at"], row["active_at"], row["last_step"])


async def begin(conn: Connection, user_id: UUID, sealed: Sealed, now: datetime) -> bool:
    """False if the account has a second factor already."""
    return bool(await conn.fetchval(_BEGIN, user_id, sealed.kid, sealed.data, now))


async def activate(
    conn: Connection, user_id: UUID, sealed: Sealed, now: datetime, step: int
) -> bool:
    """False if it is active already, or set-up was begun again meanwhile."""
    return bool(await conn.fetchval(_ACTIVATE, user_id, sealed.data, now, step))


async def is_active(conn: Connection, user_id: UUID) -> bool:
    return bool(await conn.fetchval(_IS_ACTIVE, user_id))


async def use_step(conn: Connection, user_id: UUID, step: int) -> bool:
    """False if this step's code, or a later one, was used."""
    return bool(await conn.fetchval(_USE_STEP, user_id, step))


async def remove(conn: Connection, user_id: UUID) -> None:
    """With its recovery codes."""
    await conn.execute(_REMOVE, user_id)


async def replace_codes(conn: Connection, user_id: UUID, hashes: Sequence[bytes]) -> None:
    """These are good from now on, and no earlier ones."""
    await conn.execute(_FORGET_CODES, user_id)
    await conn.execute(_ADD_CODES, user_id, list(hashes))


async def has_code(conn: Connection, user_id: UUID, code_hash: bytes) -> bool:
    return bool(await conn.fetchval(_HAS_CODE, user_id, code_hash))


async def use_code(conn: Connection, user_id: UUID, code_hash: bytes) -> bool:
    """False if there is no such code, or it was used."""
    return bool(await conn.fetchval(_USE_CODE, user_id, code_hash))


async def codes_left(conn: Connection, user_id: UUID) -> int:
    return int(await conn.fetchval(_CODES_LEFT, user_id))


async def sealed_before(conn: Connection, kid: str) -> list[tuple[UUID, Sealed]]:
    """Those that another key than ``kid`` sealed."""
    rows = await conn.fetch(_SEALED_BEFORE, kid)
    return [(row["user_id"], Sealed(row["kid"], row["sealed"])) for row in rows]


async def reseal(conn: Connection, user_id: UUID, was: Sealed, sealed: Sealed) -> None:
    """Nothing happens if it ``was`` another by now."""
    await conn.execute(_RESEAL, user_id, was.data, sealed.kid, sealed.data)
