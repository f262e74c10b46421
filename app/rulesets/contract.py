"""The contract's own schemas: the objects that hooks answer with, and the files of a package."""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs
import orjson

SCHEMAS = Path(__file__).resolve().parents[2] / "schemas"


@cache
def document(name: str) -> dict[str, Any]:
    """One of the core's schema files."""
    return dict(json.loads((SCHEMAS / name).read_bytes()))


@cache
def validator(name: str, part: str = "") -> jsonschema_rs.Validator:
    """Compiled once. ``part`` names a definition; ``Part[]`` is a list of them."""
    schema = dict(document(name))
    if part.endswith("[]"):
        schema |= {"type": "array", "maxItems": 2000, "items": {"$ref": f"#/$defs/{part[:-2]}"}}
    elif part:
        schema |= {"$ref": f"#/$defs/{part}"}
    return jsonschema_rs.Draft202012Validator(
        schema, pattern_options=jsonschema_rs.RegexOptions(), offline=True
    )


def complaint(value: Any, name: str, part: str = "") -> str:
    """What is wrong with ``value``, in a sentence; empty if nothing is."""
    check = validator(name, part)
    try:
        if check.is_valid(value):
            return ""
        errors = sorted(check.iter_errors(value), key=lambda error: str(error.instance_path))
    except ValueError as error:  # a value that is not JSON
        return str(error)
    first = errors[0]
    place = "".join(f"/{token}" for token in first.instance_path) or "the whole"
    more = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    return f"{place}: {_shortened(first.message)}{more}"


def misshapen(answer: Any, shape: str) -> str:
    """What is wrong with a hook's answer: its shape, or something in it that is not JSON."""
    wrong = complaint(answer, "ruleset-objects.json", shape)
    if wrong:
        return wrong
    return not_json(answer, object)


def not_json(answer: Any, kind: type) -> str:
    """Why ``answer`` is not a JSON value of that kind; empty if it is one."""
    if not isinstance(answer, kind):
        return f"it is not a {kind.__name__}"
    try:
        orjson.dumps(answer)
    except TypeError as error:
        return str(error)
    return ""


def _shortened(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:297]}…"
