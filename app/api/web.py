"""The built web app (``CM_WEB_DIR``): its files, and its one page at every other address.

Everything is read once, at start: a request looks a path up among what is there and touches no
folder. The page decides in the browser what to show, so an address that the server does not know
gets it too; what looks like a missing file is refused, or a browser would take the page for a
script.
"""

import base64
import hashlib
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from sanic import HTTPResponse, Request

from app.api.endpoint import finish
from app.api.packing import accepted
from app.settings import Settings

PAGE = "200.html"
# first parts of paths that are the server's own, found there or not
OURS = frozenset({"v1", "docs", "objects", "healthz", "readyz", "metrics"})
FOREVER = "public, max-age=31536000, immutable"
# SvelteKit says each new page's title in an element that it hides by a style attribute: that alone
ANNOUNCER = "'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='"
PACKED = {"br": ".br", "gzip": ".gz"}  # the better one first
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".ico": "image/x-icon",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}
_INLINE = re.compile(rb"<script>(.*?)</script>", re.S)


@dataclass(frozen=True, slots=True)
class Form:
    """A file's bytes in one encoding; "" is as it is."""

    body: bytes
    etag: str


@dataclass(frozen=True, slots=True)
class WebFile:
    content_type: str
    cache_control: str
    forms: dict[str, Form]


class WebApp:
    def __init__(self, files: dict[str, WebFile], settings: Settings) -> None:
        self.files = files
        self.page = files[f"/{PAGE}"]
        self.headers = {
            "content-security-policy": policy(self.page.forms[""].body, settings),
            "cross-origin-opener-policy": "same-origin",
            "permissions-policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        }

    def answer(self, request: Request) -> HTTPResponse | None:
        """The file, or the page; None where neither is meant."""
        if request.method not in {"GET", "HEAD"}:
            return None
        found = self._found(unquote(request.path))
        if found is None:
            return None
        request.ctx.route, request.ctx.started = "web", time.perf_counter()
        response = finish(request, self._response(request, found))
        response.headers["vary"] = "accept-encoding, origin"
        return response

    def _found(self, path: str) -> WebFile | None:
        file = self.files.get(path)
        if file is not None:
            return file
        first, last = path.lstrip("/").partition("/")[0], path.rpartition("/")[2]
        return None if first in OURS or "." in last else self.page

    def _response(self, request: Request, file: WebFile) -> HTTPResponse:
        encoding = _best(request.headers.get("accept-encoding", ""), file)
        form = file.forms[encoding]
        headers = {
            "etag": form.etag,
            "cache-control": file.cache_control,
            "cross-origin-resource-policy": "same-origin",
        }
        # what no browser shows as a page needs none of that, and phones wait for each byte
        if file is self.page:
            headers |= self.headers
        seen = request.headers.get("if-none-match", "")
        if form.etag in {part.strip().removeprefix("W/") for part in seen.split(",")}:
            return HTTPResponse(b"", status=304, headers=headers)
        if encoding:
            headers["content-encoding"] = encoding
        return HTTPResponse(form.body, headers=headers, content_type=file.content_type)


def load(settings: Settings) -> WebApp | None:
    """None where no web app is to be served, or none is built."""
    folder = settings.web_dir
    if folder is None or not (folder / PAGE).is_file():
        return None
    return WebApp(dict(_files(folder)), settings)


def policy(page: bytes, settings: Settings) -> str:
    """What the page may do: its own scripts, requests to this server and to the object store."""
    public = urlsplit(settings.public_url)
    socket = f"{'wss' if public.scheme == 'https' else 'ws'}://{public.netloc}"
    uploads = _origins(settings.s3_browser_endpoint)
    pictures = _origins(settings.s3_browser_endpoint, settings.s3_public_url)
    rules = {
        "default-src": ["'none'"],
        "script-src": ["'self'", *_hashes(page)],
        "style-src": ["'self'"],
        "style-src-attr": ["'unsafe-hashes'", ANNOUNCER],
        "img-src": ["'self'", "blob:", "data:", *pictures],
        "font-src": ["'self'"],
        "connect-src": ["'self'", socket, *uploads],
        "manifest-src": ["'self'"],
        "form-action": ["'self'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in rules.items())


def _hashes(page: bytes) -> Iterator[str]:
    """The page's inline scripts are the build's own; nothing that a person typed stands in it."""
    for script in _INLINE.findall(page):
        yield f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'"


def _origins(*addresses: str) -> list[str]:
    parts = [urlsplit(address) for address in addresses if address]
    return sorted({f"{part.scheme}://{part.netloc}" for part in parts})


def _files(folder: Path) -> Iterator[tuple[str, WebFile]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix not in TYPES or path.name.startswith(".") or not path.is_file():
            continue
        address = f"/{path.relative_to(folder).as_posix()}"
        lasting = address.startswith("/_app/immutable/")
        yield address, WebFile(TYPES[path.suffix], FOREVER if lasting else "no-cache", _forms(path))


def _forms(path: Path) -> dict[str, Form]:
    body = path.read_bytes()
    digest = hashlib.sha256(body).hexdigest()[:32]
    forms = {"": Form(body, f'"{digest}"')}
    for encoding, suffix in PACKED.items():
        packed = path.with_name(path.name + suffix)
        if packed.is_file():
            forms[encoding] = Form(packed.read_bytes(), f'"{digest}-{encoding}"')
    return forms


def _best(header: str, file: WebFile) -> str:
    wanted = accepted(header)
    return next((name for name in PACKED if name in wanted and name in file.forms), "")
