"""Make .venv and bring it to a lock file: ``python3 requirements/install.py run`` (or ``dev``).

Works offline, and does nothing, when .venv already is what the lock says. ``dev`` holds all of
``run``, so one environment serves both. ``run`` builds the web app and the panel, too
(requirements/clients.py). Any Python 3 can read this file, to say that it is too old.
"""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

OLDEST = (3, 11)
LOCKS = Path(__file__).resolve().parent
VENV = LOCKS.parent / ".venv"
PYTHON = VENV / "bin" / "python"
UNFINISHED = VENV / "unfinished"
FOR_UV = {"index-url": "UV_DEFAULT_INDEX", "cert": "SSL_CERT_FILE", "proxy": "ALL_PROXY"}
"""What pip calls it, and uv."""


def main(kind):
    use_a_new_enough_python()
    bring(kind)
    if kind == "run":
        build_the_clients()


def bring(kind):
    turn = os.open(str(LOCKS), os.O_RDONLY)  # `make run` and `make test` at once take turns
    fcntl.flock(turn, fcntl.LOCK_EX)
    if is_installed(kind) and works():
        os.close(turn)  # the clients' build takes turns on it as well
        return
    if UNFINISHED.exists() or not works():
        make_venv()
    install(kind)
    os.close(turn)


def build_the_clients():
    """The server does without them: they are not what a start fails for."""
    if subprocess.run([str(PYTHON), str(LOCKS / "clients.py")]).returncode:
        print("Not all of the clients could be built; the lines above say why", flush=True)


def use_a_new_enough_python():
    if sys.version_info >= OLDEST:
        return
    for minor in range(15, 10, -1):
        newer = shutil.which(f"python3.{minor}")
        if newer:
            os.execv(newer, [newer, *sys.argv])
    stop(
        f"Campaign Manager needs Python 3.11 or newer; this is {version()}. Install one, or name "
        "it: make PYTHON=/path/to/python3 run"
    )


def is_installed(kind):
    """Is what the lock says in place? What `dev` installed is enough for `run`."""
    enough = ("run", "dev") if kind == "run" else ("dev",)
    return any(stamp(each).exists() and stamp(each).read_text() == wanted(each) for each in enough)


def works():
    """Does the environment's Python start? It does not after the system's was upgraded."""
    code = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        return not subprocess.run([str(PYTHON), "-c", code], stderr=subprocess.DEVNULL).returncode
    except OSError:
        return False


def make_venv():
    print(f"Making .venv with Python {version()}", flush=True)
    try:
        import ensurepip  # noqa: F401 - Debian leaves it out of its python3
        import venv
    except ImportError:
        stop(
            "This Python cannot make virtual environments. On Debian and Ubuntu: "
            "apt install python3-venv; elsewhere install a whole Python 3.11 or newer."
        )
    try:
        venv.create(str(VENV), clear=True, with_pip=True, symlinks=True)
    except (OSError, subprocess.CalledProcessError) as error:
        stop(f"Cannot make {VENV}: {error}")


def install(kind):
    print(f"Installing what requirements/{kind}.txt lists; this takes a minute, once", flush=True)
    try:
        UNFINISHED.touch()  # found again after a kill -9
    except OSError as error:
        stop(f"{VENV} cannot be written ({error}). Give it back with chown, or remove it.")
    if not bring_packages(lock(kind)):
        stop(
            "The packages could not be installed; the lines above say why. The first start needs "
            "the network; later ones do not."
        )
    stamp(kind).write_text(wanted(kind))
    UNFINISHED.unlink()


def bring_packages(listed):
    """All that a lock file lists, into the environment. False if that cannot be."""
    return with_uv(listed) or with_pip(listed)


def with_uv(listed):
    """uv takes a fifth of pip's time. Where it finds no way to the packages, pip may know one."""
    if not with_pip(lock("uv")):
        return False
    uv = [str(VENV / "bin" / "uv"), "pip", "install", "--quiet", "--python", str(PYTHON)]
    told = {"UV_LINK_MODE": "copy", "UV_SYSTEM_CERTS": "1", **what_pip_is_told()}
    done = subprocess.run(
        [*uv, "--require-hashes", "-r", str(listed)], env={**os.environ, **told}
    ).returncode
    if done:
        print("Trying once more with pip", flush=True)
    return not done


def with_pip(listed):
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--quiet", "install"]
    return not subprocess.run([*pip, "--require-hashes", "-r", str(listed)]).returncode


def what_pip_is_told():
    """Where packages come from and whom to trust, for uv, which does not read pip's settings."""
    config = [str(PYTHON), "-m", "pip", "config", "list"]
    lines = subprocess.run(config, capture_output=True, text=True).stdout.splitlines()
    told = {}
    for line in lines:
        name, _, value = line.partition("=")
        known = FOR_UV.get(name.rpartition(".")[2])
        if known:
            told[known] = value.strip("'\"")
    return told


def lock(kind):
    return LOCKS / f"{kind}.txt"


def stamp(kind):
    return VENV / f"installed-{kind}"


def wanted(kind):
    return hashlib.sha256(lock(kind).read_bytes()).hexdigest()


def version():
    return ".".join(map(str, sys.version_info[:3]))


def stop(line):
    print(line, file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    main(sys.argv[1])
