"""A line to a server that tests let fall silent: it stays open, and nothing comes through."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from urllib.parse import urlsplit


class Line:
    def __init__(self, url: str) -> None:
        self._there = urlsplit(url)
        self.url = ""
        self.is_silent = False
        self._at_work: set[asyncio.Task[None]] = set()

    async def begin(self, near: asyncio.StreamReader, back: asyncio.StreamWriter) -> None:
        far, onwards = await asyncio.open_connection(self._there.hostname, self._there.port)
        for come, go in ((near, onwards), (far, back)):
            task = asyncio.create_task(self._carry(come, go))
            self._at_work.add(task)
            task.add_done_callback(self._at_work.discard)

    async def _carry(self, come: asyncio.StreamReader, go: asyncio.StreamWriter) -> None:
        try:
            while said := await come.read(65_536):
                if not self.is_silent:
                    go.write(said)
        except OSError:
            pass
        finally:
            go.close()

    def end(self) -> None:
        for task in self._at_work:
            task.cancel()

    def ends_at(self, port: int) -> None:
        login, at, _ = self._there.netloc.rpartition("@")
        self.url = self._there._replace(netloc=f"{login}{at}127.0.0.1:{port}").geturl()


@asynccontextmanager
async def line_to(url: str) -> AsyncIterator[Line]:
    line = Line(url)
    listening = await asyncio.start_server(line.begin, "127.0.0.1", 0)
    line.ends_at(listening.sockets[0].getsockname()[1])
    async with listening:
        yield line
        line.end()
