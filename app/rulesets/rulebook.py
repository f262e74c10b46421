"""One ruleset's answers, in the calling thread and without a clock.

Each method puts a question to the hooks and keeps their promises: a hook that raises or, where
answers are checked, has the wrong shape becomes ``RulesetFailed``, with the traceback in the log.
"""

import copy
import logging
from collections.abc import Mapping
from typing import Any, TypedDict

import orjson

from app.errors import Invalid, NotFound, RulesetFailed, field_error
from app.hookspecs import (
    Adjustment,
    Content,
    DiceAction,
    Exporter,
    Finding,
    Imported,
    Importer,
    ImportRefused,
    Input,
    Outcome,
    Resource,
    Sheet,
    StatBlock,
    Summary,
    Throw,
)
from app.hookspecs import Improvement as ImprovementObject
from app.rulesets import code, contract, sheetschema
from app.rulesets.bounds import FATAL, check_bounds
from app.rulesets.defaults import SchemaDefaults
from app.rulesets.findings import has_errors

log = logging.getLogger(__name__)


class Derived(TypedDict):
    """All that follows from a sheet."""

    stats: list[StatBlock]
    actions: list[DiceAction]
    resources: list[Resource]
    summary: Summary


class Card(TypedDict):
    """What the rest of the group sees of a character."""

    summary: Summary
    resources: list[Resource]


class Rulebook:
    """``checked`` rulesets (those we do not ship) get a copy of every sheet and have the shape of
    every answer checked; ours are held to the same by tests and ``ruleset check``."""

    def __init__(self, ruleset_id: str, schema: dict[str, Any], *, checked: bool) -> None:
        self.id = ruleset_id
        self.checked = checked
        self.schema_check = sheetschema.SheetCheck(schema)
        self.validator = self.schema_check.validator
        self.defaults = SchemaDefaults(schema)
        self.manager = code.manager()
        code.register(self.manager, self.defaults, "defaults")
        self.defaults.hooks = self.manager.hook
        self.hooks: Any = self.manager.hook

    def add_plugin(self, plugin: Any) -> None:
        """Let a plugin answer before the defaults. Raises ``Refused`` for a hook it misspells."""
        code.register(self.manager, plugin, self.id)

    def open(self, content: Content) -> None:
        """Hand over the compendium; before any other question."""
        self.ask("open_content", "", content=content)

    def ask(self, hook: str, shape: str, **question: Any) -> Any:
        """The one place where hooks are called."""
        try:
            if self.checked and "sheet" in question:
                question["sheet"] = orjson.loads(orjson.dumps(question["sheet"]))
            answer = getattr(self.hooks, hook)(**question)
        except (Exception, SystemExit) as error:
            log.exception("ruleset %s: the hook %s failed", self.id, hook)
            raise self._failed(hook) from error
        if self.checked and shape and answer is not None:
            self._check_shape(hook, shape, answer)
        return answer

    def default_sheet(self) -> dict[str, Any]:
        """A new character's sheet."""
        return dict(copy.deepcopy(self.ask("default_sheet", "Object")))

    def check(self, sheet: Any) -> list[Finding]:
        """Everything wrong with a sheet: bounds and schema at once, and the rules only where these
        found no error (a plugin may rely on the schema)."""
        outside = check_bounds(sheet)
        if outside and any(item["code"] in FATAL for item in outside):
            return outside
        found = self.schema_check.findings(sheet)
        if outside:
            places = {item["pointer"] for item in outside}
            found = sorted(
                [*outside, *(item for item in found if item["pointer"] not in places)], key=_place
            )
        return found or self.rules(sheet)

    def rules(self, sheet: Sheet) -> list[Finding]:
        """What the plugin says about a sheet that passes the schema."""
        found: list[Finding] = self.ask("validate", "Finding[]", sheet=sheet)
        return sorted(found, key=_place) if len(found) > 1 else found

    def derive(self, sheet: Sheet) -> Derived:
        """Values, actions, resources and summary of a sheet that passes the schema."""
        return {
            "stats": self.ask("stat_blocks", "StatBlock[]", sheet=sheet),
            "actions": self.ask("dice_actions", "DiceAction[]", sheet=sheet),
            "resources": self.resources(sheet),
            "summary": self.summary(sheet),
        }

    def card(self, sheet: Sheet) -> Card:
        """Summary and shared resources."""
        shared = [resource for resource in self.resources(sheet) if resource["shared"]]
        return {"summary": self.summary(sheet), "resources": shared}

    def check_and_card(self, sheet: Any) -> tuple[list[Finding], Card | None]:
        """Both questions of a save; no card where a finding is an error."""
        found = self.check(sheet)
        return found, None if has_errors(found) else self.card(sheet)

    def summary(self, sheet: Sheet) -> Summary:
        answer: Summary = self.ask("summary", "Summary", sheet=sheet)
        return answer

    def resources(self, sheet: Sheet) -> list[Resource]:
        answer: list[Resource] = self.ask("resources", "Resource[]", sheet=sheet)
        return answer

    def resource_pointers(self, sheet: Sheet) -> dict[str, str]:
        """Where the sheet keeps what moves only by deltas: pointer → resource id."""
        return {resource["pointer"]: resource["id"] for resource in self.resources(sheet)}

    def adjust_resource(self, sheet: Sheet, resource: str, delta: int) -> Adjustment:
        """Move a resource. Raises NotFound (``unknown_resource``)."""
        answer: Adjustment | None = self.ask(
            "adjust_resource", "Adjustment", sheet=sheet, resource=resource, delta=delta
        )
        if answer is None:
            raise NotFound(f"This sheet has no resource {resource!r}.", code="unknown_resource")
        return answer

    def prepare_roll(
        self, sheet: Sheet, action_id: str, inputs: Mapping[str, Any] | None = None
    ) -> DiceAction:
        """An action as it is thrown. Raises NotFound (``unknown_action``) and, for inputs that it
        does not take, Invalid with pointers below ``/inputs``."""
        action = self._action(sheet, action_id, {})
        if not inputs:
            return action
        wrong = [error for name, value in inputs.items() for error in _input(action, name, value)]
        if wrong:
            raise Invalid("The action does not take these inputs.", code="bad_input", errors=wrong)
        return self._action(sheet, action_id, dict(inputs))

    def _action(self, sheet: Sheet, action_id: str, inputs: dict[str, Any]) -> DiceAction:
        action: DiceAction | None = self.ask(
            "prepare_roll", "DiceAction", sheet=sheet, action_id=action_id, inputs=inputs
        )
        if action is None:
            raise NotFound(f"This sheet has no action {action_id!r}.", code="unknown_action")
        return action

    def evaluate_roll(self, sheet: Sheet, throw: Throw, previous: Throw | None = None) -> Outcome:
        """The reading of a throw whose shape is known to be right."""
        answer: Outcome = self.ask(
            "evaluate_roll", "Outcome", sheet=sheet, throw=throw, previous=previous
        )
        return answer

    def improvements(self, sheet: Sheet) -> list[ImprovementObject]:
        answer: list[ImprovementObject] = self.ask("improvements", "Improvement[]", sheet=sheet)
        return answer

    def migrate(self, sheet: Sheet, from_version: int) -> dict[str, Any]:
        """A sheet of an older version as the current one wants it; still to be checked."""
        return dict(self.ask("migrate_sheet", "Object", sheet=sheet, from_version=from_version))

    def importers(self) -> list[Importer]:
        return self._offers("importers", Importer)

    def exporters(self) -> list[Exporter]:
        return self._offers("exporters", Exporter)

    def _offers(self, hook: str, kind: type[Any]) -> list[Any]:
        answer = self.ask(hook, "")
        if not isinstance(answer, list | tuple) or not all(
            isinstance(item, kind) for item in answer
        ):
            log.error("ruleset %s: %s must answer a list of %s", self.id, hook, kind.__name__)
            raise self._failed(hook)
        return list(answer)

    def detect(self, document: Any) -> Importer | None:
        """The importer that reads this document, if there is one."""
        for importer in self.importers():
            try:
                if importer.detect(document):
                    return importer
            except Exception:
                log.exception("ruleset %s: importer %s cannot detect", self.id, importer.id)
        return None

    def convert(self, importer: Importer, document: Any) -> Imported:
        """What an importer makes of a document. Raises Invalid where the document is at fault."""
        try:
            imported = importer.convert(document)
        except ImportRefused as refused:
            if wrong := contract.misshapen(refused.findings, "Finding[]"):
                log.error("ruleset %s: importer %s refused badly: %s", self.id, importer.id, wrong)
                raise self._failed(f"importer {importer.id}") from None
            raise Invalid(
                "The file cannot become a character.",
                code="import_refused",
                errors=refused.findings,
            ) from None
        except Exception as error:
            log.exception("ruleset %s: importer %s failed", self.id, importer.id)
            raise self._failed(f"importer {importer.id}") from error
        if not isinstance(imported, Imported) or not _well_formed(imported):
            log.error("ruleset %s: importer %s answered with the wrong shape", self.id, importer.id)
            raise self._failed(f"importer {importer.id}")
        return imported

    def update(self, importer: Importer, present: Sheet, imported: Sheet) -> dict[str, Any]:
        """The sheet of a character whom a file brings up to date; still to be checked."""
        if importer.update is None:
            return dict(imported)
        try:
            updated = importer.update(copy.deepcopy(present), copy.deepcopy(imported))
        except Exception as error:
            log.exception("ruleset %s: importer %s cannot update", self.id, importer.id)
            raise self._failed(f"importer {importer.id}") from error
        if wrong := contract.not_json(updated, dict):
            log.error("ruleset %s: importer %s updated badly: %s", self.id, importer.id, wrong)
            raise self._failed(f"importer {importer.id}")
        return updated

    def export(self, exporter: Exporter, name: str, sheet: Sheet) -> Any:
        """A sheet as another program's document."""
        try:
            return exporter.convert(name, sheet)
        except Exception as error:
            log.exception("ruleset %s: exporter %s failed", self.id, exporter.id)
            raise self._failed(f"exporter {exporter.id}") from error

    def _check_shape(self, hook: str, shape: str, answer: Any) -> None:
        if shape == "Object":
            wrong = contract.not_json(answer, dict)
        else:
            wrong = contract.misshapen(answer, shape)
        if wrong:
            log.error("ruleset %s: %s answered with the wrong shape: %s", self.id, hook, wrong)
            raise self._failed(hook)

    def _failed(self, what: str) -> RulesetFailed:
        return RulesetFailed(f"The ruleset {self.id} failed ({what}).")


def _well_formed(imported: Imported) -> bool:
    findings = [*imported.converted, *imported.unknown]
    return not (
        contract.misshapen(findings, "Finding[]")
        or contract.not_json(imported.extensions, dict)
        or contract.not_json(imported.kept, int)
        or not isinstance(imported.portrait, str | None)
    )


def _place(finding: Finding) -> tuple[str, str]:
    return finding["pointer"], finding["code"]


def _input(action: DiceAction, name: str, value: Any) -> list[Any]:
    """What is wrong with one input."""
    pointer = f"/inputs/{name}"
    for known in action["inputs"]:
        if known["id"] == name:
            return _value(known, value, pointer)
    return [
        field_error(
            pointer, "unknown_input", "Das gibt es hier nicht.", "There is no such thing here."
        )
    ]


def _value(known: Input, value: Any, pointer: str) -> list[Any]:
    kind = known["kind"]
    if kind == "toggle":
        wrong = field_error(
            pointer, "type", "Hier gehört ja oder nein hin.", "Yes or no belongs here."
        )
        return [] if isinstance(value, bool) else [wrong]
    if kind == "choice":
        wrong = field_error(
            pointer, "enum", "Das steht nicht zur Wahl.", "This is not one of the options."
        )
        return (
            [] if any(option["value"] == value for option in known.get("options", [])) else [wrong]
        )
    if not isinstance(value, int) or isinstance(value, bool):
        return [
            field_error(
                pointer, "type", "Hier gehört eine ganze Zahl hin.", "A whole number belongs here."
            )
        ]
    least, most = known.get("minimum", -1000), known.get("maximum", 1000)
    if least <= value <= most:
        return []
    return [
        field_error(
            pointer,
            "range",
            f"Das muss {least} bis {most} sein.",
            f"This must be {least} to {most}.",
        )
    ]
