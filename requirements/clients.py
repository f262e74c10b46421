"""Build the web app and the panel for TaleSpire where they are not as their sources are:
``python clients.py``, or ``python clients.py web`` for one of them.

Brings Node and the packages along (requirements/node.py) only when there is something to build, so
that a start without changes needs neither and no network. Run by the environment's Python, after
requirements/install.py. API, the server's address, is built into the web app where the files go
elsewhere.
"""

import fcntl
import functools
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BUILT = {"web": "web/build", "symbiote": "symbiote/dist/campaign-manager"}
NAMES = {"web": "the web app", "symbiote": "the panel for TaleSpire"}
SHARED = ("client", "rulesets", "schemas")
FILES = ("package-lock.json", "tsconfig.base.json")
SKIPPED = {"node_modules", ".svelte-kit", "dist", "tests", "test-results"}
SKIPPED_BELOW = {
    "web": {"build"},
    "symbiote": {"emulator"},
    "schemas": {"cases"},
    "client": {"dev", "fakes", "ruleset-page"},
}
SUFFIXES = {
    ".ts",
    ".js",
    ".svelte",
    ".css",
    ".html",
    ".json",
    ".md",
    ".svg",
    ".png",
    ".txt",
    ".woff2",
}
# built into the files; the panel's stands in a file of its own
ADDRESSES = {"web": ("API", "STORE"), "symbiote": ()}
SERVER = re.compile(r"server: ['\"]([^'\"]*)['\"]")


def main(wanted):
    return max([bring(client) for client in wanted or BUILT], default=0)


def bring(client):
    turn = os.open(str(ROOT / client), os.O_RDONLY)  # two at once take turns
    fcntl.flock(turn, fcntl.LOCK_EX)
    try:
        stamp = ROOT / BUILT[client] / ".made-from"
        wanted = digest(client)
        if stamp.exists() and stamp.read_text() == wanted:
            return 0
        print(f"Building {NAMES[client]}; this takes a few seconds, once for each change")
        sys.stdout.flush()
        stamp.unlink(missing_ok=True)
        if not build(client):
            return 1
        stamp.write_text(wanted)
        return 0
    finally:
        os.close(turn)


def build(client):
    # under a test runner it would become a build for developers
    env = {name: value for name, value in os.environ.items() if name not in {"NODE_ENV", "VITEST"}}
    if client == "symbiote":
        env["SERVER"] = env.get("SERVER") or pointed_at()
    made = subprocess.run(
        [sys.executable, str(ROOT / "requirements/node.py"), "npm", "run", "--silent", client],
        cwd=ROOT,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    if made.returncode:
        print(made.stdout, file=sys.stderr)
    return not made.returncode


def pointed_at():
    """Which server the panel asks that `make symbiote` has built: a newer one asks it, too."""
    config = ROOT / BUILT["symbiote"] / "config.js"
    found = config.exists() and SERVER.search(config.read_text())
    return found[1] if found else ""


def digest(client):
    """Of everything that the build reads, and of the addresses that are built in."""
    whole = hashlib.sha256()
    for name in (client, *SHARED):
        whole.update(of_folder(name))
    for name in FILES:
        whole.update((ROOT / name).read_bytes())
    for name in ADDRESSES[client]:
        whole.update(f"{name}={os.environ.get(name, '')}\0".encode())
    return whole.hexdigest()


@functools.cache
def of_folder(name):
    whole = hashlib.sha256()
    for path in sorted(sources(name)):
        whole.update(f"{path.relative_to(ROOT)}\0".encode())
        whole.update(path.read_bytes())
    return whole.digest()


def sources(name):
    skipped = SKIPPED | SKIPPED_BELOW.get(name, set())
    for folder, folders, files in os.walk(ROOT / name):
        folders[:] = [each for each in folders if each not in skipped]
        for each in files:
            path = Path(folder, each)
            if path.suffix in SUFFIXES and ".test." not in each:
                yield path


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
