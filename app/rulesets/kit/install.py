"""``ruleset install x.zip``: unpack a package where the server finds it, after looking at it.

What is looked at: no path leads out of the folder, no links, sizes and numbers are bounded, and
the package can be loaded. Loading runs ``plugin.py``: whoever installs one trusts its author.
"""

import hashlib
import json
import shutil
import stat
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any

from app.rulesets import package
from app.rulesets.package import MANIFEST, Manifest, Refused
from app.rulesets.package_files import content_digest
from app.rulesets.registry import Registry, load_one

MAX_FILES = 2000
MAX_FILE = 16 * 1024 * 1024
MAX_TOTAL = 64 * 1024 * 1024
MAX_NAME = 240
RECORD = ".installed.json"
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Installed:
    """What was installed. ``digest`` is the SHA-256 of the zip."""

    manifest: Manifest
    folder: Path
    digest: str
    has_code: bool
    replaced: str


def install(
    archive: Path, into: Path, registry: Registry, app_version: str, *, replace: bool = False
) -> Installed:
    """Unpack ``archive`` to ``into/<id>``. Raises Refused; then nothing has changed."""
    into.mkdir(parents=True, exist_ok=True)
    unpacked = into / f".{archive.stem[:60]}.installing"
    shutil.rmtree(unpacked, ignore_errors=True)
    try:
        _unpack(archive, unpacked)
        source = package.at(unpacked)
        manifest = package.read_manifest(source)
        folder = into / manifest.id
        before = _fitting(manifest, folder, registry, replace=replace)
        load_one(source, manifest, app_version, fresh=True).close()
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()
        record = {"archive": archive.name, "sha256": digest, "files": content_digest([unpacked])}
        (unpacked / RECORD).write_text(json.dumps(record, indent=1) + "\n", "utf-8")
        _put(unpacked, folder)
    except OSError as error:
        raise Refused(f"{archive.name}: {error.strerror or error}.") from error
    finally:
        shutil.rmtree(unpacked, ignore_errors=True)
    has_code = (folder / "plugin.py").is_file()
    return Installed(manifest, folder, digest, has_code, before)


def state(folder: Path) -> str:
    """What is to be said of an installed package: its digest, and whether it was changed since.
    Empty for one that was not installed from a zip."""
    try:
        record: dict[str, Any] = json.loads((folder / RECORD).read_text("utf-8"))
        told = f"installed from {record['archive']}, sha256 {record['sha256'][:16]}…"
        return told if record["files"] == content_digest([folder]) else f"{told}, changed since"
    except (OSError, ValueError, LookupError, TypeError):
        return ""


def _fitting(manifest: Manifest, folder: Path, registry: Registry, *, replace: bool) -> str:
    """The version that is there already; Refused where it may not be replaced."""
    for ruleset in registry.all():
        if (
            ruleset.id == manifest.id
            and ruleset.package.source.folder.resolve() != folder.resolve()
        ):
            raise Refused(f"The id {manifest.id} is that of {ruleset.origin}.")
    if not folder.exists():
        return ""
    there = "a version that cannot be read"
    with suppress(Refused):
        there = package.read_manifest(package.at(folder)).version
    if not replace:
        raise Refused(
            f"{folder} is there already ({there}); with --replace it gives way to"
            f" {manifest.version}."
        )
    return there


def _put(unpacked: Path, folder: Path) -> None:
    """In one step each: a server that looks meanwhile sees the old one, none, or the new one."""
    old = folder.with_name(f".{folder.name}.replaced")
    shutil.rmtree(old, ignore_errors=True)
    if folder.exists():
        folder.rename(old)
    try:
        unpacked.rename(folder)
    except OSError:
        if old.exists():
            old.rename(folder)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _unpack(archive: Path, target: Path) -> None:
    try:
        with zipfile.ZipFile(archive) as opened:
            entries = list(_entries(opened))
            top = _top([name for _, name in entries])
            total = 0
            for info, name in entries:
                path = target.joinpath(*name.parts[len(top.parts) :])
                path.parent.mkdir(parents=True, exist_ok=True)
                total += _write(opened, info, path, MAX_TOTAL - total)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise Refused(f"{archive.name} cannot be unpacked: {error}.") from None
    except FileNotFoundError:
        raise Refused(f"There is no file {archive}.") from None


def _entries(opened: zipfile.ZipFile) -> Iterator[tuple[zipfile.ZipInfo, PurePosixPath]]:
    """The files of the archive, each with a name that stays inside."""
    infos = [info for info in opened.infolist() if not info.is_dir()]
    if len(infos) > MAX_FILES:
        raise Refused(f"It holds more than {MAX_FILES} files.")
    seen: set[str] = set()
    for info in infos:
        name = PurePosixPath(info.filename)
        shown = info.filename[:80]
        if (
            name.is_absolute()
            or ".." in name.parts
            or any(mark in info.filename for mark in ("\\", ":", "\0"))
            or len(info.filename) > MAX_NAME
        ):
            raise Refused(f"The name {shown!r} leads out of the package.")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise Refused(f"{shown!r} is no plain file.")
        if info.file_size > MAX_FILE:
            raise Refused(f"{shown!r} has more than {MAX_FILE} bytes.")
        folded = info.filename.casefold()
        if folded in seen:
            raise Refused(f"{shown!r} is in it twice.")
        seen.add(folded)
        if "__pycache__" not in name.parts and name.name != RECORD:
            yield info, name


def _top(names: list[PurePosixPath]) -> PurePosixPath:
    """The folder that holds the manifest: the archive's own top, or its only folder."""
    if PurePosixPath(MANIFEST) in names:
        return PurePosixPath()
    tops = {name.parts[0] for name in names}
    if len(tops) == 1:
        top = PurePosixPath(tops.pop())
        if top / MANIFEST in names:
            return top
    raise Refused(f"It holds no {MANIFEST}, neither at its top nor in its only folder.")


def _write(opened: zipfile.ZipFile, info: zipfile.ZipInfo, path: Path, left: int) -> int:
    """What a header says of the size is not believed."""
    written = 0
    with opened.open(info) as source, path.open("xb") as target:
        while chunk := source.read(_CHUNK):
            written += len(chunk)
            if written > min(MAX_FILE, left):
                raise Refused(f"{info.filename[:80]!r} is larger than a package may be.")
            target.write(chunk)
    return written
