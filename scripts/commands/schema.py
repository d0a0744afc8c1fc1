"""`python3 -m scripts schema`: writes the editor's schemas into data/schema/; `--check` only says whether they are fresh."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts.commands.check import ROOT, examine
from scripts.problem import report
from scripts.schema import schemas


def main(argv: list[str]) -> int:
    """Exit code 0 when all schemas are fresh (afterwards), 1 when --check finds a stale one or the data are bad."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts schema", description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    args = parser.parse_args(argv)
    data, problems = examine(args.root)
    if data is None:
        print(report(problems), file=sys.stderr)
        return 1
    stale = {p: t for p, t in schemas(data).items() if not (args.root / p).is_file() or (args.root / p).read_text(encoding="utf-8") != t}
    for path, text in stale.items():
        if args.check:
            print(f"{path}: stale. Run python3 -m scripts schema.", file=sys.stderr)
        else:
            (args.root / path).parent.mkdir(parents=True, exist_ok=True)
            (args.root / path).write_text(text, encoding="utf-8")
            print(f"{path}: written")
    return 1 if stale and args.check else 0
