"""A ruleset that fails is its own problem: a code, nothing stored, the others go on."""

import pytest

from app.db.connection import Connection
from tests.client import Client, Person, Server, accept, refuse, serve


@pytest.fixture
async def person(client: Client) -> Person:
    """Somebody with an account."""
    return await client.person("Mara")


async def count(db: Connection, person: Person) -> int:
    number: int = await db.fetchval(
        "SELECT count(*) FROM characters WHERE owner_user_id = $1::text::uuid", person.id
    )
    return number


@pytest.mark.parametrize("mode", ["raise", "nonsense"])
async def test_a_hook_that_raises_or_answers_nonsense_refuses_the_write(
    client: Client, person: Person, db: Connection, mode: str
) -> None:
    body = {"ruleset_id": "brittle", "name": "X", "sheet_data": {"mode": mode}}
    refuse(await client.post("/characters", by=person, json=body), 422, "ruleset_failed")
    assert await count(db, person) == 0


async def test_a_hook_that_loops_is_given_up_and_the_third_time_its_ruleset_too(
    server: Server, person: Person, db: Connection
) -> None:
    # a server of its own: the ruleset stays disabled until its restart
    async with serve(server.parts.settings, own_rulesets=True) as own, Client(own) as client:
        await _loop_three_times(client, person, db)


async def _loop_three_times(client: Client, person: Person, db: Connection) -> None:
    fine = {"ruleset_id": "brittle", "name": "X", "sheet_data": {"mode": "fine"}}
    made = accept(await client.post("/characters", by=person, json=fine), 201).json()
    loops = {"ruleset_id": "brittle", "name": "X", "sheet_data": {"mode": "loop"}}
    for _ in range(3):
        refuse(await client.post("/characters", by=person, json=loops), 422, "ruleset_failed")
    refuse(await client.post("/characters", by=person, json=fine), 409, "ruleset_unavailable")
    assert await count(db, person) == 1
    path = f"/characters/{made['id']}"
    read = accept(await client.get(path, by=person), 200).json()
    assert read["ruleset_state"] == "unavailable"
    assert accept(await client.get(f"{path}/export", by=person), 200).json()["name"] == "X"
    refuse(await client.get(f"{path}/derived", by=person), 409, "ruleset_unavailable")
    other = {"ruleset_id": "generic", "name": "Y"}
    accept(await client.post("/characters", by=person, json=other), 201)
