"""The same request sent ten times at once under one key, to two workers: one effect, one answer."""

import asyncio
import re
import uuid
from collections import Counter
from typing import Any

import httpx
import pytest

from app.api.endpoint import ENDPOINTS, Endpoint
from app.db.connection import Connection
from tests.client import Client, Server, refuse
from tests.groups.table import make_table
from tests.races.arrangements import ARRANGEMENTS, Ask

TIMES = 10
REPEATABLE = {spec.name: spec for spec in ENDPOINTS if spec.key != "none"}

# All that a change leaves in the database. Mails are missing: they are on their way meanwhile.
COUNTED = (
    "SELECT count(*) FROM users",
    "SELECT count(*) FROM users WHERE password_hash <> ''",
    "SELECT count(*) FROM sessions",
    "SELECT count(*) FROM sessions WHERE revoked_at IS NOT NULL",
    "SELECT count(*) FROM sessions WHERE second_factor",
    "SELECT count(*) FROM second_factors WHERE active_at IS NOT NULL",
    "SELECT count(*) FROM recovery_codes",
    "SELECT count(*) FROM device_codes WHERE user_id IS NOT NULL",
    "SELECT count(*) FROM idempotency_keys WHERE answer IS NOT NULL",
    "SELECT count(*) FROM groups",
    "SELECT sum(revision) FROM groups",
    "SELECT sum(event_seq) FROM groups",
    "SELECT count(*) FROM group_members",
    "SELECT count(*) FROM group_characters",
    "SELECT count(*) FROM group_characters WHERE hidden",
    "SELECT count(*) FROM group_events",
    "SELECT count(*) FROM invites",
    "SELECT sum(uses) FROM invites",
    "SELECT count(*) FROM invites WHERE revoked_at IS NOT NULL",
    "SELECT count(*) FROM content_entries",
    "SELECT sum(revision) FROM content_entries",
    "SELECT count(*) FROM characters",
    "SELECT sum(revision) FROM characters",
    "SELECT count(*) FROM characters WHERE deleted_at IS NOT NULL",
    "SELECT count(*) FROM characters WHERE portrait_url IS NOT NULL",
    "SELECT count(*) FROM character_versions",
    "SELECT count(*) FROM character_views",
    "SELECT count(*) FROM portrait_uploads",
    "SELECT count(*) FROM rolls",
)


def test_every_endpoint_that_takes_a_key_is_tried() -> None:
    assert ARRANGEMENTS.keys() == REPEATABLE.keys()


@pytest.mark.parametrize("name", REPEATABLE)
async def test_the_same_key_ten_times_at_once_is_one_effect_and_one_answer(
    name: str, client: Client, other_client: Client, server: Server, db: Connection
) -> None:
    spec = REPEATABLE[name]
    once = await arranged(spec, client, server, db)
    before = await counted(db)
    alone = await sent(client, spec, once, str(uuid.uuid4()))
    assert alone.status_code in spec.answers, alone.text
    effect = difference(before, await counted(db))
    assert effect, "the arrangement shows no effect"

    ten_times = await arranged(spec, client, server, db)
    key = str(uuid.uuid4())
    before = await counted(db)
    both = (client, other_client)
    answers = await asyncio.gather(
        *(sent(both[number % 2], spec, ten_times, key) for number in range(TIMES))
    )
    later = [await sent(one, spec, ten_times, key) for one in both]
    assert difference(before, await counted(db)) == effect
    if name == "me_delete":
        the_account_has_ended(answers, later)
        return
    told = Counter(shown(answer, ten_times) for answer in (*answers, *later))
    assert len(told) == 1, told
    assert answers[0].status_code == alone.status_code


def the_account_has_ended(answers: list[httpx.Response], later: list[httpx.Response]) -> None:
    """The one change after which nobody can ask any more: who comes late learns just that."""
    assert Counter(answer.status_code for answer in answers)[204] >= 1
    for answer in (*answers, *later):
        if answer.status_code != 204:
            refuse(answer, 401, "session_ended")


async def arranged(spec: Endpoint, client: Client, server: Server, db: Connection) -> Ask:
    ask = await ARRANGEMENTS[spec.name](await make_table(client, server, db))
    parts = re.split(r"<\w+:\w+>", spec.path)
    assert re.fullmatch("[^/]+".join(map(re.escape, parts)), f"/v1{ask.path}"), ask.path
    return ask


async def sent(client: Client, spec: Endpoint, ask: Ask, key: str) -> httpx.Response:
    return await client.send(
        spec.method,
        ask.path,
        by=ask.by,
        key=key,
        json=ask.json,
        content=ask.content,
        params=ask.params,
        headers=ask.headers,
    )


def shown(answer: httpx.Response, ask: Ask) -> tuple[int, bytes]:
    """Status and body; without the address that is signed anew for each answer."""
    if not ask.signed:
        return answer.status_code, answer.content
    body: dict[str, Any] = answer.json()
    assert body.pop(ask.signed)
    return answer.status_code, str(body).encode()


async def counted(db: Connection) -> list[int]:
    return [int(await db.fetchval(question) or 0) for question in COUNTED]


def difference(before: list[int], after: list[int]) -> dict[str, int]:
    changes = zip(COUNTED, before, after, strict=True)
    return {question: new - old for question, old, new in changes if new != old}
