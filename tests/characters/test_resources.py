"""Life and other resources: by deltas, within bounds, told to the group."""

import asyncio
import json
import uuid
from typing import Any

import pytest

from app.db.connection import Connection
from tests.client import Client, Person, accept, refuse


async def adjust(client: Client, by: Person, character_id: str, **body: Any) -> Any:
    path = f"/characters/{character_id}/resources/hp"
    return await client.post(path, by=by, json=body, key=True)


async def told(db: Connection, character_id: str) -> list[dict[str, Any]]:
    rows = await db.fetch(
        "SELECT * FROM group_events WHERE character_id = $1::text::uuid ORDER BY seq", character_id
    )
    return [dict(row) for row in rows]


async def test_a_delta_is_clamped_and_says_what_was_applied(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    first = accept(await adjust(client, mara, hero["id"], delta=-7), 200).json()
    assert (first["applied"], first["value"]) == (-7, 3)
    second = accept(await adjust(client, mara, hero["id"], delta=-7), 200).json()
    assert (second["delta"], second["applied"], second["value"]) == (-7, -3, 0)
    assert second["revision"] == 3


async def test_a_delta_needs_a_key_and_happens_once_under_it(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}/resources/hp"
    refuse(await client.post(path, by=mara, json={"delta": -1}), 428, "idempotency_key_required")
    key = str(uuid.uuid4())
    answers = await asyncio.gather(
        *(client.post(path, by=mara, json={"delta": -1}, key=key) for _ in range(10))
    )
    assert {answer.content for answer in answers} == {answers[0].content}
    read = accept(await client.get(f"/characters/{hero['id']}", by=mara), 200).json()
    assert read["sheet_data"]["hp"]["current"] == 9


async def test_deltas_at_once_all_count(
    client: Client, mara: Person, gero: Person, seated: dict[str, Any]
) -> None:
    accept(
        await client.patch(
            f"/characters/{seated['id']}", by=mara, json={"sheet_data": {"hp": {"maximum": 100}}}
        ),
        200,
    )
    accept(await adjust(client, mara, seated["id"], delta=90), 200)
    people = [mara, gero] * 20
    answers = await asyncio.gather(*(adjust(client, by, seated["id"], delta=-2) for by in people))
    assert {answer.status_code for answer in answers} == {200}
    read = accept(await client.get(f"/characters/{seated['id']}", by=mara), 200).json()
    assert read["sheet_data"]["hp"]["current"] == 100 - 2 * len(people)


async def test_an_unknown_resource_is_named_as_such(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}/resources/mana"
    refuse(await client.post(path, by=mara, json={"delta": 1}, key=True), 404, "unknown_resource")


@pytest.mark.parametrize(
    "body", [{}, {"delta": 1.5}, {"delta": "1"}, {"delta": 10**6}, {"delta": 1, "x": 1}]
)
async def test_what_is_no_delta_is_refused(
    client: Client, mara: Person, hero: dict[str, Any], body: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}/resources/hp"
    refuse(await client.post(path, by=mara, json=body, key=True), 422, "invalid")
    read = accept(await client.get(f"/characters/{hero['id']}", by=mara), 200).json()
    assert read["revision"] == 1


async def test_a_stranger_hurts_nobody(client: Client, tom: Person, hero: dict[str, Any]) -> None:
    refuse(await adjust(client, tom, hero["id"], delta=-5), 404, "not_found")


async def test_another_player_at_the_table_hurts_nobody_either(
    client: Client, gero: Person, group: dict[str, Any], tom: Person, seated: dict[str, Any]
) -> None:
    invite = await client.post(f"/groups/{group['id']}/invite", by=gero, json={})
    token = accept(invite, 201).json()["token"]
    accept(await client.post(f"/groups/{group['id']}/join/{token}", by=tom), 200)
    refuse(await adjust(client, tom, seated["id"], delta=-5), 404, "not_found")


async def test_every_group_of_the_character_is_told(
    client: Client, mara: Person, gero: Person, tom: Person, seated: dict[str, Any], db: Connection
) -> None:
    second = await client.group(tom, mara)
    body = {"character_id": seated["id"]}
    accept(await client.post(f"/groups/{second['id']}/characters", by=mara, json=body), 201)
    accept(await adjust(client, mara, seated["id"], delta=-2), 200)
    events = [row for row in await told(db, seated["id"]) if row["event"] == "resource.changed"]
    assert len(events) == 2
    for row in events:
        data = json.loads(row["full_data"])
        assert (data["resource"], data["delta"], data["applied"], data["value"]) == (
            "hp",
            -2,
            -2,
            8,
        )
        assert row["actor_user_id"] == uuid.UUID(mara.id)


async def test_who_hurt_a_hero_and_the_note_are_told_only_where_it_happened(
    client: Client,
    mara: Person,
    gero: Person,
    tom: Person,
    group: dict[str, Any],
    seated: dict[str, Any],
    db: Connection,
) -> None:
    second = await client.group(tom, mara)
    body = {"character_id": seated["id"]}
    accept(await client.post(f"/groups/{second['id']}/characters", by=mara, json=body), 201)
    hit = await adjust(client, gero, seated["id"], delta=-2, note="Orkpfeil", group_id=group["id"])
    accept(hit, 200)
    events = [row for row in await told(db, seated["id"]) if row["event"] == "resource.changed"]
    by_group = {str(row["group_id"]): row for row in events}
    here, there = by_group[group["id"]], by_group[second["id"]]
    assert (here["actor_user_id"], here["note"]) == (uuid.UUID(gero.id), "Orkpfeil")
    assert (there["actor_user_id"], there["note"]) == (None, None)


async def test_a_note_for_a_group_that_the_hero_is_not_in_is_refused(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    answer = await adjust(client, mara, hero["id"], delta=-1, group_id=str(uuid.uuid4()))
    refuse(answer, 422, "not_in_group", "/group_id")


async def test_a_resource_that_is_not_shared_is_told_to_owner_and_dungeon_master_alone(
    client: Client, mara: Person, seated: dict[str, Any], db: Connection
) -> None:
    path = f"/characters/{seated['id']}/resources/hp_temporary"
    accept(await client.post(path, by=mara, json={"delta": 4}, key=True), 200)
    (event,) = [row for row in await told(db, seated["id"]) if row["event"] == "resource.changed"]
    assert event["public_data"] is None
    assert json.loads(event["full_data"])["value"] == 4
