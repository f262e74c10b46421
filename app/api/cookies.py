"""The cookie that carries a refresh token: no script reads it, no other site sends it, and it goes
to ``/v1/auth`` alone."""

from sanic import HTTPResponse

from app.api.call import Call
from app.settings import Settings

PATH = "/v1/auth"


def name(settings: Settings) -> str:
    """The prefix makes browsers refuse it without ``Secure``; plain http cannot have that."""
    return "__Secure-cm_refresh" if _secure(settings) else "cm_refresh"


def read(call: Call) -> str | None:
    value: str | None = call.request.cookies.get(name(call.parts.settings))
    return value or None


def put(call: Call, response: HTTPResponse, token: str, remaining_s: int) -> None:
    response.headers["set-cookie"] = _line(call.parts.settings, token, remaining_s)


def clear(call: Call, response: HTTPResponse) -> None:
    response.headers["set-cookie"] = cleared(call)


def cleared(call: Call) -> str:
    return _line(call.parts.settings, "", 0)


def _line(settings: Settings, value: str, max_age: int) -> str:
    secure = "; Secure" if _secure(settings) else ""
    return (
        f"{name(settings)}={value}; Path={PATH}; Max-Age={max_age}; HttpOnly; SameSite=Strict"
        f"{secure}"
    )


def _secure(settings: Settings) -> bool:
    return not settings.public_url.startswith("http://")
