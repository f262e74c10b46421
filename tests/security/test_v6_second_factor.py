"""OWASP ASVS 5.0, chapter V6, levels 1 and 2: what it asks of more than one factor."""

import inspect
import re
import time
from dataclasses import replace

from app.db.connection import Connection
from app.domain import authenticator_codes, recovery_codes
from app.services import second_factor
from app.settings import Settings
from tests.accounts.authenticator import Authenticator, code_at, logged_in, login, refreshed
from tests.accounts.people import GOOD, open_sessions
from tests.client import Client, accept, refuse, serve
from tests.security.page import section


async def test_v6_3_3_a_second_factor_is_asked_for_at_every_login(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    for transport, headers in (("body", {}), ("cookie", {"origin": "http://localhost:8000"})):
        body = {"email": mara.email, "password": mara.password, "transport": transport}
        answer = await client.post("/auth/login", json=body, headers=headers)
        refuse(answer, 401, "second_factor_required", "/code")
        assert "set-cookie" not in answer.headers
    assert await open_sessions(db, mara.id) == 1
    accept(await login(client, mara, app.fresh()), 200)
    text = (await client.get("//pair")).text
    assert 'autocomplete="one-time-code"' in text
    assert "second_factor_required" in (await client.get("//pages/account.js")).text


async def test_v6_3_3_an_operator_can_require_it_of_everybody(settings: Settings) -> None:
    required = replace(settings, second_factor="required")
    async with serve(required) as server, Client(server) as client:
        mara = await client.person()
        refuse(await client.get("/characters", by=mara), 403, "second_factor_setup_required")
        await Authenticator.set_up(client, mara)
        accept(await client.get("/characters", by=await refreshed(client, mara)), 200)


async def test_v6_4_3_a_reset_does_not_pass_the_second_factor_by(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    accept(await client.post("/auth/password-reset", json={"email": mara.email}), 202)
    body = {"token": await client.mailed_token(mara.email), "password": GOOD}
    answer = accept(await client.post("/auth/password-reset/confirm", json=body), 204)
    assert answer.content == b""
    refuse(await login(client, replace(mara, password=GOOD)), 401, "second_factor_required")
    accept(await login(client, replace(mara, password=GOOD), app.fresh()), 200)


async def test_v6_4_4_a_lost_phone_is_replaced_with_a_recovery_code(client: Client) -> None:
    mara = await client.person()
    lost = await Authenticator.set_up(client, mara)
    mara = await logged_in(client, mara, lost.recovery_codes[0])
    body = {"password": mara.password, "code": lost.recovery_codes[1]}
    accept(await client.delete("/me/second-factor", by=mara, json=body), 204)
    new = await Authenticator.set_up(client, mara)
    refuse(await login(client, mara, lost.fresh()), 401, "second_factor_wrong")
    accept(await login(client, mara, new.code()), 200)


async def test_v6_4_4_who_lost_everything_needs_an_operator(client: Client, db: Connection) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    for person in (mara, ben):
        await Authenticator.set_up(client, person)
    statement = re.search(r"```sql\n(.*?)```", section("The second factor"), re.S)
    assert statement is not None
    await db.execute(statement[1].replace("mara@example.org", mara.email))
    accept(await login(client, mara), 200)
    refuse(await login(client, ben), 401, "second_factor_required")


async def test_v6_5_1_codes_of_the_second_factor_are_good_once(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.begin(client, mara)
    first = app.code()
    body = {"code": first}
    answer = await client.post("/me/second-factor/confirm", by=mara, json=body)
    codes = accept(answer, 200).json()["recovery_codes"]
    refuse(await login(client, mara, first), 401, "second_factor_wrong")
    for code in (app.fresh(), codes[0]):
        accept(await login(client, mara, code), 200)
        refuse(await login(client, mara, code), 401, "second_factor_wrong")
        proof = {"password": mara.password, "code": code}
        answer = await client.delete("/me/second-factor", by=mara, json=proof)
        refuse(answer, 403, "second_factor_wrong")


async def test_v6_5_2_recovery_codes_are_kept_as_hashes_and_have_entropy_enough_for_that(
    client: Client, db: Connection
) -> None:
    assert len(recovery_codes.ALPHABET) ** recovery_codes.LENGTH >= 2**112
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    rows = await db.fetch(
        "SELECT code_hash FROM recovery_codes r JOIN users u ON u.id = r.user_id "
        "WHERE u.email = $1",
        mara.email,
    )
    kept = {row["code_hash"] for row in rows}
    assert {len(code_hash) for code_hash in kept} == {32}
    assert kept == {recovery_codes.hashed(code) for code in app.recovery_codes}


async def test_v6_5_3_so_do_the_secrets_of_the_second_factor(client: Client) -> None:
    assert "secrets.token_bytes" in inspect.getsource(authenticator_codes.make_secret)
    assert "secrets.choice" in inspect.getsource(recovery_codes.make)
    mara = await client.person()
    begun = [await Authenticator.begin(client, mara) for _ in range(20)]
    assert len({app.secret for app in begun}) == 20
    assert {len(app.secret) for app in begun} == {32}  # 160 bits in base32


async def test_v6_5_4_so_do_recovery_codes(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    assert len(set(app.recovery_codes)) == recovery_codes.MANY
    assert {len(code.replace("-", "")) * 5 for code in app.recovery_codes} == {120}


async def test_v6_5_5_a_code_of_the_app_is_of_thirty_seconds(client: Client) -> None:
    assert authenticator_codes.STEP_S == 30
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    code = app.fresh()
    client.server.clock.ahead += 60
    refuse(await login(client, mara, code), 401, "second_factor_wrong")
    refuse(await login(client, mara, app.code(ahead_s=60)), 401, "second_factor_wrong")
    accept(await login(client, mara, app.code()), 200)


async def test_v6_5_6_a_stolen_phone_is_removed_with_a_recovery_code(client: Client) -> None:
    mara = await client.person()
    stolen = await Authenticator.set_up(client, mara)
    thief = await logged_in(client, mara, stolen.fresh())
    body = {"password": mara.password, "code": stolen.recovery_codes[0]}
    accept(await client.delete("/me/second-factor", by=mara, json=body), 204)
    refuse(await client.get("/me", by=thief), 401, "session_ended")


async def test_v6_5_8_the_clients_time_is_not_asked(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    later = time.time() + 3600
    body = {
        "email": mara.email,
        "password": mara.password,
        "transport": "body",
        "code": code_at(app.secret, later),
    }
    headers = {"date": "Thu, 01 Jan 2099 00:00:00 GMT"}
    answer = await client.post("/auth/login", json=body, headers=headers)
    refuse(answer, 401, "second_factor_wrong")
    for field in ("time", "step", "timestamp"):
        answer = await client.post("/auth/login", json={**body, field: int(later)})
        refuse(answer, 422, "invalid", f"/{field}")


async def test_v6_6_3_so_is_guessing_the_second_factor(client: Client) -> None:
    mara = await client.person()
    app = await Authenticator.set_up(client, mara)
    body = {"password": mara.password, "code": app.wrong()}
    for _ in range(5):
        answer = await client.delete("/me/second-factor", by=mara, json=body)
        refuse(answer, 403, "second_factor_wrong")
    refuse(await client.delete("/me/second-factor", by=mara, json=body), 429, "login_delayed")
    text = section("Guessing")
    assert f"{second_factor.MOST_WRONG} wrong\n  codes an hour" in text
