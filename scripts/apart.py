"""Work that needs nothing but its input: done once, kept from build to build, and done on the machine's other core meanwhile.

Reading YAML, drawings, pages, pixels, citations and the workbook take most of the time of a build. Each is a function of its
arguments alone: a job is such a function, at the top of a module, and its arguments. What it gave is kept in `.cache` under a digest
of both, as long as no script, no template and no version of a library changed; what the last build did not use is dropped. In a
build the second process is started by the first thing that is new, which is a file of data, loads the libraries while the rest is
read, and ends when the build does.
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
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import cached_property
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any

Job = tuple[Callable[..., Any], tuple[Any, ...]]
ROOT = Path(__file__).resolve().parents[1]
LOADED = ("scripts.figures.ladder", "scripts.downloads", "scripts.citable", "xlsxwriter", "resvg_py")  # by the second process while it waits
MOST = 20_000  # kept at the same time
FEW = 8  # asked for at once: what is not begun when it is needed is done by the first process
NAME = "done.pickle"
_kept: dict[bytes, bytes] = {}  # pickled, so that each who asks has a thing of its own
_used: set[bytes] = set()
_there: set[bytes] = set()  # what the folder holds
_coming: dict[bytes, Future[dict[bytes, bytes]]] = {}
_second: list[tuple[subprocess.Popen, ThreadPoolExecutor]] = []  # the process, and the thread that speaks with it, a question and its answer at a time
_helped = False  # whether it is started when there is something new
_started = 0  # times since it last gave an answer
TRIES = 3
SWITCH = 0.0005  # seconds after which the thread that fetches an answer gets its turn: a tenth of what Python gives, as pieces are many and small


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


class Once:
    """An argument of several jobs, pickled once for all of them; the second process gets the thing itself."""

    def __init__(self, thing: Any) -> None:
        self.thing, self._blob = thing, pickle.dumps(thing)

    def __reduce__(self) -> tuple:
        return pickle.loads, (self._blob,)


def help_if_new() -> None:
    """From here on the second process is started by the first job that is not done yet. Where all is kept, there is none."""
    global _helped
    _helped = True


def start() -> None:
    """Start the second process, if it does not run. Without it, as where it cannot live, every job is done where it is asked for."""
    global _started
    if any(process.poll() is None for process, _ in _second) or _started >= TRIES:
        return
    _end()
    _started += 1
    command = [sys.executable, "-m", "scripts.apart", *LOADED]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))}
    with suppress(OSError):  # a session of its own: CTRL-C is for the first
        process = subprocess.Popen(command, cwd=ROOT, env=environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True)
        _second.append((process, ThreadPoolExecutor(1)))
        sys.setswitchinterval(SWITCH)


@atexit.register
def stop() -> None:
    """End the second process: what it does is of no use without the first."""
    global _helped, _started
    _helped, _started = False, 0
    _end()


def _end() -> None:
    recall()
    for process, thread in _second:
        process.kill()
        thread.shutdown(cancel_futures=True)
        with suppress(BrokenPipeError):  # something was still on its way
            process.communicate()
    _second.clear()


def recall() -> None:
    """Take back what was asked for and not fetched, as by a build that failed."""
    for asked in set(_coming.values()):
        asked.cancel()
    _coming.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=lambda: (_second.clear(), _coming.clear()))  # the line is the parent's


def done(work: Callable[..., Any], *given: Any, also: tuple = ()) -> Any:
    """What the job gives: from what is kept, else from the second process if it was asked, else done here.

    also: further arguments, which follow from the given ones and are made only when they are needed.
    """
    key, _ = _packed((work, given))
    asked, blob = _coming.pop(key, None), _kept.get(key)
    if blob is None and asked and not asked.cancel():  # not begun there: done here
        with suppress(Exception):  # what went wrong there goes wrong here too, and is told here
            blob = asked.result().get(key)
    if blob is None:
        if _helped:
            start()
        made = work(*(one.thing if isinstance(one, Once) else one for one in given), *also)
        blob = pickle.dumps(made)
    else:
        made = pickle.loads(blob)
    if len(_kept) < MOST:
        _kept[key] = blob
    _used.add(key)
    return made


def ahead(jobs: Iterable[Job]) -> None:
    """Let the second process do what is not done yet; `done` waits for it."""
    if not (_second or _helped):
        return
    new = {key: blob for key, blob in map(_packed, jobs) if key not in _kept and key not in _coming}
    if new and _helped:
        start()
    jobs = iter(new.items() if len(new) <= MOST else ())
    while _second and (some := dict(islice(jobs, FEW))):
        process, thread = _second[0]
        _coming.update(dict.fromkeys(some, thread.submit(_asked, process, some)))


def _asked(process: subprocess.Popen, jobs: dict[bytes, bytes]) -> dict[bytes, bytes]:
    global _started
    pickle.dump(list(jobs.values()), process.stdin)
    process.stdin.flush()
    answer = pickle.load(process.stdout)
    _started = 0
    return dict(zip(jobs, answer, strict=False))  # up to the one that could not be done


def remember(folder: Path) -> None:
    """Take up what an earlier build kept in this folder, if the same scripts and libraries made it."""
    file, size = folder / NAME, len(STAMP)
    with suppress(Exception):  # whatever is wrong with it: it is made anew
        content = file.read_bytes() if not _kept and file.is_file() else b""
        if content.startswith(STAMP) and hashlib.sha256(content[2 * size :]).digest() == content[size : 2 * size]:
            _kept.update(pickle.loads(content[2 * size :]))
            _there.update(_kept)


def drop() -> None:
    """Forget what was not used since this was last called."""
    recall()
    for key in _kept.keys() - _used:
        del _kept[key]
    _used.clear()


def keep(folder: Path) -> None:
    """Leave what is known to the next build. A build killed meanwhile leaves what was there."""
    if _kept.keys() == _there or _stamp() != STAMP:  # a script was saved meanwhile: whose work this is, nobody knows
        return
    content = pickle.dumps(_kept)
    part = folder / f"{NAME}-{os.getpid()}"
    with suppress(OSError):  # a folder that cannot be written: the next build is slower, this one is whole
        folder.mkdir(exist_ok=True)
        part.write_bytes(STAMP + hashlib.sha256(content).digest() + content)
        part.replace(folder / NAME)
        _there.clear()
        _there.update(_kept)
    with suppress(OSError):
        for left in folder.glob(f"{NAME}-*"):  # of this process or of one that was killed
            left.unlink(missing_ok=True)


def _stamp() -> bytes:
    """Of everything that the work depends on besides its input."""
    libraries = sorted(p.name for p in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))  # such a name holds the version
    own = sorted(p for form in ("[!.]*.py", "[!.]*.jinja") for p in (ROOT / "scripts").rglob(form))
    parts = [part for p in own for part in (p.relative_to(ROOT).as_posix().encode(), p.read_bytes())]  # figures are found by the names of their files
    return hashlib.sha256(b"\0".join([sys.version.encode(), sqlite3.sqlite_version.encode(), *map(str.encode, libraries), *parts])).digest()


STAMP = _stamp()  # of the scripts as they were loaded


def _packed(job: Job) -> tuple[bytes, bytes]:
    blob = pickle.dumps(job)
    return hashlib.sha256(blob).digest(), blob


def main(modules: list[str]) -> None:
    """The second process: jobs come in, what they give goes out, until the first one ends."""
    out, sys.stdout = sys.stdout.buffer, sys.stderr  # what a job prints is no answer
    for name in modules:
        import_module(name)
    with suppress(EOFError, BrokenPipeError):
        while True:
            answer, blobs = [], pickle.load(sys.stdin.buffer)
            with suppress(Exception):  # whatever it is, the first process meets it too and tells it
                for blob in blobs:
                    work, given = pickle.loads(blob)
                    answer.append(pickle.dumps(work(*given)))
            pickle.dump(answer, out)
            out.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
