"""What a socket may not do, each with its code; nobody else at the table notices."""

import dataclasses
import json
import socket
import uuid
from collections.abc import AsyncIterator

import httpx
import pytest
from websockets.exceptions import InvalidStatus

from app.db.connection import Connection
from app.settings import Settings
from tests.client import Client, Server, accept, refuse, serve
from tests.groups.table import Table, make_table
from tests.live.conftest import Enter
from tests.live.panel import Panel


@pytest.fixture(scope="module")
async def strict(settings: Settings, server: Server) -> AsyncIterator[Server]:
    """A server with small bounds, on the same engines."""
    small = dataclasses.replace(
        settings,
        secret_keys=server.parts.settings.secret_keys,
        room_members=2,
        sockets_per_person=2,
        socket_rate=1,
        socket_burst=10,
        socket_buffer=16_384,
    )
    async with serve(small) as strict:
        yield strict


async def test_a_page_of_a_stranger_may_not_open_a_socket(table: Table, server: Server) -> None:
    with pytest.raises(InvalidStatus) as refused:
        await Panel.connected(server.url, table.id, table.player, origin="https://evil.example")
    assert refused.value.response.status_code == 403
    assert json.loads(refused.value.response.body)["code"] == "origin_refused"


@pytest.mark.parametrize("origin", ["null", "file://", "http://localhost", "http://localhost:8010"])
async def test_the_symbiotes_pages_may(table: Table, server: Server, origin: str) -> None:
    panel = await Panel.connected(server.url, table.id, table.player, origin=origin)
    await panel.hello(client="symbiote")
    await panel.leave()


async def test_a_plain_request_is_told_to_upgrade(table: Table, client: Client) -> None:
    answer = await client.get(f"{table.path}/live", by=table.player)
    refuse(answer, 426, "upgrade_required")
    assert answer.headers["upgrade"] == "websocket"


async def test_a_broken_handshake_is_the_clients_mistake(table: Table, server: Server) -> None:
    headers = {"upgrade": "websocket", "connection": "upgrade", "sec-websocket-version": "13"}
    async with httpx.AsyncClient() as http:
        answer = await http.get(f"{server.url}/v1/groups/{table.id}/live", headers=headers)
    assert 400 <= answer.status_code < 500, answer.text


@pytest.mark.parametrize(
    "said",
    [
        '{"type":"ping"}',
        '{"type":"hello"}',
        '{"type":"hello","token":"x","client":"fax"}',
        "[]",
        "{",
        b"\x00\x01",
        '{"type":"hello","token":"x","client":"web","client":"web"}',
    ],
    ids=["ping", "no token", "unknown client", "list", "broken", "binary", "twice"],
)
async def test_the_first_frame_must_be_a_hello(
    table: Table, server: Server, said: str | bytes
) -> None:
    panel = await Panel.connected(server.url, table.id, table.player)
    await panel.say(said)
    code, reason = await panel.closed()
    assert (code, panel.received) == (4400, [])
    assert reason


async def test_who_says_nothing_is_not_waited_for(table: Table, server: Server) -> None:
    panel = await Panel.connected(server.url, table.id, table.player)
    assert await panel.closed() == (4400, "hello_expected")


@pytest.mark.parametrize("token", ["nonsense", "a.b.c"])
async def test_a_token_that_is_none_is_refused(table: Table, server: Server, token: str) -> None:
    panel = await Panel.connected(server.url, table.id, table.player)
    await panel.say({"type": "hello", "token": token, "client": "web"})
    assert await panel.closed() == (4401, "token_invalid")


async def test_a_second_hello_is_refused(table: Table, enter: Enter) -> None:
    panel = await enter(table, table.player)
    token = table.player.tokens["access_token"]
    await panel.say({"type": "hello", "token": token, "client": "web"})
    error = await panel.first(lambda message: message["type"] == "error")
    assert (error["id"], error["problem"]["code"]) == (None, "already_welcome")
    assert error["problem"]["status"] == 409


@pytest.mark.parametrize(
    ("said", "code", "pointer"),
    [
        ("{", "bad_json", ""),
        ("[1]", "unknown_type", "/type"),
        ('{"type":"dance"}', "unknown_type", "/type"),
        ('{"type":"ping","id":7}', "invalid", "/id"),
        ('{"type":"ping","who":1}', "invalid", "/who"),
        ('{"type":"ping","type":"ping"}', "duplicate_key", "/type"),
        ('{"type":"ping","id":"\\u0000"}', "bad_character", "/id"),
        ('{"type":"ping","id":"\\ud800"}', "bad_character", "/id"),
        ('{"type":"ping","id":NaN}', "bad_number", "/id"),
        ('{"type":"ping","id":9007199254740993}', "bad_number", "/id"),
        ("[" * 40 + "]" * 40, "too_deep", None),
        ("[" * 20_000 + "]" * 20_000, "too_deep", None),
        (b"\x01\x02", "text_expected", None),
    ],
)
async def test_what_cannot_be_accepted_is_answered_with_its_reason(
    table: Table, enter: Enter, said: str | bytes, code: str, pointer: str | None
) -> None:
    panel = await enter(table, table.player)
    await panel.say(said)
    error = await panel.first(lambda message: message["type"] == "error")
    assert error["problem"]["code"] == code, error
    if pointer is not None:
        assert pointer in [entry["pointer"] for entry in error["problem"]["errors"]]
    # the socket goes on
    assert await panel.caught_up() == []


async def test_a_refused_command_is_answered_under_its_id(table: Table, enter: Enter) -> None:
    panel = await enter(table, table.player)
    problem = await panel.refused("resource.adjust", "invalid", "/character_id")
    assert problem["status"] == 422


async def test_a_frame_of_more_than_64_kib_closes_the_socket(table: Table, enter: Enter) -> None:
    panel = await enter(table, table.player)
    await panel.say('{"type":"ping","id":"' + "x" * 65_536 + '"}')
    assert (await panel.closed())[0] == 1009


async def test_bytes_that_are_no_text_close_the_socket(table: Table, enter: Enter) -> None:
    from websockets.frames import Frame, Opcode  # noqa: PLC0415

    panel = await enter(table, table.player)
    broken = Frame(Opcode.TEXT, b"\xff\xfe").serialize(mask=True)
    panel.connection.transport.write(broken)
    code, _ = await panel.closed()
    assert code == 1007


async def test_a_flood_is_closed_and_the_others_go_on(
    strict: Server, client: Client, db: Connection
) -> None:
    table = await make_table(client, strict, db)
    flooding = await Panel.open(strict.url, table.id, table.player)
    calm = await Panel.open(strict.url, table.id, table.dm)
    for _ in range(40):
        await flooding.say({"type": "ping"})
    assert await flooding.closed() == (4429, "flood")
    answered = [message for message in flooding.received if message["type"] == "pong"]
    assert len(answered) == 10
    assert await calm.caught_up() == []
    await calm.leave()


async def test_a_full_room_lets_nobody_more_in(
    strict: Server, client: Client, db: Connection
) -> None:
    table = await make_table(client, strict, db)
    inside = [await Panel.open(strict.url, table.id, table.dm) for _ in range(2)]
    inside.append(await Panel.open(strict.url, table.id, table.player))
    late = await Panel.connected(strict.url, table.id, table.other)
    token = table.other.tokens["access_token"]
    await late.say({"type": "hello", "token": token, "client": "web"})
    assert await late.closed() == (4413, "room_full")
    for panel in inside:
        assert panel.is_open
        await panel.leave()


async def test_one_socket_more_than_allowed_replaces_the_oldest(
    strict: Server, client: Client, db: Connection
) -> None:
    table = await make_table(client, strict, db)
    panels = [await Panel.open(strict.url, table.id, table.dm) for _ in range(3)]
    assert await panels[0].closed() == (4409, "replaced")
    assert [panel.is_open for panel in panels] == [False, True, True]
    for panel in panels[1:]:
        await panel.leave()


async def test_a_slow_socket_is_closed_and_the_room_does_not_wait(
    strict: Server, client: Client, db: Connection
) -> None:
    table = await make_table(client, strict, db)
    with socket.create_connection(("127.0.0.1", int(strict.url.rpartition(":")[2]))) as narrow:
        narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 65_536)
        slow = await Panel.connected(strict.url, table.id, table.player, sock=narrow.dup())
    await slow.hello()
    quick = await Panel.open(strict.url, table.id, table.dm)
    slow.connection.transport.pause_reading()
    room = strict.app.ctx.rooms._rooms[uuid.UUID(table.id)]
    [member] = room.people[uuid.UUID(table.player.id)]
    hero = await table.assigned(table.player)
    saved = last = 0
    while member.socket.open:
        # 8 KiB each: the network itself holds some megabytes
        patch = {"sheet_data": {"notes": str(saved % 10) * 8000}}
        answer = await client.patch(f"/characters/{hero}", by=table.player, json=patch)
        last = accept(answer, 200).json()["revision"]
        saved += 1
        assert saved < 3000
    # an answer may come before the event
    await quick.event("character.saved", revision=last)
    saves = [e for e in quick.events() if e["event"] == "character.saved"]
    assert len(saves) == saved
    # what was on its way still comes, then the reason
    slow.connection.transport.resume_reading()
    assert await slow.closed() == (4408, "too_slow")
    await quick.leave()


async def test_the_caps_are_published(client: Client) -> None:
    meta = (await client.get("/meta")).json()
    assert meta["live"] == {
        "room_members": 100,
        "sockets_per_person": 8,
        "frame_bytes": 65_536,
        "frames_per_second": 20,
        "frames_at_once": 60,
    }
