"""Invitations over HTTP. Tokens stand in paths, which are never logged."""

from uuid import UUID

from sanic import Blueprint

from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.services import invites

blueprint = Blueprint("invites", url_prefix="/v1")

_CLOSED = ("unknown_invite", "rate_limited")


@endpoint(
    blueprint,
    "POST /groups/<group_id:uuid>/invite",
    body="InviteNew",
    answers={201: "Invite"},
    refuses=("too_many_invites", "gone"),
)
async def create(call: Call, group_id: UUID) -> Answer:
    """Invite: a link, and a short code to read out. Only the dungeon master may.

    The token is shown here only; the same Idempotency-Key gives the same one again."""
    made = await call.change(invites.create, group_id, call.data)
    return Answer(201, invites.with_token(call.parts, made))


@endpoint(blueprint, "GET /groups/<group_id:uuid>/invites", answers={200: "InviteList"})
async def list_invites(call: Call, group_id: UUID) -> Answer:
    """List a group's invitations, the newest first. Only the dungeon master may."""
    return Answer(body=await invites.list_of(call.parts, call.actor, group_id))


@endpoint(
    blueprint,
    "DELETE /groups/<group_id:uuid>/invites/<invite_id:uuid>",
    answers={204: None},
)
async def revoke(call: Call, group_id: UUID, invite_id: UUID) -> Answer:
    """Revoke an invitation. Only the dungeon master may."""
    await call.change(invites.revoke, group_id, invite_id)
    return Answer(204)


@endpoint(blueprint, "GET /invites/<token:str>", answers={200: "InviteLook"}, refuses=_CLOSED)
async def look_at(call: Call, token: str) -> Answer:
    """See what a token or a code leads to, before joining.

    A code is read in any case, with or without its dash."""
    return Answer(body=await invites.look_at(call.parts, call.actor, token, call.client))


@endpoint(
    blueprint,
    "GET /invites/<token:str>/state",
    access="public",
    answers={200: "InviteState"},
    refuses=_CLOSED,
)
async def state(call: Call, token: str) -> Answer:
    """See whether a token or a code is still good, before logging in."""
    return Answer(body=await invites.state_of(call.parts, token, call.client))


@endpoint(
    blueprint,
    "POST /groups/<group_id:uuid>/join/<token:str>",
    answers={200: "Group"},
    refuses=(
        *_CLOSED,
        "email_unverified",
        "invite_expired",
        "invite_revoked",
        "invite_used_up",
        "group_full",
    ),
)
async def join(call: Call, group_id: UUID, token: str) -> Answer:
    """Join a group with an invitation's token or code.

    Needs a verified mail address. A member joining again is answered the group and uses nothing
    up."""
    return Answer(200, await call.change(invites.join, group_id, token, call.client))
