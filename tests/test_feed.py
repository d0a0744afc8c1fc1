"""Feed and maps: valid, dated by the editions and never by the clock, and leading to what exists."""

import re
from datetime import datetime

import feedparser
import pytest
from lxml import etree

from scripts.commands.check import ROOT
from scripts.publication import open_data
from scripts.tables import tables

SITE = "https://allies-respond.example/"
ATOM = {"a": "http://www.w3.org/2005/Atom", "s": "http://www.sitemaps.org/schemas/sitemap/0.9"}


def on_disk(site, url):
    path = url.removeprefix(SITE).split("#")[0]
    return site / (path + "index.html" if path == "" or path.endswith("/") else path)


@pytest.fixture(scope="module")
def feed(site):
    return etree.parse(site / "feed.xml").getroot()


def test_the_feed_is_valid_atom(site, feed):
    told = feedparser.parse((site / "feed.xml").read_bytes())
    assert told.version == "atom10" and not told.bozo
    for one in [feed, *feed.findall("a:entry", ATOM)]:
        names = [etree.QName(e).localname for e in one]
        for name in ("id", "title", "updated"):  # RFC 4287: exactly one of each
            assert names.count(name) == 1, name
        assert re.fullmatch(r"tag:allies-respond\.example,2026-11-24:[\w.-]+", one.findtext("a:id", namespaces=ATOM))
        assert datetime.fromisoformat(one.findtext("a:updated", namespaces=ATOM)).tzinfo
    assert feed.find("a:author/a:name", ATOM).text and feed.find("a:link[@rel='self']", ATOM).get("href") == SITE + "feed.xml"
    ids = [e.findtext("a:id", namespaces=ATOM) for e in feed.findall("a:entry", ATOM)]
    assert len(ids) == len(set(ids))
    assert all(etree.HTML(e.findtext("a:content", namespaces=ATOM)) is not None for e in feed.findall("a:entry", ATOM))


def test_the_feed_carries_editions_and_corrections(site, feed, data):
    titles = [e.title for e in feedparser.parse((site / "feed.xml").read_bytes()).entries]
    assert titles == [*(f"Edition {e.id}" for e in data.editions.editions), *(f"{c.entry}: {c.title}" for c in data.differences.corrections)]
    for link in feed.iterfind("a:entry/a:link", ATOM):
        assert on_disk(site, link.get("href")).is_file(), link.get("href")


def test_what_looks_like_markup_stays_text_in_the_feed(invented):
    c = invented.differences.corrections[0]
    from dataclasses import replace

    evil = c.model_copy(update={"title": "A & <b>", "brief": "x <script>alert(1)</script>"})
    bad = replace(invented, differences=invented.differences.model_copy(update={"corrections": (evil,)}))
    text = open_data(bad, tables(bad, SITE), SITE)[0]["feed.xml"]
    item = feedparser.parse(text.encode()).entries[-1]
    assert "<script>" not in item.content[0].value and "&lt;script&gt;" in etree.fromstring(text.encode()).findall("a:entry/a:content", ATOM)[-1].text


def test_the_map_of_the_site_dates_every_page_by_the_edition(site, data):
    root = etree.parse(site / "sitemap.xml").getroot()
    listed = {u.findtext("s:loc", namespaces=ATOM): u.findtext("s:lastmod", namespaces=ATOM) for u in root.findall("s:url", ATOM)}
    pages = {SITE + str(p.relative_to(site).parent).replace(".", "", 1).strip("/") for p in site.rglob("index.html")}
    assert {u.rstrip("/") for u in listed} == {p.rstrip("/") for p in pages}
    assert set(listed.values()) == {data.edition.date}


def test_the_packed_map_does_not_carry_the_clock(site, data):
    raw = (site / "sitemap.xml.gz").read_bytes()
    import gzip

    assert gzip.decompress(raw) == (site / "sitemap.xml").read_bytes()
    assert datetime.fromisoformat(f"{data.edition.date}T00:00:00+00:00").timestamp() == int.from_bytes(raw[4:8], "little")


def test_programs_find_their_way(site, data):
    text = (site / "llms.txt").read_text(encoding="utf-8")
    assert text.startswith(f"# {data.editions.title}\n\n> ")
    links = re.findall(re.escape(SITE) + r"[\w./#-]*", text)
    assert len(links) > 20
    for link in links:
        assert on_disk(site, link.rstrip(".")).is_file(), link
    assert f"Sitemap: {SITE}sitemap.xml" in (site / "robots.txt").read_text(encoding="utf-8")
    assert 'type="application/atom+xml"' in (site / "index.html").read_text(encoding="utf-8")
    assert (ROOT / "docs" / "overrides" / "sitemap.xml").is_file()
