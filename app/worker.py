"""One child of ``serve``: answers requests on the socket that its parent listens on."""

import ctypes
import gc
import importlib
import os
import signal
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, cast

from sanic import Sanic
from sanic.server.protocols.websocket_protocol import WebSocketProtocol

from app.settings import Settings

FACTORY = "app.factory:create_app"
LAST_WORDS_SECONDS = 5.0

AnyApp = Sanic[Any, Any]


def run(fd: int, lifeline: int, factory: str = FACTORY) -> None:
    """Serve until told to stop, or until the parent's end of ``lifeline`` closes."""
    threading.Thread(target=_end_with_parent, args=(lifeline,), daemon=True).start()
    app = load(factory)(Settings.from_env(os.environ))
    _settle()
    listener = socket.socket(fileno=fd)
    app.prepare(sock=listener, single_process=True, motd=False, access_log=False, protocol=Leaving)
    Sanic.serve_single(primary=app)


def _settle() -> None:
    """What was loaded stays for good: a full collection need not walk it (that stops everybody for
    75 ms), and what loading left free goes back to the system."""
    gc.collect()
    gc.freeze()
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)  # glibc has it
    if trim is not None:
        trim(0)


class Leaving(WebSocketProtocol):
    """Sanic's protocol, but at a stop the answer being made is its connection's last.

    Otherwise a kept-alive connection holds the stop up for the whole grace period.
    """

    def close_if_idle(self) -> bool:
        closed = bool(super().close_if_idle())  # type: ignore[no-untyped-call]
        if not closed and self.http is not None:
            self.http.keep_alive = False
        return closed


def load(factory: str) -> Callable[[Settings], AnyApp]:
    """``module:function`` that makes the app."""
    module, _, function = factory.partition(":")
    return cast(Callable[[Settings], AnyApp], getattr(importlib.import_module(module), function))


def _end_with_parent(lifeline: int) -> None:
    """Nothing is ever written into the pipe: it ends when the parent does, however it died.

    On Linux the kernel's parent-death signal is faster; this also holds elsewhere.
    """
    os.read(lifeline, 1)
    os.kill(os.getpid(), signal.SIGTERM)
    time.sleep(LAST_WORDS_SECONDS)
    os._exit(1)
