"""``ruleset dev``: a page on this machine that shows a sheet beside its findings, actions and data,
and follows every save. Only pages of this machine are answered."""

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from app.domain import jsontext
from app.errors import AppError
from app.rulesets.kit.workshop import Workshop

PORT = 8012
# seconds between two looks: somebody waits for what they have saved
EVERY = 0.2
PAGE = Path(__file__).resolve().parents[3] / "client/ruleset-page/dist"
MAX_QUESTION = 1024 * 1024
HEARTBEAT = 15.0
NOT_BUILT = "The page is not built yet. Build it once: npm ci && npm run ruleset-page\n"

_TYPES = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}
_LOCAL = ("127.0.0.1", "localhost")


class Server(ThreadingHTTPServer):
    """Listens on loopback alone. ``page`` is the folder with the built page."""

    daemon_threads = True

    def __init__(self, workshop: Workshop, port: int = PORT, page: Path = PAGE) -> None:
        self.workshop = workshop
        self.page = page
        self.stopping = threading.Event()
        super().__init__(("127.0.0.1", port), _Handler)

    @property
    def url(self) -> str:
        return f"http://localhost:{self.server_port}"

    def watch(self) -> None:
        """Look for what was saved until the server stops."""
        try:
            while not self.stopping.wait(EVERY):
                self.workshop.look()
        finally:
            self.workshop.close()

    def run(self) -> None:
        """Serve until interrupted."""
        watching = threading.Thread(target=self.watch, daemon=True)
        watching.start()
        try:
            self.serve_forever()
        except KeyboardInterrupt:
            pass
        finally:
            self.stop()

    def stop(self) -> None:
        """Let the pages go."""
        self.stopping.set()
        self.workshop.wake()
        self.server_close()


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = urlsplit(self.path).path
        if not self._is_local():
            return
        if path == "/state":
            self._send(200, self.server.workshop.state())
        elif path == "/events":
            self._events()
        elif path == f"/{self.server.workshop.renderer.name}" and path != "/":
            self._reply(200, _TYPES[".js"], self.server.workshop.renderer.script)
        else:
            self._file(path)

    def do_POST(self) -> None:
        if not self._is_local():
            return
        if self.headers.get_content_type() != "application/json" or self.path != "/ask":
            self._send(404, {"failure": "There is nothing here."})
            return
        length = self.headers.get("content-length", "")
        if not length.isdigit() or int(length) > MAX_QUESTION:
            self._send(413, {"failure": "The question is too long."})
            return
        try:
            question = jsontext.parse(self.rfile.read(int(length)))
        except AppError as error:
            self._send(400, {"failure": str(error)})
            return
        asked = question if isinstance(question, dict) else {}
        self._send(200, self.server.workshop.ask(asked))

    def _is_local(self) -> bool:
        """Neither another machine's name for this one nor another site's page may ask."""
        host = urlsplit(f"//{self.headers.get('host', '')}").hostname
        origin = self.headers.get("origin")
        if host in _LOCAL and (origin is None or urlsplit(origin).hostname in _LOCAL):
            return True
        self._send(403, {"failure": "Only pages of this machine are answered."})
        return False

    def _file(self, path: str) -> None:
        if not (self.server.page / "index.html").is_file():
            self._reply(503, "text/plain", NOT_BUILT.encode())
            return
        wanted = (self.server.page / (path.lstrip("/") or "index.html")).resolve()
        if not wanted.is_file() or not wanted.is_relative_to(self.server.page.resolve()):
            self._send(404, {"failure": "There is nothing here."})
            return
        self._reply(200, _TYPES.get(wanted.suffix, "application/octet-stream"), wanted.read_bytes())

    def _events(self) -> None:
        """The version, now and whenever it changes."""
        self.send_response(200)
        self.send_header("content-type", "text/event-stream")
        self.send_header("cache-control", "no-store")
        self.send_header("connection", "close")
        self.end_headers()
        self.close_connection = True
        version = -1
        while not self.server.stopping.is_set():
            seen, version = version, self.server.workshop.wait(version, HEARTBEAT)
            line = f"data: {version}\n\n" if version != seen else ": still here\n\n"
            try:
                self.wfile.write(line.encode())
                self.wfile.flush()
            except OSError:
                return  # the page is gone

    def _send(self, status: int, body: Any) -> None:
        self._reply(status, "application/json", json.dumps(body, ensure_ascii=False).encode())

    def _reply(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("content-type", f"{kind}; charset=utf-8")
        self.send_header("content-length", str(len(body)))
        self.send_header("cache-control", "no-store")
        policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:"
        self.send_header("content-security-policy", policy)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        """The terminal is for what the ruleset has to say."""


Say = Callable[[str], None]


def run(workshop: Workshop, port: int, say: Say = print) -> int:
    """Serve the page of one package; answer 0 at the end, 1 where the port is taken."""
    try:
        server = Server(workshop, port)
    except OSError as error:
        say(f"Port {port} cannot be used: {error.strerror}. Choose another with --port.")
        return 1
    if workshop.error:
        say(workshop.error)
    if not (server.page / "index.html").is_file():
        say(NOT_BUILT.strip())
    say(f"The sheet is at {server.url}; it follows what you save. Ctrl+C ends it.")
    server.run()
    return 0
