"""The bodies of requests and answers: ``schemas/api/*.json``, each a map of named schemas.

One namespace: a name is used as ``#/components/schemas/Name``, here and in the OpenAPI document.
Requests are checked with ``jsonschema-rs``; names that end in ``?`` nowhere occur.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

import jsonschema_rs

from app.errors import Invalid
from app.rulesets import findings

FOLDER = Path(__file__).resolve().parents[1] / "schemas"


@cache
def components() -> dict[str, Any]:
    """Every named schema. A name defined twice is a mistake of ours and stops the start."""
    found: dict[str, Any] = {}
    for path in sorted((FOLDER / "api").glob("*.json")):
        for name, schema in json.loads(path.read_text(encoding="utf-8")).items():
            if name in found:
                raise RuntimeError(f"The schema {name} is defined twice; once in {path.name}.")
            found[name] = schema
    return found


@cache
def validator(name: str) -> jsonschema_rs.Draft202012Validator:
    if name not in components():
        raise RuntimeError(f"There is no schema {name} in schemas/api.")
    root = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": f"#/components/schemas/{name}",
        "components": {"schemas": components()},
    }
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True)


def check(name: str, data: Any) -> None:
    """Raise Invalid ``invalid`` with every finding if ``data`` is not a ``name``."""
    rules = validator(name)
    if rules.is_valid(data):
        return
    errors = findings.from_errors(rules.iter_errors(data))
    raise Invalid("Some fields are not as they must be.", errors=errors)


@cache
def write_only(name: str) -> frozenset[str]:
    """The fields of a body that are secrets (``writeOnly``): they leave no trace."""
    fields = components()[name].get("properties", {})
    return frozenset(field for field, schema in fields.items() if schema.get("writeOnly"))
