"""`python3 -m scripts links`: asks every address outside the site whether it still answers, and prints a table. Never part of the build.

Each address is asked once, with HEAD, and with GET where HEAD is refused; at most two at a time of one host. An address is *gone* when
its server says so (404, 410) or its name is not known; anything else that fails (a refusal of robots, a slow server) is *unsure*.
"""

from __future__ import annotations

import argparse
import http.client
import re
import ssl
import sys
import urllib.error
import urllib.request
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from html import unescape
from socket import gaierror
from threading import Semaphore
from urllib.parse import quote, urlsplit

from scripts.commands.check import ROOT, examine
from scripts.problem import report

LINK = re.compile(r"""href="(https?://[^"]+)"|\]\((https?://[^)\s]+)\)""")
AGENT = {"User-Agent": "Mozilla/5.0 (link check)", "Accept": "*/*"}
GONE = (404, 410)


def collect(pages: dict[str, str], own: str) -> dict[str, str]:
    """Address -> the first page that has it; addresses of the site itself are left out."""
    found: dict[str, str] = {}
    for path, text in pages.items():
        for one, other in LINK.findall(text):
            address = unescape(one or other)
            if not address.startswith(own):
                found.setdefault(address, path)
    return found


def ask(address: str, patience: float) -> tuple[str, str]:
    """(ok | moved | gone | unsure, what the server said)."""
    url = quote(address, safe="%/:=&?~#+!$,;'@()*[]")
    said = "no answer"
    for method in ("HEAD", "GET"):
        try:
            with urllib.request.urlopen(urllib.request.Request(url, headers=AGENT, method=method), timeout=patience) as answer:
                moved = urlsplit(answer.url)[1:3] != urlsplit(url)[1:3]
                return ("moved", answer.url) if moved else ("ok", str(answer.status))
        except urllib.error.HTTPError as error:
            said = f"{error.code} {error.reason}"
            if error.code in GONE and method == "GET":
                return "gone", said
        except urllib.error.URLError as error:
            said = str(error.reason)
            if isinstance(error.reason, gaierror):
                return "gone", said
        except (OSError, http.client.HTTPException, ssl.SSLError, ValueError) as error:
            said = str(error) or type(error).__name__
    return "unsure", said


def ask_all(addresses: dict[str, str], patience: float, at_once: int) -> list[tuple[str, str, str, str]]:
    """(verdict, address, what was said, page) for each address, gone ones first."""
    hosts: dict[str, Semaphore] = defaultdict(lambda: Semaphore(2))
    for address in addresses:
        hosts[urlsplit(address).netloc]  # made before the threads

    def one(address: str) -> tuple[str, str, str, str]:
        with hosts[urlsplit(address).netloc]:
            verdict, said = ask(address, patience)
        return verdict, address, said, addresses[address]

    with ThreadPoolExecutor(max(1, at_once)) as pool:
        return sorted(pool.map(one, addresses), key=lambda row: (("gone", "unsure", "moved", "ok").index(row[0]), row[1]))


def main(argv: list[str]) -> int:
    """Exit code 0, or 1 if an address is gone."""
    parser = argparse.ArgumentParser(prog="python3 -m scripts links", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--patience", type=float, default=15, help="seconds to wait for an answer (default: 15)")
    parser.add_argument("--at-once", type=int, default=8, help="addresses asked at the same time (default: 8)")
    parser.add_argument("--limit", type=int, help="ask only so many")
    parser.add_argument("--all", action="store_true", help="list those that answer, too")
    args = parser.parse_args(argv)
    data, problems = examine(ROOT)
    if data is None:
        print(report(problems), file=sys.stderr)
        return 1
    found = collect(_pages(data), "https://allies-respond.example/")
    rows = ask_all(dict(list(found.items())[: args.limit]), args.patience, args.at_once)
    print("| verdict | address | said | on |\n|---|---|---|---|")
    for verdict, address, said, page in rows:
        if args.all or verdict != "ok":
            print(f"| {verdict} | {address} | {' '.join(said.split())[:120]} | {page} |")
    counts = Counter(row[0] for row in rows)
    print(f"\n{len(rows)} addresses: " + ", ".join(f"{n} {verdict}" for verdict, n in counts.most_common()))
    return 1 if counts["gone"] else 0


def _pages(data) -> dict[str, str]:
    from scripts.publication import publish

    made = publish(data, "https://allies-respond.example/", ROOT / "docs")
    written = {p.name: p.read_text(encoding="utf-8") for p in sorted((ROOT / "docs").glob("*.md"))}
    return {path: text for path, text in {**made, **written}.items() if path.endswith(".md") and not path.startswith("print/")}
