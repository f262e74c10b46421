"""The clients' own bundler, in a Node that waits for the next save: starting it takes longer than
its work."""

import json
import selectors
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[3]
PROGRAM = ROOT / "client" / "ruleset-page" / "bundle.ts"
DEADLINE = 60.0


class NoNode(Exception):
    """There is nothing to bundle with."""


class Bundler:
    """Runs from the first use until ``close``, or until this process ends. Not for two threads."""

    def __init__(self, deadline: float = DEADLINE) -> None:
        self._deadline = deadline
        self._process: subprocess.Popen[bytes] | None = None
        self._said: IO[bytes] | None = None

    def make(self, entry: Path, into: Path) -> str:
        """Write the script; answers what is wrong with ``entry``, if anything. Raises NoNode."""
        process = self._running()
        assert process.stdin is not None
        try:
            process.stdin.write(json.dumps([str(entry), str(into)]).encode() + b"\n")
            process.stdin.flush()
            answer = self._answer(process)
        except OSError:
            answer = b""
        if answer is None:
            self.close()
            return f"it could not be bundled within {self._deadline:.0f} s"
        if answer.endswith(b"\n"):
            return str(json.loads(answer))
        process.kill()  # it has closed its output, if it has not ended
        process.wait()
        reason = self._last_words()
        self.close()
        return reason

    def close(self) -> None:
        """End it; the next use starts another."""
        process, self._process = self._process, None
        if process is None:
            return
        process.kill()
        process.communicate()
        if self._said is not None:
            self._said.close()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self.close()
        node = shutil.which("node")
        if node is None or not (ROOT / "node_modules" / "tsx").exists():
            raise NoNode
        self._said = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the process
        # it ends by itself when its input does: also when this process is killed
        self._process = subprocess.Popen(  # noqa: S603 - our own bundler
            [node, "--import", "tsx", PROGRAM],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=self._said,
        )
        return self._process

    def _answer(self, process: subprocess.Popen[bytes]) -> bytes | None:
        """A line, or less if the bundler ended; None if it took too long."""
        assert process.stdout is not None
        with selectors.DefaultSelector() as ready:
            ready.register(process.stdout, selectors.EVENT_READ)
            # an answer is written at once
            return process.stdout.readline() if ready.select(self._deadline) else None

    def _last_words(self) -> str:
        if self._said is None:
            return "the bundler ended"
        self._said.seek(0)
        return self._said.read().decode("utf-8", "replace").strip() or "the bundler ended"
