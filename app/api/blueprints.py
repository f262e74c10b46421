"""Every blueprint of the HTTP edge."""

from typing import Any

from sanic import Sanic

from app.api import (
    assignments,
    auth,
    characters,
    group_content,
    groups,
    home,
    invites,
    me,
    operations,
    pages,
    pairing,
    rolls,
    rulesets,
    second_factor,
    symbiote,
)
from app.settings import Settings


def register(app: Sanic[Any, Any], settings: Settings, *, has_web_app: bool) -> None:
    """``settings`` decides about the folder store's routes alone. The web app has the pages that
    the server has of its own for lack of one."""
    for blueprint in (
        operations.probes,
        operations.about,
        auth.auth,
        pairing.devices,
        me.mine,
        second_factor.factor,
        *(() if has_web_app else (home.home, pages.pages)),
        characters.blueprint,
        groups.blueprint,
        invites.blueprint,
        assignments.blueprint,
        rolls.blueprint,
        group_content.blueprint,
        rulesets.blueprint,
        symbiote.symbiote,
    ):
        app.blueprint(blueprint)
    if not settings.s3_endpoint:
        from app.api.objects import blueprint as objects  # noqa: PLC0415

        app.blueprint(objects)
