"""Search finds an entry however its umlauts are spelled, and the best match first."""

import json
import random
from pathlib import Path
from typing import Any

import pytest

from app.errors import BadRequest, NotFound
from app.rulesets.compendium import Compendium, fold, table
from app.rulesets.registry import Registry
from tests.rulesets.packages import load, write_package

LABEL = {"de": "Talente", "en": "Skills"}


def entry(entry_id: str, de: str, en: str) -> dict[str, Any]:
    return {"id": entry_id, "name": {"de": de, "en": en}}


BOOK = Compendium(
    {
        "talents": table(
            "talents",
            LABEL,
            [
                entry("TAL_1", "Fliegen", "Flying"),
                entry("TAL_2", "Körperbeherrschung", "Body Control"),
                entry("TAL_3", "Kraftakt", "Feat of Strength"),
                entry("TAL_4", "Überreden", "Fast-Talk"),
                entry("TAL_5", "Götter & Kulte", "Religions"),
                entry("TAL_6", "Sinnesschärfe", "Perception"),
            ],
        ),
        "spells": table(
            "spells",
            LABEL,
            [
                entry("SPELL_1", "Fulminictus", "Fulminictus"),
                entry("SPELL_2", "Große Verwirrung", "Great Confusion"),
                entry("SPELL_3", "Kraft der Erde", "Power of Earth"),
            ],
        ),
    }
)


def ids(q: str, **options: Any) -> list[str]:
    return [found["id"] for found in BOOK.search(q, **options)["entries"]]


@pytest.mark.parametrize(
    ("q", "first"),
    [
        ("körper", "TAL_2"),
        ("koerper", "TAL_2"),
        ("korper", "TAL_2"),
        ("KÖRPERBEHERRSCHUNG", "TAL_2"),
        ("uberreden", "TAL_4"),
        ("ueberr", "TAL_4"),
        ("grosse", "SPELL_2"),
        ("große v", "SPELL_2"),
        ("verwirrung große", "SPELL_2"),
        ("kulte", "TAL_5"),
        ("götter und", "TAL_5"),
        ("body", "TAL_2"),
        ("talk", "TAL_4"),
        ("tal_3", "TAL_3"),
        ("beherrsch", "TAL_2"),
        ("Körperbeherschung", "TAL_2"),
        ("Fulminiktus", "SPELL_1"),
        ("Sinesscharfe", "TAL_6"),
        ("percepton", "TAL_6"),
        ("gotter kulte", "TAL_5"),
    ],
)
def test_an_entry_is_found_by(q: str, first: str) -> None:
    assert ids(q)[0] == first


def test_what_begins_like_the_query_stands_before_what_merely_holds_it() -> None:
    assert ids("kraft") == ["SPELL_3", "TAL_3"]
    assert ids("fliegen")[0] == "TAL_1"


def test_nonsense_finds_nothing() -> None:
    assert ids("qqqxyz") == []
    assert ids("xq") == []
    assert ids("?!") == []
    assert ids("огонь") == []


def test_without_a_query_everything_comes_by_name() -> None:
    assert ids("", kind="talents") == ["TAL_1", "TAL_5", "TAL_2", "TAL_3", "TAL_6", "TAL_4"]
    assert ids("", kind="talents", lang="en") == [
        "TAL_2",
        "TAL_4",
        "TAL_3",
        "TAL_1",
        "TAL_6",
        "TAL_5",
    ]


def test_a_kind_narrows_and_an_unknown_one_is_not_found() -> None:
    assert ids("kraft", kind="talents") == ["TAL_3"]
    with pytest.raises(NotFound) as caught:
        BOOK.search("kraft", kind="gods")
    assert caught.value.code == "unknown_kind"


def test_pages_join_without_gap_or_overlap() -> None:
    seen: list[str] = []
    cursor = None
    while True:
        page = BOOK.search("", limit=2, cursor=cursor)
        assert len(page["entries"]) <= 2
        seen += [found["id"] for found in page["entries"]]
        cursor = page["next"]
        if cursor is None:
            break
    assert seen == ids("", limit=200)
    assert len(seen) == 9


@pytest.mark.parametrize("cursor", ["x", "====", "LTE", "ä", "", "OTk5OTk5OTk5OTk5OTk5"])
def test_a_cursor_that_no_page_gave_is_refused(cursor: str) -> None:
    with pytest.raises(BadRequest) as caught:
        BOOK.search("", cursor=cursor)
    assert caught.value.code == "bad_cursor"


def test_entries_carry_their_kind() -> None:
    assert BOOK.search("fliegen")["entries"][0]["kind"] == "talents"
    assert BOOK.entry("talents", "TAL_1")["name"]["en"] == "Flying"
    with pytest.raises(NotFound) as caught:
        BOOK.entry("talents", "SPELL_1")
    assert caught.value.code == "unknown_entry"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Äste", "aeste"),
        ("Äste", "aste"),
        ("Straße", "strasse"),
        ("Ärger", "A\u0308rger"),
        ("É", "e"),
    ],
)
def test_spelling_does_not_matter(one: str, other: str) -> None:
    assert fold(one) == fold(other)


def test_a_package_brings_its_own_tables(tmp_path: Path) -> None:
    content = json.dumps({"kind": "talents", "label": LABEL, "entries": [entry("a", "Ä", "A")]})
    plugin = (
        "from app.hookspecs import hookimpl\n\nSEEN = {}\n\n"
        "@hookimpl\ndef open_content(content): SEEN.update(content)\n\n"
        "@hookimpl\ndef summary(sheet):\n"
        "    name = SEEN['talents']['a']['name']\n    return {'subtitle': name, 'lines': []}\n"
    )
    write_package(tmp_path, plugin=plugin, content__talents_json=content)
    ruleset = load(tmp_path).get("ember")
    assert ruleset.content["talents"]["a"]["name"]["de"] == "Ä"
    assert ruleset.book.summary({"grit": 1})["subtitle"]["de"] == "Ä"
    assert ruleset.describe()["content"] == [{"kind": "talents", "label": LABEL, "count": 1}]


def test_the_index_finds_what_looking_at_every_entry_finds(bundled: Registry) -> None:
    compendium = bundled.get("dsa5e").compendium
    chance = random.Random(4)
    for record in chance.sample(compendium._records, 150):
        name = chance.choice(record.names)
        start = chance.randrange(len(name))
        words = name[start : start + chance.randint(3, 9)].split()
        if not words:
            continue
        found = {
            (entry["kind"], entry["id"])
            for entry in compendium.search(words[0], limit=200)["entries"]
        }
        every = {
            (other.kind, other.entry["id"])
            for other in compendium._records
            if words[0] in other.haystack
        }
        assert found == every if len(every) <= 200 else found <= every, words[0]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("Feurwall", "Feuerwall"), ("ignifaxus flamenstral", "Ignifaxius"), ("Klettren", "Klettern")],
)
def test_a_slip_of_the_finger_is_forgiven(typed: str, meant: str, bundled: Registry) -> None:
    names = [
        entry["name"]["de"]
        for entry in bundled.get("dsa5e").compendium.search(typed, limit=5)["entries"]
    ]
    assert any(meant in name for name in names), names
