"""Portraits and exports: one interface, two stores, the same limits.

``S3Store`` speaks to any S3-compatible store; ``FolderStore`` keeps files below the data folder
and signs URLs of our own, which ``app.api.objects`` serves. In both, people's browsers send and
fetch the bytes themselves, by a URL that expires and fixes key, type and length.

A key is written once and then never changed; put a hash or a UUID into it. Keys below a prefix
of ``PUBLIC`` may be read by anybody who knows them, the others only by a signed URL.
"""

import asyncio
import hashlib
import hmac
import json
import os
import re
import secrets
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Protocol, TypedDict
from urllib.parse import quote, urlencode

from app.engines.process import EngineError
from app.settings import SecretKey, Settings

PUBLIC = ("portraits/",)
FOREVER = "public, max-age=31536000, immutable"
_KEY = re.compile(r"[a-z0-9][a-z0-9_-]*(/[A-Za-z0-9][A-Za-z0-9._-]{0,127}){1,5}")


class Presigned(TypedDict):
    """A request that a browser may send; it must send these headers and no other body length."""

    url: str
    method: str
    headers: dict[str, str]


@dataclass(frozen=True, slots=True)
class Stored:
    """What is known of an object without reading it."""

    length: int
    content_type: str


class ObjectStore(Protocol):
    """Keys are our own words; a key that does not look like ours is a ValueError."""

    def presign_put(self, key: str, content_type: str, length: int, expires: int) -> Presigned:
        """A request that stores exactly ``length`` bytes of ``content_type``, for some seconds."""

    def presign_get(self, key: str, expires: int, download_name: str = "") -> str:
        """A URL that anybody may fetch for ``expires`` seconds; with a name, as a download."""

    def public_url(self, key: str) -> str:
        """The lasting URL of an object below one of ``PUBLIC``."""

    async def head(self, key: str) -> Stored | None:
        """Length and type, or None when there is no such object."""

    async def read_range(self, key: str, length: int) -> bytes:
        """The first ``length`` bytes; nothing when there is no such object."""

    async def put(self, key: str, body: bytes, content_type: str) -> None: ...

    async def delete(self, key: str) -> None:
        """Forget an object; one that is not there is forgotten already."""

    async def ready(self) -> bool:
        """Does the store answer?"""


def create(settings: Settings) -> ObjectStore:
    """The S3 store when CM_S3_ENDPOINT is set, otherwise a folder below the data folder."""
    if settings.s3_endpoint:
        # 40 MB of memory in each worker, for those who use it
        from app.engines.s3 import S3Store  # noqa: PLC0415

        return S3Store(settings)
    if not settings.secret_keys:
        raise EngineError("The object folder signs its URLs: CM_SECRET_KEYS must not be empty.")
    return FolderStore(settings.data_dir / "objects", settings.public_url, settings.secret_keys)


def checked(key: str) -> str:
    if not _KEY.fullmatch(key):
        raise ValueError(f"not an object key: {key!r}")
    return key


def is_public(key: str) -> bool:
    return key.startswith(PUBLIC)


def attachment(name: str) -> str:
    """A Content-Disposition that no file name can break out of (RFC 6266)."""
    plain = re.sub(r"[^A-Za-z0-9._ -]", "_", name)
    return f"attachment; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


class FolderStore:
    """A folder in the store's place. An object is one file: a line about it, then its bytes.

    One file and one rename, so that type and bytes can never disagree.
    """

    def __init__(
        self,
        folder: Path,
        public_url: str,
        keys: Sequence[SecretKey],
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._base = f"{public_url}/objects"
        self._keys = {key.kid: _own_key(key) for key in keys}
        self._signing = keys[0].kid
        self._clock = clock
        (folder / ".incoming").mkdir(parents=True, exist_ok=True, mode=0o700)
        folder.chmod(0o700)

    def presign_put(self, key: str, content_type: str, length: int, expires: int) -> Presigned:
        limits = {"type": content_type, "length": str(length)}
        url = self._signed("PUT", key, expires, limits)
        return {"url": url, "method": "PUT", "headers": {"content-type": content_type}}

    def presign_get(self, key: str, expires: int, download_name: str = "") -> str:
        return self._signed("GET", key, expires, {"name": download_name} if download_name else {})

    def public_url(self, key: str) -> str:
        return f"{self._base}/{checked(key)}"

    def _signed(self, method: str, key: str, expires: int, limits: Mapping[str, str]) -> str:
        query = {**limits, "expires": str(int(self._clock()) + expires), "kid": self._signing}
        signature = self._signature(method, checked(key), query)
        return f"{self._base}/{key}?{urlencode({**query, 'signature': signature})}"

    def _signature(self, method: str, key: str, query: Mapping[str, str]) -> str:
        said = json.dumps([method, key, sorted(query.items())]).encode()
        return hmac.new(self._keys[query["kid"]], said, hashlib.sha256).hexdigest()

    def permits(self, method: str, key: str, query: Mapping[str, str]) -> bool:
        """Was this very request signed by us, and is its time not over?"""
        signed = {name: value for name, value in query.items() if name != "signature"}
        if signed.get("kid") not in self._keys or not signed.get("expires", "").isdecimal():
            return False
        expected = self._signature(method, key, signed).encode()
        given = query.get("signature", "").encode(errors="replace")
        return hmac.compare_digest(expected, given) and int(signed["expires"]) > self._clock()

    async def head(self, key: str) -> Stored | None:
        opened = await asyncio.to_thread(self.open, key)
        if opened is None:
            return None
        stored, file = opened
        file.close()
        return stored

    async def read_range(self, key: str, length: int) -> bytes:
        def read() -> bytes:
            opened = self.open(key)
            if opened is None:
                return b""
            with opened[1] as file:
                return file.read(length)

        return await asyncio.to_thread(read)

    def open(self, key: str) -> tuple[Stored, IO[bytes]] | None:
        """What an object is, and its file at the first byte; the caller closes it."""
        try:
            file = (self._folder / checked(key)).open("rb")
        except (FileNotFoundError, IsADirectoryError, NotADirectoryError):
            return None
        about = json.loads(file.readline())
        length = os.fstat(file.fileno()).st_size - file.tell()
        return Stored(length, about["content_type"]), file

    async def put(self, key: str, body: bytes, content_type: str) -> None:
        def write() -> None:
            draft = self.draft(key, content_type)
            draft.write(body)
            draft.keep()

        await asyncio.to_thread(write)

    def draft(self, key: str, content_type: str) -> "Draft":
        return Draft(self._folder, self._folder / checked(key), content_type)

    async def delete(self, key: str) -> None:
        path = self._folder / checked(key)
        await asyncio.to_thread(path.unlink, missing_ok=True)

    async def ready(self) -> bool:
        return await asyncio.to_thread(os.access, self._folder, os.R_OK | os.W_OK | os.X_OK)


class Draft:
    """An object while it comes in: nobody sees it until it is whole and on the disk."""

    def __init__(self, folder: Path, target: Path, content_type: str) -> None:
        self._target = target
        self._path = folder / ".incoming" / secrets.token_hex(16)
        self._file = self._path.open("xb")
        self._file.write(json.dumps({"content_type": content_type}).encode() + b"\n")

    def write(self, chunk: bytes) -> None:
        self._file.write(chunk)

    def keep(self) -> None:
        self._file.flush()
        os.fsync(self._file.fileno())
        self._file.close()
        self._target.parent.mkdir(parents=True, exist_ok=True)
        self._path.replace(self._target)
        _sync_folder(self._target.parent)

    def drop(self) -> None:
        self._file.close()
        self._path.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    """The new name itself must reach the disk."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _own_key(key: SecretKey) -> bytes:
    """A key of this purpose alone: a signed URL must never be worth anything as a token."""
    return hmac.new(key.key, b"campaign-manager objects", hashlib.sha256).digest()
