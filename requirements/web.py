"""Build the web app into web/build if it is not there as its sources are: ``python web.py``.

Brings Node and the packages along (requirements/node.py) only when there is something to build, so
that a start without changes needs neither and no network. Run by the environment's Python, after
requirements/install.py. API, the server's address, is built in where the files go elsewhere.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = ROOT / "web" / "build"
STAMP = BUILT / ".made-from"
SOURCES = ("web", "client", "rulesets", "schemas")
FILES = ("package-lock.json", "tsconfig.base.json")
SKIPPED = {"node_modules", ".svelte-kit", "build", "dist", "tests", "test-results", "cases"}
SUFFIXES = {".ts", ".js", ".svelte", ".css", ".html", ".json", ".svg", ".png", ".txt", ".woff2"}
ADDRESSES = ("API", "STORE")


def main():
    turn = os.open(str(ROOT / "web"), os.O_RDONLY)  # two at once take turns
    fcntl.flock(turn, fcntl.LOCK_EX)
    wanted = digest()
    if STAMP.exists() and STAMP.read_text() == wanted:
        return 0
    print("Building the web app; this takes a few seconds, once for each change", flush=True)
    STAMP.unlink(missing_ok=True)
    node = [sys.executable, str(ROOT / "requirements" / "node.py")]
    # under a test runner it would become a build for developers
    env = {name: value for name, value in os.environ.items() if name not in {"NODE_ENV", "VITEST"}}
    made = subprocess.run(
        [*node, "npm", "run", "--silent", "web"],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode:
        print(made.stdout, file=sys.stderr)
        return 1
    STAMP.write_text(wanted)
    return 0


def digest():
    """Of everything that the build reads, and of the addresses that are built in."""
    whole = hashlib.sha256()
    for path in sorted([*sources(), *(ROOT / name for name in FILES)]):
        whole.update(f"{path.relative_to(ROOT)}\0".encode())
        whole.update(path.read_bytes())
    for name in ADDRESSES:
        whole.update(f"{name}={os.environ.get(name, '')}\0".encode())
    return whole.hexdigest()


def sources():
    for name in SOURCES:
        for folder, folders, files in os.walk(ROOT / name):
            folders[:] = [each for each in folders if each not in SKIPPED]
            for each in files:
                path = Path(folder, each)
                if path.suffix in SUFFIXES and ".test." not in each:
                    yield path


if __name__ == "__main__":
    sys.exit(main())
