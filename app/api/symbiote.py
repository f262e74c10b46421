"""``GET /symbiote.zip``: the panel for TaleSpire, pointing at this server.

It is the folder that ``make symbiote`` builds (``CM_SYMBIOTE_DIR``), with this server's address in
its ``config.js``.
"""

import asyncio
import hashlib
import io
import json
import re
import time
import zipfile
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from sanic import Blueprint, HTTPResponse, Request

from app.api.endpoint import finish
from app.errors import NotFound
from app.settings import Settings

symbiote = Blueprint("symbiote")

ADDRESS = re.compile(r"server: '[^']*'|server: \"[^\"]*\"")
# TaleSpire looks for the manifest; config.js is what is written anew
NEEDED = ("manifest.json", "config.js", "index.html", "app.js")
# the same folder gives the same bytes
DATED = (2020, 1, 1, 0, 0, 0)


@symbiote.get("/symbiote.zip", name="symbiote")
async def download(request: Request) -> HTTPResponse:
    """Ready for TaleSpire's Symbiotes folder: unpacked there, nothing has to be set."""
    request.ctx.route, request.ctx.started = "/symbiote.zip", time.perf_counter()
    settings = request.app.ctx.parts.settings
    folder = settings.symbiote_dir
    if folder is None or not is_offered(settings):
        raise NotFound("The panel is not built here. An operator builds it with: make symbiote")
    body, etag = await asyncio.to_thread(packed, folder, _state(folder), settings.public_url)
    headers = {"etag": etag, "cache-control": "no-cache"}
    if etag in request.headers.get("if-none-match", ""):
        return finish(request, HTTPResponse(b"", status=304, headers=headers))
    headers["content-disposition"] = 'attachment; filename="campaign-manager.zip"'
    return finish(request, HTTPResponse(body, headers=headers, content_type="application/zip"))


def is_offered(settings: Settings) -> bool:
    """Whether a whole panel is there to be handed out."""
    folder = settings.symbiote_dir
    return folder is not None and all((folder / name).is_file() for name in NEEDED)


@lru_cache(maxsize=1)
def packed(folder: Path, state: tuple[object, ...], server: str) -> tuple[bytes, str]:
    """The zip and its ETag. ``state`` changes with the folder, so a new build is packed anew."""
    del state
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in _contents(folder, server):
            archive.writestr(zipfile.ZipInfo(name, DATED), body, zipfile.ZIP_DEFLATED)
    body = target.getvalue()
    return body, f'"{hashlib.sha256(body).hexdigest()[:32]}"'


def _contents(folder: Path, server: str) -> Iterator[tuple[str, bytes]]:
    """The manifest stands at the root, as mod.io wants it."""
    for path in _files(folder):
        body = path.read_bytes()
        if path.name == "config.js":
            body = _pointing(body.decode(), f"server: {json.dumps(server)}").encode()
        yield path.relative_to(folder).as_posix(), body


def _pointing(config: str, address: str) -> str:
    return ADDRESS.sub(lambda _: address, config, count=1)


def _files(folder: Path) -> list[Path]:
    """Without what the game keeps beside a Symbiote in folders that begin with a dot."""
    return sorted(
        path
        for path in folder.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    )


def _state(folder: Path) -> tuple[object, ...]:
    stats = ((str(path), path.stat()) for path in _files(folder))
    return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in stats)
