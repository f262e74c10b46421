"""Ports for the object store of the tests."""

from app.engines import process


def store_port() -> int:
    """SeaweedFS listens at each port's number plus 10000, too."""
    while True:
        port = process.free_port(50_000)
        if process.port_is_free(port + 10_000):
            return port
