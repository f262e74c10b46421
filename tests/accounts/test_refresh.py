"""Refresh tokens: single use, one successor, an alarm when an old one comes back."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
import pytest
from redis.asyncio import Redis

from app.db.connection import Connection
from app.domain import refresh_tokens
from tests.client import Client, Person, Server, accept, refuse

WEB = {"origin": "http://localhost:8000"}


async def exchange(client: Client, token: str) -> httpx.Response:
    return await client.post("/auth/refresh", json={"refresh_token": token})


async def successor(client: Client, token: str) -> str:
    text: str = accept(await exchange(client, token), 200).json()["refresh_token"]
    return text


async def row_of(db: Connection, person: Person) -> Any:
    return await db.fetchrow(
        "SELECT generation, revoked_at, revoked_reason FROM sessions WHERE id = $1",
        UUID(person.tokens["session_id"]),
    )


async def test_a_hundred_refreshes_of_one_token_at_once_get_one_successor(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    first = mara.tokens["refresh_token"]
    answers = await asyncio.gather(*(exchange(client, first) for _ in range(100)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["refresh_token"] for answer in answers}) == 1
    row = await row_of(db, mara)
    assert (row["generation"], row["revoked_at"]) == (1, None)
    accept(await exchange(client, answers[0].json()["refresh_token"]), 200)


async def test_the_grandparent_ends_the_session_and_it_stays_ended(
    client: Client, server: Server, db: Connection
) -> None:
    mara = await client.person()
    first = mara.tokens["refresh_token"]
    await asyncio.gather(*(exchange(client, first) for _ in range(100)))
    second = await successor(client, first)
    third = await successor(client, second)
    server.clock.ahead = refresh_tokens.GRACE_S + 1
    refuse(await exchange(client, first), 401, "refresh_replayed")
    assert (await row_of(db, mara))["revoked_reason"] == "replay"
    for token in (first, second, third):
        refuse(await exchange(client, token), 401, "session_ended")
    refuse(await client.get("/me", by=mara), 401, "session_ended")


async def test_a_replay_leaves_one_notice_for_the_person(client: Client, server: Server) -> None:
    mara = await client.person()
    first = mara.tokens["refresh_token"]
    await successor(client, await successor(client, first))
    server.clock.ahead = refresh_tokens.GRACE_S + 1
    answers = await asyncio.gather(*(exchange(client, first) for _ in range(10)))
    assert {answer.status_code for answer in answers} == {401}
    again = await client.login(mara.email)
    notices = accept(await client.get("/me", by=again), 200).json()["notices"]
    assert [notice["kind"] for notice in notices] == ["refresh_replay"]
    assert notices[0]["data"]["device"] == "tests"
    body = {"notices_read": [notices[0]["id"]]}
    assert accept(await client.patch("/me", by=again, json=body), 200).json()["notices"] == []


async def test_the_predecessor_gets_the_same_successor_until_that_is_used(
    client: Client, server: Server, db: Connection
) -> None:
    mara = await client.person()
    first = mara.tokens["refresh_token"]
    second = await successor(client, first)
    server.clock.ahead = 24 * 3600.0
    assert await successor(client, first) == second
    assert (await row_of(db, mara))["generation"] == 1


async def test_the_predecessor_gets_it_for_ten_seconds_beyond(
    client: Client, server: Server, db: Connection
) -> None:
    mara = await client.person()
    first = mara.tokens["refresh_token"]
    second = await successor(client, first)
    third = await successor(client, second)
    server.clock.ahead = refresh_tokens.GRACE_S - 1
    assert await successor(client, first) == second
    assert await successor(client, second) == third
    assert (await row_of(db, mara))["revoked_at"] is None


async def test_a_session_lasts_thirty_days_however_often_it_is_refreshed(
    client: Client, server: Server
) -> None:
    mara = await client.person()
    token = mara.tokens["refresh_token"]
    server.clock.ahead = refresh_tokens.LIFETIME_S - 60
    token = await successor(client, token)
    server.clock.ahead = refresh_tokens.LIFETIME_S + 1
    refuse(await exchange(client, token), 401, "session_expired")


@pytest.mark.parametrize(
    "spoil",
    [
        lambda token: token[:-5] + ("A" if token[-5] != "A" else "B") + token[-4:],
        lambda token: token.replace(".0.", ".1."),
        lambda token: token.replace(".0.", ".00."),
        lambda token: "x" + token,
        lambda token: token + "=",
        lambda token: token.split(".", 1)[1],
        lambda token: "' OR 1=1 --",
        lambda token: "k.00000000000000000000000000000000.0." + "A" * 43,
    ],
)
async def test_a_token_that_was_never_made_is_refused_and_ends_nothing(
    client: Client, db: Connection, spoil: Any
) -> None:
    mara = await client.person()
    token = spoil(mara.tokens["refresh_token"])
    refuse(await exchange(client, token), 401, "refresh_invalid")
    assert (await row_of(db, mara))["revoked_at"] is None


async def test_redis_holds_the_newest_token_with_the_time_it_has_left(
    client: Client, server: Server
) -> None:
    redis: Redis = server.parts.redis
    mara = await client.person()
    session = mara.tokens["session_id"]
    assert await redis.get(f"rt:{session}.0") == mara.id
    await successor(client, mara.tokens["refresh_token"])
    assert await redis.get(f"rt:{session}.0") is None
    assert await redis.get(f"rt:{session}.1") == mara.id
    assert 0 <= refresh_tokens.LIFETIME_S - await redis.ttl(f"rt:{session}.1") < 60
    accept(await client.post("/auth/logout", by=mara), 204)
    assert await redis.get(f"rt:{session}.1") is None


async def test_losing_redis_keys_logs_nobody_out_and_alarms_nobody(
    client: Client, server: Server, db: Connection
) -> None:
    mara = await client.person()
    await server.parts.redis.delete(f"rt:{mara.tokens['session_id']}.0")
    await successor(client, mara.tokens["refresh_token"])
    assert (await row_of(db, mara))["revoked_at"] is None


async def test_the_cookie_is_refreshed_for_the_web_app_alone(client: Client) -> None:
    mara = await client.person()
    body = {"email": mara.email, "password": mara.password, "transport": "cookie"}
    refuse(await client.post("/auth/login", json=body), 403, "origin_refused")
    answer = accept(await client.post("/auth/login", json=body, headers=WEB), 200)
    assert "refresh_token" not in answer.json()
    cookie = answer.headers["set-cookie"]
    for part in ("HttpOnly", "SameSite=Strict", "Path=/v1/auth", "Max-Age=2592000"):
        assert part in cookie
    for origin in ({}, {"origin": "https://evil.example"}, {"origin": "null"}):
        refuse(await client.post("/auth/refresh", json={}, headers=origin), 403, "origin_refused")
        refuse(await client.post("/auth/logout", json={}, headers=origin), 403, "origin_refused")
    refuse(await client.post("/auth/refresh", headers=WEB), 403, "origin_refused")
    plain = {**WEB, "content-type": "text/plain"}
    refuse(await client.post("/auth/refresh", content=b"", headers=plain), 415, "wrong_type")
    answer = accept(await client.post("/auth/refresh", content=b"", headers=WEB), 200)
    assert answer.headers["set-cookie"] != cookie
    answer = accept(await client.post("/auth/logout", json={}, headers=WEB), 204)
    assert "Max-Age=0" in answer.headers["set-cookie"]
    refuse(await client.post("/auth/refresh", json={}, headers=WEB), 401, "refresh_missing")


async def test_a_token_travels_only_the_way_it_was_given(client: Client) -> None:
    mara = await client.person()
    body = {"email": mara.email, "password": mara.password, "transport": "cookie"}
    answer = accept(await client.post("/auth/login", json=body, headers=WEB), 200)
    token = answer.headers["set-cookie"].partition("=")[2].partition(";")[0]
    refuse(await exchange(client, token), 401, "refresh_invalid")


async def test_a_cookie_that_is_good_for_nothing_is_taken_back(client: Client) -> None:
    client.http.cookies.set("cm_refresh", "stale", path="/v1/auth")
    answer = await client.post("/auth/refresh", json={}, headers=WEB)
    refuse(answer, 401, "refresh_invalid")
    assert "Max-Age=0" in answer.headers["set-cookie"]


async def test_a_second_login_in_the_same_browser_takes_the_first_ones_place(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    body = {"email": mara.email, "password": mara.password, "transport": "cookie"}
    first = accept(await client.post("/auth/login", json=body, headers=WEB), 200).json()
    accept(await client.post("/auth/login", json=body, headers=WEB), 200)
    ended = await db.fetchval(
        "SELECT revoked_at FROM sessions WHERE id = $1", UUID(first["session_id"])
    )
    assert ended is not None
