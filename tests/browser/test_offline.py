"""The zip, unpacked on a disk and opened without a server: pages, links, figures, comparison, search; nothing is asked of any network."""

import re
import zipfile
from pathlib import Path

import pytest

from scripts import offline
from scripts.commands import build


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory):
    import warnings

    folder = tmp_path_factory.mktemp("offline")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the libraries that build, not of ours
        assert build.main(["--offline", "--site", str(folder / "site.zip")]) == 0
    with zipfile.ZipFile(folder / "site.zip") as archive:
        assert archive.testzip() is None
        archive.extractall(folder)
    return folder / "site"


@pytest.fixture
def reader(chromium, unpacked):
    """A page opened from the disk; fails at the end on any message and any request that leaves the folder."""
    faults = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, offline=True)
    page = context.new_page()
    page.on("console", lambda m: faults.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(f"{page.url}: {e}"))
    page.on("request", lambda r: faults.append(f"asks {r.url}") if not r.url.startswith((unpacked.as_uri(), "data:", "blob:", "about:")) else None)
    yield page
    context.close()
    assert not faults, "\n".join(faults[:20])


def test_every_link_names_a_file_that_is_there(unpacked):
    dead, links = [], 0
    for path in unpacked.rglob("*.html"):
        for href in re.findall(r'\s(?:href|src|action)="([^"]*)"', path.read_text(encoding="utf-8")):
            if path.name != "404.html" and not re.match(r"[a-z]+:|#|$", href):
                links += 1
                target = path.parent / re.split("[?#]", href)[0]
                if not target.is_file():
                    dead.append(f"{path.relative_to(unpacked)}: {href}")
    assert links > 5000 and not dead, dead[:20]
    assert 'rel="canonical" href="https://allies-respond.example/entries/jp-s7/"' in (unpacked / "entries/jp-s7/index.html").read_text(encoding="utf-8")


def test_a_reader_walks_from_page_to_page(reader, unpacked):
    reader.goto((unpacked / "index.html").as_uri())
    reader.get_by_role("link", name="Compare all 26 instruments").click()
    assert reader.url.endswith("/compare/index.html")
    reader.locator("#swift-exclusion").get_by_role("link", name="JP-S7").click()
    assert reader.url.endswith("/entries/jp-s7/index.html") and reader.locator("h1").inner_text()
    reader.get_by_role("link", name="BibTeX").first.wait_for()
    assert reader.locator(".cite__link a").first.get_attribute("href") == "https://allies-respond.example/entries/jp-s7/"


def test_the_comparison_takes_any_day_and_keeps_it_in_the_address(reader, unpacked):
    reader.goto((unpacked / "compare/index.html").as_uri())
    reader.locator(".asof input[type=date]").fill("2022-02-28")
    assert "28 February 2022" in reader.locator("h1").inner_text()
    reader.get_by_label("Only rows that differ").check()
    reader.wait_for_timeout(400)
    view = reader.url
    assert "on=2022-02-28" in view
    reader.goto((unpacked / "index.html").as_uri())
    reader.goto(view)
    assert "28 February 2022" in reader.locator("h1").inner_text()


def test_figures_come_alive_and_lead_to_entries(reader, unpacked):
    reader.goto((unpacked / "figures/index.html").as_uri())
    figure = reader.locator("[data-figure]").first
    figure.locator(".fig__svg:visible").first.hover(force=True)
    figure.and_(reader.locator(".is-live")).wait_for(timeout=15_000)
    named = re.findall(
        r'\\?"((?:entries|timeline|compare)/[^"\\]*)', (unpacked / "figures" / figure.get_attribute("data-live").rpartition("/")[2]).read_text(encoding="utf-8")
    )
    assert named and all((unpacked / Path(n.split("#")[0])).is_file() for n in named)


def test_search_finds_and_opens(reader, unpacked):
    reader.goto((unpacked / "compare/index.html").as_uri())
    reader.get_by_placeholder("Search").click()
    reader.get_by_placeholder("Search").press_sequentially("semiconductors", delay=150)
    result = reader.locator(".md-search-result__item a").first
    result.wait_for(timeout=15_000)
    assert result.get_attribute("href").split("#")[0].endswith("index.html"), "for those who open it in a new tab"
    result.click()
    reader.locator("h1").wait_for()
    assert "index.html" in reader.url


def test_the_same_site_gives_the_same_zip(unpacked, tmp_path):
    one, other = tmp_path / "a" / "x.zip", tmp_path / "b" / "x.zip"
    for target in (one, other):
        target.parent.mkdir()
        assert offline.pack(unpacked, target, "2026-11-24") > 400
    assert one.read_bytes() == other.read_bytes()
