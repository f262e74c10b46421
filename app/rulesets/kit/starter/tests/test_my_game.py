"""What the cases cannot say. ``pytest`` also runs the whole ``ruleset check``, since it finds
``ruleset.toml``: install the server beside your ruleset, and nothing more is needed."""

import json
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1]


def test_every_skill_has_a_name_in_both_languages() -> None:
    table = json.loads((FOLDER / "schemas/content/skills.json").read_text())
    assert all(entry["name"]["de"] and entry["name"]["en"] for entry in table["entries"])
