"""What the edges hand to the services: the engines and rulesets of this worker."""

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from uuid import UUID

from redis.asyncio import Redis

from app.db.pool import Database
from app.domain.keyring import Keyring
from app.engines.mail import Mailer
from app.engines.objects import ObjectStore
from app.engines.passwords import Passwords
from app.queues import Queues
from app.rulesets.registry import Registry
from app.settings import Settings
from app.wake_ups import WakeUps


@dataclass(slots=True)
class Parts:
    """One per worker, made by ``app.factory``. Nothing in it is the truth of anything."""

    settings: Settings
    db: Database
    redis: Redis
    objects: ObjectStore
    mailer: Mailer
    rulesets: Registry
    keys: Keyring
    passwords: Passwords
    ended_sessions: set[UUID]
    """Sessions ended within the last access token's lifetime, read from the database each second
    and told by Redis at once."""
    wake_ups: WakeUps
    """What was committed, on its way to the rooms."""
    queues: Queues = field(default_factory=Queues)
    """Who changes a character, by its id."""
    repeats: Queues = field(default_factory=Queues)
    """Requests under the same key, by person and key."""
    clock: Callable[[], float] = time.time
