"""What Prometheus may read at ``/metrics``. Labels are route patterns, never ids.

With several workers the library keeps the numbers in files (``PROMETHEUS_MULTIPROC_DIR``), so that
whichever worker is asked tells of all.
"""

import os
from functools import cache

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    generate_latest,
    multiprocess,
)

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0)

requests = Counter("cm_requests", "Requests answered", ["method", "route", "status"])
seconds = Histogram("cm_request_seconds", "Time to answer", ["method", "route"], buckets=_BUCKETS)
refresh_replays = Counter("cm_refresh_replays", "Sessions ended because an old token came back")
mails = Counter("cm_mails", "Mails handed over", ["kind", "result"])
ruleset_failures = Counter("cm_ruleset_failures", "Hooks that failed", ["ruleset"])
saves_retried = Counter("cm_saves_retried", "Saves begun again after a lost race")
sockets = Gauge("cm_sockets", "Live sockets in rooms", multiprocess_mode="livesum")
socket_closes = Counter("cm_socket_closes", "Live sockets closed by the server", ["code"])
events_delivered = Counter("cm_events_delivered", "Events written to live sockets")
events_read_again = Counter("cm_events_read_again", "Events whose wake-up was lost or late")


def answered(method: str, route: str, status: int, took: float) -> None:
    """Count an answered request and the seconds it took."""
    counter, histogram = _of(method, route, status)
    counter.inc()
    histogram.observe(took)


@cache
def _of(method: str, route: str, status: int) -> tuple[Counter, Histogram]:
    """Kept, because the library's own way from labels to numbers is longer than counting."""
    return requests.labels(method, route, status), seconds.labels(method, route)


def exposition() -> tuple[bytes, str]:
    """The text and its media type."""
    if not os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        return generate_latest(), CONTENT_TYPE_LATEST
    registry = CollectorRegistry()
    multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
    return generate_latest(registry), CONTENT_TYPE_LATEST
