"""The plugin with its content, its sheet schema, and the two real heroes."""

import json
from typing import Any

import jsonschema_rs
import pytest

from app.hookspecs import Content, Imported
from plugins.dsa5e import plugin
from tests.dsa5e.heroes import DATA, SCHEMAS, document


def read_content() -> Content:
    """The shipped tables, as the engine hands them over."""
    tables = (json.loads(path.read_text()) for path in sorted(SCHEMAS.glob("content/*.json")))
    return {table["kind"]: {entry["id"]: entry for entry in table["entries"]} for table in tables}


@pytest.fixture(scope="session")
def content() -> Content:
    return read_content()


@pytest.fixture(scope="session")
def schema() -> dict[str, Any]:
    return dict(json.loads((SCHEMAS / "sheet.schema.json").read_text()))


@pytest.fixture(scope="session")
def sheet_check(schema: dict[str, Any]) -> jsonschema_rs.Draft202012Validator:
    return jsonschema_rs.Draft202012Validator(schema)


@pytest.fixture(scope="session", autouse=True)
def opened(content: Content) -> None:
    """Every hook may be called from here on."""
    plugin.open_content(content)


@pytest.fixture(params=sorted(path.stem for path in DATA.glob("*.json")))
def hero(request: pytest.FixtureRequest) -> Imported:
    """Each of the real heroes, imported."""
    return plugin.importers()[0].convert(document(request.param))
