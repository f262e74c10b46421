"""Registering, proving the address, a forgotten password."""

from dataclasses import replace

import pytest

from app.db.connection import Connection
from app.services import mails
from app.settings import Settings
from tests.accounts.people import (
    GOOD,
    cost_alike,
    login,
    new_email,
    open_sessions,
    register,
    text_of,
    user_row,
)
from tests.client import Client, Server, accept, refuse, serve


async def test_a_known_and_an_unknown_address_get_the_same_answer(client: Client) -> None:
    email = new_email()
    first = accept(await register(client, email), 202)
    second = accept(await register(client, email, display_name="Anders"), 202)
    assert first.content == second.content
    assert first.json() == {"status": "verification_sent"}
    assert "/verify#token=" not in await client.mailed(email)


async def test_registering_again_changes_nothing_and_tells_the_owner(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    before = await user_row(db, mara.email)
    accept(await register(client, mara.email.upper(), display_name="Dieb"), 202)
    assert await user_row(db, mara.email) == before
    assert "You already have an account" in await client.mailed(mara.email.upper())


async def test_registering_costs_as_much_for_a_known_address(settings: Settings) -> None:
    slow = replace(settings, argon2_profile="default")
    async with serve(slow) as server, Client(server) as client:
        mara = await client.person()

        async def ask(email: str) -> None:
            accept(await register(client, email), 202)

        assert await cost_alike(mara.email, ask)


async def test_names_and_addresses_are_trimmed_and_composed(client: Client, db: Connection) -> None:
    email = new_email()
    accept(await register(client, f"  {email} ", display_name="  Jo\u0308rg "), 202)
    row = await user_row(db, email)
    assert (row["email"], row["display_name"]) == (email, "J\u00f6rg")


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"display_name": "Ma\nra"}, "/display_name"),
        ({"display_name": "Ma\u202era"}, "/display_name"),
        ({"display_name": "   "}, "/display_name"),
        ({"display_name": "x" * 81}, "/display_name"),
        ({"email": "mara"}, "/email"),
        ({"email": "mara@"}, "/email"),
        ({"email": "mara@example.org, eve@example.org"}, "/email"),
        ({"email": "mara@example.org\nBcc: eve@example.org"}, "/email"),
        ({"email": "a..b@example.org"}, "/email"),
        ({"email": "mara@-example-.org"}, "/email"),
        ({"email": "x" * 65 + "@example.org"}, "/email"),
        ({"password": "kurz"}, "/password"),
        ({"password": "x" * 129}, "/password"),
        ({"locale": "fr"}, "/locale"),
        ({"is_admin": True}, "/is_admin"),
        ({"email_verified": True}, "/email_verified"),
        ({"email": None}, "/email"),
    ],
)
async def test_what_cannot_be_registered_names_its_field_and_leaves_nothing(
    client: Client, db: Connection, changes: dict[str, object], pointer: str
) -> None:
    email = new_email()
    before = await db.fetchval("SELECT count(*) FROM users")
    answer = await register(client, str(changes.pop("email", email) or ""), **changes)
    refuse(answer, 422, "invalid", pointer)
    assert await db.fetchval("SELECT count(*) FROM users") == before


async def test_a_link_proves_the_address_once(client: Client, db: Connection) -> None:
    email = new_email()
    accept(await register(client, email), 202)
    token = await client.mailed_token(email)
    accept(await client.post("/auth/verify-email", json={"token": token}), 204)
    assert (await user_row(db, email))["email_verified"]
    answer = await client.post("/auth/verify-email", json={"token": token})
    refuse(answer, 400, "link_invalid")


async def test_a_verification_link_is_good_for_a_day(
    client: Client, server: Server, db: Connection
) -> None:
    email = new_email()
    accept(await register(client, email), 202)
    token = await client.mailed_token(email)
    server.clock.ahead = 24 * 3600 + 1
    refuse(await client.post("/auth/verify-email", json={"token": token}), 400, "link_invalid")
    assert not (await user_row(db, email))["email_verified"]


async def test_the_mail_is_sent_again_to_who_needs_it_and_no_one_else(client: Client) -> None:
    email, stranger = new_email(), new_email()
    accept(await register(client, email), 202)
    first = await client.mailed_token(email)
    answers = [
        accept(await client.post("/auth/resend-verification", json={"email": address}), 202)
        for address in (email, stranger)
    ]
    assert answers[0].content == answers[1].content
    assert await client.mailed_token(email) != first
    with pytest.raises(AssertionError, match="no mail"):
        await client.mailed(stranger)


async def test_a_person_gets_at_most_five_links_an_hour(
    client: Client, server: Server, db: Connection
) -> None:
    mara = await client.person()
    for _ in range(8):
        body = {"email": mara.email}
        accept(await client.post("/auth/password-reset", json=body), 202)
    await mails.send_due(server.parts)
    sent = await db.fetchval(
        "SELECT count(*) FROM email_tokens t JOIN users u ON u.id = t.user_id "
        "WHERE u.email = $1 AND t.purpose = 'reset'",
        mara.email,
    )
    assert sent == mails.LINKS_AN_HOUR


async def reset_token(client: Client, email: str) -> str:
    accept(await client.post("/auth/password-reset", json={"email": email}), 202)
    return await client.mailed_token(email)


async def test_a_reset_sets_the_password_ends_every_session_and_tells(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    token = await reset_token(client, mara.email)
    body = {"token": token, "password": GOOD}
    accept(await client.post("/auth/password-reset/confirm", json=body), 204)
    assert await open_sessions(db, mara.id) == 0
    refuse(await client.get("/me", by=mara), 401, "session_ended")
    refuse(await login(client, mara.email, mara.password), 401, "credentials_wrong")
    accept(await login(client, mara.email, GOOD), 200)
    assert "Your password was changed" in await client.mailed(mara.email)


async def test_a_reset_link_is_good_once_and_voids_the_others(client: Client) -> None:
    mara = await client.person()
    older = await reset_token(client, mara.email)
    newer = await reset_token(client, mara.email)
    body = {"token": newer, "password": GOOD}
    accept(await client.post("/auth/password-reset/confirm", json=body), 204)
    for token in (newer, older):
        body = {"token": token, "password": "vier Raben auf dem Turm"}
        answer = await client.post("/auth/password-reset/confirm", json=body)
        refuse(answer, 400, "link_invalid")
    accept(await login(client, mara.email, GOOD), 200)


async def test_a_reset_link_is_good_for_an_hour(client: Client, server: Server) -> None:
    mara = await client.person()
    token = await reset_token(client, mara.email)
    server.clock.ahead = 3601
    body = {"token": token, "password": GOOD}
    answer = await client.post("/auth/password-reset/confirm", json=body)
    refuse(answer, 400, "link_invalid")


async def test_a_refused_password_does_not_use_up_the_reset_link(client: Client) -> None:
    mara = await client.person()
    token = await reset_token(client, mara.email)
    for password, code in (("passwort1234!", "password_refused"), ("kurz", "invalid")):
        body = {"token": token, "password": password}
        answer = await client.post("/auth/password-reset/confirm", json=body)
        refuse(answer, 422, code, "/password")
    body = {"token": token, "password": GOOD}
    accept(await client.post("/auth/password-reset/confirm", json=body), 204)


async def test_a_link_is_good_only_for_what_it_was_made_for(client: Client) -> None:
    email = new_email()
    accept(await register(client, email), 202)
    verification = await client.mailed_token(email)
    body = {"token": verification, "password": GOOD}
    answer = await client.post("/auth/password-reset/confirm", json=body)
    refuse(answer, 400, "link_invalid")
    reset = await reset_token(client, email)
    refuse(await client.post("/auth/verify-email", json={"token": reset}), 400, "link_invalid")


async def test_a_reset_for_an_unknown_address_is_answered_alike_and_sends_nothing(
    client: Client,
) -> None:
    mara, stranger = await client.person(), new_email()
    answers = [
        accept(await client.post("/auth/password-reset", json={"email": email}), 202)
        for email in (mara.email, stranger)
    ]
    assert answers[0].content == answers[1].content
    with pytest.raises(AssertionError, match="no mail"):
        await client.mailed(stranger)


async def test_mails_come_in_the_persons_language(client: Client) -> None:
    email = new_email()
    accept(await register(client, email, locale="de"), 202)
    assert "Willkommen am Tisch" in text_of(await client.mailed(email))
    body = {"email": email, "password": GOOD, "display_name": "Wer"}
    other = new_email()
    headers = {"accept-language": "de-DE,de;q=0.9,en;q=0.8"}
    accept(await client.post("/auth/register", json={**body, "email": other}, headers=headers), 202)
    tokens = accept(await login(client, other, GOOD), 200).json()
    assert tokens["user"]["locale"] == "de"
