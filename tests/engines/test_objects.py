"""The object stores: the same contract on our folder and on a real S3-compatible server."""

import asyncio
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from app.engines.objects import FolderStore, ObjectStore, Stored
from tests.engines.conftest import Clock

PNG = b"\x89PNG\r\n\x1a\n" + b"picture" * 100


def new_key(prefix: str = "exports") -> str:
    return f"{prefix}/{uuid4().hex}.png"


async def upload(url: str, body: bytes, content_type: str = "image/png") -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.put(url, content=body, headers={"content-type": content_type})


async def fetch(url: str) -> httpx.Response:
    async with httpx.AsyncClient() as client:
        return await client.get(url)


async def test_what_a_presigned_put_stores_is_found_with_its_length_and_type(
    store: ObjectStore,
) -> None:
    key = new_key()
    request = store.presign_put(key, "image/png", len(PNG), 60)
    assert request["method"] == "PUT"
    assert request["headers"] == {"content-type": "image/png"}
    assert (await upload(request["url"], PNG)).status_code == 200
    assert await store.head(key) == Stored(len(PNG), "image/png")
    assert await store.read_range(key, 8) == PNG[:8]


async def test_a_presigned_get_brings_the_bytes_back_as_a_download_with_its_name(
    store: ObjectStore,
) -> None:
    key = new_key()
    await store.put(key, PNG, "image/png")
    answer = await fetch(store.presign_get(key, 60, 'Rüna "the\r\nX: y" Bold.cmchar'))
    assert answer.status_code == 200
    assert answer.content == PNG
    assert answer.headers["content-type"] == "image/png"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert "filename*=UTF-8''R%C3%BCna" in answer.headers["content-disposition"]
    assert "x" not in answer.headers


@pytest.mark.parametrize("body", [PNG + b"!", PNG[:-1], b""], ids=["longer", "shorter", "empty"])
async def test_a_body_of_another_length_than_signed_is_refused(
    store: ObjectStore, body: bytes
) -> None:
    key = new_key()
    request = store.presign_put(key, "image/png", len(PNG), 60)
    assert (await upload(request["url"], body)).status_code == 403
    assert await store.head(key) is None


async def test_a_body_of_another_type_than_signed_is_refused(store: ObjectStore) -> None:
    key = new_key()
    request = store.presign_put(key, "image/png", len(PNG), 60)
    assert (await upload(request["url"], PNG, "text/html")).status_code == 403
    assert await store.head(key) is None


async def test_a_url_for_one_key_opens_no_other(store: ObjectStore) -> None:
    key, other = new_key(), new_key()
    await store.put(other, PNG, "image/png")
    put = store.presign_put(key, "image/png", len(PNG), 60)["url"]
    assert (await upload(put.replace(key, other), PNG)).status_code == 403
    assert (await fetch(store.presign_get(key, 60).replace(key, other))).status_code == 403


async def test_an_unsigned_or_altered_url_is_refused(store: ObjectStore) -> None:
    key = new_key()
    await store.put(key, PNG, "image/png")
    url = store.presign_get(key, 60)
    assert (await fetch(url.partition("?")[0])).status_code == 403
    assert (await fetch(url[:-1] + ("0" if url[-1] != "0" else "1"))).status_code == 403
    assert (await upload(url, PNG)).status_code == 403


async def test_what_is_deleted_or_was_never_there_is_not_found(store: ObjectStore) -> None:
    key = new_key()
    assert await store.head(key) is None
    assert await store.read_range(key, 8) == b""
    await store.put(key, PNG, "image/png")
    await store.delete(key)
    await store.delete(key)
    assert await store.head(key) is None
    assert (await fetch(store.presign_get(key, 60))).status_code == 404


@pytest.mark.parametrize(
    "key",
    [
        *("", "portraits", "/portraits/x", "portraits//x", "portraits/../secret_keys"),
        *("portraits/..", "../x/y", "portraits/x\x00", "portraits/ä", "portraits/a b"),
        *("portraits/x/", ".incoming/x", "portraits/.x", "portraits/x\n", "portraits\\x/y"),
    ],
)
async def test_a_key_that_is_not_ours_is_refused_before_anything_happens(
    store: ObjectStore, key: str
) -> None:
    with pytest.raises(ValueError, match="not an object key"):
        store.presign_put(key, "image/png", 1, 60)
    with pytest.raises(ValueError, match="not an object key"):
        store.public_url(key)
    with pytest.raises(ValueError, match="not an object key"):
        await store.put(key, b"x", "image/png")


async def test_both_stores_say_that_they_are_ready(store: ObjectStore) -> None:
    assert await store.ready()


async def test_an_s3_url_that_has_expired_is_refused(weed_store: ObjectStore) -> None:
    key = new_key()
    await weed_store.put(key, PNG, "image/png")
    url = weed_store.presign_get(key, 3)
    assert (await fetch(url)).status_code == 200
    async with asyncio.timeout(10):
        while (await fetch(url)).status_code == 200:
            await asyncio.sleep(0.1)
    assert (await fetch(url)).status_code == 403


async def test_a_folder_url_that_has_expired_is_refused(
    folder_store: FolderStore, clock: Clock
) -> None:
    key = new_key()
    await folder_store.put(key, PNG, "image/png")
    get = folder_store.presign_get(key, 60)
    put = folder_store.presign_put(key, "image/png", len(PNG), 60)["url"]
    clock.ahead = 59
    assert (await fetch(get)).status_code == 200
    clock.ahead = 60
    answer = await fetch(get)
    assert (answer.status_code, answer.json()["code"]) == (403, "bad_signature")
    assert (await upload(put, PNG)).status_code == 403


async def test_a_portrait_is_read_by_anybody_and_kept_for_ever(store: ObjectStore) -> None:
    key = new_key("portraits")
    request = store.presign_put(key, "image/png", len(PNG), 60)
    async with httpx.AsyncClient() as client:
        sent = await client.put(request["url"], content=PNG, headers=request["headers"])
    assert sent.status_code == 200
    answer = await fetch(store.public_url(key))
    assert (answer.status_code, answer.content) == (200, PNG)
    assert answer.headers["cache-control"] == "public, max-age=31536000, immutable"


async def test_what_is_not_a_portrait_is_not_public(store: ObjectStore) -> None:
    key = new_key()
    await store.put(key, PNG, "image/png")
    assert (await fetch(store.public_url(key))).status_code == 403


async def test_the_web_app_may_upload_and_a_foreign_page_may_not(weed_store: ObjectStore) -> None:
    url = weed_store.presign_put(new_key(), "image/png", 1, 60)["url"]
    asked = {
        "access-control-request-method": "PUT",
        "access-control-request-headers": "content-type",
    }
    async with httpx.AsyncClient() as client:
        ours = await client.options(url, headers={"origin": "http://localhost:8000", **asked})
        foreign = await client.options(url, headers={"origin": "https://evil.example", **asked})
    assert ours.headers["access-control-allow-origin"] == "http://localhost:8000"
    assert "access-control-allow-origin" not in foreign.headers


async def test_a_portrait_is_never_sniffed(folder_store: FolderStore) -> None:
    key = new_key("portraits")
    await folder_store.put(key, PNG, "image/png")
    answer = await fetch(folder_store.public_url(key))
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in answer.headers["content-security-policy"]


@pytest.mark.parametrize(
    "path",
    ["portraits/..%2Fexports%2Fx", "portraits/%2e%2e/x/y", "portraits/x%00", "portraits/%FF"],
)
async def test_a_path_trick_in_a_public_address_reaches_nothing(
    folder_store: FolderStore, path: str
) -> None:
    base = folder_store.public_url("portraits/x").removesuffix("portraits/x")
    assert (await fetch(base + path)).status_code in {403, 404}


async def test_a_broken_upload_leaves_nothing_behind(
    folder_store: FolderStore, tmp_path: Path
) -> None:
    key = new_key()
    url = httpx.URL(folder_store.presign_put(key, "image/png", 100_000, 60)["url"])
    reader, writer = await asyncio.open_connection(url.host, url.port)
    writer.write(
        f"PUT {url.raw_path.decode()} HTTP/1.1\r\nhost: {url.host}\r\n"
        "content-type: image/png\r\ncontent-length: 100000\r\n\r\nbut only this".encode()
    )
    await writer.drain()
    incoming = tmp_path / "objects" / ".incoming"
    async with asyncio.timeout(10):
        while not any(incoming.iterdir()):
            await asyncio.sleep(0.01)
        writer.close()
        await writer.wait_closed()
        while any(incoming.iterdir()):
            await asyncio.sleep(0.01)
    assert await folder_store.head(key) is None
    assert reader.at_eof() is not None
