"""Work that needs nothing but its input: done once, kept from build to build, and what is new done on the machine's other core.

Pixels, citations and the workbook take half the time of a build. Each is a function of its arguments alone: a job is such a
function, at the top of a module, and its arguments. What it gave is kept in `.cache` under a digest of both, as long as no script
and no library changed; what the last build did not use is dropped.
"""

from __future__ import annotations

import hashlib
import pickle
import sqlite3
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

Job = tuple[Callable[..., Any], tuple[Any, ...]]
ROOT = Path(__file__).resolve().parents[1]
FEW = 40  # so many are sooner done here than handed over
MOST = 5_000  # kept at the same time
NAME = "done.pickle"
_kept: dict[bytes, Any] = {}
_used: set[bytes] = set()


def done(work: Callable[..., Any], *given: Any) -> Any:
    """What the job gives; from what is kept if it was done before."""
    key = _key((work, given))
    if key not in _kept:
        _keep({key: work(*given)})
    _used.add(key)
    return _kept[key]


def ahead(jobs: Iterable[Job]) -> Callable[[], None]:
    """Begin the jobs that are not done yet in a second process. Returns what waits for them: `done` then has them all.

    Raises RuntimeError while waiting if the second process ends with an error, with its words.
    """
    new = {key: job for job in jobs if (key := _key(job)) not in _kept}
    if not FEW <= len(new) <= MOST:
        return lambda: None
    process = subprocess.Popen([sys.executable, "-m", "scripts.apart"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with suppress(BrokenPipeError):  # it ended at once: `wait` says why
        process.stdin.write(pickle.dumps(list(new.values())))
        process.stdin.close()
    process.stdin = None  # `communicate` below would write to it again

    def wait() -> None:
        out, said = process.communicate()
        if process.returncode:
            raise RuntimeError(f"The second process of the build ended with exit code {process.returncode}:\n{said.decode(errors='replace')}")
        _keep(dict(zip(new, pickle.loads(out), strict=True)))

    return wait


def remember(folder: Path) -> None:
    """Take up what an earlier build kept in this folder, if the same scripts and libraries made it."""
    if _kept:
        return
    with suppress(OSError, EOFError, ValueError, pickle.UnpicklingError), (folder / NAME).open("rb") as file:
        if file.read(len(_stamp())) == _stamp():
            _keep(pickle.load(file))


def keep(folder: Path) -> None:
    """Leave what was used to the next build. A build killed meanwhile leaves what was there."""
    folder.mkdir(exist_ok=True)
    part = folder / f"{NAME}-part"
    part.write_bytes(_stamp() + pickle.dumps({key: _kept[key] for key in sorted(_used & _kept.keys())}))
    part.replace(folder / NAME)


@cache
def _stamp() -> bytes:
    """Of everything that the work depends on besides its input."""
    libraries = sorted(p.name for p in Path(sysconfig.get_path("purelib")).glob("*.dist-info"))  # such a name holds the version
    versions = " ".join([sys.version, sqlite3.sqlite_version, *libraries]).encode()
    return hashlib.sha256(b"\0".join([versions, *(p.read_bytes() for p in sorted((ROOT / "scripts").rglob("*.py")))])).digest()


def _key(job: Job) -> bytes:
    return hashlib.sha256(pickle.dumps(job)).digest()


def _keep(more: dict[bytes, Any]) -> None:
    if len(_kept) + len(more) > MOST:
        _kept.clear()
        _used.clear()
    _kept.update(more)


def main() -> None:
    """The second process: jobs come in, what they give goes out."""
    jobs: list[Job] = pickle.load(sys.stdin.buffer)
    pickle.dump([work(*given) for work, given in jobs], sys.stdout.buffer)


if __name__ == "__main__":
    main()
