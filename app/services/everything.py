"""Everything that is stored about a person, as one zip for them to keep."""

import asyncio
import io
import re
import zipfile
from typing import Any

from app.db.queries import everything, notices, sessions, users
from app.domain import jsontext
from app.domain.access import Actor
from app.errors import Unauthorized
from app.parts import Parts
from app.rulesets import cmchar
from app.services import exports, instants, pictures, second_factor
from app.services.sessions import shown

_FILED = (
    "ruleset_id",
    "name",
    "sheet_data",
    "ruleset_version",
    "sheet_version",
    "extensions",
    "picture",
)
_UNSAFE = re.compile(r"[^\w -]+")
_README = """\
Everything that Campaign Manager stores about you.

profile.json       your account
sessions.json      where you are logged in
notices.json       what you were told about your account
groups.json        the groups that you are in
content.json       entries that you made for a group
rolls.json         your rolls
characters/        your characters as .cmchar files, which can be imported again, and beside each
                   its kept earlier states and your view of it
deleted/           the same for characters deleted less than 30 days ago
"""


async def build(parts: Parts, actor: Actor) -> bytes:
    """The archive. Holds what the person owns, and of groups no more than they may see."""
    async with parts.db.read() as conn:
        user = await users.get(conn, actor.user_id)
        if user is None:
            raise Unauthorized("This account was deleted.", code="session_ended")
        rows = await sessions.list_open(conn, actor.user_id, instants.now(parts))
        documents = {
            "profile.json": {
                **user.public(),
                "created_at": user.created_at,
                "second_factor": await second_factor.status(parts, conn, actor),
            },
            "sessions.json": [shown(row, actor.session_id) for row in rows],
            "notices.json": await notices.every(conn, actor.user_id),
            "groups.json": await everything.groups(conn, actor.user_id),
            "content.json": await everything.content(conn, actor.user_id),
            "rolls.json": await everything.rolls(conn, actor.user_id),
        }
        characters = await everything.characters(conn, actor.user_id)
    for character in characters:
        character["picture"] = await pictures.read(parts, character["portrait_url"])
    return await asyncio.to_thread(_zipped, documents, characters)


def _zipped(documents: dict[str, Any], characters: list[dict[str, Any]]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("README.txt", _README)
        for name, value in documents.items():
            archive.writestr(name, jsontext.dumps(value))
        for character in characters:
            folder = "deleted" if character["deleted_at"] else "characters"
            name = f"{folder}/{_file_name(character)}"
            archive.writestr(
                f"{name}.cmchar",
                cmchar.encode(exports.assembled(**{key: character[key] for key in _FILED})),
            )
            beside = {key: character[key] for key in ("versions", "view")}
            archive.writestr(f"{name}.history.json", jsontext.dumps(beside))
    return target.getvalue()


def _file_name(character: dict[str, Any]) -> str:
    """Readable and, by the id's beginning, unlike any other."""
    name = _UNSAFE.sub("", character["name"]).strip()[:60] or "character"
    return f"{name} {str(character['id'])[:8]}"
