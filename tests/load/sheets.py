"""What the rules cost at each save, without database and network."""

import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema

from app.factory import load_rulesets
from app.settings import Settings
from tests.load.wrk import CannotMeasure


def sheet_costs(sheet: dict[str, Any], place: Path, rounds: int) -> list[tuple[float, float]]:
    """Milliseconds, round by round: schema, rules and everything derived of a ``dsa5e`` hero; and
    ``jsonschema`` alone."""
    ruleset = load_rulesets(Settings.from_env({"CM_DATA_DIR": str(place)})).get("dsa5e")
    validator = jsonschema.Draft202012Validator(ruleset.schema)
    book = ruleset.book

    def ours(sheet: dict[str, Any]) -> None:
        if any(found["severity"] == "error" for found in book.check(sheet)):
            raise CannotMeasure("The hero's sheet is refused.")
        book.derive(sheet)

    def alone(sheet: dict[str, Any]) -> None:
        if list(validator.iter_errors(sheet)):
            raise CannotMeasure("jsonschema refuses the hero's sheet.")

    text = json.dumps(sheet)
    return [(_median_ms(ours, text, 200), _median_ms(alone, text, 20)) for _ in range(rounds)]


def _median_ms(work: Callable[[dict[str, Any]], None], text: str, times: int) -> float:
    """Each time with a sheet of other content: what a ruleset keeps of one it has seen is no help
    at a save."""
    took = []
    for number in range(times):
        sheet = json.loads(text)
        sheet["adventure_points"]["total"] += number + 1
        since = time.perf_counter()
        work(sheet)
        took.append(time.perf_counter() - since)
    return statistics.median(took) * 1000
