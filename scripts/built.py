"""A built site -> its pages with their links and anchors; addresses that lead nowhere, addresses that are gone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

NEVER = ("localhost", "127.", "0.0.0.0", "[::1]", "10.", "192.168.", "169.254.")  # hosts that no reader can reach
RESERVED = (".example", ".test", ".invalid", ".localhost", ".local", "example.com", "example.org", "example.net")


@dataclass
class Seen(HTMLParser):
    """What a page loads and links to, its anchors, its canonical address."""

    text: str
    ids: set[str] = field(default_factory=set)
    links: list[str] = field(default_factory=list)
    canonical: str = ""

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Notes ids, links and what is loaded."""
        at = {name: value or "" for name, value in attrs}
        if "id" in at:
            self.ids.add(at["id"])
        if tag == "link" and "canonical" in at.get("rel", ""):
            self.canonical = at.get("href", "")
        elif tag in ("a", "area", "link") and "href" in at:
            self.links.append(at["href"])
        elif tag in ("script", "img", "source", "iframe") and "src" in at:
            self.links.append(at["src"])


def pages(site: Path) -> dict[str, Seen]:
    """Path below the site -> page."""
    return {p.relative_to(site).as_posix(): Seen(p.read_text(encoding="utf-8")) for p in sorted(site.rglob("*.html"))}


def unfit(address: str) -> str:
    """Why a site cannot be published under this address, or nothing."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host:
        return f"the address '{address}' is no address on the web"
    if host.startswith(NEVER) or parts.netloc.startswith("[::1]") or f".{host}".endswith(RESERVED):
        return f"no reader can reach {host}"
    if not address.endswith("/"):
        return f"'{address}' does not end in a slash"
    return ""


def dead(site: Path, seen: dict[str, Seen], root: str) -> Iterator[str]:
    """Links inside the site to a file or an anchor that is not there."""
    for path, page in seen.items():
        here = urljoin(root, path.removesuffix("index.html"))
        for href in page.links:
            address, fragment = urldefrag(urljoin(here, href))
            if not address.startswith(root):
                continue
            file = unquote(urlsplit(address.removeprefix(root)).path)
            file += "index.html" if file.endswith("/") or not file else ""
            if not (site / file).is_file():
                yield f"{path}: {href} leads to no file"
            elif fragment and file in seen and unquote(fragment) not in seen[file].ids:
                yield f"{path}: {href} leads to no anchor"


def addresses(seen: Iterable[str]) -> list[str]:
    """The addresses of pages, the home page as '/'."""
    return sorted(p.removesuffix("index.html") or "/" for p in seen if p.endswith("index.html"))


def gone(published: Iterable[str], seen: Iterable[str]) -> list[str]:
    """Addresses that were published and are no page now."""
    return sorted(set(published) - set(addresses(seen)))
