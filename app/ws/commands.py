"""What a client says in a room: a function for each type, calling the service that HTTP calls.

Each answers with a frame. Nothing is sent to the room from here: services end with
``events.append``, and what was committed comes back by the log.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any
from uuid import UUID

from app.domain.access import Actor
from app.domain.once import Once
from app.errors import AppError, Conflict, Forbidden, Invalid, field_error
from app.parts import Parts
from app.services import repeating, resources, rolls, second_factor, signed_in
from app.ws import messages
from app.ws.room import Member
from app.ws.rooms import Rooms

# the names of the same operations over HTTP: a key that was used there is answered here alike
ADJUST = "characters_adjust"
ROLL = "rolls_create"
REQUEST = "live_roll_request"

_logger = logging.getLogger("app.rooms")


async def answer(parts: Parts, rooms: Rooms, member: Member, message: str | bytes | None) -> bytes:
    """Do what a message says; the frame that answers it, refusals included."""
    try:
        data = messages.parse(message)
        if data["type"] == "hello":
            raise Conflict("This socket was welcomed already.", code="already_welcome")
        return await _COMMANDS[data["type"]](parts, rooms, member, data)
    except AppError as error:
        return messages.refusal(messages.id_in(message), error)
    except Exception:
        _logger.exception("a command failed")
        return messages.refusal(messages.id_in(message), AppError())


async def _ping(_: Parts, rooms: Rooms, member: Member, data: dict[str, Any]) -> bytes:
    pong = {"type": "pong", "offset": rooms.head_of(member)}
    return messages.frame({**pong, "id": data["id"]} if "id" in data else pong)


async def _renew(parts: Parts, rooms: Rooms, member: Member, data: dict[str, Any]) -> bytes:
    actor, ends_at = signed_in.actor_of(parts, data["token"])
    if actor.user_id != member.user_id:
        raise Forbidden("The token is another person's.", code="another_person")
    second_factor.require(parts, actor)
    rooms.renew(member, actor, ends_at)
    return _ack(data["id"], rooms.head_of(member), {"ends_at": ends_at})


async def _set_presence(_: Parts, rooms: Rooms, member: Member, data: dict[str, Any]) -> bytes:
    rooms.set_away(member, data["state"] == "away")
    return _ack(data["id"], rooms.head_of(member), {"state": data["state"]})


async def _adjust(parts: Parts, _: Rooms, member: Member, data: dict[str, Any]) -> bytes:
    body = _body(data, "character_id", "resource")
    given = body.setdefault("group_id", str(member.group_id))
    if UUID(given) != member.group_id:
        raise Invalid(
            "A room's changes are made in its own group.",
            code="not_in_group",
            errors=[
                field_error(
                    "/group_id",
                    "not_in_group",
                    "Das ist eine andere Gruppe.",
                    "This is another group.",
                )
            ],
        )
    character_id = UUID(data["character_id"])
    target = {"character_id": str(character_id), "resource": data["resource"]}
    once = _once(member, data, ADJUST, target, body)
    result = await repeating.change(
        parts, _actor(member), once, resources.adjust, character_id, data["resource"], body
    )
    return _ack(data["id"], once.offsets.get(member.group_id), result)


async def _roll(parts: Parts, _: Rooms, member: Member, data: dict[str, Any]) -> bytes:
    body = _body(data)
    once = _once(member, data, ROLL, {"group_id": str(member.group_id)}, body)
    result = await repeating.change(
        parts, _actor(member), once, rolls.create, member.group_id, body
    )
    return _ack(data["id"], once.offsets.get(member.group_id), result)


async def _request(parts: Parts, _: Rooms, member: Member, data: dict[str, Any]) -> bytes:
    body = _body(data)
    once = _once(member, data, REQUEST, {"group_id": str(member.group_id)}, body)
    result = await repeating.change(
        parts, _actor(member), once, rolls.request, member.group_id, body
    )
    return _ack(data["id"], once.offsets.get(member.group_id), result)


def _actor(member: Member) -> Actor:
    return Actor(member.user_id, member.session_id)


def _body(data: Mapping[str, Any], *others: str) -> dict[str, Any]:
    """What HTTP would have as the body."""
    outside = {"type", "id", *others}
    return {name: value for name, value in data.items() if name not in outside}


def _once(
    member: Member,
    data: dict[str, Any],
    operation: str,
    target: dict[str, str],
    body: dict[str, Any],
) -> Once:
    return Once.of(member.user_id, UUID(data["id"]), operation, [target, {}], body)


def _ack(message_id: str, offset: int | None, result: Any) -> bytes:
    return messages.frame({"type": "ack", "id": message_id, "offset": offset, "result": result})


_Command = Callable[[Parts, Rooms, Member, dict[str, Any]], Awaitable[bytes]]
_COMMANDS: Mapping[str, _Command] = {
    "auth": _renew,
    "resource.adjust": _adjust,
    "roll.create": _roll,
    "roll.request": _request,
    "presence.set": _set_presence,
    "ping": _ping,
}
