"""``ruleset check`` as tests: pytest finds a ``ruleset.toml`` and runs one test for each promise
and one for each case. Installed with the server, so that an author's repository needs no code.
"""

from collections.abc import Iterable
from pathlib import Path

import pytest

from app import __version__
from app.errors import AppError
from app.rulesets import cases, package
from app.rulesets.kit import conformance
from app.rulesets.kit.complaint import Complaint
from app.rulesets.kit.conformance import AREAS, Verdict
from app.rulesets.lane import DEADLINE
from app.rulesets.package import MANIFEST, Refused
from app.rulesets.registry import load_one
from app.rulesets.ruleset import Ruleset


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> "RulesetFile | None":
    """A folder with a manifest and a schema of its own is a ruleset."""
    if file_path.name == MANIFEST and (file_path.parent / "schemas").is_dir():
        made: RulesetFile = RulesetFile.from_parent(parent, path=file_path)
        return made
    return None


class RulesetFile(pytest.File):
    """One package. It is loaded and checked once, by the first of its tests."""

    _ruleset: Ruleset | None = None
    _verdict: Verdict | None = None

    def collect(self) -> Iterable[pytest.Item]:
        yield LoadItem.from_parent(self, name="loads")
        for area in AREAS:
            yield PromiseItem.from_parent(self, name=area)
        try:
            found = package.read_cases(package.at(self.path.parent))
        except Refused:
            return  # the area "cases" says why
        for case in found:
            item = CaseItem.from_parent(self, name=f"{case['file']}: {case['name']}")
            item.case = case
            yield item

    def ruleset(self) -> Ruleset:
        """Raises Refused."""
        if self._ruleset is None:
            source = package.at(self.path.parent)
            manifest = package.read_manifest(source)
            self._ruleset = load_one(source, manifest, __version__, DEADLINE)
        return self._ruleset

    def verdict(self) -> Verdict:
        if self._verdict is None:
            self._verdict = conformance.check(self.ruleset())
        return self._verdict


class Broken(Exception):
    """Promises that are not kept."""

    def __init__(self, complaints: list[Complaint]) -> None:
        super().__init__("\n".join(f"{told}\n  → {told.remedy}" for told in complaints))


class RulesetItem(pytest.Item):
    """What the tests of a ruleset share: no traceback, the sentence is all there is to say."""

    parent: RulesetFile

    def repr_failure(
        self,
        excinfo: pytest.ExceptionInfo[BaseException],
        style: object = None,  # noqa: ARG002 - pytest's own signature
    ) -> str:
        return str(excinfo.value) or repr(excinfo.value)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        return self.path, None, f"{self.path.parent.name}: {self.name}"


class LoadItem(RulesetItem):
    """The server would take it."""

    def runtest(self) -> None:
        self.parent.ruleset()


class PromiseItem(RulesetItem):
    """No complaint of one area."""

    def runtest(self) -> None:
        broken = [told for told in self.parent.verdict().complaints if told.area == self.name]
        if broken:
            raise Broken(broken)


class CaseItem(RulesetItem):
    """One of the ruleset's own cases."""

    case: dict[str, object]

    def runtest(self) -> None:
        ruleset = self.parent.ruleset()
        try:
            wrong = cases.run(ruleset.book, self.case, ruleset.templates)
        except (AppError, LookupError) as error:
            wrong = [str(error)]
        if wrong:
            raise Broken(
                [Complaint("cases", "", why, "mend the rule or the case") for why in wrong]
            )
