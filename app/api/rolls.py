"""Rolls over HTTP."""

from uuid import UUID

from sanic import Blueprint

from app.api.call import Answer, Call
from app.api.endpoint import endpoint
from app.api.groups import PAGE
from app.services import rolls

blueprint = Blueprint("rolls", url_prefix="/v1")

_REFUSES = (
    "unknown_action",
    "bad_input",
    "bad_dice",
    "bad_throw",
    "action_blocked",
    "unknown_parent",
    "client_id_reused",
    "sheet_outdated",
    "ruleset_unavailable",
    "ruleset_failed",
)


@endpoint(
    blueprint,
    "GET /groups/<group_id:uuid>/rolls",
    query={
        **PAGE,
        "character_id": {"type": "string", "format": "uuid"},
        "user_id": {"type": "string", "format": "uuid"},
        "category": {"type": "string", "enum": ["attack", "skill", "save", "damage", "custom"]},
        "source": {"type": "string", "enum": ["talespire", "server", "manual"]},
        "secret": {
            "type": "boolean",
            "default": False,
            "description": "Only those that not everybody sees.",
        },
        "since": {"type": "string", "format": "date-time", "maxLength": 40},
    },
    answers={200: "RollPage"},
    refuses=("bad_cursor",),
)
async def list_rolls(call: Call, group_id: UUID) -> Answer:
    """List a group's rolls, newest first.

    Every member may; rolls for the dungeon master or for the roller alone are shown to them
    only."""
    return Answer(body=await rolls.list_of(call.parts, call.actor, group_id, call.query))


@endpoint(
    blueprint,
    "POST /groups/<group_id:uuid>/rolls",
    body="RollNew",
    answers={201: "Roll"},
    refuses=(*_REFUSES, "not_in_group", "hidden_character"),
    key="required",
)
async def create(call: Call, group_id: UUID) -> Answer:
    """Throw dice at the table, or report a throw of the game or of a hand.

    Every member may throw free dice; for a character its owner and the dungeon master. The
    character's ruleset reads the throw, and its reading is kept with it."""
    return Answer(201, await call.change(rolls.create, group_id, call.data))


@endpoint(
    blueprint,
    "POST /characters/<character_id:uuid>/rolls",
    body="RollPractice",
    answers={201: "Roll"},
    refuses=_REFUSES,
    key="required",
)
async def practise(call: Call, character_id: UUID) -> Answer:
    """Throw for a character in private; no group hears of it.

    Its owner may, and the dungeon master of a group that it is in."""
    return Answer(201, await call.change(rolls.practise, character_id, call.data))
