"""`python3 -m scripts build`: builds the site beside the old one and puts it in its place when all is well.

With --offline: a zip of the site that works from a folder on any machine, without a server.
"""

from __future__ import annotations

import argparse
import gc
import logging
import sys
import time
from pathlib import Path

from scripts import apart, handover, headers, offline

ROOT = Path(__file__).resolve().parents[2]


def build(root: Path, site: Path) -> None:
    """Build the project at `root` into `site`. Raises on any problem; `site` is then as it was.

    The new site grows in a folder beside `site` and takes its name at the end, so that no half of one is ever seen.
    """
    handover.spare(site)
    with handover.fresh_folder(site) as fresh:
        _make(root, fresh)
        for path, content in headers.files(fresh).items():
            (fresh / path).parent.mkdir(exist_ok=True)
            (fresh / path).write_bytes(content.encode())
        handover.hand_over(fresh, site)


def build_offline(root: Path, target: Path) -> int:
    """Build the project at `root` as the zip `target`; returns the number of files in it."""
    if target.is_dir():
        raise IsADirectoryError(f"{target} is a folder: name the file that the zip is to be.")
    with handover.fresh_folder(target) as fresh:
        day = _make(root, fresh).extra["edition_date"]
        offline.convert(fresh)
        return offline.pack(fresh, target, day)


def _make(root: Path, folder: Path):
    apart.help_if_new()
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    config = load_config(str(root / "mkdocs.yml"), site_dir=str(folder), strict=True)
    try:
        mkdocs_build(config)
    finally:
        apart.stop()
    return config


def main(argv: list[str]) -> int:
    """Exit code 0 and where the site lies, or 1 and what is wrong."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts build", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--site", type=Path, help="where the site goes (default: site/ in the project; with --offline site-offline.zip)")
    parser.add_argument("--offline", action="store_true", help="make a zip that works without a server")
    args = parser.parse_args(argv)
    from mkdocs.exceptions import MkDocsException

    gc.set_threshold(200_000, 20, 20)  # looking for cycles as often as Python does takes a fifth of the time
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    started = time.perf_counter()
    target = (args.site or args.root / ("site-offline.zip" if args.offline else "site")).resolve()
    try:
        if args.offline:
            made = f"{build_offline(args.root.resolve(), target)} files"
        else:
            build(args.root.resolve(), target)
            made = f"{sum(1 for _ in target.rglob('*.html'))} pages"
    except MkDocsException as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{made} in {target} after {time.perf_counter() - started:.1f} s")
    return 0
