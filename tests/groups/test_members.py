"""Leaving and removal: who may, and what goes along."""

import asyncio
import uuid

from app.db.connection import Connection
from tests.client import accept, refuse
from tests.groups.table import Table, log, state, ten_times


async def test_members_remove_themselves_and_the_dungeon_master_removes_members(
    table: Table, db: Connection
) -> None:
    path, delete = f"{table.path}/members", table.client.delete
    before = await state(db, table.id)
    refuse(await delete(f"{path}/{table.other.id}", by=table.player), 403, "forbidden")
    refuse(await delete(f"{path}/{table.dm.id}", by=table.player), 403, "forbidden")
    refuse(await delete(f"{path}/{table.player.id}", by=table.outsider), 404, "not_found")
    refuse(await delete(f"{path}/{table.outsider.id}", by=table.outsider), 404, "not_found")
    refuse(await delete(f"{path}/{table.outsider.id}", by=table.dm), 404, "not_found")
    refuse(await delete(f"{path}/{uuid.uuid4()}", by=table.dm), 404, "not_found")
    assert await state(db, table.id) == before
    accept(await delete(f"{path}/{table.player.id}", by=table.player), 204)
    accept(await delete(f"{path}/{table.other.id}", by=table.dm), 204)
    for person in (table.player, table.other):
        refuse(await table.client.get(table.path, by=person), 404, "not_found")
    left, removed = (await log(db, table.id))[-2:]
    assert left["event"] == removed["event"] == "member.left"
    assert left["public"]["user_id"] == table.player.id
    assert (left["public"]["reason"], removed["public"]["reason"]) == ("left", "removed")


async def test_the_dungeon_master_hands_over_before_leaving(table: Table, db: Connection) -> None:
    before = await state(db, table.id)
    path = f"{table.path}/members/{table.dm.id}"
    answer = await table.client.delete(path, by=table.dm)
    refuse(answer, 409, "dungeon_master_must_hand_over")
    assert await state(db, table.id) == before
    heir = {"user_id": table.player.id}
    accept(await table.client.post(f"{table.path}/transfer", by=table.dm, json=heir), 200)
    accept(await table.client.delete(path, by=table.dm), 204)


async def test_characters_leave_the_table_with_their_player(table: Table, db: Connection) -> None:
    runa = await table.assigned(table.player, "Runa")
    hidden = await table.assigned(table.player, "Schatten")
    path = f"{table.path}/characters/{hidden}"
    accept(await table.client.patch(path, by=table.dm, json={"hidden": True}), 200)
    stays = await table.assigned(table.other, "Ben")
    start = len(await log(db, table.id))
    accept(await table.client.delete(f"{table.path}/members/{table.player.id}", by=table.dm), 204)
    told = (await log(db, table.id))[start:]
    assert [event["event"] for event in told] == [
        "character.removed",
        "character.removed",
        "member.left",
    ]
    public = {event["full"].get("character_id"): event["public"] for event in told[:2]}
    assert public[hidden] is None
    assert public[runa]["character_id"] == runa
    assert all(str(event["subject_user_id"]) == table.player.id for event in told[:2])
    listed = accept(await table.client.get(f"{table.path}/characters", by=table.dm), 200).json()
    assert [card["character_id"] for card in listed["items"]] == [stays]
    # the character itself stays its owner's, and the dungeon master may not open it any more
    accept(await table.client.get(f"/characters/{runa}", by=table.player), 200)
    refuse(await table.client.get(f"/characters/{runa}", by=table.dm), 404, "not_found")


async def test_ten_equal_requests_remove_a_member_once(table: Table, db: Connection) -> None:
    await table.assigned(table.player)
    path = f"{table.path}/members/{table.player.id}"
    accept(await ten_times(table.client, "DELETE", path, table.dm), 204)
    events = [event["event"] for event in await log(db, table.id)]
    assert events.count("member.left") == events.count("character.removed") == 1


async def test_leaving_while_characters_come_and_change_leaves_none_behind(
    table: Table, db: Connection
) -> None:
    characters = [await table.character(table.player, f"Held {number}") for number in range(6)]
    for character in characters[:3]:
        body = {"character_id": character}
        accept(await table.client.post(f"{table.path}/characters", by=table.player, json=body), 201)

    async def assign(character: str) -> int:
        body = {"character_id": character}
        answer = await table.client.post(f"{table.path}/characters", by=table.player, json=body)
        return answer.status_code

    async def hurt(character: str) -> int:
        path = f"/characters/{character}/resources/hp"
        answer = await table.client.post(path, by=table.player, json={"delta": -1}, key=True)
        return answer.status_code

    async def leave() -> int:
        path = f"{table.path}/members/{table.player.id}"
        for _ in range(20):
            answer = await table.client.delete(path, by=table.player)
            if answer.status_code != 503:
                return answer.status_code
        return 503

    answers = await asyncio.gather(
        *(assign(character) for character in characters[3:]),
        *(hurt(character) for character in characters),
        leave(),
    )
    assert answers[-1] == 204
    assert set(answers[:3]) <= {201, 404}
    assert set(answers[3:9]) == {200}
    assert (
        await db.fetchval(
            "SELECT count(*) FROM group_characters WHERE group_id = $1", uuid.UUID(table.id)
        )
        == 0
    )
    await log(db, table.id)
