"""A client in a live room: it checks each frame that comes against its schema, and keeps them."""

import asyncio
import json
import uuid
from collections.abc import Callable
from contextlib import suppress
from typing import Any, Self

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from app.ws import messages
from tests.client import Person

PATIENCE_S = 10.0

Message = dict[str, Any]


def check(message: Message) -> None:
    """Every frame of the server fits the schema of its type."""
    kind = message["type"]
    name = f"event.{message['event']}" if kind == "event" else kind
    errors = [error.message for error in messages.validator(name).iter_errors(message)]
    assert not errors, (message, errors)


class Over(AssertionError):
    """The socket was closed before it came."""


class Panel:
    """``received`` holds all frames in the order of their coming."""

    def __init__(self, connection: ClientConnection, person: Person) -> None:
        self.connection = connection
        self.person = person
        self.received: list[Message] = []
        self._came = asyncio.Condition()
        self._over = False
        self._reader = asyncio.create_task(self._read())

    @classmethod
    async def connected(
        cls, url: str, group_id: str, person: Person, *, origin: str | None = None, **options: Any
    ) -> Self:
        """A socket that has not said hello."""
        address = f"{url.replace('http', 'ws', 1)}/v1/groups/{group_id}/live"
        more = {"origin": origin} if origin is not None else {}
        connection = await connect(address, max_size=2**22, **more, **options)  # type: ignore[arg-type]
        return cls(connection, person)

    @classmethod
    async def open(
        cls,
        url: str,
        group_id: str,
        person: Person,
        *,
        client: str = "web",
        resume: Message | None = None,
    ) -> Self:
        """In the room, welcomed."""
        panel = await cls.connected(url, group_id, person)
        await panel.hello(client=client, resume=resume)
        return panel

    async def hello(self, *, client: str = "web", resume: Message | None = None) -> Message:
        said: Message = {
            "type": "hello",
            "token": self.person.tokens["access_token"],
            "client": client,
        }
        if resume is not None:
            said["resume"] = resume
        await self.say(said)
        return await self.first(lambda message: message["type"] == "welcome")

    async def say(self, message: Any) -> None:
        """Send a message, or a text as it is."""
        await self.connection.send(message if isinstance(message, str | bytes) else text(message))

    async def ask(self, kind: str, *, id_: str | None = None, **fields: Any) -> Message:
        """Send a command; the ``ack`` or ``error`` that answers it."""
        command_id = id_ or str(uuid.uuid4())
        before = len(self.received)
        await self.say({"type": kind, "id": command_id, **fields})
        return await self.first(
            lambda message: message["type"] in {"ack", "error"} and message["id"] == command_id,
            after=before,
        )

    async def done(self, kind: str, **fields: Any) -> Message:
        """The result of a command that must be accepted."""
        answer = await self.ask(kind, **fields)
        assert answer["type"] == "ack", answer
        result: Message = answer["result"]
        return result

    async def refused(self, kind: str, code: str, *pointers: str, **fields: Any) -> Message:
        """The problem of a command that must be refused."""
        answer = await self.ask(kind, **fields)
        assert answer["type"] == "error", answer
        problem: Message = answer["problem"]
        assert problem["code"] == code, problem
        named = [error["pointer"] for error in problem.get("errors", [])]
        assert set(pointers) <= set(named), problem
        return problem

    async def first(self, wanted: Callable[[Message], bool], *, after: int = 0) -> Message:
        """The first frame like this, there already or still to come."""
        seen = after

        def found() -> bool:
            nonlocal seen
            while seen < len(self.received) and not wanted(self.received[seen]):
                seen += 1
            return seen < len(self.received) or self._over

        async with asyncio.timeout(PATIENCE_S), self._came:
            await self._came.wait_for(found)
        if seen >= len(self.received):
            raise Over(self.connection.close_code, self.received[-3:])
        return self.received[seen]

    async def event(self, name: str, *, after: int = 0, **data: Any) -> Message:
        """The first event of this name with these data, above the offset ``after``."""
        return await self.first(
            lambda message: (
                message["type"] == "event"
                and message["event"] == name
                and message["offset"] > after
                and all(message["data"].get(field) == value for field, value in data.items())
            )
        )

    async def caught_up(self) -> list[Message]:
        """All events that are for this person up to now, in the order of their coming."""
        before = len(self.received)
        await self.say({"type": "ping"})
        await self.first(lambda message: message["type"] == "pong", after=before)
        return self.events()

    async def offset(self) -> int:
        """Up to where this client has seen everything."""
        before = len(self.received)
        await self.say({"type": "ping"})
        pong = await self.first(lambda message: message["type"] == "pong", after=before)
        offset: int = pong["offset"]
        return offset

    def events(self) -> list[Message]:
        return [message for message in self.received if message["type"] == "event"]

    @property
    def welcome(self) -> Message:
        return next(message for message in self.received if message["type"] == "welcome")

    async def closed(self) -> tuple[int, str]:
        """Code and reason, once the server has closed it."""
        async with asyncio.timeout(PATIENCE_S):
            await asyncio.shield(self._reader)
        assert self.connection.close_code is not None
        return self.connection.close_code, self.connection.close_reason or ""

    @property
    def is_open(self) -> bool:
        return not self._over

    async def leave(self) -> None:
        """Say goodbye."""
        await self.connection.close()
        await self._reader

    async def drop(self) -> None:
        """Vanish without a word."""
        self.connection.transport.abort()
        await self._reader

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.leave()

    async def _read(self) -> None:
        with suppress(ConnectionClosed):
            async for frame in self.connection:
                message = json.loads(frame)
                check(message)
                async with self._came:
                    self.received.append(message)
                    self._came.notify_all()
        async with self._came:
            self._over = True
            self._came.notify_all()


def text(message: Any) -> str:
    return json.dumps(message)
