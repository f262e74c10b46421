"""A zip becomes a ruleset only if it stays inside its folder, works, and takes nobody's place."""

import stat
import zipfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest

from app.rulesets import cli
from app.rulesets.kit import install
from app.rulesets.package import Refused
from app.rulesets.registry import Registry
from tests.rulesets.packages import load, manifest, write_package


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """A folder with rulesets; nothing is in it."""
    made = tmp_path / "place"
    made.mkdir()
    return made


def zipped(
    tmp_path: Path, *, inside: str = "ember/", name: str = "ember.zip", **package: Any
) -> Path:
    """A package as a zip; ``inside`` is the folder in it."""
    tmp_path.joinpath("made").mkdir(exist_ok=True)
    folder = write_package(tmp_path / "made", f"p{len(list(tmp_path.rglob('p*')))}", **package)
    archive = tmp_path / name
    with zipfile.ZipFile(archive, "w") as made:
        for path in folder.rglob("*"):
            if path.is_file():
                made.write(path, inside + path.relative_to(folder).as_posix())
    return archive


def put(
    archive: Path, place: Path, *, registry: Registry | None = None, **how: Any
) -> install.Installed:
    return install.install(archive, place, registry or load(place), "0.1.0", **how)


def refused(archive: Path, place: Path, **how: Any) -> str:
    """Why it is refused; nothing in the place has changed."""
    before = sorted(path.as_posix() for path in place.rglob("*"))
    with pytest.raises(Refused) as caught:
        put(archive, place, **how)
    assert sorted(path.as_posix() for path in place.rglob("*")) == before
    return str(caught.value)


EMBER = manifest("ember")


@pytest.mark.parametrize("inside", ["", "ember/", "some-name-1.0/"])
def test_a_package_is_found_at_the_top_or_in_the_only_folder(
    inside: str, tmp_path: Path, place: Path
) -> None:
    done = put(zipped(tmp_path, inside=inside, toml=EMBER), place)
    assert (done.manifest.id, done.folder, done.has_code, done.replaced) == (
        "ember", place / "ember", False, ""
    )  # fmt: skip
    assert load(place).get("ember").version == "1.0.0"
    assert install.state(done.folder) == f"installed from ember.zip, sha256 {done.digest[:16]}…"


def test_a_change_after_the_installing_is_seen(tmp_path: Path, place: Path) -> None:
    done = put(zipped(tmp_path, toml=EMBER), place)
    (done.folder / "plugin.py").write_text("")
    assert install.state(done.folder).endswith(", changed since")


def test_what_is_there_stays_unless_it_is_to_be_replaced(tmp_path: Path, place: Path) -> None:
    put(zipped(tmp_path, toml=EMBER), place)
    newer = zipped(tmp_path, name="newer.zip", toml=manifest("ember", version="1.1.0"))
    assert "is there already (1.0.0); with --replace" in refused(newer, place)
    assert put(newer, place, replace=True).replaced == "1.0.0"
    assert load(place).get("ember").version == "1.1.0"
    assert [path.name for path in place.iterdir()] == ["ember"]


def test_the_id_of_another_ruleset_is_not_taken(tmp_path: Path, place: Path) -> None:
    write_package(tmp_path / "elsewhere", "ember")
    registry = load(tmp_path / "elsewhere")
    archive = zipped(tmp_path, toml=EMBER)
    assert "is that of" in refused(archive, place, registry=registry)
    assert "is that of" in refused(archive, place, registry=registry, replace=True)


def test_a_package_that_cannot_be_loaded_is_refused_and_leaves_the_old_one(
    tmp_path: Path, place: Path
) -> None:
    put(zipped(tmp_path, toml=EMBER), place)
    worse = zipped(tmp_path, name="worse.zip", toml=EMBER, plugin="1 / 0")
    assert "ZeroDivisionError" in refused(worse, place, replace=True)
    assert load(place).get("ember")


def odd(tmp_path: Path, *entries: tuple[str | zipfile.ZipInfo, str]) -> Path:
    archive = zipped(tmp_path, toml=EMBER)
    with zipfile.ZipFile(archive, "a") as made:
        for name, content in entries:
            made.writestr(name, content)
    return archive


def link() -> zipfile.ZipInfo:
    info = zipfile.ZipInfo("ember/link")
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("../evil.py", "leads out"),
        ("ember/../../evil.py", "leads out"),
        ("/etc/evil", "leads out"),
        ("ember\\..\\evil", "leads out"),
        ("C:evil", "leads out"),
        ("ember/" + "x" * 300, "leads out"),
        (link(), "is no plain file"),
        ("EMBER/RULESET.TOML", "is in it twice"),
        ("other/file", "holds no ruleset.toml"),
    ],
    ids=str,
)
def test_an_archive_that_is_not_to_be_trusted_is_refused(
    name: str | zipfile.ZipInfo, told: str, tmp_path: Path, place: Path
) -> None:
    assert told in refused(odd(tmp_path, (name, "/etc/passwd")), place)
    assert not (tmp_path / "evil.py").exists()


def test_sizes_and_numbers_are_bounded(tmp_path: Path, place: Path) -> None:
    archive = odd(tmp_path, *((f"ember/{n}", "") for n in range(install.MAX_FILES)))
    assert "more than 2000 files" in refused(archive, place)
    large = odd(tmp_path, ("ember/large", "x" * (install.MAX_FILE + 1)))
    assert "bytes" in refused(large, place)
    many = ((f"ember/{n}", "x" * install.MAX_FILE) for n in range(5))
    archive = zipped(tmp_path, name="bomb.zip", toml=EMBER)
    with zipfile.ZipFile(archive, "a", zipfile.ZIP_DEFLATED) as made:
        for name, content in many:
            made.writestr(name, content)
    assert archive.stat().st_size < 1_000_000
    assert "larger than a package may be" in refused(archive, place)


def test_what_is_no_zip_is_refused(tmp_path: Path, place: Path) -> None:
    (tmp_path / "no.zip").write_text("no")
    assert "cannot be unpacked" in refused(tmp_path / "no.zip", place)
    assert "no file" in refused(tmp_path / "nowhere.zip", place)


def test_the_command_says_what_it_did(
    tmp_path: Path, place: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = zipped(tmp_path, toml=EMBER, plugin="VALUE = 1")

    def run(*words: str) -> tuple[int, str]:
        parser = ArgumentParser()
        cli.add_arguments(parser)
        code = cli.run(parser.parse_args(words), plugins_path=str(place))
        return code, capsys.readouterr().out

    code, told = run("install", str(archive))
    assert code == 0
    assert f"ember 1.0.0 is in {place}/ember" in told
    assert "It holds Python, which runs with all rights of the server" in told
    code, told = run("install", str(archive))
    assert code == 1
    assert "with --replace" in told
    assert "installed from ember.zip, sha256" in run("list")[1]
