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


def register(app: Sanic[Any, Any], settings: Settings) -> None:
    """``settings`` decides about the folder store's routes alone."""
    for blueprint in (
        operations.probes,
        operations.about,
        home.home,
        auth.auth,
        pairing.devices,
        me.mine,
        second_factor.factor,
        pages.pages,
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
