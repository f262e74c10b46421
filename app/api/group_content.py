"""A group's own content over HTTP."""

from uuid import UUID

from sanic import Blueprint

from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.api.groups import PAGE
from app.services import group_content

blueprint = Blueprint("group_content", url_prefix="/v1/groups/<group_id:uuid>/content")


@endpoint(
    blueprint,
    "GET /",
    query={
        **PAGE,
        "kind": {"type": "string", "maxLength": 40},
        "q": {"type": "string", "maxLength": 100, "description": "A part of the name."},
    },
    answers={200: "EntryPage"},
    refuses=("bad_cursor",),
)
async def list_entries(call: Call, group_id: UUID) -> Answer:
    """List the group's own entries. Every member may."""
    return Answer(body=await group_content.list_of(call.parts, call.actor, group_id, call.query))


@endpoint(
    blueprint,
    "POST /",
    body="EntryNew",
    answers={201: "Entry"},
    refuses=("too_many_entries",),
)
async def create(call: Call, group_id: UUID) -> Answer:
    """Add an entry of the group's own: a house rule. Only the dungeon master may."""
    return Answer(201, await call.change(group_content.create, group_id, call.data))


@endpoint(blueprint, "PATCH /<entry_id:uuid>", body="EntryPatch", answers={200: "Entry"})
async def change(call: Call, group_id: UUID, entry_id: UUID) -> Answer:
    """Change an entry; sheets that picked it keep their copy. Only the dungeon master may."""
    return Answer(200, await call.change(group_content.change, group_id, entry_id, call.data))


@endpoint(blueprint, "DELETE /<entry_id:uuid>", answers={204: None})
async def delete(call: Call, group_id: UUID, entry_id: UUID) -> Answer:
    """Delete an entry. Only the dungeon master may."""
    await call.change(group_content.delete, group_id, entry_id)
    return Answer(204)
