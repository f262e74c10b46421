"""A ruleset that fails in every way that its sheet asks for."""

import time
from collections.abc import Mapping
from typing import Any

from app.hookspecs import Finding, hookimpl


@hookimpl
def validate(sheet: Mapping[str, Any]) -> list[Finding]:
    """``mode``: raise, loop (for a minute, so that a test process can end), nonsense, or fine."""
    mode = sheet["mode"]
    if mode == "raise":
        raise RuntimeError("a mistake of the author's")
    if mode == "loop":
        until = time.monotonic() + 60
        while time.monotonic() < until:
            time.sleep(0.05)
    if mode == "nonsense":
        return [{"pointer": 5}]  # type: ignore[typeddict-item]
    return []
