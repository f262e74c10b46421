"""OWASP ASVS 5.0, chapter V10, levels 1 and 2: what of it concerns the pairing of a game panel
(RFC 8628) and our own tokens."""

from dataclasses import replace

import jwt

from app.db.connection import Connection
from app.domain import refresh_tokens
from app.settings import Settings
from tests.accounts.people import GOOD, new_email
from tests.accounts.test_pairing import begin, confirm, poll
from tests.accounts.test_refresh import WEB, exchange, successor
from tests.client import Client, Server, accept, refuse, serve
from tests.security.forging import bearer, claims_of, signed


async def test_v10_1_1_tokens_reach_only_who_needs_them(client: Client) -> None:
    mara = await client.person()
    body = {"email": mara.email, "password": mara.password, "transport": "cookie"}
    answer = accept(await client.post("/auth/login", json=body, headers=WEB), 200)
    assert "refresh_token" not in answer.json()
    assert "HttpOnly" in answer.headers["set-cookie"]
    assert "Path=/v1/auth" in answer.headers["set-cookie"]
    assert answer.headers["cache-control"] == "no-store"
    answer = accept(await client.post("/auth/login", json={**body, "transport": "body"}), 200)
    assert "set-cookie" not in answer.headers


async def test_v10_3_1_only_tokens_for_this_api_are_taken(client: Client, server: Server) -> None:
    mara = await client.person()
    token = signed(server, claims_of(mara, aud="another-api"))
    refuse(await client.get("/me", headers=bearer(token)), 401, "token_invalid")


async def test_v10_3_2_what_a_token_may_do_is_what_its_person_may(
    client: Client, server: Server
) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    group = await client.group(ben)
    claims = claims_of(mara, role="dm", scope="everything", groups=[group["id"]])
    headers = bearer(signed(server, claims))
    refuse(await client.get(f"/groups/{group['id']}", headers=headers), 404, "not_found")


async def test_v10_3_3_a_person_is_known_by_an_id_that_is_never_given_again(
    client: Client,
) -> None:
    mara = await client.person()
    claims = jwt.decode(mara.tokens["access_token"], options={"verify_signature": False})
    assert claims["sub"] == mara.id
    assert mara.email not in str(claims)
    freed = mara.email
    body = {"email": new_email(), "password": mara.password}
    accept(await client.post("/me/email", by=mara, json=body), 202)
    token = await client.mailed_token(body["email"])
    accept(await client.post("/auth/verify-email", json={"token": token}), 204)
    body = {"email": freed, "password": GOOD, "display_name": "Andere"}
    accept(await client.post("/auth/register", json=body), 202)
    other = await client.login(freed, GOOD)
    assert other.id != mara.id
    assert accept(await client.get("/me", by=mara), 200).json()["id"] == mara.id


async def test_v10_3_4_where_a_second_factor_is_required_the_token_must_say_so(
    settings: Settings,
) -> None:
    required = replace(settings, second_factor="required")
    async with serve(required) as server, Client(server) as client:
        mara = await client.person()
        for methods in (["pwd"], [], ["OTP"], ["sms"], None):
            token = signed(server, claims_of(mara, amr=methods))
            answer = await client.get("/groups", headers=bearer(token))
            refuse(answer, 403, "second_factor_setup_required")
        token = signed(server, claims_of(mara, amr=["pwd", "otp"]))
        accept(await client.get("/groups", headers=bearer(token)), 200)


async def test_v10_4_2_a_device_code_is_good_once(client: Client) -> None:
    mara = await client.person()
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"]), 200)
    accept(await poll(client, started), 200)
    refuse(await poll(client, started), 400, "invalid_grant")


async def test_v10_4_3_a_device_code_is_good_for_ten_minutes(
    client: Client, server: Server
) -> None:
    started = await begin(client)
    server.clock.ahead = 601
    refuse(await poll(client, started), 400, "expired_token")


async def test_v10_4_4_no_grant_but_the_device_grant_is_served(client: Client) -> None:
    mara = await client.person()
    for grant in (
        {"grant_type": "password", "username": mara.email, "password": mara.password},
        {"grant_type": "client_credentials"},
        {"grant_type": "authorization_code", "code": "x"},
    ):
        refuse(await client.post("/auth/device/token", json=grant), 422, "invalid")
    for path in ("/auth/authorize", "/oauth/authorize", "/auth/token"):
        refuse(await client.get(path, params={"response_type": "token"}), 404, "not_found")


async def test_v10_4_5_a_used_refresh_token_that_returns_ends_the_whole_session(
    client: Client, server: Server
) -> None:
    mara = await client.person()
    first = mara.tokens["refresh_token"]
    second = await successor(client, first)
    third = await successor(client, second)
    server.clock.ahead = refresh_tokens.GRACE_S + 1
    refuse(await exchange(client, first), 401, "refresh_replayed")
    for token in (second, third):
        refuse(await exchange(client, token), 401, "session_ended")


async def test_v10_4_8_refresh_tokens_end_at_a_fixed_time(client: Client, server: Server) -> None:
    mara = await client.person()
    server.clock.ahead = refresh_tokens.LIFETIME_S - 1
    token = await successor(client, mara.tokens["refresh_token"])
    server.clock.ahead = refresh_tokens.LIFETIME_S + 1
    refuse(await exchange(client, token), 401, "session_expired")


async def test_v10_4_9_a_person_takes_tokens_back(client: Client) -> None:
    mara = await client.person()
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"]), 200)
    panel = accept(await poll(client, started), 200).json()
    body = {"password": mara.password}
    path = f"/me/sessions/{panel['session_id']}"
    accept(await client.delete(path, by=mara, json=body), 204)
    refuse(await exchange(client, panel["refresh_token"]), 401, "session_ended")


async def test_v10_7_1_every_pairing_asks_for_consent(client: Client, db: Connection) -> None:
    mara = await client.person()
    for _ in range(2):  # having said yes once says nothing about the next time
        started = await begin(client)
        refuse(await poll(client, started), 400, "authorization_pending")
        accept(await confirm(client, mara, started["user_code"]), 200)
        accept(await poll(client, started), 200)
    answer = await client.post("/auth/device/confirm", by=mara, json={"user_code": "BBBB-BBBB"})
    refuse(answer, 422, "invalid", "/approve")


async def test_v10_7_2_the_page_says_what_is_consented_to(client: Client) -> None:
    text = (await client.get("//pair", headers={"accept-language": "en"})).text
    for words in ("TaleSpire", "30 days", "can do all that you can", "your own screen in the game"):
        assert words in text


async def test_v10_7_3_consent_is_seen_and_withdrawn_among_the_sessions(client: Client) -> None:
    mara = await client.person()
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"]), 200)
    accept(await poll(client, started), 200)
    listed = accept(await client.get("/me/sessions", by=mara), 200).json()["sessions"]
    [panel] = [entry for entry in listed if entry["device"] == "TaleSpire"]
    path, body = f"/me/sessions/{panel['id']}", {"password": mara.password}
    accept(await client.delete(path, by=mara, json=body), 204)
