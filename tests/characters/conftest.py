"""Mara plays, Gero leads the table, Tom is a stranger."""

from typing import Any

import pytest

from tests.client import Client, Person, accept


@pytest.fixture
async def mara(client: Client) -> Person:
    """A player."""
    return await client.person("Mara")


@pytest.fixture
async def gero(client: Client) -> Person:
    """A dungeon master."""
    return await client.person("Gero")


@pytest.fixture
async def tom(client: Client) -> Person:
    """A stranger."""
    return await client.person("Tom")


@pytest.fixture
async def hero(client: Client, mara: Person) -> dict[str, Any]:
    """Mara's character of the generic ruleset: 10 hit points of 10."""
    body = {"ruleset_id": "generic", "name": "Alrike"}
    made: dict[str, Any] = accept(await client.post("/characters", by=mara, json=body), 201).json()
    return made


@pytest.fixture
async def group(client: Client, gero: Person, mara: Person) -> dict[str, Any]:
    """Gero's group, with Mara in it."""
    return await client.group(gero, mara)


@pytest.fixture
async def seated(
    client: Client, mara: Person, hero: dict[str, Any], group: dict[str, Any]
) -> dict[str, Any]:
    """Mara's character, assigned to Gero's group."""
    body = {"character_id": hero["id"], "is_active": True}
    accept(await client.post(f"/groups/{group['id']}/characters", by=mara, json=body), 201)
    return hero
