"""``ruleset new``: a small game that works, to be changed into another."""

import re
import shutil
from pathlib import Path

STARTER = Path(__file__).resolve().parent / "starter"
_ID = re.compile(r"[a-z][a-z0-9_]{1,31}")
_TYPESCRIPT = "index.ts"


class NotMade(Exception):
    """Nothing was written; the message says why."""


def make(ruleset_id: str, into: Path, *, title: str = "", typescript: bool = False) -> Path:
    """Write the package ``into/ruleset_id``. Raises NotMade; what is there stays as it is."""
    if not _ID.fullmatch(ruleset_id):
        raise NotMade(
            f"{ruleset_id!r} cannot be an id: 2 to 32 small letters, digits and _, a letter first."
        )
    name = title or ruleset_id.replace("_", " ").title()
    if any(mark in name for mark in '"\\\n'):
        raise NotMade("A title holds no quotation marks and no backslashes.")
    folder = into / ruleset_id
    if folder.exists():
        raise NotMade(f"{folder} is there already.")
    unfinished = into / f".{ruleset_id}.new"
    try:
        _write(unfinished, ruleset_id, name, typescript=typescript)
        unfinished.rename(folder)
    except OSError as error:
        raise NotMade(f"{folder} cannot be written: {error.strerror}.") from error
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    return folder


def _write(folder: Path, ruleset_id: str, title: str, *, typescript: bool) -> None:
    for path in sorted(STARTER.rglob("*")):
        place = path.relative_to(STARTER)
        if path.is_dir() or "__pycache__" in place.parts:
            continue
        if place.name == _TYPESCRIPT and not typescript:
            continue
        target = folder / _renamed(place.as_posix(), ruleset_id, title)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(_renamed(path.read_text("utf-8"), ruleset_id, title), "utf-8")


def _renamed(text: str, ruleset_id: str, title: str) -> str:
    """The starter is a ruleset itself: only its names change."""
    dashed = ruleset_id.replace("_", "-")
    return text.replace("my_game", ruleset_id).replace("my-game", dashed).replace("My Game", title)
