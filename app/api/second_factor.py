"""The second factor of one's own account."""

from sanic import Blueprint

from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.api.me import PROVEN
from app.services import second_factor_setup

factor = Blueprint("second_factor", url_prefix="/v1")


@endpoint(
    factor,
    "POST /me/second-factor",
    body="SecondFactorBegin",
    answers={200: "SecondFactorBegun"},
    refuses=("password_wrong", "login_delayed", "second_factor_active", "busy"),
    key="none",  # a secret is stored with no key; beginning again is no harm
)
async def begin(call: Call) -> Answer:
    """Begin to set up an authenticator app.

    Show `uri` as a QR code, and `secret` to type where there is no camera. Nothing changes until a
    code of the app was confirmed. Beginning again makes another secret."""
    answer = await second_factor_setup.begin(
        call.parts, call.actor, call.client, password=call.data["password"]
    )
    return Answer(body=answer)


@endpoint(
    factor,
    "POST /me/second-factor/confirm",
    body="SecondFactorConfirm",
    answers={200: "SecondFactorConfirmed"},
    refuses=("second_factor_wrong", "second_factor_active", "second_factor_absent", "rate_limited"),
    key="none",  # recovery codes are stored nowhere; after a lost answer, make new ones
)
async def confirm(call: Call) -> Answer:
    """Confirm the app's first code: from now on a login asks for one.

    Answers ten recovery codes, which are never shown again. All other sessions end. Refresh this
    one: its tokens then say that it has a second factor."""
    answer = await second_factor_setup.confirm(call.parts, call.actor, code=call.data["code"])
    return Answer(body=answer)


@endpoint(
    factor,
    "DELETE /me/second-factor",
    body="SecondFactorProof",
    answers={204: None},
    refuses=(*PROVEN, "second_factor_absent"),
)
async def remove(call: Call) -> Answer:
    """Remove the second factor, with its recovery codes. All other sessions end."""
    data = call.data
    await call.change(
        second_factor_setup.remove, call.client, password=data["password"], code=data["code"]
    )
    return Answer(204)


@endpoint(
    factor,
    "POST /me/second-factor/recovery-codes",
    body="SecondFactorProof",
    answers={200: "RecoveryCodes"},
    refuses=(*PROVEN, "second_factor_absent"),
    key="none",  # recovery codes are stored nowhere; asking again makes others
)
async def renew_recovery_codes(call: Call) -> Answer:
    """Make ten new recovery codes. Those from before are void."""
    data = call.data
    answer = await second_factor_setup.renew_recovery_codes(
        call.parts, call.actor, call.client, password=data["password"], code=data["code"]
    )
    return Answer(body=answer)
