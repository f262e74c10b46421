"""What ``ruleset dev`` shows of one ruleset, and the questions that its page asks."""

import threading
from typing import Any

from app import __version__
from app.errors import AppError
from app.rulesets import dice, package
from app.rulesets.findings import has_errors
from app.rulesets.kit.renderer import Renderer
from app.rulesets.kit.trace import ask_everything, told
from app.rulesets.lane import DEADLINE
from app.rulesets.package import Refused, Source
from app.rulesets.registry import Registry, load_one
from app.rulesets.reload import Watcher
from app.rulesets.ruleset import Ruleset


class Workshop:
    """One package, loaded anew whenever it is saved. Its answers are for one page on this machine;
    hooks are asked one at a time."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.error = ""
        self.version = 1
        self._turn = threading.Lock()
        self._changed = threading.Condition()
        self.registry = Registry()
        try:
            manifest = package.read_manifest(source)
            self.registry.replace(load_one(source, manifest, __version__, DEADLINE, fresh=True))
        except (Refused, AppError) as error:
            self.error = str(error)
        self.renderer = Renderer(source)
        self._watcher = Watcher(self.registry, lambda: [source], __version__)

    @property
    def ruleset(self) -> Ruleset | None:
        """The last state that could be loaded."""
        return next(iter(self.registry.all()), None)

    def look(self) -> None:
        """Take what was saved. Call it from one thread."""
        with self._turn:
            news = self._watcher.look()
        if not self.renderer.look() and not news:
            return
        ruleset = self.ruleset
        refused = [refusal.reason for refusal in self.registry.refused()]
        self.error = ruleset.reload_error if ruleset else "".join(refused)
        self.wake()

    def wait(self, seen: int, seconds: float) -> int:
        """The version, once it is another than ``seen`` or the time is up."""
        with self._changed:
            self._changed.wait_for(lambda: self.version != seen, seconds)
            return self.version

    def close(self) -> None:
        """Follow nothing any more."""
        self.renderer.close()

    def wake(self) -> None:
        """Let nobody wait any longer."""
        with self._changed:
            self.version += 1
            self._changed.notify_all()

    def state(self) -> dict[str, Any]:
        """Everything that the page draws with."""
        error = "\n".join(filter(None, (self.error, self.renderer.error)))
        state: dict[str, Any] = {"version": self.version, "error": error, "ruleset": None}
        ruleset = self.ruleset
        if ruleset is None:
            return state
        sheets = {
            template.id: {"name": template.name, "sheet": template.sheet_data}
            for template in ruleset.templates
        }
        examples = ruleset.schema.get("examples", ())
        for index, example in enumerate(examples):
            sheets[f"example-{index}"] = {"name": f"Example {index + 1}", "sheet": example}
        try:
            sheets["default"] = {"name": "New", "sheet": ruleset.book.default_sheet()}
        except AppError as error:
            state["error"] = state["error"] or str(error)
        return {
            **state,
            "ruleset": {"id": ruleset.id, "name": ruleset.name, "version": ruleset.version},
            "renderer": self.renderer.name,
            "schema": ruleset.schema,
            "content": ruleset.content,
            "sheets": sheets,
        }

    def ask(self, question: dict[str, Any]) -> dict[str, Any]:
        """Answer the page: ``derive``, ``throw`` or ``adjust``, each for a ``sheet``. A hook that
        fails is an answer, too."""
        with self._turn:
            ruleset = self.ruleset
            if ruleset is None:
                return {"failure": self.error}
            try:
                return _answers(ruleset, question)
            except AppError as error:
                cause = error.__cause__
                why = f" ({type(cause).__name__}: {cause})" if cause else ""
                return {"failure": f"{error}{why}"}


def _answers(ruleset: Ruleset, question: dict[str, Any]) -> dict[str, Any]:
    book, sheet, what = ruleset.book, question.get("sheet"), question.get("what")
    findings = book.check(sheet)
    if has_errors(findings) or not isinstance(sheet, dict):
        return {"findings": findings}
    if what == "throw":
        return _thrown(ruleset, sheet, str(question.get("action")), question.get("inputs") or {})
    if what == "adjust":
        resource, delta = str(question.get("resource")), int(question.get("delta", 0))
        return {"adjustment": book.adjust_resource(sheet, resource, delta)}
    return {
        "findings": findings,
        "derived": book.derive(sheet),
        "improvements": book.improvements(sheet),
        "trace": [told(call) for call in ask_everything(ruleset, sheet)],
    }


def _thrown(
    ruleset: Ruleset, sheet: dict[str, Any], action_id: str, inputs: dict[str, Any]
) -> dict[str, Any]:
    prepared = ruleset.book.prepare_roll(sheet, action_id, inputs)
    if "blocked" in prepared:
        return {"prepared": prepared}
    fallen = dice.throw(prepared["groups"], action_id=action_id, inputs=inputs)
    outcome = ruleset.book.evaluate_roll(sheet, fallen)
    return {"prepared": prepared, "throw": fallen, "outcome": outcome}
