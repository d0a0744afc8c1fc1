"""The built site: every link and fragment leads somewhere, every page has its head, and nothing comes from another host."""

import json
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest

from scripts.pages.sources import addresses

ROOT = "https://allies-respond.example/"
TEXT_FROM_ELSEWHERE = ("script", "img", "iframe", "source", "video", "audio", "embed", "object")


class Reader(HTMLParser):
    def __init__(self, text):
        super().__init__()
        self.ids, self.links, self.loads, self.meta, self.h1, self.styles, self.uses = Counter(), [], [], {}, 0, [], []
        self.canonical, self.title, self.language, self._in_title = None, "", None, False
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        a = dict(attrs)
        if "id" in a:
            self.ids[a["id"]] += 1
        if tag in ("a", "area") and a.get("href") is not None:
            self.links.append(a["href"])
        if tag == "use":
            self.uses.append(a["href"].removeprefix("#"))
        if tag in TEXT_FROM_ELSEWHERE and a.get("src"):
            self.loads.append(a["src"])
        if tag == "link":
            if "canonical" in a.get("rel", ""):
                self.canonical = a["href"]
            elif a.get("rel") in ("stylesheet", "icon", "preload", "prefetch"):
                self.loads.append(a["href"])
        if tag == "meta" and (a.get("name") or a.get("property")):
            self.meta[a.get("name") or a.get("property")] = a.get("content")
        if tag == "html":
            self.language = a.get("lang")
        if "style" in a:
            self.styles.append((tag, a["style"]))
        self.h1 += tag == "h1"
        self._in_title = tag == "title" and "svg" not in self.get_starttag_text()

    def handle_data(self, text):
        if self._in_title and not self.title:
            self.title = text.strip()

    def handle_endtag(self, tag):
        self._in_title = False


@pytest.fixture(scope="module")
def pages(site):
    return {str(p.relative_to(site)): Reader(p.read_text(encoding="utf-8")) for p in sorted(site.rglob("*.html"))}


def target(path, href):
    """(file within the site, fragment) of a link, or none if it leaves the site."""
    here = ROOT + path.removesuffix("index.html")
    address, fragment = urldefrag(urljoin(here, href))
    if not address.startswith(ROOT):
        return None
    file = unquote(urlsplit(address).path.removeprefix("/"))
    return (file + "index.html" if file == "" or file.endswith("/") else file), unquote(fragment)


def test_every_link_and_fragment_inside_the_site_leads_somewhere(site, pages):
    dead = set()
    for path, page in pages.items():
        for href in [*page.links, *page.loads]:
            found = target(path, href)
            if found is None:
                continue
            file, fragment = found
            if not (site / file).is_file():
                dead.add(f"{path}: {href}")
            elif fragment and file.endswith(".html") and fragment not in pages[file].ids and fragment not in ("", "__skip"):
                dead.add(f"{path}: {href} (no such anchor)")
    assert not dead, "\n".join(sorted(dead)[:40])


def test_links_that_leave_are_http_and_addresses_inside_are_relative(pages):
    for path, page in pages.items():
        for href in page.links:
            parts = urlsplit(href)
            assert parts.scheme in ("", "http", "https"), f"{path}: {href}"
            if path != "404.html":  # it is served at any depth
                assert not href.startswith("/"), f"{path}: {href}"


def test_nothing_is_loaded_from_another_host(pages):
    for path, page in pages.items():
        assert not [s for s in page.loads if urlsplit(s).netloc], path


def test_every_page_has_its_head(pages):
    titles = Counter()
    for path, page in pages.items():
        assert page.language == "en", path
        assert page.h1 == 1, f"{path}: {page.h1} h1"
        assert page.title, path
        titles[page.title] += 1
        if path != "404.html":
            assert page.canonical == ROOT + path.removesuffix("index.html"), path
            assert 30 <= len(page.meta["description"]) <= 700, f"{path}: {page.meta['description']!r}"
    assert [t for t, n in titles.items() if n > 1] == []


def test_every_figure_finds_what_it_is_drawn_from(site):
    named = {(p.parent / m).resolve() for p in site.rglob("*.html") for m in re.findall(r'data-live="([^"]+)"', p.read_text(encoding="utf-8"))}
    assert len(named) >= 7 and all(file.is_file() for file in named)


def test_ids_are_unique_and_symbols_defined(pages):
    for path, page in pages.items():
        assert [i for i, n in page.ids.items() if n > 1] == [], path
        assert set(page.uses) <= set(page.ids), path


def test_a_written_table_is_aligned_by_a_class(site):
    for folder in ("maintain", "print"):
        assert '<td class="right">' in (site / folder / "index.html").read_text(encoding="utf-8")


def test_no_inline_style_that_a_strict_policy_would_drop(pages):
    assert {path: page.styles for path, page in pages.items() if page.styles} == {}


def test_every_entry_fact_and_source_has_its_anchor(pages, data):
    for one in data.entries:
        assert f"entries/{one.lower()}/index.html" in pages
    for country in data.countries:
        anchors = pages[f"{country.id}/index.html"].ids
        assert {e.lower() for e, (code, _) in data.owners.items() if code == country.code} <= set(anchors)
    for name, file in data.fact_files.items():
        assert {f.id for f in file.facts} <= set(pages[f"record/{name}/index.html"].ids)
    for source, address in addresses(data).items():
        assert pages[address.split("#")[0] + "index.html"].ids[source] == 1, source
    assert set(data.instruments) <= set(pages["compare/index.html"].ids)


def test_the_search_holds_everything_once_and_leads_to_it(site, pages, data):
    """Whatever is found is shown where the result leads: page and anchor."""

    def read(name):
        return json.loads((site / "search" / f"{name}.js").read_text(encoding="utf-8").removeprefix(f'searched("{name}",').removesuffix(");\n"))

    head = read("index")
    shown = [one for n in range(-(-head["items"] // head["shown"])) for one in read(f"texts-{n}")]
    assert len(shown) == head["items"] == len({(address, kind) for address, kind, *_ in shown})
    for address, *_ in shown:
        path, _, anchor = address.partition("#")
        page = pages[f"{path.removeprefix('./')}index.html"]
        assert not anchor or anchor in page.ids, address
    texts = {text for *_, text in shown}
    for fact in data.facts.values():
        assert re.sub(r" ?\[[^]]*-[^]]*\]", "", fact.statement) in texts, fact.id
    titles = [title for *_, title, _ in shown]
    assert all(titles.count(e.title) >= 1 for e in data.entries.values())
    words = [list(read(f"words-{n}")) for n in range(len(head["first"]))]
    every = [word for part in words for word in part]
    assert [part[0] for part in words] == head["first"] and every == sorted(every)


def test_no_page_speaks_of_the_machine_that_built_it(site):
    for path in [p for p in Path(site).rglob("*") if p.suffix in (".html", ".json", ".xml", ".css", ".js", ".txt")]:
        if "plotly" in path.parts:
            continue
        text = path.read_text(encoding="utf-8")
        assert str(Path(__file__).parents[1]) not in text, path
