"""The page that says how accounts are protected, as the tests read it."""

import re
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs" / "reference" / "security.md"


def section(heading: str) -> str:
    """The text below ``## heading``."""
    match = re.search(rf"^## {re.escape(heading)}\n(.*?)(?=^## |\Z)", PAGE.read_text(), re.S | re.M)
    assert match, f"docs/reference/security.md has no section {heading}"
    return match[1]


def rules() -> dict[str, str]:
    """Rule number → what the table says of how it is held."""
    rows = re.findall(r"^\| (\d+\.\d+\.\d+) \|[^|]*\| (.+?) \|$", PAGE.read_text(), re.M)
    assert len(rows) == len(dict(rows)), "a rule stands twice in the table"
    return dict(rows)
