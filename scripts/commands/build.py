"""`python3 -m scripts build`: builds the site beside the old one and puts it in its place when all is well."""

from __future__ import annotations

import argparse
import logging
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def build(root: Path, site: Path) -> None:
    """Build the project at `root` into `site`. Raises on any problem; `site` is then as it was.

    The new site grows in a folder beside `site` and takes its name at the end, so that no half of one is ever seen.
    """
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    site.parent.mkdir(parents=True, exist_ok=True)
    fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}-", dir=site.parent))
    try:
        config = load_config(str(root / "mkdocs.yml"), site_dir=str(fresh), strict=True)
        mkdocs_build(config)
        old = site.with_name(f".{site.name}-old-{os.getpid()}")
        if site.exists():
            site.rename(old)
        fresh.rename(site)
        site.chmod(0o755)
        shutil.rmtree(old, ignore_errors=True)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def main(argv: list[str]) -> int:
    """Exit code 0 and where the site lies, or 1 and what is wrong."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts build", description=__doc__)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--site", type=Path, help="where the site goes (default: site/ in the project)")
    args = parser.parse_args(argv)
    from mkdocs.exceptions import MkDocsException

    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    started = time.perf_counter()
    site = args.site or args.root / "site"
    try:
        build(args.root.resolve(), site.resolve())
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    pages = sum(1 for _ in site.rglob("*.html"))
    print(f"{pages} pages in {site} after {time.perf_counter() - started:.1f} s")
    return 0
