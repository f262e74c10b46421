"""Make .venv and bring it to a lock file: ``python3 requirements/install.py run`` (or ``dev``).

Works offline, and does nothing, when .venv already is what the lock says. ``dev`` holds all of
``run``, so one environment serves both. Written for any Python 3, to be able to say that it is
too old.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys

OLDEST = (3, 11)
FOLDER = os.path.dirname(os.path.abspath(__file__))
VENV = os.path.join(os.path.dirname(FOLDER), ".venv")
PYTHON = os.path.join(VENV, "bin", "python")
UNFINISHED = os.path.join(VENV, "unfinished")


def main(kind):
    use_a_new_enough_python()
    with_lock = os.open(FOLDER, os.O_RDONLY)  # `make run` and `make test` at once take turns
    fcntl.flock(with_lock, fcntl.LOCK_EX)
    if is_installed(kind) and works():
        return
    if os.path.exists(UNFINISHED) or not works():
        make_venv()
    install(kind)


def use_a_new_enough_python():
    if sys.version_info >= OLDEST:
        return
    for minor in range(15, 10, -1):
        newer = shutil.which("python3.%d" % minor)
        if newer:
            os.execv(newer, [newer, *sys.argv])
    stop(
        "Campaign Manager needs Python 3.11 or newer; this is %d.%d. Install one, or name it: "
        "make PYTHON=/path/to/python3 run" % sys.version_info[:2]
    )


def is_installed(kind):
    """Is what the lock says in place? What `dev` installed is enough for `run`."""
    enough = ("run", "dev") if kind == "run" else ("dev",)
    return any(read(stamp_of(each)) == fingerprint(each) for each in enough)


def works():
    """Does the environment's Python start? It does not after the system's was upgraded."""
    try:
        code = "import sys; sys.exit(sys.version_info < (3, 11))"
        return subprocess.run([PYTHON, "-c", code], stderr=subprocess.DEVNULL).returncode == 0
    except OSError:
        return False


def make_venv():
    say("Making .venv with Python %d.%d" % sys.version_info[:2])
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of its python3
        import venv
    except ImportError:
        stop(
            "This Python cannot make virtual environments. On Debian and Ubuntu: "
            "apt install python3-venv; elsewhere install a whole Python 3.11 or newer."
        )
    try:
        venv.create(VENV, clear=True, with_pip=True, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        stop("Cannot make %s: %s" % (VENV, error))


def install(kind):
    lock = os.path.join(FOLDER, kind + ".txt")
    say("Installing what requirements/%s.txt lists; this takes a minute, once" % kind)
    try:
        write(UNFINISHED, "an installation began here")  # found again after a kill -9
    except OSError as error:
        stop("%s belongs to another user (%s): give it back with chown, or remove it." % (VENV, error))
    pip = [PYTHON, "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    if subprocess.run([*pip, "--require-hashes", "-r", lock]).returncode:
        stop(
            "The packages could not be installed; the lines above say why. The first start needs "
            "the network; later ones do not."
        )
    write(stamp_of(kind), fingerprint(kind))
    os.remove(UNFINISHED)


def stamp_of(kind):
    return os.path.join(VENV, "installed-" + kind)


def fingerprint(kind):
    with open(os.path.join(FOLDER, kind + ".txt"), "rb") as lock:
        return hashlib.sha256(lock.read()).hexdigest()


def read(path):
    try:
        with open(path) as file:
            return file.read()
    except OSError:
        return ""


def write(path, content):
    with open(path, "w") as file:
        file.write(content)


def say(line):
    print(line, flush=True)


def stop(line):
    print(line, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1])
