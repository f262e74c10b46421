"""Groups and their members over HTTP."""

from typing import Any
from uuid import UUID

from sanic import Blueprint

from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.services import groups, members

blueprint = Blueprint("groups", url_prefix="/v1/groups")

PAGE: dict[str, dict[str, Any]] = {
    "limit": {"type": "integer", "minimum": 1, "maximum": 200, "default": 50},
    "cursor": {"type": "string", "maxLength": 512, "description": "`next` of the page before."},
}


@endpoint(blueprint, "GET /", query=PAGE, answers={200: "GroupPage"}, refuses=("bad_cursor",))
async def list_groups(call: Call) -> Answer:
    """List one's own groups, the last joined first."""
    return Answer(body=await groups.list_mine(call.parts, call.actor, call.query))


@endpoint(
    blueprint,
    "POST /",
    body="GroupNew",
    answers={201: "Group"},
    refuses=("email_unverified", "unknown_ruleset", "ruleset_unavailable", "too_many_groups"),
)
async def create(call: Call) -> Answer:
    """Make a group and be its dungeon master.

    Its ruleset stays for good. Needs a verified mail address."""
    made = await call.change(groups.create, call.data)
    return Answer(201, made, {"location": f"/v1/groups/{made['id']}"})


@endpoint(blueprint, "GET /<group_id:uuid>", answers={200: "Group"})
async def get(call: Call, group_id: UUID) -> Answer:
    """See a group and its members. Every member may."""
    return Answer(body=await groups.get(call.parts, call.actor, group_id))


@endpoint(blueprint, "PATCH /<group_id:uuid>", body="GroupPatch", answers={200: "Group"})
async def change(call: Call, group_id: UUID) -> Answer:
    """Rename or describe a group. Only its dungeon master may."""
    return Answer(200, await call.change(groups.change, group_id, call.data))


@endpoint(
    blueprint,
    "DELETE /<group_id:uuid>",
    query={
        "name": {
            "type": "string",
            "maxLength": 200,
            "default": "",
            "description": "The group's name, typed to confirm.",
        }
    },
    answers={204: None},
    refuses=("name_mismatch",),
)
async def delete(call: Call, group_id: UUID) -> Answer:
    """Delete a group for good: its members, invitations, rolls, log and own content.

    Only its dungeon master may. The characters stay their owners'."""
    await call.change(groups.delete, group_id, call.query["name"])
    return Answer(204)


@endpoint(
    blueprint,
    "POST /<group_id:uuid>/transfer",
    body="GroupTransfer",
    answers={200: "Group"},
    refuses=("not_a_member", "already_dungeon_master", "not_dungeon_master"),
)
async def transfer(call: Call, group_id: UUID) -> Answer:
    """Make another member the dungeon master and stay as a player.

    Only the dungeon master may. Who lost a race is answered 409 ``not_dungeon_master``."""
    heir = UUID(call.data["user_id"])
    return Answer(200, await call.change(groups.transfer, group_id, heir))


@endpoint(
    blueprint,
    "DELETE /<group_id:uuid>/members/<user_id:uuid>",
    answers={204: None},
    refuses=("dungeon_master_must_hand_over",),
)
async def remove_member(call: Call, group_id: UUID, user_id: UUID) -> Answer:
    """Leave a group, or remove a member from it, which only the dungeon master may.

    The person's characters leave the table with them."""
    await call.change(members.remove, group_id, user_id)
    return Answer(204)
