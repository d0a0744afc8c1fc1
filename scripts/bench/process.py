"""A command -> seconds, processor seconds and memory of its process; a saved data file -> seconds until the new page is served."""

from __future__ import annotations

import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from scripts import apart

COPIED = ("data", "docs", "scripts", "mkdocs.yml", ".cache")


def once(command: list[str], cwd: Path, **environ: str) -> dict[str, float]:
    """Seconds by the clock and of the processor, and peak memory in MB, of a process. Raises with its words if it fails."""
    start = time.perf_counter()
    with tempfile.TemporaryFile("w+") as said:
        process = subprocess.Popen(command, cwd=cwd, stdout=said, stderr=said, env={**os.environ, **environ})
        found = {}
        if hasattr(os, "wait4"):
            _, code, used = os.wait4(process.pid, 0)
            process.returncode = code  # it has been waited for
            found = {"processor": used.ru_utime + used.ru_stime, "memory": used.ru_maxrss / (1_000_000 if sys.platform == "darwin" else 1000)}
        else:
            code = process.wait()
        if code:
            said.seek(0)
            raise RuntimeError(f"{' '.join(command)} failed:\n{said.read()}")
    return {"seconds": time.perf_counter() - start, **found}


def medians(found: list[dict[str, float]]) -> dict[str, float]:
    """The median of each figure."""
    return {k: round(statistics.median(f[k] for f in found), 3) for k in found[0]}


def timed(command: list[str], cwd: Path, runs: int) -> dict[str, float]:
    """The medians of `runs` after one that is not counted."""
    return medians([once(command, cwd) for _ in range(runs + 1)][1:])


def cold(command: list[str], cwd: Path) -> dict[str, float]:
    """One run in which nothing was made before: no module compiled of ours or of the libraries, no template, no drawing."""
    (cwd / ".cache" / apart.NAME).unlink(missing_ok=True)
    shutil.rmtree(cwd / ".cache" / "templates", ignore_errors=True)
    with tempfile.TemporaryDirectory() as nowhere:
        return medians([once(command, cwd, PYTHONPYCACHEPREFIX=nowhere)])


def run(name: str, *words: str) -> list[str]:
    """The call of a command of the project in the folder where it runs, whatever environment that has."""
    return [sys.executable, "-c", f"import sys; from scripts.commands.{name} import main; sys.exit(main(sys.argv[1:]))", *words]


def copy(root: Path, to: Path) -> Path:
    """A copy of the project that may be spoilt."""
    for name in COPIED:
        if (root / name).is_dir():
            shutil.copytree(root / name, to / name, ignore=shutil.ignore_patterns("__pycache__"))
        elif (root / name).is_file():
            shutil.copy(root / name, to / name)
    return to


def one_change(root: Path, runs: int, patience: float = 60.0) -> dict[str, float]:
    """Seconds from saving a data file, in a copy that is being served, to the new words being served."""
    with tempfile.TemporaryDirectory() as folder:
        project = copy(root, Path(folder))
        command, environ = run("serve", "--no-open", "--port", "0"), {**os.environ, "PYTHONUNBUFFERED": "1"}
        served = subprocess.Popen(command, cwd=project, env=environ, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            address = next(m[0] for line in served.stdout if (m := re.search(r"http://[\d.:]+/", line)))
            file = next(iter(sorted((project / "data" / "countries").glob("*.yml"))))
            text = file.read_text(encoding="utf-8")
            name, title = re.search(r"- id: (\S+)\n\s+title: (.+)", text).groups()
            page = f"{address}entries/{name.lower()}/"
            _until(page, title[:20], patience)
            taken = []
            for n in range(runs + 1):
                mark = f"Measured change {n}"
                start = time.perf_counter()
                file.write_text(text.replace(title, mark, 1), encoding="utf-8")
                _until(page, mark, patience)
                taken.append(time.perf_counter() - start)
        finally:
            served.terminate()
            served.wait()
            served.stdout.close()
    return medians([{"seconds": t} for t in taken[1:]])


def _until(address: str, words: str, patience: float) -> None:
    end = time.perf_counter() + patience
    while time.perf_counter() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                if words in answer.read().decode():
                    return
        except OSError:
            pass  # not up yet, or busy with building
        time.sleep(0.05)
    raise TimeoutError(f"{address} did not say '{words}' within {patience:.0f} s")
