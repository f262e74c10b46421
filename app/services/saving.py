"""The save: how every change of a sheet gets into the database.

Plugin code never runs inside a transaction or while a connection is held: read → edit and check →
one short transaction that compares and swaps the revision, keeps the version, the request's key and
the event. Who loses the race begins again from what won it.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from app import metrics
from app.db.connection import Connection
from app.db.events import Event
from app.db.queries import characters as queries
from app.domain import jsontext
from app.domain.access import Actor
from app.domain.characters import AUTOSAVE_RUN_S, Cause, Loaded, State
from app.domain.once import Once
from app.errors import FieldError, Invalid, NotFound, Stale, Unavailable, field_error
from app.hookspecs import Finding, Resource
from app.parts import Parts
from app.rulesets.findings import has_errors
from app.rulesets.ruleset import Ruleset

ATTEMPTS = 5
LARGEST_PATCH = 8192

_logger = logging.getLogger("app.saving")


@dataclass(frozen=True, slots=True)
class Edit:
    """What a save makes of the character it read. ``patch`` is told to owner and dungeon master
    where it is small; ``keep_resources`` says that resources may not be changed by it."""

    name: str
    sheet_data: dict[str, Any]
    patch: dict[str, Any] | None = None
    extensions: dict[str, Any] | None = None
    keep_resources: bool = True


@dataclass(frozen=True, slots=True)
class Checked:
    """A sheet that may be stored, with what the ruleset says about it."""

    state: State
    findings: list[Finding] = field(default_factory=list)


Editor = Callable[[Loaded], Awaitable[Edit]]
Answered = Callable[[dict[str, Any]], dict[str, Any]]


async def save(
    parts: Parts,
    actor: Actor,
    once: Once | None,
    character_id: UUID,
    edit: Editor,
    *,
    cause: Cause,
    seen: int | None = None,
    run_s: int = AUTOSAVE_RUN_S,
    answer_as: Answered = dict,
) -> dict[str, Any]:
    """Change a character. ``seen`` is the revision of If-Match: another one raises Stale. An
    autosave goes on with a run of this person's that began at most ``run_s`` seconds ago.
    ``answer_as`` makes the whole answer of the saved character: it is stored with the key.

    Raises what ``edit`` raises, Invalid ``sheet_invalid`` and ``use_resource``, Unavailable
    ``busy`` after five lost races. Answers the character with ``findings``.
    """
    async with parts.queues.turn(character_id):
        for _ in range(ATTEMPTS):
            character = await load(parts, actor, character_id)
            if seen is not None and character.revision != seen:
                raise stale(character)
            ruleset = parts.rulesets.get(character.ruleset_id)
            edited = await edit(character)
            checked = await check(ruleset, edited, character)
            version = character.version + (0 if _continues(character, actor, cause, run_s) else 1)
            work = _saving(character, checked, edited, actor, once, cause, version, answer_as)
            # without a key the one statement needs no transaction around it
            answer = await (parts.db.change(work, once) if once else parts.db.at_once(work))
            if answer is not None:
                return answer
            metrics.saves_retried.inc()
            if seen is not None:
                raise stale(await load(parts, actor, character_id))
    raise Unavailable("Others are changing this character; try again.", code="busy")


async def load(parts: Parts, actor: Actor, character_id: UUID) -> Loaded:
    """The character as its owner or dungeon master may open it; NotFound for everyone else."""
    async with parts.db.read() as conn:
        character = await queries.get_to_save(conn, character_id, actor.user_id)
    if character is None:
        raise NotFound("No such character.")
    return character


async def check(ruleset: Ruleset, edited: Edit, before: Loaded | None = None) -> Checked:
    """Ask the ruleset about a sheet. Raises Invalid with every error found; warnings stay."""
    sheet = edited.sheet_data
    findings = await ruleset.check(sheet)
    if has_errors(findings):
        raise Invalid(
            "The sheet cannot be stored like this.",
            code="sheet_invalid",
            errors=[_below_sheet(finding) for finding in findings],
        )
    resources = await ruleset.resources(sheet)
    if before is not None and edited.keep_resources:
        refuse_moved(resources, sheet_of(before), sheet)
    card = {
        "summary": await ruleset.summary(sheet),
        "resources": [resource for resource in resources if resource["shared"]],
    }
    state = State(
        name=edited.name,
        sheet_data=sheet,
        card=card,
        ruleset_version=ruleset.version,
        sheet_version=ruleset.sheet_version,
        extensions=edited.extensions,
    )
    return Checked(state, findings)


def refuse_moved(resources: list[Resource], before: dict[str, Any], after: dict[str, Any]) -> None:
    """Resources move by deltas only: a stale full save would undo damage. Raises Invalid
    ``use_resource``. One that is new or gone is the sheet's business."""
    moved: list[FieldError] = []
    for resource in resources:
        old, new = (at(sheet, resource["pointer"]) for sheet in (before, after))
        if old is not None and old != new:
            moved.append(
                field_error(
                    f"/sheet_data{resource['pointer']}",
                    "use_resource",
                    "Dieser Wert ändert sich nur Schritt für Schritt (/resources).",
                    "This value changes step by step only (/resources).",
                )
            )
    if moved:
        raise Invalid(
            "Resources are changed by deltas: POST …/resources/{resource}.",
            code="use_resource",
            errors=moved,
        )


def at(sheet: Any, pointer: str) -> Any:
    """What stands at a pointer; None where nothing does."""
    for token in jsontext.tokens(pointer):
        if isinstance(sheet, dict):
            sheet = sheet.get(token)
        elif isinstance(sheet, list) and token.isdigit() and int(token) < len(sheet):
            sheet = sheet[int(token)]
        else:
            return None
    return sheet


def sheet_of(character: Loaded) -> dict[str, Any]:
    """The stored sheet, read anew: nobody may change another's copy."""
    sheet: dict[str, Any] = jsontext.loads(character.sheet_text)
    return sheet


def stale(character: Loaded) -> Stale:
    return Stale(
        f"The character is at revision {character.revision}; read it again.",
        headers={"etag": f'"{character.revision}"'},
    )


def _saving(
    character: Loaded,
    checked: Checked,
    edited: Edit,
    actor: Actor,
    once: Once | None,
    cause: Cause,
    version: int,
    answer_as: Answered,
) -> Callable[[Connection], Awaitable[dict[str, Any] | None]]:
    next_revision = character.revision + 1
    event = saved_event(character, checked.state, next_revision, edited.patch, actor, once)

    async def work(conn: Connection) -> dict[str, Any] | None:
        saved = await queries.save(
            conn,
            character,
            checked.state,
            version=version,
            by=actor.user_id,
            cause=cause,
            event=event,
        )
        if saved is None:
            return None
        revision, updated_at = saved
        saved_at = updated_at.isoformat()
        return answer_as(after(character, checked, revision, version, saved_at))

    return work


def _continues(character: Loaded, actor: Actor, cause: Cause, run_s: int) -> bool:
    """A run of autosaves by one person is one version: for ten minutes from its first, and as
    much longer as they had been editing."""
    return (
        cause == "autosave"
        and character.version_cause == "autosave"
        and character.version_user_id == actor.user_id
        and character.version_age_s < run_s
    )


def saved_event(
    character: Loaded,
    state: State,
    revision: int,
    patch: dict[str, Any] | None,
    actor: Actor,
    once: Once | None,
) -> Event:
    """``character.saved``: the card for all, the patch for owner and dungeon master if small."""
    public = {
        "character_id": str(character.id),
        "name": state.name,
        "revision": revision,
        "from_revision": character.revision,
        "card": state.card,
    }
    full = public
    if patch is not None and len(jsontext.dumps(patch)) <= LARGEST_PATCH:
        full = {**public, "patch": patch}
    return Event(
        "character.saved",
        full,
        public,
        subject=character.owner_user_id,
        character=character.id,
        actor=actor.user_id,
        cause=once.key if once else None,
    )


def after(
    character: Loaded, checked: Checked, revision: int, version: int, updated_at: str
) -> dict[str, Any]:
    """The character as it is answered after a save."""
    state = checked.state
    extensions = state.extensions
    if extensions is None:
        extensions = jsontext.loads(character.extensions_text)
    return {
        "id": str(character.id),
        "owner_user_id": str(character.owner_user_id),
        "role": character.role,
        "ruleset_id": character.ruleset_id,
        "ruleset_version": state.ruleset_version,
        "sheet_version": state.sheet_version,
        "name": state.name,
        "revision": revision,
        "version": version,
        "portrait_url": character.portrait_url,
        "created_at": character.created_at.isoformat(),
        "updated_at": updated_at,
        "groups": jsontext.loads(character.groups_text),
        "card": state.card,
        "sheet_data": state.sheet_data,
        "extensions": extensions,
        "findings": checked.findings,
    }


def _below_sheet(finding: Finding) -> dict[str, Any]:
    return {**finding, "pointer": f"/sheet_data{finding['pointer']}"}
