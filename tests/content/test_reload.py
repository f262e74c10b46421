"""What an author saves shows in a running server, and what is broken says so."""

import json
from dataclasses import replace
from pathlib import Path

from app.factory import watch_rulesets
from app.settings import Settings
from tests.client import Client, accept, serve
from tests.engines.waiting import eventually
from tests.rulesets.packages import SCHEMA, write_package


async def test_a_server_follows_a_saved_ruleset_and_names_a_broken_one(
    settings: Settings, tmp_path: Path
) -> None:
    folder = write_package(tmp_path, plugin="")
    own = replace(settings, plugins_path=(tmp_path,))
    async with serve(own) as server, Client(server) as client:
        mara = await client.person()
        watcher = watch_rulesets(own, server.parts.rulesets)
        path = "/rulesets/ember"
        before = accept(await client.get(path, by=mara), 200).json()
        changed = json.dumps({**SCHEMA, "title": "Changed"})
        (folder / "schemas/sheet.schema.json").write_text(changed)
        watcher.look()
        assert watcher.look() == ["ember 1.0.0 is loaded anew"]
        after = accept(await client.get(path, by=mara), 200).json()
        assert after["schema_etag"] != before["schema_etag"]
        assert accept(await client.get(f"{path}/schema", by=mara), 200).text == changed
        (folder / "plugin.py").write_text("1 / 0")
        watcher.look()
        watcher.look()
        listed = accept(await client.get("/rulesets", by=mara), 200).json()
        (ember,) = [one for one in listed["items"] if one["id"] == "ember"]
        assert "ZeroDivisionError" in ember["reload_error"]
        ready = (await client.http.get("/readyz")).json()
        assert "ZeroDivisionError" in ready["rulesets"]["ember"]["reload_error"]
        assert ready["rulesets"]["ember"]["ready"] is True
        body = {"ruleset_id": "ember", "name": "X", "sheet_data": {"grit": 3}}
        accept(await client.post("/characters", by=mara, json=body), 201)


async def test_with_the_setting_the_server_follows_by_itself_without_it_nobody_looks(
    settings: Settings, tmp_path: Path
) -> None:
    folder = write_package(tmp_path, plugin="")
    own = replace(settings, plugins_path=(tmp_path,), rulesets_reload=True)
    async with serve(own) as server:

        async def followed() -> bool:
            return server.parts.rulesets.get("ember").schema.get("title") == "Changed"

        (folder / "schemas/sheet.schema.json").write_text(
            json.dumps({**SCHEMA, "title": "Changed"})
        )
        await eventually(followed)
    assert all(task.done() for task in server.app.ctx.background)
    async with serve(replace(own, rulesets_reload=False)) as server:
        assert not hasattr(server.app.ctx, "watcher")
