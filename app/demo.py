"""A short story on a running server, told over HTTP as a stranger would.

A dungeon master and two players register, prove their addresses from the mail folder, make a group,
bring two real heroes, take damage and make a check; then each says what they see.
"""

import argparse
import email
import json
import re
import time
import urllib.error
import urllib.request
import uuid
from email import policy
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "Sieben Gezeichnete im Regen"  # noqa: S105 - made-up people on one's own server
MAIL_S = 20.0


class DemoFailed(Exception):
    """The server did not do what the story needs; the message says what it did."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--url", default="http://localhost:8000", help="the running server")
    parser.add_argument(
        "--mail", type=Path, default=Path(".data/mail"), help="folder where it writes its mails"
    )
    parser.add_argument(
        "--heroes", type=Path, default=ROOT / "tests" / "data" / "heroes", help="Optolith heroes"
    )


def run(arguments: argparse.Namespace) -> int:
    try:
        Story(arguments.url, arguments.mail, arguments.heroes).tell()
    except (DemoFailed, urllib.error.URLError) as failure:
        reason = getattr(failure, "reason", failure)
        print(f"\nThe story ended early: {reason}")
        print(f"Is a server running at {arguments.url}? `make run` starts one.")
        return 1
    return 0


class Person:
    """An account with its access token."""

    def __init__(self, server: str, name: str) -> None:
        self.server = server
        self.name = name
        self.address = f"{name.lower()}.{uuid.uuid4().hex[:8]}@example.org"
        self.token = ""
        self.id = ""

    def send(self, method: str, path: str, body: Any = None) -> Any:
        """The JSON that the server answers; raises DemoFailed with its problem."""
        headers = {"content-type": "application/json", "idempotency-key": str(uuid.uuid4())}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        data = body if isinstance(body, bytes) else json.dumps(body or {}).encode()
        request = urllib.request.Request(  # noqa: S310 - the address is the operator's
            f"{self.server}/v1{path}",
            method=method,
            headers=headers,
            data=None if method == "GET" else data,
        )
        try:
            with urllib.request.urlopen(request, timeout=30) as response:  # noqa: S310
                text = response.read()
        except urllib.error.HTTPError as refused:
            detail = refused.read().decode("utf-8", "replace")
            raise DemoFailed(f"{method} {path}: {refused.code} {detail}") from None
        return json.loads(text) if text else None

    def get(self, path: str) -> Any:
        return self.send("GET", path)

    def post(self, path: str, body: Any = None) -> Any:
        return self.send("POST", path, body)


class Story:
    def __init__(self, url: str, mail: Path, heroes: Path) -> None:
        self.url = url.rstrip("/")
        self.mail = mail
        self.heroes = heroes

    def tell(self) -> None:
        meta = Person(self.url, "").get("/meta")
        say(f"{meta['name']} {meta['version']} at {self.url}")
        gero, mara, tom = (self.register(name) for name in ("Gero", "Mara", "Tom"))
        group = self.gather(gero, mara, tom)
        junis = self.bring(mara, group, "junis_djelef.json")
        ilonia = self.bring(tom, group, "ilonia_firnheim.json")
        self.fight(gero, group, junis)
        self.check(mara, group, junis)
        self.whisper(gero, group)
        chapter("What each side sees")
        for person in (gero, mara, tom):
            self.sees(person, group)
        self.may_not(tom, junis)
        say(f"The end. {ilonia['name']} was not hurt.")

    def register(self, name: str) -> Person:
        """An account, proven by the link in the mail folder."""
        person = Person(self.url, name)
        account = {"email": person.address, "password": PASSWORD, "display_name": name}
        person.post("/auth/register", account)
        person.post("/auth/verify-email", {"token": self.mailed_token(person.address)})
        login = {"email": person.address, "password": PASSWORD, "transport": "body"}
        tokens = person.post("/auth/login", {**login, "device": "demo"})
        person.token, person.id = tokens["access_token"], tokens["user"]["id"]
        say(f"{name} registers, opens the mail, proves the address and logs in.")
        return person

    def mailed_token(self, address: str) -> str:
        until = time.monotonic() + MAIL_S
        while time.monotonic() < until:
            for path in self.mail.glob("*.eml"):
                message = email.message_from_bytes(path.read_bytes(), policy=policy.default)
                body = message.get_body(("plain",))
                if address in str(message["to"]) and body is not None:
                    found = re.search(r"#token=([\w.~%-]+)", body.get_content())
                    if found:
                        return found[1]
            time.sleep(0.1)
        raise DemoFailed(f"No mail to {address} came to {self.mail} within {MAIL_S:g} s.")

    def gather(self, gero: Person, *players: Person) -> str:
        chapter("A table is laid")
        body = {"name": "Die Phileasson-Saga", "ruleset_id": "dsa5e"}
        group: str = gero.post("/groups", body)["id"]
        invite = gero.post(f"/groups/{group}/invite", {"max_uses": len(players)})
        say(f"Gero makes the group “{body['name']}” and invites with the code {invite['code']}.")
        for player in players:
            player.post(f"/groups/{group}/join/{invite['token']}")
            say(f"{player.name} joins.")
        return group

    def bring(self, player: Person, group: str, file: str) -> dict[str, Any]:
        made = player.post("/characters/import", (self.heroes / file).read_bytes())
        hero: dict[str, Any] = made["character"]
        report = made["report"]
        warnings = [one for one in report["findings"] if one["severity"] == "warning"]
        say(
            f"{player.name} imports {file}: {hero['name']}; {report['kept']} values kept, "
            f"{len(report['converted'])} converted, {len(report['unknown'])} unknown, "
            f"{len(warnings)} warnings."
        )
        assignment = {"character_id": hero["id"], "is_active": True}
        player.post(f"/groups/{group}/characters", assignment)
        return hero

    def fight(self, gero: Person, group: str, hero: dict[str, Any]) -> None:
        chapter("An arrow from the dark")
        body = {"delta": -11, "note": "Orkpfeil", "group_id": group}
        hit = gero.post(f"/characters/{hero['id']}/resources/LeP", body)
        say(
            f"Gero deals 11 damage to {hero['name']}: "
            f"LeP {hit['value'] - hit['applied']} → {hit['value']} of {hit['maximum']}."
        )

    def check(self, mara: Person, group: str, hero: dict[str, Any]) -> None:
        derived = mara.get(f"/characters/{hero['id']}/derived")
        action = next(one for one in derived["actions"] if one["id"] == "talent.TAL_8")
        roll = {"character_id": hero["id"], "action_id": action["id"], "source": "server"}
        thrown = mara.post(f"/groups/{group}/rolls", roll)
        fell = ", ".join(f"{part['name']} {part['total']}" for part in thrown["throw"]["groups"])
        outcome = thrown["outcome"]
        say(f"Mara rolls {action['label']['en']} for {hero['name']}: {fell}.")
        parts = ", ".join(f"{part['label']['en']} {part['value']}" for part in outcome["parts"])
        say(f"  The ruleset reads: {outcome['label']['en']} ({parts}).")

    def whisper(self, gero: Person, group: str) -> None:
        roll = {"dice": "1d20", "label": "Was lauert?", "source": "server", "visibility": "self"}
        secret = gero.post(f"/groups/{group}/rolls", roll)
        say(f"Gero rolls 1d20 behind the screen: {secret['throw']['total']}.")

    def sees(self, person: Person, group: str) -> None:
        table = person.get(f"/groups/{group}/characters")["items"]
        rolls = person.get(f"/groups/{group}/rolls")["items"]
        say(f"{person.name}:")
        for one in table:
            life = next(part for part in one["card"]["resources"] if part["id"] == "LeP")
            line = one["card"]["summary"]["subtitle"]["en"]
            print(f"    {one['name']} ({line}) LeP {life['value']}/{life['maximum']}")
        shown = "; ".join(f"{one['label']['en']} by {one['display_name']}" for one in rolls)
        print(f"    rolls: {shown}")

    def may_not(self, tom: Person, hero: dict[str, Any]) -> None:
        try:
            tom.get(f"/characters/{hero['id']}")
        except DemoFailed as refused:
            if " 404 " in str(refused):
                say(f"Tom may not open {hero['name']}'s sheet: 404.")
                return
            raise
        raise DemoFailed("A player opened another's sheet.")


def chapter(title: str) -> None:
    print(f"\n{title}\n{'─' * len(title)}")


def say(line: str) -> None:
    print(line, flush=True)
