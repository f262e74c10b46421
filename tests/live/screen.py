"""A client as clients are meant to be: it resumes, repeats, ignores what it knows, and counts."""

import asyncio
import uuid
from contextlib import suppress
from typing import Any, Literal

from websockets.exceptions import ConnectionClosed

from tests.client import Client, Person, accept
from tests.engines.waiting import eventually
from tests.live.panel import Message, Panel

How = Literal["here", "elsewhere", "http"]


class Screen:
    """Shows one character's life at a table. ``events`` is everything that it was ever sent."""

    def __init__(
        self, client: Client, urls: tuple[str, ...], group_id: str, person: Person, hero: str
    ) -> None:
        self.client = client
        self.urls = urls
        self.group_id = group_id
        self.person = person
        self.hero = hero
        self.events: list[Message] = []
        self.answers: dict[str, list[Message]] = {}
        self.value = 0
        self.revision = 0
        self.returns = 0
        self._panel: Panel | None = None
        self._taken = 0
        self._resume: Message | None = None

    async def arrive(self) -> None:
        """Come in at the first server, and read by REST what is to be shown."""
        self._panel = await Panel.open(self.urls[0], self.group_id, self.person)
        self._resume = {
            "epoch": self._panel.welcome["epoch"],
            "offset": self._panel.welcome["offset"],
        }
        await self._read()

    async def adjust(self, delta: int, *, repeats: int = 0) -> None:
        """Move the character's life; maybe say it more than once."""
        await self._command(
            "resource.adjust", repeats, character_id=self.hero, resource="hp", delta=delta
        )

    async def roll(self, *, repeats: int = 0) -> None:
        await self._command("roll.create", repeats, source="server", dice="1d20")

    async def adjust_and_vanish(self, delta: int, how: How) -> None:
        """Say it, lose the connection before any answer, come back, and say it again."""
        id_ = str(uuid.uuid4())
        command = {"character_id": self.hero, "resource": "hp", "delta": delta}
        panel = self._here
        with suppress(ConnectionClosed):
            await panel.say({"type": "resource.adjust", "id": id_, **command})
        await self.vanish(elsewhere=how == "elsewhere")
        if how == "http":
            path = f"/characters/{self.hero}/resources/hp"
            body = {"delta": delta, "group_id": self.group_id}
            answer = await self.client.post(path, by=self.person, key=id_, json=body)
            result = accept(answer, 200).json()
            self.answers.setdefault(id_, []).append(result)
        else:
            await self._ask("resource.adjust", id_, command)

    async def vanish(self, *, elsewhere: bool) -> None:
        """Lose the connection and come back with what was seen."""
        await self._here.drop()
        self._take()
        self.returns += 1
        url = self.urls[(self.returns if elsewhere else 0) % len(self.urls)]
        self._panel = await Panel.open(url, self.group_id, self.person, resume=self._resume)
        self._taken = 0
        assert self._panel.welcome["recovered"], self._resume

    async def settled(self, head: int) -> None:
        """Everything up to ``head`` is shown: another server may have to hear of it yet."""

        async def is_shown() -> bool:
            return await self._here.offset() >= head

        await eventually(is_shown)
        self._take()

    async def leave(self) -> None:
        if self._panel is not None:
            await self._panel.leave()

    @property
    def _here(self) -> Panel:
        assert self._panel is not None
        return self._panel

    async def _command(self, kind: str, repeats: int, **fields: Any) -> None:
        id_ = str(uuid.uuid4())
        await asyncio.gather(*(self._ask(kind, id_, fields) for _ in range(1 + repeats)))

    async def _ask(self, kind: str, id_: str, fields: Message) -> None:
        answer = await self._here.ask(kind, id_=id_, **fields)
        assert answer["type"] == "ack", answer
        self.answers.setdefault(id_, []).append(answer["result"])

    async def _read(self) -> None:
        answer = await self.client.get(f"/characters/{self.hero}", by=self.person)
        sheet = accept(answer, 200).json()
        self.value, self.revision = sheet["sheet_data"]["hp"]["current"], sheet["revision"]

    def _take(self) -> None:
        """Show what was received since."""
        panel = self._here
        for message in panel.received[self._taken :]:
            if message["type"] == "event":
                self._show(message)
            if message["type"] in {"event", "pong"}:
                assert self._resume is not None
                self._resume["offset"] = max(self._resume["offset"], message["offset"])
        self._taken = len(panel.received)

    def _show(self, event: Message) -> None:
        self.events.append(event)
        data = event["data"]
        if event["event"] == "resource.changed" and data["revision"] > self.revision:
            self.value, self.revision = data["value"], data["revision"]
