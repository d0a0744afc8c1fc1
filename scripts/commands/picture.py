"""`python3 -m scripts picture`: takes the picture of the README from the built site."""

from __future__ import annotations

import argparse
import functools
import http.server
import tempfile
import threading
from pathlib import Path

from scripts import browser
from scripts.commands.build import build
from scripts.commands.check import ROOT


class Quiet(http.server.SimpleHTTPRequestHandler):
    """A file server that says nothing."""

    def log_message(self, *args: object) -> None:
        """Says nothing."""


def main(argv: list[str]) -> int:
    """Exit code 0 and where the picture lies."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts picture", description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "assets" / "picture.png", help="where it goes")
    args = parser.parse_args(argv)
    from playwright.sync_api import sync_playwright

    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        build(ROOT, site)
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        with sync_playwright() as tools:
            chromium = browser.launch(tools.chromium)
            page = chromium.new_page(viewport={"width": 1280, "height": 860})
            page.goto(f"http://127.0.0.1:{server.server_address[1]}/compare/")
            page.wait_for_timeout(500)
            page.screenshot(path=args.out)
            chromium.close()
        server.shutdown()
        server.server_close()
    print(f"{args.out} taken")
    return 0
