"""A group's own content: read by its members, written by its dungeon master."""

import uuid
from typing import Any

import pytest

from app.db.connection import Connection
from tests.client import accept, refuse
from tests.groups.table import Table, log, state, ten_times

BEER = {"kind": "equipment", "name": {"de": "Zwergenbier"}, "data": {"weight": 1}}


async def made(table: Table, **more: Any) -> dict[str, Any]:
    answer = await table.client.post(f"{table.path}/content", by=table.dm, json={**BEER, **more})
    entry: dict[str, Any] = accept(answer, 201).json()
    return entry


async def test_the_dungeon_master_writes_and_members_read(table: Table, db: Connection) -> None:
    entry = await made(table)
    assert entry["name"] == {"de": "Zwergenbier", "en": "Zwergenbier"}
    assert entry["data"] == {"weight": 1}
    assert entry["created_by"] == table.dm.id
    path, client = f"{table.path}/content", table.client
    for person in table.members:
        listed = accept(await client.get(path, by=person), 200).json()
        assert listed == {"items": [entry]}
    refuse(await client.get(path, by=table.outsider), 404, "not_found")
    change = {"name": {"de": "Bier", "en": "Beer"}}
    changed = accept(await client.patch(f"{path}/{entry['id']}", by=table.dm, json=change), 200)
    assert changed.json()["name"] == change["name"]
    assert changed.json()["data"] == {"weight": 1}
    assert changed.json()["revision"] == 2
    accept(await client.delete(f"{path}/{entry['id']}", by=table.dm), 204)
    refuse(await client.delete(f"{path}/{entry['id']}", by=table.dm), 404, "not_found")
    told = (await log(db, table.id))[1:]
    assert [event["event"] for event in told] == ["content.changed"] * 3
    assert [event["public"]["change"] for event in told] == ["created", "changed", "deleted"]
    assert {event["public"]["entry_id"] for event in told} == {entry["id"]}


async def test_nobody_else_writes(table: Table, db: Connection) -> None:
    entry = await made(table)
    before = await state(db, table.id)
    path, client = f"{table.path}/content", table.client
    for person, status, code in (
        (table.player, 403, "forbidden"),
        (table.outsider, 404, "not_found"),
    ):
        one = f"{path}/{entry['id']}"
        refuse(await client.post(path, by=person, json=BEER), status, code)
        refuse(await client.patch(one, by=person, json={"data": {}}), status, code)
        refuse(await client.delete(one, by=person), status, code)
    unknown = f"{path}/{uuid.uuid4()}"
    refuse(await client.patch(unknown, by=table.dm, json={"data": {}}), 404, "not_found")
    theirs = accept(
        await client.post(
            "/groups", by=table.outsider, json={"name": "Andere", "ruleset_id": "generic"}
        ),
        201,
    ).json()["id"]
    foreign = f"/groups/{theirs}/content/{entry['id']}"
    refuse(await client.delete(foreign, by=table.outsider), 404, "not_found")
    assert await state(db, table.id) == before


def deep(levels: int) -> dict[str, Any]:
    value: dict[str, Any] = {}
    for _ in range(levels):
        value = {"a": value}
    return value


@pytest.mark.parametrize(
    ("more", "status", "code", "pointer"),
    [
        ({"kind": "Equipment"}, 422, "invalid", "/kind"),
        ({"kind": ""}, 422, "invalid", "/kind"),
        ({"kind": "../x"}, 422, "invalid", "/kind"),
        ({"name": {}}, 422, "invalid", "/name"),
        ({"name": "Bier"}, 422, "invalid", "/name"),
        ({"name": {"de": "  "}}, 422, "invalid", "/name/de"),
        ({"name": {"fr": "Bière"}}, 422, "invalid", "/name/fr"),
        ({"data": []}, 422, "invalid", "/data"),
        ({"data": {"a": None}}, 422, "invalid", "/data/a"),
        ({"data": {"text": "x" * 9000}}, 422, "invalid", "/data"),
        ({"data": {"n": 2**60}}, 400, "bad_number", "/data/n"),
        ({"data": deep(40)}, 400, "too_deep", ""),
        ({"id": "x"}, 422, "invalid", "/id"),
    ],
)
async def test_what_is_no_entry_is_refused_where_it_is_wrong(
    table: Table, db: Connection, more: Any, status: int, code: str, pointer: str
) -> None:
    before = await state(db, table.id)
    answer = await table.client.post(f"{table.path}/content", by=table.dm, json={**BEER, **more})
    refuse(answer, status, code, *([pointer] if pointer else []))
    assert await state(db, table.id) == before


async def test_entries_are_found_by_kind_and_name_in_pages(table: Table) -> None:
    names = ["Bier", "Honigbier", "Wein"]
    drinks = [await made(table, name={"de": name}) for name in names]
    spell = await made(table, kind="spells", name={"de": "Bierzauber", "en": "Beer magic"})
    get, path = table.client.get, f"{table.path}/content"

    async def found(**query: Any) -> set[str]:
        answer = accept(await get(path, by=table.player, params=query), 200).json()
        return {entry["id"] for entry in answer["items"]}

    assert await found(kind="spells") == {spell["id"]}
    assert await found(q="BIER") == {drinks[0]["id"], drinks[1]["id"], spell["id"]}
    assert await found(q="beer") == {spell["id"]}
    assert await found(q="bier", kind="equipment") == {drinks[0]["id"], drinks[1]["id"]}
    assert await found(q="%") == set()
    seen: list[str] = []
    query: dict[str, Any] = {"limit": 3}
    for expected in (3, 1):
        page = accept(await get(path, by=table.player, params=query), 200).json()
        assert len(page["items"]) == expected
        seen += [entry["id"] for entry in page["items"]]
        query["cursor"] = page.get("next", "")
    assert len(set(seen)) == 4
    refuse(await get(path, by=table.player, params={"cursor": "W10"}), 400, "bad_cursor")
    for name in ("q", "kind"):
        answer = await get(f"{path}?{name}=%00", by=table.player)
        refuse(answer, 422, "invalid", f"?{name}")


async def test_a_group_has_at_most_a_thousand_entries(table: Table, db: Connection) -> None:
    await db.execute(
        "INSERT INTO content_entries (group_id, kind, name)"
        """ SELECT $1, 'equipment', '{"de": "x", "en": "x"}' FROM generate_series(1, 1000)""",
        uuid.UUID(table.id),
    )
    answer = await table.client.post(f"{table.path}/content", by=table.dm, json=BEER)
    refuse(answer, 409, "too_many_entries")


async def test_ten_equal_requests_write_once(table: Table, db: Connection) -> None:
    client, path = table.client, f"{table.path}/content"
    answer = await ten_times(client, "POST", path, table.dm, json=BEER)
    one = f"{path}/{accept(answer, 201).json()['id']}"
    answer = await ten_times(client, "PATCH", one, table.dm, json={"data": {"weight": 2}})
    assert accept(answer, 200).json()["revision"] == 2
    accept(await ten_times(client, "DELETE", one, table.dm), 204)
    events = [event["public"].get("change") for event in (await log(db, table.id))[1:]]
    assert events == ["created", "changed", "deleted"]
