"""What the ruleset tests share."""

import pytest

from app.rulesets.registry import Registry
from app.rulesets.ruleset import Ruleset
from tests.rulesets.packages import ROOT


@pytest.fixture(scope="session")
def bundled() -> Registry:
    """The rulesets that the project ships."""
    return Registry.load(ROOT / "plugins", ROOT / "schemas", [], "0.1.0", installed=[])


@pytest.fixture(scope="session")
def generic(bundled: Registry) -> Ruleset:
    """The ruleset for any game."""
    return bundled.get("generic")
