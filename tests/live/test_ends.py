"""Who may not be in the room any more is out of it within a second, on every server."""

import asyncio
import time
import uuid

import pytest

from app.db.connection import Connection
from app.settings import Settings
from tests.client import PASSWORD, Client, Person, Server, accept, serve
from tests.groups.table import Table, make_table
from tests.live.conftest import Enter
from tests.live.panel import Panel


async def closed_within_a_second(panel: Panel) -> tuple[int, str]:
    async with asyncio.timeout(1):
        return await panel.closed()


async def test_a_removed_member_is_out_at_once_and_hears_no_more(
    table: Table, enter: Enter, far: str, client: Client
) -> None:
    here, there = await enter(table, table.player), await enter(table, table.player, at=far)
    stays = await enter(table, table.other, at=far)
    path = f"{table.path}/members/{table.player.id}"
    accept(await client.delete(path, by=table.dm), 204)
    for panel in (here, there):
        assert await closed_within_a_second(panel) == (4403, "not_a_member")
        assert panel.events() == []
    left = await stays.event("member.left")
    assert left["data"]["reason"] == "removed"
    again = await Panel.connected(far, table.id, table.player)
    token = table.player.tokens["access_token"]
    await again.say({"type": "hello", "token": token, "client": "web"})
    assert (await again.closed())[0] == 4403


async def test_who_leaves_is_out(table: Table, enter: Enter, client: Client) -> None:
    panel = await enter(table, table.player)
    path = f"{table.path}/members/{table.player.id}"
    accept(await client.delete(path, by=table.player), 204)
    assert await closed_within_a_second(panel) == (4403, "not_a_member")


async def test_a_deleted_groups_room_is_closed(
    table: Table, enter: Enter, far: str, client: Client
) -> None:
    panels = [await enter(table, table.dm), await enter(table, table.player, at=far)]
    answer = await client.delete(table.path, by=table.dm, params={"name": "Die Sieben"})
    accept(answer, 204)
    for panel in panels:
        assert await closed_within_a_second(panel) == (4404, "group_gone")
        assert panel.events()[-1]["event"] == "group.deleted"


@pytest.fixture
async def seated(table: Table, client: Client) -> Person:
    """A member with a password."""
    person = await client.person("Mara")
    invite = await table.invite(max_uses=1)
    accept(await client.post(f"{table.path}/join/{invite['token']}", by=person), 200)
    return person


async def test_logging_out_closes_that_sessions_sockets_and_no_other(
    table: Table, enter: Enter, far: str, client: Client, seated: Person
) -> None:
    elsewhere = await client.login(seated.email, name="Mara")
    here, there = await enter(table, seated), await enter(table, seated, at=far)
    other = await enter(table, elsewhere, at=far)
    body = {"refresh_token": seated.tokens["refresh_token"]}
    accept(await client.post("/auth/logout", json=body), 204)
    for panel in (here, there):
        assert await closed_within_a_second(panel) == (4401, "session_ended")
    assert await other.caught_up() == []


async def test_a_new_password_closes_the_other_sessions_sockets(
    table: Table, enter: Enter, far: str, client: Client, seated: Person
) -> None:
    elsewhere = await client.login(seated.email, name="Mara")
    mine, other = await enter(table, seated, at=far), await enter(table, elsewhere, at=far)
    body = {"current": PASSWORD, "new": "ein ganz anderer Abend in Punin"}
    answer = await client.post("/me/password", by=seated, json=body)
    assert answer.status_code < 300, answer.text
    assert await closed_within_a_second(other) == (4401, "session_ended")
    assert await mine.caught_up() == []


async def test_a_replayed_refresh_token_closes_the_sessions_sockets(
    table: Table, enter: Enter, far: str, client: Client, seated: Person
) -> None:
    panel = await enter(table, seated, at=far)
    stolen = seated.tokens["refresh_token"]
    token = stolen
    for _ in range(3):
        body = {"refresh_token": token}
        token = accept(await client.post("/auth/refresh", json=body), 200).json()["refresh_token"]
    answer = await client.post("/auth/refresh", json={"refresh_token": stolen})
    assert answer.status_code == 401
    assert await closed_within_a_second(panel) == (4401, "session_ended")


async def test_a_socket_ends_with_its_token_unless_it_is_renewed(
    settings: Settings, server: Server, client: Client, db: Connection
) -> None:
    async with serve(settings_like(settings, server)) as own:
        table = await make_table(client, own, db)
        silent = await Panel.open(own.url, table.id, table.player)
        renewing = await Panel.open(own.url, table.id, table.other)
        own.clock.ahead = 14 * 60
        fresh = await relogged(own, db, table.other)
        renewed = await renewing.done("auth", token=fresh)
        own.clock.ahead = 15 * 60 + 1
        assert await silent.closed() == (4401, "token_expired")
        assert renewed["ends_at"] > time.time() + 15 * 60
        assert await renewing.caught_up() == []
        await renewing.leave()


async def test_another_persons_token_renews_nothing(table: Table, enter: Enter) -> None:
    panel = await enter(table, table.player)
    await panel.refused("auth", "another_person", token=table.other.tokens["access_token"])
    await panel.refused("auth", "token_invalid", token="nonsense")
    assert await panel.caught_up() == []


async def test_a_stopping_server_says_when_to_come_back_and_spreads_it(
    settings: Settings, server: Server, client: Client, db: Connection
) -> None:
    async with serve(settings_like(settings, server)) as own:
        table = await make_table(client, own, db)
        people = (table.dm, table.player, table.other)
        panels = [
            await Panel.open(own.url, table.id, person) for person in people for _ in range(4)
        ]
    ends = [await panel.closed() for panel in panels]
    assert {code for code, _ in ends} == {1012}
    waits = [int(reason.removeprefix("retry_ms=")) for _, reason in ends]
    assert all(0 <= wait <= 10_000 for wait in waits)
    assert len(set(waits)) > 1


def settings_like(settings: Settings, server: Server) -> Settings:
    from dataclasses import replace  # noqa: PLC0415

    return replace(settings, secret_keys=server.parts.settings.secret_keys)


async def relogged(server: Server, db: Connection, person: Person) -> str:
    from app.domain import access  # noqa: PLC0415
    from app.domain.access import Actor  # noqa: PLC0415

    session = await db.fetchval("SELECT id FROM sessions WHERE user_id = $1", uuid.UUID(person.id))
    return access.issue(server.parts.keys, Actor(uuid.UUID(person.id), session), server.clock())
