"""A ruleset that takes its time over every hit point."""

import time
from collections.abc import Mapping
from typing import Any

from app.hookspecs import Adjustment, hookimpl

SECONDS = 0.2


@hookimpl
def adjust_resource(sheet: Mapping[str, Any], resource: str, delta: int) -> Adjustment | None:
    time.sleep(SECONDS)
    if resource != "hp":
        return None
    value = max(0, min(sheet["hp"] + delta, sheet["most"]))
    return {
        "applied": value - sheet["hp"],
        "resource": {
            "id": "hp",
            "label": {"de": "Lebenspunkte", "en": "Hit points"},
            "kind": "pool",
            "pointer": "/hp",
            "value": value,
            "minimum": 0,
            "maximum": sheet["most"],
            "shared": True,
        },
        "patch": {"hp": value},
    }
