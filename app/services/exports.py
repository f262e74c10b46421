"""Files out: a character as .cmchar, or as another program's file."""

import secrets
from typing import Any
from uuid import UUID

from app.domain import jsontext
from app.domain.access import Actor
from app.domain.characters import Loaded
from app.domain.once import Once
from app.errors import Conflict, Forbidden, Invalid, field_error
from app.parts import Parts
from app.rulesets import cmchar
from app.rulesets.putback import put_back
from app.services import pictures, saving

# where an import keeps a portrait that is no picture of ours
NOT_SHOWN = "portrait_not_shown"
LINK_S = 24 * 3600
_UNSAFE = '<>:"/\\|?*\x00'


class File:
    """A file to download."""

    def __init__(self, name: str, media_type: str, content: bytes) -> None:
        self.name = name
        self.media_type = media_type
        self.content = content


async def file(parts: Parts, actor: Actor, character_id: UUID, form: str) -> File:
    """A character as a file: ``cmchar``, or what an exporter of its ruleset writes. Owner and
    dungeon master may; a .cmchar needs no ruleset, so that nobody is ever locked in.

    Raises Invalid ``unknown_format``.
    """
    character = await saving.load(parts, actor, character_id)
    if form == "cmchar":
        content = cmchar.encode(await document(parts, character))
        return File(_named(character.name, ".cmchar"), cmchar.MEDIA_TYPE, content)
    ruleset = parts.rulesets.get(character.ruleset_id)
    for exporter in await ruleset.exporters():
        if exporter.id == form:
            made = await ruleset.export(exporter, character.name, saving.sheet_of(character))
            made = put_back(made, jsontext.loads(character.extensions_text).get(exporter.id))
            name = _named(character.name, exporter.suffix)
            return File(name, exporter.media_type, jsontext.dumps(made))
    raise Invalid(
        "The ruleset writes no such file.",
        code="unknown_format",
        errors=[
            field_error(
                "?format",
                "unknown_format",
                "Eine solche Datei schreibt das Regelwerk nicht.",
                "The ruleset writes no such file.",
            )
        ],
    )


async def document(parts: Parts, character: Loaded) -> dict[str, Any]:
    """The .cmchar document, with the portrait in it: the file needs nobody else."""
    return assembled(
        ruleset_id=character.ruleset_id,
        name=character.name,
        sheet_data=saving.sheet_of(character),
        ruleset_version=character.ruleset_version,
        sheet_version=character.sheet_version,
        extensions=jsontext.loads(character.extensions_text),
        picture=await pictures.read(parts, character.portrait_url),
    )


def assembled(
    *,
    ruleset_id: str,
    name: str,
    sheet_data: dict[str, Any],
    ruleset_version: str,
    sheet_version: int,
    extensions: dict[str, Any],
    picture: bytes | None,
) -> dict[str, Any]:
    """The document of what is stored. A portrait that could not be shown comes back as it was."""
    others = {key: value for key, value in extensions.items() if key != NOT_SHOWN}
    portrait = extensions.get(NOT_SHOWN) if picture is None else pictures.to_data_url(picture)
    return cmchar.document(
        ruleset_id,
        name,
        sheet_data,
        ruleset_version=ruleset_version,
        sheet_version=sheet_version,
        extensions=others,
        portrait=portrait,
    )


async def link(parts: Parts, actor: Actor, once: Once | None, character_id: UUID) -> dict[str, Any]:
    """Put the .cmchar of now into the object store. Only the owner may. The answer names the
    object; :func:`with_address` adds its address, which is a secret and not stored."""
    character = await saving.load(parts, actor, character_id)
    if character.role != "owner":
        raise Forbidden("Only its owner may hand out a character.")
    content = cmchar.encode(await document(parts, character))
    key = f"exports/{secrets.token_hex(20)}/{character_id}.cmchar"
    await parts.objects.put(key, content, cmchar.MEDIA_TYPE)
    name = _named(character.name, ".cmchar")

    async def work(_: Any) -> dict[str, Any]:
        return {"key": key, "name": name, "expires_in": LINK_S}

    return await parts.db.change(work, once)


async def with_address(parts: Parts, answer: dict[str, Any]) -> dict[str, Any]:
    if await parts.objects.head(answer["key"]) is None:
        raise Conflict("The export was cleaned up; ask for a new one.", code="export_gone")
    url = parts.objects.presign_get(answer["key"], LINK_S, answer["name"])
    return {"url": url, "name": answer["name"], "expires_in": answer["expires_in"]}


def _named(name: str, suffix: str) -> str:
    plain = "".join("_" if char in _UNSAFE or ord(char) < 32 else char for char in name)
    return f"{plain.strip(' .')[:80] or 'character'}{suffix}"
