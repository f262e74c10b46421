"""Rows whose time is over."""

from app.db.connection import Connection
from app.db.statement import sql

_TAKE = sql("SELECT pg_try_advisory_lock(1129136461)")
_END = sql("SELECT pg_advisory_unlock(1129136461)")
_CHARACTERS = sql("DELETE FROM characters WHERE deleted_at < now() - interval '30 days'")
_SESSIONS = sql("""
    DELETE FROM sessions
     WHERE expires_at < now() - interval '1 day' OR revoked_at < now() - interval '30 days'
""")
_EMAIL_TOKENS = sql("DELETE FROM email_tokens WHERE expires_at < now() - interval '1 day'")
_DEVICE_CODES = sql("DELETE FROM device_codes WHERE expires_at < now() - interval '1 day'")
_INVITES = sql("DELETE FROM invites WHERE expires_at < now() - interval '30 days'")
_UPLOADS = sql("DELETE FROM portrait_uploads WHERE expires_at < now() - interval '1 day'")
_SET_UPS = sql("""
    DELETE FROM second_factors WHERE active_at IS NULL AND begun_at < now() - interval '1 day'
""")
_NOTICES = sql("DELETE FROM notices WHERE created_at < now() - interval '1 year'")


async def take_turn(conn: Connection) -> bool:
    """Whether no other worker is cleaning up; if so this one is, until :func:`end_turn`."""
    return bool(await conn.fetchval(_TAKE))


async def end_turn(conn: Connection) -> None:
    await conn.execute(_END)


async def prune(conn: Connection) -> None:
    """Deleted characters after 30 days, and what has expired. Sessions are kept for a while so that
    an old refresh token is still known for what it is."""
    for statement in (
        _CHARACTERS, _SESSIONS, _EMAIL_TOKENS, _DEVICE_CODES, _INVITES, _UPLOADS, _SET_UPS,
        _NOTICES,
    ):  # fmt: skip
        await conn.execute(statement)
