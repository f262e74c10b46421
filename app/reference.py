"""Pages and files that are made from the code, so that they cannot be wrong.

``python -m app reference`` writes them; a test compares. ``schemas/openapi.json`` is what clients'
types are generated from.
"""

import argparse
import inspect
import json
import re
from pathlib import Path
from typing import Any

from app import hookspecs, schemas
from app.api import blueprints  # noqa: F401 - importing them declares every endpoint
from app.api.openapi import document
from app.problem_codes import CODES
from app.settings import describe
from app.ws import messages

ROOT = Path(__file__).resolve().parents[1]
_QUALIFIED = re.compile(r"\b(?:collections\.abc|typing|app\.hookspecs)\.")
_MADE = "<!-- made by `python -m app reference`; change the code, not this table -->"


def files() -> dict[Path, str]:
    """Every file with what it must hold."""
    pages = ROOT / "docs" / "reference"
    return {
        ROOT / "schemas" / "openapi.json": openapi(),
        pages / "problems.md": _with_table(pages / "problems.md", problems()),
        pages / "settings.md": _with_table(pages / "settings.md", settings()),
        pages / "hooks.md": _with_table(pages / "hooks.md", hooks()),
        pages / "live.md": _with_table(pages / "live.md", live_messages()),
    }


def openapi() -> str:
    return json.dumps(document(), ensure_ascii=False, indent=1) + "\n"


def problems() -> str:
    rows = ["| code | status | what it means |", "| --- | --- | --- |"]
    for code, entry in CODES.items():
        statuses = ", ".join(map(str, entry.statuses))
        rows.append(f"| `{code}` | {statuses} | {entry.meaning} |")
    return "\n".join(rows)


def settings() -> str:
    rows = ["| variable | default | what it is |", "| --- | --- | --- |"]
    for entry in describe():
        default = f"`{entry.default}`" if entry.default else ""
        rows.append(f"| `{entry.variable}` | {default} | {entry.help.replace('|', '/')} |")
    return "\n".join(rows)


def hooks() -> str:
    parts = []
    for name, hook in inspect.getmembers(hookspecs, inspect.isfunction):
        if hasattr(hook, f"{hookspecs.PROJECT}_spec"):
            signature = _QUALIFIED.sub("", str(inspect.signature(hook)))
            head = f"## {name}\n\n```python\ndef {name}{signature}\n```"
            parts.append(f"{head}\n\n{inspect.cleandoc(hook.__doc__ or '')}")
    return "\n\n".join(parts)


def live_messages() -> str:
    """Every message of the live room with its fields and examples."""
    names = sorted(path.stem for path in messages.FOLDER.glob("*.json"))
    events = [name for name in names if name.startswith("event.")]
    others = [name for name in names if name not in (*messages.FROM_CLIENT, *events)]
    parts = []
    for title, members in (
        ("From the client", messages.FROM_CLIENT),
        ("From the server", others),
        ("Events", events),
    ):
        parts.append(f"## {title}")
        parts += [_live_message(name) for name in members]
    return "\n\n".join(parts)


def _live_message(name: str) -> str:
    schema = messages.schema_of(name)
    if name.startswith("event."):
        data = schema["properties"]["data"]
        fields = _live_fields(data) if "properties" in data else f"Its data is a {_kind(data)}."
    else:
        fields = _live_fields(schema)
    examples = [
        f"```json\n{json.dumps(example, ensure_ascii=False, indent=1)}\n```"
        for example in schema["examples"]
    ]
    return "\n\n".join([f"### {name}", schema["description"], fields, *examples])


def _live_fields(schema: dict[str, Any]) -> str:
    rows = ["| field | is | what it is |", "| --- | --- | --- |"]
    for name, field in schema["properties"].items():
        if name == "type":
            continue
        told = f"`{name}`" if name in schema["required"] else f"`{name}` (optional)"
        described = field.get("description", "") or _pointed(field).get("description", "")
        rows.append(f"| {told} | {_kind(field)} | {described} |")
    return "\n".join(rows) if len(rows) > 2 else "It has no fields."


def _kind(field: dict[str, Any]) -> str:
    """What a value is, in a word."""
    if "$ref" in field:
        name = field["$ref"].removeprefix("#/components/schemas/")
        return _kind(_pointed(field)) if "/properties/" in name else f"`{name}`"
    if "enum" in field:
        return ", ".join(f"`{value}`" for value in field["enum"])
    kinds = field.get("type", "value")
    shown = [kinds] if isinstance(kinds, str) else kinds
    return " or ".join(field.get("format", kind) if kind == "string" else kind for kind in shown)


def _pointed(field: dict[str, Any]) -> dict[str, Any]:
    """What a reference points to."""
    found: Any = {"components": {"schemas": schemas.components()}}
    for token in field.get("$ref", "").removeprefix("#/").split("/"):
        found = found[token] if token else {}
    pointed: dict[str, Any] = found
    return pointed


def _with_table(path: Path, made: str) -> str:
    """The page with its made part, which is its end, made anew."""
    before, _, _ = path.read_text(encoding="utf-8").partition(_MADE)
    return f"{before}{_MADE}\n\n{made}\n"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--check", action="store_true", help="only say which are out of date")


def run(arguments: argparse.Namespace) -> int:
    stale = [
        path
        for path, content in files().items()
        if not path.exists() or path.read_text(encoding="utf-8") != content
    ]
    for path in stale:
        print(path.relative_to(ROOT))
        if not arguments.check:
            path.write_text(files()[path], encoding="utf-8")
    return 1 if stale and arguments.check else 0
