"""How tests talk to the app: a server on loopback, and people with their tokens."""

import functools
import itertools
import os
import re
import socket
import time
import uuid
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Self

import httpx
from sanic import Sanic

from app.factory import create_app, load_rulesets
from app.parts import Parts
from app.rulesets.registry import Registry
from app.settings import Settings
from tests.engines.waiting import eventually

PLUGINS = Path(__file__).parent / "data" / "plugins"
PASSWORD = "eine lange Nacht in Gareth"
_numbers = itertools.count(1)


class Clock:
    """Seconds since 1970, set forward or held by tests."""

    def __init__(self) -> None:
        self.ahead = 0.0
        self._held: float | None = None

    def __call__(self) -> float:
        return time.time() + self.ahead if self._held is None else self._held

    @contextmanager
    def held(self) -> Iterator[None]:
        """It stands, however slow the machine is."""
        self._held = self()
        try:
            yield
        finally:
            self._held = None


@dataclass(frozen=True, slots=True)
class Server:
    app: Sanic[Any, Any]
    url: str
    clock: Clock

    @property
    def parts(self) -> Parts:
        parts: Parts = self.app.ctx.parts
        return parts


@functools.cache
def _rulesets_of_tests() -> Registry:
    """Loaded once a process: they are most of a server's start, and many tests start one."""
    return load_rulesets(Settings.from_env({"CM_PLUGINS_PATH": str(PLUGINS)}))


@asynccontextmanager
async def serve(
    settings: Settings, *, clock: Clock | None = None, own_rulesets: bool = False
) -> AsyncIterator[Server]:
    """Run the app in this process on a free port. ``own_rulesets`` are loaded for it alone, so that
    it may lose one."""
    clock = clock or Clock()
    is_usual = settings.plugins_path == (PLUGINS,) and not settings.rulesets_reload
    rulesets = _rulesets_of_tests() if is_usual and not own_rulesets else None
    app = create_app(settings, clock=clock, rulesets=rulesets)
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        # Sanic's own steps of a server's life carry no types
        running: Any = await app.create_server(sock=listening, return_asyncio_server=True)
        assert running is not None
        await running.startup()
        await running.before_start()
        await running.start_serving()
        await running.after_start()
        try:
            yield Server(app, url, clock)
        finally:
            await running.before_stop()
            await running.close()
            await running.after_stop()


@dataclass(slots=True)
class Person:
    """An account and a session of it."""

    id: str
    email: str
    name: str
    password: str
    tokens: dict[str, Any]

    @property
    def headers(self) -> dict[str, str]:
        return {"authorization": f"Bearer {self.tokens['access_token']}"}


@dataclass
class Client:
    """``client.get("/groups")`` asks as nobody, ``client.get("/groups", by=mara)`` as Mara."""

    server: Server
    origin: str | None = None
    http: httpx.AsyncClient = field(init=False)

    def __post_init__(self) -> None:
        # plain HTTP: reading all the world's certificates would be most of a short test
        self.http = httpx.AsyncClient(base_url=self.server.url, timeout=30, verify=False)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.http.aclose()

    async def send(
        self,
        method: str,
        path: str,
        *,
        by: Person | None = None,
        json: Any = None,
        key: str | uuid.UUID | bool | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | None = None,
        params: Mapping[str, Any] | None = None,
    ) -> httpx.Response:
        """``path`` is below ``/v1`` unless it starts with ``//``. ``key=True`` makes a new
        Idempotency-Key."""
        target = path[1:] if path.startswith("//") else f"/v1{path}"
        sent = dict(headers or {})
        if by is not None:
            sent = {**by.headers, **sent}
        if key is not None:
            sent["idempotency-key"] = str(uuid.uuid4() if key is True else key)
        if content is not None:
            sent.setdefault("content-type", "application/json")
        return await self.http.request(
            method, target, json=json, headers=sent, content=content, params=params
        )

    async def get(self, path: str, **options: Any) -> httpx.Response:
        return await self.send("GET", path, **options)

    async def post(self, path: str, **options: Any) -> httpx.Response:
        return await self.send("POST", path, **options)

    async def put(self, path: str, **options: Any) -> httpx.Response:
        return await self.send("PUT", path, **options)

    async def patch(self, path: str, **options: Any) -> httpx.Response:
        return await self.send("PATCH", path, **options)

    async def delete(self, path: str, **options: Any) -> httpx.Response:
        return await self.send("DELETE", path, **options)

    async def person(self, name: str = "Mara", *, verified: bool = True) -> Person:
        """Register, verify by the mail's link if wanted, log in."""
        email = f"{name.lower()}.{next(_numbers)}.{uuid.uuid4().hex[:8]}@example.org"
        account = {"email": email, "password": PASSWORD, "display_name": name}
        accept(await self.post("/auth/register", json=account), 202)
        if verified:
            token = await self.mailed_token(email)
            accept(await self.post("/auth/verify-email", json={"token": token}), 204)
        return await self.login(email, name=name)

    async def group(
        self, dm: Person, *players: Person, ruleset_id: str = "generic"
    ) -> dict[str, Any]:
        """A group of ``dm``'s which ``players`` have joined by invite."""
        body = {"name": "Die Sieben Gezeichneten", "ruleset_id": ruleset_id}
        group: dict[str, Any] = accept(await self.post("/groups", by=dm, json=body), 201).json()
        if players:
            path = f"/groups/{group['id']}/invite"
            body = {"max_uses": len(players)}  # type: ignore[dict-item]
            invite = accept(await self.post(path, by=dm, json=body), 201).json()
            for player in players:
                path = f"/groups/{group['id']}/join/{invite['token']}"
                accept(await self.post(path, by=player), 200)
        return group

    async def login(self, email: str, password: str = PASSWORD, name: str = "") -> Person:
        body = {"email": email, "password": password, "transport": "body", "device": "tests"}
        tokens = accept(await self.post("/auth/login", json=body), 200).json()
        return Person(tokens["user"]["id"], email, name, password, tokens)

    async def mailed_token(self, email: str) -> str:
        """The token of the newest mail to ``email``; sends what is waiting first."""
        return token_in(await self.mailed(email))

    async def mailed(self, email: str) -> str:
        """The newest mail to ``email`` as text."""
        from app.services import mails  # noqa: PLC0415 - needs the app's metrics set up

        await mails.send_due(self.server.parts)
        folder = Path(self.server.parts.settings.data_dir) / "mail"

        async def sent() -> bool:
            # another server on the same database may be sending it
            async with self.server.parts.db.read() as conn:
                return not await conn.fetchval(
                    "SELECT count(*) FROM mail_outbox WHERE lower(email) = lower($1)", email
                )

        await eventually(sent)
        # their names sort by time, and a run sends thousands
        for name in sorted(os.listdir(folder), reverse=True):  # noqa: PTH208 - as texts
            mail = (folder / name).read_text() if name.endswith(".eml") else ""
            if email in mail:
                return mail
        raise AssertionError(f"no mail to {email}")


def token_in(mail: str) -> str:
    import email  # noqa: PLC0415
    from email import policy  # noqa: PLC0415

    message = email.message_from_string(mail, policy=policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    match = re.search(r"[?#&]token=([\w.~%-]+)", body.get_content())
    assert match, body.get_content()
    return match[1]


def accept(response: httpx.Response, status: int) -> httpx.Response:
    """The response, which must have this status."""
    assert response.status_code == status, f"{response.status_code}: {response.text}"
    return response


def refuse(response: httpx.Response, status: int, code: str, *pointers: str) -> dict[str, Any]:
    """The problem, which must have this status and code and name these pointers."""
    assert response.status_code == status, f"{response.status_code}: {response.text}"
    assert response.headers["content-type"] == "application/problem+json"
    problem: dict[str, Any] = response.json()
    assert problem["code"] == code, problem
    assert problem["type"] == f"/problems/{code}"
    assert problem["status"] == status
    assert problem["detail"]
    named = [error["pointer"] for error in problem.get("errors", [])]
    for pointer in pointers:
        assert pointer in named, problem
    for error in problem.get("errors", []):
        assert error["message"]["de"]
        assert error["message"]["en"]
    return problem
