"""An endpoint: one method and path, who may call it, what goes in and what comes out.

The same declaration checks requests, and becomes the OpenAPI document (``app.api.openapi``).
"""

import functools
import ipaddress
import re
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any, Literal
from uuid import UUID

from sanic import Blueprint, HTTPResponse, Request

from app import log, metrics, schemas
from app.api.call import PROBLEM, Answer, Call, key_of
from app.api.packing import pack
from app.domain import jsontext
from app.domain.access import Actor
from app.domain.once import Once
from app.errors import AppError, Invalid, NotFound, Unauthorized, WrongType, field_error, problem
from app.origins import cross_origin_headers
from app.parts import Parts
from app.rulesets import findings
from app.services import second_factor, signed_in

Access = Literal["public", "bearer"]
Handler = Callable[..., Awaitable[Answer]]

LARGEST_NUMBER = 2**31 - 1
# What a session without a second factor may do where the server asks everybody for one: set it up.
ONESELF = re.compile(r"/v1/(me|auth)(/.*)?")
MUTATING = frozenset({"POST", "PUT", "PATCH", "DELETE"})


@dataclass(frozen=True, slots=True)
class Endpoint:
    """``query`` maps parameter names to JSON Schemas (with ``default``); ``answers`` maps a status
    to the schema of its body (None: empty); ``refuses`` lists the problem codes beyond those that
    every endpoint of its kind has."""

    method: str
    path: str
    tag: str
    name: str
    summary: str
    description: str
    access: Access
    body: str | None
    body_required: bool
    media: tuple[str, ...]
    query: Mapping[str, Mapping[str, Any]]
    answers: Mapping[int, str | None]
    refuses: tuple[str, ...]
    preconditions: bool
    conditional: bool
    about_oneself: bool
    key: Literal["none", "optional", "required"]


ENDPOINTS: list[Endpoint] = []


def endpoint(
    blueprint: Blueprint,
    target: str,
    *,
    access: Access = "bearer",
    body: str | None = None,
    body_required: bool = True,
    media: tuple[str, ...] = ("application/json",),
    query: Mapping[str, Mapping[str, Any]] | None = None,
    answers: Mapping[int, str | None],
    refuses: tuple[str, ...] = (),
    preconditions: bool = False,
    conditional: bool = False,
    key: Literal["", "none", "required"] = "",
) -> Callable[[Handler], Handler]:
    """Declare ``"POST /groups/<group_id:uuid>/invite"`` on a blueprint.

    The handler gets a :class:`Call` and the path's parts. ``body`` None means that no body is read;
    ``"raw"`` leaves the bytes to the handler; without ``body_required`` an empty one is ``{}``.
    ``preconditions`` takes If-Match, ``conditional`` If-None-Match. Mutating bearer endpoints take
    an Idempotency-Key unless ``key`` is ``"none"``.
    """
    method, path = target.split(" ")
    repeatable = access == "bearer" and method in MUTATING

    def declare(handler: Handler) -> Handler:
        summary, _, description = (handler.__doc__ or "").partition("\n")
        spec = Endpoint(
            method=method,
            path=f"{blueprint.url_prefix or ''}{path}".rstrip("/"),
            tag=blueprint.name,
            name=f"{blueprint.name}_{handler.__name__}",
            summary=summary.strip().rstrip("."),
            description=" ".join(description.split()),
            access=access,
            body=body,
            body_required=body_required,
            media=media,
            query=query or {},
            answers=answers,
            refuses=refuses,
            preconditions=preconditions,
            conditional=conditional,
            about_oneself=ONESELF.fullmatch(f"{blueprint.url_prefix or ''}{path}") is not None,
            key="none" if key == "none" or not repeatable else key or "optional",
        )
        ENDPOINTS.append(spec)

        @functools.wraps(handler)
        async def handle(request: Request, **path_parts: Any) -> HTTPResponse:
            return await _handle(spec, handler, request, path_parts)

        blueprint.add_route(handle, path, methods=[method], name=handler.__name__)
        return handler

    return declare


async def _handle(
    spec: Endpoint, handler: Handler, request: Request, path_parts: dict[str, Any]
) -> HTTPResponse:
    parts: Parts = request.app.ctx.parts
    request.ctx.route = spec.path
    request.ctx.started = time.perf_counter()
    try:
        call = _call(spec, request, parts, path_parts)
        answer = await handler(call, **path_parts)
        response = answer.response()
    except AppError as error:
        response = refusal(request, error)
    return await pack(request, finish(request, response))


def allowed_methods(path: str) -> list[str]:
    """What is declared for a path; nothing for an unknown one."""
    found = {spec.method for spec in ENDPOINTS if _pattern(spec.path).fullmatch(path.rstrip("/"))}
    return sorted(found)


@functools.cache
def _pattern(path: str) -> re.Pattern[str]:
    return re.compile(re.sub(r"<\w+:\w+>", "[^/]+", path))


def _check_path(path_parts: Mapping[str, Any]) -> None:
    """A number beyond the database's own counts names nothing."""
    for value in path_parts.values():
        if isinstance(value, int) and abs(value) > LARGEST_NUMBER:
            raise NotFound


def _call(spec: Endpoint, request: Request, parts: Parts, path_parts: Mapping[str, Any]) -> Call:
    _check_path(path_parts)
    call = Call(request, parts, str(request.id), client_address(request, parts))
    if spec.access == "bearer":
        call.signed_in = authenticate(request, parts)
        if not spec.about_oneself:
            second_factor.require(parts, call.signed_in)
    if spec.query or request.query_string:
        call.query = _query(spec, request)
    if spec.body is not None:
        call.data = _body(spec, request, parts)
    if spec.key != "none":
        key = key_of(request)
        if key is not None:
            target = {name: str(value) for name, value in path_parts.items()}
            body = request.body.hex() if spec.body == "raw" else _without_secrets(spec, call.data)
            call.once = Once.of(call.actor.user_id, key, spec.name, [target, call.query], body)
        if spec.key == "required":
            call.require_key()
    return call


def authenticate(request: Request, parts: Parts) -> Actor:
    """Who sent the bearer token. Raises Unauthorized with a ``WWW-Authenticate`` header."""
    try:
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() != "bearer" or not token:
            raise Unauthorized("Send an access token: Authorization: Bearer …")
        return signed_in.actor_of(parts, token.strip())[0]
    except Unauthorized as error:
        error.headers.setdefault("www-authenticate", 'Bearer realm="campaign-manager"')
        raise


def _body(spec: Endpoint, request: Request, parts: Parts) -> Any:
    content_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if not (request.body or content_type or spec.body_required):
        return {}
    if content_type not in spec.media:
        raise WrongType(f"Send the body as {' or '.join(spec.media)}.")
    if spec.body == "raw":
        return None
    if not request.body and not spec.body_required:
        return {}
    data = jsontext.parse(request.body, limit=parts.settings.body_limit)
    assert spec.body is not None
    schemas.check(spec.body, data)
    return data


def _without_secrets(spec: Endpoint, data: Any) -> Any:
    """The body as the key's hash may cover it: a hash over a password would let it be guessed."""
    secret = schemas.write_only(spec.body) if spec.body else frozenset()
    if not secret:
        return data
    return {name: value for name, value in data.items() if name not in secret}


def _query(spec: Endpoint, request: Request) -> dict[str, Any]:
    given = request.get_args(keep_blank_values=True)
    errors: list[Mapping[str, Any]] = [
        field_error(
            f"?{name}",
            "unknown_parameter",
            "Das ist hier nicht bekannt.",
            "This is not known here.",
        )
        for name in given
        if name not in spec.query
    ]
    values: dict[str, Any] = {}
    for name, schema in spec.query.items():
        found = given.getlist(name, [])
        if not found:
            if "default" in schema:
                values[name] = schema["default"]
            continue
        value = _typed(found[-1], schema)
        wrong = findings.from_errors(_validator(spec, name).iter_errors(value))
        # no text of ours holds it and the database takes none; a cursor is decoded and says so
        if "\0" in found[-1] and name != "cursor":
            wrong.append(findings.finding("", "bad_character", "enthält U+0000", "contains U+0000"))
        errors += [{**error, "pointer": f"?{name}"} for error in wrong]
        if len(found) > 1:
            errors.append(
                field_error(
                    f"?{name}",
                    "not_unique",
                    "Das steht hier mehrmals.",
                    "This is given more than once.",
                )
            )
        values[name] = value
    if errors:
        raise Invalid("Some parameters are not as they must be.", errors=errors)
    return values


@functools.cache
def _query_validators(name: str) -> dict[str, Any]:
    import jsonschema_rs  # noqa: PLC0415

    spec = next(entry for entry in ENDPOINTS if entry.name == name)
    return {
        parameter: jsonschema_rs.Draft202012Validator(dict(schema), validate_formats=True)
        for parameter, schema in spec.query.items()
    }


def _validator(spec: Endpoint, parameter: str) -> Any:
    return _query_validators(spec.name)[parameter]


def _typed(text: str, schema: Mapping[str, Any]) -> Any:
    if schema.get("type") == "integer":
        plain = text.removeprefix("-")
        return int(text) if plain.isascii() and plain.isdigit() and len(text) < 17 else text
    if schema.get("type") == "boolean":
        return {"true": True, "false": False}.get(text, text)
    return text


def client_address(request: Request, parts: Parts) -> str:
    """The client's address. A forwarded one counts only from a trusted proxy: the last entry that
    is not itself one."""
    peer = request.ip or ""
    trusted = parts.settings.trusted_proxies
    if not trusted or not _within(peer, trusted):
        return peer
    chain = [part.strip() for part in request.headers.get("x-forwarded-for", "").split(",")]
    for address in reversed([part for part in chain if part]):
        if not _within(address, trusted):
            return address if _is_address(address) else peer
    return peer


def _is_address(text: str) -> bool:
    try:
        ipaddress.ip_address(text)
    except ValueError:
        return False
    return True


def _within(address: str, networks: tuple[Any, ...]) -> bool:
    try:
        parsed = ipaddress.ip_address(address)
    except ValueError:
        return False
    return any(parsed in network for network in networks)


def refusal(request: Request, error: AppError) -> HTTPResponse:
    return HTTPResponse(
        jsontext.dumps(problem(error, str(request.id))),
        status=error.status,
        headers=error.headers,
        content_type=PROBLEM,
    )


def finish(request: Request, response: HTTPResponse) -> HTTPResponse:
    """Headers that every answer has, the request's log line and its numbers."""
    parts: Parts = request.app.ctx.parts
    headers = response.headers
    for name, value in request.app.ctx.security_headers:
        headers.setdefault(name, value)
    headers["x-request-id"] = str(request.id)
    origin = request.headers.get("origin")
    if origin is not None:
        headers.update(cross_origin_headers(origin, parts.settings))
    _record(request, response.status)
    return response


def _record(request: Request, status: int) -> None:
    route = getattr(request.ctx, "route", "unmatched")
    took = time.perf_counter() - getattr(request.ctx, "started", time.perf_counter())
    metrics.answered(request.method, route, status, took)
    log.request(
        {
            "request": str(request.id),
            "method": request.method,
            "route": route,
            "status": status,
            "ms": round(took * 1000, 2),
        }
    )


def uuid_or_none(text: str) -> UUID | None:
    try:
        return UUID(text)
    except ValueError:
        return None
