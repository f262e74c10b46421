"""The OpenAPI 3.1 document, made from the endpoints' declarations and ``schemas/api``.

``schemas/openapi.json`` keeps it in the repository: clients' types are generated from that file,
and a test compares it with what this module makes (``python -m app reference`` writes it).
"""

import re
from collections.abc import Mapping
from functools import cache
from http import HTTPStatus
from typing import Any

from app import __version__, schemas
from app.api.endpoint import ENDPOINTS, Endpoint
from app.problem_codes import CODES

_PART = re.compile(r"<(\w+):(\w+)>")
_PART_SCHEMAS: dict[str, dict[str, Any]] = {
    "uuid": {"type": "string", "format": "uuid"},
    "int": {"type": "integer", "minimum": 0, "maximum": 2147483647},
    "str": {"type": "string", "minLength": 1, "maxLength": 200},
}
_PART_EXAMPLES = {"uuid": "0d9c1c1e-5d0c-4a64-9f0e-0f3f1f6f6f01", "int": 1, "str": "LeP"}
_ALWAYS = ("bad_request", "head_too_large", "internal", "unavailable")
_BEARER = ("unauthorized", "token_invalid", "token_expired", "session_ended")
_BODY = ("bad_json", "wrong_type", "too_large", "invalid")
_FOUND = ("not_found",)
_MUTATING = ("busy", "outcome_unknown")


@cache
def document() -> dict[str, Any]:
    """The whole document."""
    paths: dict[str, dict[str, Any]] = {}
    for endpoint in sorted(ENDPOINTS, key=lambda one: (one.path, one.method)):
        path = _PART.sub(r"{\1}", endpoint.path)
        paths.setdefault(path, {})[endpoint.method.lower()] = _operation(endpoint)
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Campaign Manager",
            "version": __version__,
            "description": "One live truth for a role-playing group's characters. "
            "Every refusal is a problem (RFC 9457) with a code that never changes; "
            "docs/reference/problems.md lists them.",
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": tag} for tag in sorted({one.tag for one in ENDPOINTS})],
        "paths": paths,
        "components": {
            "schemas": schemas.components(),
            "securitySchemes": {
                "bearer": {
                    "type": "http",
                    "scheme": "bearer",
                    "bearerFormat": "JWT",
                    "description": "The access token that a login or refresh answers.",
                }
            },
        },
    }


def _operation(endpoint: Endpoint) -> dict[str, Any]:
    operation: dict[str, Any] = {
        "operationId": endpoint.name,
        "summary": endpoint.summary,
        "tags": [endpoint.tag],
        "responses": _responses(endpoint),
    }
    if endpoint.description:
        operation["description"] = endpoint.description
    parameters = [*_path_parameters(endpoint), *_query_parameters(endpoint), *_headers(endpoint)]
    if parameters:
        operation["parameters"] = parameters
    if endpoint.body is not None:
        operation["requestBody"] = _request_body(endpoint)
    operation["security"] = [{"bearer": []}] if endpoint.access == "bearer" else []
    return operation


def _path_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "path",
            "required": True,
            "schema": _PART_SCHEMAS[kind],
            "example": _PART_EXAMPLES[kind],
        }
        for name, kind in _PART.findall(endpoint.path)
    ]


def _query_parameters(endpoint: Endpoint) -> list[dict[str, Any]]:
    return [
        {
            "name": name,
            "in": "query",
            "required": bool(schema.get("x-required", False)),
            "schema": {key: value for key, value in schema.items() if key != "x-required"},
        }
        for name, schema in endpoint.query.items()
    ]


def _headers(endpoint: Endpoint) -> list[dict[str, Any]]:
    found = []
    if endpoint.key != "none":
        found.append(
            _header(
                "Idempotency-Key",
                {"type": "string", "format": "uuid"},
                "The same key with the same request has one effect and one answer.",
                required=endpoint.key == "required",
            )
        )
    if endpoint.preconditions:
        found.append(
            _header(
                "If-Match",
                {"type": "string", "pattern": '^"[0-9]{1,18}"$'},
                "The ETag of what is changed; a stale one is refused with 412.",
                required="precondition_required" in endpoint.refuses,
            )
        )
    if endpoint.conditional:
        text = "The ETag that is known already; 304 if it is still the one."
        found.append(_header("If-None-Match", {"type": "string"}, text))
    return found


def _header(
    name: str, schema: Mapping[str, Any], description: str, *, required: bool = False
) -> dict[str, Any]:
    return {
        "name": name,
        "in": "header",
        "required": required,
        "schema": dict(schema),
        "description": description,
    }


def _request_body(endpoint: Endpoint) -> dict[str, Any]:
    if endpoint.body == "raw":
        # a file: any JSON object; what it must hold is its format's business
        content: dict[str, Any] = {"schema": {"type": "object"}}
    else:
        content = {"schema": {"$ref": f"#/components/schemas/{endpoint.body}"}}
    media = dict.fromkeys(endpoint.media, content)
    return {"required": endpoint.body_required, "content": media}


def _responses(endpoint: Endpoint) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    for status, name in endpoint.answers.items():
        response: dict[str, Any] = {"description": HTTPStatus(status).phrase}
        if name is not None:
            response["content"] = _content(name)
        responses[str(status)] = response
    if endpoint.conditional:
        responses["304"] = {"description": "It is still the one that If-None-Match names"}
    by_status: dict[int, list[str]] = {}
    for code in _codes(endpoint):
        for status in CODES[code].statuses:
            by_status.setdefault(status, []).append(code)
    for status, codes in by_status.items():
        responses[str(status)] = {
            "description": f"Refused: {', '.join(f'`{code}`' for code in sorted(codes))}",
            "content": {
                "application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}
            },
        }
    return dict(sorted(responses.items()))


def _content(name: str) -> dict[str, Any]:
    """``Name``, or ``media/type,media/other|Name``; without a name, bytes."""
    media, _, schema = name.rpartition("|")
    body = {"schema": {"$ref": f"#/components/schemas/{schema}"}} if schema else {}
    return dict.fromkeys((media or "application/json").split(","), body)


def _codes(endpoint: Endpoint) -> set[str]:
    codes = {*_ALWAYS, *endpoint.refuses}
    if endpoint.access == "bearer":
        codes |= {*_BEARER}
        if not endpoint.about_oneself:
            codes.add("second_factor_setup_required")
    if endpoint.body is not None:
        codes |= {*_BODY}
    if endpoint.query:
        codes.add("invalid")
    if "<" in endpoint.path:
        codes |= {*_FOUND}
    if endpoint.access == "bearer" and endpoint.method != "GET":
        codes |= {*_MUTATING, "forbidden"}
    if endpoint.key != "none":
        codes |= {"bad_idempotency_key", "idempotency_key_reused"}
    if endpoint.key == "required":
        codes.add("idempotency_key_required")
    if endpoint.preconditions:
        codes.add("bad_etag")
    return codes
