"""Whether hooks keep to themselves: no file, no network, no process, no clock, no chance.

A guard watches the interpreter's audit events while a hook runs; what it cannot see (the clock, a
generator of chance) is looked for in the source. Both find mistakes; neither is a prison: a Python
plugin is trusted code.
"""

import ast
import random
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_FORBIDDEN = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.")
_WATCHED = (
    "open",
    "os.listdir",
    "os.scandir",
    "os.remove",
    "os.rename",
    "os.mkdir",
    "os.rmdir",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "shutil.",
    "tempfile.",
    "sqlite3.connect",
    "ctypes.dlopen",
    "_thread.start_new_thread",
    *_FORBIDDEN,
)
_MODULES = {
    "asyncio": "waits for others",
    "http": "speaks to others",
    "httpx": "speaks to others",
    "requests": "speaks to others",
    "aiohttp": "speaks to others",
    "socket": "speaks to others",
    "ssl": "speaks to others",
    "urllib.request": "speaks to others",
    "multiprocessing": "starts processes",
    "subprocess": "starts processes",
    "random": "answers by chance",
    "secrets": "answers by chance",
    "time": "reads the clock",
    "sqlite3": "reads files",
    "tempfile": "writes files",
}
_CALLS = {
    "now": "reads the clock",
    "utcnow": "reads the clock",
    "today": "reads the clock",
    "Thread": "starts threads",
    "uuid4": "answers by chance",
    "urandom": "answers by chance",
    "open": "opens a file",
    "read_text": "opens a file",
    "read_bytes": "opens a file",
    "write_text": "writes a file",
    "write_bytes": "writes a file",
    "getenv": "reads the environment",
    "eval": "runs text as code",
    "exec": "runs text as code",
    "id": "answers by where an object lies in memory",
    "hash": "answers differently in each process",
}
_BARE = {"open", "eval", "exec", "id", "hash"}
_here = threading.local()
_lock = threading.Lock()
_installed: list[bool] = []


@contextmanager
def guarded() -> Iterator[list[str]]:
    """While it is open the calling thread's audit events are collected. Network and processes are
    refused, everything else is told."""
    _install()
    told: list[str] = []
    outer = getattr(_here, "told", None)
    before = random.getstate()
    _here.told = told
    try:
        yield told
    finally:
        _here.told = outer
        if random.getstate() != before:
            told.append("answers by chance (random)")


def _install() -> None:
    with _lock:
        if not _installed:  # an audit hook cannot be taken out again; it idles outside a guard
            sys.addaudithook(_watch)
            _installed.append(True)


def _watch(event: str, args: tuple[Any, ...]) -> None:
    told = getattr(_here, "told", None)
    if told is None or not event.startswith(_WATCHED) or _importing():
        return
    what = args[0] if args else ""
    name = Path(what).name if isinstance(what, str) else ""
    told.append(f"{event}({name})" if name else event)
    if event.startswith(_FORBIDDEN):
        raise PermissionError(f"a hook asked for {event}")


def _importing() -> bool:
    """Whether the event comes from an import that a hook makes when it first needs it."""
    frame = sys._getframe(2)
    while frame is not None:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back  # type: ignore[assignment] # None ends the loop
    return False


def suspects(folder: Path) -> Iterator[tuple[str, str]]:
    """Places in a package's source that a pure hook has no use for, and why."""
    for path in sorted(folder.rglob("*.py")):
        name = path.relative_to(folder).as_posix()
        if name.startswith(("tests/", "test_")) or "/tests/" in name or name == "conftest.py":
            continue
        try:
            tree = ast.parse(path.read_bytes())
        except (SyntaxError, ValueError, OSError):
            continue  # loading it has said so
        for node in ast.walk(tree):
            for what, why in _suspect(node):
                yield f"{name}, line {getattr(node, 'lineno', 0)}", f"{what} {why}"


def _suspect(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        names = [alias.name for alias in node.names]
    elif isinstance(node, ast.ImportFrom) and not node.level:
        names = [node.module or ""]
    else:
        names = []
    for name in names:
        for module, why in _MODULES.items():
            if name == module or name.startswith(f"{module}."):
                yield f"import {name}", why
    if isinstance(node, ast.Call):
        called = node.func
        if isinstance(called, ast.Name) and called.id in _BARE:
            yield f"{called.id}()", _CALLS[called.id]
        if isinstance(called, ast.Attribute) and called.attr in set(_CALLS) - _BARE:
            yield f".{called.attr}()", _CALLS[called.attr]
