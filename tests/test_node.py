"""Which Node runs the clients' checks."""

import runpy
from pathlib import Path
from typing import Any

import pytest

NODE: dict[str, Any] = runpy.run_path(str(Path("requirements", "node.py")))


def machine(folder: Path, version: str) -> str:
    """A machine's node that says it is of this version."""
    node = folder / "node"
    node.write_text(f"#!/bin/sh\necho {version}\n")
    node.chmod(0o755)
    return str(node)


@pytest.mark.parametrize("version", ["v20.19.0", "v20.20.2", "v24.0.1"])
def test_a_new_enough_node_is_used(tmp_path: Path, version: str) -> None:
    assert NODE["is_new_enough"](machine(tmp_path, version))


@pytest.mark.parametrize("version", ["v20.18.9", "v18.99.0", "nonsense"])
def test_an_old_node_is_not_used(tmp_path: Path, version: str) -> None:
    assert not NODE["is_new_enough"](machine(tmp_path, version))


def test_a_machine_without_node_gets_one() -> None:
    assert not NODE["is_new_enough"](None)


def test_the_oldest_node_is_the_one_that_package_json_names() -> None:
    oldest = ".".join(map(str, NODE["OLDEST"]))
    assert f'"node": ">={oldest}"' in Path("package.json").read_text(encoding="utf-8")
