"""A ruleset that is loaded anew reaches the sheets that are open."""

from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import psutil
import pytest

from app.db.connection import Connection
from tests.client import Client, Person, Server, accept, refuse
from tests.engines.waiting import eventually
from tests.groups.table import make_group, people
from tests.live.conftest import beside
from tests.live.panel import Message, Panel
from tests.rulesets.packages import write_package

PATIENCE_S = 60.0
PLUGIN = """
from app.hookspecs import hookimpl

@hookimpl
def stat_blocks(sheet):
    label = {"de": "Mut", "en": "Mettle"}
    return [{"id": "mettle", "label": label, "section": "person", "value": sheet["grit"] + 1}]
"""


@dataclass(slots=True)
class Workshop:
    """A server of two workers that follows what is saved in ``package``."""

    client: Client
    package: Path
    dm: Person
    outsider: Person

    @property
    def url(self) -> str:
        return self.client.server.url

    async def mettle(self, character: str) -> int:
        path = f"/characters/{character}/derived"
        answer = accept(await self.client.get(path, by=self.dm), 200).json()
        return int(next(stat["value"] for stat in answer["stats"] if stat["id"] == "mettle"))


@pytest.fixture
async def workshop(server: Server, db: Connection, tmp_path: Path) -> AsyncIterator[Workshop]:
    package = write_package(tmp_path / "plugins", plugin=PLUGIN)
    more = {
        "CM_DATA_DIR": str(tmp_path / "data"),
        "CM_PLUGINS_PATH": str(package.parent),
        "CM_RULESETS_RELOAD": "1",
        "CM_WORKERS": "2",
    }
    dm, outsider = await people(server, db, 2)
    async with (
        beside(server, tmp_path / "output", **more) as url,
        Client(replace(server, url=url)) as client,
    ):
        # the server is ready with the first; one that came later would have nothing to load anew
        await eventually(both_workers_run, within=PATIENCE_S)
        yield Workshop(client, package, dm, outsider)


async def both_workers_run() -> bool:
    """Each is connected to its database, which comes after the loading of rulesets."""
    running = 0
    for child in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if {"app", "worker"} <= set(child.cmdline()):
                running += any(one.status == "ESTABLISHED" for one in child.net_connections())
    return running == 2


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
    plugin = workshop.package / "plugin.py"
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


async def test_a_broken_state_is_told_to_nobody(workshop: Workshop) -> None:
    client, dm = workshop.client, workshop.dm
    group = await make_group(client, dm, ruleset="ember")
    panel = await Panel.open(workshop.url, group, dm)
    plugin = workshop.package / "plugin.py"
    plugin.write_text("1 / 0")

    async def is_refused() -> Any:
        answer = accept(await client.get("/rulesets/ember", by=dm), 200).json()
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
