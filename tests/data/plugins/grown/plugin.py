"""A ruleset in its second version: what was ``strength`` is called ``might``."""

from collections.abc import Mapping
from typing import Any

from app.hookspecs import hookimpl


@hookimpl
def migrate_sheet(sheet: Mapping[str, Any], from_version: int) -> dict[str, Any]:
    """Version 1 had ``strength``."""
    assert from_version == 1
    return {"might": sheet["strength"]}
