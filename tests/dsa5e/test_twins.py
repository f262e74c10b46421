"""The clients' side (rulesets/dsa5e) answers as the plugin does, also where no case was written."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema_rs

from app import __version__
from app.hookspecs import Content
from app.rulesets.registry import Registry
from plugins.dsa5e import plugin
from tests.dsa5e.at_random import Chance

HEROES = 25
ROLLS = 20
TWIN = ["requirements/node.py", "npx", "tsx", "rulesets/dsa5e/twin.ts"]


def _question(chance: Chance, sheet: dict[str, Any]) -> dict[str, Any]:
    """A sheet, throws of some of its actions, and moves of its resources."""
    actions = plugin.dice_actions(sheet)
    rolls = []
    for known in chance.draw.sample(actions, min(ROLLS, len(actions))):
        inputs = chance.inputs(known)
        action = plugin.prepare_roll(sheet, known["id"], inputs)
        assert action is not None
        roll = {"action": known["id"], "inputs": inputs, "thrown": chance.thrown(action, inputs)}
        if chance.draw.random() < 0.4:
            roll["previous"] = chance.thrown(action, inputs)
        rolls.append(roll)
    moves = [
        {"resource": one["id"], "delta": chance.draw.randint(-30, 30)}
        for one in plugin.resources(sheet)
    ]
    return {"sheet": sheet, "rolls": rolls, "moves": moves}


def _answer(question: dict[str, Any]) -> dict[str, Any]:
    sheet = question["sheet"]
    found = sorted(plugin.validate(sheet), key=lambda one: (one["pointer"], one["code"]))
    return {
        "findings": found,
        "stats": plugin.stat_blocks(sheet),
        "actions": plugin.dice_actions(sheet),
        "resources": plugin.resources(sheet),
        "summary": plugin.summary(sheet),
        "improvements": plugin.improvements(sheet),
        "rolls": [
            {
                "prepared": plugin.prepare_roll(sheet, roll["action"], roll["inputs"]),
                "outcome": plugin.evaluate_roll(sheet, roll["thrown"], roll.get("previous")),
            }
            for roll in question["rolls"]
        ],
        "moves": [
            plugin.adjust_resource(sheet, move["resource"], move["delta"])
            for move in question["moves"]
        ],
    }


def test_both_sides_answer_alike(
    tmp_path: Path, content: Content, sheet_check: jsonschema_rs.Draft202012Validator
) -> None:
    chance = Chance(content, seed=5)
    questions = [_question(chance, chance.hero()) for _ in range(HEROES)]
    assert all(sheet_check.is_valid(question["sheet"]) for question in questions)
    slices = Registry.load(Path("plugins"), Path("schemas"), [], __version__).get("dsa5e").slices
    asked, told = tmp_path / "questions.json", tmp_path / "answers.json"
    asked.write_text(json.dumps(questions))
    run = subprocess.run(
        [sys.executable, *TWIN, asked, told], capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stderr
    for question, theirs in zip(questions, json.loads(told.read_text()), strict=True):
        ours = json.loads(json.dumps(_answer(question)))
        ours["slice"] = slices.of(question["sheet"])
        for name, answer in ours.items():
            assert theirs[name] == answer, f"{name} of {json.dumps(question['sheet'])}"
