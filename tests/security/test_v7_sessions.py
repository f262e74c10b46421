"""OWASP ASVS 5.0, chapter V7, levels 1 and 2."""

import asyncio
import re
import time
from uuid import UUID

from app.db.connection import Connection
from app.domain import access, refresh_tokens
from tests.accounts.authenticator import Authenticator, logged_in
from tests.accounts.people import GOOD, new_email, open_sessions
from tests.accounts.test_pages import Controls
from tests.accounts.test_pairing import begin, poll
from tests.accounts.test_refresh import WEB, exchange, successor
from tests.client import Client, Server, accept, refuse
from tests.security.page import section


def test_v7_1_1_how_long_a_session_lasts_is_documented() -> None:
    text = section("Sessions")
    assert "30 days" in text
    assert "15 minutes" in text
    assert "SP 800-63B" in text


def test_v7_1_2_how_many_sessions_one_may_have_is_documented() -> None:
    assert "as many sessions" in section("Sessions")


async def test_v7_2_1_tokens_are_judged_by_the_server(client: Client) -> None:
    mara = await client.person()
    token = mara.tokens["refresh_token"]
    refuse(await exchange(client, token.replace(".0.", ".7.")), 401, "refresh_invalid")
    headers = {"authorization": f"Bearer {mara.tokens['access_token'][:-3]}AAA"}
    refuse(await client.get("/me", headers=headers), 401, "token_invalid")


async def test_v7_2_2_tokens_are_made_anew_for_each_session(client: Client) -> None:
    mara = await client.person()
    others = [await client.login(mara.email) for _ in range(5)]
    assert len({person.tokens["refresh_token"] for person in (mara, *others)}) == 6
    assert len({person.tokens["session_id"] for person in (mara, *others)}) == 6


async def test_v7_2_3_refresh_tokens_cannot_be_guessed(client: Client, db: Connection) -> None:
    mara = await client.person()
    mac = mara.tokens["refresh_token"].rpartition(".")[2]
    assert len(mac) * 6 > 128
    salt = await db.fetchval(
        "SELECT salt FROM sessions WHERE id = $1", UUID(mara.tokens["session_id"])
    )
    assert len(salt) == refresh_tokens.SALT_BYTES >= 16


async def test_v7_2_4_logging_in_again_ends_the_session_it_replaces(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    body = {"email": mara.email, "password": mara.password, "transport": "cookie"}
    for _ in range(3):
        accept(await client.post("/auth/login", json=body, headers=WEB), 200)
    assert await open_sessions(db, mara.id) == 2  # the one of person(), and the last


async def test_v7_3_1_a_session_that_nobody_uses_ends(client: Client, server: Server) -> None:
    mara = await client.person()
    server.clock.ahead = access.LIFETIME_S + 1
    refuse(await client.get("/me", by=mara), 401, "token_expired")
    server.clock.ahead = refresh_tokens.LIFETIME_S + 1
    refuse(await exchange(client, mara.tokens["refresh_token"]), 401, "session_expired")


async def test_v7_3_2_a_session_ends_after_thirty_days_in_any_case(
    client: Client, server: Server
) -> None:
    mara = await client.person()
    token, day = mara.tokens["refresh_token"], 24 * 3600
    for days in range(3, 30, 3):
        server.clock.ahead = days * day
        token = await successor(client, token)
    server.clock.ahead = 30 * day + 1
    refuse(await exchange(client, token), 401, "session_expired")


async def test_v7_4_1_after_a_logout_no_token_of_the_session_is_good(client: Client) -> None:
    mara = await client.person()
    second = await successor(client, mara.tokens["refresh_token"])
    accept(await client.post("/auth/logout", by=mara), 204)
    refuse(await client.get("/me", by=mara), 401, "session_ended")
    for token in (mara.tokens["refresh_token"], second):
        refuse(await exchange(client, token), 401, "session_ended")


async def test_v7_4_2_deleting_the_account_ends_every_session(client: Client) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    accept(await client.send("DELETE", "/me", by=mara, json={"password": mara.password}), 204)
    for person in (mara, other):
        refuse(await client.get("/me", by=person), 401, "session_ended")
        refuse(await exchange(client, person.tokens["refresh_token"]), 401, "session_ended")


async def test_v7_4_3_a_new_password_ends_all_other_sessions(client: Client) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    body = {"current": mara.password, "new": GOOD}
    accept(await client.post("/me/password", by=mara, json=body), 200)
    refuse(await client.get("/me", by=other), 401, "session_ended")


async def test_v7_4_3_so_does_setting_up_and_removing_a_second_factor(client: Client) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    app = await Authenticator.set_up(client, mara)
    refuse(await client.get("/me", by=other), 401, "session_ended")
    other = await logged_in(client, mara, app.fresh())
    body = {"password": mara.password, "code": app.recovery_codes[0]}
    accept(await client.delete("/me/second-factor", by=mara, json=body), 204)
    refuse(await client.get("/me", by=other), 401, "session_ended")
    accept(await client.get("/me", by=mara), 200)


async def test_v7_4_4_a_page_that_needs_a_login_shows_the_logout(client: Client) -> None:
    text = (await client.get("//pair")).text
    assert Controls(text).inputs
    assert re.search(r'<button id="logout"[^>]*>Log out</button>', text)


async def test_v7_4_5_an_operator_ends_somebodys_sessions(client: Client, db: Connection) -> None:
    mara = await client.person()
    statement = re.search(r"```sql\n(.*?)```", section("Sessions"), re.S)
    assert statement is not None
    await db.execute(statement[1].replace("mara@example.org", mara.email))
    deadline = time.monotonic() + 2.0
    while (await client.get("/characters", by=mara)).status_code == 200:
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)
    refuse(await exchange(client, mara.tokens["refresh_token"]), 401, "session_ended")


async def test_v7_5_1_changing_how_one_logs_in_asks_for_the_password(client: Client) -> None:
    mara = await client.person()
    wrong = "ganz sicher das falsche"
    for method, path, body in (
        ("POST", "/me/password", {"current": wrong, "new": GOOD}),
        ("POST", "/me/email", {"email": new_email(), "password": wrong}),
        ("DELETE", "/me", {"password": wrong}),
    ):
        refuse(await client.send(method, path, by=mara, json=body), 403, "password_wrong")


async def test_v7_5_1_and_for_the_second_factor(client: Client) -> None:
    mara = await client.person()
    begin = {"password": "ganz sicher das falsche"}
    answer = await client.post("/me/second-factor", by=mara, json=begin)
    refuse(answer, 403, "password_wrong")
    await Authenticator.set_up(client, mara)
    for method, path, body in (
        ("POST", "/me/password", {"current": mara.password, "new": GOOD}),
        ("POST", "/me/email", {"email": new_email(), "password": mara.password}),
        ("DELETE", "/me", {"password": mara.password}),
    ):
        answer = await client.send(method, path, by=mara, json=body)
        refuse(answer, 403, "second_factor_required", "/code")


async def test_v7_5_2_one_sees_and_ends_ones_sessions_with_the_password(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    await client.login(mara.email)
    listed = accept(await client.get("/me/sessions", by=mara), 200).json()["sessions"]
    assert len(listed) == 2
    for entry in sorted(listed, key=lambda entry: bool(entry["current"])):
        path = f"/me/sessions/{entry['id']}"
        if not entry["current"]:
            refuse(await client.delete(path, by=mara), 403, "password_required", "/password")
        accept(await client.delete(path, by=mara, json={"password": mara.password}), 204)
    assert await open_sessions(db, mara.id) == 0


async def test_v7_6_2_no_session_begins_without_the_persons_doing(client: Client) -> None:
    started = await begin(client)
    refuse(await poll(client, started), 400, "authorization_pending")
    script = (await client.get("//pages/account.js")).text
    assert "submit()" not in script  # nothing is sent before somebody presses a button
