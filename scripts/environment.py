"""The project's own `.venv` from the locked requirements; the standard library alone, so that it runs before anything is installed.

It is on the way of every command: what only a set-up needs is imported where it is used. An old Python must be able to read this file.
"""

import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
LOCKS = {"run": "requirements.lock", "test": "requirements-test.lock"}  # the second holds all of the first
OLDEST = (3, 11)
REMEDIES = (
    (("ensurepip", "python3-venv"), "Python's venv module is missing: install it (Debian, Ubuntu: apt install python3-venv) and try again."),
    (("hash mismatch", "do not match the hashes"), "A package is not the one that was locked, and nothing was kept. Try again, on another network if need be."),
    (("No space left",), "The disk is full: make room (about 400 MB) and try again."),
    (("Permission denied", "Access is denied", "os error 5"), "Stop what runs from .venv, delete that folder and try again."),
)
OFFLINE = "The packages could not be installed. The first run needs a connection to a package index; after it everything works offline."


class SetupError(Exception):
    """Why the environment could not be made, in words for the reader."""


def too_old(version):
    """A sentence if this Python cannot run the project, else nothing."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    return "Python {}.{} is too old: Python {}.{} or newer is needed. Try: python3.12 -m scripts".format(*version[:2], *OLDEST)


def folder(root):
    """Where the environment of a project lies."""
    return os.path.join(root, ".venv")


def python(root):
    """The interpreter of the project's own environment."""
    return os.path.join(folder(root), *(("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")))


def inside(root):
    """Whether this very process runs in the project's own environment."""
    return os.path.isdir(folder(root)) and os.path.samefile(sys.prefix, folder(root))


def stamp(root, kind):
    """What a finished environment of this kind is made from: lock, Python, machine, place."""
    import hashlib

    with open(os.path.join(root, LOCKS[kind]), "rb") as lock:
        digest = hashlib.sha256(lock.read()).hexdigest()
    machine = os.uname().machine if hasattr(os, "uname") else os.environ.get("PROCESSOR_ARCHITECTURE", "")
    return " ".join([kind, digest, sys.implementation.cache_tag, sys.platform, machine, str(root)])


def fresh(root, kind):
    """Whether the environment is there, finished, and made from the present locks. One for tests serves for running too."""
    try:
        with open(os.path.join(folder(root), "stamp"), encoding="utf-8") as file:
            made = file.read()
    except (OSError, ValueError):  # not there, or torn
        return False
    return os.path.exists(python(root)) and made in [stamp(root, k) for k in dict.fromkeys((kind, "test"))]


def ensure(root, kind):
    """Make or renew `.venv`. Raises SetupError with a sentence that says what to do."""
    if fresh(root, kind):
        return
    try:
        with open(os.path.join(root, ".venv.lock"), "a") as guard:
            wait(guard)
            if not fresh(root, kind):
                _install(root, kind, guard)
    except OSError as error:
        raise SetupError(f"{error}\nThe folder {root} cannot be written. Clone the project to a folder of your own.") from None


def wait(guard):
    """Hold the guard, after any other process. The system lets go of it when a process ends, even if it was killed."""
    if os.name == "nt":
        import msvcrt

        while True:
            try:
                return msvcrt.locking(guard.fileno(), msvcrt.LK_LOCK, 1)
            except OSError:  # ten seconds have passed
                continue
    import fcntl

    try:
        fcntl.flock(guard, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Waiting for another process ...", file=sys.stderr, flush=True)
        fcntl.flock(guard, fcntl.LOCK_EX)


def _install(root, kind, guard):
    """Make `.venv` anew; the stamp comes last, so that whatever is cut short counts as not there."""
    import subprocess

    print("Setting up (once; about half a minute) ...", file=sys.stderr, flush=True)
    handed = {} if os.name == "nt" else {"pass_fds": (guard.fileno(),)}  # an installer that outlives a killed parent keeps others waiting
    mark = os.path.join(folder(root), "stamp")
    if os.path.islink(folder(root)):  # another project's: it would be emptied through the link
        os.unlink(folder(root))
    if os.path.exists(mark):
        os.unlink(mark)
    for step in steps(root, kind):
        done = subprocess.run(step, text=True, capture_output=True, **handed)
        if done.returncode:
            raise SetupError(remedy(done.stdout + done.stderr))
    with open(mark, "w", encoding="utf-8") as file:
        file.write(stamp(root, kind))


def steps(root, kind):
    """The commands that make the environment: with uv where it is present, else with venv and pip."""
    import shutil

    base = getattr(sys, "_base_executable", None) or sys.executable  # not the one inside the folder that is cleared
    lock = os.path.join(root, LOCKS[kind])
    uv = shutil.which("uv")
    if uv:
        return [
            [uv, "venv", "--quiet", "--clear", "--python", base, folder(root)],
            [uv, "pip", "install", "--quiet", "--compile-bytecode", "--require-hashes", "--python", python(root), "-r", lock],
        ]
    return [
        [base, "-m", "venv", "--clear", folder(root)],
        [python(root), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r", lock],
    ]


def remedy(said):
    """What an installer said, shortened, and what to do about it."""
    lines = [line for line in said.strip().splitlines() if line.strip() and "Retrying" not in line]
    help_ = next((text for needles, text in REMEDIES if any(n.lower() in said.lower() for n in needles)), OFFLINE)
    return "\n".join([*lines[-4:], help_])
