"""`python3 -m scripts test`: lint, then every test; a missing browser is a failure. Further words go to pytest."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from scripts import browser, plotlyjs

ROOT = Path(__file__).resolve().parents[2]


def main(argv: list[str]) -> int:
    """Exit code 0 if all is well, 1 if not."""
    try:
        print(f"Browser: {browser.ensure()}", flush=True)
    except browser.BrowserMissing as error:
        print(error, file=sys.stderr)
        return 1
    plotlyjs.ensure(ROOT / ".cache")
    lint = subprocess.run([sys.executable, "-m", "ruff", "check", "scripts", "tests"], cwd=ROOT).returncode
    form = subprocess.run([sys.executable, "-m", "ruff", "format", "--check", "--quiet", "scripts", "tests"], cwd=ROOT).returncode
    if form:
        print("Some files are not in the common form. Mend: .venv/bin/ruff format scripts tests", file=sys.stderr)
    tests = subprocess.run([sys.executable, "-m", "pytest", *argv], cwd=ROOT).returncode
    return 1 if lint or form or tests else 0
