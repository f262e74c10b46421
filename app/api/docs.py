"""The API's description: ``/v1/openapi.json`` for programs, ``/docs`` for people.

A sanic-ext extension. Swagger UI comes from a package and is served by us, so that reading the
documentation tells nobody about it.
"""

import hashlib
import importlib.util
import time
from functools import cache
from pathlib import Path

from sanic import Blueprint, HTTPResponse, Request
from sanic_ext.bootstrap import Extend
from sanic_ext.extensions.base import Extension

from app.api.endpoint import finish
from app.api.openapi import document
from app.api.packing import known, pack
from app.domain import jsontext
from app.errors import NotFound

blueprint = Blueprint("docs")

_FILES = {
    "swagger-ui.css": "text/css; charset=utf-8",
    "swagger-ui-bundle.js": "text/javascript; charset=utf-8",
    "favicon-32x32.png": "image/png",
}
_START = b"""window.addEventListener('load', () => {
  SwaggerUIBundle({url: '/v1/openapi.json', dom_id: '#api', deepLinking: true, validatorUrl: null});
});
"""
_PAGE = b"""<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Campaign Manager: the API</title>
<link rel="icon" href="/docs/favicon-32x32.png">
<link rel="stylesheet" href="/docs/swagger-ui.css">
<main id="api"><p>The description is at <a href="/v1/openapi.json">/v1/openapi.json</a>.</p></main>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
"""
# Swagger UI sets styles on elements and draws its icons from data URLs
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data:; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'"
)


class Documentation(Extension):  # type: ignore[no-untyped-call]
    name = "documentation"

    def startup(self, _: Extend) -> None:
        self.app.blueprint(blueprint)


@cache
def _description() -> tuple[bytes, str]:
    text = jsontext.dumps(document())
    return text, f'"{hashlib.sha256(text).hexdigest()[:32]}"'


@blueprint.get("/v1/openapi.json", name="openapi")
async def openapi(request: Request) -> HTTPResponse:
    """The OpenAPI 3.1 document."""
    _begin(request, "/v1/openapi.json")
    text, etag = _description()
    headers = {"etag": etag, "cache-control": "no-cache"}
    seen = known(etag, request.headers.get("if-none-match"))
    if seen is not None:
        headers["etag"] = seen
        return finish(request, HTTPResponse(b"", status=304, headers=headers))
    answer = HTTPResponse(text, headers=headers, content_type="application/json")
    return await pack(request, finish(request, answer))


@blueprint.get("/docs", name="page")
async def page(request: Request) -> HTTPResponse:
    """The document as a page."""
    _begin(request, "/docs")
    return _answer(request, _PAGE, "text/html; charset=utf-8")


@blueprint.get("/docs/<name:str>", name="file")
async def file(request: Request, name: str) -> HTTPResponse:
    """One of the page's files."""
    _begin(request, "/docs/<name>")
    if name == "start.js":
        return _answer(request, _START, "text/javascript; charset=utf-8")
    if name not in _FILES:
        raise NotFound("The documentation has no such file.")
    return _answer(request, _read(name), _FILES[name])


@cache
def _read(name: str) -> bytes:
    found = importlib.util.find_spec("swagger_ui")
    assert found is not None
    assert found.origin is not None
    return (Path(found.origin).parent / "static" / name).read_bytes()


def _begin(request: Request, route: str) -> None:
    request.ctx.route, request.ctx.started = route, time.perf_counter()


def _answer(request: Request, body: bytes, content_type: str) -> HTTPResponse:
    headers = {"content-security-policy": _POLICY, "cache-control": "public, max-age=3600"}
    return finish(request, HTTPResponse(body, headers=headers, content_type=content_type))
