"""The last ten states, and the way back."""

from typing import Any

from app.db.connection import Connection
from tests.client import Client, Person, accept, refuse


async def save(
    client: Client, by: Person, character_id: str, notes: str, how: str = "manual"
) -> Any:
    path = f"/characters/{character_id}?save={how}"
    answer = await client.patch(path, by=by, json={"sheet_data": {"notes": notes}})
    return accept(answer, 200).json()


async def history(client: Client, by: Person, character_id: str) -> list[dict[str, Any]]:
    answer = accept(await client.get(f"/characters/{character_id}/history", by=by), 200)
    items: list[dict[str, Any]] = answer.json()["items"]
    return items


async def test_each_manual_save_is_a_version_that_says_who_when_and_why(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    await save(client, mara, hero["id"], "eins")
    versions = await history(client, mara, hero["id"])
    assert [(one["version"], one["cause"]) for one in versions] == [(2, "save"), (1, "create")]
    assert versions[0]["display_name"] == "Mara"
    assert versions[0]["user_id"] == mara.id


async def test_the_last_ten_versions_are_kept(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    for number in range(12):
        await save(client, mara, hero["id"], f"nr {number}")
    versions = await history(client, mara, hero["id"])
    assert [one["version"] for one in versions] == list(range(13, 3, -1))
    gone = await client.get(f"/characters/{hero['id']}/history/3", by=mara)
    refuse(gone, 404, "unknown_version")


async def test_a_run_of_autosaves_by_one_person_is_one_version(
    client: Client, mara: Person, hero: dict[str, Any], db: Connection
) -> None:
    for number in range(4):
        await save(client, mara, hero["id"], f"auto {number}", "auto")
    versions = await history(client, mara, hero["id"])
    assert [(one["version"], one["cause"]) for one in versions] == [(2, "autosave"), (1, "create")]
    path = f"/characters/{hero['id']}/history/2"
    last = accept(await client.get(path, by=mara), 200).json()
    assert last["sheet_data"]["notes"] == "auto 3"


async def let_have_begun(db: Connection, hero: dict[str, Any], version: int, ago: str) -> None:
    await db.execute(
        "UPDATE character_versions SET started_at = now() - $3::text::interval "
        "WHERE character_id = $1::text::uuid AND version = $2",
        *(hero["id"], version, ago),
    )


async def test_a_run_of_autosaves_ends_ten_minutes_after_it_began(
    client: Client, mara: Person, hero: dict[str, Any], db: Connection
) -> None:
    await save(client, mara, hero["id"], "früh", "auto")
    await let_have_begun(db, hero, 2, "601 seconds")
    await save(client, mara, hero["id"], "spät", "auto")
    assert [one["version"] for one in await history(client, mara, hero["id"])] == [3, 2, 1]


async def test_a_run_of_autosaves_lasts_as_long_as_the_sitting_that_it_began_in(
    client: Client, mara: Person, hero: dict[str, Any], db: Connection
) -> None:
    await save(client, mara, hero["id"], "früh", "auto")
    await let_have_begun(db, hero, 2, "40 minutes")
    await save(client, mara, hero["id"], "dabei", "auto&sitting=1860")
    assert [one["version"] for one in await history(client, mara, hero["id"])] == [2, 1]
    await save(client, mara, hero["id"], "eine andere Sitzung", "auto&sitting=1740")
    assert [one["version"] for one in await history(client, mara, hero["id"])] == [3, 2, 1]
    await let_have_begun(db, hero, 3, "25 hours")
    await save(client, mara, hero["id"], "seit Tagen offen", "auto&sitting=300000")
    assert [one["version"] for one in await history(client, mara, hero["id"])] == [4, 3, 2, 1]


async def test_a_manual_save_ends_a_run_of_autosaves(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    for how in ("auto", "manual", "auto"):
        await save(client, mara, hero["id"], how, how)
    causes = [one["cause"] for one in await history(client, mara, hero["id"])]
    assert causes == ["autosave", "save", "autosave", "create"]


async def test_a_resource_change_makes_no_version(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    path = f"/characters/{hero['id']}/resources/hp"
    accept(await client.post(path, by=mara, json={"delta": -3}, key=True), 200)
    assert len(await history(client, mara, hero["id"])) == 1


async def test_restoring_makes_a_new_version_and_keeps_life_as_it_is(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    await save(client, mara, hero["id"], "neu")
    hit = f"/characters/{hero['id']}/resources/hp"
    accept(await client.post(hit, by=mara, json={"delta": -3}, key=True), 200)
    path = f"/characters/{hero['id']}/history/1/restore"
    restored = accept(await client.post(path, by=mara), 200).json()
    assert restored["sheet_data"]["notes"] == ""
    assert restored["sheet_data"]["hp"]["current"] == 7
    versions = await history(client, mara, hero["id"])
    assert (versions[0]["version"], versions[0]["cause"]) == (3, "restore")


async def test_restoring_brings_life_back_if_asked(
    client: Client, mara: Person, hero: dict[str, Any]
) -> None:
    hit = f"/characters/{hero['id']}/resources/hp"
    accept(await client.post(hit, by=mara, json={"delta": -3}, key=True), 200)
    path = f"/characters/{hero['id']}/history/1/restore?resources=true"
    restored = accept(await client.post(path, by=mara), 200).json()
    assert restored["sheet_data"]["hp"]["current"] == 10


async def test_restoring_heals_nobody_whose_old_sheet_kept_no_value(
    client: Client, mara: Person
) -> None:
    body = {"ruleset_id": "dsa5e", "name": "Rondriane", "template": "kriegerin"}
    made = accept(await client.post("/characters", by=mara, json=body), 201).json()
    path = f"/characters/{made['id']}"
    assert "current" not in made["sheet_data"]  # full
    answer = await client.post(f"{path}/resources/LeP", by=mara, json={"delta": -5}, key=True)
    left = accept(answer, 200).json()["value"]
    patch = {"sheet_data": {"attributes": {"MU": made["sheet_data"]["attributes"]["MU"] + 1}}}
    accept(await client.patch(path, by=mara, json=patch), 200)
    restored = accept(await client.post(f"{path}/history/1/restore", by=mara), 200).json()
    assert restored["sheet_data"]["attributes"] == made["sheet_data"]["attributes"]
    assert restored["sheet_data"]["current"]["LeP"] == left


async def test_the_dungeon_master_reads_the_history_but_restores_nothing(
    client: Client, mara: Person, gero: Person, seated: dict[str, Any]
) -> None:
    await save(client, mara, seated["id"], "neu")
    assert len(await history(client, gero, seated["id"])) == 2
    path = f"/characters/{seated['id']}/history/1/restore"
    refuse(await client.post(path, by=gero), 403, "forbidden")
    assert len(await history(client, mara, seated["id"])) == 2


async def test_a_stranger_sees_no_history(
    client: Client, tom: Person, hero: dict[str, Any]
) -> None:
    for path in ("history", "history/1"):
        answer = await client.get(f"/characters/{hero['id']}/{path}", by=tom)
        refuse(answer, 404, "not_found")
