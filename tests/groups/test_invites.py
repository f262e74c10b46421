"""Invitations: who makes them, what they open, when they end."""

import asyncio
import hashlib
import uuid
from typing import Any

import httpx
import pytest

from app.db.connection import Connection
from app.services import invites
from tests.client import Client, Person, Server, accept, refuse
from tests.groups.table import Table, log, people, state, ten_times


async def test_an_invitation_lets_one_person_join(table: Table, db: Connection) -> None:
    made = await table.invite()
    assert (made["max_uses"], made["uses"]) == (1, 0)
    assert made["url"].endswith(f"/join/{made['token']}")
    look = accept(
        await table.client.get(f"/invites/{made['token']}", by=table.outsider), 200
    ).json()
    assert look["group_id"] == table.id
    assert look["group_name"] == "Die Sieben"
    assert look["dm_name"] == table.dm.name
    assert (look["state"], look["is_member"], look["member_count"]) == ("open", False, 3)
    path = f"{table.path}/join/{made['token']}"
    group = accept(await table.client.post(path, by=table.outsider), 200).json()
    assert group["role"] == "player"
    assert group["member_count"] == 4
    event = (await log(db, table.id))[-1]
    assert event["event"] == "member.joined"
    assert event["public"]["user_id"] == table.outsider.id
    look = accept(
        await table.client.get(f"/invites/{made['token']}", by=table.outsider), 200
    ).json()
    assert (look["state"], look["is_member"]) == ("used_up", True)


@pytest.mark.parametrize("spell", [str, str.lower, lambda code: code.replace("-", "")])
async def test_the_short_code_is_as_good_as_the_token(table: Table, spell: Any) -> None:
    code = spell((await table.invite())["code"])
    look = accept(await table.client.get(f"/invites/{code}", by=table.outsider), 200).json()
    path = f"/groups/{look['group_id']}/join/{code}"
    accept(await table.client.post(path, by=table.outsider), 200)


async def test_a_code_cannot_be_misread() -> None:
    assert not set("0O1ILU") & set(invites.ALPHABET)
    assert len(invites.ALPHABET) ** invites.CODE_LENGTH > 6e11


async def test_no_token_is_stored(table: Table, db: Connection) -> None:
    key = uuid.uuid4()
    answer = await table.client.post(f"{table.path}/invite", by=table.dm, json={}, key=key)
    token = accept(answer, 201).json()["token"]
    row = await db.fetchrow(
        "SELECT i::text AS row, token_hash FROM invites i WHERE group_id = $1", uuid.UUID(table.id)
    )
    assert row is not None
    assert token not in row["row"]
    assert row["token_hash"] == hashlib.sha256(token.encode()).digest()
    stored = await db.fetchval("SELECT answer::text FROM idempotency_keys WHERE key = $1", key)
    assert token not in stored
    again = await table.client.post(f"{table.path}/invite", by=table.dm, json={}, key=key)
    assert again.json() == answer.json()


async def test_only_the_dungeon_master_invites_lists_and_revokes(
    table: Table, db: Connection
) -> None:
    made = await table.invite(max_uses=3)
    before = await state(db, table.id)
    one = f"{table.path}/invites/{made['id']}"
    for person, status, code in (
        (table.player, 403, "forbidden"),
        (table.outsider, 404, "not_found"),
    ):
        client = table.client
        refuse(await client.post(f"{table.path}/invite", by=person, json={}), status, code)
        refuse(await client.get(f"{table.path}/invites", by=person), status, code)
        refuse(await client.delete(one, by=person), status, code)
    assert await state(db, table.id) == before
    [listed] = accept(await table.client.get(f"{table.path}/invites", by=table.dm), 200).json()[
        "items"
    ]
    assert listed["id"] == made["id"]
    assert listed["code"] == made["code"]
    assert listed["state"] == "open"
    assert "token" not in listed
    accept(await table.client.delete(one, by=table.dm), 204)
    [listed] = accept(await table.client.get(f"{table.path}/invites", by=table.dm), 200).json()[
        "items"
    ]
    assert listed["state"] == "revoked"


async def test_another_groups_invitation_cannot_be_revoked_or_used(
    table: Table, db: Connection
) -> None:
    made = await table.invite()
    theirs = accept(
        await table.client.post(
            "/groups", by=table.outsider, json={"name": "Andere", "ruleset_id": "generic"}
        ),
        201,
    ).json()["id"]
    before = await state(db, table.id)
    path = f"/groups/{theirs}/invites/{made['id']}"
    refuse(await table.client.delete(path, by=table.outsider), 404, "not_found")
    path = f"/groups/{theirs}/join/{made['token']}"
    refuse(await table.client.post(path, by=table.player), 404, "unknown_invite")
    assert await state(db, table.id) == before


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        ({"max_uses": 0}, "/max_uses"),
        ({"max_uses": 101}, "/max_uses"),
        ({"max_uses": "1"}, "/max_uses"),
        ({"expires_in_s": 299}, "/expires_in_s"),
        ({"expires_in_s": 90 * 86400 + 1}, "/expires_in_s"),
        ({"token": "mine"}, "/token"),
    ],
)
async def test_an_invitation_has_bounds(
    table: Table, db: Connection, body: Any, pointer: str
) -> None:
    before = await state(db, table.id)
    answer = await table.client.post(f"{table.path}/invite", by=table.dm, json=body)
    refuse(answer, 422, "invalid", pointer)
    assert await state(db, table.id) == before


async def test_a_group_has_at_most_fifty_open_invitations(table: Table) -> None:
    for _ in range(50):
        await table.invite()
    answer = await table.client.post(f"{table.path}/invite", by=table.dm, json={})
    refuse(answer, 409, "too_many_invites")


async def test_an_ended_invitation_says_how_it_ended(
    table: Table, server: Server, db: Connection
) -> None:
    revoked, expired, used = [
        await table.invite(**how) for how in ({}, {"expires_in_s": 300}, {"max_uses": 1})
    ]
    path = f"{table.path}/invites/{revoked['id']}"
    accept(await table.client.delete(path, by=table.dm), 204)
    [first, late] = await people(server, db, 2)
    accept(await table.client.post(f"{table.path}/join/{used['token']}", by=first), 200)
    before = await state(db, table.id)
    server.clock.ahead += 301
    try:
        for made, status, code, shown in (
            (revoked, 410, "invite_revoked", "revoked"),
            (expired, 410, "invite_expired", "expired"),
            (used, 409, "invite_used_up", "used_up"),
        ):
            answer = await table.client.post(f"{table.path}/join/{made['token']}", by=late)
            refuse(answer, status, code)
            look = await table.client.get(f"/invites/{made['code']}", by=late)
            assert accept(look, 200).json()["state"] == shown
    finally:
        server.clock.ahead -= 301
    assert await state(db, table.id) == before


async def test_joining_needs_a_verified_mail_address(
    table: Table, server: Server, db: Connection
) -> None:
    [newcomer] = await people(server, db, 1, verified=False)
    made = await table.invite()
    before = await state(db, table.id)
    path = f"{table.path}/join/{made['token']}"
    refuse(await table.client.post(path, by=newcomer), 403, "email_unverified")
    refuse(await table.client.post(path), 401, "unauthorized")
    refuse(await table.client.get(f"/invites/{made['token']}"), 401, "unauthorized")
    assert await state(db, table.id) == before


async def test_a_member_joining_again_uses_nothing_up(table: Table, db: Connection) -> None:
    made = await table.invite()
    path = f"{table.path}/join/{made['token']}"
    before = await state(db, table.id)
    for person in table.members:
        group = accept(await table.client.post(path, by=person), 200).json()
        assert group["member_count"] == 3
    assert await state(db, table.id) == before
    accept(await table.client.post(path, by=table.outsider), 200)
    # the answer was lost and the person asks again, without a key: not "used up"
    accept(await table.client.post(path, by=table.outsider), 200)


async def test_of_fifty_who_join_on_the_last_use_one_gets_in(
    table: Table, server: Server, db: Connection
) -> None:
    made = await table.invite()
    crowd = await people(server, db, 50)
    path = f"{table.path}/join/{made['token']}"

    async def join(person: Person) -> httpx.Response:
        # fifty wait for one row; on a slow machine some wait too long, and ask again
        while True:
            answer = await table.client.post(path, by=person)
            if answer.status_code != 503:
                return answer
            refuse(answer, 503, "busy")

    answers = await asyncio.gather(*(join(person) for person in crowd))
    joined = [answer for answer in answers if answer.status_code == 200]
    assert len(joined) == 1
    for answer in answers:
        if answer.status_code != 200:
            refuse(answer, 409, "invite_used_up")
    group = uuid.UUID(table.id)
    assert await db.fetchval("SELECT uses FROM invites WHERE group_id = $1", group) == 1
    assert await db.fetchval("SELECT count(*) FROM group_members WHERE group_id = $1", group) == 4
    events = [event["event"] for event in await log(db, table.id)]
    assert events == ["member.joined", "member.joined"]


async def test_a_group_has_at_most_a_hundred_members(
    table: Table, server: Server, db: Connection
) -> None:
    crowd = await people(server, db, 105)
    await db.execute(
        "INSERT INTO group_members (group_id, user_id, role)"
        " SELECT $1, id, 'player' FROM unnest($2::uuid[]) id",
        uuid.UUID(table.id),
        [uuid.UUID(person.id) for person in crowd[10:]],
    )
    made = await table.invite(max_uses=100)
    path = f"{table.path}/join/{made['token']}"
    answers = await asyncio.gather(*(table.client.post(path, by=person) for person in crowd[:10]))
    refused = [answer for answer in answers if answer.status_code != 200]
    assert len(refused) == 8
    for answer in refused:
        refuse(answer, 409, "group_full")
    uses = "SELECT uses FROM invites WHERE group_id = $1"
    assert await db.fetchval(uses, uuid.UUID(table.id)) == 2


@pytest.mark.parametrize(
    "token",
    ["x", "AAAA-AAAA", "aaaaaaaa", "ÄÖÜ23456", "%00%00%00%00", "' OR 1=1 --", "..", "A" * 500],
)
async def test_what_is_no_invitation_is_not_found(table: Table, db: Connection, token: str) -> None:
    before = await state(db, table.id)
    answer = await table.client.get(f"/invites/{token}", by=table.outsider)
    if token == "..":  # a path, not a token
        refuse(answer, 404, "not_found")
        return
    refuse(answer, 404, "unknown_invite")
    answer = await table.client.post(f"{table.path}/join/{token}", by=table.outsider)
    refuse(answer, 404, "unknown_invite")
    assert await state(db, table.id) == before


async def test_whoever_holds_an_invitation_learns_before_a_login_whether_it_is_good(
    table: Table, db: Connection
) -> None:
    client = table.client
    made = await table.invite(max_uses=1)
    paths = [f"/invites/{made[name]}/state" for name in ("token", "code")]

    async def states() -> list[Any]:
        return [accept(await client.get(path), 200).json() for path in paths]

    assert await states() == [{"state": "open"}] * 2
    accept(await client.post(f"{table.path}/join/{made['token']}", by=table.outsider), 200)
    assert await states() == [{"state": "used_up"}] * 2
    past = "UPDATE invites SET expires_at = now() - interval '1 minute' WHERE id = $1"
    await db.execute(past, uuid.UUID(made["id"]))
    assert await states() == [{"state": "expired"}] * 2
    accept(await client.delete(f"{table.path}/invites/{made['id']}", by=table.dm), 204)
    assert await states() == [{"state": "revoked"}] * 2


async def test_who_guesses_without_a_login_is_asked_to_wait(table: Table) -> None:
    made = await table.invite()
    for number in range(invites.MISSES_A_MINUTE_PER_ADDRESS):
        path = f"/invites/{'A' * 6}{number // 10 + 10}/state"
        refuse(await table.client.get(path), 404, "unknown_invite")
    answer = await table.client.get(f"/invites/{made['code']}/state")
    refuse(answer, 429, "rate_limited")


async def test_who_guesses_is_asked_to_wait_and_who_knows_is_not(
    table: Table, server: Server, db: Connection
) -> None:
    [guesser] = await people(server, db, 1)
    made = await table.invite(max_uses=100)
    for _ in range(invites.MISSES_A_MINUTE + 5):  # knowing is not counted
        accept(await table.client.get(f"/invites/{made['code']}", by=guesser), 200)
    for number in range(invites.MISSES_A_MINUTE):
        answer = await table.client.get(f"/invites/{'A' * 7}{number % 8 + 2}", by=guesser)
        refuse(answer, 404, "unknown_invite")
    answer = await table.client.get(f"/invites/{made['code']}", by=guesser)
    refuse(answer, 429, "rate_limited")
    assert int(answer.headers["retry-after"]) > 0
    answer = await table.client.post(f"{table.path}/join/{made['code']}", by=guesser)
    refuse(answer, 429, "rate_limited")
    await table.client.server.parts.redis.delete("rl:invite:addr:127.0.0.1")


async def test_ten_equal_requests_invite_join_and_revoke_once(table: Table, db: Connection) -> None:
    client = table.client
    body = {"max_uses": 5}
    answer = await ten_times(client, "POST", f"{table.path}/invite", table.dm, json=body)
    made = accept(answer, 201).json()
    path = f"{table.path}/join/{made['token']}"
    accept(await ten_times(client, "POST", path, table.outsider), 200)
    path = f"{table.path}/invites/{made['id']}"
    accept(await ten_times(client, "DELETE", path, table.dm), 204)
    rows = await db.fetch("SELECT uses FROM invites WHERE group_id = $1", uuid.UUID(table.id))
    assert [row["uses"] for row in rows] == [1]


@pytest.fixture(autouse=True)
async def _fresh_limits(client: Client) -> None:
    """Misses of other tests come from the same address."""
    await client.server.parts.redis.delete("rl:invite:addr:127.0.0.1")
