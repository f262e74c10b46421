"""What is answered has the form that the schemas promise."""

from typing import Any

from app import schemas
from tests.client import Person
from tests.groups.table import Table


async def test_every_answer_has_the_form_that_is_promised(table: Table) -> None:
    runa = await table.character(table.player)
    entry = {"kind": "equipment", "name": {"de": "Bier"}}
    dice: dict[str, Any] = {"source": "server", "dice": "1d20"}
    action = {"source": "server", "character_id": runa, "action_id": "action.sneak"}
    path = table.path
    asked: list[tuple[str, str, Person, Any, str]] = [
        ("GET", "/groups", table.player, None, "GroupPage"),
        ("GET", path, table.player, None, "Group"),
        ("PATCH", path, table.dm, {"description": "x"}, "Group"),
        ("POST", f"{path}/invite", table.dm, {}, "Invite"),
        ("GET", f"{path}/invites", table.dm, None, "InviteList"),
        ("POST", f"{path}/characters", table.player, {"character_id": runa}, "Assignment"),
        ("PATCH", f"{path}/characters/{runa}", table.dm, {"hidden": False}, "Assignment"),
        ("GET", f"{path}/characters", table.other, None, "AssignmentList"),
        ("POST", f"{path}/rolls", table.other, dice, "Roll"),
        ("POST", f"{path}/rolls", table.player, action, "Roll"),
        ("GET", f"{path}/rolls", table.dm, None, "RollPage"),
        ("POST", f"/characters/{runa}/rolls", table.player, dice, "Roll"),
        ("POST", f"{path}/content", table.dm, entry, "Entry"),
        ("GET", f"{path}/content", table.other, None, "EntryPage"),
        ("POST", f"{path}/transfer", table.dm, {"user_id": table.other.id}, "Group"),
    ]
    for method, target, person, body, name in asked:
        answer = await table.client.send(
            method, target, by=person, json=body, key=True if method == "POST" else None
        )
        assert answer.is_success, answer.text
        schemas.check(name, answer.json())
        if name == "Invite":
            look = await table.client.get(f"/invites/{answer.json()['token']}", by=table.outsider)
            schemas.check("InviteLook", look.json())
