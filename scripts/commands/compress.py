"""`python3 -m scripts compress`: writes .br and .gz beside every text file of the built site, for hosts that send them as they are."""

from __future__ import annotations

import argparse
import gzip
from pathlib import Path

from scripts.commands.check import ROOT

TEXT = {".html", ".css", ".js", ".json", ".svg", ".xml", ".csv", ".txt", ".bib", ".ris", ".md", ".webmanifest"}
LEAST = 500  # bytes below which nothing is gained


def compress(site: Path) -> tuple[int, int, int]:
    """Number of files, their bytes, and their bytes compressed. The same site gives the same bytes; a twin of a file that changed is renewed."""
    import brotli

    count = before = after = 0
    for file in sorted(p for p in site.rglob("*") if p.suffix in TEXT and p.stat().st_size >= LEAST):
        content = file.read_bytes()
        small = brotli.compress(content)
        file.with_name(f"{file.name}.br").write_bytes(small)
        file.with_name(f"{file.name}.gz").write_bytes(gzip.compress(content, 9, mtime=0))
        count, before, after = count + 1, before + len(content), after + len(small)
    return count, before, after


def main(argv: list[str]) -> int:
    """Exit code 0 and what was gained, 1 if there is no site."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts compress", description=__doc__)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site/)")
    args = parser.parse_args(argv)
    if not args.site.is_dir():
        print(f"{args.site}: no site. Build it first: python3 -m scripts build")
        return 1
    count, before, after = compress(args.site)
    print(f"{count} files, {before / 1e6:.1f} MB, {after / 1e6:.1f} MB with brotli")
    return 0
