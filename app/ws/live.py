"""``GET /v1/groups/:id/live``: the upgrade, the first frame, then one command after another."""

import asyncio
import logging
from typing import Any
from uuid import UUID

from sanic import Blueprint, Request

from app import origins
from app.domain.access import Actor
from app.errors import AppError, Forbidden, Unauthorized, Unavailable
from app.parts import Parts
from app.services import second_factor, signed_in
from app.ws import commands, messages
from app.ws.closes import (
    FLOOD,
    GOING_AWAY,
    HELLO_EXPECTED,
    SECOND_FACTOR_MISSING,
    Close,
    signed_out,
)
from app.ws.room import Member
from app.ws.rooms import Refused, Rooms
from app.ws.sockets import Socket

HELLO_S = 5.0

blueprint = Blueprint("live", url_prefix="/v1")

_logger = logging.getLogger("app.rooms")


class UpgradeRequired(AppError):
    status, code, title = 426, "upgrade_required", "This address speaks WebSocket alone"


@blueprint.on_request
async def before_the_upgrade(request: Request) -> None:
    """Only pages that may call the API may open a socket; programs without an origin may too."""
    if request.headers.get("upgrade", "").lower() != "websocket":
        raise UpgradeRequired(headers={"upgrade": "websocket"})
    origin = request.headers.get("origin")
    if origin is not None and not origins.is_allowed(origin, request.app.ctx.settings):
        raise Forbidden("This origin may not open sockets here.", code="origin_refused")


@blueprint.websocket("/groups/<group_id:uuid>/live")  # type: ignore[untyped-decorator]
async def live(request: Request, ws: Any, group_id: UUID) -> None:
    """The group's live room."""
    parts: Parts = request.app.ctx.parts
    rooms: Rooms = request.app.ctx.rooms
    socket = Socket(ws, parts.settings.socket_buffer)
    try:
        actor, ends_at, hello = await _hello(parts, socket)
        member = await rooms.enter(socket, actor, ends_at, group_id, hello)
    except Refused as refusal:
        socket.close(refusal.close)
        return await _until_gone(socket)
    except Unavailable:
        socket.close(Close(GOING_AWAY.code, "retry_ms=2000"))
        return await _until_gone(socket)
    try:
        await _converse(parts, rooms, member)
    finally:
        rooms.leave(member)


async def _hello(parts: Parts, socket: Socket) -> tuple[Actor, int, dict[str, Any]]:
    """Who comes, by the first frame. Raises Refused."""
    try:
        async with asyncio.timeout(HELLO_S):
            message = await socket.receive()
        data = messages.parse(message)
    except TimeoutError:
        raise Refused(HELLO_EXPECTED) from None
    except AppError as error:
        raise Refused(Close(HELLO_EXPECTED.code, error.code)) from None
    if data["type"] != "hello":
        raise Refused(HELLO_EXPECTED)
    try:
        actor, ends_at = signed_in.actor_of(parts, data["token"])
    except Unauthorized as error:
        raise Refused(signed_out(error.code)) from None
    if second_factor.is_missing(parts, actor):
        raise Refused(SECOND_FACTOR_MISSING)
    return actor, ends_at, data


async def _converse(parts: Parts, rooms: Rooms, member: Member) -> None:
    """Answer one message after the other, for as long as the socket is open."""
    settings = parts.settings
    while (message := await member.socket.receive()) is not None:
        if not member.may_send(settings.socket_rate, settings.socket_burst):
            member.socket.close(FLOOD)
            continue
        member.socket.send(await commands.answer(parts, rooms, member, message))


async def _until_gone(socket: Socket) -> None:
    """Let the other side read why it was closed, and answer."""
    while await socket.receive() is not None:
        pass
