"""Imports go down the list of layers, never up, and never across between the edges."""

import ast
from pathlib import Path

import pytest

# what each may import of `app`; the order is that of the house, from the edges down
BASE = {"errors", "domain", "hookspecs", "settings"}
ALLOWED: dict[str, set[str]] = {
    "errors": set(),
    "hookspecs": set(),
    "settings": set(),
    "log": set(),
    "metrics": set(),
    "queues": set(),
    "tasks": set(),
    "problem_codes": set(),
    "domain": {"domain", "errors"},
    "db": {"db", "domain", "errors"},
    "engines": {"engines", "domain", "errors", "settings"},
    "rulesets": {"rulesets", *BASE, "__version__"},
    "schemas": {"rulesets", "errors"},
    "origins": {"settings"},
    "wake_ups": {"db", "domain"},
    "parts": {"db", "engines", "rulesets", "queues", "wake_ups", *BASE},
    "services": {
        "services", "parts", "db", "engines", "rulesets", "metrics", "log", "queues", "tasks",
        "wake_ups", *BASE, "__version__",
    },
    "api": {
        "api", "services", "parts", "db", "engines", "rulesets", "schemas", "metrics", "log",
        "problem_codes", "origins", *BASE, "__version__",
    },
    "ws": {
        "ws", "services", "parts", "db", "rulesets", "schemas", "metrics", "log", "origins",
        "wake_ups", *BASE,
    },
}  # fmt: skip
ABOVE = {"factory", "serve", "worker", "__main__", "demo", "doctor", "reference", "__init__"}


def layer_of(path: Path) -> str:
    return path.relative_to("app").parts[0].removesuffix(".py")


def imported(path: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "app":
                found |= {alias.name for alias in node.names}
            elif node.module.startswith("app."):
                found.add(node.module.split(".")[1])
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if "app." in alias.name}
    return found


@pytest.mark.parametrize("path", sorted(Path("app").rglob("*.py")), ids=str)
def test_a_module_imports_only_downwards(path: Path) -> None:
    layer = layer_of(path)
    if layer in ABOVE:
        return
    assert layer in ALLOWED, f"{path}: which layer is this?"
    assert imported(path) <= ALLOWED[layer], path


def test_the_edges_hold_no_sql_and_services_no_http() -> None:
    for path in Path("app/services").glob("*.py"):
        assert "sanic" not in path.read_text(), path


def test_a_plugin_imports_the_contract_alone() -> None:
    for path in Path("plugins").rglob("*.py"):
        assert imported(path) <= {"hookspecs"}, path
