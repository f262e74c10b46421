"""Which web pages may call, and which may do so with their cookies.

The web app's origins (``CM_WEB_ORIGINS``) may, with cookies. The Symbiote's pages (opened from a
file, or from localhost) may without: its tokens travel in the body. The same list guards the
socket's upgrade.
"""

import re

from app.settings import Settings

_SYMBIOTE = re.compile(r"^http://localhost(?::\d{1,5})?$")
_METHODS = "GET, POST, PUT, PATCH, DELETE"
_REQUEST_HEADERS = "authorization, content-type, if-match, if-none-match, idempotency-key"
_EXPOSED = "etag, location, retry-after, x-request-id, content-disposition, deprecation"


def is_web(origin: str, settings: Settings) -> bool:
    """Whether it is the web app, whose cookies are believed."""
    return origin in settings.web_origins


def is_allowed(origin: str, settings: Settings) -> bool:
    return (
        is_web(origin, settings)
        or origin in {"null", "file://"}
        or _SYMBIOTE.fullmatch(origin) is not None
    )


def cross_origin_headers(origin: str, settings: Settings) -> dict[str, str]:
    """What lets a page of ``origin`` read the answer; nothing for a stranger."""
    headers = {"vary": "origin"}
    if not is_allowed(origin, settings):
        return headers
    headers["access-control-allow-origin"] = origin
    headers["access-control-expose-headers"] = _EXPOSED
    if is_web(origin, settings):
        headers["access-control-allow-credentials"] = "true"
    return headers


def preflight_headers(origin: str, settings: Settings) -> dict[str, str]:
    headers = cross_origin_headers(origin, settings)
    if "access-control-allow-origin" in headers:
        headers["access-control-allow-methods"] = _METHODS
        headers["access-control-allow-headers"] = _REQUEST_HEADERS
        headers["access-control-max-age"] = "7200"
    return headers
