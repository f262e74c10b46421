"""Answers that are packed for whoever takes them so."""

import gzip
from typing import Any

import pytest

from app.api import packing
from tests.client import Client, Person, accept, refuse

DSA = "/rulesets/dsa5e/content?kind=talents&limit=50"
GZIP = {"accept-encoding": "gzip, deflate, br, zstd"}
PLAIN = {"accept-encoding": "identity"}


async def wire(client: Client, path: str, by: Person | None, headers: dict[str, str]) -> Any:
    """The answer and its bytes as they came, packed or not."""
    sent = {**(by.headers if by else {}), **headers}
    async with client.http.stream("GET", f"/v1{path}", headers=sent) as answer:
        body = b"".join([part async for part in answer.aiter_raw()])
    return answer, body


async def hero(client: Client, by: Person) -> dict[str, Any]:
    templates = accept(await client.get("/rulesets/dsa5e/templates", by=by), 200).json()
    made = {"ruleset_id": "dsa5e", "name": "Alrik", "template": templates["items"][0]["id"]}
    character: dict[str, Any] = accept(
        await client.post("/characters", by=by, json=made), 201
    ).json()
    return character


@pytest.fixture
async def person(client: Client) -> Person:
    return await client.person()


async def test_a_long_answer_is_packed_for_whoever_takes_it_so(
    client: Client, person: Person
) -> None:
    plain, whole = await wire(client, DSA, person, PLAIN)
    assert "content-encoding" not in plain.headers
    for header in ("gzip", "GZIP;q=0.5, br", "br, gzip"):
        answer, body = await wire(client, DSA, person, {"accept-encoding": header})
        assert answer.headers["content-encoding"] == "gzip"
        assert int(answer.headers["content-length"]) == len(body) < len(whole) / 3
        assert gzip.decompress(body) == whole
        assert answer.headers["content-type"] == "application/json"
    for header in ("", "br", "gzip;q=0", "gzip; q=0.0", "identity"):
        answer, body = await wire(client, DSA, person, {"accept-encoding": header})
        assert "content-encoding" not in answer.headers
        assert body == whole


async def test_what_has_two_forms_says_what_they_depend_on(client: Client, person: Person) -> None:
    for headers in (GZIP, PLAIN):
        answer, _ = await wire(client, DSA, person, headers)
        assert answer.headers["vary"] == "accept-encoding"
        answer, _ = await wire(client, DSA, person, {**headers, "origin": "null"})
        assert answer.headers["vary"] == "accept-encoding, origin"


async def test_a_short_answer_is_sent_as_it_is(client: Client, person: Person) -> None:
    answer, _ = await wire(client, "/me", person, GZIP)
    assert "content-encoding" not in answer.headers
    assert "vary" not in answer.headers


async def test_a_long_refusal_is_packed_too(client: Client, person: Person) -> None:
    path = "/groups?" + "&".join(f"unknown{number}=1" for number in range(40))
    answer, body = await wire(client, path, person, GZIP)
    assert answer.status_code == 422
    assert answer.headers["content-encoding"] == "gzip"
    assert b'"unknown_parameter"' in gzip.decompress(body)


async def test_nothing_is_packed_where_a_cookie_speaks_for_a_person(client: Client) -> None:
    unknown = {f"unknown{number}": 1 for number in range(40)}
    answer = await client.post("/auth/login", json=unknown, headers=GZIP)
    refuse(answer, 422, "invalid")
    assert len(answer.content) > packing.SMALLEST
    assert "content-encoding" not in answer.headers


async def test_each_form_has_its_own_etag_and_either_is_known_again(
    client: Client, person: Person
) -> None:
    character = await hero(client, person)
    for path in (DSA, f"/characters/{character['id']}", "/openapi.json"):
        tags = []
        for headers in (GZIP, PLAIN):
            first, _ = await wire(client, path, person, headers)
            etag = first.headers["etag"]
            again, body = await wire(client, path, person, {**headers, "if-none-match": etag})
            assert (again.status_code, again.headers["etag"], body) == (304, etag, b"")
            weak = {**headers, "if-none-match": f'"other", W/{etag}'}
            assert (await wire(client, path, person, weak))[0].status_code == 304
            tags.append(etag)
        assert len(set(tags)) == 2
        other, _ = await wire(client, path, person, {**GZIP, "if-none-match": '"other"'})
        assert other.status_code == 200


async def test_the_etag_of_either_form_names_what_is_to_be_changed(
    client: Client, person: Person
) -> None:
    path = f"/characters/{(await hero(client, person))['id']}"
    for headers in (GZIP, PLAIN):
        answer, _ = await wire(client, path, person, headers)
        tag = {"if-match": answer.headers["etag"]}
        changed = {"name": f"Alrik, {answer.headers['etag']}"}
        accept(await client.patch(path, by=person, json=changed, headers=tag), 200)
        refuse(await client.patch(path, by=person, json={"name": "x"}, headers=tag), 412, "stale")
        assert accept(await client.get(path, by=person), 200).json()["name"] == changed["name"]


async def test_an_answer_too_long_to_be_packed_at_once_arrives_whole(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, at_once = await wire(client, "/openapi.json", None, GZIP)
    monkeypatch.setattr(packing, "LARGEST_AT_ONCE", 10_000)
    answer, body = await wire(client, "/openapi.json", None, GZIP)
    assert answer.headers["content-encoding"] == "gzip"
    assert body == at_once
