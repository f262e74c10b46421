"""Characters at a group's table, over HTTP."""

from uuid import UUID

from sanic import Blueprint

from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.services import assignments

blueprint = Blueprint("assignments", url_prefix="/v1/groups/<group_id:uuid>/characters")


@endpoint(blueprint, "GET /", answers={200: "AssignmentList"})
async def list_characters(call: Call, group_id: UUID) -> Answer:
    """List the characters at the table, by name, as cards.

    Every member may; hidden ones are shown to their owner and the dungeon master."""
    return Answer(body=await assignments.list_of(call.parts, call.actor, group_id))


@endpoint(
    blueprint,
    "POST /",
    body="AssignmentNew",
    answers={201: "Assignment"},
    refuses=("ruleset_mismatch", "already_assigned", "too_many_characters"),
)
async def assign(call: Call, group_id: UUID) -> Answer:
    """Put a character of one's own on the table.

    A player's first is active unless said otherwise. Only the dungeon master may hide one."""
    return Answer(201, await call.change(assignments.assign, group_id, call.data))


@endpoint(
    blueprint,
    "PATCH /<character_id:uuid>",
    body="AssignmentPatch",
    answers={200: "Assignment"},
)
async def change(call: Call, group_id: UUID, character_id: UUID) -> Answer:
    """Say which character is at the table (its owner may), hide or show it (the dungeon master
    may).

    A player has at most one active character in a group: the others become inactive."""
    return Answer(200, await call.change(assignments.change, group_id, character_id, call.data))


@endpoint(blueprint, "DELETE /<character_id:uuid>", answers={204: None})
async def remove(call: Call, group_id: UUID, character_id: UUID) -> Answer:
    """Take a character off the table. Its owner may, and the dungeon master."""
    await call.change(assignments.remove, group_id, character_id)
    return Answer(204)
