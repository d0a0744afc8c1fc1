"""`python3 -m scripts bench`: what building costs, what a first view costs on a slow phone, and how both grow.

Method: whole processes. A save is measured from writing a data file to the new page being served. Pages are opened in
headless Chromium, its processor slowed 4 times, at 1.6 Mbit/s and 150 ms, from a server on loopback that compresses text with
brotli (level 11); each figure is the median of fresh first views. Bytes are counted until the network rests.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import statistics
import sys
import tempfile
import timeit
from datetime import date
from pathlib import Path
from typing import Any

from scripts import browser
from scripts.bench import growth, process, report, serving, variants, views
from scripts.commands.build import build
from scripts.commands.check import ROOT, examine
from scripts.commands.render import render

PAGES = ("", "compare/", "compare/sanctions/", "japan/", "entries/jp-s3/", "since/", "record/", "record/since-japan/", "timeline/", "sources/", "figures/")
CHART = "compare/sanctions/#fig-ladder"
METHOD = "Medians of {runs} runs; Chromium with its processor slowed 4 times, 1.6 Mbit/s, 150 ms, brotli; milliseconds and bytes."
SIZES = [2, 10, 50, 150]


def machine() -> str:
    """The class of the machine, in neutral words, and its speed at the time: a shared one may be several times slower an hour later."""
    kind = f"{os.cpu_count()} cores, {platform.machine()}, {platform.system()}, Python {platform.python_version()}"
    return f"{kind}, which counted ten million in {statistics.median(timeit.repeat('n += 1', 'n = 0', number=10_000_000, repeat=3)):.2f} s"


def processes(runs: int) -> dict[str, dict[str, float]]:
    """The commands."""
    with tempfile.TemporaryDirectory() as folder:
        made = process.run("build", "--site", str(Path(folder) / "site"))
        return {
            "build, cold": process.cold(made, ROOT),
            "build, warm": process.timed(made, ROOT, runs),
            "check": process.timed(process.run("check"), ROOT, runs),
            "one change while served": process.one_change(ROOT, runs),
        }


def first_views(chromium: Any, site: Path, runs: int) -> dict[str, dict[str, float]]:
    """The pages of the site."""
    with serving.serving(site) as address:
        return {path or "/": views.median(chromium, address + path, runs) for path in PAGES if (site / path / "index.html").is_file()}


def held_against(chromium: Any, site: Path, folder: Path, runs: int) -> dict[str, dict[str, float]]:
    """The page with the ladder as it is, with Plotly drawing it when it is seen, and in the theme as it comes; with ratios."""
    from mkdocs.commands.build import build as mkdocs_build
    from mkdocs.config import load_config

    render(ROOT, folder / "plain", "https://plain.example/")
    config = load_config(str(variants.plain(folder / "plain")), site_dir=str(folder / "theme"), strict=False)
    mkdocs_build(config)
    kinds = {"this site": (site, None), "Plotly when seen": (site, variants.lazy(ROOT / "docs")), "the theme as it comes": (folder / "theme", None)}
    found = {}
    for name, (where, change) in kinds.items():
        with serving.serving(where, *filter(None, [change])) as address:
            found[name] = views.median(chromium, address + CHART, runs)
        if name != "this site":
            own = found["this site"]
            found[f"{name}, ratio"] = {k: round(v / own[k], 2) for k, v in found[name].items() if own.get(k)}
    return found


def acts(chromium: Any, site: Path) -> dict[str, float]:
    """What happens when a reader does something."""
    with serving.serving(site) as address, serving.serving(site, variants.rows(300)) as many:
        return {
            "from hover to live chart": round(views.live_after_hover(chromium, address + CHART)),
            "from a word to what is found, on the slow line": round(views.found_after_asking(chromium, address + "compare/")),
            "change of the day: script, style and layout": round(views.repaint(chromium, address + "compare/")),
            "the same with 300 rows": round(views.repaint(chromium, many + "compare/")),
            "longest time from press to painted day": views.interaction(chromium, address + "compare/"),
            "from press to painted citation dialog": round(views.dialog(chromium, address + "entries/jp-s3/")),
        }


def measure(args: argparse.Namespace) -> dict[str, Any]:
    """All that was asked for."""
    from playwright.sync_api import sync_playwright

    found: dict[str, Any] = {"date": date.today().isoformat(), "machine": machine(), "method": METHOD.format(runs=args.runs)}
    if args.scale:
        data, _ = examine(ROOT)
        found["growth"] = []
        for one in growth.grow(data, ROOT, args.scale):
            print(f"{one['countries']} countries: {one['build']['seconds']:.0f} s", file=sys.stderr, flush=True)
            found["growth"].append(one)
        return found
    if not args.views:
        found["processes"] = processes(args.runs)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as tools:
        site, chromium = Path(folder) / "site", browser.launch(tools.chromium)
        build(ROOT, site)
        found["views"] = first_views(chromium, site, args.runs)
        found["ratios"] = held_against(chromium, site, Path(folder), args.runs)
        found["acts"] = acts(chromium, site)
        chromium.close()
    return found


def main(argv: list[str]) -> int:
    """Exit code 0; prints tables, or JSON with --json; --out keeps both."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each (default: 5)")
    parser.add_argument("--views", action="store_true", help="only the pages")
    parser.add_argument("--scale", type=int, nargs="*", metavar="N", help=f"only the growth, with N countries each (default: {SIZES}); the largest takes long")
    parser.add_argument("--json", action="store_true", help="print JSON")
    parser.add_argument("--out", type=Path, metavar="NAME", help="write NAME.json and NAME.md, with what is in NAME.json already and was not measured again")
    args = parser.parse_args(argv)
    args.scale = SIZES if args.scale == [] else args.scale
    found = measure(args)
    if args.out:
        kept = args.out.with_suffix(".json")
        found = (json.loads(kept.read_text(encoding="utf-8")) if kept.is_file() else {}) | found
        kept.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")
        args.out.with_suffix(".md").write_text(report.markdown(found), encoding="utf-8")
        if len(found.get("growth", ())) > 1:
            args.out.with_name(f"{args.out.name}-growth.svg").write_text(report.curve(found["growth"]), encoding="utf-8")
    print(json.dumps(found, indent=1) if args.json else report.markdown(found))
    return 0
