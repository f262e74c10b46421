"""My Game: what the schema alone cannot say.

Every hook is here once. Take out what you do not need: the schema answers for it. A hook is pure:
it sees its sheet and the content, changes neither, and asks nobody else.
"""

from collections.abc import Generator, Mapping
from typing import Any

from app.hookspecs import (
    Adjustment,
    Content,
    DiceAction,
    Entry,
    Exporter,
    Finding,
    Imported,
    Importer,
    ImportRefused,
    Improvement,
    Outcome,
    Resource,
    Sheet,
    StatBlock,
    Summary,
    Text,
    Throw,
    hookimpl,
)

_skills: dict[str, Entry] = {}


@hookimpl
def open_content(content: Content) -> None:
    """Called once, before everything else: keep what the other hooks look up."""
    _skills.clear()
    _skills.update(content.get("skills", {}))


@hookimpl
def default_sheet() -> dict[str, Any]:
    """A new character. Without this hook: the schema's defaults."""
    return {"level": 1, "might": 2, "wits": 2, "health": 16, "skills": {"climbing": {"rank": 1}}}


@hookimpl
def validate(sheet: Sheet) -> list[Finding]:
    """Rules broken are warnings: they are shown and never block a save."""
    found: list[Finding] = []
    for key in sheet["skills"]:
        if key not in _skills:
            found.append(
                _warning(
                    f"/skills/{key}",
                    "unknown_skill",
                    "Diese Fertigkeit ist nicht bekannt.",
                    "This skill is not known.",
                )
            )
    spent = sum(skill["rank"] for skill in sheet["skills"].values())
    if spent > 3 * sheet["level"]:
        de, en = f"{spent} Ränge sind zu viele.", f"{spent} ranks are too many."
        found.append(_warning("/skills", "too_many_ranks", de, en))
    return found


@hookimpl(wrapper=True)
def stat_blocks(sheet: Sheet) -> Generator[None, list[StatBlock], list[StatBlock]]:
    """With ``wrapper=True`` a hook adds to what the schema answers (its ``x-formula``s)."""
    answered = yield
    ranks = sum(skill["rank"] for skill in sheet["skills"].values())
    label = _both("Ränge insgesamt", "All ranks")
    return [*answered, {"id": "ranks", "label": label, "section": "skills", "value": ranks}]


@hookimpl(wrapper=True)
def dice_actions(sheet: Sheet) -> Generator[None, list[DiceAction], list[DiceAction]]:
    """The schema's ``x-roll``s, blocked for who is down."""
    answered = yield
    if sheet["health"] > 0:
        return answered
    blocked = _both("Niedergestreckt", "You are down")
    return [{**action, "blocked": blocked} for action in answered]


@hookimpl(wrapper=True)
def prepare_roll(
    sheet: Sheet, action_id: str, inputs: Mapping[str, Any]
) -> Generator[None, DiceAction | None, DiceAction | None]:
    """An action with its inputs worked in. Here it is only looked at."""
    return (yield)


@hookimpl(wrapper=True)
def evaluate_roll(
    sheet: Sheet, throw: Throw, previous: Throw | None
) -> Generator[None, Outcome, Outcome]:
    """Read what fell: two sixes are a triumph, whatever the total."""
    outcome = yield
    dice = [die["value"] for group in throw["groups"] for die in group["dice"]]
    if outcome["success"] is None or dice != [6, 6]:
        return outcome
    return {
        **outcome,
        "success": True,
        "critical": "success",
        "label": _both("Triumph", "Triumph"),
    }


@hookimpl(wrapper=True)
def resources(sheet: Sheet) -> Generator[None, list[Resource], list[Resource]]:
    """What moves by deltas: the schema's ``x-resource``s."""
    return (yield)


@hookimpl(wrapper=True)
def adjust_resource(
    sheet: Sheet, resource: str, delta: int
) -> Generator[None, Adjustment | None, Adjustment | None]:
    """Move a resource; the default keeps it within its bounds."""
    return (yield)


@hookimpl
def summary(sheet: Sheet) -> Summary:
    """The card that the whole group sees."""
    level = sheet["level"]
    return {
        "subtitle": _both(f"Stufe {level}", f"Level {level}"),
        "lines": [_both(f"Gesundheit {sheet['health']}", f"Health {sheet['health']}")],
    }


@hookimpl
def improvements(sheet: Sheet) -> list[Improvement]:
    """What can be raised next and what it costs."""
    return [
        {
            "pointer": f"/skills/{key}/rank",
            "label": _name(key),
            "section": "skills",
            "value": skill["rank"],
            "next": skill["rank"] + 1,
            "cost": skill["rank"] + 1,
        }
        for key, skill in sheet["skills"].items()
        if skill["rank"] < 6
    ]


@hookimpl
def migrate_sheet(sheet: Sheet, from_version: int) -> dict[str, Any]:
    """A sheet of an older ``sheet_version`` as the current one wants it. Begin with all of it."""
    return dict(sheet)


@hookimpl
def importers() -> list[Importer]:
    """Readers of other programs' files."""
    return [Importer("my_game_text", _both("Eigenes Format", "Own format"), _detect, _read)]


@hookimpl
def exporters() -> list[Exporter]:
    """Writers of other programs' files; one that has a reader of the same id."""
    label = _both("Eigenes Format", "Own format")
    return [Exporter("my_game_text", label, "application/json", ".json", _write)]


def _detect(document: Any) -> bool:
    return isinstance(document, dict) and document.get("format") == "my_game_text"


def _read(document: Any) -> Imported:
    ranks = document.get("ranks")
    if not isinstance(ranks, dict) or not all(type(rank) is int for rank in ranks.values()):
        message = _both("Ränge müssen Zahlen sein", "ranks must be numbers")
        wrong: Finding = {
            "pointer": "/ranks", "code": "type", "severity": "error", "message": message
        }  # fmt: skip
        raise ImportRefused([wrong])
    sheet = default_sheet()
    sheet["skills"] = {key: {"rank": max(0, min(6, rank))} for key, rank in ranks.items()}
    return Imported(str(document.get("name", "")), sheet, kept=len(ranks))


def _write(name: str, sheet: Sheet) -> dict[str, Any]:
    ranks = {key: skill["rank"] for key, skill in sheet["skills"].items()}
    return {"format": "my_game_text", "name": name, "ranks": ranks}


def _name(key: str) -> Text:
    entry = _skills.get(key)
    return entry["name"] if entry else _both(key, key)


def _warning(pointer: str, code: str, de: str, en: str) -> Finding:
    message = _both(de, en)
    return {"pointer": pointer, "code": code, "severity": "warning", "message": message}


def _both(de: str, en: str) -> Text:
    return {"de": de, "en": en}
