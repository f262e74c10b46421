"""What went wrong outside a handler: no such route, a broken request, a bug of ours."""

import logging
from typing import Any

from sanic import HTTPResponse, Request
from sanic.exceptions import MethodNotAllowed as SanicMethodNotAllowed
from sanic.exceptions import NotFound as SanicNotFound
from sanic.exceptions import SanicException
from sanic.handlers import ErrorHandler

from app import errors
from app.api.endpoint import allowed_methods, finish, refusal
from app.api.web import WebApp
from app.errors import AppError
from app.origins import preflight_headers
from app.settings import Settings

_logger = logging.getLogger("app.api")

_BY_STATUS: dict[int, type[AppError]] = {
    400: errors.BadRequest,
    401: errors.Unauthorized,
    403: errors.Forbidden,
    404: errors.NotFound,
    405: errors.MethodNotAllowed,
    408: errors.TimedOut,
    413: errors.TooLarge,
    415: errors.WrongType,
    503: errors.Unavailable,
}


class Problems(ErrorHandler):
    """Every failure as a problem body, whatever the client accepts."""

    def default(self, request: Request, exception: Exception) -> HTTPResponse:
        if isinstance(exception, SanicMethodNotAllowed) and request.method == "OPTIONS":
            return finish(request, _preflight(request))
        if isinstance(exception, SanicNotFound) and (page := _web(request)) is not None:
            return page
        return finish(request, refusal(request, _translated(request, exception)))

    def response(self, request: Request, exception: Exception) -> HTTPResponse:
        return self.default(request, exception)


def _translated(request: Request, exception: Exception) -> AppError:
    if isinstance(exception, AppError):
        return exception
    if isinstance(exception, SanicException) and exception.status_code < 500:
        return _refused(request, exception)
    if isinstance(exception, SanicException) and exception.status_code == 503:
        return errors.Unavailable("The server did not answer in time.", code="timeout")
    _logger.error("unexpected failure", exc_info=exception, extra={"request": str(request.id)})
    return AppError()


def _refused(request: Request, exception: SanicException) -> AppError:
    if exception.status_code == 413 and request.method == "NONE":
        # nothing of it was read yet: what is too large is not its body
        return errors.HeadTooLarge()
    kind = _BY_STATUS.get(exception.status_code, errors.BadRequest)
    error = kind()
    if exception.status_code not in _BY_STATUS:
        error.status = exception.status_code
    if error.status == 405:
        error.headers["allow"] = ", ".join(allowed_methods(request.path) or ["GET"])
    return error


def _web(request: Request) -> HTTPResponse | None:
    """No route of the server's has this address: it may be the web app's."""
    web: WebApp | None = request.app.ctx.web
    return web.answer(request) if web is not None else None


def _preflight(request: Request) -> HTTPResponse:
    settings: Settings = request.app.ctx.settings
    origin = request.headers.get("origin", "")
    return HTTPResponse(b"", status=204, headers=preflight_headers(origin, settings))


def security_headers(settings: Settings) -> tuple[tuple[str, str], ...]:
    """What every answer carries unless it says otherwise."""
    headers: dict[str, Any] = {
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
        "cache-control": "no-store",
        "cross-origin-resource-policy": "cross-origin",
    }
    if settings.public_url.startswith("https://"):
        headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"
    return tuple(headers.items())
