"""A character as services see it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

Role = Literal["owner", "dm"]
Cause = Literal["create", "save", "autosave", "import", "restore", "upgrade"]

VERSIONS_KEPT = 10
AUTOSAVE_RUN_S = 600
LONGEST_RUN_S = 86400


@dataclass(frozen=True, slots=True)
class Loaded:
    """A character as one person may see it. ``sheet_text`` is the stored JSON text."""

    id: UUID
    owner_user_id: UUID
    role: Role
    ruleset_id: str
    ruleset_version: str
    sheet_version: int
    name: str
    sheet_text: str
    extensions_text: str
    card_text: str
    revision: int
    version: int
    portrait_url: str | None
    created_at: datetime
    updated_at: datetime
    groups_text: str
    # the newest version: an autosave may go on writing it
    version_cause: str
    version_user_id: UUID | None
    version_age_s: float


@dataclass(frozen=True, slots=True)
class State:
    """What a save writes."""

    name: str
    sheet_data: dict[str, Any]
    card: dict[str, Any]
    ruleset_version: str
    sheet_version: int
    extensions: dict[str, Any] | None = None
