"""Groups: who may see and change them, and that there is always exactly one dungeon master."""

import asyncio
import uuid
from typing import Any

import pytest

from app.db.connection import Connection
from tests.client import Client, Server, accept, refuse
from tests.groups.table import Table, log, make_group, make_table, people, state, ten_times


async def test_who_makes_a_group_leads_it(client: Client, server: Server, db: Connection) -> None:
    [mara] = await people(server, db, 1)
    body = {"name": "  Die Sieben ", "ruleset_id": "generic", "description": "Freitags\num acht"}
    answer = accept(await client.post("/groups", by=mara, json=body), 201)
    group = answer.json()
    assert group["name"] == "Die Sieben"
    assert group["description"] == "Freitags\num acht"
    assert group["role"] == "dm"
    assert group["dm"] == {"user_id": mara.id, "display_name": mara.name}
    assert [member["user_id"] for member in group["members"]] == [mara.id]
    assert answer.headers["location"] == f"/v1/groups/{group['id']}"
    assert accept(await client.get(f"/groups/{group['id']}", by=mara), 200).json() == group
    [event] = await log(db, group["id"])
    assert event["event"] == "member.joined"
    assert event["full"] == event["public"]
    assert event["public"]["user_id"] == mara.id


async def test_a_group_needs_a_verified_mail_address(
    client: Client, server: Server, db: Connection
) -> None:
    [mara] = await people(server, db, 1, verified=False)
    body = {"name": "Die Sieben", "ruleset_id": "generic"}
    refuse(await client.post("/groups", by=mara, json=body), 403, "email_unverified")
    assert accept(await client.get("/groups", by=mara), 200).json() == {"items": []}


@pytest.mark.parametrize(
    ("body", "code", "pointer"),
    [
        ({"ruleset_id": "generic"}, "invalid", "/name"),
        ({"name": "", "ruleset_id": "generic"}, "invalid", "/name"),
        ({"name": "   ", "ruleset_id": "generic"}, "invalid", "/name"),
        ({"name": "\u00a0\u2003", "ruleset_id": "generic"}, "invalid", "/name"),
        ({"name": "a\u0007b", "ruleset_id": "generic"}, "invalid", "/name"),
        ({"name": "a\u202eb", "ruleset_id": "generic"}, "invalid", "/name"),
        ({"name": "x" * 121, "ruleset_id": "generic"}, "invalid", "/name"),
        ({"name": 7, "ruleset_id": "generic"}, "invalid", "/name"),
        ({"name": "Gruppe", "ruleset_id": "unheard_of"}, "unknown_ruleset", "/ruleset_id"),
        ({"name": "Gruppe", "ruleset_id": "../../etc"}, "unknown_ruleset", "/ruleset_id"),
        ({"name": "Gruppe", "ruleset_id": "generic", "dm": "me"}, "invalid", "/dm"),
        ({"name": "G", "ruleset_id": "generic", "description": "\u0000"}, "bad_character", ""),
    ],
)
async def test_a_group_that_is_not_one_is_refused_where_it_is_wrong(
    client: Client, server: Server, db: Connection, body: Any, code: str, pointer: str
) -> None:
    [mara] = await people(server, db, 1)
    answer = await client.post("/groups", by=mara, json=body)
    if code == "bad_character":
        refuse(answer, 400, code)
    else:
        refuse(answer, 422, code, pointer)
    assert accept(await client.get("/groups", by=mara), 200).json()["items"] == []


async def test_one_person_may_lead_a_hundred_groups(
    client: Client, server: Server, db: Connection
) -> None:
    [mara] = await people(server, db, 1)
    await db.execute(
        "WITH made AS (INSERT INTO groups (name, ruleset_id, dm_user_id)"
        " SELECT 'G' || n, 'generic', $1 FROM generate_series(1, 100) n RETURNING id)"
        " INSERT INTO group_members (group_id, user_id, role) SELECT id, $1, 'dm' FROM made",
        uuid.UUID(mara.id),
    )
    body = {"name": "Eine mehr", "ruleset_id": "generic"}
    refuse(await client.post("/groups", by=mara, json=body), 409, "too_many_groups")


async def test_groups_are_listed_in_pages_to_their_members_only(
    client: Client, server: Server, db: Connection
) -> None:
    mara, ben = await people(server, db, 2)
    made = [await make_group(client, mara, f"Gruppe {number}") for number in range(5)]
    await make_group(client, ben, "Bens")
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 2}
    for expected in (2, 2, 1):
        page = accept(await client.get("/groups", by=mara, params=query), 200).json()
        assert len(page["items"]) == expected
        seen += [group["id"] for group in page["items"]]
        query["cursor"] = page.get("next", "")
    assert "next" not in page
    assert seen == made[::-1]
    assert page["items"][0]["role"] == "dm"
    assert page["items"][0]["member_count"] == 1
    assert "members" not in page["items"][0]


@pytest.mark.parametrize("cursor", ["", "x", "W10", "WzEsMl0", "WyIxIiwiMiJd", "ä", "W" * 600])
async def test_a_cursor_that_no_page_gave_is_refused(table: Table, cursor: str) -> None:
    answer = await table.client.get("/groups", by=table.dm, params={"cursor": cursor})
    if len(cursor) > 512:
        refuse(answer, 422, "invalid", "?cursor")
    else:
        refuse(answer, 400, "bad_cursor", "?cursor")


async def test_members_see_a_group_and_outsiders_do_not(table: Table) -> None:
    for person in table.members:
        group = accept(await table.client.get(table.path, by=person), 200).json()
        assert group["member_count"] == 3
        assert group["members"][0]["user_id"] == table.dm.id
        assert {member["user_id"] for member in group["members"]} == {
            member.id for member in table.members
        }
        assert all("email" not in member for member in group["members"])
    refuse(await table.client.get(table.path, by=table.outsider), 404, "not_found")
    refuse(await table.client.get(f"/groups/{uuid.uuid4()}", by=table.dm), 404, "not_found")
    refuse(await table.client.get(table.path), 401, "unauthorized")


async def test_only_the_dungeon_master_changes_a_group(table: Table, db: Connection) -> None:
    before = await state(db, table.id)
    body = {"name": "Die Acht"}
    refuse(await table.client.patch(table.path, by=table.player, json=body), 403, "forbidden")
    refuse(await table.client.patch(table.path, by=table.outsider, json=body), 404, "not_found")
    refuse(await table.client.patch(table.path, by=table.dm, json={}), 422, "invalid")
    refuse(
        await table.client.patch(table.path, by=table.dm, json={"ruleset_id": "dsa5e"}),
        422,
        "invalid",
        "/ruleset_id",
    )
    assert await state(db, table.id) == before
    changed = accept(await table.client.patch(table.path, by=table.dm, json=body), 200).json()
    assert (changed["name"], changed["revision"]) == ("Die Acht", 2)
    event = (await log(db, table.id))[-1]
    assert event["event"] == "group.updated"
    assert event["public"] == {
        "group_id": table.id,
        "name": "Die Acht",
        "description": "",
        "revision": 2,
    }


async def test_a_group_is_deleted_by_its_dungeon_master_who_types_its_name(
    table: Table, db: Connection
) -> None:
    character = await table.assigned(table.player)
    await table.invite()
    dice = {"source": "server", "dice": "1d6"}
    accept(await table.client.post(f"{table.path}/rolls", by=table.dm, json=dice, key=True), 201)
    before = await state(db, table.id)
    named = {"name": "Die Sieben"}
    delete = table.client.delete
    refuse(await delete(table.path, by=table.player, params=named), 403, "forbidden")
    refuse(await delete(table.path, by=table.outsider, params=named), 404, "not_found")
    refuse(await delete(table.path, by=table.dm), 422, "name_mismatch", "?name")
    wrong = {"name": "die sieben"}
    refuse(await delete(table.path, by=table.dm, params=wrong), 422, "name_mismatch", "?name")
    assert await state(db, table.id) == before
    accept(await delete(table.path, by=table.dm, params=named), 204)
    assert all(rows == [] for _, rows in await state(db, table.id))
    refuse(await table.client.get(table.path, by=table.dm), 404, "not_found")
    mine = accept(await table.client.get(f"/characters/{character}", by=table.player), 200).json()
    assert mine["groups"] == []


async def test_only_the_dungeon_master_hands_the_group_over_and_to_a_member(
    table: Table, db: Connection
) -> None:
    before = await state(db, table.id)
    path, post = f"{table.path}/transfer", table.client.post
    to_player = {"user_id": table.player.id}
    refuse(await post(path, by=table.player, json=to_player), 403, "forbidden")
    refuse(await post(path, by=table.outsider, json=to_player), 404, "not_found")
    for person, code in (
        (table.outsider.id, "not_a_member"),
        (str(uuid.uuid4()), "not_a_member"),
        (table.dm.id, "already_dungeon_master"),
    ):
        answer = await post(path, by=table.dm, json={"user_id": person})
        refuse(answer, 422, code, "/user_id")
    refuse(await post(path, by=table.dm, json={"user_id": "x"}), 422, "invalid", "/user_id")
    assert await state(db, table.id) == before
    group = accept(await post(path, by=table.dm, json=to_player), 200).json()
    assert group["role"] == "player"
    assert group["dm"]["user_id"] == table.player.id
    roles = {member["user_id"]: member["role"] for member in group["members"]}
    assert roles == {table.dm.id: "player", table.player.id: "dm", table.other.id: "player"}
    refuse(await table.client.patch(table.path, by=table.dm, json={"name": "X"}), 403, "forbidden")
    accept(await table.client.patch(table.path, by=table.player, json={"name": "X"}), 200)
    event = (await log(db, table.id))[-2]
    assert event["event"] == "group.dm_changed"
    assert event["public"]["dm_user_id"] == table.player.id
    assert event["public"]["previous_dm_user_id"] == table.dm.id


async def test_of_fifty_hand_overs_at_once_one_counts(
    client: Client, server: Server, db: Connection
) -> None:
    dm, *heirs = await people(server, db, 51)
    group = await make_group(client, dm)
    await _seat(db, group, [heir.id for heir in heirs])
    answers = await asyncio.gather(
        *(
            client.post(f"/groups/{group}/transfer", by=dm, json={"user_id": heir.id})
            for heir in heirs
        )
    )
    done = [answer for answer in answers if answer.status_code == 200]
    lost = [answer for answer in answers if answer.status_code != 200]
    assert len(done) == 1
    for answer in lost:
        # who asked later than the change was seen is told 403
        assert answer.json()["code"] in {"not_dungeon_master", "forbidden"}
    assert any(answer.json()["code"] == "not_dungeon_master" for answer in lost)
    assert await _dungeon_masters(db, group) == [done[0].json()["dm"]["user_id"]]
    events = [event["event"] for event in await log(db, group)]
    assert events.count("group.dm_changed") == 1


async def test_while_everybody_hands_over_there_is_always_one_dungeon_master(
    client: Client, server: Server, db: Connection
) -> None:
    persons = await people(server, db, 10)
    group = await make_group(client, persons[0])
    await _seat(db, group, [person.id for person in persons[1:]])
    counts: set[int] = set()

    async def hand_over(number: int) -> int:
        giver, taker = persons[number % 10], persons[(number + 1) % 10]
        for _ in range(25):
            answer = await client.post(
                f"/groups/{group}/transfer", by=giver, json={"user_id": taker.id}
            )
            if answer.status_code == 200:
                return 1
            # busy: fifty wait for one row, on a slow machine too long; they ask again
            assert answer.json()["code"] in {"not_dungeon_master", "forbidden", "busy"}
        return 0

    async def watch() -> None:
        while True:
            counts.add(len(await _dungeon_masters(db, group)))

    watching = asyncio.create_task(watch())
    done = sum(await asyncio.gather(*(hand_over(number) for number in range(50))))
    watching.cancel()
    await asyncio.gather(watching, return_exceptions=True)
    assert counts == {1}
    events = [event["event"] for event in await log(db, group)]
    assert events.count("group.dm_changed") == done > 0


async def test_the_database_itself_refuses_a_group_without_or_with_two_dungeon_masters(
    table: Table, db: Connection
) -> None:
    import asyncpg  # noqa: PLC0415

    with pytest.raises(asyncpg.UniqueViolationError):
        await db.execute(
            "UPDATE group_members SET role = 'dm' WHERE group_id = $1", uuid.UUID(table.id)
        )
    with pytest.raises(asyncpg.ForeignKeyViolationError):
        await db.execute(
            "UPDATE group_members SET role = 'player' WHERE group_id = $1", uuid.UUID(table.id)
        )


async def _dungeon_masters(db: Connection, group: str) -> list[str]:
    rows = await db.fetch(
        "SELECT user_id FROM group_members WHERE group_id = $1 AND role = 'dm'", uuid.UUID(group)
    )
    return [str(row["user_id"]) for row in rows]


async def _seat(db: Connection, group: str, members: list[str]) -> None:
    await db.execute(
        "INSERT INTO group_members (group_id, user_id, role)"
        " SELECT $1, id, 'player' FROM unnest($2::uuid[]) id",
        uuid.UUID(group),
        [uuid.UUID(member) for member in members],
    )


async def test_ten_equal_requests_make_one_group(
    client: Client, server: Server, db: Connection
) -> None:
    [mara] = await people(server, db, 1)
    body = {"name": "Die Sieben", "ruleset_id": "generic"}
    answer = accept(await ten_times(client, "POST", "/groups", mara, json=body), 201)
    listed = accept(await client.get("/groups", by=mara), 200).json()["items"]
    assert [group["id"] for group in listed] == [answer.json()["id"]]


async def test_ten_equal_requests_change_hand_over_and_delete_once(
    table: Table, db: Connection
) -> None:
    client = table.client
    accept(await ten_times(client, "PATCH", table.path, table.dm, json={"name": "Neu"}), 200)
    to = {"user_id": table.player.id}
    accept(await ten_times(client, "POST", f"{table.path}/transfer", table.dm, json=to), 200)
    events = [event["event"] for event in await log(db, table.id)]
    assert events == ["member.joined", "group.updated", "group.dm_changed"]
    named = {"name": "Neu"}
    accept(await ten_times(client, "DELETE", table.path, table.player, params=named), 204)


async def test_a_key_used_for_another_group_request_is_refused(
    table: Table, db: Connection
) -> None:
    key = uuid.uuid4()
    first = {"name": "Eins"}
    accept(await table.client.patch(table.path, by=table.dm, json=first, key=key), 200)
    before = await state(db, table.id)
    answer = await table.client.patch(table.path, by=table.dm, json={"name": "Zwei"}, key=key)
    refuse(answer, 422, "idempotency_key_reused")
    assert await state(db, table.id) == before


async def test_an_account_that_ends_while_it_is_handed_a_group_never_leads_it(
    client: Client, server: Server, db: Connection
) -> None:
    table = await make_table(client, server, db)
    removal = db.transaction()
    await removal.start()
    await db.execute("SELECT FROM users WHERE id = $1 FOR UPDATE", uuid.UUID(table.player.id))
    handing = asyncio.create_task(
        client.post(f"{table.path}/transfer", by=table.dm, json={"user_id": table.player.id})
    )
    await asyncio.sleep(0.2)
    await db.execute(
        "UPDATE sessions SET revoked_at = now() WHERE user_id = $1", uuid.UUID(table.player.id)
    )
    await db.execute("DELETE FROM users WHERE id = $1", uuid.UUID(table.player.id))
    await removal.commit()
    refuse(await handing, 422, "not_a_member", "/user_id")
    assert await _dungeon_masters(db, table.id) == [table.dm.id]
