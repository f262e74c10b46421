"""The messages have schemas, the schemas have examples, and the page tells of each."""

import json
import re
from pathlib import Path

import pytest

from app import schemas
from app.ws import messages
from tests.live.panel import Message, check

NAMES = sorted(path.stem for path in messages.FOLDER.glob("*.json"))
EVENTS = [name for name in NAMES if name.startswith("event.")]


@pytest.mark.parametrize("name", NAMES)
def test_every_message_has_examples_that_fit_and_says_what_it_is(name: str) -> None:
    schema = messages.schema_of(name)
    assert schema["description"]
    assert schema["additionalProperties"] is False
    assert schema["examples"]
    for example in schema["examples"]:
        assert messages.validator(name).is_valid(example), list(
            messages.validator(name).iter_errors(example)
        )


def test_the_commands_are_those_with_a_schema() -> None:
    outgoing = {"welcome", "ack", "error", "pong", "presence", "ruleset.changed"}
    assert set(NAMES) == {*messages.FROM_CLIENT, *outgoing, *EVENTS}


def test_every_event_that_the_code_appends_has_a_schema() -> None:
    text = "".join(path.read_text() for path in Path("app/services").glob("*.py"))
    things = "resource|character|roll|member|group|content"
    written = set(re.findall(rf'"((?:{things})\.(?!json)\w+)"', text))
    assert {f"event.{name}" for name in written} == set(EVENTS)


def test_a_throw_by_socket_has_the_fields_of_one_by_http() -> None:
    by_socket = messages.schema_of("roll.create")
    by_http = schemas.components()["RollNew"]
    assert set(by_socket["properties"]) == {"type", "id", *by_http["properties"]}
    assert set(by_socket["required"]) == {"type", "id", *by_http["required"]}


def test_a_delta_by_socket_has_the_fields_of_one_by_http() -> None:
    by_socket = messages.schema_of("resource.adjust")
    more = {"type", "id", "character_id", "resource"}
    assert set(by_socket["properties"]) == {
        *more,
        *schemas.components()["ResourceDelta"]["properties"],
    }


def test_a_frame_that_is_not_as_it_must_be_is_found() -> None:
    """The check that every test's panel makes can fail."""
    wrong: Message = {"type": "pong", "offset": -1}
    with pytest.raises(AssertionError):
        check(wrong)


def test_the_reference_page_shows_every_message_with_its_examples() -> None:
    page = Path("docs/reference/live.md").read_text()
    for name in NAMES:
        assert f"### {name}\n" in page, name
        for example in messages.schema_of(name)["examples"]:
            assert json.dumps(example, ensure_ascii=False, indent=1) in page
