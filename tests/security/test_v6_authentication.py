"""OWASP ASVS 5.0, chapter V6, levels 1 and 2."""

import gzip
import inspect
import secrets
from uuid import UUID

import asyncpg
import pytest

from app.db.connection import Connection
from app.db.migrate import migrate
from app.domain import mail_tokens, user_codes
from app.services import login_delays, pairing, password_rules
from tests.accounts.people import GOOD, login, new_email, register, user_row
from tests.accounts.test_pages import Controls
from tests.accounts.test_pairing import begin, confirm, poll
from tests.accounts.test_registering import reset_token
from tests.client import Client, Server, accept, refuse
from tests.security.page import section

WRONG = "ganz sicher das falsche"


def test_v6_1_1_the_defences_against_guessing_are_documented() -> None:
    text = section("Guessing")
    for value in ("CM_AUTH_RATE_LIMIT", "CM_TRUSTED_PROXIES", "/64", "password reset"):
        assert value in text
    for number in (login_delays.FREE_FAILURES, login_delays.ACCOUNT_FAILURES):
        assert str(number) in text


def test_v6_1_2_the_context_words_are_documented() -> None:
    text = section("Passwords")
    for word in password_rules.CONTEXT_WORDS:
        assert word in text


def test_v6_1_3_the_ways_to_log_in_are_documented() -> None:
    text = section("Ways in")
    for way in ("/v1/auth/login", "/v1/auth/refresh", "/v1/auth/device/token"):
        assert way in text


async def test_v6_2_1_passwords_have_at_least_twelve_characters(client: Client) -> None:
    short = "zwölf fehlt"
    assert len(short) == password_rules.SHORTEST - 1
    refuse(await register(client, new_email(), password=short), 422, "invalid", "/password")
    accept(await register(client, new_email(), password=short + "!"), 202)


async def test_v6_2_2_a_person_can_change_the_password(client: Client) -> None:
    mara = await client.person()
    body = {"current": mara.password, "new": GOOD}
    accept(await client.post("/me/password", by=mara, json=body), 200)
    accept(await login(client, mara.email, GOOD), 200)


async def test_v6_2_3_changing_it_needs_the_current_one(client: Client) -> None:
    mara = await client.person()
    answer = await client.post("/me/password", by=mara, json={"new": GOOD})
    refuse(answer, 422, "invalid", "/current")
    body = {"current": WRONG, "new": GOOD}
    answer = await client.post("/me/password", by=mara, json=body)
    refuse(answer, 403, "password_wrong", "/current")


async def test_v6_2_4_the_three_thousand_most_common_ones_that_fit_are_refused(
    client: Client,
) -> None:
    common = gzip.decompress(password_rules.LIST.read_bytes()).decode().split("\n")
    # listed ones are mostly shorter than twelve: as long ones they come doubled or decorated
    fitting = [word for word in common if len(word) >= password_rules.SHORTEST]
    fitting += [word * 2 for word in common[:20_000] if len(word) >= 6]
    fitting += [f"{word}2024" for word in common[:20_000] if len(word) >= 8]
    assert len(fitting) > 3000
    assert all(password_rules.finding(word, "/password", ()) for word in fitting)
    answer = await register(client, new_email(), password="iloveyou2024")
    refuse(answer, 422, "password_refused", "/password")


async def test_v6_2_5_any_characters_make_a_password(client: Client) -> None:
    for password in ("nur kleine worte hier", "GROSSE WORTE NUR HIER", "80341 27365 91820"):
        accept(await register(client, new_email(), password=password), 202)


async def test_v6_2_6_password_fields_are_masked(client: Client) -> None:
    for path in ("/reset", "/pair"):
        page = Controls((await client.get(f"/{path}")).text)
        [field] = [entry for entry in page.inputs if "password" in str(entry.get("id"))]
        assert field["type"] == "password"


async def test_v6_2_7_pasting_and_password_managers_are_welcome(client: Client) -> None:
    for path, purpose in (("/reset", "new-password"), ("/pair", "current-password")):
        text = (await client.get(f"/{path}")).text
        assert f'autocomplete="{purpose}"' in text
    script = (await client.get("//pages/account.js")).text
    assert "paste" not in script


async def test_v6_2_8_a_password_is_checked_exactly_as_it_was_sent(client: Client) -> None:
    email, password = new_email(), " Ä" + "langes Passwort " * 7 + "mit Ende "
    accept(await register(client, email, password=password), 202)
    accept(await login(client, email, password), 200)
    for changed in (password.strip(), password.lower(), password[:-1], password[:72]):
        refuse(await login(client, email, changed), 401, "credentials_wrong")


async def test_v6_2_9_passwords_of_sixty_four_characters_and_more_are_taken(client: Client) -> None:
    for length in (64, password_rules.LONGEST):
        email, password = new_email(), secrets.token_urlsafe(128)[:length]
        accept(await register(client, email, password=password), 202)
        accept(await login(client, email, password), 200)


async def test_v6_2_10_a_password_stays_good(client: Client, server: Server) -> None:
    mara = await client.person()
    server.clock.ahead = 5 * 365 * 24 * 3600
    accept(await login(client, mara.email, mara.password), 200)


@pytest.mark.parametrize("password", ["campaignmanager1", "TaleSpire2026!", "Rollenspiel-2026"])
async def test_v6_2_11_context_words_make_no_password(client: Client, password: str) -> None:
    refuse(await register(client, new_email(), password=password), 422, "password_refused")


async def test_v6_2_12_passwords_known_from_breaches_are_refused(client: Client) -> None:
    mara = await client.person()
    for password in ("1q2w3e4r5t6y7u8i9o0p", "qwertyuiop12", "sonyericsson"):
        refuse(await register(client, new_email(), password=password), 422, "password_refused")
        body = {"current": mara.password, "new": password}
        answer = await client.post("/me/password", by=mara, json=body)
        refuse(answer, 422, "password_refused", "/new")


async def test_v6_3_1_guessing_is_slowed_down_as_documented(client: Client) -> None:
    mara = await client.person()
    for _ in range(login_delays.FREE_FAILURES):
        refuse(await login(client, mara.email, WRONG), 401, "credentials_wrong")
    refuse(await login(client, mara.email, mara.password), 429, "login_delayed")


async def test_v6_3_2_there_are_no_default_accounts(database_url: str) -> None:
    conn = await asyncpg.connect(database_url)
    name = f"fresh_{secrets.token_hex(4)}"
    await conn.execute(f"CREATE DATABASE {name}")
    fresh_url = database_url.replace(database_url.rpartition("/")[2].partition("?")[0], name)
    await migrate(fresh_url)
    fresh = await asyncpg.connect(fresh_url)
    try:
        assert await fresh.fetchval("SELECT count(*) FROM users") == 0
    finally:
        await fresh.close()
        await conn.execute(f"DROP DATABASE {name}")
        await conn.close()


async def test_v6_3_4_every_way_in_asks_for_the_same(client: Client, db: Connection) -> None:
    """A pairing is confirmed by who logged in with the password, and refreshing needs a session
    that began so; there is no third way to a session."""
    mara = await client.person()
    started = await begin(client)
    answer = await client.post(
        "/auth/device/confirm", json={"user_code": started["user_code"], "approve": True}
    )
    refuse(answer, 401, "unauthorized")
    refuse(await poll(client, started), 400, "authorization_pending")
    for _ in range(login_delays.FREE_FAILURES):
        await login(client, mara.email, WRONG)
    body = {"current": mara.password, "new": GOOD}
    refuse(await client.post("/me/password", by=mara, json=body), 429, "login_delayed")


async def test_v6_3_7_who_is_concerned_hears_of_changes_by_mail(client: Client) -> None:
    mara = await client.person()
    body = {"current": mara.password, "new": GOOD}
    accept(await client.post("/me/password", by=mara, json=body), 200)
    assert "Your password was changed" in await client.mailed(mara.email)
    body = {"email": new_email(), "password": GOOD}
    accept(await client.post("/me/email", by=mara, json=body), 202)
    assert "about to change" in await client.mailed(mara.email)


async def test_v6_3_8_answers_do_not_tell_which_accounts_exist(client: Client) -> None:
    mara, stranger = await client.person(), new_email()
    for path in ("/auth/password-reset", "/auth/resend-verification"):
        known = await client.post(path, json={"email": mara.email})
        unknown = await client.post(path, json={"email": stranger})
        assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    known, unknown = await register(client, mara.email), await register(client, stranger)
    assert (known.status_code, known.content) == (unknown.status_code, unknown.content)
    first = refuse(await login(client, mara.email, WRONG), 401, "credentials_wrong")
    second = refuse(await login(client, new_email(), WRONG), 401, "credentials_wrong")
    assert first["detail"] == second["detail"]


async def test_v6_4_1_links_are_random_short_lived_and_become_no_password(
    client: Client, server: Server
) -> None:
    mara = await client.person()
    token = await reset_token(client, mara.email)
    refuse(await login(client, mara.email, token), 401, "credentials_wrong")
    server.clock.ahead = mail_tokens.RESET_S + 1
    body = {"token": token, "password": GOOD}
    answer = await client.post("/auth/password-reset/confirm", json=body)
    refuse(answer, 400, "link_invalid")


async def test_v6_4_2_there_are_no_hints_and_no_secret_questions(
    client: Client, db: Connection
) -> None:
    columns = await db.fetch("SELECT column_name FROM information_schema.columns")
    names = " ".join(row["column_name"] for row in columns if "pg_" not in row["column_name"])
    assert "hint" not in names
    for field in ("password_hint", "security_question"):
        answer = await register(client, new_email(), **{field: "x"})
        refuse(answer, 422, "invalid", f"/{field}")


async def test_v6_4_3_a_forgotten_password_is_replaced_by_mail_alone(
    client: Client, db: Connection
) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    token = await reset_token(client, mara.email)
    forged = mail_tokens.make(client.server.parts.keys, "verify", UUID(ben.id))
    for wrong in (token[:-2] + "AA", token.replace(".", ".0", 1), forged):
        body = {"token": wrong, "password": GOOD}
        answer = await client.post("/auth/password-reset/confirm", json=body)
        refuse(answer, 400, "link_invalid")
    body = {"token": token, "password": GOOD}
    accept(await client.post("/auth/password-reset/confirm", json=body), 204)
    accept(await login(client, mara.email, GOOD), 200)
    accept(await login(client, ben.email, ben.password), 200)


async def test_v6_5_1_links_and_codes_are_good_once(client: Client) -> None:
    mara = await client.person()
    token = await reset_token(client, mara.email)
    body = {"token": token, "password": GOOD}
    accept(await client.post("/auth/password-reset/confirm", json=body), 204)
    answer = await client.post("/auth/password-reset/confirm", json=body)
    refuse(answer, 400, "link_invalid")
    mara = await client.login(mara.email, GOOD)
    started = await begin(client)
    accept(await confirm(client, mara, started["user_code"]), 200)
    accept(await poll(client, started), 200)
    refuse(await poll(client, started), 400, "invalid_grant")
    refuse(await confirm(client, mara, started["user_code"]), 404, "user_code_unknown")


async def test_v6_5_3_codes_come_from_the_systems_random_source(client: Client) -> None:
    assert "secrets.choice" in inspect.getsource(user_codes.make)
    assert "secrets.token_urlsafe(32)" in inspect.getsource(pairing.begin)
    started = [await begin(client) for _ in range(20)]
    assert len({entry["user_code"] for entry in started}) == 20
    assert len({entry["device_code"] for entry in started}) == 20


async def test_v6_5_4_codes_have_more_than_twenty_bits(client: Client) -> None:
    assert len(user_codes.ALPHABET) ** user_codes.LENGTH > 2**34
    assert len((await begin(client))["device_code"]) == 43  # 256 bits


async def test_v6_5_5_codes_live_ten_minutes(client: Client, server: Server) -> None:
    mara = await client.person()
    started = await begin(client)
    assert started["expires_in"] <= 600
    server.clock.ahead = 599
    accept(await confirm(client, mara, started["user_code"]), 200)
    server.clock.ahead = 601
    refuse(await poll(client, started), 400, "expired_token")


async def test_v6_6_2_a_code_is_bound_to_the_device_that_asked_for_it(client: Client) -> None:
    mara = await client.person()
    first, second = await begin(client), await begin(client)
    accept(await confirm(client, mara, first["user_code"]), 200)
    refuse(await poll(client, second), 400, "authorization_pending")
    accept(await poll(client, first), 200)


async def test_v6_6_3_guessing_a_code_is_limited(client: Client) -> None:
    mara = await client.person()
    for _ in range(pairing.MOST_CONFIRMS):
        refuse(await confirm(client, mara, "BBBB-BBBB"), 404, "user_code_unknown")
    refuse(await confirm(client, mara, "BBBB-BBBB"), 429, "rate_limited")


async def test_v6_2_8_the_stored_hash_is_argon2id(client: Client, db: Connection) -> None:
    mara = await client.person()
    assert (await user_row(db, mara.email))["password_hash"].startswith("$argon2id$")
