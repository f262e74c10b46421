"""Characters, their versions and views."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from app.db.connection import Connection
from app.db.events import Event, keep_told, texts_of
from app.db.statement import sql
from app.domain import jsontext
from app.domain.characters import VERSIONS_KEPT, Cause, Loaded, Role, State

_LOADED = """
    SELECT c.id, c.owner_user_id, c.ruleset_id, c.ruleset_version, c.sheet_version, c.name,
           c.sheet_data::text AS sheet_text, c.extensions::text AS extensions_text,
           c.card::text AS card_text, c.revision, c.version, c.portrait_url,
           c.created_at, c.updated_at,
           (SELECT coalesce(json_agg(json_build_object(
                       'id', g.id, 'name', g.name, 'is_active', gc.is_active,
                       'hidden', gc.hidden, 'role', m.role) ORDER BY g.name, g.id), '[]')::text
              FROM group_characters gc
              JOIN groups g ON g.id = gc.group_id
              JOIN group_members m ON m.group_id = g.id AND m.user_id = $2
             WHERE gc.character_id = c.id) AS groups_text
"""

# Who may open a sheet: its owner, and the dungeon master of a group that it is assigned to.
_VISIBLE = """
     WHERE c.id = $1 AND c.deleted_at IS NULL
       AND (c.owner_user_id = $2 OR EXISTS (
               SELECT FROM group_characters gc JOIN groups g ON g.id = gc.group_id
                WHERE gc.character_id = c.id AND g.dm_user_id = $2))
"""

_GET = sql(f"{_LOADED} FROM characters c {_VISIBLE}")

_GET_TO_SAVE = sql(f"""
    {_LOADED}, v.cause AS version_cause, v.user_id AS version_user_id,
           extract(epoch FROM now() - v.started_at)::float8 AS version_age_s
      FROM characters c
      LEFT JOIN character_versions v ON v.character_id = c.id AND v.version = c.version
    {_VISIBLE}
""")

_INSERT = sql("""
    WITH made AS (
        INSERT INTO characters (owner_user_id, ruleset_id, ruleset_version, sheet_version, name,
                                sheet_data, extensions, card, portrait_url)
        VALUES ($1, $2, $3, $4, $5, $6::jsonb, $7::json, $8::jsonb, $10)
        RETURNING *
    ), kept AS (
        INSERT INTO character_versions (character_id, version, name, sheet_data, ruleset_version,
                                        sheet_version, user_id, cause)
        SELECT id, version, name, sheet_data, ruleset_version, sheet_version, owner_user_id, $9
          FROM made
    )
    SELECT id FROM made
""")

# migration 0005: compare and swap, the version beside it, the event
_SAVE = sql("""
    SELECT revision, updated_at, group_id, seq, created_at, is_public, shown_actor, shown_note
      FROM save_character($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8, $9::json, $10, $11, $12,
                          $13::json, $14::json, $15)
""")

_SAVE_RESOURCE = sql("""
    UPDATE characters
       SET sheet_data = $3::jsonb, card = $4::jsonb, revision = revision + 1, updated_at = now()
     WHERE id = $1 AND revision = $2 AND deleted_at IS NULL
    RETURNING revision, updated_at
""")

_LIST = sql("""
    SELECT c.id, c.owner_user_id, c.ruleset_id, c.ruleset_version, c.sheet_version, c.name,
           c.card::text AS card_text, c.revision, c.portrait_url, c.created_at, c.updated_at,
           c.deleted_at,
           (SELECT coalesce(json_agg(json_build_object(
                       'id', g.id, 'name', g.name, 'is_active', gc.is_active,
                       'hidden', gc.hidden, 'role', m.role) ORDER BY g.name, g.id), '[]')::text
              FROM group_characters gc
              JOIN groups g ON g.id = gc.group_id
              JOIN group_members m ON m.group_id = g.id AND m.user_id = $1
             WHERE gc.character_id = c.id) AS groups_text
      FROM characters c
     WHERE c.owner_user_id = $1
       AND (c.deleted_at IS NOT NULL) = $2
       AND ($3::text IS NULL OR c.ruleset_id = $3)
       AND ($4::text IS NULL OR strpos(lower(c.name), lower($4)) > 0)
       AND ($5::timestamptz IS NULL OR (c.updated_at, c.id) < ($5, $6::uuid))
     ORDER BY c.updated_at DESC, c.id DESC
     LIMIT $7
""")

_LOCK = sql("""
    SELECT c.id, c.owner_user_id, c.name, c.ruleset_id, c.revision, c.deleted_at, c.portrait_url,
           c.card::text AS card_text
      FROM characters c WHERE c.id = $1 FOR NO KEY UPDATE
""")

_GROUP_IDS = sql("SELECT group_id FROM group_characters WHERE character_id = $1")

_DELETE = sql("""
    UPDATE characters SET deleted_at = now(), revision = revision + 1, updated_at = now()
     WHERE id = $1 RETURNING revision
""")

_UNDELETE = sql("""
    UPDATE characters SET deleted_at = NULL, revision = revision + 1, updated_at = now()
     WHERE id = $1 RETURNING revision
""")

_SET_PORTRAIT = sql("""
    UPDATE characters SET portrait_url = $2, revision = revision + 1, updated_at = now()
     WHERE id = $1 RETURNING revision, name, card::text AS card_text
""")

_COUNT = sql("SELECT count(*) FROM characters WHERE owner_user_id = $1 AND deleted_at IS NULL")

_VERSIONS = sql("""
    SELECT v.version, v.name, v.cause, v.started_at, v.saved_at, v.ruleset_version,
           v.sheet_version, v.user_id, u.display_name
      FROM character_versions v LEFT JOIN users u ON u.id = v.user_id
     WHERE v.character_id = $1 ORDER BY v.version DESC
""")

_VERSION = sql("""
    SELECT v.version, v.name, v.cause, v.started_at, v.saved_at, v.ruleset_version,
           v.sheet_version, v.user_id, u.display_name, v.sheet_data::text AS sheet_text
      FROM character_versions v LEFT JOIN users u ON u.id = v.user_id
     WHERE v.character_id = $1 AND v.version = $2
""")

_SET_VIEW = sql("""
    INSERT INTO character_views (user_id, character_id, view) VALUES ($1, $2, $3::json)
    ON CONFLICT (user_id, character_id) DO UPDATE SET view = excluded.view, updated_at = now()
""")

_VIEW = sql("""
    SELECT view::text FROM character_views WHERE user_id = $1 AND character_id = $2
""")


async def get(conn: Connection, character_id: UUID, user_id: UUID) -> Any:
    """The row as ``user_id`` may open it, or None. Texts of JSON stay texts."""
    return await conn.fetchrow(_GET, character_id, user_id)


async def get_to_save(conn: Connection, character_id: UUID, user_id: UUID) -> Loaded | None:
    """Everything that a save needs to know, read at once."""
    row = await conn.fetchrow(_GET_TO_SAVE, character_id, user_id)
    if row is None:
        return None
    values = dict(row)
    role: Role = "owner" if values["owner_user_id"] == user_id else "dm"
    return Loaded(role=role, **values)


async def insert(
    conn: Connection,
    owner: UUID,
    ruleset_id: str,
    state: State,
    cause: Cause,
    portrait_url: str | None,
) -> UUID:
    made: UUID = await conn.fetchval(
        _INSERT,
        owner,
        ruleset_id,
        state.ruleset_version,
        state.sheet_version,
        state.name,
        _text(state.sheet_data),
        _text(state.extensions or {}),
        _text(state.card),
        cause,
        portrait_url,
    )
    return made


async def save(
    conn: Connection,
    character: Loaded,
    state: State,
    *,
    version: int,
    by: UUID,
    cause: Cause,
    event: Event,
) -> tuple[int, datetime] | None:
    """Write a new state with its version, and tell the character's groups, if the revision is still
    the one that was read. Answers the new revision and its time, or None where somebody was faster.

    One statement: it needs no transaction around it. ``event`` is a ``character.saved``."""
    full, public = texts_of(event)
    rows = await conn.fetch(
        _SAVE,
        character.id,
        character.revision,
        state.name,
        _text(state.sheet_data),
        _text(state.card),
        state.ruleset_version,
        state.sheet_version,
        version,
        None if state.extensions is None else _text(state.extensions),
        by,
        cause,
        VERSIONS_KEPT,
        full,
        public,
        event.cause,
    )
    if not rows:
        return None
    keep_told(conn, event, (full, public), rows)
    return rows[0]["revision"], rows[0]["updated_at"]


async def save_resource(
    conn: Connection, character: Loaded, sheet: dict[str, Any], card: dict[str, Any]
) -> tuple[int, datetime] | None:
    """Like :func:`save`, without a version."""
    row = await conn.fetchrow(
        _SAVE_RESOURCE, character.id, character.revision, _text(sheet), _text(card)
    )
    return None if row is None else (row["revision"], row["updated_at"])


async def list_owned(
    conn: Connection,
    owner: UUID,
    *,
    deleted: bool,
    ruleset_id: str | None,
    name: str | None,
    after: tuple[datetime, UUID] | None,
    limit: int,
) -> Sequence[Any]:
    """One page, newest first, and one row more if there is a next page."""
    at, last = after or (None, None)
    return await conn.fetch(_LIST, owner, deleted, ruleset_id, name, at, last, limit + 1)


async def lock(conn: Connection, character_id: UUID) -> Any:
    """The row, deleted or not, locked against every other change."""
    return await conn.fetchrow(_LOCK, character_id)


async def group_ids(conn: Connection, character_id: UUID) -> list[UUID]:
    return [row["group_id"] for row in await conn.fetch(_GROUP_IDS, character_id)]


async def delete(conn: Connection, character_id: UUID) -> int:
    revision: int = await conn.fetchval(_DELETE, character_id)
    return revision


async def undelete(conn: Connection, character_id: UUID) -> int:
    revision: int = await conn.fetchval(_UNDELETE, character_id)
    return revision


async def set_portrait(conn: Connection, character_id: UUID, url: str | None) -> Any:
    return await conn.fetchrow(_SET_PORTRAIT, character_id, url)


async def count(conn: Connection, owner: UUID) -> int:
    number: int = await conn.fetchval(_COUNT, owner)
    return number


async def versions(conn: Connection, character_id: UUID) -> Sequence[Any]:
    return await conn.fetch(_VERSIONS, character_id)


async def version(conn: Connection, character_id: UUID, number: int) -> Any:
    return await conn.fetchrow(_VERSION, character_id, number)


async def set_view(conn: Connection, user_id: UUID, character_id: UUID, view: Any) -> None:
    await conn.execute(_SET_VIEW, user_id, character_id, _text(view))


async def view(conn: Connection, user_id: UUID, character_id: UUID) -> str | None:
    text: str | None = await conn.fetchval(_VIEW, user_id, character_id)
    return text


def _text(value: Any) -> str:
    return jsontext.dumps(value).decode()
