"""Pictures in the object store: published under keys that cannot be guessed and never change."""

import base64
import binascii
import hashlib
import secrets

from app.parts import Parts

LARGEST = 2 * 1024 * 1024
SUFFIXES = {"image/jpeg": "jpg", "image/png": "png", "image/webp": "webp"}


def kind_of(start: bytes) -> str:
    """The media type that a picture's first bytes say; empty for what is none."""
    if start.startswith(b"\xff\xd8\xff"):
        return "image/jpeg"
    if start.startswith(b"\x89PNG\r\n\x1a\n"):
        return "image/png"
    if start[:4] == b"RIFF" and start[8:12] == b"WEBP":
        return "image/webp"
    return ""


def from_data_url(text: str) -> tuple[bytes, str] | None:
    """The picture in a data URL and its type; None for what is no picture of ours."""
    head, _, encoded = text.partition(",")
    if not head.startswith("data:") or not head.endswith(";base64"):
        return None
    try:
        picture = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        return None
    kind = kind_of(picture)
    return (picture, kind) if kind and len(picture) <= LARGEST else None


def to_data_url(picture: bytes) -> str:
    return f"data:{kind_of(picture)};base64,{base64.b64encode(picture).decode()}"


async def publish(parts: Parts, picture: bytes, content_type: str) -> str:
    """Store a picture for good; answers its public address."""
    digest = hashlib.sha256(picture).hexdigest()[:32]
    key = f"portraits/{digest}{secrets.token_hex(8)}.{SUFFIXES[content_type]}"
    await parts.objects.put(key, picture, content_type)
    return parts.objects.public_url(key)


async def read(parts: Parts, url: str | None) -> bytes | None:
    """A published picture's bytes; None where it is not (any more) in this store."""
    key = _key(parts, url)
    if key is None:
        return None
    return await parts.objects.read_range(key, LARGEST) or None


async def copy(parts: Parts, url: str | None) -> str | None:
    """The address of another picture like this one; None where there is none."""
    picture = await read(parts, url)
    return await publish(parts, picture, kind_of(picture)) if picture else None


async def forget(parts: Parts, url: str | None) -> None:
    """Remove a picture that no character shows any more."""
    key = _key(parts, url)
    if key is not None:
        await parts.objects.delete(key)


def _key(parts: Parts, url: str | None) -> str | None:
    key = f"portraits/{url.rpartition('/')[2]}" if url else ""
    return key if key and parts.objects.public_url(key) == url else None
