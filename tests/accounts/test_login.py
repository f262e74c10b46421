"""Logging in and out, and how guessing is slowed down."""

import asyncio
import time
from dataclasses import replace

from app.db.connection import Connection
from app.engines.passwords import MOST_WAITING
from app.services import login_delays
from app.settings import Settings
from tests.accounts.people import GOOD, cost_alike, login, new_email, open_sessions, user_row
from tests.client import Client, Clock, Server, accept, refuse, serve
from tests.line import line_to

WRONG = "ganz sicher das falsche"


async def test_a_login_answers_tokens_and_who_one_is(client: Client, db: Connection) -> None:
    mara = await client.person()
    tokens = mara.tokens
    assert tokens["token_type"] == "Bearer"
    assert tokens["expires_in"] == 900
    assert tokens["user"]["email"] == mara.email
    assert tokens["user"]["email_verified"] is True
    assert "password_hash" not in tokens["user"]
    assert accept(await client.get("/me", by=mara), 200).json()["id"] == mara.id


async def test_a_wrong_password_and_an_unknown_account_are_refused_alike(client: Client) -> None:
    mara = await client.person()
    problems = [
        refuse(await login(client, email, WRONG), 401, "credentials_wrong")
        for email in (mara.email, new_email(), "keine Adresse")
    ]
    assert len({(problem["detail"], problem["title"]) for problem in problems}) == 1


async def test_an_unknown_account_costs_as_much_to_refuse(settings: Settings) -> None:
    slow = replace(settings, argon2_profile="default")
    async with serve(slow) as server, Client(server) as client:
        mara = await client.person()

        async def ask(email: str) -> None:
            refuse(await login(client, email, WRONG), 401, "credentials_wrong")

        assert await cost_alike(mara.email, ask)


async def test_a_hash_with_weaker_parameters_is_made_again_at_the_login(
    client: Client, settings: Settings, db: Connection
) -> None:
    mara = await client.person()
    before = (await user_row(db, mara.email))["password_hash"]
    slow = replace(settings, argon2_profile="default")
    async with serve(slow) as server, Client(server) as other:
        accept(await login(other, mara.email, mara.password), 200)
    after = (await user_row(db, mara.email))["password_hash"]
    assert before != after
    assert "m=65536" in after


async def test_logging_out_ends_the_session_at_once(client: Client, db: Connection) -> None:
    mara = await client.person()
    accept(await client.post("/auth/logout", by=mara), 204)
    assert await open_sessions(db, mara.id) == 0
    refuse(await client.get("/me", by=mara), 401, "session_ended")
    body = {"refresh_token": mara.tokens["refresh_token"]}
    refuse(await client.post("/auth/refresh", json=body), 401, "session_ended")


async def test_a_refresh_token_of_any_age_logs_out_and_twice_is_no_failure(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    body = {"refresh_token": mara.tokens["refresh_token"]}
    accept(await client.post("/auth/refresh", json=body), 200)
    for _ in range(2):
        accept(await client.post("/auth/logout", json=body), 204)
    assert await open_sessions(db, mara.id) == 0
    refuse(await client.post("/auth/logout", json={"refresh_token": "x"}), 401, "refresh_invalid")


async def test_a_logout_holds_on_other_workers_within_a_second(
    client: Client, settings: Settings
) -> None:
    async with serve(settings) as second, Client(second) as other:
        mara = await client.person()
        accept(await other.get("/me", by=mara), 200)
        accept(await client.post("/auth/logout", by=mara), 204)
        deadline = time.monotonic() + 1.0
        while (await other.get("/me", by=mara)).status_code == 200:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.02)


async def test_five_failures_let_the_address_wait_twice_as_long_each_time(
    client: Client, server: Server
) -> None:
    mara = await client.person()
    for _ in range(login_delays.FREE_FAILURES):
        refuse(await login(client, mara.email, WRONG), 401, "credentials_wrong")
    expected = 2
    for _ in range(12):
        answer = await login(client, mara.email, mara.password)
        refuse(answer, 429, "login_delayed")
        wait = int(answer.headers["retry-after"])
        assert expected - 1 <= wait <= expected
        server.clock.ahead += wait
        refuse(await login(client, mara.email, WRONG), 401, "credentials_wrong")
        expected = min(expected * 2, login_delays.LONGEST_WAIT_S)
    server.clock.ahead += login_delays.LONGEST_WAIT_S
    accept(await login(client, mara.email, mara.password), 200)
    refuse(await login(client, mara.email, WRONG), 401, "credentials_wrong")


async def test_a_hundred_guesses_at_once_are_five_guesses(client: Client, clock: Clock) -> None:
    mara = await client.person()
    with clock.held():
        answers = await asyncio.gather(*(login(client, mara.email, WRONG) for _ in range(100)))
    assert [answer.status_code for answer in answers].count(401) == login_delays.FREE_FAILURES


async def test_a_redis_that_falls_silent_gives_no_further_guesses(settings: Settings) -> None:
    async with (
        line_to(settings.redis_url) as line,
        serve(replace(settings, redis_url=line.url)) as server,
        Client(server) as client,
    ):
        mara = await client.person()
        for _ in range(3):
            refuse(await login(client, mara.email, WRONG), 401, "credentials_wrong")
        line.is_silent = True
        for _ in range(2):
            refuse(await login(client, mara.email, WRONG), 401, "credentials_wrong")
        refuse(await login(client, mara.email, mara.password), 429, "login_delayed")


async def test_an_account_that_does_not_exist_is_delayed_alike(client: Client) -> None:
    stranger = new_email()
    for _ in range(login_delays.FREE_FAILURES):
        refuse(await login(client, stranger, WRONG), 401, "credentials_wrong")
    refuse(await login(client, stranger, WRONG), 429, "login_delayed")


async def test_other_addresses_are_not_affected_until_a_hundred_failures_an_hour(
    settings: Settings,
) -> None:
    proxies = Settings.from_env({"CM_TRUSTED_PROXIES": "127.0.0.1"}).trusted_proxies
    trusting = replace(settings, trusted_proxies=proxies)
    async with serve(trusting) as server, Client(server) as client:
        mara = await client.person()

        async def guess(house: int) -> int:
            headers = {"x-forwarded-for": f"198.51.100.{house}"}
            body = {"email": mara.email, "password": WRONG, "transport": "body"}
            return (await client.post("/auth/login", json=body, headers=headers)).status_code

        for house in range(19):
            assert {await guess(house) for _ in range(5)} == {401}
        accept(await login(client, mara.email, mara.password), 200)
        assert {await guess(100) for _ in range(5)} == {401}
        answer = await login(client, mara.email, mara.password)
        refuse(answer, 429, "login_delayed")
        server.clock.ahead += int(answer.headers["retry-after"])
        accept(await login(client, mara.email, mara.password), 200)


async def test_a_reset_by_mail_lifts_the_delay(client: Client) -> None:
    mara = await client.person()
    for _ in range(login_delays.FREE_FAILURES):
        await login(client, mara.email, WRONG)
    refuse(await login(client, mara.email, mara.password), 429, "login_delayed")
    accept(await client.post("/auth/password-reset", json={"email": mara.email}), 202)
    body = {"token": await client.mailed_token(mara.email), "password": GOOD}
    accept(await client.post("/auth/password-reset/confirm", json=body), 204)
    accept(await login(client, mara.email, GOOD), 200)


async def test_the_password_is_asked_as_slowly_of_who_is_logged_in(client: Client) -> None:
    mara = await client.person()
    body = {"current": WRONG, "new": GOOD}
    for _ in range(login_delays.FREE_FAILURES):
        answer = await client.post("/me/password", by=mara, json=body)
        refuse(answer, 403, "password_wrong", "/current")
    body = {"current": mara.password, "new": GOOD}
    refuse(await client.post("/me/password", by=mara, json=body), 429, "login_delayed")


async def test_a_password_that_was_just_changed_opens_nothing(
    client: Client, server: Server, db: Connection
) -> None:
    mara = await client.person()
    body = {"current": mara.password, "new": GOOD}
    answers = await asyncio.gather(
        client.post("/me/password", by=mara, json=body),
        *(login(client, mara.email, mara.password) for _ in range(20)),
    )
    accept(answers[0], 200)
    assert await open_sessions(db, mara.id) == 1


async def test_a_server_too_busy_to_look_counts_no_failure(client: Client, server: Server) -> None:
    mara = await client.person()
    passwords = server.parts.passwords
    passwords._waiting += MOST_WAITING
    try:
        for _ in range(login_delays.FREE_FAILURES + 2):
            refuse(await login(client, mara.email, mara.password), 503, "busy")
    finally:
        passwords._waiting -= MOST_WAITING
    accept(await login(client, mara.email, mara.password), 200)
