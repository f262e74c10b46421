"""One socket. Frames go straight to its transport, and nobody ever waits for it.

The only module that knows Sanic's insides: it frames a message once for a whole room, where
``ws.send`` frames it for each socket and waits for the slowest.
"""

import asyncio
from typing import Any

from websockets.frames import Frame, Opcode
from websockets.protocol import State

from app import metrics
from app.ws.closes import NOT_TEXT, TOO_SLOW, Close

LINGER_S = 5.0
"""How long a closed socket may take to read what was sent and to answer."""


def frame_of(text: bytes) -> bytes:
    """A server's text frame."""
    return Frame(Opcode.TEXT, text).serialize(mask=False)


class Socket:
    """``most_waiting`` is how many bytes it may fall behind before it is closed."""

    __slots__ = ("_most_waiting", "_process", "_ws")

    def __init__(self, ws: Any, most_waiting: int) -> None:
        self._ws = ws
        self._most_waiting = most_waiting
        self._process, ws.process_events = ws.process_events, self._process_text

    @property
    def open(self) -> bool:
        return self._ws.ws_proto.state is State.OPEN and self._transport is not None

    @property
    def behind(self) -> int:
        """Bytes that wait to be read by the other side, and do not fit into the network."""
        size: int = self._transport.get_write_buffer_size() if self._transport else 0
        return size

    def send(self, frame: bytes) -> None:
        """Write a frame; who has fallen too far behind is closed instead."""
        if not self.open:
            return
        if self.behind > self._most_waiting:
            self.close(TOO_SLOW)
            return
        self._transport.write(frame)

    async def drained(self) -> None:
        """Wait until most of what was sent is on its way; at most ``LINGER_S``."""
        async with asyncio.timeout(LINGER_S):
            while self.open and self.behind > self._most_waiting // 4:  # noqa: ASYNC110 - nobody tells
                await asyncio.sleep(0.01)

    def close(self, close: Close) -> None:
        """Begin the closing handshake behind what was sent. What the other side still says is read
        and dropped; if it does not answer, the connection is cut."""
        if not self.open:
            return
        metrics.socket_closes.labels(close.code).inc()
        self._ws.ws_proto.send_close(close.code, close.reason)
        for data in self._ws.ws_proto.data_to_send():
            self._transport.write(data)
        asyncio.get_running_loop().call_later(LINGER_S, self._cut)

    async def receive(self) -> str | bytes | None:
        """The next message, or None once the socket is closing: then there is nothing to answer.

        Raises CancelledError, as Sanic does, when the other side is gone."""
        while True:
            message: str | bytes | None = await self._ws.recv()
            if self.open:
                return message
            if self._ws.ws_proto.state is State.CLOSED:
                return None

    async def _process_text(self, events: Any) -> None:
        """Sanic lets a text that is no UTF-8 fail in a task of its own, and the socket hang."""
        try:
            await self._process(events)
        except UnicodeDecodeError:
            self.close(NOT_TEXT)

    def _cut(self) -> None:
        if self._transport is not None:
            self._transport.abort()

    @property
    def _transport(self) -> Any:
        return self._ws.io_proto.transport
