"""Who may do what with a character: owner, dungeon master, fellow player, stranger, nobody."""

from typing import Any

import pytest

from tests.client import Client, Person, accept, refuse

# method, path below the character, body, needs a key, what the dungeon master gets
ROUTES: list[tuple[str, str, Any, bool, int]] = [
    ("GET", "", None, False, 200),
    ("PUT", "", {"sheet_data": {}}, False, 403),
    ("PATCH", "", {"name": "X"}, False, 403),
    ("DELETE", "", None, False, 403),
    ("POST", "/undelete", None, False, 404),
    ("POST", "/duplicate", {}, False, 403),
    ("GET", "/derived", None, False, 200),
    ("GET", "/history", None, False, 200),
    ("GET", "/history/1", None, False, 200),
    ("POST", "/history/1/restore", None, False, 403),
    ("POST", "/resources/hp", {"delta": -1}, True, 200),
    ("GET", "/view", None, False, 200),
    ("PUT", "/view", {}, False, 200),
    ("GET", "/export", None, False, 200),
    ("POST", "/export-link", None, False, 403),
    ("POST", "/import", {"cm_version": "1.0"}, False, 403),
    ("POST", "/portrait", {"content_type": "image/png", "size": 1000}, False, 403),
    ("POST", "/portrait/confirm", None, False, 403),
    ("DELETE", "/portrait", None, False, 403),
]


async def ask(client: Client, by: Person | None, hero: dict[str, Any], route: Any) -> Any:
    method, path, body, key, _ = route
    headers = {"if-match": '"1"'} if method == "PUT" and not path else {}
    return await client.send(
        method,
        f"/characters/{hero['id']}{path}",
        by=by,
        json=body,
        key=True if key else None,
        headers=headers,
    )


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route[0]} {route[1]}")
async def test_the_dungeon_master_reads_and_moves_resources_only(
    client: Client, gero: Person, mara: Person, seated: dict[str, Any], route: Any
) -> None:
    answer = await ask(client, gero, seated, route)
    assert answer.status_code == route[4], answer.text
    if route[4] >= 400:
        read = accept(await client.get(f"/characters/{seated['id']}", by=mara), 200).json()
        assert read["revision"] == 1


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route[0]} {route[1]}")
async def test_a_stranger_and_a_fellow_player_find_nothing(
    client: Client,
    gero: Person,
    mara: Person,
    tom: Person,
    seated: dict[str, Any],
    group: dict[str, Any],
    route: Any,
) -> None:
    refuse(await ask(client, tom, seated, route), 404, "not_found")
    invite = await client.post(f"/groups/{group['id']}/invite", by=gero, json={})
    token = accept(invite, 201).json()["token"]
    accept(await client.post(f"/groups/{group['id']}/join/{token}", by=tom), 200)
    refuse(await ask(client, tom, seated, route), 404, "not_found")
    read = accept(await client.get(f"/characters/{seated['id']}", by=mara), 200).json()
    assert read["revision"] == 1


@pytest.mark.parametrize("route", ROUTES, ids=lambda route: f"{route[0]} {route[1]}")
async def test_nobody_gets_anything_without_a_token(
    client: Client, hero: dict[str, Any], route: Any
) -> None:
    answer = await ask(client, None, hero, route)
    refuse(answer, 401, "unauthorized")
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_a_dungeon_master_of_another_group_finds_nothing(
    client: Client, tom: Person, seated: dict[str, Any]
) -> None:
    await client.group(tom)
    refuse(await client.get(f"/characters/{seated['id']}", by=tom), 404, "not_found")


async def test_the_groups_named_are_those_that_the_reader_is_in(
    client: Client, mara: Person, gero: Person, tom: Person, seated: dict[str, Any]
) -> None:
    second = await client.group(tom, mara)
    body = {"character_id": seated["id"]}
    accept(await client.post(f"/groups/{second['id']}/characters", by=mara, json=body), 201)
    path = f"/characters/{seated['id']}"
    mine = accept(await client.get(path, by=mara), 200).json()
    theirs = accept(await client.get(path, by=gero), 200).json()
    assert len(mine["groups"]) == 2
    assert len(theirs["groups"]) == 1
