"""A phone with an authenticator app, computed apart from the app under test (RFC 6238)."""

import base64
import hmac
from dataclasses import dataclass, field
from typing import Any, Self

import httpx

from tests.client import Client, Person, accept


def code_at(secret: str, now: float) -> str:
    counter = (int(now) // 30).to_bytes(8, "big")
    mac = hmac.digest(base64.b32decode(secret), counter, "sha1")
    at = mac[-1] & 15
    number = int.from_bytes(mac[at : at + 4], "big") & 0x7FFF_FFFF
    return f"{number % 1_000_000:06d}"


@dataclass
class Authenticator:
    """The secret of one account, in the server's time. A code is good once, so :meth:`fresh` lets
    the clock go on to the next step; tests set it back."""

    client: Client
    secret: str
    recovery_codes: list[str] = field(default_factory=list)

    @classmethod
    async def begin(cls, client: Client, person: Person) -> Self:
        body = {"password": person.password}
        answer = accept(await client.post("/me/second-factor", by=person, json=body), 200).json()
        return cls(client, answer["secret"])

    @classmethod
    async def set_up(cls, client: Client, person: Person) -> Self:
        """Begun and confirmed. The session of ``person`` is not refreshed."""
        app = await cls.begin(client, person)
        answer = accept(await app.confirm(person), 200).json()
        app.recovery_codes = answer["recovery_codes"]
        return app

    async def confirm(self, person: Person) -> httpx.Response:
        body = {"code": self.code()}
        return await self.client.post("/me/second-factor/confirm", by=person, json=body)

    def code(self, ahead_s: float = 0.0) -> str:
        return code_at(self.secret, self.client.server.clock() + ahead_s)

    def fresh(self) -> str:
        """The next step's code, when that has come."""
        self.client.server.clock.ahead += 30
        return self.code()

    def wrong(self) -> str:
        """Six digits that are no code of these minutes."""
        near = {self.code(step * 30.0) for step in range(-3, 4)}
        return next(code for code in map("{:06d}".format, range(10)) if code not in near)


async def login(client: Client, person: Person, code: str | None = None) -> httpx.Response:
    body: dict[str, Any] = {
        "email": person.email,
        "password": person.password,
        "transport": "body",
    }
    if code is not None:
        body["code"] = code
    return await client.post("/auth/login", json=body)


async def logged_in(client: Client, person: Person, code: str) -> Person:
    """The same person in a new session that began with a code."""
    tokens = accept(await login(client, person, code), 200).json()
    return Person(person.id, person.email, person.name, person.password, tokens)


async def refreshed(client: Client, person: Person) -> Person:
    body = {"refresh_token": person.tokens["refresh_token"]}
    tokens = accept(await client.post("/auth/refresh", json=body), 200).json()
    return Person(person.id, person.email, person.name, person.password, tokens)
