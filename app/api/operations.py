"""For operators and machines: is it alive, is it ready, what does it measure, what is it."""

import asyncio
import time
from typing import Any

from sanic import Blueprint, HTTPResponse, Request

from app import __version__, metrics
from app.api.call import Answer, Call
from app.api.endpoint import endpoint, finish
from app.api.symbiote import is_offered
from app.parts import Parts

probes = Blueprint("probes")
about = Blueprint("about", url_prefix="/v1")

OLDEST_CLIENT = "0.1.0"
PROBE_S = 2.0


@probes.get("/healthz", name="healthz")
async def healthz(_: Request) -> HTTPResponse:
    """Whether this process answers. It asks nobody, so that a database that is away does not get
    the server restarted."""
    return HTTPResponse(b'{"status":"ok"}', content_type="application/json")


@probes.get("/readyz", name="readyz")
async def readyz(request: Request) -> HTTPResponse:
    """Whether everything that answers need is there; 503 names what is not."""
    request.ctx.route, request.ctx.started = "/readyz", time.perf_counter()
    state = await _state(request.app.ctx.parts)
    ready = all(engine["ready"] for engine in state["engines"].values())
    answer = Answer(200 if ready else 503, {"status": "ok" if ready else "unready", **state})
    return finish(request, answer.response())


@probes.get("/metrics", name="metrics")
async def read_metrics(request: Request) -> HTTPResponse:
    request.ctx.route, request.ctx.started = "/metrics", time.perf_counter()
    body, content_type = metrics.exposition()
    return finish(request, HTTPResponse(body, content_type=content_type))


@endpoint(about, "GET /meta", access="public", answers={200: "Meta"})
async def meta(call: Call) -> Answer:
    """Which server this is.

    A client older than ``oldest_client`` must say so and stop writing. ``live`` holds the bounds of
    the live room. ``symbiote_url`` is there where the panel for TaleSpire is."""
    settings = call.parts.settings
    panel = {"symbiote_url": f"{settings.public_url}/symbiote.zip"}
    return Answer(
        body={
            "name": "Campaign Manager",
            "version": __version__,
            "oldest_client": OLDEST_CLIENT,
            "public_url": settings.public_url,
            "live": {
                "room_members": settings.room_members,
                "sockets_per_person": settings.sockets_per_person,
                "frame_bytes": 65_536,
                "frames_per_second": settings.socket_rate,
                "frames_at_once": settings.socket_burst,
            },
            **(panel if is_offered(settings) else {}),
        }
    )


async def _state(parts: Parts) -> dict[str, Any]:
    names = ("database", "redis", "objects", "mail")
    checks = (_database(parts), _redis(parts), parts.objects.ready(), parts.mailer.ready())
    results = await asyncio.gather(*(_within(check) for check in checks))
    rulesets = {
        ruleset.id: {
            "ready": ruleset.available,
            "version": ruleset.version,
            **({"reload_error": ruleset.reload_error} if ruleset.reload_error else {}),
        }
        for ruleset in parts.rulesets.all()
    }
    refused = [
        {"id": refusal.id, "source": str(refusal.source), "reason": refusal.reason}
        for refusal in parts.rulesets.refused()
    ]
    return {
        "engines": {name: {"ready": ok} for name, ok in zip(names, results, strict=True)},
        "rulesets": rulesets,
        "refused_rulesets": refused,
    }


async def _within(check: Any) -> bool:
    try:
        async with asyncio.timeout(PROBE_S):
            return await check is not False
    except Exception:
        return False


async def _database(parts: Parts) -> None:
    async with parts.db.read() as conn:
        await conn.fetchval("SELECT 1")


async def _redis(parts: Parts) -> None:
    await parts.redis.ping()
