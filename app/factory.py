"""``create_app``: wires everything. The only module that imports all the others."""

import asyncio
import itertools
import logging
import time
from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from redis.asyncio import Redis
from redis.asyncio.retry import Retry
from redis.backoff import NoBackoff
from sanic import Sanic
from sanic_ext import Extend

from app import __version__, log, tasks
from app.api import blueprints, docs, refusals, web
from app.db.pool import Database
from app.domain.keyring import Keyring
from app.engines import mail, objects
from app.engines.passwords import Passwords
from app.parts import Parts
from app.rulesets import package, reload
from app.rulesets.registry import Registry
from app.services import ended_sessions, housekeeping, mails, wake_up_calls
from app.settings import Settings, with_own_secret
from app.wake_ups import WakeUps
from app.ws import live
from app.ws.rooms import Rooms

ROOT = Path(__file__).resolve().parents[1]
LARGEST_BODY = 8 * 1024 * 1024  # an imported hero may carry its portrait

_numbers = itertools.count(1)
_logger = logging.getLogger("app")


def create_app(
    settings: Settings,
    *,
    clock: Callable[[], float] = time.time,
    rulesets: Registry | None = None,
) -> Sanic[Any, Any]:
    """One worker's application. Engines must run and migrations be applied; it connects to them
    when the server starts. Loads its own ``rulesets`` unless it is given some."""
    settings = with_own_secret(settings)
    log.configure(settings.log_level)
    # a name may be used once a process; tests make several
    app: Sanic[Any, Any] = Sanic(
        f"campaign-manager-{next(_numbers)}",
        error_handler=refusals.Problems(),
        configure_logging=False,
    )
    app.config.update(
        REQUEST_MAX_SIZE=LARGEST_BODY,
        KEEP_ALIVE_TIMEOUT=75,
        REQUEST_TIMEOUT=30,
        RESPONSE_TIMEOUT=60,
        GRACEFUL_SHUTDOWN_TIMEOUT=10.0,
        WEBSOCKET_MAX_SIZE=65_536,
        FALLBACK_ERROR_FORMAT="json",
        ACCESS_LOG=False,
        # sanic-ext's defaults cost a quarter of the speed; what is used of it is named in app.api
        AUTO_EXTEND=False,
    )
    app.ctx.settings = settings
    app.ctx.security_headers = refusals.security_headers(settings)
    app.ctx.rulesets = rulesets or load_rulesets(settings)
    if settings.rulesets_reload:
        app.ctx.watcher = watch_rulesets(settings, app.ctx.rulesets)
    app.ctx.background = []
    app.ctx.web = web.load(settings)
    blueprints.register(app, settings, has_web_app=app.ctx.web is not None)
    app.blueprint(live.blueprint)
    Extend(app, built_in_extensions=False, extensions=[docs.Documentation])

    @app.before_server_start
    async def start(app: Sanic[Any, Any]) -> None:
        app.ctx.parts = await _connect(settings, app.ctx.rulesets, clock)
        rooms = app.ctx.rooms = Rooms(app.ctx.parts)
        await ended_sessions.read(app.ctx.parts)
        jobs: list[Callable[[], Coroutine[Any, Any, None]]] = [
            partial(work, app.ctx.parts)
            for work in (
                ended_sessions.follow, mails.deliver, housekeeping.keep, wake_up_calls.carry
            )
        ]  # fmt: skip
        jobs += [rooms.listen, rooms.compare, rooms.watch, rooms.beat]
        if settings.rulesets_reload:
            jobs.append(partial(reload.follow, app.ctx.watcher, rooms.tell_ruleset))
        app.ctx.background += [asyncio.create_task(_forever(job)) for job in jobs]

    @app.before_server_stop
    async def say_goodbye(app: Sanic[Any, Any]) -> None:
        await app.ctx.rooms.stop()

    @app.after_server_stop
    async def stop(app: Sanic[Any, Any]) -> None:
        await tasks.end(app.ctx.background)
        await _disconnect(app.ctx.parts)

    return app


def load_rulesets(settings: Settings) -> Registry:
    return Registry.load(
        ROOT / "plugins", ROOT / "schemas", settings.plugins_path, app_version=__version__
    )


def watch_rulesets(settings: Settings, registry: Registry) -> reload.Watcher:
    """For authors: what changes in the folders is loaded anew. Pip packages stay as they are."""

    def discover() -> list[package.Source]:
        return package.discover(ROOT / "plugins", ROOT / "schemas", settings.plugins_path, [])

    return reload.Watcher(registry, discover, __version__)


async def _connect(settings: Settings, rulesets: Registry, clock: Callable[[], float]) -> Parts:
    wake_ups = WakeUps()
    keys = Keyring({key.kid: key.key for key in settings.secret_keys})
    parts = Parts(
        settings=settings,
        db=Database(settings.database_url, size=settings.pool_size, tell=wake_ups.tell),
        redis=Redis.from_url(
            settings.redis_url,
            socket_timeout=1.0,
            socket_connect_timeout=1.0,
            # one more try on a new connection, at once: waiting is worse than doing without it
            retry=Retry(NoBackoff(), 1),
            health_check_interval=15,
            decode_responses=True,
        ),
        objects=objects.create(settings),
        mailer=mail.create(settings),
        rulesets=rulesets,
        keys=keys,
        passwords=Passwords(settings.argon2_profile),
        ended_sessions=set(),
        wake_ups=wake_ups,
        clock=clock,
    )
    await parts.db.connect()
    return parts


async def _disconnect(parts: Parts) -> None:
    parts.passwords.close()
    await parts.redis.aclose()
    with suppress(Exception):
        await parts.db.disconnect()


async def _forever(job: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """A background job goes on until the server stops; a failure is logged and it begins again."""
    while True:
        try:
            await job()
        except asyncio.CancelledError:
            raise
        except Exception:
            _logger.exception("background job failed", extra={"job": str(job)})
            await asyncio.sleep(1)
