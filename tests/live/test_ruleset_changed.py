"""A ruleset that is loaded anew reaches the sheets that are open."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import asyncpg
import pytest
from redis.asyncio import Redis

from app.db.connection import Connection
from app.wake_ups import EVERYBODY
from tests.client import Client, Person, Server, accept, refuse
from tests.engines.waiting import eventually
from tests.groups.table import make_group, people
from tests.live.conftest import beside
from tests.live.panel import Message, Panel
from tests.rulesets.packages import write_package

PATIENCE_S = 60.0
RULESETS = "ember", "cinder", "flint"
PLUGIN = """
from app.hookspecs import hookimpl

@hookimpl
def stat_blocks(sheet):
    label = {"de": "Mut", "en": "Mettle"}
    return [{"id": "mettle", "label": label, "section": "person", "value": sheet["grit"] + 1}]
"""


@dataclass(slots=True)
class Workshop:
    """A server of two workers that follows what is saved in ``plugins``; it has a ruleset for each
    test."""

    client: Client
    plugins: Path
    dm: Person
    outsider: Person

    @property
    def url(self) -> str:
        return self.client.server.url

    async def mettle(self, character: str) -> int:
        path = f"/characters/{character}/derived"
        answer = accept(await self.client.get(path, by=self.dm), 200).json()
        return int(next(stat["value"] for stat in answer["stats"] if stat["id"] == "mettle"))


@pytest.fixture(scope="module")
async def workshop(
    server: Server, database_url: str, redis_url: str, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Workshop]:
    folder = tmp_path_factory.mktemp("workshop")
    for ruleset in RULESETS:
        write_package(folder / "plugins", ruleset, plugin=PLUGIN)
    more = {
        "CM_DATA_DIR": str(folder / "data"),
        "CM_PLUGINS_PATH": str(folder / "plugins"),
        "CM_RULESETS_RELOAD": "1",
        "CM_WORKERS": "2",
    }
    db = await asyncpg.connect(database_url)
    dm, outsider = await people(server, db, 2)
    await db.close()
    async with Redis.from_url(redis_url) as redis:

        async def listeners() -> int:
            [(_, number)] = await redis.pubsub_numsub(EVERYBODY)
            return int(number)

        others = await eventually(listeners)

        async def both_listen() -> bool:
            return await listeners() == others + 2

        async with (
            beside(server, folder / "output", **more) as url,
            Client(replace(server, url=url)) as client,
        ):
            await eventually(both_listen, within=PATIENCE_S)
            yield Workshop(client, folder / "plugins", dm, outsider)


def changes(panel: Panel) -> list[Message]:
    return [message for message in panel.received if message["type"] == "ruleset.changed"]


async def test_a_reload_reaches_every_socket_of_the_rulesets_groups_and_no_other(
    workshop: Workshop, db: Connection
) -> None:
    client, dm = workshop.client, workshop.dm
    group = await make_group(client, dm, ruleset="ember")
    other = await make_group(client, dm, ruleset="generic")
    body = {"ruleset_id": "ember", "name": "Runa", "sheet_data": {"grit": 3}}
    hero = accept(await client.post("/characters", by=dm, json=body), 201).json()["id"]
    assert await workshop.mettle(hero) == 4
    # some at either worker, whichever took them
    panels = [await Panel.open(workshop.url, group, dm) for _ in range(6)]
    elsewhere = await Panel.open(workshop.url, other, dm)
    before = panels[0].welcome
    assert before["ruleset"]["id"] == "ember"
    assert elsewhere.welcome["ruleset"]["id"] == "generic"
    plugin = workshop.plugins / "ember" / "plugin.py"
    plugin.write_text(PLUGIN.replace("+ 1", "+ 2"))

    async def told_by_both_workers() -> bool:
        return all(len(changes(panel)) == 2 for panel in panels)

    await eventually(told_by_both_workers, within=PATIENCE_S)
    for panel in panels:
        first, second = changes(panel)
        assert first == second
        assert first["ruleset"]["id"] == "ember"
        assert first["ruleset"]["version"] == "1.0.0"
        assert first["ruleset"]["state"] != before["ruleset"]["state"]
    # both workers have it now, whichever is asked
    assert {await workshop.mettle(hero) for _ in range(10)} == {5}
    assert changes(elsewhere) == []
    assert await panels[0].offset() == before["offset"]
    assert await db.fetchval("SELECT count(*) FROM group_events WHERE event LIKE 'ruleset%'") == 0

    # who comes later, or comes back, is told by the welcome
    late = await Panel.open(workshop.url, group, dm)
    assert late.welcome["ruleset"] == changes(panels[0])[0]["ruleset"]
    for panel in (*panels, elsewhere, late):
        await panel.leave()


async def test_a_reload_is_told_by_both_workers_also_while_redis_is_slow(
    workshop: Workshop, redis_url: str
) -> None:
    group = await make_group(workshop.client, workshop.dm, ruleset="cinder")
    panels = [await Panel.open(workshop.url, group, workshop.dm) for _ in range(4)]
    async with Redis.from_url(redis_url) as redis:
        # longer than a worker is patient with it
        await redis.client_pause(4_000)
    (workshop.plugins / "cinder" / "plugin.py").write_text(PLUGIN.replace("+ 1", "+ 3"))

    async def told_by_both_workers() -> bool:
        return all(len(changes(panel)) >= 2 for panel in panels)

    await eventually(told_by_both_workers, within=PATIENCE_S)
    for panel in panels:
        assert len({change["ruleset"]["state"] for change in changes(panel)}) == 1
        await panel.leave()


async def test_a_broken_state_is_told_to_nobody(workshop: Workshop) -> None:
    client, dm = workshop.client, workshop.dm
    group = await make_group(client, dm, ruleset="flint")
    panel = await Panel.open(workshop.url, group, dm)
    plugin = workshop.plugins / "flint" / "plugin.py"
    plugin.write_text("1 / 0")

    async def is_refused() -> Any:
        answer = accept(await client.get("/rulesets/flint", by=dm), 200).json()
        return answer.get("reload_error")

    assert "ZeroDivisionError" in await eventually(is_refused, within=PATIENCE_S)
    plugin.write_text(PLUGIN.replace("+ 1", "+ 7"))

    async def told_by_both_workers() -> bool:
        return len(changes(panel)) == 2

    await eventually(told_by_both_workers, within=PATIENCE_S)
    # both messages are of the mended state
    first, second = changes(panel)
    assert first == second
    assert first["ruleset"]["state"] != panel.welcome["ruleset"]["state"]
    await panel.leave()


async def test_an_outsider_hears_of_no_ruleset(workshop: Workshop) -> None:
    group = await make_group(workshop.client, workshop.dm, ruleset="ember")
    panel = await Panel.connected(workshop.url, group, workshop.outsider)
    await panel.say(
        {
            "type": "hello",
            "token": workshop.outsider.tokens["access_token"],
            "client": "web",
        }
    )
    assert await panel.closed() == (4403, "not_a_member")
    assert panel.received == []
    path = f"/groups/{group}"
    refuse(await workshop.client.get(path, by=workshop.outsider), 404, "not_found")
