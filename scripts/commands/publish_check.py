"""`python3 -m scripts publish-check`: whether the built site may go on the web.

Refused are: an address that no reader can reach, links inside the site that lead nowhere, an entry that was begun and not written, and
a page that was published before and is gone. A page that moves leaves a file behind in docs/ at its old place, with `moved: NEW/ADDRESS/` in its front matter.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from scripts import built
from scripts.commands.check import ROOT
from scripts.commands.new import UNWRITTEN

LIST = "data/published-addresses.txt"
HEAD = "# Addresses that were published; `publish-check --accept` adds new ones. None may go: see docs/maintain.md.\n"


def published(root: Path) -> list[str]:
    """The addresses in the list."""
    file = root / LIST
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return [line for line in lines if line and not line.startswith("#")]


def faults(site: Path, known: list[str]) -> list[str]:
    """All that speaks against publishing."""
    seen = built.pages(site)
    if "index.html" not in seen:
        return [f"{site}: no home page. Build the site first: python3 -m scripts build"]
    root = seen["index.html"].canonical
    why = built.unfit(root)
    found = [f"site_url: {why}. Set SITE_URL to the address of the site and build again."] if why else []
    found += [f"{address}: was published and is gone. Put it back, or leave a page with 'moved:' there." for address in built.gone(known, seen)]
    found += [f"{path}: a new entry still holds the words of its stub. Write its title and text." for path, p in seen.items() if stub(p.text)]
    return found + list(built.dead(site, seen, root))


def stub(page: str) -> bool:
    """Whether an entry on this page was begun with `new` and not written."""
    return any(words in page for words in UNWRITTEN)


def main(argv: list[str]) -> int:
    """Exit code 0 if it may be published, 1 with one line for each reason against."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts publish-check", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--site", type=Path, default=ROOT / "site", help="the built site (default: site/)")
    parser.add_argument("--root", type=Path, default=ROOT, help="the project (default: this one)")
    parser.add_argument("--accept", action="store_true", help="add the addresses of new pages to the list, once they are published")
    args = parser.parse_args(argv)
    known = published(args.root)
    found = faults(args.site, known)
    if found:
        print("\n".join([*found, f"{len(found)} reason{'s' if len(found) > 1 else ''} not to publish"]), file=sys.stderr)
        return 1
    now = built.addresses(p.relative_to(args.site).as_posix() for p in args.site.rglob("*.html"))
    fresh = sorted(set(now) - set(known))
    if args.accept and fresh:
        (args.root / LIST).write_text(HEAD + "".join(f"{a}\n" for a in sorted({*known, *fresh})), encoding="utf-8")
    print(f"{len(now)} pages may be published" + (f", {len(fresh)} of them {'now in' if args.accept else 'not yet in'} {LIST}" if fresh else ""))
    return 0
