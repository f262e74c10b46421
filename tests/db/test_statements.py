"""Every SQL statement of the app fits the migrated schema."""

import importlib
import pkgutil
import re
from pathlib import Path

import pytest

import app.db
from app.db.connection import Connection
from app.db.statement import all_statements

for module in pkgutil.walk_packages(app.db.__path__, "app.db."):
    importlib.import_module(module.name)

STATEMENTS = sorted(set(all_statements()))


@pytest.mark.parametrize(
    ("module", "statement"),
    STATEMENTS,
    ids=[f"{module}-{' '.join(text.split())[:60]}" for module, text in STATEMENTS],
)
async def test_a_statement_can_be_prepared(db: Connection, module: str, statement: str) -> None:
    prepared = await db.prepare(statement)
    highest = max((int(number) for number in re.findall(r"\$(\d+)", statement)), default=0)
    assert len(prepared.get_parameters()) == highest, module


def test_sql_stands_in_the_database_layer_alone() -> None:
    text = re.compile(r"\b(?:SELECT .+ FROM|INSERT INTO|UPDATE \w+ SET|DELETE FROM) ", re.S)
    # an engine's launcher asks its own server, before there is a schema
    allowed = (Path("app/db"), Path("app/engines"))
    for path in Path("app").rglob("*.py"):
        if any(path.is_relative_to(folder) for folder in allowed):
            continue
        assert not text.search(path.read_text()), path


def test_every_query_is_named_so_that_it_can_be_found() -> None:
    execute = re.compile(r"conn\.(?:fetch|fetchrow|fetchval|execute)\(\s*f?[\"']")
    for path in Path("app/db/queries").glob("*.py"):
        assert not execute.search(path.read_text()), path
