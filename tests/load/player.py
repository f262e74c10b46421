"""A person with a verified account, and characters that are in groups: their saves are told."""

import json
from dataclasses import dataclass, field
from typing import Any

import httpx

from tests.client import PASSWORD, token_in
from tests.load.stage import ROOT, Stage, until

HERO = ROOT / "tests" / "data" / "heroes" / "junis_djelef.json"


@dataclass(slots=True)
class Player:
    """``characters`` are ten of the ruleset ``generic``, each in a group of its own; ``hero`` is a
    full one of ``dsa5e``."""

    http: httpx.Client
    email: str
    id: str
    headers: dict[str, str]
    characters: list[dict[str, Any]] = field(default_factory=list)
    hero: dict[str, Any] = field(default_factory=dict)


def make(stage: Stage) -> Player:
    """Over HTTP, as any person would."""
    http = httpx.Client(base_url=f"{stage.ours}/v1", timeout=30)
    email = "mara@example.org"
    account = {"email": email, "password": PASSWORD, "display_name": "Mara", "locale": "en"}
    _send(http, "/auth/register", account)
    _send(http, "/auth/verify-email", {"token": _mailed(stage)})
    tokens = log_in(http, email)
    headers = {"authorization": f"Bearer {tokens['access_token']}"}
    player = Player(http, email, tokens["user"]["id"], headers)
    player.characters = [_generic(player, number) for number in range(1, 11)]
    player.hero = _imported(player)
    return player


def log_in(http: httpx.Client, email: str) -> dict[str, Any]:
    body = {"email": email, "password": PASSWORD, "transport": "body", "device": "bench"}
    return _send(http, "/auth/login", body)


def _generic(player: Player, number: int) -> dict[str, Any]:
    template = {"ruleset_id": "generic", "template": "harbour-thief", "name": f"Alrike {number}"}
    character = _send(player.http, "/characters", template, player.headers)
    _seat(player, character)
    return character


def _imported(player: Player) -> dict[str, Any]:
    document = json.loads(HERO.read_text())
    made = _send(player.http, "/characters/import", document, player.headers)
    hero: dict[str, Any] = made["character"]
    _seat(player, hero)
    return hero


def _seat(player: Player, character: dict[str, Any]) -> None:
    group = {"name": f"With {character['name']}", "ruleset_id": character["ruleset_id"]}
    made = _send(player.http, "/groups", group, player.headers)
    seat = {"character_id": character["id"], "is_active": True}
    _send(player.http, f"/groups/{made['id']}/characters", seat, player.headers)


def _mailed(stage: Stage) -> str:
    """The token of the only mail there is."""
    folder = stage.settings.data_dir / "mail"
    mails = until(lambda: list(folder.glob("*.eml")), "the mail with the link")
    return token_in(mails[0].read_text())


def _send(
    http: httpx.Client, path: str, body: dict[str, Any], headers: dict[str, str] | None = None
) -> dict[str, Any]:
    response = http.post(path, json=body, headers=headers)
    response.raise_for_status()
    answer: dict[str, Any] = response.json() if response.content else {}
    return answer
