"""Players who save, hit, roll and import without a pause, and note what they are told."""

import asyncio
import json
import random
import time
import uuid
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from tests.client import PASSWORD, token_in
from tests.engines.waiting import eventually
from tests.faults.ledger import Doubts, Hero, Ledger

SECTIONS = ("body", "mind", "gear")
HP = 5000
REFUSED = "Refused"
PATIENCE_S = 90.0
ANSWER_S = 10.0
NOT_DONE = {"busy", "database_unavailable", "not connected"}
"""Refusals to try: nothing happened. All else may have happened."""

SHEET = {
    "hp": {"current": HP, "maximum": 9999},
    "sections": {
        section: {"label": section, "entries": {"marker": {"label": "Marker", "value": 0}}}
        for section in SECTIONS
    },
}


@dataclass(frozen=True, slots=True)
class Wish:
    """One request, which may have to be sent several times."""

    kind: str
    method: str
    path: str
    body: Any = None
    headers: dict[str, str] = field(default_factory=dict)
    key: str = field(default_factory=lambda: str(uuid.uuid4()))


class Player:
    """One person with one character at one table. Does one thing after the other."""

    def __init__(self, number: int, url: str) -> None:
        self.name = f"Player {number}"
        self.email = f"player{number}@example.org"
        self.ledger = Ledger()
        self.choose = random.Random(number)
        self.http = httpx.AsyncClient(base_url=f"{url}/v1", timeout=ANSWER_S, verify=False)
        self.tokens: dict[str, Any] = {}
        self.group_id = ""
        self.hero = Hero("", 0, HP)
        self.within_reach: list[Hero] = []
        self.marker = 0

    async def play(self, over: asyncio.Event) -> None:
        """Go on until told to stop; the last wish is still seen through."""
        doings = (self.save, self.hit, self.roll, self.bring, self.be_refused, self.stay)
        while not over.is_set():
            (doing,) = self.choose.choices(doings, weights=(40, 25, 20, 5, 8, 2))
            await doing()

    async def leave(self) -> None:
        await self.http.aclose()

    # What players do

    async def save(self) -> None:
        self.marker += 1
        marker, section = self.marker, self.choose.choice(SECTIONS)
        entries = {"marker": {"value": marker}}
        patch = {"sheet_data": {"sections": {section: {"entries": entries}}}}
        how = self.choose.choice(("auto", "manual"))
        wish = Wish("saves", "PATCH", f"/characters/{self.hero.id}?save={how}", patch)
        if await self.get(wish, 200) is not None:
            self.hero.markers[section] = marker
            self.hero.revision += 1
            self.ledger.told.append(wish.key)

    async def hit(self) -> None:
        """The dungeon master hits everybody, the others themselves."""
        hero = self.choose.choice(self.within_reach)
        delta = self.choose.choice((-3, -2, -1, 1, 2))
        body = {"delta": delta, "group_id": self.group_id, "note": "Treffer"}
        wish = Wish("deltas", "POST", f"/characters/{hero.id}/resources/hp", body)
        moved = await self.get(wish, 200)
        if moved is not None:
            hero.hp += moved["applied"]
            hero.revision += 1
            self.ledger.told.append(wish.key)

    async def roll(self) -> None:
        body = {"source": "server", "dice": "1d20", "character_id": self.hero.id}
        wish = Wish("rolls", "POST", f"/groups/{self.group_id}/rolls", body)
        rolled = await self.get(wish, 201)
        if rolled is not None:
            self.ledger.rolls[wish.key] = rolled["id"]
            self.ledger.told.append(wish.key)

    async def bring(self) -> None:
        name = f"{self.name} brings {len(self.ledger.imports) + 1}"
        file = {"cm_version": "1.0", "ruleset_id": "generic", "name": name, "sheet_data": SHEET}
        wish = Wish("imports", "POST", "/characters/import", file)
        made = await self.get(wish, 201)
        if made is not None:
            self.ledger.imports[name] = made["character"]["id"]

    async def be_refused(self) -> None:
        hero = f"/characters/{self.hero.id}"
        nonsense = {"cm_version": "1.0", "ruleset_id": "generic", "name": REFUSED, "sheet_data": {}}
        wish, status = self.choose.choice(
            (
                (Wish("", "PATCH", hero, {"name": REFUSED}, {"if-match": '"0"'}), 412),
                (Wish("", "PATCH", hero, {"sheet_data": {"hp": {"current": 1}}}), 422),
                (Wish("", "PATCH", hero, {"sheet_data": {"concept": 7}, "name": REFUSED}), 422),
                (Wish("", "POST", "/characters/import", nonsense), 422),
                (Wish("", "POST", f"{hero}/resources/luck", {"delta": 1}), 404),
                (
                    Wish(
                        *("", "POST", f"/groups/{self.group_id}/rolls"),
                        {"source": "server", "dice": "many"},
                    ),
                    422,
                ),
            )
        )
        answer = await self.answered(wish)
        self.expect(wish, answer, status)
        self.ledger.refused.add(wish.key)

    async def stay(self) -> None:
        """Exchange the refresh token: whatever was killed, nobody is logged out."""
        wish = Wish("", "POST", "/auth/refresh", {"refresh_token": self.tokens["refresh_token"]})
        answer = await self.answered(wish)
        if self.expect(wish, answer, 200):
            self.tokens = answer.json()
            self.ledger.refreshed += 1

    # Asking until there is an answer

    async def get(self, wish: Wish, status: int) -> Any:
        """What was acknowledged; now and then asked for again, which must be answered alike."""
        answer = await self.answered(wish)
        if not self.expect(wish, answer, status):
            return None
        self.ledger.acknowledged[wish.key] = wish.kind
        if self.choose.random() < 0.15:
            again = await self.answered(wish)
            if self.expect(wish, again, status) and again.content != answer.content:
                self.ledger.surprises.append((wish, answer.text, again.text))
            self.ledger.repeated += 1
        return answer.json()

    def expect(self, wish: Wish, answer: httpx.Response, status: int) -> bool:
        if answer.status_code != status:
            self.ledger.surprises.append((wish, answer.status_code, answer.text))
        return answer.status_code == status

    async def answered(self, wish: Wish) -> httpx.Response:
        """Repeat the same request under the same key until it is answered."""
        deadline = time.monotonic() + PATIENCE_S
        doubts: Doubts = Counter()
        while True:
            answer, doubt = await self._sent(wish)
            if answer is not None:
                self.ledger.doubts += doubts
                self.ledger.resolved += bool(doubts.keys() - NOT_DONE)
                return answer
            doubts[doubt] += 1
            assert time.monotonic() < deadline, f"{wish} has no answer: {doubts}"
            await asyncio.sleep(self.choose.uniform(0.02, 0.1))

    async def _sent(self, wish: Wish) -> tuple[httpx.Response | None, str]:
        headers = {"idempotency-key": wish.key, **wish.headers}
        if self.tokens:
            headers["authorization"] = f"Bearer {self.tokens['access_token']}"
        try:
            answer = await self.http.request(
                wish.method, wish.path, json=wish.body, headers=headers
            )
        except httpx.ConnectError:
            return None, "not connected"
        except httpx.TimeoutException:
            return None, "timed out"
        except httpx.TransportError:
            return None, "cut off"
        if answer.status_code == 503:
            return None, str(answer.json()["code"])
        return answer, ""

    # Before the storm

    async def arrive(self, mails: Path) -> None:
        """Register, verify by the mail's link, log in, make a character."""
        account = {"email": self.email, "password": PASSWORD, "display_name": self.name}
        await self._must("POST", "/auth/register", account, 202)
        mail = await eventually(lambda: _newest_mail(mails, self.email), within=30)
        await self._must("POST", "/auth/verify-email", {"token": token_in(mail)}, 204)
        login = {"email": self.email, "password": PASSWORD, "transport": "body"}
        self.tokens = (await self._must("POST", "/auth/login", login, 200)).json()
        body = {"ruleset_id": "generic", "name": self.name, "sheet_data": SHEET}
        made = (await self._must("POST", "/characters", body, 201)).json()
        self.hero = Hero(made["id"], made["revision"], HP)
        self.within_reach = [self.hero]

    async def lead(self, others: "list[Player]") -> None:
        """Make a group and have the others join it with their characters."""
        body = {"name": f"{self.name}'s table", "ruleset_id": "generic"}
        group_id = (await self._must("POST", "/groups", body, 201)).json()["id"]
        uses = {"max_uses": len(others)}
        path = f"/groups/{group_id}"
        invite = (await self._must("POST", f"{path}/invite", uses, 201)).json()
        for player in others:
            await player._must("POST", f"{path}/join/{invite['token']}", None, 200)
        for player in (self, *others):
            player.group_id = group_id
            hero = {"character_id": player.hero.id}
            await player._must("POST", f"{path}/characters", hero, 201)
        self.within_reach = [player.hero for player in (self, *others)]

    async def read(self, path: str) -> Any:
        """What the server shows now."""
        return (await self._must("GET", path, None, 200)).json()

    async def read_all(self, path: str) -> list[Any]:
        """Every item of a list, page by page."""
        items: list[Any] = []
        query = {"limit": "100"}
        while True:
            page = await self.read(f"{path}?{httpx.QueryParams(query)}")
            items += page["items"]
            if "next" not in page:
                return items
            query["cursor"] = page["next"]

    async def _must(self, method: str, path: str, body: Any, status: int) -> httpx.Response:
        answer = await self.answered(Wish("", method, path, body))
        assert answer.status_code == status, answer.text
        return answer


async def _newest_mail(folder: Path, email: str) -> str:
    found = [text for path in folder.glob("*.eml") if email in (text := path.read_text())]
    return found[-1] if found else ""


def written(surprises: list[Any]) -> str:
    """The first few, readable."""
    return json.dumps([str(surprise) for surprise in surprises[:5]], indent=1)
