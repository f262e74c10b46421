"""A running server that follows what its authors save (``CM_RULESETS_RELOAD=1``).

A package whose files changed is loaded anew, beside the old one; only when it is whole does it take
the old one's place. Nothing is dropped: whoever holds the old one finishes with it. A package that
cannot be loaded leaves the last good one where it is, and says so.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable
from pathlib import Path

from app.errors import RulesetFailed
from app.rulesets import package
from app.rulesets.lane import DEADLINE
from app.rulesets.package import Refused, Source
from app.rulesets.package_files import files_of
from app.rulesets.registry import LOAD_DEADLINE, Refusal, Registry, load_one
from app.rulesets.ruleset import Ruleset

EVERY = 0.5

Fingerprint = frozenset[tuple[str, int, int]]
log = logging.getLogger(__name__)


class Watcher:
    """Compares the packages' files with those that were loaded. Not for two threads at once."""

    def __init__(
        self, registry: Registry, discover: Callable[[], Iterable[Source]], app_version: str
    ) -> None:
        self.registry = registry
        self._discover = discover
        self._app_version = app_version
        self._loaded = {source.folder: fingerprint(source) for source in discover()}
        self._seen = dict(self._loaded)
        self._anew: list[Ruleset] = []

    def look(self) -> list[str]:
        """Load what changed and has come to rest since the last look. Answers what it did, a line
        for each package. Blocks; never raises."""
        done = []
        here: set[Path] = set()
        for source in self._discover():
            here.add(source.folder)
            now = fingerprint(source)
            rested = self._seen.get(source.folder) == now
            self._seen[source.folder] = now
            if rested and self._loaded.get(source.folder) != now:
                self._loaded[source.folder] = now
                done.append(self._reload(source))
        for gone in set(self._loaded) - here:
            del self._loaded[gone]
            self._seen.pop(gone, None)
            done += self._keep(gone, "Its folder is gone; it runs on until a restart.")
        return done

    def loaded_anew(self) -> list[Ruleset]:
        """What was loaded since this was asked last."""
        anew, self._anew = self._anew, []
        return anew

    def _reload(self, source: Source) -> str:
        try:
            manifest = package.read_manifest(source)
            self._check_id(source, manifest.id)
            ruleset = load_one(
                source, manifest, self._app_version, DEADLINE, LOAD_DEADLINE, fresh=True
            )
        except (Refused, RulesetFailed) as error:
            return self._refuse(source, str(error))
        except Exception:
            log.exception("ruleset at %s cannot be loaded", source.origin)
            return self._refuse(source, "It cannot be loaded; the log says more.")
        self.registry.replace(ruleset)
        self._anew.append(ruleset)
        log.info("ruleset %s %s is loaded anew", ruleset.id, ruleset.version)
        return f"{ruleset.id} {ruleset.version} is loaded anew"

    def _check_id(self, source: Source, ruleset_id: str) -> None:
        for other in self.registry.all():
            same_place = other.package.source.folder == source.folder
            if same_place and other.id != ruleset_id:
                raise Refused(f"Its id is now {ruleset_id}; restart the server.")
            if other.id == ruleset_id and not same_place:
                raise Refused(f"The id {ruleset_id} is that of {other.origin} already.")

    def _refuse(self, source: Source, reason: str) -> str:
        log.error("ruleset at %s is not loaded anew: %s", source.origin, reason)
        if not self._keep(source.folder, reason):
            self.registry.refuse(Refusal(source.folder.name, source.origin, reason))
        return f"{source.origin} is refused: {reason}"

    def _keep(self, folder: Path, reason: str) -> list[str]:
        """Tell of the ruleset that runs on from ``folder``, if there is one."""
        kept: list[Ruleset] = [
            ruleset for ruleset in self.registry.all() if ruleset.package.source.folder == folder
        ]
        for ruleset in kept:
            ruleset.reload_error = reason
            log.warning("ruleset %s %s runs on: %s", ruleset.id, ruleset.version, reason)
        return [f"{ruleset.id} runs on: {reason}" for ruleset in kept]


async def follow(watcher: Watcher, tell: Callable[[Ruleset], None]) -> None:
    """Look for ever, beside the event loop; ``tell`` of what was loaded."""
    while True:
        await asyncio.to_thread(watcher.look)
        for ruleset in watcher.loaded_anew():
            tell(ruleset)
        await asyncio.sleep(EVERY)


def fingerprint(source: Source) -> Fingerprint:
    """Names, sizes and times of everything that makes up a package."""
    found = set()
    for folder in source.folders:
        for path in files_of(folder):
            try:
                stat = path.stat()
            except OSError:
                continue  # just now taken away; the next look will tell
            found.add((str(path), stat.st_mtime_ns, stat.st_size))
    return frozenset(found)
