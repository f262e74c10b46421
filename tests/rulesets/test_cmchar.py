"""Character files: read whole or not at all, and nothing of theirs is lost."""

import copy
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import jsontext
from app.errors import AppError
from app.rulesets import cmchar
from app.rulesets.cmchar import Prepared
from app.rulesets.registry import Registry
from app.rulesets.ruleset import Ruleset
from tests.rulesets.mutations import mutations
from tests.rulesets.packages import SCHEMA, load, manifest, write_package

FILE: dict[str, Any] = {
    "cm_version": "1.0",
    "ruleset_id": "generic",
    "name": "Runa",
    "sheet_data": {"hp": {"current": 3, "maximum": 5}},
}


async def read(registry: Registry, document: Any, ruleset_id: str = "") -> Prepared:
    body = document if isinstance(document, bytes) else json.dumps(document).encode()
    return await cmchar.read(body, registry, ruleset_id=ruleset_id)


async def read_or_refusal(registry: Registry, document: Any) -> Prepared | AppError:
    try:
        return await read(registry, document)
    except AppError as error:
        return error


def export(prepared: Prepared) -> bytes:
    """What a character made from the file would be written as."""
    return cmchar.encode(
        cmchar.write(
            prepared.ruleset,
            prepared.name,
            prepared.sheet_data,
            extensions=prepared.extensions,
            portrait=prepared.portrait,
        )
    )


async def test_the_four_members_are_enough(bundled: Registry) -> None:
    prepared = await read(bundled, FILE)
    assert not prepared.refused
    assert prepared.ruleset.id == "generic"
    assert prepared.name == "Runa"
    assert prepared.sheet_data == FILE["sheet_data"]
    assert prepared.extensions == {}
    assert prepared.report == {
        "format": "cmchar",
        "kept": 2,
        "converted": [],
        "unknown": [],
        "findings": [],
    }


async def test_a_byte_order_mark_is_accepted(bundled: Registry) -> None:
    assert (await read(bundled, b"\xef\xbb\xbf" + json.dumps(FILE).encode())).name == "Runa"


REFUSED: dict[str, tuple[Any, str, str]] = {
    "another version": ({**FILE, "cm_version": "2.0"}, "cm_version_unknown", "/cm_version"),
    "a version that is a number": (
        {**FILE, "cm_version": 1.0},
        "cm_version_unknown",
        "/cm_version",
    ),
    "no version": ({"ruleset_id": "generic"}, "cm_version_unknown", "/cm_version"),
    "an unknown ruleset": ({**FILE, "ruleset_id": "chess"}, "unknown_ruleset", "/ruleset_id"),
    "a ruleset that is no id": ({**FILE, "ruleset_id": "../x"}, "bad_file", "/ruleset_id"),
    "no name": ({k: v for k, v in FILE.items() if k != "name"}, "bad_file", "/name"),
    "an empty name": ({**FILE, "name": ""}, "bad_file", "/name"),
    "a sheet that is a list": ({**FILE, "sheet_data": []}, "bad_file", "/sheet_data"),
    "a newer sheet": ({**FILE, "sheet_version": 2}, "sheet_too_new", "/sheet_version"),
    "nothing known": ({"hello": 1}, "format_unknown", ""),
    "a list": ([1], "format_unknown", ""),
    "a text": ("hello", "format_unknown", ""),
    "broken JSON": (b"{", "bad_json", ""),
    "a key twice": (b'{"cm_version":"1.0","cm_version":"1.0"}', "duplicate_key", "/cm_version"),
}


@pytest.mark.parametrize("name", REFUSED)
async def test_a_file_is_refused_with(name: str, bundled: Registry) -> None:
    document, code, pointer = REFUSED[name]
    with pytest.raises(AppError) as caught:
        await read(bundled, document)
    assert caught.value.status in (400, 422)
    assert caught.value.code == code
    assert pointer in {error["pointer"] for error in caught.value.errors}


async def test_another_ruleset_than_the_wanted_one_is_refused(bundled: Registry) -> None:
    with pytest.raises(AppError) as caught:
        await read(bundled, FILE, "dsa5e")
    assert caught.value.code == "other_ruleset"


async def test_what_is_wrong_with_the_sheet_is_reported_field_by_field(bundled: Registry) -> None:
    broken = {**FILE, "sheet_data": {"hp": {"current": "x"}, "notes": None}}
    prepared = await read(bundled, broken)
    assert prepared.refused
    assert [(item["pointer"], item["code"]) for item in prepared.report["findings"]] == [
        ("/sheet_data/hp/current", "type"),
        ("/sheet_data/hp/maximum", "required"),
        ("/sheet_data/notes", "null"),
    ]


FOREIGN: dict[str, Any] = {
    **FILE,
    "author": "another program",
    "ui": {"colour": None, "tabs": [1, 2]},
    "extensions": {"theirs": {"a": 1}, "top": "not ours", "sheet_data": {"/hp/old": 1}},
    "portrait": "https://example.org/runa.png",
    "sheet_data": {
        "hp": {"current": 3, "maximum": 5, "mood": "grim"},
        "luck": {"deep": {"er": None}},
        "sections": {"a": {"label": "A", "entries": {"b": {"label": "B", "value": 1, "c/d~e": 2}}}},
    },
}


async def test_what_is_not_known_is_kept_told_and_written_back(bundled: Registry) -> None:
    prepared = await read(bundled, FOREIGN)
    assert not prepared.refused
    assert prepared.extensions == {
        "theirs": {"a": 1},
        "top_": "not ours",
        "top": {"author": "another program", "ui": {"colour": None, "tabs": [1, 2]}},
        "sheet_data": {
            "/hp/old": 1,
            "/hp/mood": "grim",
            "/luck": {"deep": {"er": None}},
            "/sections/a/entries/b/c~1d~0e": 2,
        },
    }
    assert [item["pointer"] for item in prepared.report["unknown"]] == [
        "/author",
        "/sheet_data/hp/mood",
        "/sheet_data/luck",
        "/sheet_data/sections/a/entries/b/c~1d~0e",
        "/ui",
    ]
    written = json.loads(export(prepared))
    assert written["author"] == "another program"
    assert written["ui"] == FOREIGN["ui"]
    assert written["sheet_data"]["hp"] == {"current": 3, "maximum": 5, "mood": "grim", "old": 1}
    assert written["sheet_data"]["luck"] == FOREIGN["sheet_data"]["luck"]
    assert written["extensions"] == {"theirs": {"a": 1}, "top_": "not ours"}


async def test_what_cannot_be_put_back_stays_in_the_extensions(generic: Ruleset) -> None:
    extensions = {
        "top": {"name": "false", "sheet_data": {}, "fine": 1},
        "sheet_data": {"/hp/current": 99, "/gone/x": 1, "no pointer": 1, "/hp/mood": "grim"},
    }
    before = copy.deepcopy(extensions)
    written = cmchar.write(generic, "Runa", FILE["sheet_data"], extensions=extensions)
    assert extensions == before
    assert written["name"] == "Runa"
    assert written["fine"] == 1
    assert written["sheet_data"]["hp"] == {"current": 3, "maximum": 5, "mood": "grim"}
    assert written["extensions"] == {
        "top": {"name": "false", "sheet_data": {}},
        "sheet_data": {"/hp/current": 99, "/gone/x": 1, "no pointer": 1},
    }


@pytest.mark.parametrize("document", [FILE, FOREIGN], ids=["plain", "foreign"])
async def test_export_import_export_gives_the_same_bytes(document: Any, bundled: Registry) -> None:
    first = export(await read(bundled, document))
    assert export(await read(bundled, first)) == first


async def test_every_template_survives_the_journey(bundled: Registry) -> None:
    for ruleset in bundled.all():
        for template in ruleset.templates:
            prepared = await read(bundled, template.document)
            assert prepared.report["findings"] == [] or not prepared.refused
            first = export(prepared)
            assert export(await read(bundled, first)) == first


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=8,
)
keys = st.text(max_size=8) | st.sampled_from(["top", "sheet_data", "theirs", "a/b", "~"])


@settings(max_examples=150, deadline=None)
@given(
    top=st.dictionaries(keys, json_values, max_size=3),
    extensions=st.dictionaries(keys, json_values, max_size=3),
    sheet=st.dictionaries(keys, json_values, max_size=3),
)
async def test_whatever_a_file_holds_the_journey_is_the_same_twice(
    bundled: Registry, top: dict[str, Any], extensions: dict[str, Any], sheet: dict[str, Any]
) -> None:
    document = {**top, **FILE, "extensions": extensions}
    document["sheet_data"] = {**sheet, **FILE["sheet_data"]}
    prepared = await read_or_refusal(bundled, document)
    if isinstance(prepared, AppError):
        assert prepared.errors  # such as U+0000, or a sheet nested too deep
        return
    first = export(prepared)
    assert export(await read(bundled, first)) == first


async def test_a_mutated_file_is_read_or_refused_with_a_place(bundled: Registry) -> None:
    template = bundled.get("generic").templates[0].document
    for changed in mutations(template, 300, seed=4):
        prepared = await read_or_refusal(bundled, changed)
        if isinstance(prepared, AppError):
            assert prepared.status in (400, 422)
            assert prepared.errors
        elif prepared.refused:
            assert all(item["pointer"] for item in prepared.report["findings"])
        else:
            first = export(prepared)
            assert export(await read(bundled, first)) == first


async def test_too_much_that_is_not_known_is_refused(bundled: Registry) -> None:
    prepared = await read(bundled, {**FILE, "extensions": {"a": "x" * 300_000}})
    assert [item["code"] for item in prepared.report["findings"]] == ["extensions_too_large"]


async def test_a_portrait_of_two_megabytes_travels_with_the_file(bundled: Registry) -> None:
    portrait = "data:image/png;base64," + "A" * 2_796_204
    assert (await read(bundled, {**FILE, "portrait": portrait})).portrait == portrait


MIGRATING = """
from app.hookspecs import hookimpl

@hookimpl
def migrate_sheet(sheet, from_version):
    return {"grit": sheet["guts"]} if from_version == 1 else {**sheet}
"""


async def test_an_older_sheet_is_migrated_also_where_the_file_is_silent(tmp_path: Path) -> None:
    write_package(tmp_path, toml=manifest(sheet_version=2), schema=SCHEMA, plugin=MIGRATING)
    registry = load(tmp_path)
    file = {**FILE, "ruleset_id": "ember"}
    for told in ({"sheet_version": 1}, {}):
        prepared = await read(registry, {**file, **told, "sheet_data": {"guts": 4}})
        assert prepared.sheet_data == {"grit": 4}
        assert not prepared.refused
    current = await read(registry, {**file, "sheet_data": {"grit": 5}})
    assert current.sheet_data == {"grit": 5}


IMPORTING = """
from app.hookspecs import Imported, Importer, ImportRefused, hookimpl

WHY = {"pointer": "/guts", "code": "bad_guts", "severity": "error",
       "message": {"de": "a", "en": "b"}}

def convert(document):
    if document["guts"] > 6:
        raise ImportRefused([WHY])
    if document["guts"] < 0:
        raise KeyError("guts")
    return Imported(document["who"], {"grit": document["guts"]}, kept=1, unknown=[
        {**WHY, "severity": "warning"}], extensions={"ember": document})

@hookimpl
def importers():
    label = {"de": "", "en": ""}
    broken = Importer("broken", label, lambda document: document.nothing, convert)
    return [broken, Importer("guts", label, lambda document: "guts" in document, convert)]
"""


async def test_an_importer_reads_what_is_not_a_character_file(tmp_path: Path) -> None:
    write_package(tmp_path, plugin=IMPORTING)
    write_package(tmp_path, "another")
    registry = load(tmp_path)
    prepared = await read(registry, {"who": "Runa", "guts": 3})
    assert (prepared.ruleset.id, prepared.name) == ("ember", "Runa")
    assert prepared.sheet_data == {"grit": 3}
    assert prepared.report["format"] == "guts"
    assert prepared.report["kept"] == 1
    assert [item["code"] for item in prepared.report["unknown"]] == ["bad_guts"]
    assert prepared.extensions == {"ember": {"who": "Runa", "guts": 3}}
    for guts, code in ((9, "import_refused"), (-1, "ruleset_failed")):
        with pytest.raises(AppError) as caught:
            await read(registry, {"who": "Runa", "guts": guts})
        assert caught.value.code == code
    with pytest.raises(AppError) as caught:
        await read(registry, {"who": "Runa", "guts": 3}, "another")
    assert caught.value.code == "format_unknown"


async def test_an_importer_without_a_name_gives_a_refused_report(tmp_path: Path) -> None:
    write_package(tmp_path, plugin=IMPORTING)
    prepared = await read(load(tmp_path), {"who": "  ", "guts": 3})
    assert prepared.refused
    assert prepared.report["findings"][0]["pointer"] == "/name"


def test_the_bytes_are_canonical(generic: Ruleset) -> None:
    made = cmchar.write(generic, "Runa", FILE["sheet_data"])
    assert cmchar.encode(made) == jsontext.canonical(json.loads(cmchar.encode(made)))
