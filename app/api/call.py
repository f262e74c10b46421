"""One HTTP request as a handler sees it, and its answer."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from sanic import HTTPResponse, Request

from app.api import packing
from app.domain import jsontext
from app.domain.access import Actor
from app.domain.once import Once
from app.errors import BadRequest, PreconditionMissing, Unauthorized, field_error
from app.parts import Parts
from app.services import repeating

P = ParamSpec("P")
JSON = "application/json"
PROBLEM = "application/problem+json"


@dataclass(slots=True)
class Call:
    """What was asked, already checked: ``data`` is the body as the endpoint's schema allows it,
    ``query`` the declared parameters with their defaults."""

    request: Request
    parts: Parts
    id: str
    client: str
    signed_in: Actor | None = None
    once: Once | None = None
    data: Any = None
    query: dict[str, Any] = field(default_factory=dict)

    @property
    def actor(self) -> Actor:
        if self.signed_in is None:
            raise Unauthorized
        return self.signed_in

    async def change(
        self,
        service: Callable[Concatenate[Parts, Actor, Once | None, P], Awaitable[Any]],
        *args: P.args,
        **kwargs: P.kwargs,
    ) -> Any:
        """Run a service that changes something, once for each key (``services.repeating``)."""
        return await repeating.change(self.parts, self.actor, self.once, service, *args, **kwargs)

    def require_key(self) -> None:
        """For changes that must never happen twice: rolls and deltas."""
        if self.once is None:
            raise PreconditionMissing(
                "Send an Idempotency-Key (a UUID) so that this happens once.",
                code="idempotency_key_required",
            )

    def if_match(self) -> int | None:
        """The revision that the caller has seen; None without the header or for ``*``.

        Raises BadRequest ``bad_etag`` for what is not an ETag of ours.
        """
        value = self.request.headers.get("if-match")
        if value is None or value.strip() == "*":
            return None
        text = packing.unmarked(value.strip().removeprefix("W/"))
        if (
            len(text) > 2
            and text[0] == text[-1] == '"'
            and text[1:-1].isascii()
            and (text[1:-1].isdigit() and len(text) < 21)
        ):
            return int(text[1:-1])
        raise BadRequest(
            "If-Match must be the ETag that was given with the character.",
            code="bad_etag",
            errors=[
                field_error("#If-Match", "bad_etag", "Das ist kein ETag.", "This is not an ETag.")
            ],
        )

    def unless_seen(self, revision: int, text: bytes) -> "Answer":
        """The text with its ETag, or 304 if If-None-Match names it."""
        headers = etag(revision)
        seen = packing.known(headers["etag"], self.request.headers.get("if-none-match"))
        if seen is not None:
            return Answer(304, None, {"etag": seen})
        return Answer(200, text, headers)


@dataclass(slots=True)
class Answer:
    """``body`` is a JSON value, bytes that are JSON already, or None for no content."""

    status: int = 200
    body: Any = None
    headers: Mapping[str, str] | None = None
    content_type: str = JSON
    cookies: Callable[[HTTPResponse], None] | None = None

    def response(self) -> HTTPResponse:
        body = self.body
        if body is None:
            text: bytes = b""
        elif isinstance(body, bytes):
            text = body
        else:
            text = jsontext.dumps(body)
        response = HTTPResponse(
            text,
            status=self.status,
            headers=dict(self.headers or {}),
            content_type=self.content_type if body is not None else None,
        )
        if self.cookies is not None:
            self.cookies(response)
        return response


def etag(revision: int) -> dict[str, str]:
    return {"etag": f'"{revision}"'}


def key_of(request: Request) -> UUID | None:
    """The ``Idempotency-Key``. Raises BadRequest ``bad_idempotency_key`` if it is no UUID."""
    value = request.headers.get("idempotency-key")
    if value is None:
        return None
    try:
        if len(value) != 36:
            raise ValueError
        return UUID(value)
    except ValueError:
        raise BadRequest(
            "Idempotency-Key must be a UUID.",
            code="bad_idempotency_key",
            errors=[
                field_error(
                    "#Idempotency-Key",
                    "bad_uuid",
                    "Hier gehört eine UUID hin.",
                    "A UUID belongs here.",
                )
            ],
        ) from None
