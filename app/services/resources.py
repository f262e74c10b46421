"""Resources: life, energies, counters. They move by deltas, so that two hits at once both count."""

from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

from app import metrics
from app.db import events
from app.db.connection import Connection
from app.db.events import Event
from app.db.queries import characters as queries
from app.domain import jsontext
from app.domain.access import Actor
from app.domain.characters import Loaded
from app.domain.once import Once
from app.errors import Invalid, Unavailable, field_error
from app.hookspecs import Adjustment
from app.parts import Parts
from app.services import saving


async def adjust(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    character_id: UUID,
    resource: str,
    data: dict[str, Any],
) -> dict[str, Any]:
    """Move a resource by ``delta``, as far as its bounds allow. Its owner may, and the dungeon
    master of a group the character is in. ``note`` and the actor are shown in ``group_id`` alone.

    Raises NotFound ``unknown_resource``, Invalid ``not_in_group``, Unavailable ``busy``.
    """
    group_id = UUID(data["group_id"]) if "group_id" in data else None
    async with parts.queues.turn(character_id):
        for _ in range(saving.ATTEMPTS):
            character = await saving.load(parts, actor, character_id)
            _in_group(character, group_id)
            work = await _adjusting(parts, actor, once, character, resource, data, group_id)
            answer = await parts.db.change(work, once)
            if answer is not None:
                return answer
            metrics.saves_retried.inc()
    raise Unavailable("Others are changing this character; try again.", code="busy")


def _in_group(character: Loaded, group_id: UUID | None) -> None:
    if group_id is None:
        return
    groups = jsontext.loads(character.groups_text)
    if any(group["id"] == str(group_id) for group in groups):
        return
    raise Invalid(
        "The character is not in that group.",
        code="not_in_group",
        errors=[
            field_error(
                "/group_id",
                "not_in_group",
                "Dieser Charakter ist nicht in der Gruppe.",
                "This character is not in the group.",
            )
        ],
    )


async def _adjusting(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    character: Loaded,
    resource: str,
    data: dict[str, Any],
    group_id: UUID | None,
) -> Callable[[Connection], Awaitable[dict[str, Any] | None]]:
    ruleset = parts.rulesets.get(character.ruleset_id)
    sheet = saving.sheet_of(character)
    adjustment = await ruleset.adjust_resource(sheet, resource, data["delta"])
    moved = jsontext.merge(sheet, adjustment["patch"])
    card = await ruleset.card(moved)

    async def work(conn: Connection) -> dict[str, Any] | None:
        saved = await queries.save_resource(conn, character, moved, dict(card))
        if saved is None:
            return None
        answer = _answer(character, adjustment, data["delta"], saved[0])
        event = _event(character, answer, adjustment, actor, once)
        await events.append_for_character(conn, event, at=group_id, note=data.get("note"))
        return answer

    return work


def _answer(character: Loaded, adjustment: Adjustment, delta: int, revision: int) -> dict[str, Any]:
    resource = adjustment["resource"]
    answer: dict[str, Any] = {
        "character_id": str(character.id),
        "resource": resource["id"],
        "delta": delta,
        "applied": adjustment["applied"],
        "value": resource["value"],
        "minimum": resource["minimum"],
        "maximum": resource["maximum"],
        "revision": revision,
    }
    if "temporary" in resource:
        answer["temporary"] = resource["temporary"]
        answer["applied_temporary"] = adjustment.get("appliedTemporary", 0)
    return answer


def _event(
    character: Loaded,
    answer: dict[str, Any],
    adjustment: Adjustment,
    actor: Actor,
    once: Once | None,
) -> Event:
    """``resource.changed``; the others in the group hear of shared resources only."""
    return Event(
        "resource.changed",
        answer,
        answer if adjustment["resource"]["shared"] else None,
        subject=character.owner_user_id,
        character=character.id,
        actor=actor.user_id,
        cause=once.key if once else None,
    )
