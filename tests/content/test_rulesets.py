"""Rulesets over HTTP: schema, answers about a sheet, tables."""

import json
from typing import Any

import httpx
import pytest

from app import schemas
from tests.client import Person, accept, refuse
from tests.groups.table import SHEET, Table


async def get(table: Table, path: str, by: Person | None = None, **more: Any) -> httpx.Response:
    return await table.client.get(f"/rulesets{path}", by=by or table.outsider, **more)


async def test_everybody_logged_in_sees_what_is_installed(table: Table) -> None:
    listed = accept(await get(table, ""), 200).json()
    schemas.check("RulesetList", listed)
    by_id = {ruleset["id"]: ruleset for ruleset in listed["items"]}
    assert {"dsa5e", "generic"} <= set(by_id)
    assert by_id["generic"]["state"] == "ready"
    assert by_id["generic"]["version"]
    one = accept(await get(table, "/generic"), 200).json()
    assert one == by_id["generic"]
    below = ("", "/schema", "/content", "/templates", "/formats")
    for path in ("", *(f"/generic{part}" for part in below)):
        refuse(await table.client.get(f"/rulesets{path}"), 401, "unauthorized")


@pytest.mark.parametrize("ruleset", ["unheard_of", "..%2F..%2Fetc", "%00", "x" * 300])
async def test_an_unknown_ruleset_is_not_found(table: Table, ruleset: str) -> None:
    for path in ("", "/schema", "/templates", "/formats", "/content", "/content/a/b"):
        refuse(await get(table, f"/{ruleset}{path}"), 404, "unknown_ruleset")
    for question in ("validate", "derive"):
        answer = await table.client.post(
            f"/rulesets/{ruleset}/{question}", by=table.player, json={"sheet_data": {}}
        )
        refuse(answer, 404, "unknown_ruleset")


async def test_the_schema_is_told_once(table: Table, server: Any) -> None:
    answer = accept(await get(table, "/dsa5e/schema"), 200)
    assert answer.content == server.parts.rulesets.get("dsa5e").schema_bytes
    assert json.loads(answer.content)["$schema"].endswith("2020-12/schema")
    assert "private" in answer.headers["cache-control"]
    seen = {"if-none-match": answer.headers["etag"]}
    again = accept(await get(table, "/dsa5e/schema", headers=seen), 304)
    assert again.content == b""
    assert again.headers["etag"] == answer.headers["etag"]
    other = {"if-none-match": '"other"'}
    accept(await get(table, "/dsa5e/schema", headers=other), 200)


async def test_templates_are_characters_at_once(table: Table) -> None:
    for ruleset in ("generic", "dsa5e"):
        found = accept(await get(table, f"/{ruleset}/templates"), 200).json()["items"]
        schemas.check("TemplateList", {"items": found})
        assert len(found) >= 2
        for template in found:
            body = {"sheet_data": template["document"]["sheet_data"]}
            answer = await table.client.post(
                f"/rulesets/{ruleset}/validate", by=table.player, json=body
            )
            findings = accept(answer, 200).json()["findings"]
            assert all(item["severity"] == "warning" for item in findings)


async def test_a_ruleset_says_which_files_of_other_programs_it_reads_and_writes(
    table: Table,
) -> None:
    found = accept(await get(table, "/dsa5e/formats"), 200).json()
    assert [item["id"] for item in found["importers"]] == ["optolith"]
    assert [(item["id"], item["suffix"]) for item in found["exporters"]] == [("optolith", ".json")]
    assert found["exporters"][0]["label"]["de"]
    none = accept(await get(table, "/generic/formats"), 200).json()
    assert none == {"importers": [], "exporters": []}


@pytest.mark.parametrize(
    ("sheet", "pointers"),
    [
        (SHEET, set()),
        ({}, {"/hp"}),
        ({"hp": {"current": -1, "maximum": "x"}}, {"/hp/current", "/hp/maximum"}),
        ([], {""}),
        (None, {""}),
        ("hp", {""}),
        ({"hp": {"current": 1, "maximum": 2}, "luck": 1}, {"/luck"}),
    ],
)
async def test_a_sheet_is_judged_with_every_finding(
    table: Table, sheet: Any, pointers: set[str]
) -> None:
    body = {"sheet_data": sheet}
    answer = await table.client.post("/rulesets/generic/validate", by=table.player, json=body)
    told = accept(answer, 200).json()
    schemas.check("SheetFindings", told)
    assert {finding["pointer"] for finding in told["findings"]} == pointers
    answer = await table.client.post("/rulesets/generic/derive", by=table.player, json=body)
    if pointers:
        below = {f"/sheet_data{pointer}" for pointer in pointers}
        refuse(answer, 422, "sheet_invalid", *below)
    else:
        schemas.check("SheetDerived", accept(answer, 200).json())


async def test_all_that_follows_from_a_sheet_is_told(table: Table) -> None:
    body = {"sheet_data": SHEET}
    answer = await table.client.post("/rulesets/generic/derive", by=table.player, json=body)
    told = accept(answer, 200).json()
    assert {action["id"] for action in told["actions"]} == {"action.sneak", "action.stab"}
    assert told["resources"][0]["maximum"] == 12
    assert set(told) == {
        "findings", "stats", "actions", "resources", "summary", "improvements", "content"
    }  # fmt: skip


async def test_a_question_without_a_sheet_is_refused(table: Table) -> None:
    for question in ("validate", "derive"):
        path = f"/rulesets/generic/{question}"
        answer = await table.client.post(path, by=table.player, json={})
        refuse(answer, 422, "invalid", "/sheet_data")
        answer = await table.client.post(path, by=table.player, content=b"{")
        refuse(answer, 400, "bad_json")


async def test_a_table_says_what_its_entries_members_are_called(table: Table) -> None:
    kinds = accept(await get(table, "/dsa5e"), 200).json()["content"]
    facts = {kind["kind"]: kind.get("facts") for kind in kinds}
    assert facts["spells"]["property"] == {"x-content": "properties"}
    assert facts["eye_colours"] is None
    # what a fact names by its id is there
    for kind, words in facts.items():
        for member, word in (words or {}).items():
            named = word.get("x-content") or word.get("items", {}).get("x-content") or []
            for other in [named] if isinstance(named, str) else named:
                assert other in facts, f"{kind}.{member}"


async def test_tables_are_searched_whatever_the_spelling(table: Table) -> None:
    everything = accept(await get(table, "/dsa5e"), 200).json()["content"]
    assert everything, "the ruleset ships no tables"
    kind = everything[0]["kind"]
    page = accept(await get(table, f"/dsa5e/content?kind={kind}&limit=3"), 200).json()
    schemas.check("ContentPage", page)
    assert all(entry["kind"] == kind for entry in page["items"])
    name = page["items"][0]["name"]["de"]
    answer = await get(table, "/dsa5e/content", params={"kind": kind, "q": name.upper()})
    assert accept(answer, 200).json()["items"][0]["name"]["de"] == name
    entry = page["items"][0]
    one = accept(await get(table, f"/dsa5e/content/{kind}/{entry['id']}"), 200)
    assert one.json() == entry
    seen = {"if-none-match": one.headers["etag"]}
    accept(await get(table, f"/dsa5e/content?kind={kind}", headers=seen), 304)


async def test_a_table_is_read_in_pages_without_gaps(table: Table) -> None:
    about = accept(await get(table, "/dsa5e"), 200).json()["content"]
    largest = max(about, key=lambda item: item["count"])
    seen: list[str] = []
    query: dict[str, Any] = {"kind": largest["kind"], "limit": 200}
    while True:
        page = accept(await get(table, "/dsa5e/content", params=query), 200).json()
        seen += [entry["id"] for entry in page["items"]]
        if "next" not in page:
            break
        query["cursor"] = page["next"]
    assert len(seen) == len(set(seen)) == largest["count"]


@pytest.mark.parametrize(
    ("query", "status", "code"),
    [
        ({"kind": "nonsense"}, 404, "unknown_kind"),
        ({"cursor": "x!"}, 400, "bad_cursor"),
        ({"lang": "fr"}, 422, "invalid"),
        ({"limit": "0"}, 422, "invalid"),
        ({"limit": "ten"}, 422, "invalid"),
        ({"q": "x" * 101}, 422, "invalid"),
        ({"order": "asc"}, 422, "invalid"),
    ],
)
async def test_a_search_that_is_none_is_refused(
    table: Table, query: dict[str, str], status: int, code: str
) -> None:
    refuse(await get(table, "/dsa5e/content", params=query), status, code)


async def test_an_unknown_entry_is_not_found(table: Table) -> None:
    for path in ("nonsense/a", "talents/TAL_9999", "talents/..%2F"):
        refuse(await get(table, f"/dsa5e/content/{path}"), 404, "unknown_entry")


@pytest.mark.parametrize("file", ["groups", "rolls", "rulesets"])
def test_the_examples_of_a_schema_fit_it(file: str) -> None:
    text = (schemas.FOLDER / "api" / f"{file}.json").read_text(encoding="utf-8")
    for name, schema in json.loads(text).items():
        for example in schema.get("examples", ()):
            schemas.check(name, example)
