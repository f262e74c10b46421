"""The least that could do the same: what the server is measured against.

Sanic and asyncpg alone, in one process like a worker of ours: no rights, no checks, no versions, no
log. Its connections have the settings of ours, so that the database does the same work.
"""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import asyncpg
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json
from websockets.frames import Frame, Opcode

from app.db.connection import Connection
from app.db.pool import SERVER_SETTINGS
from app.db.queries import characters
from app.settings import Settings
from app.worker import AnyApp

USUAL, UNRESET = "usual", "unreset"
"""asyncpg's pool as it comes, which resets each connection it gets back by one more trip to the
database; and one that, like ours, does not."""

Reset = Callable[[Connection], Awaitable[None]]

_UPDATE = "UPDATE characters SET sheet_data = $2::jsonb WHERE id = $1"


def create_app(settings: Settings) -> AnyApp:
    app: AnyApp = Sanic("bare", configure_logging=False)
    app.config.AUTO_EXTEND = False  # sanic-ext is installed, and would cost a quarter

    @app.before_server_start
    async def connect(app: AnyApp) -> None:
        app.ctx.pools = {USUAL: await _pool(settings), UNRESET: await _pool(settings, _not_at_all)}

    @app.after_server_stop
    async def disconnect(app: AnyApp) -> None:
        for pool in app.ctx.pools.values():
            await pool.close()

    @app.get("/healthz")
    async def healthz(_: Request) -> HTTPResponse:
        return json({"status": "ok"})

    @app.get("/<pool:str>/characters/<character_id:uuid>/<user_id:uuid>")
    async def get(request: Request, pool: str, character_id: UUID, user_id: UUID) -> HTTPResponse:
        async with request.app.ctx.pools[pool].acquire() as conn:
            row = await characters.get(conn, character_id, user_id)
        return HTTPResponse(row["sheet_text"], content_type="application/json")

    @app.put("/<pool:str>/characters/<character_id:uuid>")
    async def put(request: Request, pool: str, character_id: UUID) -> HTTPResponse:
        async with request.app.ctx.pools[pool].acquire() as conn:
            await conn.execute(_UPDATE, character_id, request.body.decode())
        return json({"status": "ok"})

    room: set[Any] = set()

    @app.websocket("/room")  # type: ignore[untyped-decorator]
    async def join(_: Request, ws: Any) -> None:
        """What anybody says goes to all: framed once, written to each transport."""
        room.add(ws.io_proto.transport)
        try:
            async for text in ws:
                frame = Frame(Opcode.TEXT, text.encode()).serialize(mask=False)
                for transport in room:
                    transport.write(frame)
        finally:
            room.discard(ws.io_proto.transport)

    return app


async def _pool(settings: Settings, reset: Reset | None = None) -> "asyncpg.Pool[asyncpg.Record]":
    return await asyncpg.create_pool(
        settings.database_url,
        min_size=1,
        max_size=settings.pool_size,
        server_settings=SERVER_SETTINGS,
        reset=reset,
    )


async def _not_at_all(_: Connection) -> None:
    pass
