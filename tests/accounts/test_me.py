"""One's own account: profile, password, address, sessions, export, the end."""

import asyncio
import io
import json
import time
import uuid
import zipfile
from uuid import UUID

from app.db.connection import Connection
from app.settings import Settings
from tests.accounts.people import GOOD, login, new_email, open_sessions, text_of, user_row
from tests.client import Client, Person, accept, refuse, serve


async def test_the_profile_is_changed_field_by_field(client: Client) -> None:
    mara = await client.person()
    body = {"display_name": " Mara von Gareth "}
    answer = accept(await client.patch("/me", by=mara, json=body), 200).json()
    assert (answer["display_name"], answer["locale"]) == ("Mara von Gareth", "en")
    answer = accept(await client.patch("/me", by=mara, json={"locale": "de"}), 200).json()
    assert (answer["display_name"], answer["locale"]) == ("Mara von Gareth", "de")
    refuse(
        await client.patch("/me", by=mara, json={"display_name": "\u0007"}),
        422,
        "invalid",
        "/display_name",
    )


async def test_a_change_sent_ten_times_with_one_key_happens_once(client: Client) -> None:
    mara = await client.person()
    key = uuid.uuid4()
    body = {"current": mara.password, "new": GOOD}
    other = await client.login(mara.email)
    answers = await asyncio.gather(
        *(client.post("/me/password", by=mara, json=body, key=key) for _ in range(10))
    )
    answers.append(await client.post("/me/password", by=mara, json=body, key=key))
    good = [answer for answer in answers if answer.status_code == 200]
    assert {answer.content for answer in good} == {b'{"ended_sessions":1}'}
    assert answers[-1].status_code == 200
    refuse(await client.get("/me", by=other), 401, "session_ended")


async def test_no_hash_over_a_password_is_kept_with_a_key(client: Client, db: Connection) -> None:
    mara = await client.person()
    keys = [uuid.uuid4(), uuid.uuid4()]
    for key, email in zip(keys, (new_email(), new_email()), strict=True):
        body = {"email": email, "password": mara.password}
        accept(await client.post("/me/email", by=mara, json=body, key=key), 202)
    body = {"email": email, "password": "geraten"}
    accept(await client.post("/me/email", by=mara, json=body, key=keys[1]), 202)


async def test_a_new_password_ends_the_other_sessions_and_keeps_this_one(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    body = {"current": mara.password, "new": GOOD}
    answer = accept(await client.post("/me/password", by=mara, json=body), 200)
    assert answer.json() == {"ended_sessions": 1}
    refuse(await client.get("/me", by=other), 401, "session_ended")
    accept(await client.get("/me", by=mara), 200)
    refuse(await login(client, mara.email, mara.password), 401, "credentials_wrong")
    accept(await login(client, mara.email, GOOD), 200)
    assert "Your password was changed" in await client.mailed(mara.email)


async def test_a_wrong_or_weak_password_changes_nothing(client: Client, db: Connection) -> None:
    mara = await client.person()
    before = (await user_row(db, mara.email))["password_hash"]
    body = {"current": "falsch", "new": GOOD}
    answer = await client.post("/me/password", by=mara, json=body)
    refuse(answer, 403, "password_wrong", "/current")
    body = {"current": mara.password, "new": "password1234"}
    answer = await client.post("/me/password", by=mara, json=body)
    refuse(answer, 422, "password_refused", "/new")
    assert (await user_row(db, mara.email))["password_hash"] == before


async def test_a_new_address_holds_once_it_is_confirmed_and_the_old_one_is_told(
    client: Client, db: Connection
) -> None:
    mara, new = await client.person(), new_email()
    body = {"email": new, "password": mara.password}
    accept(await client.post("/me/email", by=mara, json=body), 202)
    assert accept(await client.get("/me", by=mara), 200).json()["email"] == mara.email
    token = await client.mailed_token(new)
    assert new in text_of(await client.mailed(mara.email))
    accept(await client.post("/auth/verify-email", json={"token": token}), 204)
    profile = accept(await client.get("/me", by=mara), 200).json()
    assert (profile["email"], profile["email_verified"]) == (new, True)
    refuse(await login(client, mara.email, mara.password), 401, "credentials_wrong")
    accept(await login(client, new, mara.password), 200)
    assert "was changed" in await client.mailed(mara.email)


async def test_a_new_address_needs_the_password(client: Client) -> None:
    mara = await client.person()
    body = {"email": new_email(), "password": "falsch"}
    answer = await client.post("/me/email", by=mara, json=body)
    refuse(answer, 403, "password_wrong", "/password")


async def test_an_address_with_an_account_is_not_told_and_not_taken(client: Client) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    body = {"email": ben.email, "password": mara.password}
    answer = accept(await client.post("/me/email", by=mara, json=body), 202)
    assert answer.json() == {"status": "verification_sent"}
    assert "#token=" not in await client.mailed(ben.email)


async def test_an_address_that_was_taken_meanwhile_is_refused(client: Client) -> None:
    mara, wanted = await client.person(), new_email()
    body = {"email": wanted, "password": mara.password}
    accept(await client.post("/me/email", by=mara, json=body), 202)
    token = await client.mailed_token(wanted)
    body = {"email": wanted, "password": GOOD, "display_name": "Schneller"}
    accept(await client.post("/auth/register", json=body), 202)
    answer = await client.post("/auth/verify-email", json={"token": token})
    refuse(answer, 409, "email_taken")
    assert accept(await client.get("/me", by=mara), 200).json()["email"] == mara.email


async def test_a_reset_link_to_the_former_address_is_void(client: Client) -> None:
    mara, new = await client.person(), new_email()
    accept(await client.post("/auth/password-reset", json={"email": mara.email}), 202)
    old_link = await client.mailed_token(mara.email)
    body = {"email": new, "password": mara.password}
    accept(await client.post("/me/email", by=mara, json=body), 202)
    body = {"token": await client.mailed_token(new)}
    accept(await client.post("/auth/verify-email", json=body), 204)
    body = {"token": old_link, "password": GOOD}
    answer = await client.post("/auth/password-reset/confirm", json=body)
    refuse(answer, 400, "link_invalid")


async def test_the_sessions_are_listed_and_one_can_be_ended(client: Client) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    listed = accept(await client.get("/me/sessions", by=mara), 200).json()["sessions"]
    assert {entry["id"]: entry["current"] for entry in listed} == {
        mara.tokens["session_id"]: True,
        other.tokens["session_id"]: False,
    }
    path, body = f"/me/sessions/{other.tokens['session_id']}", {"password": mara.password}
    accept(await client.delete(path, by=mara, json=body), 204)
    refuse(await client.get("/me", by=other), 401, "session_ended")
    refuse(await client.delete(path, by=mara, json=body), 404, "not_found")


async def test_ending_another_session_needs_the_password_and_ending_ones_own_does_not(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    path = f"/me/sessions/{other.tokens['session_id']}"
    refuse(await client.delete(path, by=mara), 403, "password_required", "/password")
    answer = await client.delete(path, by=mara, json={"password": "falsch"})
    refuse(answer, 403, "password_wrong", "/password")
    assert await open_sessions(db, mara.id) == 2
    accept(await client.delete(path, by=other), 204)
    assert await open_sessions(db, mara.id) == 1


async def test_anothers_session_cannot_be_ended(client: Client, db: Connection) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    path = f"/me/sessions/{ben.tokens['session_id']}"
    for body in ({}, {"password": mara.password}):
        refuse(await client.delete(path, by=mara, json=body), 404, "not_found")
    assert await open_sessions(db, ben.id) == 1


async def test_a_session_ended_twice_with_one_key_is_answered_alike(client: Client) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    key = uuid.uuid4()
    for _ in range(3):
        path = f"/me/sessions/{other.tokens['session_id']}"
        body = {"password": mara.password}
        accept(await client.delete(path, by=mara, json=body, key=key), 204)


async def test_all_other_sessions_end_at_once_and_the_one_that_asks_stays(
    client: Client, db: Connection
) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    others = [await client.login(mara.email) for _ in range(3)]
    answer = await client.delete("/me/sessions", by=mara, json={"password": mara.password})
    assert accept(answer, 200).json() == {"ended_sessions": 3}
    for other in others:
        refuse(await client.get("/me", by=other), 401, "session_ended")
        body = {"refresh_token": other.tokens["refresh_token"]}
        refuse(await client.post("/auth/refresh", json=body), 401, "session_ended")
    accept(await client.get("/me", by=mara), 200)
    assert await open_sessions(db, mara.id) == await open_sessions(db, ben.id) == 1


async def test_ending_all_other_sessions_needs_the_password(client: Client, db: Connection) -> None:
    mara = await client.person()
    await client.login(mara.email)
    for body, status, code in (
        ({}, 422, "invalid"),
        ({"password": "falsch"}, 403, "password_wrong"),
    ):
        refuse(await client.delete("/me/sessions", by=mara, json=body), status, code, "/password")
    assert await open_sessions(db, mara.id) == 2


async def test_all_others_ended_twice_with_one_key_leaves_what_came_after(client: Client) -> None:
    mara = await client.person()
    await client.login(mara.email)
    key, body = uuid.uuid4(), {"password": mara.password}
    first = await client.delete("/me/sessions", by=mara, json=body, key=key)
    later = await client.login(mara.email)
    again = await client.delete("/me/sessions", by=mara, json=body, key=key)
    assert accept(again, 200).json() == accept(first, 200).json() == {"ended_sessions": 1}
    accept(await client.get("/me", by=later), 200)


async def test_a_panel_that_was_let_in_stays_outside_when_all_others_end(client: Client) -> None:
    mara = await client.person()
    begun = accept(await client.post("/auth/device", json={}), 200).json()
    confirmed = {"user_code": begun["user_code"], "approve": True}
    accept(await client.post("/auth/device/confirm", by=mara, json=confirmed), 200)
    body = {"password": mara.password}
    accept(await client.delete("/me/sessions", by=mara, json=body), 200)
    answer = await client.post("/auth/device/token", json={"device_code": begun["device_code"]})
    refuse(answer, 400, "invalid_grant")


async def character(client: Client, owner: Person, name: str) -> str:
    body = {"name": name, "ruleset_id": "generic"}
    made: str = accept(await client.post("/characters", by=owner, json=body), 201).json()["id"]
    return made


async def test_the_export_holds_everything_of_the_person_and_nothing_of_others(
    client: Client,
) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    await character(client, mara, "Runa / ../Nacht")
    await character(client, ben, "Bens Geheimnis")
    answer = accept(await client.get("/me/export", by=mara), 200)
    assert answer.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(answer.content)) as archive:
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
        profile = json.loads(archive.read("profile.json"))
        [file] = [name for name in names if name.endswith(".cmchar")]
        document = json.loads(archive.read(file))
    assert all(".." not in name and not name.startswith("/") for name in names)
    assert profile["email"] == mara.email
    assert (document["cm_version"], document["name"]) == ("1.0", "Runa / ../Nacht")
    assert {"sessions.json", "groups.json", "rolls.json", "notices.json"} <= set(names)
    assert b"Bens Geheimnis" not in everything
    assert b"argon2" not in everything


async def test_an_account_is_deleted_with_all_that_is_its_own(
    client: Client, db: Connection
) -> None:
    mara = await client.person()
    other = await client.login(mara.email)
    await character(client, mara, "Runa")
    body = {"password": mara.password}
    accept(await client.send("DELETE", "/me", by=mara, json=body), 204)
    assert await user_row(db, mara.email) is None
    assert not await db.fetchval(
        "SELECT count(*) FROM characters WHERE owner_user_id = $1", UUID(mara.id)
    )
    for person in (mara, other):
        refuse(await client.get("/me", by=person), 401, "session_ended")
        token = {"refresh_token": person.tokens["refresh_token"]}
        refuse(await client.post("/auth/refresh", json=token), 401, "session_ended")
    refuse(await login(client, mara.email, mara.password), 401, "credentials_wrong")
    left = await db.fetch(
        "SELECT device FROM sessions WHERE id = $1", UUID(mara.tokens["session_id"])
    )
    assert [row["device"] for row in left] == [""]
    assert "Your account is deleted" in await client.mailed(mara.email)


async def test_a_deletion_holds_on_other_workers_within_a_second(
    client: Client, settings: Settings
) -> None:
    async with serve(settings) as second, Client(second) as other:
        mara = await client.person()
        accept(await other.get("/characters", by=mara), 200)
        body = {"password": mara.password}
        accept(await client.send("DELETE", "/me", by=mara, json=body), 204)
        deadline = time.monotonic() + 1.0
        while (await other.get("/characters", by=mara)).status_code == 200:
            assert time.monotonic() < deadline
            await asyncio.sleep(0.02)


async def test_deleting_needs_the_password(client: Client, db: Connection) -> None:
    mara = await client.person()
    answer = await client.send("DELETE", "/me", by=mara, json={"password": "falsch"})
    refuse(answer, 403, "password_wrong", "/password")
    assert await user_row(db, mara.email) is not None


async def test_a_dungeon_master_hands_over_before_leaving(client: Client, db: Connection) -> None:
    mara = await client.person()
    await client.group(mara)
    answer = await client.send("DELETE", "/me", by=mara, json={"password": mara.password})
    problem = refuse(answer, 409, "still_dungeon_master")
    assert "Die Sieben Gezeichneten" in problem["detail"]
    assert await user_row(db, mara.email) is not None
    accept(await client.get("/me", by=mara), 200)


async def test_a_players_group_hears_that_they_are_gone(client: Client, db: Connection) -> None:
    mara, ben = await client.person(), await client.person("Ben")
    group = await client.group(mara, ben)
    accept(await client.send("DELETE", "/me", by=ben, json={"password": ben.password}), 204)
    event = await db.fetchrow(
        "SELECT event, public_data FROM group_events WHERE group_id = $1 ORDER BY seq DESC LIMIT 1",
        UUID(group["id"]),
    )
    assert event is not None
    assert event["event"] == "member.left"
    assert ben.id in event["public_data"]
