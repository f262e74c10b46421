"""The table, and its place in the reference."""

import os
import platform
import re
import subprocess
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

import psutil

from app.engines import postgres, valkey
from tests.load import wrk
from tests.load.rows import Row
from tests.load.stage import ROOT

PAGE = ROOT / "docs" / "reference" / "performance.md"
SERVER = "<!-- make bench writes from here … -->"
ROOMS = "<!-- python -m tests.load.rooms writes from here … -->"
END = "<!-- … to here -->"


def busy() -> float:
    """The share of the processors that is in use just now, in percent."""
    return psutil.cpu_percent(interval=1)


def circumstances(busy_before: float, rounds: int, seconds: int) -> str:
    """When, where and with what it was measured."""
    memory = psutil.virtual_memory().total / 2**30
    computer = (
        f"{os.cpu_count()} cores ({_processor()}), {memory:.0f} GiB, "
        f"{platform.system()} {platform.release().split('-')[0]}"
    )
    packages = ", ".join(f"{name} {version(name)}" for name in ("sanic", "uvloop", "asyncpg"))
    engines = f"{_told(postgres.programs() / 'postgres')}, {_told(valkey.find_program())}"
    return (
        f"Measured on {datetime.now(UTC):%Y-%m-%d}; {computer}, of which others used "
        f"{busy_before:.0f} % just before. {rounds} rounds of {seconds} s a side. "
        f"Python {platform.python_version()}, {packages}, {engines}, wrk {wrk.version()}."
    )


def table(rows: Sequence[Row], circumstances: str) -> str:
    """Everything as Markdown."""
    lines = ["| what | promised | measured | met |", "| --- | --- | --- | --- |"]
    for row in rows:
        met = {True: "yes", False: "**no**", None: ""}[row.met]
        lines.append(f"| {row.what} | {row.target} | {row.measured} | {met} |")
    return "\n".join([circumstances, "", *lines])


def write(table: str, place: str) -> None:
    """Put the table into the reference, in place of the last one (``SERVER`` or ``ROOMS``)."""
    text = PAGE.read_text()
    before, _, rest = text.partition(place)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{place}\n\n{table}\n\n{END}{after}")


def _processor() -> str:
    try:
        found = re.search(r"^model name\s*: (.+)$", Path("/proc/cpuinfo").read_text(), re.M)
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def _told(program: Path) -> str:
    """Name and version of an engine."""
    told = subprocess.run(
        [program, "--version"], capture_output=True, text=True, check=False
    ).stdout
    name, number = ("Valkey", r"v=([\d.]+)") if "alkey" in told else ("PostgreSQL", r"([\d.]+)$")
    found = re.search(number, told.strip())
    return f"{name} {found[1]}" if found else name
