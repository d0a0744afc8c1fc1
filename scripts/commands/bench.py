"""`python3 -m scripts bench`: how long check and build take, and what the first view of pages weighs.

Method: whole processes, wall time, median of N runs after one that is not counted. A save in `serve` is measured from
writing a data file to the new page being served. Pages are opened in headless Chromium from a server on loopback that
compresses text with brotli (level 11); counted is every byte received until the network rests, before any interaction.
"""

from __future__ import annotations

import argparse
import http.server
import json
import mimetypes
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

from scripts import browser
from scripts.commands.check import ROOT

PAGES = ("", "compare/", "compare/sanctions/", "japan/", "entries/jp-s3/", "record/", "record/since-japan/", "timeline/", "sources/")


def timed(command: list[str], runs: int) -> dict[str, float]:
    """Seconds that a command takes: median, least and most of `runs`, after one that is not counted."""
    taken = []
    for _ in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
        taken.append(time.perf_counter() - start)
    return {"median": statistics.median(taken[1:]), "least": min(taken[1:]), "most": max(taken[1:])}


class Compressed(http.server.BaseHTTPRequestHandler):
    """Serves a folder with brotli; `site` is set by `serve`."""

    site: Path
    protocol_version = "HTTP/1.1"
    kept: dict[Path, bytes] = {}

    def do_GET(self) -> None:
        """One file, or 404."""
        import brotli

        path = self.site / self.path.split("?")[0].lstrip("/")
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        text = path.suffix in (".html", ".css", ".js", ".json", ".svg", ".xml", ".csv")
        if path not in self.kept:
            self.kept[path] = brotli.compress(path.read_bytes()) if text else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
        self.send_header("Content-Length", str(len(self.kept[path])))
        if text:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(self.kept[path])

    def log_message(self, *args: object) -> None:
        """Says nothing."""


def first_views(site: Path, pages: tuple[str, ...]) -> dict[str, dict[str, int]]:
    """Page -> bytes received for its first view, by kind, and the number of requests."""
    from playwright.sync_api import sync_playwright

    handler = type("Handler", (Compressed,), {"site": site, "kept": {}})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    root = f"http://127.0.0.1:{server.server_address[1]}/"
    found = {}
    try:
        with sync_playwright() as tools:
            chromium = browser.launch(tools)
            for path in pages:
                context = chromium.new_context(viewport={"width": 1280, "height": 800})
                page = context.new_page()
                kinds: dict[str, int] = {}
                page.on("response", lambda r, k=kinds: k.update({_kind(r.url): k.get(_kind(r.url), 0) + int(r.headers.get("content-length", 0))}))
                page.goto(root + path, wait_until="networkidle")
                found[path or "/"] = {**dict(sorted(kinds.items())), "total": sum(kinds.values())}
                context.close()
            chromium.close()
    finally:
        server.shutdown()
        server.server_close()
    return found


def _kind(url: str) -> str:
    suffix = Path(url.split("?")[0]).suffix
    return {".css": "style", ".js": "script", ".svg": "image", ".json": "data"}.get(suffix, "page")


def main(argv: list[str]) -> int:
    """Exit code 0; prints a table, or JSON with --json."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=5, help="counted runs of each command (default: 5)")
    parser.add_argument("--json", action="store_true", help="print JSON")
    args = parser.parse_args(argv)
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        command = [sys.executable, "-m", "scripts"]
        times = {"check": timed([*command, "check"], args.runs), "build": timed([*command, "build", "--site", str(site)], args.runs)}
        views = first_views(site, PAGES)
    if args.json:
        print(json.dumps({"seconds": times, "first view, bytes": views}, indent=1))
        return 0
    for name, t in times.items():
        print(f"{name:8} {t['median']:6.2f} s   ({t['least']:.2f} to {t['most']:.2f}, {args.runs} runs)")
    print("\nfirst view, kB brotli        page  style script  other  total")
    for path, kinds in views.items():
        other = kinds["total"] - sum(kinds.get(k, 0) for k in ("page", "style", "script"))
        cells = [kinds.get("page", 0), kinds.get("style", 0), kinds.get("script", 0), other, kinds["total"]]
        print(f"{path:26}" + "".join(f"{n / 1000:7.1f}" for n in cells))
    return 0
