"""Answers are sent packed (gzip) to whoever takes them so.

A packed answer beside a secret tells an onlooker what the secret is, if they can have the victim's
browser ask again and again with guesses in the answer (BREACH). That needs a request that a strange
page can make in the victim's name: ours carry a bearer token in a header, which no strange page
has. The one place where a cookie speaks for a person is /v1/auth, and nothing is packed there.
"""

import asyncio
import zlib

from sanic import HTTPResponse, Request

SMALLEST = 1400  # less goes in one packet either way
# 150 KB take a millisecond and leave 22 KB; a higher level takes twice that for 2 KB less
LEVEL = 4
LARGEST_AT_ONCE = 256 * 1024  # beyond it, others would notice the wait
MARK = "-gzip"
TYPES = ("application/json", "application/problem+json")
NEVER = "/v1/auth/"


async def pack(request: Request, response: HTTPResponse) -> HTTPResponse:
    """The answer as the client takes it. What has two forms says so in ``vary``, and each form has
    its own ETag (:func:`known` and If-Match take both)."""
    body = response.body
    if not body or len(body) < SMALLEST or not _may_be_packed(request, response):
        return response
    vary = response.headers.get("vary")
    response.headers["vary"] = f"accept-encoding, {vary}" if vary else "accept-encoding"
    if "gzip" not in accepted(request.headers.get("accept-encoding", "")):
        return response
    if len(body) > LARGEST_AT_ONCE:
        response.body = await asyncio.to_thread(_packed, body)
    else:
        response.body = _packed(body)
    response.headers["content-encoding"] = "gzip"
    etag = response.headers.get("etag")
    if etag is not None:
        response.headers["etag"] = f'{etag[:-1]}{MARK}"'
    return response


def accepted(header: str) -> set[str]:
    """The encodings that ``accept-encoding`` names and does not rule out."""
    names = set()
    for part in header.lower().split(","):
        name, _, weight = part.partition(";")
        if weight.replace(" ", "") not in {"q=0", "q=0.0", "q=0.00", "q=0.000"}:
            names.add(name.strip())
    return names


def known(etag: str, header: str | None) -> str | None:
    """Which form of ``etag`` If-None-Match names; None if it names neither."""
    if header is None:
        return None
    seen = {part.strip().removeprefix("W/") for part in header.split(",")}
    return next((form for form in (etag, f'{etag[:-1]}{MARK}"') if form in seen), None)


def unmarked(etag: str) -> str:
    """The ETag of the same content, not packed."""
    mark = f'{MARK}"'
    return f'{etag.removesuffix(mark)}"' if etag.endswith(mark) else etag


def _may_be_packed(request: Request, response: HTTPResponse) -> bool:
    return (
        (response.content_type or "").partition(";")[0] in TYPES
        and "content-encoding" not in response.headers
        and not request.path.startswith(NEVER)
    )


def _packed(body: bytes) -> bytes:
    return zlib.compress(body, LEVEL, wbits=31)
