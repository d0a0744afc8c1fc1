"""Work that needs nothing but its input, done once, and on the machine's other core where a second process can begin it early.

Pixels and citations take a third of the time of a build. Both are functions of text alone: a job is such a function, at the top of
a module, and its arguments. What was done is kept while the process lives, so that a site being served does no job twice.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

Job = tuple[Callable[..., Any], tuple[Any, ...]]
ROOT = Path(__file__).resolve().parents[1]
FEW = 40  # so many are sooner done here than handed over
MOST = 5_000  # kept at the same time
_kept: dict[Job, Any] = {}


def done(work: Callable[..., Any], *given: Any) -> Any:
    """What the job gives; from what is kept if it was done before."""
    job = (work, given)
    if job not in _kept:
        if len(_kept) >= MOST:
            _kept.clear()
        _kept[job] = work(*given)
    return _kept[job]


def ahead(jobs: Iterable[Job]) -> Callable[[], None]:
    """Begin the jobs that are not done yet in a second process. Returns what waits for them: `done` then has them all.

    Raises RuntimeError while waiting if the second process ends with an error, with its words.
    """
    new = [job for job in dict.fromkeys(jobs) if job not in _kept][:MOST]
    if len(new) < FEW:
        return lambda: None
    process = subprocess.Popen([sys.executable, "-m", "scripts.apart"], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with suppress(BrokenPipeError):  # it ended at once: `wait` says why
        process.stdin.write(pickle.dumps(new))
        process.stdin.close()
    process.stdin = None  # `communicate` below would write to it again

    def wait() -> None:
        out, said = process.communicate()
        if process.returncode:
            raise RuntimeError(f"The second process of the build ended with exit code {process.returncode}:\n{said.decode(errors='replace')}")
        if len(_kept) + len(new) > MOST:
            _kept.clear()
        _kept.update(zip(new, pickle.loads(out), strict=True))

    return wait


def main() -> None:
    """The second process: jobs come in, what they give goes out."""
    jobs: list[Job] = pickle.load(sys.stdin.buffer)
    pickle.dump([work(*given) for work, given in jobs], sys.stdout.buffer)


if __name__ == "__main__":
    main()
