"""What a fate point can do after a throw. Core rules: fate points."""

from app.hookspecs import Offer

from .conditions import current
from .hero import Hero
from .wording import text


def offer(hero: Hero, de: str, en: str) -> list[Offer]:
    """One point for what is said, if the hero has one left."""
    if (current(hero, "Schip") or 0) <= 0:
        return []
    return [{"label": text(f"Schip: {de}", f"Fate point: {en}"), "resource": "Schip", "delta": -1}]


def reroll(hero: Hero) -> list[Offer]:
    return offer(hero, "neu würfeln", "reroll")
