"""Many sockets in one process, as cheap as can be: they note when each event came."""

import asyncio
import base64
import os
import re
import struct
import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any
from urllib.parse import urlsplit

OFFSET = re.compile(rb'"offset":(\d+)')

Came = Callable[[int, float, bytes], None]


class Screen(asyncio.Protocol):
    """``came(offset, when, text)`` is called for each text frame that has an offset in its head."""

    def __init__(self, address: str, path: str, came: Came, hello: bytes = b"") -> None:
        self._address = urlsplit(address)
        self._path = path
        self._came = came
        self._hello = hello
        self._buffer = bytearray()
        self._upgraded = False
        self.opened: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.welcomed: asyncio.Future[bytes] = asyncio.get_running_loop().create_future()
        self.transport: asyncio.Transport | None = None
        self.lost = False

    def connection_made(self, transport: Any) -> None:
        self.transport = transport
        key = base64.b64encode(os.urandom(16)).decode()
        lines = [
            f"GET {self._path} HTTP/1.1",
            f"Host: {self._address.netloc}",
            "Upgrade: websocket",
            "Connection: Upgrade",
            f"Sec-WebSocket-Key: {key}",
            "Sec-WebSocket-Version: 13",
        ]
        transport.write("\r\n".join([*lines, "", ""]).encode())

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True

    def say(self, text: bytes) -> None:
        """Send a text frame."""
        assert self.transport is not None
        head = bytes([0x81])
        size = len(text)
        head += bytes([0x80 | size]) if size < 126 else bytes([0xFE]) + struct.pack("!H", size)
        # a mask of zeros leaves the text as it is
        self.transport.write(head + b"\0\0\0\0" + text)

    def data_received(self, data: bytes) -> None:
        now = time.perf_counter()
        self._buffer += data
        if not self._upgraded and not self._upgrade():
            return
        while (frame := self._frame()) is not None:
            opcode, text = frame
            if opcode == 9:  # ping
                assert self.transport is not None
                self.transport.write(bytes([0x8A, 0x80 | len(text)]) + b"\0\0\0\0" + text)
            elif opcode == 1:
                self._take(text, now)

    def _upgrade(self) -> bool:
        head, end, rest = self._buffer.partition(b"\r\n\r\n")
        if not end:
            return False
        if b" 101 " not in head[:20]:
            self.opened.set_exception(ConnectionError(bytes(head[:200])))
            return False
        self._buffer = bytearray(rest)
        self._upgraded = True
        self.opened.set_result(None)
        if self._hello:
            self.say(self._hello)
        return True

    def _frame(self) -> tuple[int, bytes] | None:
        buffer = self._buffer
        if len(buffer) < 2:
            return None
        size, start = buffer[1], 2
        if size == 126:
            if len(buffer) < 4:
                return None
            (size,), start = struct.unpack_from("!H", buffer, 2), 4
        elif size == 127:
            if len(buffer) < 10:
                return None
            (size,), start = struct.unpack_from("!Q", buffer, 2), 10
        if len(buffer) < start + size:
            return None
        opcode, text = buffer[0] & 15, bytes(buffer[start : start + size])
        del buffer[: start + size]
        return opcode, text

    def _take(self, text: bytes, now: float) -> None:
        if text.startswith(b'{"type":"welcome"'):
            self.welcomed.set_result(text)
        elif text.startswith(b'{"type":"event"'):
            found = OFFSET.search(text, 0, 80)
            if found is not None:
                self._came(int(found[1]), now, text)


def _this(screen: Screen) -> Screen:
    return screen


async def opened(
    address: str, path: str, count: int, came: Callable[[int], Came], hello: bytes = b""
) -> list[Screen]:
    """``count`` sockets; ``came(number)`` makes each one's note-taker. With ``hello`` they are
    welcomed."""
    loop = asyncio.get_running_loop()
    where = urlsplit(address)
    host, port = where.hostname or "", where.port or 0
    screens: list[Screen] = []
    for first in range(0, count, 100):
        numbers = range(first, min(first + 100, count))
        made = [Screen(address, path, came(number), hello) for number in numbers]
        for screen in made:
            await loop.create_connection(partial(_this, screen), host, port)
        await asyncio.gather(*(screen.opened for screen in made))
        if hello:
            await asyncio.gather(*(screen.welcomed for screen in made))
        screens += made
    return screens


async def closed(screens: Sequence[Screen]) -> None:
    """End them without a word; the servers notice."""
    for screen in screens:
        if screen.transport is not None:
            screen.transport.abort()
    while not all(screen.lost for screen in screens):
        await asyncio.sleep(0.01)
