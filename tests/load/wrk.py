"""Driving a server with wrk, and what it saw."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

SCRIPT = Path(__file__).with_suffix(".lua")


class CannotMeasure(Exception):
    """No figure can be given; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Load:
    """``connections`` clients that ask as fast as they are answered, or rest ``pause_ms`` between.

    ``targets`` are pairs of path and body, one for each connection in turn; ``@`` in a body becomes
    a number that counts up.
    """

    address: str
    targets: Sequence[tuple[str, str]]
    method: str = "GET"
    headers: Mapping[str, str] = field(default_factory=dict)
    connections: int = 1
    pause_ms: int = 0

    def plan(self) -> str:
        """The load as wrk.lua reads it."""
        headers = [f"{name}: {value}" for name, value in self.headers.items()]
        targets = [f"{path} {body}".strip() for path, body in self.targets]
        return "\n".join([self.method, str(self.pause_ms), *headers, "", *targets, ""])


@dataclass(frozen=True, slots=True)
class Seen:
    """What the clients saw."""

    rate: float
    p50_ms: float
    p95_ms: float
    p99_ms: float


def drive(load: Load, seconds: int) -> Seen:
    """Put a server under load. Raises CannotMeasure where any request was not answered well."""
    # a thread for each target: wrk tells its threads apart, not its connections
    threads = min(load.connections, len(load.targets))
    with tempfile.NamedTemporaryFile("w", suffix=".plan") as plan:
        plan.write(load.plan())
        plan.flush()
        command = [program(), f"-t{threads}", f"-c{load.connections}", f"-d{seconds}s"]
        command += ["--timeout", "10s", "-s", str(SCRIPT), load.address, "--", plan.name]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise CannotMeasure(f"wrk failed: {done.stderr or done.stdout}")
    seen = json.loads(done.stdout.splitlines()[-1])
    if seen["refused"] or seen["broken"] or not seen["requests"]:
        raise CannotMeasure(f"{load.method} {load.targets[0][0]} was not answered well: {seen}")
    return Seen(seen["requests"] / seen["seconds"], seen["p50_ms"], seen["p95_ms"], seen["p99_ms"])


def program() -> str:
    """Where wrk is; root on Debian and Ubuntu gets it installed."""
    if found := shutil.which("wrk"):
        return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing wrk, which makes the load", flush=True)
        subprocess.run(["apt-get", "install", "-y", "-qq", "wrk"], capture_output=True, check=False)
        if found := shutil.which("wrk"):
            return found
    raise CannotMeasure(
        "The load is made by wrk. Install it (Debian, Ubuntu: apt install wrk; macOS: brew install "
        "wrk) and try again."
    )


def version() -> str:
    told = subprocess.run([program(), "-v"], capture_output=True, text=True, check=False).stdout
    return told.split("[")[0].removeprefix("wrk").strip()
