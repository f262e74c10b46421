"""The folder store's own little S3: what signed URLs of ``FolderStore`` lead to.

Public keys are read by anybody, all else needs the URL's signature. Nothing here knows users:
whoever holds a signed URL was permitted when it was made.
"""

import asyncio
from collections.abc import Mapping

from sanic import Blueprint, HTTPResponse, Request
from sanic.http import Http
from sanic.response import empty

from app.engines.objects import FOREVER, Draft, FolderStore, attachment, checked, is_public
from app.errors import Forbidden, NotFound
from app.origins import cross_origin_headers

CHUNK = 64 * 1024
# A stored file must never run as a page of ours, whatever its type claims.
SAFE = {
    "x-content-type-options": "nosniff",
    "content-security-policy": "default-src 'none'; sandbox",
    "cross-origin-resource-policy": "cross-origin",
    "referrer-policy": "no-referrer",
}

blueprint = Blueprint("objects", url_prefix="/objects")


@blueprint.put("/<key:path>", stream=True)
async def receive(request: Request, key: str) -> HTTPResponse:
    """Store exactly what the URL was signed for."""
    store = _store(request)
    query = _permitted(store, request, key)
    if request.headers.get("content-type") != query.get("type"):
        raise Forbidden("The type differs from the signed one.", code="bad_signature")
    if request.headers.get("content-length") != query.get("length"):
        raise Forbidden("The length differs from the signed one.", code="bad_signature")
    draft = await asyncio.to_thread(store.draft, key, query["type"])
    try:
        await _fill(draft, request, int(query["length"]))
        await asyncio.to_thread(draft.keep)
    except BaseException:
        draft.drop()
        raise
    return empty(200, headers=_cross_origin(request))


@blueprint.get("/<key:path>")
async def send(request: Request, key: str) -> None:
    """Stream an object."""
    store = _store(request)
    public = _is_key(key) and is_public(key)
    query = {} if public else _permitted(store, request, key)
    opened = await asyncio.to_thread(store.open, key)
    if opened is None:
        raise NotFound("There is no such file.")
    stored, file = opened

    headers = {
        **SAFE,
        **_cross_origin(request),
        "content-length": str(stored.length),
        "cache-control": FOREVER if public else "private, no-store",
    }
    if name := query.get("name"):
        headers["content-disposition"] = attachment(name)
    with file:
        response = await request.respond(headers=headers, content_type=stored.content_type)
        while chunk := await asyncio.to_thread(file.read, CHUNK):
            await response.send(chunk)
        await response.eof()


def _store(request: Request) -> FolderStore:
    """These routes exist only where the folder is the store."""
    store: FolderStore = request.app.ctx.parts.objects
    return store


def _cross_origin(request: Request) -> dict[str, str]:
    return cross_origin_headers(request.headers.get("origin", ""), request.app.ctx.settings)


def _is_key(key: str) -> bool:
    try:
        checked(key)
    except ValueError:
        return False
    return True


def _permitted(store: FolderStore, request: Request, key: str) -> Mapping[str, str]:
    """The signed query of this request; refuses one that we did not sign, or no longer stand by."""
    pairs = request.get_query_args(keep_blank_values=True)
    query = dict(pairs)
    whole = len(query) == len(pairs) and _is_key(key)
    if not whole or not store.permits(request.method, key, query):
        raise Forbidden(
            "The link is wrong or has expired. Ask for a new one.", code="bad_signature"
        )
    return query


async def _fill(draft: Draft, request: Request, length: int) -> None:
    received = 0
    assert isinstance(request.stream, Http)  # nothing else is served here
    while (chunk := await request.stream.read()) is not None:
        received += len(chunk)
        if received > length:
            raise Forbidden("The body is longer than the signed length.", code="bad_signature")
        draft.write(chunk)
    if received != length:
        raise Forbidden("The body is shorter than the signed length.", code="bad_signature")
