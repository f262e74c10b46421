"""A room of the library ``websockets`` alone: ``python -m tests.load.broadcast PORT``."""

import asyncio
import sys

import uvloop
from websockets.asyncio.server import ServerConnection, broadcast, serve


async def main(port: int) -> None:
    room: set[ServerConnection] = set()

    async def join(connection: ServerConnection) -> None:
        room.add(connection)
        try:
            async for text in connection:
                broadcast(room, text)
        finally:
            room.discard(connection)

    async with serve(join, "127.0.0.1", port, compression=None, ping_interval=None):
        print("ready", flush=True)
        await asyncio.get_running_loop().create_future()


if __name__ == "__main__":
    uvloop.run(main(int(sys.argv[1])))
