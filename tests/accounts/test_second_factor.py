"""A second factor: set up, asked for at the login, removed, and required where an operator says."""

import asyncio
import base64
import io
import json
import uuid
import zipfile
from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any
from uuid import UUID

import httpx
import jwt
import pytest

from app.api.endpoint import ENDPOINTS, Endpoint
from app.db.connection import Connection
from app.domain.keyring import Keyring
from app.services import housekeeping, login_delays, second_factor, second_factor_setup
from app.settings import Settings
from tests.accounts.authenticator import Authenticator, logged_in, login, refreshed
from tests.accounts.people import GOOD, new_email, open_sessions, text_of
from tests.accounts.test_pairing import begin as begin_pairing
from tests.accounts.test_pairing import confirm as confirm_pairing
from tests.accounts.test_pairing import poll
from tests.client import Client, Person, Server, accept, refuse, serve
from tests.live.panel import Panel
from tests.security.forging import bearer, claims_of, signed
from tests.security.test_v8_authorization import send

WRONG = "ganz sicher das falsche"


async def factor_row(db: Connection, person: Person) -> Any:
    return await db.fetchrow("SELECT * FROM second_factors WHERE user_id = $1", UUID(person.id))


async def codes_left(db: Connection, person: Person) -> int:
    number: int = await db.fetchval(
        "SELECT count(*) FROM recovery_codes WHERE user_id = $1", UUID(person.id)
    )
    return number


async def status(client: Client, person: Person) -> dict[str, Any]:
    shown: dict[str, Any] = accept(await client.get("/me", by=person), 200).json()["second_factor"]
    return shown


async def notices(client: Client, person: Person) -> list[dict[str, Any]]:
    told: list[dict[str, Any]] = accept(await client.get("/me", by=person), 200).json()["notices"]
    return told


def amr(person: Person) -> list[str]:
    claims = jwt.decode(person.tokens["access_token"], options={"verify_signature": False})
    methods: list[str] = claims["amr"]
    return methods


async def remove(client: Client, person: Person, code: str, **changes: str) -> httpx.Response:
    body = {"password": person.password, "code": code, **changes}
    return await client.delete("/me/second-factor", by=person, json=body)


# Setting up


async def test_after_the_set_up_a_login_needs_a_code(client: Client, db: Connection) -> None:
    mara = await client.person()
    assert await status(client, mara) == {
        "active": False,
        "required": False,
        "recovery_codes_left": 0,
    }
    app = await Authenticator.set_up(client, mara)
    shown = await status(client, mara)
    assert shown.pop("active_since")
    assert shown == {"active": True, "required": False, "recovery_codes_left": 10}
    before = await open_sessions(db, mara.id)
    refuse(await login(client, mara), 401, "second_factor_required", "/code")
    refuse(await login(client, mara, app.wrong()), 401, "second_factor_wrong", "/code")
    assert await open_sessions(db, mara.id) == before
    again = await logged_in(client, mara, app.fresh())
    assert amr(again) == ["pwd", "otp"]
    listed = accept(await client.get("/me/sessions", by=again), 200).json()["sessions"]
    assert [entry["second_factor"] for entry in listed if entry["current"]] == [True]


async def test_a_set_up_that_was_not_confirmed_protects_nothing(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.begin(client, mara)
    accept(await login(client, mara), 200)
    refuse(
        await client.post("/me/second-factor/confirm", by=mara, json={"code": app.wrong()}),
        403,
        "second_factor_wrong",
        "/code",
    )
    assert (await factor_row(db, mara))["active_at"] is None
    assert await codes_left(db, mara) == 0
    assert (await status(client, mara))["active"] is False
    accept(await login(client, mara), 200)


async def test_beginning_needs_the_password(client: Client, db: Connection) -> None:
    mara = await client.person()
    answer = await client.post("/me/second-factor", by=mara, json={"password": WRONG})
    refuse(answer, 403, "password_wrong", "/password")
    assert await factor_row(db, mara) is None


async def test_beginning_again_makes_another_secret_and_the_first_is_void(client: Client) -> None:
    mara = await client.person()
    first = await Authenticator.begin(client, mara)
    second = await Authenticator.begin(client, mara)
    assert first.secret != second.secret
    refuse(await first.confirm(mara), 403, "second_factor_wrong", "/code")
    accept(await second.confirm(mara), 200)


async def test_confirming_without_a_set_up_or_an_hour_later_is_refused(
    client: Client, server: Server, db: Connection
) -> None:
    mara = await client.person()
    body = {"code": "123456"}
    answer = await client.post("/me/second-factor/confirm", by=mara, json=body)
    refuse(answer, 409, "second_factor_absent")
    app = await Authenticator.begin(client, mara)
    server.clock.ahead = second_factor_setup.SET_UP_S + 1
    mara = await refreshed(client, mara)
    refuse(await app.confirm(mara), 409, "second_factor_absent")
    assert (await factor_row(db, mara))["active_at"] is None


async def test_an_active_one_is_not_replaced(client: Client, db: Connection) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    before = await factor_row(db, mara)
    body = {"password": mara.password}
    answer = await client.post("/me/second-factor", by=mara, json=body)
    refuse(answer, 409, "second_factor_active")
    refuse(await app.confirm(mara), 409, "second_factor_active")
    assert await factor_row(db, mara) == before
    assert await codes_left(db, mara) == 10


async def test_confirmations_at_once_set_it_up_once(client: Client, db: Connection) -> None:
    mara = await client.person()
    app = await Authenticator.begin(client, mara)
    answers = await asyncio.gather(*(app.confirm(mara) for _ in range(10)))
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 9
    assert await codes_left(db, mara) == 10


async def test_the_set_up_ends_the_other_sessions_and_makes_this_one_strong(
    client: Client,
) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    started = await begin_pairing(client)
    accept(await confirm_pairing(client, other, started["user_code"]), 200)
    assert amr(mara) == ["pwd"]
    app = await Authenticator.begin(client, mara)
    assert accept(await app.confirm(mara), 200).json()["ended_sessions"] == 1
    refuse(await client.get("/me", by=other), 401, "session_ended")
    refuse(await poll(client, started), 400, "invalid_grant")
    mara = await refreshed(client, mara)
    assert amr(mara) == ["pwd", "otp"]
    assert amr(await refreshed(client, mara)) == ["pwd", "otp"]


async def test_a_login_that_runs_into_the_set_up_stays_in_no_weak_session(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.begin(client, mara)
    answers = await asyncio.gather(app.confirm(mara), *(login(client, mara) for _ in range(20)))
    accept(answers[0], 200)
    assert await open_sessions(db, mara.id) == 1
    assert {answer.status_code for answer in answers[1:]} <= {200, 401, 429}


async def test_setting_up_and_removing_are_told_by_notice_and_mail(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    assert [told["kind"] for told in await notices(client, mara)] == ["second_factor_set_up"]
    assert "Second factor set up" in await client.mailed(mara.email)
    accept(await remove(client, mara, app.fresh()), 204)
    assert "second_factor_removed" in {told["kind"] for told in await notices(client, mara)}
    assert "Second factor removed" in await client.mailed(mara.email)


# Logging in


async def test_who_does_not_know_the_password_learns_nothing_of_a_second_factor(
    client: Client,
) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    app = await Authenticator.set_up(client, mara)
    problems = []
    for person in (mara, ben):
        guess = replace(person, password=WRONG)
        for code in (None, app.fresh(), app.recovery_codes[0]):
            problem = refuse(await login(client, guess, code), 401, "credentials_wrong")
            problems.append({**problem, "instance": ""})
    assert all(problem == problems[0] for problem in problems)
    assert (await status(client, mara))["recovery_codes_left"] == 10
    accept(await login(client, mara, app.code()), 200)


async def test_an_account_without_one_passes_over_a_code(client: Client) -> None:
    mara = await client.person()
    tokens = accept(await login(client, mara, "123456"), 200).json()
    claims = jwt.decode(tokens["access_token"], options={"verify_signature": False})
    assert claims["amr"] == ["pwd"]


async def test_logins_at_once_with_one_code_open_one_session(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    for code in (app.fresh(), app.recovery_codes[3]):
        before = await open_sessions(db, mara.id)
        answers = await asyncio.gather(*(login(client, mara, code) for _ in range(4)))
        assert sorted(answer.status_code for answer in answers) == [200, 401, 401, 401]
        assert await open_sessions(db, mara.id) == before + 1
        client.server.clock.ahead += login_delays.LONGEST_WAIT_S


async def test_an_earlier_steps_code_is_void_once_a_later_one_was_used(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    earlier = app.fresh()
    accept(await login(client, mara, app.fresh()), 200)
    refuse(await login(client, mara, earlier), 401, "second_factor_wrong")


async def test_a_recovery_code_stands_in_once_and_its_use_is_told(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    typed = app.recovery_codes[0].lower().replace("-", " ")
    again = await logged_in(client, mara, typed)
    assert amr(again) == ["pwd", "otp"]
    assert await codes_left(db, mara) == 9
    [told] = [one for one in await notices(client, again) if one["kind"] == "recovery_code_used"]
    assert told["data"] == {"left": 9}
    mail = await client.mailed(mara.email)
    assert "A recovery code was used" in mail
    assert "Still unused: 9." in text_of(mail)
    refuse(await login(client, mara, app.recovery_codes[0]), 401, "second_factor_wrong")
    assert await codes_left(db, mara) == 9


async def test_new_recovery_codes_make_the_old_ones_void(client: Client, db: Connection) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    body = {"password": mara.password, "code": app.fresh()}
    path = "/me/second-factor/recovery-codes"
    codes = accept(await client.post(path, by=mara, json=body), 200).json()["recovery_codes"]
    assert len({*codes, *app.recovery_codes}) == 20
    assert "New recovery codes" in await client.mailed(mara.email)
    assert "recovery_codes_renewed" in {told["kind"] for told in await notices(client, mara)}
    refuse(await login(client, mara, app.recovery_codes[0]), 401, "second_factor_wrong")
    accept(await login(client, mara, codes[0]), 200)
    assert await codes_left(db, mara) == 9


@pytest.mark.parametrize("path", ["/me/second-factor", "/me/second-factor/recovery-codes"])
async def test_removing_and_renewing_need_password_and_code(
    client: Client, db: Connection, path: str
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    method = "DELETE" if path == "/me/second-factor" else "POST"

    async def ask(**body: str) -> httpx.Response:
        return await client.send(method, path, by=mara, json=body)

    refuse(await ask(code=app.fresh(), password=WRONG), 403, "password_wrong", "/password")
    refuse(await ask(code=app.wrong(), password=mara.password), 403, "second_factor_wrong", "/code")
    refuse(await ask(password=mara.password), 422, "invalid", "/code")
    assert (await factor_row(db, mara))["active_at"] is not None
    assert await codes_left(db, mara) == 10
    accept(await ask(code=app.code(), password=mara.password), 204 if method == "DELETE" else 200)


@pytest.mark.parametrize("path", ["/me/second-factor", "/me/second-factor/recovery-codes"])
async def test_there_is_nothing_to_remove_or_renew_without_one(client: Client, path: str) -> None:
    mara = await client.person()
    method = "DELETE" if path == "/me/second-factor" else "POST"
    body = {"password": mara.password, "code": "123456"}
    answer = await client.send(method, path, by=mara, json=body)
    refuse(answer, 409, "second_factor_absent")


async def test_after_removing_the_password_is_enough_and_this_session_is_weak_again(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    other = await logged_in(client, mara, app.fresh())
    accept(await remove(client, mara, app.recovery_codes[0]), 204)
    assert await factor_row(db, mara) is None
    assert await codes_left(db, mara) == 0
    refuse(await client.get("/me", by=other), 401, "session_ended")
    assert amr(await refreshed(client, mara)) == ["pwd"]
    accept(await login(client, mara), 200)


async def test_a_removed_one_is_set_up_anew_with_another_secret(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    accept(await remove(client, mara, app.recovery_codes[0]), 204)
    new = await Authenticator.set_up(client, mara)
    assert new.secret != app.secret
    refuse(await login(client, mara, app.recovery_codes[1]), 401, "second_factor_wrong")
    accept(await login(client, mara, new.fresh()), 200)


# Guessing


async def test_wrong_codes_are_delayed_as_wrong_passwords_are(
    client: Client, server: Server
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    for _ in range(login_delays.FREE_FAILURES):
        refuse(await login(client, mara, app.wrong()), 401, "second_factor_wrong")
    answer = await login(client, mara, app.recovery_codes[0])
    refuse(answer, 429, "login_delayed")
    server.clock.ahead += int(answer.headers["retry-after"])
    accept(await login(client, mara, app.recovery_codes[0]), 200)
    refuse(await login(client, mara, app.wrong()), 401, "second_factor_wrong")


async def test_the_right_password_without_a_code_does_not_lift_the_delay(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    for code in (app.wrong(), None, app.wrong(), None, app.wrong()):
        assert (await login(client, mara, code)).status_code == 401
    refuse(await login(client, mara, app.recovery_codes[0]), 429, "login_delayed")


async def test_twenty_wrong_codes_an_hour_are_enough_from_wherever(settings: Settings) -> None:
    proxies = Settings.from_env({"CM_TRUSTED_PROXIES": "127.0.0.1"}).trusted_proxies
    async with (
        serve(replace(settings, trusted_proxies=proxies)) as server,
        Client(server) as client,
    ):
        mara = await client.person()
        app = await Authenticator.set_up(client, mara)

        async def attempt(house: int, code: str, password: str = mara.password) -> httpx.Response:
            headers = {"x-forwarded-for": f"198.51.100.{house}"}
            body = {"email": mara.email, "password": password, "transport": "body", "code": code}
            return await client.post("/auth/login", json=body, headers=headers)

        for house in range(second_factor.MOST_WRONG):
            refuse(await attempt(house, app.wrong()), 401, "second_factor_wrong")
        answer = await attempt(100, app.fresh())
        refuse(answer, 429, "rate_limited")
        assert int(answer.headers["retry-after"]) <= second_factor.WINDOW_S
        # the guesser knows the password: another one makes them a stranger, and lifts the wait
        accept(await client.post("/auth/password-reset", json={"email": mara.email}), 202)
        body = {"token": await client.mailed_token(mara.email), "password": GOOD}
        accept(await client.post("/auth/password-reset/confirm", json=body), 204)
        refuse(await attempt(101, app.code()), 401, "credentials_wrong")
        accept(await attempt(102, app.code(), GOOD), 200)


async def test_guessing_the_code_that_ends_a_set_up_is_limited(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.begin(client, mara)
    body = {"code": app.wrong()}
    for _ in range(second_factor.MOST_WRONG):
        answer = await client.post("/me/second-factor/confirm", by=mara, json=body)
        refuse(answer, 403, "second_factor_wrong")
    refuse(await app.confirm(mara), 429, "rate_limited")
    assert (await factor_row(db, mara))["active_at"] is None


async def test_right_codes_are_not_counted(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    for _ in range(second_factor.MOST_WRONG + 2):
        accept(await login(client, mara, app.fresh()), 200)


# What else asks for the code


async def test_password_address_and_deletion_ask_for_the_code_too(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    for method, path, body in (
        ("POST", "/me/password", {"current": mara.password, "new": GOOD}),
        ("POST", "/me/email", {"email": new_email(), "password": mara.password}),
        ("DELETE", "/me", {"password": mara.password}),
    ):
        before = await db.fetchrow("SELECT * FROM users WHERE id = $1", UUID(mara.id))
        answer = await client.send(method, path, by=mara, json=body)
        refuse(answer, 403, "second_factor_required", "/code")
        answer = await client.send(method, path, by=mara, json={**body, "code": app.wrong()})
        refuse(answer, 403, "second_factor_wrong", "/code")
        assert await db.fetchrow("SELECT * FROM users WHERE id = $1", UUID(mara.id)) == before
        accept(await login(client, mara, app.fresh()), 200)  # failures are history
    body = {"email": new_email(), "password": mara.password, "code": app.fresh()}
    accept(await client.post("/me/email", by=mara, json=body), 202)
    body = {"current": mara.password, "new": GOOD, "code": app.recovery_codes[0]}
    accept(await client.post("/me/password", by=mara, json=body), 200)
    body = {"password": GOOD, "code": app.fresh()}
    accept(await client.send("DELETE", "/me", by=mara, json=body), 204)
    assert await factor_row(db, mara) is None
    assert await codes_left(db, mara) == 0


async def test_what_fails_for_another_reason_uses_no_code_up(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    code = app.fresh()
    body = {"current": mara.password, "new": "password1234", "code": code}
    answer = await client.post("/me/password", by=mara, json=body)
    refuse(answer, 422, "password_refused", "/new")
    body = {"current": mara.password, "new": GOOD, "code": code}
    accept(await client.post("/me/password", by=mara, json=body), 200)


async def test_a_change_repeated_with_its_key_needs_no_second_code(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    key, body = uuid.uuid4(), {"password": mara.password, "code": app.fresh()}
    for _ in range(3):
        answer = await client.delete("/me/second-factor", by=mara, json=body, key=key)
        accept(answer, 204)


async def test_a_reset_by_mail_leaves_the_second_factor(client: Client, db: Connection) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    accept(await client.post("/auth/password-reset", json={"email": mara.email}), 202)
    body = {"token": await client.mailed_token(mara.email), "password": GOOD}
    accept(await client.post("/auth/password-reset/confirm", json=body), 204)
    mara = replace(mara, password=GOOD)
    refuse(await login(client, mara), 401, "second_factor_required")
    accept(await login(client, mara, app.fresh()), 200)
    assert await codes_left(db, mara) == 10


async def test_a_paired_panel_is_as_strong_as_the_session_that_let_it_in(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    strong = await logged_in(client, mara, app.fresh())
    ben = await client.person("Ben")
    for person, expected in ((strong, ["pwd", "otp"]), (ben, ["pwd"])):
        started = await begin_pairing(client)
        accept(await confirm_pairing(client, person, started["user_code"]), 200)
        tokens = accept(await poll(client, started), 200).json()
        assert amr(replace(person, tokens=tokens)) == expected


# What is kept


async def test_the_database_holds_no_secret_and_no_recovery_code(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    raw = base64.b32decode(app.secret)
    row = await factor_row(db, mara)
    assert raw not in row["sealed"]
    texts = await db.fetch(
        "SELECT t::text FROM second_factors t UNION ALL SELECT r::text FROM recovery_codes r "
        "UNION ALL SELECT o::text FROM mail_outbox o UNION ALL SELECT n::text FROM notices n "
        "UNION ALL SELECT k::text FROM idempotency_keys k"
    )
    everything = "\n".join(text[0] for text in texts)
    for secret in (app.secret, raw.hex(), *app.recovery_codes):
        assert secret not in everything
        assert secret.replace("-", "") not in everything


async def test_the_export_says_that_there_is_one_and_shows_no_secret(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    answer = accept(await client.get("/me/export", by=mara), 200)
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        profile = json.loads(archive.read("profile.json"))
    assert profile["second_factor"]["active"] is True
    for secret in (app.secret, *app.recovery_codes):
        assert secret.encode() not in everything
    assert b"sealed" not in everything


async def test_the_first_key_seals_anew_what_an_older_one_sealed(
    client: Client, server: Server, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    old = server.parts.keys
    ring = Keyring({"fresh": bytes(range(32)), **old.keys})
    try:
        assert await housekeeping.once(replace(server.parts, keys=ring))
        assert (await factor_row(db, mara))["kid"] == "fresh"
        # the older key may go now
        server.parts.keys = Keyring({"fresh": bytes(range(32))})
        accept(await login(client, mara, app.fresh()), 200)
        # and one whose key went too early is as good as lost, but for the recovery codes
        server.parts.keys = Keyring({"another": bytes(range(1, 33))})
        refuse(await login(client, mara, app.fresh()), 401, "second_factor_wrong")
        accept(await login(client, mara, app.recovery_codes[0]), 200)
    finally:
        server.parts.keys = ring
        assert await housekeeping.once(
            replace(server.parts, keys=Keyring({**old.keys, **ring.keys}))
        )
        server.parts.keys = old
    accept(await login(client, mara, app.fresh()), 200)


async def test_a_set_up_that_nobody_finished_is_thrown_away(
    client: Client, server: Server, db: Connection
) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    await Authenticator.begin(client, mara)
    await Authenticator.set_up(client, ben)
    await db.execute("UPDATE second_factors SET begun_at = begun_at - interval '2 days'")
    assert await housekeeping.once(server.parts)
    assert await factor_row(db, mara) is None
    assert await factor_row(db, ben) is not None


# Required of everybody


@pytest.fixture
async def demanding(settings: Settings) -> AsyncIterator[Client]:
    """Somebody at a server that asks everybody for a second factor."""
    required = replace(settings, second_factor="required")
    async with serve(required) as server, Client(server) as client:
        yield client


ELSEWHERE = [
    spec
    for spec in ENDPOINTS
    if spec.access == "bearer" and not spec.path.startswith(("/v1/me", "/v1/auth"))
]


def test_all_but_oneself_and_ones_sessions_asks_for_it() -> None:
    assert ELSEWHERE
    assert not any(spec.about_oneself for spec in ELSEWHERE)
    bearer = {spec.path for spec in ENDPOINTS if spec.about_oneself and spec.access == "bearer"}
    assert {path.split("/")[2] for path in bearer} == {"me", "auth"}


async def test_where_it_is_required_nothing_else_is_done_before_it_is_set_up(
    demanding: Client, db: Connection
) -> None:
    mara = await demanding.person()
    count = "SELECT count(*) FROM groups"
    before = await db.fetchval(count)
    refuse(await demanding.get("/groups", by=mara), 403, "second_factor_setup_required")
    body = {"name": "Die Sieben Gezeichneten", "ruleset_id": "generic"}
    answer = await demanding.post("/groups", by=mara, json=body)
    refuse(answer, 403, "second_factor_setup_required")
    assert await db.fetchval(count) == before
    assert (await status(demanding, mara))["required"] is True
    accept(await demanding.get("/me/sessions", by=mara), 200)
    await Authenticator.set_up(demanding, mara)
    refuse(await demanding.get("/groups", by=mara), 403, "second_factor_setup_required")
    mara = await refreshed(demanding, mara)
    accept(await demanding.get("/groups", by=mara), 200)
    accept(await demanding.post("/groups", by=mara, json=body), 201)


@pytest.mark.parametrize("spec", ELSEWHERE, ids=lambda spec: f"{spec.method} {spec.path}")
async def test_every_route_elsewhere_is_closed_to_a_session_without_it(
    client: Client, spec: Endpoint
) -> None:
    mara = await client.person()
    parts = client.server.parts
    offered = parts.settings
    parts.settings = replace(offered, second_factor="required")
    try:
        refuse(await send(client, spec, {}, mara), 403, "second_factor_setup_required")
    finally:
        parts.settings = offered


async def test_where_it_is_required_no_panel_is_let_in_without_it(demanding: Client) -> None:
    mara = await demanding.person()
    started = await begin_pairing(demanding)
    code = started["user_code"]
    refuse(await confirm_pairing(demanding, mara, code), 403, "second_factor_setup_required")
    refuse(await poll(demanding, started), 400, "authorization_pending")
    await Authenticator.set_up(demanding, mara)
    mara = await refreshed(demanding, mara)
    accept(await confirm_pairing(demanding, mara, code), 200)
    tokens = accept(await poll(demanding, started), 200).json()
    accept(await demanding.get("/groups", by=replace(mara, tokens=tokens)), 200)


async def test_where_it_is_required_no_live_room_is_open_without_it(demanding: Client) -> None:
    mara = await demanding.person()
    await Authenticator.set_up(demanding, mara)
    strong = await refreshed(demanding, mara)
    group = await demanding.group(strong)
    url = demanding.server.url
    weak = await Panel.connected(url, group["id"], mara)
    hello = {"type": "hello", "token": mara.tokens["access_token"], "client": "web"}
    await weak.say(hello)
    assert await weak.closed() == (4403, "second_factor_setup_required")
    assert weak.received == []
    async with await Panel.open(url, group["id"], strong) as panel:
        token = mara.tokens["access_token"]
        await panel.refused("auth", "second_factor_setup_required", token=token)
        await panel.done("auth", token=strong.tokens["access_token"])


async def test_where_it_is_required_a_removed_one_must_be_set_up_again(demanding: Client) -> None:
    mara = await demanding.person()
    app = await Authenticator.set_up(demanding, mara)
    mara = await refreshed(demanding, mara)
    accept(await remove(demanding, mara, app.recovery_codes[0]), 204)
    mara = await refreshed(demanding, mara)
    refuse(await demanding.get("/groups", by=mara), 403, "second_factor_setup_required")


async def test_a_token_of_a_version_that_knew_no_second_factor_is_without_one(
    demanding: Client,
) -> None:
    mara = await demanding.person()
    token = signed(demanding.server, claims_of(mara))
    accept(await demanding.get("/me", headers=bearer(token)), 200)
    answer = await demanding.get("/groups", headers=bearer(token))
    refuse(answer, 403, "second_factor_setup_required")
