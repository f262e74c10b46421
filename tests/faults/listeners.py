"""Players in live rooms who act without a pause, come back whenever the line breaks, and note what
they were told and shown."""

import asyncio
import random
import time
import uuid
from collections import Counter
from contextlib import suppress
from typing import Any

from websockets.exceptions import ConnectionClosed, InvalidHandshake

from tests.client import Person
from tests.faults.players import Player
from tests.live.panel import Message, Over, Panel

PATIENCE_S = 90.0
ANSWER_S = 10.0
TRY_AGAIN = {"busy", "database_unavailable", "outcome_unknown", "timeout"}
TOLD = {"resource.changed", "roll.created"}


class Listener:
    """``acknowledged`` holds each command's answers by its id, ``seen`` the offsets and causes of
    what was shown, in the order of its coming."""

    def __init__(self, player: Player, url: str) -> None:
        self.player = player
        self.acknowledged: dict[str, list[Any]] = {}
        self.seen: list[tuple[int, str]] = []
        self.surprises: list[Any] = []
        self.returns: Counter[int] = Counter()
        self._url = url
        self._choose = random.Random(player.name)
        self._panel: Panel | None = None
        self._resume: Message | None = None
        self._taken = 0

    @property
    def person(self) -> Person:
        user = self.player.tokens["user"]
        return Person(user["id"], self.player.email, self.player.name, "", self.player.tokens)

    async def play(self, over: asyncio.Event) -> None:
        """Act until told to stop; the last command is still seen through."""
        while not over.is_set():
            if self._choose.random() < 0.5:
                hero = self._choose.choice(self.player.within_reach)
                delta = self._choose.choice((-3, -2, -1, 1, 2))
                command = {"character_id": hero.id, "resource": "hp", "delta": delta}
                await self._done("resource.adjust", command)
            else:
                await self._done("roll.create", {"source": "server", "dice": "1d20"})

    async def enter(self) -> None:
        """Be in the room, however often it takes."""
        deadline = time.monotonic() + PATIENCE_S
        while self._panel is None or not self._panel.is_open:
            assert time.monotonic() < deadline, "the room does not let anybody in"
            with suppress(OSError, InvalidHandshake, ConnectionClosed, Over, TimeoutError):
                await self._come_back()
                return
            await asyncio.sleep(self._choose.uniform(0.02, 0.2))

    async def settled(self, head: int) -> None:
        """Everything up to ``head`` was shown."""
        async with asyncio.timeout(PATIENCE_S):
            while self._resume is None or self._resume["offset"] < head:
                await self.enter()
                assert self._panel is not None
                with suppress(ConnectionClosed, Over, TimeoutError):
                    await self._panel.offset()
                self._take()

    async def leave(self) -> None:
        if self._panel is not None:
            await self._panel.leave()

    async def _come_back(self) -> None:
        self._take()
        if self._panel is not None:
            self.returns[self._panel.connection.close_code or 0] += 1
        self._panel = None
        panel = await Panel.connected(self._url, self.player.group_id, self.person)
        try:
            welcome = await panel.hello(resume=self._resume)
        except BaseException:
            await panel.leave()
            raise
        if self._resume is None:
            self._resume = {"epoch": welcome["epoch"], "offset": welcome["offset"]}
        elif not welcome["recovered"]:
            self.surprises.append(("not recovered", self._resume, welcome))
        self._panel, self._taken = panel, 0

    async def _done(self, kind: str, command: Message) -> None:
        """Send the same command under the same id until it is answered; sometimes once more."""
        id_ = str(uuid.uuid4())
        deadline = time.monotonic() + PATIENCE_S
        wanted = 2 if self._choose.random() < 0.1 else 1
        while len(self.acknowledged.get(id_, ())) < wanted:
            assert time.monotonic() < deadline, f"{kind} has no answer"
            await self.enter()
            answer = await self._answer(kind, id_, command)
            self._take()
            if answer is None or answer["type"] == "error":
                if answer is not None and answer["problem"]["code"] not in TRY_AGAIN:
                    self.surprises.append((kind, command, answer))
                    return
                await asyncio.sleep(self._choose.uniform(0.02, 0.1))
                continue
            self.acknowledged.setdefault(id_, []).append(answer["result"])

    async def _answer(self, kind: str, id_: str, command: Message) -> Message | None:
        assert self._panel is not None
        try:
            async with asyncio.timeout(ANSWER_S):
                return await self._panel.ask(kind, id_=id_, **command)
        except (ConnectionClosed, Over):
            return None
        except TimeoutError:
            await self._panel.drop()
            return None

    def _take(self) -> None:
        if self._panel is None or self._resume is None:
            return
        for message in self._panel.received[self._taken :]:
            if message["type"] == "event" and message["event"] in TOLD:
                self.seen.append((message["offset"], message["cause"]))
            if message["type"] in {"event", "pong"}:
                self._resume["offset"] = max(self._resume["offset"], message["offset"])
        self._taken = len(self._panel.received)
