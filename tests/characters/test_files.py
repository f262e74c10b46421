"""Files: in without losing anything, out without asking anyone, and back again the same."""

import base64
import json
import uuid
from pathlib import Path
from typing import Any

import pytest

from app.db.connection import Connection
from app.domain import jsontext
from tests.client import Client, Person, accept, refuse

HEROES = Path(__file__).resolve().parents[1] / "data" / "heroes"
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)


def cmchar(**changes: Any) -> bytes:
    document = {
        "cm_version": "1.0",
        "ruleset_id": "generic",
        "name": "Alrike",
        "sheet_data": {"hp": {"current": 4, "maximum": 12}},
        **changes,
    }
    return json.dumps({key: value for key, value in document.items() if value is not ...}).encode()


async def count(db: Connection, person: Person) -> int:
    number: int = await db.fetchval(
        "SELECT count(*) FROM characters WHERE owner_user_id = $1::text::uuid", person.id
    )
    return number


async def test_a_file_becomes_a_character(client: Client, mara: Person) -> None:
    answer = accept(await client.post("/characters/import", by=mara, content=cmchar()), 201)
    made = answer.json()["character"]
    assert made["name"] == "Alrike"
    assert made["sheet_data"]["hp"]["current"] == 4
    assert answer.headers["location"] == f"/v1/characters/{made['id']}"
    history = accept(await client.get(f"/characters/{made['id']}/history", by=mara), 200).json()
    assert [one["cause"] for one in history["items"]] == ["import"]


async def test_a_dry_run_reports_and_stores_nothing(
    client: Client, mara: Person, db: Connection
) -> None:
    path = "/characters/import?dry_run=true"
    report = accept(await client.post(path, by=mara, content=cmchar(more=1)), 200).json()
    assert report["importable"] is True
    assert [one["pointer"] for one in report["report"]["unknown"]] == ["/more"]
    assert report["sheet_data"]["hp"] == {"current": 4, "maximum": 12}
    assert await count(db, mara) == 0


async def test_a_dry_run_shows_the_sheet_with_the_entries_that_it_names(
    client: Client, mara: Person
) -> None:
    path = "/characters/import?dry_run=true"
    body = (HEROES / "junis_djelef.json").read_bytes()
    report = accept(await client.post(path, by=mara, content=body), 200).json()
    assert report["sheet_data"]["species"] in report["content"]["species"]


async def test_a_dry_run_shows_no_sheet_that_is_beyond_all_bounds(
    client: Client, mara: Person
) -> None:
    path = "/characters/import?dry_run=true"
    body = cmchar(sheet_data={"notes": "x" * 600_000})
    report = accept(await client.post(path, by=mara, content=body), 200).json()
    assert report["importable"] is False
    assert "sheet_data" not in report


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        (cmchar(cm_version="9.9"), "cm_version_unknown", "/cm_version"),
        (cmchar(ruleset_id="nowhere"), "unknown_ruleset", "/ruleset_id"),
        (cmchar(name=...), "bad_file", "/name"),
        (cmchar(sheet_data=...), "bad_file", "/sheet_data"),
        (cmchar(sheet_data=[]), "bad_file", "/sheet_data"),
        (cmchar(sheet_version=99), "sheet_too_new", "/sheet_version"),
        (cmchar(sheet_data={"hp": {"current": "x"}}), "import_refused", "/sheet_data/hp/current"),
        (cmchar(sheet_data={"hp": None}), "import_refused", "/sheet_data/hp"),
        (b'{"just": "something"}', "format_unknown", ""),
        (b"[]", "format_unknown", ""),
        (b"7", "format_unknown", ""),
    ],
)
async def test_a_file_that_leads_to_no_sheet_makes_no_character(
    client: Client, mara: Person, db: Connection, body: bytes, code: str, pointer: str
) -> None:
    refuse(await client.post("/characters/import", by=mara, content=body), 422, code, pointer)
    assert await count(db, mara) == 0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "bad_json"),
        (b"{", "bad_json"),
        (b"\xff\xfe{}", "bad_encoding"),
        (b'{"name": "a", "name": "b"}', "duplicate_key"),
        (cmchar(sheet_data={"notes": "\0"}), "bad_character"),
        (b'{"sheet_data": {"hp": 1e999}}', "bad_number"),
        (b"[" * 40 + b"]" * 40, "too_deep"),
    ],
)
async def test_what_is_no_json_of_ours_is_refused(
    client: Client, mara: Person, db: Connection, body: bytes, code: str
) -> None:
    refuse(await client.post("/characters/import", by=mara, content=body), 400, code)
    assert await count(db, mara) == 0


async def test_a_byte_order_mark_does_no_harm(client: Client, mara: Person) -> None:
    body = b"\xef\xbb\xbf" + cmchar()
    accept(await client.post("/characters/import", by=mara, content=body), 201)


async def test_a_file_beyond_four_megabytes_is_refused(client: Client, mara: Person) -> None:
    body = cmchar(extra="x" * (4 * 1024 * 1024))
    refuse(await client.post("/characters/import", by=mara, content=body), 413, "too_large")


async def test_an_import_repeated_under_its_key_makes_one_character(
    client: Client, mara: Person, db: Connection
) -> None:
    key = str(uuid.uuid4())
    answers = [
        accept(await client.post("/characters/import", by=mara, content=cmchar(), key=key), 201)
        for _ in range(3)
    ]
    assert len({answer.content for answer in answers}) == 1
    assert await count(db, mara) == 1


async def test_export_import_export_is_equal_to_the_byte(client: Client, mara: Person) -> None:
    body = cmchar(
        top_level={"of": ["another", "program"]},
        extensions={"their": {"own": 1.5}},
        sheet_data={"hp": {"current": 4, "maximum": 12}, "shoe_size": 43, "notes": "Äußerst"},
        portrait="data:image/png;base64,iVBORw0KGgo=",
    )
    made = accept(await client.post("/characters/import", by=mara, content=body), 201).json()
    first = accept(await client.get(f"/characters/{made['character']['id']}/export", by=mara), 200)
    again = accept(
        await client.post("/characters/import", by=mara, content=first.content), 201
    ).json()
    second = accept(
        await client.get(f"/characters/{again['character']['id']}/export", by=mara), 200
    )
    assert first.content == second.content
    assert jsontext.canonical(first.json()) == first.content
    assert first.json()["top_level"] == {"of": ["another", "program"]}
    assert first.json()["sheet_data"]["shoe_size"] == 43
    assert first.json()["extensions"]["their"] == {"own": 1.5}


@pytest.mark.parametrize("name", ["junis_djelef", "ilonia_firnheim"])
async def test_a_real_optolith_hero_goes_in_and_comes_out_the_same(
    client: Client, mara: Person, name: str
) -> None:
    body = (HEROES / f"{name}.json").read_bytes()
    made = accept(await client.post("/characters/import", by=mara, content=body), 201).json()
    assert made["report"]["format"] == "optolith"
    assert not [one for one in made["report"]["findings"] if one["severity"] == "error"]
    first = accept(await client.get(f"/characters/{made['character']['id']}/export", by=mara), 200)
    again = accept(await client.post("/characters/import", by=mara, content=first.content), 201)
    path = f"/characters/{again.json()['character']['id']}/export"
    assert accept(await client.get(path, by=mara), 200).content == first.content


async def test_a_portrait_travels_in_the_file(client: Client, mara: Person) -> None:
    url = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    made = accept(
        await client.post("/characters/import", by=mara, content=cmchar(portrait=url)), 201
    ).json()["character"]
    picture = await client.http.get(made["portrait_url"].replace("http://localhost:8000", ""))
    assert picture.content == PNG
    exported = accept(await client.get(f"/characters/{made['id']}/export", by=mara), 200).json()
    assert exported["portrait"] == url


async def test_a_download_is_named_after_the_character(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}"
    accept(await client.patch(path, by=mara, json={"name": 'Al"rike ../../Ä'}), 200)
    answer = accept(await client.get(f"{path}/export", by=mara), 200)
    disposition = answer.headers["content-disposition"]
    assert disposition.startswith('attachment; filename="Al_rike')
    assert "/" not in disposition.replace("UTF-8''", "")


async def test_a_format_that_the_ruleset_does_not_write_is_refused(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}/export?format=pdf"
    refuse(await client.get(path, by=mara), 422, "unknown_format", "?format")


async def test_an_export_link_can_be_opened_by_anybody_who_has_it(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    key, path = str(uuid.uuid4()), f"/characters/{hero['id']}/export-link"
    link = accept(await client.post(path, by=mara, key=key), 201).json()
    local = link["url"].replace("http://localhost:8000", "")
    file = await client.http.get(local)
    assert file.status_code == 200
    assert file.json()["name"] == "Alrike"
    tampered = await client.http.get(local.replace("signature=", "signature=0"))
    assert tampered.status_code == 403
    again = accept(await client.post(path, by=mara, key=key), 201).json()
    assert again["url"].partition("?")[0] == link["url"].partition("?")[0]


async def test_updating_from_a_file_shows_the_differences_and_keeps_what_is_the_players(
    client: Client, mara: Person
) -> None:
    junis = json.loads((HEROES / "junis_djelef.json").read_text())
    first = json.dumps(junis).encode()
    made = accept(await client.post("/characters/import", by=mara, content=first), 201).json()
    character = made["character"]
    hit = f"/characters/{character['id']}/resources/LeP"
    accept(await client.post(hit, by=mara, json={"delta": -9}, key=True), 200)
    junis["talents"]["TAL_8"] = 9
    path, body = f"/characters/{character['id']}/import", json.dumps(junis).encode()
    dry = accept(await client.post(f"{path}?dry_run=true", by=mara, content=body), 200).json()
    assert dry["changes"] == [{"pointer": "/talents/TAL_8", "before": 8, "after": 9}]
    done = accept(await client.post(path, by=mara, content=body), 200).json()
    assert done["character"]["sheet_data"]["talents"]["TAL_8"] == 9
    before = character["sheet_data"]["current"]["LeP"]
    assert done["character"]["sheet_data"]["current"]["LeP"] == before - 9


async def test_updating_from_a_file_that_tells_no_resources_heals_nobody(
    client: Client, mara: Person
) -> None:
    body = (HEROES / "junis_djelef.json").read_bytes()
    made = accept(await client.post("/characters/import", by=mara, content=body), 201).json()
    path = f"/characters/{made['character']['id']}"
    answer = await client.post(f"{path}/resources/AsP", by=mara, json={"delta": -7}, key=True)
    left = accept(answer, 200).json()["value"]
    file = accept(await client.get(f"{path}/export", by=mara), 200).json()
    del file["sheet_data"]["current"]
    dry = f"{path}/import?dry_run=true"
    report = accept(await client.post(dry, by=mara, json=file), 200).json()
    assert report["changes"] == []
    done = accept(await client.post(f"{path}/import", by=mara, json=file), 200).json()
    assert done["character"]["sheet_data"]["current"]["AsP"] == left


async def test_updating_from_a_file_keeps_what_the_file_never_speaks_of(
    client: Client, mara: Person
) -> None:
    file = (HEROES / "junis_djelef.json").read_bytes()
    avatar = f"data:image/png;base64,{base64.b64encode(PNG).decode()}"
    first = json.dumps({**json.loads(file), "avatar": avatar}).encode()
    made = accept(await client.post("/characters/import", by=mara, content=first), 201).json()
    path = f"/characters/{made['character']['id']}"
    own = {
        "notes": {"n": {"title": "Schulden", "text": "Zehn Dukaten", "order": 0}},
        "talents": {"fliegen": 4},
        "custom": {"talents": {"fliegen": {"name": {"de": "Fliegen", "en": "Flying"}}}},
        "equipment": {"4f1c": {"name": "Fundstück", "order": 99}},
        "conditions": {"COND_1": 1},
    }
    sheet = accept(await client.patch(path, by=mara, json={"sheet_data": own}), 200).json()
    assert sheet["portrait_url"]
    dry = accept(
        await client.post(f"{path}/import?dry_run=true", by=mara, content=file), 200
    ).json()
    assert dry["changes"] == []
    done = accept(await client.post(f"{path}/import", by=mara, content=file), 200).json()
    assert done["character"]["sheet_data"] == sheet["sheet_data"]
    assert done["character"]["portrait_url"] == sheet["portrait_url"]


async def test_an_optolith_file_comes_back_with_what_no_sheet_has_a_place_for(
    client: Client, mara: Person
) -> None:
    given = json.loads((HEROES / "junis_djelef.json").read_text())
    body = json.dumps({**given, "house": {"rule": 7}}).encode()
    made = accept(await client.post("/characters/import", by=mara, content=body), 201).json()
    path = f"/characters/{made['character']['id']}/export?format=optolith"
    written = accept(await client.get(path, by=mara), 200).json()
    assert written["house"] == {"rule": 7}
    for key in ("id", "dateCreated", "dateModified", "clientVersion"):
        assert written[key] == given[key]
    assert written["belongings"]["armorZones"] == given["belongings"]["armorZones"]


async def test_a_file_of_another_ruleset_does_not_update_a_character(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    body = (HEROES / "junis_djelef.json").read_bytes()
    answer = await client.post(f"/characters/{hero['id']}/import", by=mara, content=body)
    assert answer.status_code in {409, 422}
    read = accept(await client.get(f"/characters/{hero['id']}", by=mara), 200).json()
    assert read["revision"] == 1
