"""The messages of the live room: ``schemas/live/<type>.json``, one for each type.

What comes in is checked here; that all that goes out fits its schema is held by the tests.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID

import jsonschema_rs

from app import schemas
from app.db.events import Told
from app.domain import jsontext
from app.errors import AppError, BadRequest, Invalid, field_error, problem
from app.rulesets import findings
from app.ws.sockets import frame_of

FOLDER = Path(__file__).resolve().parents[2] / "schemas" / "live"
LONGEST = 65_536

COMMANDS = ("auth", "resource.adjust", "roll.create", "roll.request", "presence.set", "ping")
FROM_CLIENT = ("hello", *COMMANDS)


@cache
def schema_of(name: str) -> dict[str, Any]:
    """A message's schema, without the definitions that it refers to."""
    schema: dict[str, Any] = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return schema


@cache
def validator(name: str) -> jsonschema_rs.Draft202012Validator:
    root = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema_of(name),
        "components": {"schemas": schemas.components()},
    }
    return jsonschema_rs.Draft202012Validator(root, validate_formats=True)


def parse(message: str | bytes | None) -> dict[str, Any]:
    """What a client sent, checked against its type's schema.

    Raises BadRequest ``text_expected``, Unreadable, Invalid ``unknown_type`` and ``invalid``."""
    if not isinstance(message, str):
        raise BadRequest("Send text frames.", code="text_expected")
    data = jsontext.parse(message.encode(), limit=LONGEST)
    kind = data.get("type") if isinstance(data, dict) else None
    if kind not in FROM_CLIENT:
        raise Invalid(
            "There is no such message.",
            code="unknown_type",
            errors=[
                field_error(
                    "/type",
                    "unknown_type",
                    "So eine Nachricht gibt es nicht.",
                    "There is no such message.",
                )
            ],
        )
    rules = validator(str(kind))
    if not rules.is_valid(data):
        errors = findings.from_errors(rules.iter_errors(data))
        raise Invalid("Some fields are not as they must be.", errors=errors)
    message_: dict[str, Any] = data
    return message_


def id_in(message: str | bytes | None) -> str | None:
    """The id of a message that could not be accepted, for the answer; None where it has none."""
    try:
        found = json.loads(message or "").get("id")
        return str(UUID(found))
    except (ValueError, AttributeError, TypeError, RecursionError):
        return None


def frame(message: dict[str, Any]) -> bytes:
    return frame_of(jsontext.dumps(message))


def refusal(message_id: str | None, error: AppError) -> bytes:
    return frame({"type": "error", "id": message_id, "problem": problem(error)})


def event(told: Told, data: str) -> bytes:
    """An event's frame around one of its renderings."""
    head: dict[str, Any] = {
        "type": "event",
        "offset": told.seq,
        "event": told.event,
        "at": told.at,
        "actor": None if told.actor is None else str(told.actor),
    }
    if told.cause is not None:
        head["cause"] = str(told.cause)
    if told.note is not None:
        head["note"] = told.note
    return frame_of(jsontext.dumps(head)[:-1] + b',"data":' + data.encode() + b"}")
