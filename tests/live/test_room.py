"""What happens at a table is on every screen, once and in order, from whichever server it comes."""

import asyncio
import uuid
from typing import Any

import pytest

from app.db.connection import Connection
from tests.client import Client, Person, Server, accept, refuse
from tests.groups.table import Table, log, make_group
from tests.live.conftest import Enter
from tests.live.panel import Panel


def stripped(event: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in event.items() if name != "at"}


async def test_a_change_of_life_is_on_every_screen_of_both_servers(
    table: Table, enter: Enter, far: str, client: Client
) -> None:
    hero = await table.assigned(table.player)
    near, other = await enter(table, table.dm), await enter(table, table.player, at=far)
    moved = await near.done(
        "resource.adjust", character_id=hero, resource="hp", delta=-3, note="Orkpfeil"
    )
    assert (moved["applied"], moved["value"], moved["maximum"]) == (-3, 7, 12)
    seen = [await panel.event("resource.changed", character_id=hero) for panel in (near, other)]
    assert seen[0] == seen[1]
    assert seen[0]["data"] == moved
    assert seen[0]["note"] == "Orkpfeil"
    assert seen[0]["actor"] == table.dm.id
    sheet = accept(await client.get(f"/characters/{hero}", by=table.player), 200).json()
    assert sheet["sheet_data"]["hp"]["current"] == 7
    assert sheet["revision"] == moved["revision"]


async def test_the_answer_says_where_it_stands_in_the_log(table: Table, enter: Enter) -> None:
    panel = await enter(table, table.player)
    answer = await panel.ask("roll.create", source="server", dice="1d20")
    event = await panel.event("roll.created", id=answer["result"]["id"])
    assert answer["offset"] == event["offset"]
    assert event["cause"] == answer["id"]


async def test_a_roll_by_http_appears_in_the_room(
    table: Table, enter: Enter, far: str, client: Client
) -> None:
    panel = await enter(table, table.other, at=far)
    body = {"source": "server", "dice": "2d6+1"}
    roll = accept(
        await client.post(f"{table.path}/rolls", by=table.player, json=body, key=True), 201
    ).json()
    event = await panel.event("roll.created", id=roll["id"])
    assert event["data"] == roll


async def test_a_roll_in_the_room_is_in_the_list(
    table: Table, enter: Enter, client: Client
) -> None:
    panel = await enter(table, table.player)
    roll = await panel.done("roll.create", source="server", dice="3d6")
    listed = accept(await client.get(f"{table.path}/rolls", by=table.dm), 200).json()["items"]
    assert listed == [roll]
    assert listed[0]["source"] == "server"
    assert all(1 <= die["value"] <= 6 for die in listed[0]["throw"]["groups"][0]["dice"])


async def test_a_character_in_three_groups_tells_all_three_rooms(
    table: Table, enter: Enter, client: Client, db: Connection
) -> None:
    hero = await table.assigned(table.player)
    others = []
    for name in ("Zweite", "Dritte"):
        group = await make_group(client, table.player, name)
        body = {"character_id": hero}
        accept(await client.post(f"/groups/{group}/characters", by=table.player, json=body), 201)
        others.append(Table(client, group, table.player, table.player, table.other, table.dm))
    rooms = [await enter(each, table.player) for each in (table, *others)]
    await rooms[0].done("resource.adjust", character_id=hero, resource="hp", delta=-1, note="hier")
    seen = [await room.event("resource.changed", character_id=hero) for room in rooms]
    assert [event["data"] for event in seen] == [seen[0]["data"]] * 3
    # the note is for the group where it was made
    assert [event.get("note") for event in seen] == ["hier", None, None]


async def test_what_the_dungeon_master_does_is_nobodys_business_in_another_group(
    table: Table, enter: Enter, client: Client
) -> None:
    hero = await table.assigned(table.player)
    group = await make_group(client, table.player, "Zweite")
    body = {"character_id": hero}
    accept(await client.post(f"/groups/{group}/characters", by=table.player, json=body), 201)
    elsewhere = await enter(
        Table(client, group, table.player, table.player, table.other, table.dm), table.player
    )
    here = await enter(table, table.player)
    master = await enter(table, table.dm)
    await master.done("resource.adjust", character_id=hero, resource="hp", delta=-1, note="Falle")
    there = await elsewhere.event("resource.changed")
    assert (there["actor"], "note" in there) == (None, False)
    assert (await here.event("resource.changed"))["actor"] == table.dm.id


async def test_all_members_see_the_same_order(table: Table, enter: Enter, far: str) -> None:
    panels = [
        await enter(table, table.dm),
        await enter(table, table.player, at=far),
        await enter(table, table.other),
    ]
    await asyncio.gather(
        *(
            panel.done("roll.create", source="server", dice="1d20")
            for panel in panels
            for _ in range(15)
        )
    )
    last = max([await panel.offset() for panel in panels])
    orders = []
    for panel in panels:
        await panel.first(lambda message: message["type"] == "event" and message["offset"] == last)
        orders.append([(event["offset"], event["data"]) for event in panel.events()])
    assert orders[0] == orders[1] == orders[2]
    offsets = [offset for offset, _ in orders[0]]
    assert offsets == list(range(offsets[0], offsets[0] + 45))


# -- coming back -------------------------------------------------------------------------------


async def test_who_comes_back_gets_exactly_what_was_missed(
    table: Table, enter: Enter, far: str
) -> None:
    master = await enter(table, table.dm)
    panel = await enter(table, table.player)
    await master.done("roll.create", source="server", dice="1d4")
    seen = await panel.event("roll.created")
    resume = {"epoch": panel.welcome["epoch"], "offset": seen["offset"]}
    await panel.drop()
    missed = [await master.ask("roll.create", source="server", dice="1d6") for _ in range(5)]
    again = await enter(table, table.player, at=far, resume=resume)
    assert again.welcome["recovered"] is True
    assert again.welcome["offset"] == missed[-1]["offset"]
    after = await master.ask("roll.create", source="server", dice="1d8")
    await again.event("roll.created", after=missed[-1]["offset"])
    offsets = [event["offset"] for event in again.events()]
    assert offsets == [*(answer["offset"] for answer in missed), after["offset"]]


async def test_more_is_missed_than_is_read_at_a_time(
    table: Table, enter: Enter, db: Connection
) -> None:
    panel = await enter(table, table.player)
    resume = {"epoch": panel.welcome["epoch"], "offset": panel.welcome["offset"]}
    await panel.leave()
    first = resume["offset"] + 1
    await fill(db, table.id, 700)
    again = await enter(table, table.player, resume=resume)
    assert again.welcome["recovered"] is True
    events = await again.caught_up()
    assert [event["offset"] for event in events] == list(range(first, first + 700))


async def fill(db: Connection, group_id: str, count: int) -> None:
    """Past the app: events in the log that nobody was woken for."""
    await db.execute(
        """
        WITH numbered AS (
            UPDATE groups SET event_seq = event_seq + $2 WHERE id = $1
            RETURNING event_seq - $2 AS before, name
        )
        INSERT INTO group_events (group_id, seq, event, full_data, public_data)
        SELECT $1, before + n, 'group.updated', d.data, d.data
          FROM numbered, generate_series(1, $2) n,
               json_build_object('group_id', $1, 'name', name, 'description', '', 'revision', 1)
                   AS d(data)
        """,
        uuid.UUID(group_id),
        count,
    )


async def test_who_was_away_too_long_is_told_to_read_again(
    table: Table, enter: Enter, db: Connection
) -> None:
    panel = await enter(table, table.player)
    resume = {"epoch": panel.welcome["epoch"], "offset": panel.welcome["offset"]}
    await panel.leave()
    await fill(db, table.id, 3)
    await db.execute(
        "DELETE FROM group_events WHERE group_id = $1 AND seq <= $2",
        uuid.UUID(table.id),
        resume["offset"] + 1,
    )
    again = await enter(table, table.player, resume=resume)
    assert again.welcome["recovered"] is False
    assert await again.caught_up() == []


@pytest.mark.parametrize(
    "change", [{"epoch": str(uuid.uuid4())}, {"offset": 10_000}], ids=["epoch", "offset"]
)
async def test_a_resume_point_of_another_database_is_not_resumed(
    table: Table, enter: Enter, change: dict[str, Any]
) -> None:
    first = await enter(table, table.player)
    resume = {"epoch": first.welcome["epoch"], "offset": 0, **change}
    again = await enter(table, table.player, resume=resume)
    assert again.welcome["recovered"] is False


async def test_a_pong_moves_the_resume_point_past_what_is_hidden(
    table: Table, enter: Enter
) -> None:
    master, panel = await enter(table, table.dm), await enter(table, table.player)
    hidden = await master.ask("roll.create", source="server", dice="1d20", visibility="dm")
    shown = await master.ask("roll.create", source="server", dice="1d20")
    later = await master.ask("roll.create", source="server", dice="1d20", visibility="self")
    await panel.event("roll.created", id=shown["result"]["id"])
    assert await panel.offset() == later["offset"]
    assert [event["offset"] for event in panel.events()] == [shown["offset"]]
    assert hidden["offset"] < shown["offset"] < later["offset"]


# -- once --------------------------------------------------------------------------------------


async def test_a_repeated_command_has_one_effect_and_one_answer(
    table: Table, enter: Enter, far: str, client: Client
) -> None:
    hero = await table.assigned(table.player)
    one, two = await enter(table, table.player), await enter(table, table.player, at=far)
    command = {"character_id": hero, "resource": "hp", "delta": -2, "note": "Sturz"}
    id_ = str(uuid.uuid4())
    answers = await asyncio.gather(
        *(panel.ask("resource.adjust", id_=id_, **command) for panel in (one, two, one, two))
    )
    by_http = await client.post(
        f"/characters/{hero}/resources/hp",
        by=table.player,
        key=id_,
        json={"delta": -2, "note": "Sturz", "group_id": table.id},
    )
    assert [answer["result"] for answer in answers] == [accept(by_http, 200).json()] * 4
    assert len({answer["offset"] for answer in answers}) == 1
    changes = [e for e in await one.caught_up() if e["event"] == "resource.changed"]
    assert [event["offset"] for event in changes] == [answers[0]["offset"]]


async def test_a_roll_sent_again_by_http_is_the_same_roll(
    table: Table, enter: Enter, client: Client
) -> None:
    panel = await enter(table, table.player)
    body = {"source": "server", "dice": "1d20+3", "label": "Klettern"}
    answer = await panel.ask("roll.create", **body)
    path = f"{table.path}/rolls"
    again = accept(
        await client.post(path, by=table.player, json=body, key=answer["id"]), 201
    ).json()
    assert again == answer["result"]
    assert len(accept(await client.get(path, by=table.player), 200).json()["items"]) == 1


async def test_an_id_used_for_something_else_is_refused(table: Table, enter: Enter) -> None:
    panel = await enter(table, table.player)
    answer = await panel.ask("roll.create", source="server", dice="1d20")
    await panel.refused(
        "roll.create", "idempotency_key_reused", id_=answer["id"], source="server", dice="1d6"
    )
    assert len(await panel.caught_up()) == 1


# -- who sees what -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("visibility", "seen_by"),
    [("all", {"dm", "player", "other"}), ("dm", {"dm", "player"}), ("self", {"player"})],
)
async def test_a_roll_is_seen_by_whom_it_is_for_live_replayed_and_listed(
    table: Table, enter: Enter, far: str, client: Client, visibility: str, seen_by: set[str]
) -> None:
    people = {"dm": table.dm, "player": table.player, "other": table.other}
    begun = {name: await enter(table, person, at=far) for name, person in people.items()}
    resume = {"epoch": begun["dm"].welcome["epoch"], "offset": begun["dm"].welcome["offset"]}
    roller = await enter(table, table.player)
    roll = await roller.done("roll.create", source="server", dice="1d20", visibility=visibility)
    last = await roller.done("roll.create", source="server", dice="1d20")
    for name, person in people.items():
        live = begun[name]
        await live.event("roll.created", id=last["id"])
        replayed = await enter(table, person, resume=resume)
        listed = accept(await client.get(f"{table.path}/rolls", by=person), 200).json()["items"]
        for found in (
            [event["data"]["id"] for event in live.events()],
            [event["data"]["id"] for event in await replayed.caught_up()],
            [entry["id"] for entry in listed],
        ):
            assert (roll["id"] in found) == (name in seen_by), (name, found)
            assert last["id"] in found


async def test_nothing_of_a_hidden_character_reaches_the_players(
    table: Table, enter: Enter, client: Client
) -> None:
    master, player = await enter(table, table.dm), await enter(table, table.player)
    villain = await table.assigned(table.dm, "Erzschurke", hidden=True)
    await master.done("resource.adjust", character_id=villain, resource="hp", delta=-1)
    await master.done("roll.create", source="server", character_id=villain, action_id="action.stab")
    patch = {"name": "Erzschurkin"}
    accept(await client.patch(f"/characters/{villain}", by=table.dm, json=patch), 200)
    await master.event("character.saved")
    shown = await master.done("roll.create", source="server", dice="1d20")
    await player.event("roll.created", id=shown["id"])
    told = str(player.received)
    assert villain not in told
    assert "Erzschurk" not in told
    assert [event["event"] for event in player.events()] == ["roll.created"]


async def test_only_owner_and_dungeon_master_get_what_was_edited(
    table: Table, enter: Enter, far: str, client: Client
) -> None:
    hero = await table.assigned(table.player)
    panels = [await enter(table, person, at=far) for person in table.members]
    patch = {"sheet_data": {"notes": "Liebt Rahja"}}
    accept(await client.patch(f"/characters/{hero}", by=table.player, json=patch), 200)
    events = [await panel.event("character.saved", character_id=hero) for panel in panels]
    master, owner, other = (event["data"] for event in events)
    assert master["patch"] == owner["patch"] == patch
    assert "patch" not in other
    assert "Rahja" not in str(panels[2].received)


async def test_after_a_hand_over_the_new_rights_hold_at_once(
    table: Table, enter: Enter, far: str, client: Client
) -> None:
    old, new = await enter(table, table.dm), await enter(table, table.player, at=far)
    roller = await enter(table, table.other)
    path = f"{table.path}/transfer"
    accept(await client.post(path, by=table.dm, json={"user_id": table.player.id}), 200)
    secret = await roller.done("roll.create", source="server", dice="1d20", visibility="dm")
    shown = await roller.done("roll.create", source="server", dice="1d20")
    for panel in (old, new):
        await panel.event("roll.created", id=shown["id"])
    await new.event("roll.created", id=secret["id"])
    assert secret["id"] not in str(old.received)
    await old.refused("roll.request", "forbidden", action_id="action.sneak")
    await new.done("roll.request", action_id="action.sneak")


async def test_a_stranger_cannot_come_in_and_learns_nothing(
    table: Table, server: Server, far: str
) -> None:
    for url in (server.url, far):
        for group in (table.id, str(uuid.uuid4())):
            panel = await Panel.connected(url, group, table.outsider)
            await panel.say(
                {
                    "type": "hello",
                    "token": table.outsider.tokens["access_token"],
                    "client": "web",
                }
            )
            assert await panel.closed() == (4403, "not_a_member")
            assert panel.received == []


# -- asking for throws ---------------------------------------------------------------------------


async def test_the_dungeon_master_asks_for_a_throw(table: Table, enter: Enter, far: str) -> None:
    hero = await table.assigned(table.player)
    master, player = await enter(table, table.dm), await enter(table, table.player, at=far)
    asked = await master.done(
        "roll.request", action_id="action.sneak", character_ids=[hero], visibility="dm"
    )
    event = await player.event("roll.requested")
    assert event["data"] == asked
    assert asked["label"] == {"de": "Schleichen", "en": "Schleichen"}
    assert asked["character_ids"] == [hero]


async def test_a_player_cannot_ask_the_table(table: Table, enter: Enter, db: Connection) -> None:
    await table.assigned(table.player)
    panel = await enter(table, table.player)
    before = await log(db, table.id)
    await panel.refused("roll.request", "forbidden", action_id="action.sneak")
    assert await log(db, table.id) == before


async def test_nobody_is_asked_who_is_not_there_or_hidden(table: Table, enter: Enter) -> None:
    hidden = await table.assigned(table.dm, "Erzschurke", hidden=True)
    away = await table.character(table.player)
    master = await enter(table, table.dm)
    await master.refused(
        "roll.request",
        "not_in_group",
        "/character_ids/0",
        action_id="action.sneak",
        character_ids=[away],
    )
    await master.refused(
        "roll.request",
        "hidden_character",
        "/character_ids/0",
        action_id="action.sneak",
        character_ids=[hidden],
    )


# -- dice of the game ------------------------------------------------------------------------------


def thrown(value: int, sides: int = 20, modifier: int = 0) -> dict[str, Any]:
    total = value + modifier
    group = {
        "name": "Wurf",
        "roll": f"1d{sides}" + (f"+{modifier}" if modifier else ""),
        "dice": [{"sides": sides, "value": value, "sign": 1}],
        "modifier": modifier,
        "total": total,
    }
    return {"groups": [group], "total": total}


@pytest.mark.parametrize("source", ["talespire", "manual"])
async def test_what_was_thrown_elsewhere_is_held_against_the_dice(
    table: Table, enter: Enter, source: str, db: Connection
) -> None:
    panel = await enter(table, table.player)
    dice = [{"name": "Wurf", "roll": "1d20"}]
    roll = await panel.done("roll.create", source=source, dice=dice, throw=thrown(17))
    assert roll["source"] == source
    wrong = [thrown(21), thrown(7, sides=12), {**thrown(7), "total": 8}]
    before = await log(db, table.id)
    for throw in wrong:
        await panel.refused("roll.create", "bad_throw", source=source, dice=dice, throw=throw)
    assert await log(db, table.id) == before


async def test_refused_commands_name_the_field_and_change_nothing(
    table: Table, enter: Enter, db: Connection
) -> None:
    hero = await table.assigned(table.player)
    before = await log(db, table.id)
    panel = await enter(table, table.player)
    await panel.refused(
        "resource.adjust", "invalid", "/delta", character_id=hero, resource="hp", delta="viel"
    )
    await panel.refused(
        "resource.adjust", "unknown_resource", character_id=hero, resource="mana", delta=1
    )
    await panel.refused(
        "resource.adjust",
        "not_found",
        character_id=str(uuid.uuid4()),
        resource="hp",
        delta=1,
    )
    await panel.refused(
        "resource.adjust",
        "not_in_group",
        "/group_id",
        character_id=hero,
        resource="hp",
        delta=1,
        group_id=str(uuid.uuid4()),
    )
    await panel.refused("roll.create", "invalid", source="server")
    assert await log(db, table.id) == before


async def test_a_players_hand_does_not_reach_another_players_hero(
    table: Table, enter: Enter, client: Client
) -> None:
    hero = await table.assigned(table.player)
    thief = await enter(table, table.other)
    await thief.refused("resource.adjust", "not_found", character_id=hero, resource="hp", delta=-5)
    await thief.refused(
        "roll.create",
        "forbidden",
        source="server",
        character_id=hero,
        action_id="action.stab",
    )
    sheet = accept(await client.get(f"/characters/{hero}", by=table.player), 200).json()
    assert sheet["sheet_data"]["hp"]["current"] == 10
    refuse(await client.get(f"/characters/{hero}", by=table.other), 404, "not_found")


async def test_each_kind_of_event_reaches_the_table(
    table: Table, enter: Enter, far: str, client: Client, person: Person
) -> None:
    """All that can happen, once; each frame fits its schema (the panel looks)."""
    panel = await enter(table, table.dm, at=far)
    hero = await table.assigned(table.player)
    accept(await client.delete(f"/characters/{hero}", by=table.player), 204)
    accept(await client.post(f"/characters/{hero}/undelete", by=table.player), 200)
    path = f"{table.path}/characters/{hero}"
    accept(await client.delete(path, by=table.player), 204)
    accept(await client.patch(table.path, by=table.dm, json={"name": "Die Acht"}), 200)
    entry = {"kind": "items", "name": {"de": "Ding", "en": "Thing"}, "data": {}}
    accept(await client.post(f"{table.path}/content", by=table.dm, json=entry), 201)
    invite = await table.invite(max_uses=1)
    accept(await client.post(f"{table.path}/join/{invite['token']}", by=person), 200)
    accept(await client.delete(f"{table.path}/members/{person.id}", by=table.dm), 204)
    for name in (
        "character.assigned",
        "character.deleted",
        "character.restored",
        "character.removed",
        "group.updated",
        "content.changed",
        "member.joined",
        "member.left",
    ):
        await panel.event(name)


@pytest.fixture
async def person(client: Client) -> Person:
    return await client.person("Neuling")
