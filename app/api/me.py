"""One's own account."""

from uuid import UUID

from sanic import Blueprint

from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.services import everything, me, sessions

mine = Blueprint("me", url_prefix="/v1")

PROVEN = (
    "password_wrong",
    "login_delayed",
    "second_factor_required",
    "second_factor_wrong",
    "rate_limited",
    "busy",
)
"""How a route refuses that asks for the password again, and for a code."""


@endpoint(mine, "GET /me", answers={200: "Me"})
async def get(call: Call) -> Answer:
    """The profile, with the notices that were not read yet."""
    return Answer(body=await me.get(call.parts, call.actor))


@endpoint(mine, "PATCH /me", body="MeChange", answers={200: "Me"})
async def change(call: Call) -> Answer:
    """Change name or language, mark notices as read. What is absent stays."""
    return Answer(body=await call.change(me.change_profile, call.data))


@endpoint(
    mine,
    "DELETE /me",
    body="AccountEnd",
    answers={204: None},
    refuses=(*PROVEN, "still_dungeon_master"),
)
async def delete(call: Call) -> Answer:
    """Delete the account with all its characters.

    Rolls stay as a deleted user's. Groups that one leads must be handed over or deleted first."""
    data = call.data
    await call.change(me.delete, call.client, password=data["password"], code=data.get("code"))
    return Answer(204)


@endpoint(
    mine,
    "POST /me/password",
    body="PasswordChange",
    answers={200: "PasswordChanged"},
    refuses=(*PROVEN, "password_refused"),
)
async def change_password(call: Call) -> Answer:
    """Change the password. All other sessions end."""
    data = call.data
    answer = await call.change(
        me.change_password,
        call.client,
        current=data["current"],
        new=data["new"],
        code=data.get("code"),
    )
    return Answer(body=answer)


@endpoint(
    mine,
    "POST /me/email",
    body="EmailChange",
    answers={202: "VerificationSent"},
    refuses=PROVEN,
)
async def change_email(call: Call) -> Answer:
    """Ask for another mail address. It takes effect when the mail sent there is confirmed."""
    data = call.data
    answer = await call.change(
        me.change_email,
        call.client,
        email=data["email"],
        password=data["password"],
        code=data.get("code"),
    )
    return Answer(202, answer)


@endpoint(mine, "GET /me/sessions", answers={200: "Sessions"})
async def list_sessions(call: Call) -> Answer:
    """Where one is logged in."""
    return Answer(body=await sessions.list_mine(call.parts, call.actor))


@endpoint(
    mine,
    "DELETE /me/sessions",
    body="OtherSessionsEnd",
    answers={200: "OtherSessionsEnded"},
    refuses=("password_wrong", "login_delayed", "busy"),
)
async def end_other_sessions(call: Call) -> Answer:
    """Log out all sessions but the one that asks, everywhere within a second.

    A panel that was let in and has not fetched its tokens yet stays outside, too."""
    password = call.data["password"]
    answer = await call.change(sessions.end_others, call.client, password=password)
    return Answer(body=answer)


@endpoint(
    mine,
    "DELETE /me/sessions/<session_id:uuid>",
    body="SessionEnd",
    body_required=False,
    answers={204: None},
    refuses=("not_found", "password_required", "password_wrong", "login_delayed", "busy"),
)
async def end_session(call: Call, session_id: UUID) -> Answer:
    """Log out one session, everywhere within a second.

    Another session than the one that asks needs the password."""
    password = call.data.get("password")
    await call.change(sessions.end_mine, call.client, session_id, password=password)
    return Answer(204)


@endpoint(mine, "GET /me/export", answers={200: "application/zip|"})
async def get_export(call: Call) -> Answer:
    """Everything that is stored about oneself, as a zip: profile, sessions, groups, characters as
    .cmchar files with their history, rolls."""
    archive = await everything.build(call.parts, call.actor)
    headers = {"content-disposition": 'attachment; filename="campaign-manager-export.zip"'}
    return Answer(body=archive, headers=headers, content_type="application/zip")
