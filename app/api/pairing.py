"""Letting a game panel in (RFC 8628, the device authorization grant)."""

from sanic import Blueprint

from app.api.auth import handed_over
from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.errors import BadRequest
from app.services import pairing, rate_limits, sessions

devices = Blueprint("pairing", url_prefix="/v1")


@endpoint(
    devices,
    "POST /auth/device",
    access="public",
    body="DeviceStart",
    body_required=False,
    answers={200: "DeviceCode"},
    refuses=("rate_limited",),
)
async def begin(call: Call) -> Answer:
    """Ask for a code to show.

    The person types it at `verification_uri`; meanwhile ask `/auth/device/token` every
    `interval` seconds."""
    await rate_limits.take_auth(call.parts, call.client)
    device = sessions.device_name(call.data.get("device"), "") or pairing.DEVICE
    return Answer(body=await pairing.begin(call.parts, device))


@endpoint(
    devices,
    "POST /auth/device/token",
    access="public",
    body="DeviceToken",
    answers={200: "Tokens"},
    refuses=(
        "authorization_pending",
        "slow_down",
        "expired_token",
        "access_denied",
        "invalid_grant",
        "rate_limited",
    ),
)
async def poll(call: Call) -> Answer:
    """Ask whether the code was confirmed; the tokens are given once.

    `authorization_pending`: ask again after the interval. `slow_down`: five seconds more between
    two questions from now on."""
    try:
        tokens = await pairing.poll(call.parts, call.data["device_code"])
    except BadRequest as error:
        if error.code == "invalid_grant":  # a code that was never given: somebody guesses
            await rate_limits.take_auth(call.parts, call.client)
        raise
    return handed_over(call, tokens)


@endpoint(
    devices,
    "POST /auth/device/look",
    body="DeviceLook",
    answers={200: "DeviceWaiting"},
    refuses=("user_code_unknown", "rate_limited"),
    key="none",
)
async def look(call: Call) -> Answer:
    """See which device shows this code, before it is let in."""
    return Answer(body=await pairing.look(call.parts, call.actor, call.data["user_code"]))


@endpoint(
    devices,
    "POST /auth/device/confirm",
    body="DeviceConfirm",
    answers={200: "DeviceConfirmed"},
    refuses=("user_code_unknown", "rate_limited", "second_factor_setup_required"),
)
async def confirm(call: Call) -> Answer:
    """Let the device that shows this code in, as oneself, or turn it away."""
    answer = await call.change(
        pairing.confirm, user_code=call.data["user_code"], approve=call.data["approve"]
    )
    return Answer(body=answer)
