"""Accounts and sessions, for people who are not logged in yet."""

from typing import Any

from sanic import Blueprint, HTTPResponse

from app.api import cookies
from app.api.call import Answer, Call
from app.api.endpoint import authenticate, endpoint
from app.api.languages import preferred
from app.domain.access import Actor
from app.errors import AppError, Forbidden, Unauthorized
from app.origins import is_web
from app.services import accounts, rate_limits, sessions
from app.services.sessions import Tokens

auth = Blueprint("auth", url_prefix="/v1")

_LIMITED = ("rate_limited",)


@endpoint(
    auth,
    "POST /auth/register",
    access="public",
    body="Register",
    answers={202: "VerificationSent"},
    refuses=(*_LIMITED, "password_refused", "busy"),
)
async def register(call: Call) -> Answer:
    """Make an account.

    The answer is the same for an address that has one already; its owner is told by mail."""
    await rate_limits.take_auth(call.parts, call.client)
    data = call.data
    await accounts.register(
        call.parts,
        email=data["email"],
        password=data["password"],
        display_name=data["display_name"],
        locale=data.get("locale") or preferred(call.request),
    )
    return Answer(202, {"status": "verification_sent"})


@endpoint(
    auth,
    "POST /auth/verify-email",
    access="public",
    body="LinkOnly",
    answers={204: None},
    refuses=(*_LIMITED, "link_invalid", "email_taken"),
)
async def verify_email(call: Call) -> Answer:
    """Use the link of a verification mail, or of one that confirms a new address."""
    await rate_limits.take_auth(call.parts, call.client)
    await accounts.verify_email(call.parts, call.data["token"])
    return Answer(204)


@endpoint(
    auth,
    "POST /auth/resend-verification",
    access="public",
    body="EmailOnly",
    answers={202: "VerificationSent"},
    refuses=_LIMITED,
)
async def resend_verification(call: Call) -> Answer:
    """Send the verification mail again. The answer is the same for every address."""
    await rate_limits.take_auth(call.parts, call.client)
    await accounts.resend_verification(
        call.parts, email=call.data["email"], locale=preferred(call.request)
    )
    return Answer(202, {"status": "verification_sent"})


@endpoint(
    auth,
    "POST /auth/password-reset",
    access="public",
    body="EmailOnly",
    answers={202: "ResetSent"},
    refuses=_LIMITED,
)
async def request_reset(call: Call) -> Answer:
    """Send a link to choose a new password. The answer is the same for every address."""
    await rate_limits.take_auth(call.parts, call.client)
    await accounts.request_reset(
        call.parts, email=call.data["email"], locale=preferred(call.request)
    )
    return Answer(202, {"status": "reset_sent"})


@endpoint(
    auth,
    "POST /auth/password-reset/confirm",
    access="public",
    body="ResetConfirm",
    answers={204: None},
    refuses=(*_LIMITED, "link_invalid", "password_refused", "busy"),
)
async def confirm_reset(call: Call) -> Answer:
    """Choose a new password with a mailed link. Ends every session."""
    await rate_limits.take_auth(call.parts, call.client)
    await accounts.confirm_reset(
        call.parts, call.client, token=call.data["token"], password=call.data["password"]
    )
    return Answer(204)


@endpoint(
    auth,
    "POST /auth/login",
    access="public",
    body="Login",
    answers={200: "Tokens"},
    refuses=(
        *_LIMITED,
        "login_delayed",
        "credentials_wrong",
        "second_factor_required",
        "second_factor_wrong",
        "origin_refused",
        "busy",
    ),
)
async def login(call: Call) -> Answer:
    """Open a session.

    An account with a second factor answers `second_factor_required` to the right password: send
    both again with `code`. With transport `cookie` the refresh token is in an HttpOnly cookie, and
    only the web app's origins may ask."""
    data = call.data
    replacing = ""
    if data["transport"] == "cookie":
        _require_web(call)
        replacing = cookies.read(call) or ""
    await rate_limits.take_auth(call.parts, call.client)
    user_agent = call.request.headers.get("user-agent", "")
    tokens = await sessions.login(
        call.parts,
        call.client,
        email=data["email"],
        password=data["password"],
        code=data.get("code"),
        transport=data["transport"],
        device=sessions.device_name(data.get("device"), user_agent),
        replacing=replacing,
    )
    return handed_over(call, tokens)


@endpoint(
    auth,
    "POST /auth/refresh",
    access="public",
    body="Refresh",
    body_required=False,
    answers={200: "Tokens"},
    refuses=(
        *_LIMITED,
        "refresh_missing",
        "refresh_invalid",
        "refresh_replayed",
        "session_ended",
        "session_expired",
        "origin_refused",
    ),
)
async def refresh(call: Call) -> Answer:
    """Exchange the refresh token for its successor and a new access token.

    Repeating with the same token gives the same successor, until that was used, and ten seconds
    beyond. A token older than that ends the session. Without `refresh_token` the cookie is
    meant."""
    token, from_cookie = _presented(call)
    ticket = await rate_limits.take_auth(call.parts, call.client)
    try:
        tokens = await sessions.refresh(call.parts, token, "cookie" if from_cookie else "body")
    except Unauthorized as error:
        raise _without_cookie(call, error, from_cookie) from None
    await rate_limits.give_back(call.parts, ticket)
    return handed_over(call, tokens)


@endpoint(
    auth,
    "POST /auth/logout",
    access="public",
    body="Refresh",
    body_required=False,
    answers={204: None},
    refuses=(*_LIMITED, "refresh_missing", "refresh_invalid", "origin_refused"),
)
async def logout(call: Call) -> Answer:
    """End the session of the access token, of the refresh token, or of the cookie.

    A session that has ended already is no failure. The cookie is cleared."""
    actor = _bearer(call)
    token, from_cookie = ("", False) if actor else _presented(call)
    await rate_limits.take_auth(call.parts, call.client)
    try:
        await sessions.logout(call.parts, actor=actor, token=token)
    except Unauthorized as error:
        raise _without_cookie(call, error, from_cookie) from None
    return Answer(204, cookies=lambda response: cookies.clear(call, response))


def handed_over(call: Call, tokens: Tokens) -> Answer:
    """The tokens, the refresh token where its transport wants it."""
    if tokens.transport == "body":
        return Answer(body={**tokens.body, "refresh_token": tokens.refresh_token})

    def set_cookie(response: HTTPResponse) -> None:
        cookies.put(call, response, tokens.refresh_token, tokens.remaining_s)

    return Answer(body=tokens.body, cookies=set_cookie)


def _presented(call: Call) -> tuple[str, bool]:
    """The refresh token, and whether it came by cookie; that is believed from the web app only."""
    given: dict[str, Any] = call.data
    if "refresh_token" in given:
        return given["refresh_token"], False
    _require_web(call)
    if not call.request.headers.get("content-type", "").startswith("application/json"):
        # a type that no form can send without asking first
        raise Forbidden("Send Content-Type: application/json.", code="origin_refused")
    token = cookies.read(call)
    if token is None:
        raise Unauthorized("There is no refresh token. Log in.", code="refresh_missing")
    return token, True


def _bearer(call: Call) -> Actor | None:
    """Who logs out by access token; None without one, or if it is over and the refresh token will
    have to do."""
    if "authorization" not in call.request.headers:
        return None
    try:
        return authenticate(call.request, call.parts)
    except Unauthorized:
        return None


def _require_web(call: Call) -> None:
    origin = call.request.headers.get("origin", "")
    if not is_web(origin, call.parts.settings):
        raise Forbidden("Cookies are for the web app alone.", code="origin_refused")


def _without_cookie(call: Call, error: AppError, from_cookie: bool) -> AppError:
    """A cookie that is good for nothing any more is taken back."""
    if from_cookie:
        error.headers["set-cookie"] = cookies.cleared(call)
    return error
