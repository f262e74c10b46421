"""Portraits go straight from the browser to the object store; the server promises a place, looks at
what arrived and publishes exactly that under a key of its own, which nobody can write to."""

import secrets
from datetime import timedelta
from typing import Any
from uuid import UUID

from app.db import events
from app.db.connection import Connection
from app.db.events import Event
from app.db.queries import characters as queries
from app.db.queries import portraits as uploads
from app.domain import jsontext
from app.domain.access import Actor
from app.domain.once import Once
from app.errors import Conflict, Forbidden, Gone, Invalid, NotFound, field_error
from app.parts import Parts
from app.services import pictures, saving

EXPIRES = timedelta(minutes=10)


async def promise(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID, data: dict[str, Any]
) -> dict[str, Any]:
    """Promise a place for a picture of this type and size; the answer's ``upload`` says how to
    send it. Only the owner may. The address is added by :func:`with_upload`: it is a secret and is
    not stored with the request's key."""
    await _owned(parts, actor, character_id)
    key = f"uploads/{secrets.token_hex(16)}"

    async def work(conn: Connection) -> dict[str, Any]:
        await uploads.promise(conn, character_id, key, data["content_type"], data["size"], EXPIRES)
        return {"character_id": str(character_id), "expires_in": int(EXPIRES.total_seconds())}

    return await parts.db.change(work, once)


async def with_upload(parts: Parts, character_id: UUID, answer: dict[str, Any]) -> dict[str, Any]:
    """The answer with the signed address of the promised place."""
    async with parts.db.read() as conn:
        row = await uploads.get(conn, character_id)
    if row is None:
        raise Gone("The promise of a place for the portrait has been used; ask again.")
    upload = parts.objects.presign_put(
        row["key"], row["content_type"], row["size"], int(EXPIRES.total_seconds())
    )
    return {**answer, "upload": upload}


async def confirm(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID
) -> dict[str, Any]:
    """Look at what was sent (size, type, first bytes) and make it the portrait.

    Raises Conflict ``nothing_uploaded`` and Invalid ``not_that_picture``, which also removes it.
    """
    await _owned(parts, actor, character_id)
    async with parts.db.read() as conn:
        row = await uploads.get(conn, character_id)
    if row is None:
        raise Conflict("Ask for a place to upload to first.", code="nothing_uploaded")
    picture = await _inspected(parts, row)
    url = await pictures.publish(parts, picture, row["content_type"])
    answer, old = await _set(parts, actor, once, character_id, url)
    await parts.objects.delete(row["key"])
    await pictures.forget(parts, old)
    return answer


async def remove(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID
) -> dict[str, Any]:
    """Take the portrait away. Only the owner may."""
    await _owned(parts, actor, character_id)
    answer, old = await _set(parts, actor, once, character_id, None)
    await pictures.forget(parts, old)
    return answer


async def _inspected(parts: Parts, row: Any) -> bytes:
    found = await parts.objects.head(row["key"])
    if found is None:
        raise Conflict("Nothing has arrived at the promised place yet.", code="nothing_uploaded")
    if (found.length, found.content_type) == (row["size"], row["content_type"]):
        picture = await parts.objects.read_range(row["key"], row["size"])
        if len(picture) == row["size"] and pictures.kind_of(picture) == row["content_type"]:
            return picture
    await parts.objects.delete(row["key"])
    raise Invalid(
        "What arrived is not the picture that was announced.",
        code="not_that_picture",
        errors=[
            field_error(
                "",
                "not_that_picture",
                "Das ist ein anderes Bild als das angekündigte.",
                "This is not the picture that was announced.",
            )
        ],
    )


async def _set(
    parts: Parts, actor: Actor, once: Once | None, character_id: UUID, url: str | None
) -> tuple[dict[str, Any], str | None]:
    old: list[str | None] = []

    async def work(conn: Connection) -> dict[str, Any]:
        before = await queries.lock(conn, character_id)
        if before is None or before["owner_user_id"] != actor.user_id or before["deleted_at"]:
            raise NotFound("No such character.")
        old[:] = [before["portrait_url"]]
        row = await queries.set_portrait(conn, character_id, url)
        await uploads.forget(conn, character_id)
        data = {
            "character_id": str(character_id),
            "name": row["name"],
            "revision": row["revision"],
            "from_revision": row["revision"] - 1,
            "card": jsontext.loads(row["card_text"]),
            "portrait_url": url,
        }
        event = Event(
            "character.saved",
            data,
            data,
            subject=actor.user_id,
            character=character_id,
            actor=actor.user_id,
            cause=once.key if once else None,
        )
        await events.append_for_character(conn, event)
        return {
            "character_id": str(character_id),
            "portrait_url": url,
            "revision": row["revision"],
        }

    answer = await parts.db.change(work, once)
    return answer, old[0] if old else None


async def _owned(parts: Parts, actor: Actor, character_id: UUID) -> None:
    character = await saving.load(parts, actor, character_id)
    if character.role != "owner":
        raise Forbidden("Only its owner may change a portrait.")
