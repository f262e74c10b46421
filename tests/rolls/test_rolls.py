"""Rolls: what was thrown, who may throw, who may see it, and that it happens once."""

import asyncio
import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import httpx
import pytest

from app.db.connection import Connection
from tests.client import Person, accept, refuse
from tests.groups.table import Table, log, make_group, state, ten_times

ONE = {"name": "", "roll": "1d20+4", "modifier": 4}


def fallen(value: int, **more: Any) -> dict[str, Any]:
    """One d20+4 that shows ``value``, as the game reports it."""
    dice = [{"sides": 20, "value": value, "sign": 1}]
    group = {**ONE, "dice": dice, "total": value + 4, **more}
    return {"groups": [group], "total": group["total"]}


async def roll(table: Table, by: Person, **body: Any) -> httpx.Response:
    body.setdefault("source", "server")
    return await table.client.post(f"{table.path}/rolls", by=by, json=body, key=True)


async def rolled(table: Table, by: Person, **body: Any) -> dict[str, Any]:
    made: dict[str, Any] = accept(await roll(table, by, **body), 201).json()
    return made


async def seen(table: Table, by: Person, **query: Any) -> list[str]:
    """The ids that this person's list of rolls shows."""
    answer = accept(await table.client.get(f"{table.path}/rolls", by=by, params=query), 200)
    return [item["id"] for item in answer.json()["items"]]


async def test_every_member_throws_free_dice_which_the_server_throws(
    table: Table, db: Connection
) -> None:
    for person in table.members:
        made = await rolled(table, person, dice="Angriff:2d6-1d4+3/1d20")
        first, second = made["throw"]["groups"]
        assert (first["name"], first["roll"], first["modifier"]) == ("Angriff", "2d6-1d4+3", 3)
        assert [(die["sides"], die["sign"]) for die in first["dice"]] == [(6, 1), (6, 1), (4, -1)]
        assert all(1 <= die["value"] <= die["sides"] for die in first["dice"])
        total = sum(die["value"] * die["sign"] for die in first["dice"]) + 3
        assert first["total"] == total
        assert made["throw"]["total"] == total + second["total"]
        assert made["label"] == {"de": "2W6-1W4+3/1W20", "en": "2d6-1d4+3/1d20"}
        assert (made["category"], made["source"]) == ("custom", "server")
        assert (made["visibility"], made["outcome"]) == ("all", None)
        assert (made["user_id"], made["display_name"]) == (person.id, person.name)
        assert made["character"] is None
        event = (await log(db, table.id))[-1]
        assert event["event"] == "roll.created"
        assert event["full"] == event["public"] == made
        assert str(event["subject_user_id"]) == person.id
    before = await state(db, table.id)
    refuse(await roll(table, table.outsider, dice="1d6"), 404, "not_found")
    assert await state(db, table.id) == before


async def test_a_list_of_groups_and_a_label_make_a_roll_too(table: Table) -> None:
    made = await rolled(
        table,
        table.player,
        dice=[{"name": "Schaden", "roll": "1d6+4"}],
        label=" Der große Hieb ",
        category="damage",
    )
    assert made["label"] == {"de": "Der große Hieb", "en": "Der große Hieb"}
    assert made["category"] == "damage"
    assert made["throw"]["groups"][0]["name"] == "Schaden"


async def test_a_characters_action_is_prepared_and_read_by_its_ruleset(table: Table) -> None:
    runa = await table.assigned(table.player, "Runa")
    made = await rolled(
        table,
        table.player,
        character_id=runa,
        action_id="action.sneak",
        source="talespire",
        throw=fallen(11, name="Schleichen"),
    )
    assert made["character"] == {"id": runa, "name": "Runa"}
    assert made["throw"]["actionId"] == "action.sneak"
    assert made["outcome"]["success"] is True
    assert made["source"] == "talespire"
    assert made["label"]["de"] == "Schleichen"
    made = await rolled(
        table,
        table.player,
        character_id=runa,
        action_id="action.sneak",
        inputs={"modifier": -3},
    )
    assert made["throw"]["inputs"] == {"modifier": -3}
    value = made["throw"]["groups"][0]["dice"][0]["value"]
    assert made["throw"]["total"] == value + 1
    assert made["outcome"]["success"] is (value + 1 >= 15)
    made = await rolled(table, table.player, character_id=runa, action_id="action.stab")
    assert made["category"] == "damage"


async def test_a_reading_stays_as_it_was_at_the_throw(table: Table, db: Connection) -> None:
    runa = await table.assigned(table.player, "Runa")
    made = await rolled(table, table.player, character_id=runa, action_id="action.sneak")
    patch = {"name": "Runa die Alte", "sheet_data": {"actions": {"sneak": {"target": 40}}}}
    accept(await table.client.patch(f"/characters/{runa}", by=table.player, json=patch), 200)
    listed = accept(await table.client.get(f"{table.path}/rolls", by=table.other), 200).json()
    assert listed["items"] == [made]


async def test_owner_and_dungeon_master_throw_for_a_character_and_nobody_else(
    table: Table, db: Connection
) -> None:
    runa = await table.assigned(table.player, "Runa")
    elsewhere = await table.character(table.player, "Woanders")
    for person in (table.player, table.dm):
        await rolled(table, person, character_id=runa, action_id="action.sneak")
    before = await state(db, table.id)
    for person, character, status, code in (
        (table.other, runa, 403, "forbidden"),
        (table.outsider, runa, 404, "not_found"),
        (table.player, elsewhere, 422, "not_in_group"),
        (table.dm, elsewhere, 422, "not_in_group"),
        (table.player, str(uuid.uuid4()), 422, "not_in_group"),
    ):
        answer = await roll(table, person, character_id=character, action_id="action.sneak")
        refuse(answer, status, code)
        refuse(await roll(table, person, character_id=character, dice="1d6"), status, code)
    assert await state(db, table.id) == before


@pytest.mark.parametrize(
    ("body", "code", "pointers"),
    [
        ({}, "invalid", ["/dice"]),
        ({"source": "manual"}, "invalid", ["/throw"]),
        ({"action_id": "action.sneak"}, "invalid", ["/character_id"]),
        ({"dice": "1d6", "throw": fallen(3)}, "invalid", ["/throw"]),
        ({"dice": "1d6", "inputs": {"modifier": 1}}, "invalid", ["/inputs"]),
        ({"dice": "1d6", "source": "magic"}, "invalid", ["/source"]),
        ({"dice": "1d6", "visibility": "none"}, "invalid", ["/visibility"]),
        ({"dice": "1d6", "category": "luck"}, "invalid", ["/category"]),
        ({"dice": "1d6", "label": "a\u0007"}, "invalid", ["/label"]),
        ({"dice": "1d6", "client_id": "x"}, "invalid", ["/client_id"]),
        ({"dice": "1d6", "cheat": 6}, "invalid", ["/cheat"]),
        ({"dice": "zwanzig"}, "bad_dice", ["/dice"]),
        ({"dice": "101d6"}, "bad_dice", ["/dice"]),
        ({"dice": "1d1"}, "bad_dice", ["/dice"]),
        ({"dice": "1d20/"}, "bad_dice", ["/dice"]),
        ({"dice": [{"name": "a", "roll": "1d6"}, {"name": "", "roll": "x"}]}, "bad_dice",
         ["/dice/1/roll"]),
        ({"dice": "1d6", "parent_id": str(uuid.uuid4())}, "unknown_parent", ["/parent_id"]),
    ],
)  # fmt: skip
async def test_what_is_no_roll_is_refused_where_it_is_wrong(
    table: Table, db: Connection, body: Any, code: str, pointers: list[str]
) -> None:
    before = await state(db, table.id)
    refuse(await roll(table, table.player, **body), 422, code, *pointers)
    assert await state(db, table.id) == before


@pytest.mark.parametrize(
    ("body", "code", "pointers"),
    [
        ({"action_id": "action.fly"}, "unknown_action", ["/action_id"]),
        ({"action_id": "../sneak"}, "invalid", ["/action_id"]),
        ({"action_id": "action.sneak", "inputs": {"luck": 1}}, "bad_input", ["/inputs/luck"]),
        ({"action_id": "action.sneak", "inputs": {"modifier": 101}}, "bad_input",
         ["/inputs/modifier"]),
        ({"action_id": "action.sneak", "inputs": {"modifier": "1"}}, "bad_input",
         ["/inputs/modifier"]),
        ({"action_id": "action.sneak", "inputs": {"modifier": True}}, "bad_input",
         ["/inputs/modifier"]),
        ({"action_id": "action.sneak", "inputs": {"modifier": [1]}}, "invalid",
         ["/inputs/modifier"]),
        ({"action_id": "action.sneak", "dice": "1d6"}, "invalid", ["/dice"]),
        ({"action_id": "action.sneak", "category": "skill"}, "invalid", ["/category"]),
    ],
)  # fmt: skip
async def test_an_action_that_the_character_has_not_is_refused(
    table: Table, db: Connection, body: Any, code: str, pointers: list[str]
) -> None:
    runa = await table.assigned(table.player)
    before = await state(db, table.id)
    refuse(await roll(table, table.player, character_id=runa, **body), 422, code, *pointers)
    assert await state(db, table.id) == before


@pytest.mark.parametrize("source", ["talespire", "manual"])
@pytest.mark.parametrize(
    ("wrong", "pointers"),
    [
        (fallen(21), ["/throw/groups/0/dice/0/value"]),
        (fallen(0), ["/throw/groups/0/dice/0/value"]),
        (fallen(11, total=20), ["/throw/groups/0/total"]),
        ({**fallen(11), "total": 16}, ["/throw/total"]),
        (fallen(11, modifier=5), ["/throw/groups/0/modifier"]),
        (fallen(11, roll="1d20"), ["/throw/groups/0/roll"]),
        (fallen(11, dice=[{"sides": 12, "value": 11, "sign": 1}]), ["/throw/groups/0/dice"]),
        (fallen(11, dice=[{"sides": 20, "value": 7, "sign": 1}] * 2), ["/throw/groups/0/dice"]),
        ({"groups": fallen(11)["groups"] * 2, "total": 30}, ["/throw/groups"]),
    ],
)
async def test_a_reported_throw_is_held_against_its_dice(
    table: Table, db: Connection, source: str, wrong: Any, pointers: list[str]
) -> None:
    before = await state(db, table.id)
    answer = await roll(table, table.player, source=source, dice="1d20+4", throw=wrong)
    refuse(answer, 422, "bad_throw", *pointers)
    assert await state(db, table.id) == before


async def test_a_possible_throw_is_taken_over_as_reported(table: Table) -> None:
    for source in ("talespire", "manual"):
        made = await rolled(table, table.player, source=source, throw=fallen(11))
        assert made["throw"] == {**fallen(11), "inputs": {}}
        assert made["source"] == source


async def test_the_game_throws_an_action_with_its_own_dice_only(
    table: Table, db: Connection
) -> None:
    runa = await table.assigned(table.player)
    before = await state(db, table.id)
    throw = {
        "groups": [
            {
                "name": "Schleichen",
                "roll": "1d20+14",
                "dice": [{"sides": 20, "value": 11, "sign": 1}],
                "modifier": 14,
                "total": 25,
            }
        ],
        "total": 25,
    }
    answer = await roll(
        table,
        table.player,
        character_id=runa,
        action_id="action.sneak",
        source="talespire",
        throw=throw,
    )
    refuse(answer, 422, "bad_throw", "/throw/groups/0/roll")
    assert await state(db, table.id) == before


async def test_a_blocked_action_says_why(table: Table, db: Connection) -> None:
    """A check that is harder than an attribute is high is not allowed."""
    dark = await make_group(table.client, table.dm, "Aventurien", "dsa5e")
    new = {"ruleset_id": "dsa5e", "name": "Alrik"}
    hero = accept(await table.client.post("/characters", by=table.dm, json=new), 201).json()["id"]
    body = {"character_id": hero}
    accept(await table.client.post(f"/groups/{dark}/characters", by=table.dm, json=body), 201)
    derived = accept(await table.client.get(f"/characters/{hero}/derived", by=table.dm), 200)
    action = next(item for item in derived.json()["actions"] if item["id"].startswith("talent."))
    asked = next(item for item in action["inputs"] if item["kind"] == "modifier")
    before = await state(db, dark)
    throw = {
        "source": "server",
        "character_id": hero,
        "action_id": action["id"],
        "inputs": {asked["id"]: asked["minimum"]},
    }
    answer = await table.client.post(f"/groups/{dark}/rolls", by=table.dm, json=throw, key=True)
    problem = refuse(answer, 409, "action_blocked", "/action_id")
    assert problem["detail"] == problem["errors"][0]["message"]["en"]
    assert await state(db, dark) == before


async def test_a_roll_follows_another_of_the_same_table(table: Table, db: Connection) -> None:
    first = await rolled(table, table.player, dice="1d20")
    second = await rolled(table, table.other, dice="1d6", parent_id=first["id"])
    assert second["parent_id"] == first["id"]
    secret = await rolled(table, table.dm, dice="1d20", visibility="self")
    elsewhere = await make_group(table.client, table.player, "Andere")
    body = {"source": "server", "dice": "1d6", "parent_id": first["id"]}
    before = await state(db, table.id)
    answer = await table.client.post(
        f"/groups/{elsewhere}/rolls", by=table.player, json=body, key=True
    )
    refuse(answer, 422, "unknown_parent", "/parent_id")
    answer = await roll(table, table.player, dice="1d6", parent_id=secret["id"])
    refuse(answer, 422, "unknown_parent", "/parent_id")
    assert await state(db, table.id) == before


async def test_rolls_are_seen_by_whom_they_are_for(table: Table, db: Connection) -> None:
    open_roll = (await rolled(table, table.player, dice="1d6"))["id"]
    for_dm = (await rolled(table, table.player, dice="1d6", visibility="dm"))["id"]
    own = (await rolled(table, table.player, dice="1d6", visibility="self"))["id"]
    dms = (await rolled(table, table.dm, dice="1d6", visibility="dm"))["id"]
    dms_own = (await rolled(table, table.dm, dice="1d6", visibility="self"))["id"]
    assert await seen(table, table.player) == [own, for_dm, open_roll]
    assert await seen(table, table.dm) == [dms_own, dms, for_dm, open_roll]
    assert await seen(table, table.other) == [open_roll]
    answer = await table.client.get(f"{table.path}/rolls", by=table.outsider)
    refuse(answer, 404, "not_found")
    for event in (await log(db, table.id))[1:]:
        assert event["visibility"] == event["full"]["visibility"]
        assert (event["public"] is None) == (event["visibility"] != "all")
    # rights are judged when asking: the new dungeon master sees what the old one saw, no more
    heir = {"user_id": table.other.id}
    accept(await table.client.post(f"{table.path}/transfer", by=table.dm, json=heir), 200)
    assert await seen(table, table.other) == [dms, for_dm, open_roll]
    assert await seen(table, table.dm) == [dms_own, dms, open_roll]


async def test_a_hidden_characters_roll_gives_nothing_away(table: Table, db: Connection) -> None:
    npc = await table.assigned(table.dm, "Der Verräter", hidden=True)
    made = await rolled(table, table.dm, character_id=npc, action_id="action.sneak")
    assert made["visibility"] == "dm"
    own = await rolled(table, table.dm, character_id=npc, dice="1d6", visibility="self")
    assert own["visibility"] == "self"
    before = await state(db, table.id)
    answer = await roll(
        table, table.dm, character_id=npc, action_id="action.sneak", visibility="all"
    )
    refuse(answer, 422, "hidden_character", "/visibility")
    refuse(await roll(table, table.player, character_id=npc, dice="1d6"), 422, "not_in_group")
    assert await state(db, table.id) == before
    assert await seen(table, table.player) == []
    assert all(event["public"] is None for event in (await log(db, table.id))[1:])


async def test_a_roll_needs_a_key(table: Table, db: Connection) -> None:
    before = await state(db, table.id)
    body = {"source": "server", "dice": "1d6"}
    answer = await table.client.post(f"{table.path}/rolls", by=table.player, json=body)
    refuse(answer, 428, "idempotency_key_required")
    assert await state(db, table.id) == before


async def test_ten_equal_requests_are_one_roll(table: Table, db: Connection) -> None:
    runa = await table.assigned(table.player)
    start = len(await log(db, table.id))
    path = f"{table.path}/rolls"
    body = {"source": "server", "character_id": runa, "action_id": "action.sneak"}
    made = accept(await ten_times(table.client, "POST", path, table.player, json=body), 201)
    assert await seen(table, table.dm) == [made.json()["id"]]
    assert len(await log(db, table.id)) == start + 1


async def test_a_roll_told_twice_under_one_client_id_is_one_roll(
    table: Table, db: Connection
) -> None:
    told = {"dice": "5d20", "client_id": str(uuid.uuid4())}
    answers = await asyncio.gather(*(roll(table, table.player, **told) for _ in range(10)))
    assert len({accept(answer, 201).content for answer in answers}) == 1
    assert len(await seen(table, table.dm)) == 1
    assert [event["event"] for event in await log(db, table.id)][1:] == ["roll.created"]
    # another person's client may have made the same id
    other = await rolled(table, table.other, **told)
    assert other["id"] != answers[0].json()["id"]
    # the same client at another table means something else by it
    elsewhere = await make_group(table.client, table.player, "Andere")
    before = await state(db, elsewhere)
    body = {"source": "server", **told}
    answer = await table.client.post(
        f"/groups/{elsewhere}/rolls", by=table.player, json=body, key=True
    )
    refuse(answer, 422, "client_id_reused", "/client_id")
    assert await state(db, elsewhere) == before


async def test_the_list_is_paged_and_filtered(table: Table) -> None:
    runa = await table.assigned(table.player)
    made = [
        await rolled(table, table.player, character_id=runa, action_id="action.stab"),
        await rolled(table, table.player, dice="1d6", category="damage"),
        await rolled(table, table.dm, dice="1d20"),
        await rolled(table, table.dm, source="manual", throw=fallen(3)),
        await rolled(table, table.other, dice="1d6", category="attack"),
    ]
    ids = [item["id"] for item in made]
    query: dict[str, Any] = {"limit": 2}
    found: list[str] = []
    for expected in (2, 2, 1):
        answer = await table.client.get(f"{table.path}/rolls", by=table.dm, params=query)
        page = accept(answer, 200).json()
        assert len(page["items"]) == expected
        found += [item["id"] for item in page["items"]]
        query["cursor"] = page.get("next", "")
    assert found == ids[::-1]
    assert await seen(table, table.dm, character_id=runa) == ids[:1]
    assert await seen(table, table.dm, user_id=table.player.id) == ids[1::-1]
    assert await seen(table, table.dm, category="damage") == ids[1::-1]
    assert await seen(table, table.dm, source="manual") == [ids[3]]
    assert await seen(table, table.dm, since=made[3]["rolled_at"]) == ids[:2:-1]
    later = (datetime.now(UTC) + timedelta(hours=1)).isoformat()
    assert await seen(table, table.dm, since=later) == []


async def test_the_secret_ones_are_listed_alone_for_those_who_may_see_them(table: Table) -> None:
    await rolled(table, table.player, dice="1d6")
    secret = await rolled(table, table.player, dice="1d6", visibility="dm")
    own = await rolled(table, table.dm, dice="1d20", visibility="self")
    assert await seen(table, table.dm, secret="true") == [own["id"], secret["id"]]
    assert await seen(table, table.player, secret="true") == [secret["id"]]
    assert await seen(table, table.other, secret="true") == []


@pytest.mark.parametrize(
    ("query", "pointer"),
    [
        ({"since": "gestern"}, "?since"),
        ({"since": "2026-13-01T00:00:00Z"}, "?since"),
        ({"since": "0001-01-01T00:00:00+23:59"}, "?since"),
        ({"since": "2026-01-01T23:59:60Z"}, "?since"),
        ({"character_id": "x"}, "?character_id"),
        ({"user_id": "'; DROP TABLE rolls; --"}, "?user_id"),
        ({"category": "luck"}, "?category"),
        ({"source": "god"}, "?source"),
        ({"limit": 0}, "?limit"),
        ({"limit": 1000}, "?limit"),
        ({"sort": "asc"}, "?sort"),
    ],
)
async def test_a_filter_that_is_none_is_refused(
    table: Table, query: dict[str, Any], pointer: str
) -> None:
    answer = await table.client.get(f"{table.path}/rolls", by=table.dm, params=query)
    refuse(answer, 422, "invalid", pointer)


async def test_a_deleted_persons_rolls_stay_without_their_name(
    table: Table, db: Connection
) -> None:
    made = await rolled(table, table.player, dice="1d6")
    user = uuid.UUID(table.player.id)
    await db.execute("UPDATE sessions SET revoked_at = now() WHERE user_id = $1", user)
    await db.execute("DELETE FROM users WHERE id = $1", user)
    listed = accept(await table.client.get(f"{table.path}/rolls", by=table.dm), 200).json()
    assert listed["items"] == [{**made, "user_id": None, "display_name": None}]


async def test_a_characters_rolls_stay_when_it_is_gone(table: Table, db: Connection) -> None:
    runa = await table.assigned(table.player, "Runa")
    await rolled(table, table.player, character_id=runa, dice="1d6")
    await db.execute("DELETE FROM characters WHERE id = $1", uuid.UUID(runa))
    listed = accept(await table.client.get(f"{table.path}/rolls", by=table.dm), 200).json()
    assert listed["items"][0]["character"] == {"id": None, "name": "Runa"}


async def test_practice_is_nobodys_business(table: Table, db: Connection) -> None:
    runa = await table.assigned(table.player, "Runa")
    before = await state(db, table.id)
    path = f"/characters/{runa}/rolls"
    body: dict[str, Any] = {"source": "server", "action_id": "action.sneak"}
    made = accept(await ten_times(table.client, "POST", path, table.player, json=body), 201).json()
    assert (made["group_id"], made["visibility"]) == (None, "self")
    assert made["character"] == {"id": runa, "name": "Runa"}
    assert made["outcome"]["actionId"] == "action.sneak"
    follow = {"source": "server", "dice": "1d6", "parent_id": made["id"]}
    accept(await table.client.post(path, by=table.player, json=follow, key=True), 201)
    # the dungeon master may open the sheet and so practise with it, but not follow another's roll
    accept(await table.client.post(path, by=table.dm, json=body, key=True), 201)
    answer = await table.client.post(path, by=table.dm, json=follow, key=True)
    refuse(answer, 422, "unknown_parent", "/parent_id")
    for person in (table.other, table.outsider):
        answer = await table.client.post(path, by=person, json=body, key=True)
        refuse(answer, 404, "not_found")
    answer = await table.client.post(path, by=table.player, json=body)
    refuse(answer, 428, "idempotency_key_required")
    public = {**body, "visibility": "all"}
    answer = await table.client.post(path, by=table.player, json=public, key=True)
    refuse(answer, 422, "invalid", "/visibility")
    assert await state(db, table.id) == before
    assert await seen(table, table.dm) == []


async def test_a_roll_by_one_who_is_removed_meanwhile_is_not_told(
    table: Table, db: Connection
) -> None:
    removal = db.transaction()
    await removal.start()
    group = uuid.UUID(table.id)
    await db.execute("SELECT FROM groups WHERE id = $1 FOR NO KEY UPDATE", group)
    throwing = asyncio.create_task(roll(table, table.player, dice="1d6"))
    await asyncio.sleep(0.2)
    await db.execute(
        "DELETE FROM group_members WHERE group_id = $1 AND user_id = $2",
        group,
        uuid.UUID(table.player.id),
    )
    await removal.commit()
    refuse(await throwing, 404, "not_found")
    assert await seen(table, table.dm) == []


async def test_the_servers_dice_are_fair(table: Table) -> None:
    made = await rolled(table, table.player, dice="100d2")
    values = [die["value"] for die in made["throw"]["groups"][0]["dice"]]
    assert 20 < sum(value == 1 for value in values) < 80
