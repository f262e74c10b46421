"""A package's own TypeScript, made into one script for the page of ``ruleset dev``.

The bundler is the clients' own. Types are not checked here: an author's editor does that, and
`npm run types` for the rulesets that are bundled.
"""

import hashlib
import tempfile
from pathlib import Path

from app.rulesets.kit.bundler import ROOT, Bundler, NoNode
from app.rulesets.package import Source
from app.rulesets.package_files import content_digest

ENTRY = "index.ts"
NO_NODE = f"{ENTRY} is not shown: it takes Node 20 and, once, npm ci in the server's folder."
_LONGEST = 2000


class Renderer:
    """Follows what is saved and keeps the last script that could be made. Not for two threads."""

    def __init__(self, source: Source) -> None:
        bundled = ROOT / "rulesets" / source.folder.name
        self._folder = bundled if source.bundled else source.folder
        self._bundler = Bundler()
        self._seen = self._built = ""
        self.script = b""
        self.error = ""

    @property
    def name(self) -> str:
        """The script's name for the page, another for each content; empty if there is none."""
        return f"renderer-{hashlib.sha256(self.script).hexdigest()[:16]}.js" if self.script else ""

    def look(self) -> bool:
        """Make the script anew if files changed and have come to rest since the last look; answers
        whether there is news. Never raises."""
        now = self._state()
        rested, self._seen = now == self._seen, now
        if not rested or now in (self._built, "being saved"):
            return False
        is_first, self._built = not self._built, now
        if now == "none":
            self.script, self.error = b"", ""
            return not is_first
        self._make()
        if self._state() != now:
            self._built = "mixed"  # saved meanwhile: who knows which of both was read
        return True

    def _state(self) -> str:
        try:
            return content_digest([self._folder]) if (self._folder / ENTRY).is_file() else "none"
        except OSError:
            return "being saved"

    def _make(self) -> None:
        with tempfile.TemporaryDirectory(prefix="renderer-") as place:
            made = Path(place) / "renderer.js"
            try:
                wrong = self._bundler.make(self._folder / ENTRY, made)
            except NoNode:
                self.error = NO_NODE
                return
            if not wrong:
                self.script, self.error = made.read_bytes(), ""
            else:
                self.error = f"{ENTRY}: {wrong[:_LONGEST]}"

    def close(self) -> None:
        """Make no more scripts for now."""
        self._bundler.close()
