"""One's own account."""

from uuid import UUID

from sanic import Blueprint

from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.services import everything, me, sessions

mine = Blueprint("me", url_prefix="/v1")


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
    refuses=("password_wrong", "login_delayed", "still_dungeon_master", "busy"),
)
async def delete(call: Call) -> Answer:
    """Delete the account with all its characters.

    Rolls stay as a deleted user's. Groups that one leads must be handed over or deleted first."""
    await call.change(me.delete, call.client, password=call.data["password"])
    return Answer(204)


@endpoint(
    mine,
    "POST /me/password",
    body="PasswordChange",
    answers={200: "PasswordChanged"},
    refuses=("password_wrong", "password_refused", "login_delayed", "busy"),
)
async def change_password(call: Call) -> Answer:
    """Change the password. All other sessions end."""
    answer = await call.change(
        me.change_password, call.client, current=call.data["current"], new=call.data["new"]
    )
    return Answer(body=answer)


@endpoint(
    mine,
    "POST /me/email",
    body="EmailChange",
    answers={202: "VerificationSent"},
    refuses=("password_wrong", "login_delayed", "busy"),
)
async def change_email(call: Call) -> Answer:
    """Ask for another mail address. It takes effect when the mail sent there is confirmed."""
    answer = await call.change(
        me.change_email, call.client, email=call.data["email"], password=call.data["password"]
    )
    return Answer(202, answer)


@endpoint(mine, "GET /me/sessions", answers={200: "Sessions"})
async def list_sessions(call: Call) -> Answer:
    """Where one is logged in."""
    return Answer(body=await sessions.list_mine(call.parts, call.actor))


@endpoint(
    mine, "DELETE /me/sessions/<session_id:uuid>", answers={204: None}, refuses=("not_found",)
)
async def end_session(call: Call, session_id: UUID) -> Answer:
    """Log out one session, everywhere within a second."""
    await call.change(sessions.end_mine, session_id)
    return Answer(204)


@endpoint(mine, "GET /me/export", answers={200: "application/zip|"})
async def get_export(call: Call) -> Answer:
    """Everything that is stored about oneself, as a zip: profile, sessions, groups, characters as
    .cmchar files with their history, rolls."""
    archive = await everything.build(call.parts, call.actor)
    headers = {"content-disposition": 'attachment; filename="campaign-manager-export.zip"'}
    return Answer(body=archive, headers=headers, content_type="application/zip")
