"""OWASP ASVS 5.0, chapter V8, levels 1 and 2.

The first tests ask every endpoint that is declared, so a new one is covered the day it is made.
"""

import re
import uuid
from typing import Any

import pytest

from app.api.endpoint import ENDPOINTS, Endpoint
from app.db.connection import Connection
from app.schemas import components
from tests.client import Client, Person, accept, refuse
from tests.security.page import section

BEARER = [spec for spec in ENDPOINTS if spec.access == "bearer"]
WITH_IDS = [spec for spec in BEARER if "_id:uuid>" in spec.path]


def named(spec: Endpoint) -> str:
    return f"{spec.method} {spec.path}"


def path_of(spec: Endpoint, ids: dict[str, str]) -> str:
    """The endpoint's path with these ids; anything else in it is made up."""

    def part(match: re.Match[str]) -> str:
        name, kind = match[1], match[2]
        made_up = {"uuid": str(uuid.uuid4()), "int": "1"}.get(kind, "anything")
        return ids.get(name, made_up)

    return re.sub(r"<(\w+):(\w+)>", part, spec.path).removeprefix("/v1")


def body_of(spec: Endpoint) -> Any:
    """A body that the endpoint's schema allows: the example that its documentation shows."""
    if spec.body is None:
        return None
    if spec.body == "raw":
        return {"cm_version": "1.0", "ruleset_id": "generic", "name": "Runa", "sheet_data": {}}
    return components()[spec.body]["examples"][0]


async def send(client: Client, spec: Endpoint, ids: dict[str, str], by: Person | None) -> Any:
    headers = {"if-match": '"1"'} if spec.method == "PUT" else {}
    key = True if spec.key != "none" and by is not None else None
    return await client.send(
        spec.method, path_of(spec, ids), by=by, json=body_of(spec), headers=headers, key=key
    )


def test_v8_1_1_who_may_do_what_is_documented() -> None:
    text = section("Who may do what")
    for role in ("stranger", "owner", "member", "dungeon master"):
        assert role in text


def test_v8_1_2_which_fields_who_may_see_and_change_is_documented() -> None:
    text = section("Which fields")
    for field in ("email", "hidden", "sheet_data", "email_verified", "notices"):
        assert field in text


@pytest.mark.parametrize("spec", BEARER, ids=named)
async def test_v8_2_1_nothing_is_done_for_who_is_not_logged_in(
    client: Client, spec: Endpoint
) -> None:
    refuse(await send(client, spec, {}, None), 401, "unauthorized")


@pytest.fixture
async def bens(client: Client) -> dict[str, str]:
    """The ids of what is Ben's alone."""
    ben = await client.person("Ben")
    group = await client.group(ben)
    body = {"name": "Bens Geheimnis", "ruleset_id": "generic"}
    character = accept(await client.post("/characters", by=ben, json=body), 201).json()
    body = {"character_id": character["id"]}
    accept(await client.post(f"/groups/{group['id']}/characters", by=ben, json=body), 201)
    return {
        "group_id": group["id"],
        "character_id": character["id"],
        "user_id": ben.id,
        "session_id": ben.tokens["session_id"],
    }


@pytest.mark.parametrize("spec", WITH_IDS, ids=named)
async def test_v8_2_2_anothers_ids_open_nothing_and_change_nothing(
    client: Client, db: Connection, bens: dict[str, str], spec: Endpoint
) -> None:
    mara = await client.person()
    before = await state(db, bens)
    answer = await send(client, spec, bens, mara)
    assert answer.status_code == 404, f"{answer.status_code}: {answer.text}"
    assert "Bens" not in answer.text
    assert await state(db, bens) == before


async def state(db: Connection, ids: dict[str, str]) -> list[Any]:
    """Everything about Ben that a request could change."""
    texts = []
    for table, column, name in (
        ("users", "id", "user_id"),
        ("groups", "id", "group_id"),
        ("group_members", "group_id", "group_id"),
        ("group_characters", "group_id", "group_id"),
        ("characters", "id", "character_id"),
        ("character_versions", "character_id", "character_id"),
        ("sessions", "id", "session_id"),
        ("rolls", "group_id", "group_id"),
        ("content_entries", "group_id", "group_id"),
        ("invites", "group_id", "group_id"),
    ):
        rows = await db.fetch(
            f"SELECT t::text FROM {table} t WHERE {column} = $1 ORDER BY 1", uuid.UUID(ids[name])
        )
        texts.append([row[0] for row in rows])
    return texts


@pytest.mark.parametrize(
    "field", ["id", "email", "email_verified", "password_hash", "created_at", "is_admin"]
)
async def test_v8_2_3_only_the_fields_meant_for_it_can_be_written(
    client: Client, field: str
) -> None:
    mara = await client.person(verified=False)
    before = accept(await client.get("/me", by=mara), 200).json()
    answer = await client.patch("/me", by=mara, json={"display_name": "Neu", field: True})
    refuse(answer, 422, "invalid", f"/{field}")
    assert accept(await client.get("/me", by=mara), 200).json() == before


async def test_v8_2_3_other_members_see_a_name_and_no_address(client: Client) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    group = await client.group(mara, ben)
    for path in ("", "/characters", "/rolls"):
        answer = accept(await client.get(f"/groups/{group['id']}{path}", by=ben), 200)
        assert mara.email not in answer.text


async def test_v8_3_1_rights_are_decided_by_the_server(
    client: Client, bens: dict[str, str]
) -> None:
    """Whatever a client claims about itself changes nothing."""
    mara = await client.person()
    path = f"/characters/{bens['character_id']}"
    for claim in ({"x-user-id": bens["user_id"]}, {"x-role": "dm"}, {"cookie": "role=dm"}):
        refuse(await client.get(path, by=mara, headers=claim), 404, "not_found")
    refuse(await client.get(path, by=mara, params={"as": bens["user_id"]}), 422, "invalid")


async def test_v8_4_1_a_group_is_closed_to_everybody_outside(
    client: Client, bens: dict[str, str]
) -> None:
    mara = await client.person()
    await client.group(mara)  # leading one group opens no other
    group = bens["group_id"]
    for path in ("", "/characters", "/rolls", "/content", "/invites"):
        refuse(await client.get(f"/groups/{group}{path}", by=mara), 404, "not_found")
    listed = accept(await client.get("/groups", by=mara), 200).text
    assert group not in listed
