"""What the tests of the author's kit share."""

from tests.rulesets.conftest import bundled

__all__ = ["bundled"]
