"""What the app raises on purpose, and the one builder of error bodies (RFC 9457).

    AppError
    ├── BadRequest 400 ── Unreadable (bad_json …)
    ├── Unauthorized 401      ├── Forbidden 403        ├── NotFound 404
    ├── MethodNotAllowed 405  ├── TimedOut 408
    ├── Conflict 409          ├── Gone 410
    ├── Stale 412             ├── TooLarge 413         ├── WrongType 415
    ├── Invalid 422 ── RulesetFailed
    ├── PreconditionMissing 428
    ├── TooMany 429           └── Unavailable 503

The class fixes the status, ``code`` names the case and never changes once published
(``docs/reference/problems.md`` lists them all, held by a test). The sentence says what to do.
Any other exception is a bug: logged in full, shown as ``internal``.
"""

from collections.abc import Iterable, Mapping
from typing import Any, NotRequired, TypedDict


class Text(TypedDict):
    de: str
    en: str


class FieldError(TypedDict):
    """One thing wrong with the input. ``pointer`` is a JSON Pointer into the body, or
    ``?name`` for a query parameter and ``:name`` for a part of the path."""

    pointer: str
    code: str
    message: Text
    severity: NotRequired[str]


class AppError(Exception):
    """A failure the caller may be told about."""

    status = 500
    code = "internal"
    title = "Something went wrong on the server"

    def __init__(
        self,
        detail: str = "",
        *,
        code: str = "",
        errors: Iterable[Mapping[str, Any]] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail or self.title)
        self.detail = detail or self.title
        if code:
            self.code = code
        self.errors = [dict(error) for error in errors]
        self.headers = dict(headers or {})


class BadRequest(AppError):
    status, code, title = 400, "bad_request", "The request cannot be read"


class Unreadable(BadRequest):
    code, title = "bad_json", "The body is not the JSON that this server reads"


class Unauthorized(AppError):
    status, code, title = 401, "unauthorized", "Log in first"


class Forbidden(AppError):
    status, code, title = 403, "forbidden", "You may see this but not do it"


class NotFound(AppError):
    status, code, title = 404, "not_found", "There is nothing here that you may see"


class MethodNotAllowed(AppError):
    status, code, title = 405, "method_not_allowed", "This address does not answer that method"


class TimedOut(AppError):
    status, code, title = 408, "request_timeout", "The request did not arrive in time"


class Conflict(AppError):
    status, code, title = 409, "conflict", "The present state does not allow this"


class Gone(AppError):
    status, code, title = 410, "gone", "This is over"


class Stale(AppError):
    status, code, title = 412, "stale", "Somebody changed this since you read it"


class TooLarge(AppError):
    status, code, title = 413, "too_large", "The body is too large"


class HeadTooLarge(AppError):
    status, code, title = 431, "head_too_large", "The address and the headers are too long"


class WrongType(AppError):
    status, code, title = 415, "wrong_type", "The body's media type is not read here"


class Invalid(AppError):
    status, code, title = 422, "invalid", "The request was read but cannot be accepted"


class PreconditionMissing(AppError):
    status, code, title = 428, "precondition_required", "Say which state you are changing"


class TooMany(AppError):
    """``retry_after`` is in whole seconds and becomes the ``Retry-After`` header."""

    status, code, title = 429, "too_many_requests", "Too many requests; wait a little"

    def __init__(self, detail: str = "", *, retry_after: int, code: str = "") -> None:
        super().__init__(detail, code=code, headers={"retry-after": str(max(1, retry_after))})
        self.retry_after = max(1, retry_after)


class RulesetFailed(AppError):
    """A plugin raised, answered with the wrong shape or took too long."""

    status, code, title = 422, "ruleset_failed", "The ruleset failed on this sheet"


class Unavailable(AppError):
    status, code, title = 503, "unavailable", "A part of the server is away; try again"


def field_error(pointer: str, code: str, de: str, en: str) -> FieldError:
    return {"pointer": pointer, "code": code, "message": {"de": de, "en": en}}


def problem(error: AppError, instance: str = "") -> dict[str, Any]:
    """The body of a refusal. ``instance`` is the request's id, which the logs carry too."""
    body: dict[str, Any] = {
        "type": f"/problems/{error.code}",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
        "code": error.code,
    }
    if instance:
        body["instance"] = f"urn:uuid:{instance}"
    if error.errors:
        body["errors"] = error.errors
    return body
