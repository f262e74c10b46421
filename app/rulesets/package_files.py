"""The files that make up a package, and one word that changes with any of them."""

import hashlib
from collections.abc import Iterable, Iterator
from pathlib import Path


def files_of(folder: Path) -> Iterator[Path]:
    """Every file of a package, in order; what is hidden or compiled does not count."""
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part == "__pycache__" for part in parts)
        if not hidden and path.is_file():
            yield path


def content_digest(folders: Iterable[Path]) -> str:
    """Changes with any file's name or content, and with nothing else: two servers with the same
    package have the same."""
    digest = hashlib.sha256()
    for folder in folders:
        for path in files_of(folder):
            content = hashlib.sha256(path.read_bytes()).hexdigest()
            digest.update(f"{path.relative_to(folder).as_posix()}\0{content}\n".encode())
    return digest.hexdigest()
