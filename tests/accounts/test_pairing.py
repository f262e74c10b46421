"""A game panel is let in by a code that its owner confirms (RFC 8628)."""

import asyncio
import hashlib
from typing import Any

import httpx
import pytest

from app.db.connection import Connection
from app.services import pairing
from tests.accounts.people import GOOD, open_sessions
from tests.client import Client, Person, Server, accept, refuse


async def begin(client: Client, **body: str) -> dict[str, Any]:
    started: dict[str, Any] = accept(await client.post("/auth/device", json=body), 200).json()
    return started


async def poll(client: Client, started: dict[str, Any]) -> httpx.Response:
    return await client.post("/auth/device/token", json={"device_code": started["device_code"]})


async def look(client: Client, person: Person, code: str) -> httpx.Response:
    return await client.post("/auth/device/look", by=person, json={"user_code": code})


async def confirm(
    client: Client, person: Person, code: str, *, approve: bool = True
) -> httpx.Response:
    body = {"user_code": code, "approve": approve}
    return await client.post("/auth/device/confirm", by=person, json=body)


async def test_a_confirmed_code_gives_tokens_once(client: Client, db: Connection) -> None:
    mara = await client.person()
    started = await begin(client)
    assert started["interval"] == 5
    assert started["expires_in"] == 600
    refuse(await poll(client, started), 400, "authorization_pending")
    answer = accept(await confirm(client, mara, started["user_code"]), 200)
    assert answer.json() == {"device": "TaleSpire", "approved": True}
    tokens = accept(await poll(client, started), 200).json()
    assert tokens["user"]["id"] == mara.id
    body = {"refresh_token": tokens["refresh_token"]}
    accept(await client.post("/auth/refresh", json=body), 200)
    refuse(await poll(client, started), 400, "invalid_grant")
    listed = accept(await client.get("/me/sessions", by=mara), 200).json()["sessions"]
    assert "TaleSpire" in {entry["device"] for entry in listed}


async def test_polls_at_once_get_the_tokens_once(client: Client, db: Connection) -> None:
    mara = await client.person()
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"]), 200)
    answers = await asyncio.gather(*(poll(client, started) for _ in range(20)))
    assert sorted(answer.status_code for answer in answers) == [200] + [400] * 19
    assert await open_sessions(db, mara.id) == 2


async def test_the_code_may_be_typed_in_small_letters_without_the_dash(client: Client) -> None:
    mara = await client.person()
    started = await begin(client)
    typed = started["user_code"].replace("-", " ").lower()
    accept(await confirm(client, mara, typed), 200)


async def test_a_panel_that_asks_too_often_is_slowed_down_for_good(
    client: Client, server: Server
) -> None:
    started = await begin(client)
    refuse(await poll(client, started), 400, "authorization_pending")
    refuse(await poll(client, started), 400, "slow_down")
    server.clock.ahead += 6
    refuse(await poll(client, started), 400, "slow_down")
    server.clock.ahead += 15
    refuse(await poll(client, started), 400, "authorization_pending")


async def test_a_refused_panel_stays_outside(client: Client, db: Connection) -> None:
    mara = await client.person()
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"], approve=False), 200)
    refuse(await poll(client, started), 400, "access_denied")
    refuse(await confirm(client, mara, started["user_code"]), 404, "user_code_unknown")
    assert await open_sessions(db, mara.id) == 1


async def test_who_waits_is_seen_before_the_panel_is_let_in(client: Client, server: Server) -> None:
    mara = await client.person()
    started = await begin(client, device="TaleSpire am Fenster")
    server.clock.ahead += 60
    shown = accept(await look(client, mara, started["user_code"].lower()), 200).json()
    assert shown.pop("expires_in") == pytest.approx(540, abs=30)
    assert shown == {"device": "TaleSpire am Fenster", "user_code": started["user_code"]}
    refuse(await poll(client, started), 400, "authorization_pending")
    accept(await confirm(client, mara, started["user_code"]), 200)
    refuse(await look(client, mara, started["user_code"]), 404, "user_code_unknown")


async def test_only_who_is_logged_in_sees_who_waits(client: Client) -> None:
    started = await begin(client)
    body = {"user_code": started["user_code"]}
    refuse(await client.post("/auth/device/look", json=body), 401, "unauthorized")


async def test_looking_at_codes_that_nobody_shows_counts_as_guessing(client: Client) -> None:
    mara = await client.person()
    started = await begin(client)
    for _ in range(pairing.MOST_CONFIRMS + 1):
        accept(await look(client, mara, started["user_code"]), 200)
    for _ in range(pairing.MOST_CONFIRMS):
        refuse(await look(client, mara, "BBBB-BBBB"), 404, "user_code_unknown")
    refuse(await look(client, mara, started["user_code"]), 429, "rate_limited")
    refuse(await confirm(client, mara, started["user_code"]), 429, "rate_limited")


async def test_a_code_ends_after_ten_minutes(client: Client, server: Server) -> None:
    started = await begin(client)
    server.clock.ahead += pairing.LIFETIME_S + 1
    mara = await client.person()
    refuse(await confirm(client, mara, started["user_code"]), 404, "user_code_unknown")
    refuse(await poll(client, started), 400, "expired_token")


@pytest.mark.parametrize("code", ["AAAA-AAAA", "' OR 1=1 --", "BBBB-BBBB", "1234-5678", "-"])
async def test_a_code_that_nobody_was_given_is_unknown(client: Client, code: str) -> None:
    mara = await client.person()
    refuse(await confirm(client, mara, code), 404, "user_code_unknown")


async def test_an_unknown_device_code_is_no_grant(client: Client) -> None:
    answer = await client.post("/auth/device/token", json={"device_code": "x" * 43})
    refuse(answer, 400, "invalid_grant")


async def test_guessing_codes_is_stopped_after_ten_tries(client: Client, server: Server) -> None:
    mara = await client.person()
    for _ in range(pairing.MOST_CONFIRMS):
        refuse(await confirm(client, mara, "BBBB-BBBB"), 404, "user_code_unknown")
    started = await begin(client)
    refuse(await confirm(client, mara, started["user_code"]), 429, "rate_limited")
    server.clock.ahead += pairing.LIFETIME_S + 1
    mara = await client.login(mara.email)
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"]), 200)


async def test_a_second_person_cannot_take_a_confirmed_code(client: Client) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"]), 200)
    refuse(await confirm(client, ben, started["user_code"]), 404, "user_code_unknown")
    assert accept(await poll(client, started), 200).json()["user"]["id"] == mara.id


async def test_a_new_password_turns_away_who_has_not_fetched_the_tokens(client: Client) -> None:
    mara = await client.person()
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"]), 200)
    body = {"current": mara.password, "new": GOOD}
    accept(await client.post("/me/password", by=mara, json=body), 200)
    refuse(await poll(client, started), 400, "invalid_grant")


async def test_only_a_hash_of_the_device_code_is_stored(client: Client, db: Connection) -> None:
    started = await begin(client)
    digest = hashlib.sha256(started["device_code"].encode()).digest()
    row = await db.fetchrow("SELECT * FROM device_codes WHERE device_code_hash = $1", digest)
    assert row is not None
    assert started["device_code"] not in str(dict(row))
