"""`python3 -m scripts audit`: whether a weakness is known in a locked package. Never part of a build or of the tests: it asks the package index.

A package that the index has no word on counts as not looked at, and the command fails: silence is no clean bill.
"""

from __future__ import annotations

import argparse
import subprocess
import sys

from scripts.commands.check import ROOT
from scripts.environment import LOCKS


def call(lock: str) -> list[str]:
    """The words of the call for one lock file: only what is locked, by its hashes, nothing installed."""
    return [sys.executable, "-m", "pip_audit", "--strict", "--disable-pip", "--require-hashes", "--progress-spinner", "off", "-r", str(ROOT / lock)]


def main(argv: list[str]) -> int:
    """Exit code 0 if nothing is known against any package, 1 if something is or a package could not be looked at."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts audit", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tests", action="store_true", help="the packages of the tests too")
    args = parser.parse_args(argv)
    return 1 if subprocess.run(call(LOCKS["test" if args.tests else "run"])).returncode else 0
