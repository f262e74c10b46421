"""Lists, the bin, copies."""

from typing import Any

import pytest

from app.db.connection import Connection
from tests.client import Client, Person, accept, refuse


async def make(client: Client, by: Person, name: str, ruleset_id: str = "generic") -> str:
    body = {"ruleset_id": ruleset_id, "name": name}
    made: str = accept(await client.post("/characters", by=by, json=body), 201).json()["id"]
    return made


async def names(client: Client, by: Person, query: str = "") -> list[str]:
    page = accept(await client.get(f"/characters{query}", by=by), 200).json()
    return [item["name"] for item in page["items"]]


async def test_one_sees_ones_own_characters_the_last_changed_first(
    client: Client, mara: Person, tom: Person
) -> None:
    first = await make(client, mara, "Eins")
    await make(client, mara, "Zwei")
    await make(client, tom, "Toms")
    assert await names(client, mara) == ["Zwei", "Eins"]
    accept(await client.patch(f"/characters/{first}", by=mara, json={"name": "Eins!"}), 200)
    assert await names(client, mara) == ["Eins!", "Zwei"]


async def test_pages_hold_everything_once(client: Client, mara: Person) -> None:
    made = {await make(client, mara, f"Nr {number}") for number in range(5)}
    seen: list[str] = []
    path = "/characters?limit=2"
    while path:
        page = accept(await client.get(path, by=mara), 200).json()
        seen += [item["id"] for item in page["items"]]
        path = f"/characters?limit=2&cursor={page['next']}" if "next" in page else ""
    assert sorted(seen) == sorted(made)


async def test_lists_are_filtered_by_name_and_ruleset(client: Client, mara: Person) -> None:
    await make(client, mara, "Älfred der Große")
    await make(client, mara, "50% Zwerg")
    await make(client, mara, "Rondra", "dsa5e")
    assert await names(client, mara, "?q=GROSSE") == []
    assert await names(client, mara, "?q=GROßE") == ["Älfred der Große"]
    assert await names(client, mara, "?q=%25") == ["50% Zwerg"]
    assert await names(client, mara, "?ruleset_id=dsa5e") == ["Rondra"]


@pytest.mark.parametrize("cursor", ["x", "WzFd", "e30", "bnVsbA", "WyJhIiwiYiJd", "%00"])
async def test_a_cursor_that_no_page_gave_is_refused(
    client: Client, mara: Person, cursor: str
) -> None:
    answer = await client.get(f"/characters?cursor={cursor}", by=mara)
    refuse(answer, 400, "bad_cursor")


@pytest.mark.parametrize(
    "query",
    ["?limit=0", "?limit=101", "?limit=x", "?limit=1&limit=2", "?nonsense=1", "?deleted=yes"],
)
async def test_parameters_that_are_not_as_declared_are_refused(
    client: Client, mara: Person, query: str
) -> None:
    pointer = "?" + query[1:].partition("=")[0]
    refuse(await client.get(f"/characters{query}", by=mara), 422, "invalid", pointer)


async def test_a_deleted_character_lies_in_the_bin_and_comes_back(
    client: Client, mara: Person, gero: Person, seated: dict[str, Any], group: dict[str, Any]
) -> None:
    path = f"/characters/{seated['id']}"
    accept(await client.delete(path, by=mara), 204)
    refuse(await client.get(path, by=mara), 404, "not_found")
    refuse(await client.get(path, by=gero), 404, "not_found")
    assert await names(client, mara) == []
    assert await names(client, mara, "?deleted=true") == ["Alrike"]
    listed = accept(await client.get(f"/groups/{group['id']}/characters", by=gero), 200).json()
    assert listed["items"] == []
    accept(await client.post(f"{path}/undelete", by=mara), 200)
    assert await names(client, mara) == ["Alrike"]
    listed = accept(await client.get(f"/groups/{group['id']}/characters", by=gero), 200).json()
    assert [one["character_id"] for one in listed["items"]] == [seated["id"]]


async def test_after_thirty_days_the_bin_gives_nothing_back(
    client: Client, mara: Person, hero: dict[str, Any], db: Connection
) -> None:
    path = f"/characters/{hero['id']}"
    accept(await client.delete(path, by=mara), 204)
    await db.execute(
        "UPDATE characters SET deleted_at = now() - interval '31 days' WHERE id = $1::text::uuid",
        hero["id"],
    )
    refuse(await client.post(f"{path}/undelete", by=mara), 410, "gone")


async def test_deleting_twice_is_told(client: Client, mara: Person, hero: dict[str, Any]) -> None:
    path = f"/characters/{hero['id']}"
    accept(await client.delete(path, by=mara), 204)
    refuse(await client.delete(path, by=mara), 404, "not_found")


async def test_a_copy_is_a_character_of_its_own(
    client: Client, mara: Person, seated: dict[str, Any]
) -> None:
    path = f"/characters/{seated['id']}/duplicate"
    copy = accept(await client.post(path, by=mara, json={}), 201).json()
    assert copy["name"] == "Alrike (2)"
    assert copy["groups"] == []
    assert copy["sheet_data"] == seated["sheet_data"]
    accept(await client.patch(f"/characters/{copy['id']}", by=mara, json={"name": "X"}), 200)
    read = accept(await client.get(f"/characters/{seated['id']}", by=mara), 200).json()
    assert read["name"] == "Alrike"


@pytest.mark.parametrize("name", ["", "   ", "a\nb", "x" * 101, "\x7f", 5, None])
async def test_a_name_is_a_line_of_text(client: Client, mara: Person, name: Any) -> None:
    body = {"ruleset_id": "generic", "name": name}
    refuse(await client.post("/characters", by=mara, json=body), 422, "invalid", "/name")
    assert await names(client, mara) == []


@pytest.mark.parametrize(
    "name",
    ["'; DROP TABLE characters; --", "../../etc/passwd", "%s%n{0}", "<img src=x>", "\u202eabc"],
)
async def test_a_name_is_only_ever_a_name(client: Client, mara: Person, name: str) -> None:
    await make(client, mara, name)
    assert await names(client, mara) == [name]
