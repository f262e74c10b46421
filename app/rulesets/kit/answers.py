"""All answers of a ruleset to the same questions, as one digest for each hook.

Run as a module in processes of their own: what comes from the order of a set, from a hash or from
an address in memory differs there, and nowhere else.
"""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from app import __version__
from app.errors import AppError
from app.rulesets import package
from app.rulesets.kit.sheets import Maker
from app.rulesets.kit.trial import SHAPES
from app.rulesets.package import Source
from app.rulesets.registry import load_one
from app.rulesets.ruleset import Ruleset

SHEETS = 30
SEEDS = ("1", "2")
PATIENCE = 60.0


def differing(source: Source) -> list[str]:
    """The hooks that answer differently in another process; raises OSError, ValueError or
    SubprocessError where that cannot be told."""
    first, second = (_elsewhere(source, seed) for seed in SEEDS)
    return [hook for hook in SHAPES if first.get(hook) != second.get(hook)]


def _elsewhere(source: Source, seed: str) -> dict[str, str]:
    told = [str(source.folder), str(source.schemas), "1" if source.bundled else ""]
    done = subprocess.run(  # noqa: S603 - our own interpreter, our own module
        [sys.executable, "-m", __name__, *told],
        cwd=Path(__file__).resolve().parents[3],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    answers: dict[str, str] = json.loads(done.stdout.splitlines()[-1])
    return answers


def digests(ruleset: Ruleset, bases: list[dict[str, Any]]) -> dict[str, str]:
    """One digest of all answers for each hook."""
    maker = Maker(ruleset.schema, ruleset.content, seed=7)
    sheets = [*bases, *maker.sheets(bases, SHEETS, ruleset.book.validator.is_valid)]
    found = {}
    for hook in SHAPES:
        digest = hashlib.sha256()
        for sheet in sheets:
            try:
                answer = ruleset.book.ask(hook, "", sheet=sheet)
            except AppError:
                answer = "failed"
            # not sorted: a dict whose keys change their order is a difference, too
            digest.update(json.dumps(answer, default=str).encode())
        found[hook] = digest.hexdigest()
    return found


def bases_of(ruleset: Ruleset) -> list[dict[str, Any]]:
    """The sheets that an author wrote."""
    return [
        ruleset.book.default_sheet(),
        *ruleset.schema.get("examples", ()),
        *(template.sheet_data for template in ruleset.templates),
    ]


def _main(folder: str, schemas: str, bundled: str) -> None:
    source = Source(Path(folder), Path(schemas), bool(bundled), folder)
    ruleset = load_one(source, package.read_manifest(source), __version__)
    print(json.dumps(digests(ruleset, bases_of(ruleset))))


if __name__ == "__main__":
    _main(*sys.argv[1:])
