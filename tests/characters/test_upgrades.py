"""Sheets older than their ruleset, and sheets whose ruleset is gone."""

import json
from typing import Any

import pytest

from app.db.connection import Connection
from tests.client import Client, Person, accept, refuse


@pytest.fixture
async def old(client: Client, mara: Person, db: Connection) -> dict[str, Any]:
    """A character written under the first version of its ruleset."""
    body = {"ruleset_id": "grown", "name": "Alt"}
    made: dict[str, Any] = accept(await client.post("/characters", by=mara, json=body), 201).json()
    await set_sheet(db, made["id"], {"strength": 7})
    return made


async def set_sheet(db: Connection, character_id: str, sheet: dict[str, Any]) -> None:
    await db.execute(
        "UPDATE characters SET sheet_data = $2::jsonb, sheet_version = 1, "
        "ruleset_version = '1.0.0' WHERE id = $1::text::uuid",
        character_id,
        json.dumps(sheet),
    )


async def test_an_old_sheet_is_brought_up_to_date_at_the_next_read(
    client: Client, mara: Person, old: dict[str, Any]
) -> None:
    path = f"/characters/{old['id']}"
    read = accept(await client.get(path, by=mara), 200).json()
    assert read["sheet_data"] == {"might": 7}
    assert (read["sheet_version"], read["ruleset_version"]) == (2, "2.0.0")
    history = accept(await client.get(f"{path}/history", by=mara), 200).json()
    assert history["items"][0]["cause"] == "upgrade"
    again = accept(await client.get(path, by=mara), 200).json()
    assert again["revision"] == read["revision"]


async def test_an_old_sheet_that_cannot_be_brought_up_to_date_stays_readable_and_says_so(
    client: Client, mara: Person, old: dict[str, Any], db: Connection
) -> None:
    await set_sheet(db, old["id"], {"strength": 99})
    path = f"/characters/{old['id']}"
    read = accept(await client.get(path, by=mara), 200).json()
    assert read["ruleset_state"] == "outdated"
    assert read["sheet_data"] == {"strength": 99}
    exported = accept(await client.get(f"{path}/export", by=mara), 200).json()
    assert exported["sheet_data"] == {"strength": 99}
    assert exported["sheet_version"] == 1
    refuse(await client.get(f"{path}/derived", by=mara), 409, "sheet_outdated")


async def test_a_character_whose_ruleset_is_gone_is_listed_readable_and_exportable(
    client: Client, mara: Person, hero: dict[str, Any], db: Connection
) -> None:
    await db.execute(
        "UPDATE characters SET ruleset_id = 'vanished' WHERE id = $1::text::uuid", hero["id"]
    )
    path = f"/characters/{hero['id']}"
    page = accept(await client.get("/characters", by=mara), 200).json()
    assert page["items"][0]["ruleset_state"] == "unavailable"
    assert accept(await client.get(path, by=mara), 200).json()["ruleset_state"] == "unavailable"
    assert accept(await client.get(f"{path}/export", by=mara), 200).json()["name"] == "Alrike"
    refuse(await client.patch(path, by=mara, json={"name": "X"}), 404, "unknown_ruleset")
    accept(await client.delete(path, by=mara), 204)


async def test_an_old_file_is_brought_up_to_date_when_it_is_imported(
    client: Client, mara: Person
) -> None:
    file = {
        "cm_version": "1.0",
        "ruleset_id": "grown",
        "name": "Alt",
        "sheet_version": 1,
        "sheet_data": {"strength": 4},
    }
    made = accept(await client.post("/characters/import", by=mara, json=file), 201).json()
    assert made["character"]["sheet_data"] == {"might": 4}
