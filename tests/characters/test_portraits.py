"""Portraits: promised, sent straight to the store, looked at, published."""

import uuid
from typing import Any

import pytest

from tests.characters.test_files import PNG
from tests.client import Client, Person, accept, refuse

PICTURE = PNG + bytes(100)


async def promised(client: Client, by: Person, character_id: str, **changes: Any) -> Any:
    body = {"content_type": "image/png", "size": len(PICTURE), **changes}
    answer = await client.post(f"/characters/{character_id}/portrait", by=by, json=body)
    return accept(answer, 200).json()["upload"]


async def send(client: Client, upload: dict[str, Any], content: bytes, **headers: str) -> int:
    path = upload["url"].replace("http://localhost:8000", "")
    answer = await client.http.request(
        upload["method"], path, content=content, headers={**upload["headers"], **headers}
    )
    return answer.status_code


async def confirm(client: Client, by: Person, character_id: str) -> Any:
    return await client.post(f"/characters/{character_id}/portrait/confirm", by=by)


async def test_a_picture_is_sent_confirmed_and_then_public(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    upload = await promised(client, mara, hero["id"])
    assert await send(client, upload, PICTURE) == 200
    portrait = accept(await confirm(client, mara, hero["id"]), 200).json()
    answer = await client.http.get(portrait["portrait_url"].replace("http://localhost:8000", ""))
    assert answer.content == PICTURE
    assert answer.headers["content-type"] == "image/png"
    assert "immutable" in answer.headers["cache-control"]
    read = accept(await client.get(f"/characters/{hero['id']}", by=mara), 200).json()
    assert read["portrait_url"] == portrait["portrait_url"]
    assert read["revision"] == portrait["revision"] == 2


async def test_the_published_picture_cannot_be_written_to_any_more(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    upload = await promised(client, mara, hero["id"])
    await send(client, upload, PICTURE)
    portrait = accept(await confirm(client, mara, hero["id"]), 200).json()
    other = PICTURE[:-1] + b"x"
    await send(client, upload, other)
    answer = await client.http.get(portrait["portrait_url"].replace("http://localhost:8000", ""))
    assert answer.content == PICTURE


async def test_another_size_or_type_than_promised_is_not_taken(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    upload = await promised(client, mara, hero["id"])
    assert await send(client, upload, PICTURE + b"more") == 403
    assert await send(client, upload, PICTURE, **{"content-type": "image/webp"}) == 403
    refuse(await confirm(client, mara, hero["id"]), 409, "nothing_uploaded")


async def test_something_else_than_a_picture_is_refused_and_removed(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    upload = await promised(client, mara, hero["id"])
    assert await send(client, upload, b"<script>" + bytes(len(PICTURE) - 8)) == 200
    refuse(await confirm(client, mara, hero["id"]), 422, "not_that_picture")
    refuse(await confirm(client, mara, hero["id"]), 409, "nothing_uploaded")
    read = accept(await client.get(f"/characters/{hero['id']}", by=mara), 200).json()
    assert read["portrait_url"] is None


@pytest.mark.parametrize(
    "changes",
    [
        {"content_type": "image/svg+xml"},
        {"size": 2 * 1024 * 1024 + 1},
        {"size": 0},
        {"size": "big"},
        {"name": "x"},
    ],
)
async def test_only_pictures_of_at_most_2_mb_are_promised_a_place(
    client: Client, mara: Person, hero: dict[str, Any], changes: dict[str, Any]
) -> None:
    body = {"content_type": "image/png", "size": 1000, **changes}
    answer = await client.post(f"/characters/{hero['id']}/portrait", by=mara, json=body)
    refuse(answer, 422, "invalid")


async def test_a_replaced_or_removed_picture_is_gone(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    urls = []
    for last in (b"1", b"2"):
        upload = await promised(client, mara, hero["id"])
        await send(client, upload, PICTURE[:-1] + last)
        portrait = accept(await confirm(client, mara, hero["id"]), 200).json()
        urls.append(portrait["portrait_url"].replace("http://localhost:8000", ""))
    assert (await client.http.get(urls[0])).status_code == 404
    accept(await client.delete(f"/characters/{hero['id']}/portrait", by=mara), 204)
    assert (await client.http.get(urls[1])).status_code == 404
    read = accept(await client.get(f"/characters/{hero['id']}", by=mara), 200).json()
    assert read["portrait_url"] is None


async def test_a_copy_has_a_picture_of_its_own(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    upload = await promised(client, mara, hero["id"])
    await send(client, upload, PICTURE)
    portrait = accept(await confirm(client, mara, hero["id"]), 200).json()
    path = f"/characters/{hero['id']}"
    key = str(uuid.uuid4())
    answers = [
        accept(await client.post(f"{path}/duplicate", by=mara, json={}, key=key), 201).json()
        for _ in range(2)
    ]
    assert answers[0] == answers[1]
    assert answers[0]["portrait_url"] != portrait["portrait_url"]
    accept(await client.delete(f"{path}/portrait", by=mara), 204)
    kept = answers[0]["portrait_url"].replace("http://localhost:8000", "")
    assert (await client.http.get(kept)).content == PICTURE
