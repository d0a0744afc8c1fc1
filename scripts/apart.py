"""Work that needs nothing but its input: done once, kept from build to build, and done on the machine's other core meanwhile.

Reading YAML, drawings, pixels, citations and the workbook take more than half the time of a build. Each is a function of its
arguments alone: a job is such a function, at the top of a module, and its arguments. What it gave is kept in `.cache` under a digest
of both, as long as no script and no library changed; what the last build did not use is dropped. The second process is started by
the first thing that is new, which is a file of data, loads the libraries while the rest is read, and ends when the first one does.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import pickle
import sqlite3
import subprocess
import sys
import sysconfig
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cache, cached_property
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

Job = tuple[Callable[..., Any], tuple[Any, ...]]
ROOT = Path(__file__).resolve().parents[1]
LOADED = ("scripts.figures.ladder", "scripts.downloads", "scripts.citable", "xlsxwriter", "resvg_py")  # by the second process while it waits
MOST = 5_000  # kept at the same time
FEW = 8  # asked for at once: what is not begun when it is needed is done by the first process
NAME = "done.pickle"
_kept: dict[bytes, bytes] = {}  # pickled, so that each who asks has a thing of its own
_used: set[bytes] = set()
_there: set[bytes] = set()  # what the folder holds
_coming: dict[bytes, Future[dict[bytes, bytes]]] = {}
_second: list[tuple[subprocess.Popen, ThreadPoolExecutor]] = []  # the process, and the thread that speaks with it, a question and its answer at a time
_helped = False  # whether it is started when there is something new


class Soon(Mapping):
    """A mapping that is made or waited for when somebody first looks into it."""

    def __init__(self, make: Callable[[], Mapping]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Mapping:
        return self._make()

    def __getitem__(self, key: Any) -> Any:
        return self._made[key]

    def __iter__(self) -> Iterator:
        return iter(self._made)

    def __len__(self) -> int:
        return len(self._made)


def help_if_new() -> None:
    """From here on the second process is started by the first job that is not done yet. Where all is kept, there is none."""
    global _helped
    _helped = True


def start() -> None:
    """Start the second process, if it does not run. Without it every job is done where it is asked for."""
    if not any(process.poll() is None for process, _ in _second):
        _end()
        command = [sys.executable, "-m", "scripts.apart", *LOADED]  # a session of its own: CTRL-C is for the first
        process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
        _second.append((process, ThreadPoolExecutor(1)))


@atexit.register
def stop() -> None:
    """End the second process: what it does is of no use without the first."""
    global _helped
    _helped = False
    _end()


def _end() -> None:
    for process, _ in _second:
        process.kill()
        with suppress(BrokenPipeError):  # something was still on its way
            process.communicate()
    _second.clear()
    _coming.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=lambda: (_second.clear(), _coming.clear()))  # the line is the parent's


def done(work: Callable[..., Any], *given: Any, also: tuple = ()) -> Any:
    """What the job gives: from what is kept, else from the second process if it was asked, else done here.

    also: further arguments, which follow from the given ones and are made only when they are needed.
    """
    key, _ = _packed((work, given))
    if (asked := _coming.pop(key, None)) and key not in _kept and not asked.cancel():  # not begun there: done here
        with suppress(Exception):  # what went wrong there goes wrong here too, and is told here
            _keep(asked.result())
    if key in _kept:
        made = pickle.loads(_kept[key])
    else:
        if _helped:
            start()
        made = work(*given, *also)
        _keep({key: pickle.dumps(made)})
    _used.add(key)
    return made


def ahead(jobs: Iterable[Job]) -> None:
    """Let the second process do what is not done yet; `done` waits for it."""
    if _second or _helped:
        new = {key: blob for key, blob in map(_packed, jobs) if key not in _kept and key not in _coming}
        if new and len(new) <= MOST:
            if _helped:
                start()
            jobs = iter(new.items())
            while some := dict(islice(jobs, FEW)):
                _coming.update(dict.fromkeys(some, _second[0][1].submit(_asked, some)))


def _asked(jobs: dict[bytes, bytes]) -> dict[bytes, bytes]:
    process, _ = _second[0]
    pickle.dump(list(jobs.values()), process.stdin)
    process.stdin.flush()
    return dict(zip(jobs, pickle.load(process.stdout), strict=False))  # up to the one that could not be done


def remember(folder: Path) -> None:
    """Take up what an earlier build kept in this folder, if the same scripts and libraries made it."""
    if _kept:
        return
    stamp = _stamp()
    size = len(stamp)
    with suppress(OSError):
        content = (folder / NAME).read_bytes()
        if content.startswith(stamp) and hashlib.sha256(content[2 * size :]).digest() == content[size : 2 * size]:
            _keep(pickle.loads(content[2 * size :]))
            _there.update(_kept)


def drop() -> None:
    """Forget what was not used since this was last called."""
    for key in _kept.keys() - _used:
        del _kept[key]
    _used.clear()


def keep(folder: Path) -> None:
    """Leave what is known to the next build. A build killed meanwhile leaves what was there."""
    if _kept.keys() == _there:
        return
    content = pickle.dumps(_kept)
    with suppress(OSError):  # a folder that cannot be written: the next build is slower, this one is whole
        folder.mkdir(exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=f"{NAME}-", delete=False) as part:
            part.write(_stamp() + hashlib.sha256(content).digest() + content)
        Path(part.name).replace(folder / NAME)
        _there.clear()
        _there.update(_kept)


@cache
def _stamp() -> bytes:
    """Of everything that the work depends on besides its input."""
    libraries = sorted(p.name for p in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))  # such a name holds the version
    versions = " ".join([sys.version, sqlite3.sqlite_version, *libraries]).encode()
    return hashlib.sha256(b"\0".join([versions, *(p.read_bytes() for p in sorted((ROOT / "scripts").rglob("*.py")))])).digest()


def _packed(job: Job) -> tuple[bytes, bytes]:
    blob = pickle.dumps(job)
    return hashlib.sha256(blob).digest(), blob


def _keep(more: dict[bytes, bytes]) -> None:
    if len(_kept) + len(more) > MOST:
        _kept.clear()
        _used.clear()
    _kept.update(more)


def main(modules: list[str]) -> None:
    """The second process: jobs come in, what they give goes out, until the first one ends."""
    for name in modules:
        import_module(name)
    with suppress(EOFError, BrokenPipeError):
        while True:
            answer, blobs = [], pickle.load(sys.stdin.buffer)
            with suppress(Exception):  # whatever it is, the first process meets it too and tells it
                for blob in blobs:
                    work, given = pickle.loads(blob)
                    answer.append(pickle.dumps(work(*given)))
            pickle.dump(answer, sys.stdout.buffer)
            sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
