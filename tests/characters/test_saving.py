"""What holds when a character is saved."""

import asyncio
import uuid
from typing import Any

import pytest

from app.db.connection import Connection
from tests.client import Client, Person, accept, refuse


async def stored(client: Client, by: Person, character_id: str) -> dict[str, Any]:
    character: dict[str, Any] = accept(
        await client.get(f"/characters/{character_id}", by=by), 200
    ).json()
    return character


async def test_a_blank_character_has_its_rulesets_default_sheet(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    read = await stored(client, mara, hero["id"])
    assert read["sheet_data"] == hero["sheet_data"]
    assert read["name"] == "Alrike"
    assert read["role"] == "owner"
    assert read["ruleset_state"] == "ok"
    assert (read["revision"], read["version"]) == (1, 1)


async def test_a_character_can_be_made_from_a_template(client: Client, mara: Person) -> None:
    templates = accept(await client.get("/rulesets/dsa5e/templates", by=mara), 200).json()
    body = {"ruleset_id": "dsa5e", "name": "Rondrian", "template": templates["items"][0]["id"]}
    made = accept(await client.post("/characters", by=mara, json=body), 201).json()
    assert made["sheet_data"] == templates["items"][0]["document"]["sheet_data"]
    assert made["name"] == "Rondrian"


async def test_a_template_that_does_not_exist_is_refused(client: Client, mara: Person) -> None:
    body = {"ruleset_id": "generic", "name": "Alrike", "template": "nobody"}
    refuse(
        await client.post("/characters", by=mara, json=body), 422, "unknown_template", "/template"
    )
    page = accept(await client.get("/characters", by=mara), 200).json()
    assert page["items"] == []


async def test_a_ruleset_that_is_not_installed_is_refused(client: Client, mara: Person) -> None:
    body = {"ruleset_id": "nowhere", "name": "Alrike"}
    refuse(
        await client.post("/characters", by=mara, json=body), 422, "unknown_ruleset", "/ruleset_id"
    )


async def test_a_patch_changes_what_it_names_and_nothing_else(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    patch = {"sheet_data": {"notes": "Hat Angst vor Spinnen."}}
    answer = await client.patch(f"/characters/{hero['id']}", by=mara, json=patch)
    saved = accept(answer, 200).json()
    assert saved["sheet_data"] == {**hero["sheet_data"], "notes": "Hat Angst vor Spinnen."}
    assert saved["revision"] == 2
    assert answer.headers["etag"] == '"2"'
    assert await stored(client, mara, hero["id"]) == {
        **{key: value for key, value in saved.items() if key != "findings"},
        "ruleset_state": "ok",
    }


async def test_null_in_a_patch_deletes_a_key(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    patch: dict[str, Any] = {"sheet_data": {"sections": {"beruf": {"label": "Beruf"}}}}
    path = f"/characters/{hero['id']}"
    saved = accept(await client.patch(path, by=mara, json=patch), 200).json()
    assert "beruf" in saved["sheet_data"]["sections"]
    patch = {"sheet_data": {"sections": {"beruf": None}}}
    saved = accept(await client.patch(path, by=mara, json=patch), 200).json()
    assert "beruf" not in saved["sheet_data"]["sections"]


async def test_a_full_save_needs_the_etag_of_what_it_replaces(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path, body = f"/characters/{hero['id']}", {"sheet_data": {**hero["sheet_data"], "notes": "x"}}
    refuse(await client.put(path, by=mara, json=body), 428, "precondition_required")
    headers = {"if-match": '"1"'}
    saved = accept(await client.put(path, by=mara, json=body, headers=headers), 200).json()
    assert saved["sheet_data"]["notes"] == "x"
    problem = await client.put(path, by=mara, json=body, headers=headers)
    refuse(problem, 412, "stale")
    assert problem.headers["etag"] == '"2"'
    assert (await stored(client, mara, hero["id"]))["revision"] == 2


@pytest.mark.parametrize("value", ["1", '"a"', "W/", '"-1"', '"99999999999999999999"', '"1", "2"'])
async def test_an_if_match_that_is_no_etag_of_ours_is_refused(
    client: Client, mara: Person, hero: dict[str, Any], value: str
) -> None:
    answer = await client.patch(
        f"/characters/{hero['id']}", by=mara, json={"name": "X"}, headers={"if-match": value}
    )
    refuse(answer, 400, "bad_etag", "#If-Match")
    assert (await stored(client, mara, hero["id"]))["name"] == "Alrike"


async def test_a_patch_with_a_stale_etag_is_refused_and_without_one_wins(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}"
    accept(await client.patch(path, by=mara, json={"name": "Eins"}), 200)
    stale = await client.patch(path, by=mara, json={"name": "Zwei"}, headers={"if-match": '"1"'})
    refuse(stale, 412, "stale")
    saved = accept(await client.patch(path, by=mara, json={"name": "Drei"}), 200).json()
    assert saved["name"] == "Drei"


async def test_a_resource_moves_by_deltas_only(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}"
    patch = {"sheet_data": {"hp": {"current": 3}}}
    pointer = "/sheet_data/hp/current"
    refuse(await client.patch(path, by=mara, json=patch), 422, "use_resource", pointer)
    body = {"sheet_data": {**hero["sheet_data"], "hp": {"current": 1, "maximum": 10}}}
    answer = await client.put(path, by=mara, json=body, headers={"if-match": '"1"'})
    refuse(answer, 422, "use_resource", pointer)
    assert await stored(client, mara, hero["id"]) == await stored(client, mara, hero["id"])
    assert (await stored(client, mara, hero["id"]))["sheet_data"] == hero["sheet_data"]


async def test_every_error_of_a_sheet_is_named_at_once_and_nothing_is_saved(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    patch = {"sheet_data": {"hp": {"maximum": "viel"}, "nonsense": 1, "notes": 5}}
    answer = await client.patch(f"/characters/{hero['id']}", by=mara, json=patch)
    refuse(
        answer, 422, "sheet_invalid",
        "/sheet_data/hp/maximum", "/sheet_data/nonsense", "/sheet_data/notes",
    )  # fmt: skip
    assert (await stored(client, mara, hero["id"]))["revision"] == 1


async def test_null_does_not_occur_in_a_stored_sheet(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    body = {"sheet_data": {**hero["sheet_data"], "notes": None}}
    path = f"/characters/{hero['id']}"
    answer = await client.put(path, by=mara, json=body, headers={"if-match": '"1"'})
    refuse(answer, 422, "sheet_invalid", "/sheet_data/notes")


async def test_the_same_etag_is_answered_not_modified(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}"
    first = accept(await client.get(path, by=mara), 200)
    seen = {"if-none-match": first.headers["etag"]}
    again = accept(await client.get(path, by=mara, headers=seen), 304)
    assert again.content == b""
    accept(await client.patch(path, by=mara, json={"name": "Neu"}), 200)
    accept(await client.get(path, by=mara, headers=seen), 200)


async def test_a_repeated_save_is_one_save_even_if_its_etag_is_stale_by_then(
    client: Client, mara: Person, hero: dict[str, Any], db: Connection
) -> None:
    key, path = str(uuid.uuid4()), f"/characters/{hero['id']}"
    headers = {"if-match": '"1"'}
    answers = [
        accept(
            await client.patch(path, by=mara, json={"name": "Neu"}, key=key, headers=headers), 200
        )
        for _ in range(3)
    ]
    assert answers[0].content == answers[1].content == answers[2].content
    assert {answer.headers["etag"] for answer in answers} == {'"2"'}
    revision = await db.fetchval(
        "SELECT revision FROM characters WHERE id = $1::text::uuid", hero["id"]
    )
    assert revision == 2


async def test_a_key_used_for_another_request_is_refused(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    key, path = str(uuid.uuid4()), f"/characters/{hero['id']}"
    accept(await client.patch(path, by=mara, json={"name": "Neu"}, key=key), 200)
    again = await client.patch(path, by=mara, json={"name": "Anders"}, key=key)
    refuse(again, 422, "idempotency_key_reused")
    assert (await stored(client, mara, hero["id"]))["name"] == "Neu"


async def test_of_two_people_saving_at_once_with_etags_one_wins(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path, headers = f"/characters/{hero['id']}", {"if-match": '"1"'}
    answers = await asyncio.gather(
        *(client.patch(path, by=mara, json={"name": f"N{n}"}, headers=headers) for n in range(8))
    )
    assert sorted(answer.status_code for answer in answers) == [200] + [412] * 7


async def test_patches_of_different_fields_at_once_are_all_kept(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    def patch(number: int) -> dict[str, Any]:
        return {"sheet_data": {"sections": {f"f{number}": {"label": "F"}}}}

    path = f"/characters/{hero['id']}"
    answers = await asyncio.gather(
        *(client.patch(path, by=mara, json=patch(number)) for number in range(10))
    )
    assert {answer.status_code for answer in answers} == {200}
    saved = await stored(client, mara, hero["id"])
    assert {f"f{number}" for number in range(10)} <= set(saved["sheet_data"]["sections"])
    assert saved["revision"] == 11


async def test_derived_values_come_with_the_revision_they_belong_to(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    answer = accept(await client.get(f"/characters/{hero['id']}/derived", by=mara), 200)
    values = answer.json()
    assert answer.headers["etag"] == '"1"'
    assert {resource["id"] for resource in values["resources"]} >= {"hp"}
    assert values["findings"] == []


async def test_a_view_is_kept_for_each_person(
    client: Client, mara: Person, gero: Person, seated: dict[str, Any]
) -> None:
    path = f"/characters/{seated['id']}/view"
    accept(await client.put(path, by=mara, json={"pinned": ["a"]}), 200)
    accept(await client.put(path, by=gero, json={"pinned": ["b"]}), 200)
    assert accept(await client.get(path, by=mara), 200).json() == {"pinned": ["a"]}
    assert accept(await client.get(path, by=gero), 200).json() == {"pinned": ["b"]}


async def test_a_view_beyond_8_kb_is_refused(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}/view"
    answer = await client.put(path, by=mara, json={"open": "x" * 8200})
    refuse(answer, 422, "view_too_large")
    assert accept(await client.get(path, by=mara), 200).json() == {}
