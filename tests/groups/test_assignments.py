"""Characters at the table: whose, which one is active, which are hidden."""

import uuid
from typing import Any

import pytest

from app.db.connection import Connection
from tests.client import accept, refuse
from tests.groups.table import Table, log, make_group, state, ten_times


async def cards(table: Table, by: Any) -> dict[str, dict[str, Any]]:
    """What this person sees at the table, by name."""
    answer = accept(await table.client.get(f"{table.path}/characters", by=by), 200)
    return {card["name"]: card for card in answer.json()["items"]}


async def test_a_member_brings_a_character_and_all_see_its_card(
    table: Table, db: Connection
) -> None:
    character = await table.character(table.player, "Runa")
    body = {"character_id": character}
    answer = await table.client.post(f"{table.path}/characters", by=table.player, json=body)
    card = accept(answer, 201).json()
    assert card["character_id"] == character
    assert (card["is_active"], card["hidden"]) == (True, False)
    assert card["owner_user_id"] == table.player.id
    assert "sheet_data" not in card
    assert card["card"]["resources"][0]["value"] == 10
    for person in table.members:
        assert await cards(table, person) == {"Runa": card}
    answer = await table.client.get(f"{table.path}/characters", by=table.outsider)
    refuse(answer, 404, "not_found")
    event = (await log(db, table.id))[-1]
    assert event["event"] == "character.assigned"
    assert event["full"] == event["public"] == card
    assert str(event["subject_user_id"]) == table.player.id
    assert str(event["character_id"]) == character
    # the dungeon master may now open the sheet, other players not
    accept(await table.client.get(f"/characters/{character}", by=table.dm), 200)
    refuse(await table.client.get(f"/characters/{character}", by=table.other), 404, "not_found")


async def test_only_ones_own_characters_of_the_groups_ruleset_come_to_the_table(
    table: Table, db: Connection
) -> None:
    path, post = f"{table.path}/characters", table.client.post
    mine = await table.character(table.player)
    foreign = await table.character(table.outsider)
    deleted = await table.character(table.player, "Weg")
    accept(await table.client.delete(f"/characters/{deleted}", by=table.player), 204)
    dark = await table.client.post(
        "/characters", by=table.player, json={"ruleset_id": "dsa5e", "name": "Alrik"}
    )
    before = await state(db, table.id)
    for who, body, status, code in (
        (table.player, {"character_id": foreign}, 404, "not_found"),
        (table.dm, {"character_id": mine}, 404, "not_found"),
        (table.outsider, {"character_id": foreign}, 404, "not_found"),
        (table.player, {"character_id": deleted}, 404, "not_found"),
        (table.player, {"character_id": str(uuid.uuid4())}, 404, "not_found"),
        (table.player, {"character_id": mine, "hidden": True}, 403, "forbidden"),
        (table.player, {"character_id": "x"}, 422, "invalid"),
        (table.player, {}, 422, "invalid"),
        (table.player, {"character_id": mine, "role": "dm"}, 422, "invalid"),
        (table.player, {"character_id": accept(dark, 201).json()["id"]}, 409, "ruleset_mismatch"),
    ):
        refuse(await post(path, by=who, json=body), status, code)
    assert await state(db, table.id) == before
    accept(await post(path, by=table.player, json={"character_id": mine}), 201)
    before = await state(db, table.id)
    answer = await post(path, by=table.player, json={"character_id": mine})
    refuse(answer, 409, "already_assigned")
    # the dungeon master sees it now and may still not bring it anywhere
    theirs = await make_group(table.client, table.dm, "Zweite")
    answer = await post(f"/groups/{theirs}/characters", by=table.dm, json={"character_id": mine})
    refuse(answer, 403, "forbidden")
    assert await state(db, table.id) == before


async def test_a_character_plays_in_many_groups_and_tells_them_all(
    table: Table, db: Connection
) -> None:
    character = await table.assigned(table.player)
    second = await make_group(table.client, table.player, "Zweite")
    body = {"character_id": character}
    answer = await table.client.post(f"/groups/{second}/characters", by=table.player, json=body)
    assert accept(answer, 201).json()["is_active"] is False  # a dungeon master's is not at once
    hit = {"delta": -3}
    path = f"/characters/{character}/resources/hp"
    accept(await table.client.post(path, by=table.player, json=hit, key=True), 200)
    for group in (table.id, second):
        event = (await log(db, group))[-1]
        assert event["event"] == "resource.changed"
        assert event["public"]["value"] == 7


async def test_a_player_has_one_active_character_at_a_table(table: Table, db: Connection) -> None:
    first = await table.assigned(table.player, "Erste")
    second = await table.assigned(table.player, "Zweite")
    assert {name: card["is_active"] for name, card in (await cards(table, table.dm)).items()} == {
        "Erste": True,
        "Zweite": False,
    }
    start = len(await log(db, table.id))
    path = f"{table.path}/characters/{second}"
    answer = await table.client.patch(path, by=table.player, json={"is_active": True})
    assert accept(answer, 200).json()["is_active"] is True
    assert {name: card["is_active"] for name, card in (await cards(table, table.dm)).items()} == {
        "Erste": False,
        "Zweite": True,
    }
    told = (await log(db, table.id))[start:]
    assert [(event["event"], event["public"]["is_active"]) for event in told] == [
        ("character.assigned", False),
        ("character.assigned", True),
    ]
    assert told[0]["public"]["character_id"] == first
    third = await table.assigned(table.player, "Dritte", is_active=True)
    active = [card for card in (await cards(table, table.dm)).values() if card["is_active"]]
    assert [card["character_id"] for card in active] == [third]
    await table.assigned(table.other, "Bens")
    active = [card for card in (await cards(table, table.dm)).values() if card["is_active"]]
    assert len(active) == 2


async def test_saying_what_is_so_already_tells_nobody(table: Table, db: Connection) -> None:
    character = await table.assigned(table.player)
    before = await state(db, table.id)
    path = f"{table.path}/characters/{character}"
    accept(await table.client.patch(path, by=table.player, json={"is_active": True}), 200)
    assert await state(db, table.id) == before


async def test_a_character_that_comes_out_of_the_bin_takes_no_second_seat(
    table: Table, db: Connection
) -> None:
    binned = await table.assigned(table.player, "Weg")
    accept(await table.client.delete(f"/characters/{binned}", by=table.player), 204)
    assert await cards(table, table.player) == {}
    path = f"{table.path}/characters/{binned}"
    answer = await table.client.patch(path, by=table.player, json={"is_active": False})
    refuse(answer, 404, "not_found")
    now = await table.assigned(table.player, "Neu")
    accept(await table.client.post(f"/characters/{binned}/undelete", by=table.player), 200)
    active = [card for card in (await cards(table, table.dm)).values() if card["is_active"]]
    assert [card["character_id"] for card in active] == [now]


async def test_only_its_owner_activates_and_only_the_dungeon_master_hides(
    table: Table, db: Connection
) -> None:
    character = await table.assigned(table.player)
    path, patch = f"{table.path}/characters/{character}", table.client.patch
    before = await state(db, table.id)
    for who, body, status, code in (
        (table.dm, {"is_active": False}, 403, "forbidden"),
        (table.other, {"is_active": False}, 403, "forbidden"),
        (table.player, {"hidden": True}, 403, "forbidden"),
        (table.other, {"hidden": True}, 403, "forbidden"),
        (table.outsider, {"is_active": False}, 404, "not_found"),
        (table.player, {"is_active": False, "hidden": True}, 403, "forbidden"),
        (table.player, {}, 422, "invalid"),
        (table.player, {"is_active": 1}, 422, "invalid"),
    ):
        refuse(await patch(path, by=who, json=body), status, code)
    unknown = f"{table.path}/characters/{uuid.uuid4()}"
    refuse(await patch(unknown, by=table.dm, json={"hidden": True}), 404, "not_found")
    assert await state(db, table.id) == before
    accept(await patch(path, by=table.player, json={"is_active": False}), 200)
    accept(await patch(path, by=table.dm, json={"hidden": True}), 200)


async def test_a_hidden_character_is_there_for_its_owner_and_the_dungeon_master(
    table: Table, db: Connection
) -> None:
    npc = await table.assigned(table.dm, "Der Verräter", hidden=True)
    path = f"{table.path}/characters/{npc}"
    assert list(await cards(table, table.dm)) == ["Der Verräter"]
    assert await cards(table, table.player) == {}
    refuse(
        await table.client.patch(path, by=table.player, json={"is_active": True}),
        404,
        "not_found",
    )
    refuse(await table.client.delete(path, by=table.player), 404, "not_found")
    # whatever happens to it, the others hear nothing
    hit = {"delta": -2}
    accept(
        await table.client.post(f"/characters/{npc}/resources/hp", by=table.dm, json=hit, key=True),
        200,
    )
    name = {"name": "Der Verräter Alrik"}
    accept(await table.client.patch(f"/characters/{npc}", by=table.dm, json=name), 200)
    for event in await log(db, table.id):
        if event["event"] != "member.joined":
            assert event["public"] is None, event["event"]
            assert event["full"]["character_id"] == npc


async def test_hiding_takes_a_character_from_the_others_and_showing_gives_it_back(
    table: Table, db: Connection
) -> None:
    character = await table.assigned(table.player, "Runa")
    path = f"{table.path}/characters/{character}"
    start = len(await log(db, table.id))
    accept(await table.client.patch(path, by=table.dm, json={"hidden": True}), 200)
    assert await cards(table, table.other) == {}
    assert list(await cards(table, table.player)) == ["Runa"]
    accept(await table.client.patch(path, by=table.dm, json={"hidden": False}), 200)
    assert list(await cards(table, table.other)) == ["Runa"]
    gone, hidden, shown = (await log(db, table.id))[start:]
    assert (gone["event"], gone["public"]["character_id"]) == ("character.removed", character)
    assert (hidden["event"], hidden["public"]) == ("character.assigned", None)
    assert hidden["full"]["hidden"] is True
    assert (shown["event"], shown["public"]["name"]) == ("character.assigned", "Runa")


async def test_owner_and_dungeon_master_take_a_character_off_the_table(
    table: Table, db: Connection
) -> None:
    mine, other = [await table.assigned(table.player, name) for name in ("Eins", "Zwei")]
    before = await state(db, table.id)
    path, delete = f"{table.path}/characters", table.client.delete
    refuse(await delete(f"{path}/{mine}", by=table.other), 403, "forbidden")
    refuse(await delete(f"{path}/{mine}", by=table.outsider), 404, "not_found")
    refuse(await delete(f"{path}/{uuid.uuid4()}", by=table.dm), 404, "not_found")
    assert await state(db, table.id) == before
    accept(await delete(f"{path}/{mine}", by=table.player), 204)
    accept(await delete(f"{path}/{other}", by=table.dm), 204)
    refuse(await delete(f"{path}/{other}", by=table.dm), 404, "not_found")
    assert await cards(table, table.dm) == {}
    event = (await log(db, table.id))[-1]
    assert event["event"] == "character.removed"
    assert event["public"] == {"character_id": other, "revision": 1}


async def test_a_group_has_room_for_two_hundred_characters(table: Table, db: Connection) -> None:
    await db.execute(
        "WITH made AS (INSERT INTO characters (owner_user_id, ruleset_id, ruleset_version,"
        " sheet_version, name, sheet_data, card) SELECT $2, 'generic', '1.0.0', 1, 'NPC ' || n,"
        " '{}', '{}' FROM generate_series(1, 200) n RETURNING id)"
        " INSERT INTO group_characters (group_id, character_id, user_id)"
        " SELECT $1, id, $2 FROM made",
        uuid.UUID(table.id),
        uuid.UUID(table.dm.id),
    )
    character = await table.character(table.player)
    body = {"character_id": character}
    answer = await table.client.post(f"{table.path}/characters", by=table.player, json=body)
    refuse(answer, 409, "too_many_characters")
    assert len(await cards(table, table.player)) == 200


@pytest.mark.parametrize("what", ["assign", "change", "remove"])
async def test_ten_equal_requests_move_a_character_once(
    table: Table, db: Connection, what: str
) -> None:
    path = f"{table.path}/characters"
    if what == "assign":
        character = await table.character(table.player)
        body = {"character_id": character}
        accept(await ten_times(table.client, "POST", path, table.player, json=body), 201)
    else:
        character = await table.assigned(table.player)
    start = len(await log(db, table.id))
    if what == "change":
        resting = {"is_active": False}
        answer = await ten_times(
            table.client, "PATCH", f"{path}/{character}", table.player, json=resting
        )
        accept(answer, 200)
        assert len(await log(db, table.id)) == start + 1
    if what == "remove":
        answer = await ten_times(table.client, "DELETE", f"{path}/{character}", table.player)
        accept(answer, 204)
        assert len(await log(db, table.id)) == start + 1
    events = [event["event"] for event in await log(db, table.id)]
    assert events.count("character.assigned") == (2 if what == "change" else 1)
