"""A small app in the real one's place: what the parent does can be seen through it."""

import asyncio
import os

import asyncpg
from sanic import HTTPResponse, Request, Sanic
from sanic.response import json, text

from app.settings import Settings
from app.worker import AnyApp


def create_app(settings: Settings) -> AnyApp:
    app: AnyApp = Sanic("standin", configure_logging=False)

    if os.environ.get("STANDIN_BREAKS"):
        raise RuntimeError("this worker cannot start")

    @app.get("/healthz")
    async def healthz(_: Request) -> HTTPResponse:
        return text("ok")

    @app.get("/pid")
    async def pid(_: Request) -> HTTPResponse:
        return json({"pid": os.getpid()})

    @app.get("/slow")
    async def slow(_: Request) -> HTTPResponse:
        (settings.data_dir / "slow-has-begun").touch()
        await asyncio.sleep(1)
        return text("finished")

    @app.post("/note/<number:int>")
    async def note(_: Request, number: int) -> HTTPResponse:
        connection = await asyncpg.connect(settings.database_url)
        try:
            await connection.execute("CREATE TABLE IF NOT EXISTS notes (number int)")
            await connection.execute("INSERT INTO notes VALUES ($1)", number)
        finally:
            await connection.close()
        return text("kept")

    @app.get("/notes")
    async def notes(_: Request) -> HTTPResponse:
        connection = await asyncpg.connect(settings.database_url)
        try:
            return json([row["number"] for row in await connection.fetch("TABLE notes")])
        finally:
            await connection.close()

    return app
