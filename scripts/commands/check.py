"""`python3 -m scripts check`: reads data/ and prints what is wrong, by file and line."""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from scripts import apart
from scripts.dataset import Dataset
from scripts.document import text
from scripts.loader import load
from scripts.newest import stale
from scripts.problem import Problem, report
from scripts.rules import all_problems

ROOT = Path(__file__).resolve().parents[2]


def examine(root: Path) -> tuple[Dataset | None, list[Problem]]:
    """Load the data below `root`, run every rule, and see that the pages written by hand can be read. The data set is none if there is any problem."""
    apart.remember(root / ".cache")
    data, problems = load(root)
    for page in sorted((root / "docs").rglob("*.md")):
        problems += text(root, page.relative_to(root).as_posix())[1]
    if data is not None:
        problems += all_problems(data)
    return (None if problems else data), problems


def main(argv: list[str]) -> int:
    """Exit code 0 and a count, or 1 and one line per problem."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts check", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="folder that holds data/ and docs/ (default: this project)")
    parser.add_argument("--stale", type=int, metavar="DAYS", help="list verdicts and series whose newest fact is older than so many days")
    parser.add_argument("--today", type=date.fromisoformat, help="count from this day, as 2026-11-30 (default: today)")
    args = parser.parse_args(argv)
    data, problems = examine(args.root)
    if data is None:
        print(report(problems), file=sys.stderr)
        return 1
    print(
        f"{len(data.entries)} entries, {len(data.countries)} countries, {len(data.instruments)} instruments, "
        f"{sum(len(c.steps) for c in data.cells.values())} steps, {len(data.facts)} facts, {len(data.sources)} sources: no problem"
    )
    if args.stale is not None:
        for file, line, name, then, age in stale(data, args.today or date.today(), args.stale):
            print(f"{file}:{line}: {name}, newest fact of {then}, {age} days old")
    return 0
