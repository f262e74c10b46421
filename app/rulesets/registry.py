"""All rulesets of this process: what was loaded, and what was refused with its reason."""

import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from app.errors import AppError, NotFound, RulesetFailed
from app.rulesets import code, package
from app.rulesets.lane import DEADLINE, Lane, unavailable
from app.rulesets.package import Manifest, Package, Refused, Source
from app.rulesets.rulebook import Rulebook
from app.rulesets.ruleset import Ruleset
from app.rulesets.versions import incompatible

LOAD_DEADLINE = 20.0

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Refusal:
    """A ruleset that is not running: its id (or its folder's name), where it lies, and why not."""

    id: str
    source: str
    reason: str


class Registry:
    """Loaded is not active: a question goes to one ruleset, by its id."""

    def __init__(self, rulesets: Iterable[Ruleset] = (), refusals: Iterable[Refusal] = ()) -> None:
        self._rulesets = {ruleset.id: ruleset for ruleset in rulesets}
        self._refusals = list(refusals)

    @classmethod
    def load(
        cls,
        bundled_plugins: Path,
        bundled_schemas: Path,
        extra: Sequence[Path],
        app_version: str,
        *,
        installed: Iterable[tuple[str, Path]] | None = None,
        deadline: float = DEADLINE,
        load_deadline: float = LOAD_DEADLINE,
    ) -> "Registry":
        """Load every ruleset that can be found. Never fails: what cannot be used is refused.

        ``installed`` stands for the pip packages (name, folder) and is looked up when None;
        ``deadline`` is what a third party's hooks may take, ``load_deadline`` its loading.
        """
        sources = package.discover(bundled_plugins, bundled_schemas, extra, installed)
        manifests, refusals = _manifests(sources)
        rulesets: list[Ruleset] = []
        for source, manifest in manifests:
            try:
                rulesets.append(load_one(source, manifest, app_version, deadline, load_deadline))
            except (Refused, RulesetFailed) as error:
                refusals.append(Refusal(manifest.id, source.origin, str(error)))
            except Exception:
                log.exception("ruleset %s cannot be loaded", manifest.id)
                reason = "It cannot be loaded; the log says more."
                refusals.append(Refusal(manifest.id, source.origin, reason))
        for refusal in refusals:
            log.error("ruleset %s (%s) is refused: %s", refusal.id, refusal.source, refusal.reason)
        return cls(sorted(rulesets, key=lambda ruleset: ruleset.id), refusals)

    def get(self, ruleset_id: str) -> Ruleset:
        """The ruleset of that id. Raises NotFound (``unknown_ruleset``), or Conflict
        (``ruleset_unavailable``) where it is there but refused or disabled."""
        ruleset = self._rulesets.get(ruleset_id)
        if ruleset is not None:
            if ruleset.available:
                return ruleset
            raise unavailable(ruleset_id, ruleset.unavailable_reason)
        for refusal in self._refusals:
            if refusal.id == ruleset_id:
                raise unavailable(ruleset_id, refusal.reason)
        raise NotFound(f"There is no ruleset {ruleset_id!r} here.", code="unknown_ruleset")

    def find(self, ruleset_id: str) -> Ruleset | None:
        """The ruleset of that id if it can be asked."""
        try:
            return self.get(ruleset_id)
        except AppError:
            return None

    def knows(self, ruleset_id: str) -> bool:
        """Whether there is such a ruleset, running or not."""
        return ruleset_id in self._rulesets or any(
            refusal.id == ruleset_id for refusal in self._refusals
        )

    def all(self) -> list[Ruleset]:
        """Every ruleset that was loaded, by id; one that was disabled since says so itself."""
        return list(self._rulesets.values())

    def refused(self) -> list[Refusal]:
        """What is not running: refused at load, or disabled since."""
        disabled = [
            Refusal(ruleset.id, ruleset.origin, ruleset.unavailable_reason)
            for ruleset in self._rulesets.values()
            if not ruleset.available
        ]
        return self._refusals + disabled

    def replace(self, ruleset: Ruleset) -> None:
        """Put a ruleset in the place of the one with its id, or add it. What was asked of the old
        one is still answered."""
        before = self._rulesets.get(ruleset.id)
        rulesets = {**self._rulesets, ruleset.id: ruleset}
        self._rulesets = dict(sorted(rulesets.items()))
        self._refusals = [item for item in self._refusals if item.source != ruleset.origin]
        if before is not None:
            before.close()

    def refuse(self, refusal: Refusal) -> None:
        """Tell of a package that came while the server runs and cannot be used."""
        others = [item for item in self._refusals if item.source != refusal.source]
        self._refusals = [*others, refusal]

    def close(self) -> None:
        """Let all threads end."""
        for ruleset in self._rulesets.values():
            ruleset.close()


def load_one(
    source: Source,
    manifest: Manifest,
    app_version: str,
    deadline: float = DEADLINE,
    load_deadline: float = LOAD_DEADLINE,
    *,
    fresh: bool = False,
) -> Ruleset:
    """Read, check and open one package. Raises Refused with the reason. ``fresh`` looks at no
    compiled code: two saves within a second may have the same time and size."""
    reason = incompatible(manifest.compat, app_version)
    if reason:
        raise Refused(reason)
    read = package.read(source, manifest)
    if source.bundled or not (source.folder / "plugin.py").is_file():
        book = Rulebook(manifest.id, read.schema, checked=False)
        _open(book, read, fresh)
        return Ruleset(read, book, None)
    book = Rulebook(manifest.id, read.schema, checked=True)
    loading = Lane(manifest.id, load_deadline)
    try:
        loading.call(_open, book, read, fresh)
    finally:
        loading.close()
    return Ruleset(read, book, Lane(manifest.id, deadline))


def _open(book: Rulebook, read: Package, fresh: bool) -> None:
    """Import the code, hand it the compendium, and see that a new character can be made."""
    ids = [word.id for word in book.defaults.movable]
    if len(set(ids)) < len(ids):
        twice = sorted({word for word in ids if ids.count(word) > 1})
        raise Refused(f"Two fields are the resource {' and '.join(twice)}.")
    try:
        plugin = code.load(read.source.folder, book.id, fresh=fresh)
        if plugin is not None:
            book.add_plugin(plugin)
        book.open({kind: table.entries for kind, table in read.tables.items()})
        wrong = [item for item in book.check(book.default_sheet()) if item["severity"] == "error"]
    except RulesetFailed as error:
        raise Refused(f"{error.detail} The log says more.") from error
    if wrong:
        told = " ".join(f"{item['pointer'] or '/'}: {item['message']['en']}" for item in wrong[:10])
        raise Refused(f"The default sheet is not a sheet. {told}")


def _manifests(sources: list[Source]) -> tuple[list[tuple[Source, Manifest]], list[Refusal]]:
    """The manifests that can be read and whose id nobody else has."""
    refusals: list[Refusal] = []
    read: dict[str, list[tuple[Source, Manifest]]] = {}
    for source in sources:
        try:
            manifest = package.read_manifest(source)
        except Refused as error:
            refusals.append(Refusal(source.folder.name, source.origin, str(error)))
        else:
            read.setdefault(manifest.id, []).append((source, manifest))
    kept: list[tuple[Source, Manifest]] = []
    for ruleset_id, found in read.items():
        if len(found) == 1:
            kept += found
            continue
        origins = " and ".join(source.origin for source, _ in found)
        reason = f"The id {ruleset_id} is claimed by {origins}; remove all but one."
        refusals += (Refusal(ruleset_id, source.origin, reason) for source, _ in found)
    return kept, refusals
