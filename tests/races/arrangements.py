"""For every endpoint that takes an Idempotency-Key: what must be there, and what is asked."""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from tests.accounts.authenticator import Authenticator
from tests.characters.test_files import PNG
from tests.client import PASSWORD, Person, accept
from tests.groups.table import SHEET, Table

PICTURE = PNG + bytes(100)


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, ready to be sent. ``signed`` is the part of its answer that is made anew each
    time: an address that expires."""

    by: Person
    path: str
    json: Any = None
    content: bytes | None = None
    params: dict[str, str] | None = None
    headers: dict[str, str] = field(default_factory=dict)
    signed: str = ""


Arrange = Callable[[Table], Awaitable[Ask]]
ARRANGEMENTS: dict[str, Arrange] = {}

SEEN = {"if-match": '"1"'}
FILE = {"cm_version": "1.0", "ruleset_id": "generic", "name": "Runa", "sheet_data": SHEET}


def asks(arrange: Arrange) -> Arrange:
    """The function is named for its endpoint."""
    ARRANGEMENTS[arrange.__name__] = arrange
    return arrange


# Characters


@asks
async def characters_create(table: Table) -> Ask:
    return Ask(table.player, "/characters", {"ruleset_id": "generic", "name": "Alrike"})


@asks
async def characters_import_file(table: Table) -> Ask:
    return Ask(table.player, "/characters/import", content=json.dumps(FILE).encode())


@asks
async def characters_import_into(table: Table) -> Ask:
    path = f"/characters/{await table.character(table.player)}/import"
    return Ask(table.player, path, content=json.dumps(FILE).encode(), headers=SEEN)


@asks
async def characters_export_link(table: Table) -> Ask:
    path = f"/characters/{await table.character(table.player)}/export-link"
    return Ask(table.player, path, signed="url")


@asks
async def characters_replace(table: Table) -> Ask:
    path = f"/characters/{await table.assigned(table.player)}"
    body = {"name": "Neu", "sheet_data": {**SHEET, "concept": "Diebin"}}
    return Ask(table.player, path, body, headers=SEEN)


@asks
async def characters_change(table: Table) -> Ask:
    path = f"/characters/{await table.assigned(table.player)}"
    return Ask(table.player, path, {"name": "Neu"}, headers=SEEN)


@asks
async def characters_delete(table: Table) -> Ask:
    return Ask(table.player, f"/characters/{await table.assigned(table.player)}")


@asks
async def characters_undelete(table: Table) -> Ask:
    path = f"/characters/{await table.assigned(table.player)}"
    accept(await table.client.delete(path, by=table.player), 204)
    return Ask(table.player, f"{path}/undelete")


@asks
async def characters_duplicate(table: Table) -> Ask:
    path = f"/characters/{await table.character(table.player)}/duplicate"
    return Ask(table.player, path, {"name": "Zwilling"})


@asks
async def characters_restore(table: Table) -> Ask:
    path = f"/characters/{await table.assigned(table.player)}"
    accept(await table.client.patch(path, by=table.player, json={"name": "Neu"}), 200)
    return Ask(table.player, f"{path}/history/1/restore", headers={"if-match": '"2"'})


@asks
async def characters_adjust(table: Table) -> Ask:
    path = f"/characters/{await table.assigned(table.player)}/resources/hp"
    return Ask(table.dm, path, {"delta": -1, "group_id": table.id})


@asks
async def characters_set_view(table: Table) -> Ask:
    path = f"/characters/{await table.assigned(table.player)}/view"
    return Ask(table.dm, path, {"pinned": ["action.sneak"]})


@asks
async def characters_promise_portrait(table: Table) -> Ask:
    path = f"/characters/{await table.assigned(table.player)}/portrait"
    body = {"content_type": "image/png", "size": len(PICTURE)}
    return Ask(table.player, path, body, signed="upload")


@asks
async def characters_confirm_portrait(table: Table) -> Ask:
    return Ask(table.player, f"{await _sent(table)}/confirm")


@asks
async def characters_remove_portrait(table: Table) -> Ask:
    path = await _sent(table)
    accept(await table.client.post(f"{path}/confirm", by=table.player), 200)
    return Ask(table.player, path)


async def _sent(table: Table) -> str:
    """The address of a character's portrait that was sent and not confirmed."""
    ask = await characters_promise_portrait(table)
    answer = await table.client.post(ask.path, by=ask.by, json=ask.json)
    upload = accept(answer, 200).json()["upload"]
    address = upload["url"].replace(table.client.server.parts.settings.public_url, "")
    sent = await table.client.http.put(address, content=PICTURE, headers=upload["headers"])
    accept(sent, 200)
    return ask.path


# Characters at tables


@asks
async def assignments_assign(table: Table) -> Ask:
    body = {"character_id": await table.character(table.player)}
    return Ask(table.player, f"{table.path}/characters", body)


@asks
async def assignments_change(table: Table) -> Ask:
    path = f"{table.path}/characters/{await table.assigned(table.player)}"
    return Ask(table.dm, path, {"hidden": True})


@asks
async def assignments_remove(table: Table) -> Ask:
    return Ask(table.dm, f"{table.path}/characters/{await table.assigned(table.player)}")


# Groups


@asks
async def groups_create(table: Table) -> Ask:
    return Ask(table.player, "/groups", {"name": "Andere", "ruleset_id": "generic"})


@asks
async def groups_change(table: Table) -> Ask:
    return Ask(table.dm, table.path, {"name": "Die Acht"})


@asks
async def groups_delete(table: Table) -> Ask:
    return Ask(table.dm, table.path, params={"name": "Die Sieben"})


@asks
async def groups_transfer(table: Table) -> Ask:
    return Ask(table.dm, f"{table.path}/transfer", {"user_id": table.player.id})


@asks
async def groups_remove_member(table: Table) -> Ask:
    await table.assigned(table.player)
    return Ask(table.player, f"{table.path}/members/{table.player.id}")


@asks
async def invites_create(table: Table) -> Ask:
    return Ask(table.dm, f"{table.path}/invite", {"max_uses": 3})


@asks
async def invites_revoke(table: Table) -> Ask:
    return Ask(table.dm, f"{table.path}/invites/{(await table.invite())['id']}")


@asks
async def invites_join(table: Table) -> Ask:
    made = await table.invite(max_uses=1)
    return Ask(table.outsider, f"{table.path}/join/{made['token']}")


@asks
async def group_content_create(table: Table) -> Ask:
    body = {"kind": "equipment", "name": {"de": "Zwergenbier"}, "data": {"weight": 1}}
    return Ask(table.dm, f"{table.path}/content", body)


@asks
async def group_content_change(table: Table) -> Ask:
    return Ask(table.dm, await _entry(table), {"data": {"weight": 2}})


@asks
async def group_content_delete(table: Table) -> Ask:
    return Ask(table.dm, await _entry(table))


async def _entry(table: Table) -> str:
    ask = await group_content_create(table)
    made = accept(await table.client.post(ask.path, by=ask.by, json=ask.json), 201).json()
    return f"{ask.path}/{made['id']}"


@asks
async def rolls_create(table: Table) -> Ask:
    hero = await table.assigned(table.player)
    body = {"source": "server", "dice": "1d20", "character_id": hero}
    return Ask(table.player, f"{table.path}/rolls", body)


@asks
async def rolls_practise(table: Table) -> Ask:
    path = f"/characters/{await table.character(table.player)}/rolls"
    return Ask(table.player, path, {"source": "server", "dice": "1d20"})


# Oneself


@asks
async def me_change(table: Table) -> Ask:
    return Ask(table.player, "/me", {"display_name": "Mara von Gareth"})


@asks
async def me_delete(table: Table) -> Ask:
    person = await table.client.person()
    await table.character(person)
    return Ask(person, "/me", {"password": PASSWORD})


@asks
async def me_change_password(table: Table) -> Ask:
    person = await table.client.person()
    await table.client.login(person.email)  # another session, which ends
    body = {"current": PASSWORD, "new": "vier Raben auf dem Turm"}
    return Ask(person, "/me/password", body)


@asks
async def me_change_email(table: Table) -> Ask:
    person = await table.client.person()
    body = {"email": f"neu.{person.email}", "password": PASSWORD}
    return Ask(person, "/me/email", body)


@asks
async def me_end_session(table: Table) -> Ask:
    person = await table.client.person()
    other = await table.client.login(person.email)
    path = f"/me/sessions/{other.tokens['session_id']}"
    return Ask(person, path, {"password": PASSWORD})


@asks
async def me_end_other_sessions(table: Table) -> Ask:
    person = await table.client.person()
    await table.client.login(person.email)  # another session, which ends
    return Ask(person, "/me/sessions", {"password": PASSWORD})


@asks
async def second_factor_remove(table: Table) -> Ask:
    person = await table.client.person()
    app = await Authenticator.set_up(table.client, person)
    return Ask(person, "/me/second-factor", {"password": PASSWORD, "code": app.recovery_codes[0]})


@asks
async def pairing_confirm(table: Table) -> Ask:
    begun = accept(await table.client.post("/auth/device", json={}), 200).json()
    body = {"user_code": begun["user_code"], "approve": True}
    return Ask(table.player, "/auth/device/confirm", body)
