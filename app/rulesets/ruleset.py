"""One loaded ruleset: what it is, and the questions that can be put to it."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, ParamSpec, TypeVar

from app.errors import Invalid, field_error
from app.hookspecs import (
    Adjustment,
    DiceAction,
    Exporter,
    Finding,
    Imported,
    Importer,
    Improvement,
    Outcome,
    Resource,
    Sheet,
    Summary,
    Throw,
)
from app.rulesets.compendium import Compendium
from app.rulesets.lane import Lane
from app.rulesets.package import Package
from app.rulesets.package_files import content_digest
from app.rulesets.rulebook import Card, Derived, Rulebook
from app.rulesets.slices import Slices

P = ParamSpec("P")
T = TypeVar("T")


class Ruleset:
    """Bundled hooks are called directly, so that awaiting them costs nothing; the others run in a
    thread with a deadline (``lane``). Either way a failing hook is ``RulesetFailed``, and a ruleset
    that missed its deadline too often answers 409 ``ruleset_unavailable``."""

    def __init__(self, package: Package, book: Rulebook, lane: Lane | None) -> None:
        manifest = package.manifest
        self.package = package
        self.manifest = manifest
        self.id = manifest.id
        self.name = manifest.name
        self.version = manifest.version
        self.sheet_version = manifest.sheet_version
        self.bundled = package.source.bundled
        self.origin = package.source.origin
        self.schema = package.schema
        self.schema_bytes = package.schema_bytes
        self.schema_etag = _etag(package.schema_bytes)
        self.templates = package.templates
        self.content = {kind: table.entries for kind, table in package.tables.items()}
        self.compendium = Compendium(package.tables)
        self.slices = Slices(package.tables)
        self.state = content_digest(package.source.folders)[:16]
        """Changes with any of its files."""
        self.content_etag = _etag(f"{manifest.version} {self.compendium.digest}".encode())
        self.book = book
        self.reload_error = ""
        """Why a newer state of its files is not running; empty while this is the newest."""
        self._lane = lane

    @property
    def available(self) -> bool:
        """False once it has been disabled in this process."""
        return self._lane is None or not self._lane.closed

    @property
    def unavailable_reason(self) -> str:
        """Why it is disabled; empty while it is not."""
        return "" if self._lane is None or self.available else self._lane.reason

    async def _ask(self, question: Callable[P, T], *args: P.args, **kwargs: P.kwargs) -> T:
        if self._lane is None:
            return question(*args, **kwargs)
        return await self._lane.run(question, *args, **kwargs)

    async def default_sheet(self) -> dict[str, Any]:
        """A new character's sheet."""
        return await self._ask(self.book.default_sheet)

    async def check(self, sheet: Any) -> list[Finding]:
        """Everything wrong with a sheet, sorted by pointer: bounds and schema at once, and the
        rules where these found no error. Any of severity ``error`` refuses the write."""
        return await self._ask(self.book.check, sheet)

    async def derive(self, sheet: Sheet) -> Derived:
        """Stats, actions, resources and summary of a sheet that ``check`` let pass."""
        return await self._ask(self.book.derive, sheet)

    async def card(self, sheet: Sheet) -> Card:
        """What the rest of the group sees: summary and shared resources."""
        return await self._ask(self.book.card, sheet)

    async def check_and_card(self, sheet: Any) -> tuple[list[Finding], Card | None]:
        """Both questions of a save in one go; no card where a finding is an error."""
        return await self._ask(self.book.check_and_card, sheet)

    async def summary(self, sheet: Sheet) -> Summary:
        """The card's text."""
        return await self._ask(self.book.summary, sheet)

    async def resources(self, sheet: Sheet) -> list[Resource]:
        return await self._ask(self.book.resources, sheet)

    async def resource_pointers(self, sheet: Sheet) -> dict[str, str]:
        """Where the sheet keeps what moves only by deltas: pointer → resource id."""
        return await self._ask(self.book.resource_pointers, sheet)

    async def adjust_resource(self, sheet: Sheet, resource: str, delta: int) -> Adjustment:
        """Move a resource. Raises NotFound (``unknown_resource``)."""
        return await self._ask(self.book.adjust_resource, sheet, resource, delta)

    async def prepare_roll(
        self, sheet: Sheet, action_id: str, inputs: Mapping[str, Any] | None = None
    ) -> DiceAction:
        """An action as it is thrown; inputs it does not take raise Invalid (``bad_input``), an
        unknown one NotFound (``unknown_action``). ``blocked`` is the caller's to heed."""
        return await self._ask(self.book.prepare_roll, sheet, action_id, inputs)

    async def evaluate_roll(
        self, sheet: Sheet, throw: Throw, previous: Throw | None = None
    ) -> Outcome:
        """The reading of a throw; check its shape and dice first (``dice.read_throw``)."""
        return await self._ask(self.book.evaluate_roll, sheet, throw, previous)

    async def improvements(self, sheet: Sheet) -> list[Improvement]:
        return await self._ask(self.book.improvements, sheet)

    async def migrate(self, sheet: Sheet, from_version: int) -> dict[str, Any]:
        """A sheet of an older version as the current one wants it; check it before it is stored.
        Raises Invalid (``sheet_too_new``) for one from a newer ruleset."""
        if from_version > self.sheet_version:
            raise self.too_new(from_version)
        if from_version == self.sheet_version:
            return dict(sheet)
        return await self._ask(self.book.migrate, sheet, from_version)

    def too_new(self, version: int, pointer: str = "/sheet_version") -> Invalid:
        """The refusal of a sheet that a newer version of this ruleset wrote."""
        de = f"Der Bogen ist Fassung {version}; dieser Server kennt {self.sheet_version}."
        en = f"The sheet is version {version}; this server knows {self.sheet_version}."
        return Invalid(
            en,
            code="sheet_too_new",
            errors=[field_error(pointer, "sheet_too_new", de, en)],
        )

    async def importers(self) -> list[Importer]:
        return await self._ask(self.book.importers)

    async def exporters(self) -> list[Exporter]:
        return await self._ask(self.book.exporters)

    async def detect(self, document: Any) -> Importer | None:
        """The importer of this ruleset that reads the document, if there is one."""
        return await self._ask(self.book.detect, document)

    async def convert(self, importer: Importer, document: Any) -> Imported:
        """What an importer makes of a document. Raises Invalid (``import_refused``)."""
        return await self._ask(self.book.convert, importer, document)

    async def update(self, importer: Importer, present: Sheet, imported: Sheet) -> dict[str, Any]:
        """The sheet of a character whom a file brings up to date; check it before it is stored."""
        return await self._ask(self.book.update, importer, present, imported)

    async def export(self, exporter: Exporter, name: str, sheet: Sheet) -> Any:
        """The sheet as another program's document."""
        return await self._ask(self.book.export, exporter, name, sheet)

    def describe(self) -> dict[str, Any]:
        """What ``GET /rulesets`` says about it."""
        manifest = self.manifest
        described: dict[str, Any] = {
            "id": self.id,
            "name": self.name,
            "version": self.version,
            "sheet_version": self.sheet_version,
            "authors": manifest.authors,
            "licence": manifest.licence,
            "bundled": self.bundled,
            "available": self.available,
            "schema_etag": self.schema_etag,
            "content_etag": self.content_etag,
            "content": [
                {
                    "kind": table.kind,
                    "label": table.label,
                    "count": len(table.entries),
                    **({"facts": table.facts} if table.facts else {}),
                }
                for table in self.package.tables.values()
            ],
            "templates": [{"id": item.id, "name": item.name} for item in self.templates],
        }
        for key, value in (
            ("description", manifest.description),
            ("homepage", manifest.homepage),
            ("notice", manifest.notice),
            ("unavailable_reason", self.unavailable_reason),
            ("reload_error", self.reload_error),
        ):
            if value:
                described[key] = value
        return described

    def close(self) -> None:
        """Let its thread end."""
        if self._lane is not None:
            self._lane.close()


def _etag(content: bytes) -> str:
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'
