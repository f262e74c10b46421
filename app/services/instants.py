"""The server's clock as the database understands it."""

from datetime import UTC, datetime

from app.parts import Parts


def now(parts: Parts) -> datetime:
    """Whatever ends at a time is judged by this clock, so that tests can set it forward."""
    return datetime.fromtimestamp(parts.clock(), UTC)
