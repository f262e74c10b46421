"""A group with people in every role, and what tests ask of it."""

import asyncio
import json
import uuid
from dataclasses import dataclass
from typing import Any

from app.db.connection import Connection
from app.domain import access
from app.domain.access import Actor
from tests.client import Client, Person, Server, accept

SHEET = {
    "hp": {"current": 10, "maximum": 12},
    "actions": {
        "sneak": {"label": "Schleichen", "dice": "1d20+4", "target": 15},
        "stab": {"label": "Dolch", "dice": "1d6+2", "category": "damage"},
    },
}


@dataclass(slots=True)
class Table:
    """``player`` and ``other`` are members, ``outsider`` is not."""

    client: Client
    id: str
    dm: Person
    player: Person
    other: Person
    outsider: Person

    @property
    def path(self) -> str:
        return f"/groups/{self.id}"

    @property
    def members(self) -> tuple[Person, Person, Person]:
        return self.dm, self.player, self.other

    async def character(self, owner: Person, name: str = "Runa", **more: Any) -> str:
        """A generic character; its id."""
        body = {"ruleset_id": "generic", "name": name, "sheet_data": SHEET, **more}
        return str(
            accept(await self.client.post("/characters", by=owner, json=body), 201).json()["id"]
        )

    async def assigned(self, owner: Person, name: str = "Runa", **how: Any) -> str:
        """A character of ``owner`` at this table; its id."""
        character = await self.character(owner, name)
        body = {"character_id": character, **how}
        accept(await self.client.post(f"{self.path}/characters", by=owner, json=body), 201)
        return character

    async def invite(self, **how: Any) -> dict[str, Any]:
        answer = await self.client.post(f"{self.path}/invite", by=self.dm, json=how)
        made: dict[str, Any] = accept(answer, 201).json()
        return made


async def make_table(client: Client, server: Server, db: Connection) -> Table:
    dm, player, other, outsider = await people(server, db, 4)
    group = await make_group(client, dm)
    for person in (player, other):
        await db.execute(
            "INSERT INTO group_members (group_id, user_id, role) VALUES ($1, $2, 'player')",
            uuid.UUID(group),
            uuid.UUID(person.id),
        )
    return Table(client, group, dm, player, other, outsider)


async def make_group(
    client: Client, dm: Person, name: str = "Die Sieben", ruleset: str = "generic"
) -> str:
    body = {"name": name, "ruleset_id": ruleset}
    return str(accept(await client.post("/groups", by=dm, json=body), 201).json()["id"])


async def people(
    server: Server, db: Connection, count: int, *, verified: bool = True
) -> list[Person]:
    """Accounts made past the front door, which has its own tests: many are made in no time."""
    return [await _person(server, db, f"Person {number}", verified) for number in range(count)]


async def _person(server: Server, db: Connection, name: str, verified: bool) -> Person:
    email = f"{uuid.uuid4().hex}@example.org"
    user_id = await db.fetchval(
        "INSERT INTO users (email, password_hash, display_name, email_verified)"
        " VALUES ($1, '', $2, $3) RETURNING id",
        email,
        name,
        verified,
    )
    session_id = await db.fetchval(
        "INSERT INTO sessions (user_id, salt, transport, expires_at)"
        " VALUES ($1, '', 'body', now() + interval '1 day') RETURNING id",
        user_id,
    )
    token = access.issue(server.parts.keys, Actor(user_id, session_id), server.clock())
    return Person(str(user_id), email, name, "", {"access_token": token})


async def log(db: Connection, group: str) -> list[dict[str, Any]]:
    """The group's events in order; their numbers must have no gaps."""
    rows = await db.fetch(
        "SELECT * FROM group_events WHERE group_id = $1 ORDER BY seq", uuid.UUID(group)
    )
    assert [row["seq"] for row in rows] == list(range(1, len(rows) + 1))
    assert await db.fetchval("SELECT event_seq FROM groups WHERE id = $1", uuid.UUID(group)) in (
        None,
        len(rows),
    )
    return [
        {
            **dict(row),
            "full": json.loads(row["full_data"]),
            "public": json.loads(row["public_data"]) if row["public_data"] else None,
        }
        for row in rows
    ]


async def state(db: Connection, group: str) -> list[Any]:
    """All that the database holds of a group: equal before and after a refusal."""
    found: list[Any] = []
    for table, column in (
        ("groups", "id"),
        ("group_members", "group_id"),
        ("group_characters", "group_id"),
        ("invites", "group_id"),
        ("content_entries", "group_id"),
        ("rolls", "group_id"),
        ("group_events", "group_id"),
    ):
        rows = await db.fetch(
            f"SELECT to_jsonb(t)::text AS row FROM {table} t WHERE {column} = $1 ORDER BY 1",
            uuid.UUID(group),
        )
        found.append((table, [row["row"] for row in rows]))
    return found


async def ten_times(client: Client, method: str, path: str, by: Person, **what: Any) -> Any:
    """Send one request ten times at once under one key; answers the one answer that all got."""
    key = str(uuid.uuid4())
    answers = await asyncio.gather(
        *(client.send(method, path, by=by, key=key, **what) for _ in range(10))
    )
    told = {(answer.status_code, answer.content) for answer in answers}
    assert len(told) == 1, told
    again = await client.send(method, path, by=by, key=key, **what)
    assert (again.status_code, again.content) in told
    return again
