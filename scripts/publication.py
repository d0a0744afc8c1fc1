"""Dataset -> {path: content}: every page as Markdown, every download and asset that is made and not written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from scripts import apart, api, citable, downloads, editions, feed, figures, maps, plotlyjs, raster, search, shorter, themecss
from scripts.columns import Table
from scripts.dataset import Dataset
from scripts.figures.card import DRAWN, card
from scripts.page import Page
from scripts.pages import changes, cite, compare, countries, entries, gallery, glossary, home, printed, record, since, sources, themes, timeline
from scripts.pages import data as data_page
from scripts.sheet import templates
from scripts.tables import tables

Content = str | bytes
MANY = 1_000  # entries: beyond, handing the data over costs more than it gives
ADDRESS = re.compile(r"https?://[^\s<>\"'\\^`{|}?#]+")
CSS = ("tokens", "type", "chrome", "comparison", "entry", "figure", "cite", "pages", "since", "terms", "data", "print")


def rooted(address: str | None) -> str:
    """The address of a site's root with a slash at its end: addresses of pages are put behind it. Raises ValueError where it is none."""
    if not ADDRESS.fullmatch(address or ""):
        raise ValueError(f"found the address '{address or ''}' for the site; expected one such as https://example.org/path/. Mend SITE_URL.")
    return address.rstrip("/") + "/"


def publish(data: Dataset, site_url: str, docs: Path) -> dict[str, Content]:
    """All that the site holds besides the hand-written pages of `docs`. The same input gives the same bytes.

    site_url: address of the site's root with a slash at its end; only citations and canonical addresses use it.
    """
    found, later = begin(data, site_url, docs)
    return dict(sorted({**found, **dict(later())}.items()))


def begin(data: Dataset, site_url: str, docs: Path) -> tuple[dict[str, Content], Callable[[], Iterator[tuple[str, Content]]]]:
    """The same in two parts: what is ready, and what gives the rest, on which a second process may work meanwhile."""
    cache = docs.parent / ".cache"
    face = (raster.png, (card(data), DRAWN))
    bare = apart.Once(_bare(data)) if len(data.entries) <= MANY else None
    drawn = _drawn(bare, lambda made: [face, *figures.jobs(made), *citable.jobs(data, made, site_url)]) if bare else figures.draw_all(data)
    rows = tables(data, site_url)
    apart.ahead(downloads.jobs(data, rows, site_url))
    made = apart.done(all_pages, bare, site_url, templates(), also=(drawn,)) if bare else all_pages(data, site_url, {}, drawn)
    found, places, sought = _texts(data, rows, drawn, made, site_url, docs)
    apart.ahead([sought])
    found |= plotlyjs.files(cache)
    found |= assets(docs)

    def later() -> Iterator[tuple[str, Content]]:
        yield from citable.files(data, drawn, places, site_url)
        yield from figures.files(drawn).items()
        yield from apart.done(sought[0], *sought[1]).items()
        yield "assets/card.png", apart.done(face[0], *face[1])

    return dict(sorted(found.items())), later


def _drawn(bare: apart.Once, then: Callable[[Mapping], list[apart.Job]]) -> Mapping:
    """The figures, drawn by the second process while pages are made that show none. then: the work that can begin when they are there."""
    job = (figures.draw_all, (bare,))
    apart.ahead([job])

    def wait() -> Mapping:
        made = apart.done(job[0], *job[1])
        apart.ahead(then(made))
        return made

    return apart.Soon(wait)


def _bare(data: Dataset) -> Dataset:
    """The records alone, alike in every process."""
    return replace(data, documents={}, places={})


def _texts(
    data: Dataset, rows: dict[str, Table], drawn: Mapping, made: list[Page], site_url: str, docs: Path
) -> tuple[dict[str, Content], list[citable.Place], apart.Job]:
    """Every page and every download that is text or a table, besides the pages `made`; what can be cited of the pages; the work behind the search."""
    opened, dates, more = open_data(data, rows, site_url)
    made += more
    found: dict[str, Content] = dict(opened)
    found |= sources.files(data)
    for pair in data.other_pairs:
        theirs = figures.draw_all(pair)
        made += [*compare.pages(pair, theirs, site_url), *themes.pages(pair, theirs), *timeline.pages(pair, theirs)]
        found |= figures.files(theirs, f"{pair.compare}figures/")
    sought = search.job(search.items(data, rows, made, docs, site_url))
    made += printed.pages(data, made, docs)
    found |= {page.path: _dated(page, dates.get(site_url + page.address), data).markdown() for page in made}
    return found | entries.files(data, site_url), citable.places(made, docs), sought


def all_pages(data: Dataset, site_url: str, _templates: Mapping[str, str], drawn: Mapping) -> list[Page]:
    """Every page made from the data and the texts of the templates. Those without a figure are made first: till then the figures are there."""
    last = [*countries.pages(data, drawn, site_url), *entries.pages(data, drawn, site_url)]
    bare = {kind: [*kind.pages(data, drawn)] for kind in (record, sources, glossary)}
    plain = (home, themes, since, record, sources, timeline, glossary, gallery)
    first = [page for kind in plain for page in bare.get(kind) or kind.pages(data, drawn)]
    return [*first, *cite.pages(data, drawn, site_url), *compare.pages(data, drawn, site_url), *last]


def open_data(data: Dataset, made: dict[str, Table], site_url: str) -> tuple[dict[str, Content], dict[str, str], list[Page]]:
    """Downloads, interface, feed and maps; the day of the last change by address; the pages about them."""
    documents = api.documents(made)
    moments = editions.history(data, api.whole(documents))
    dates = editions.last_changes(data, moments, site_url)
    found: dict[str, Content] = {**downloads.files(data, made, site_url), **api.files(made, documents, site_url), **maps.files(data, site_url)}
    found |= {f"data/editions/{name}.json": api.text(state) for name, state in [*data.snapshots.items(), (data.edition.id, api.whole(documents))]}
    found["feed.xml"] = feed.atom(data, moments, dates, site_url)
    return found, dates, [*data_page.pages(data, made, found, site_url), *changes.pages(data, made, moments, site_url)]


def _dated(page: Page, changed: str | None, data: Dataset) -> Page:
    """A page whose own content last changed before the newest edition says so; all others are as old as that edition."""
    return replace(page, meta={**page.meta, "changed": changed}) if changed and changed != data.edition.date else page


def assets(docs: Path) -> dict[str, Content]:
    """One style sheet, the theme's part first, and one script: one request each."""
    own = [shorter.style((docs / "assets" / "css" / f"{name}.css").read_text(encoding="utf-8")) for name in CSS]
    scripts = [shorter.script(p.read_text(encoding="utf-8")) for p in sorted((docs / "assets" / "js").glob("*.js"))]
    return {"assets/site.css": themecss.styles() + "\n" + "\n".join(own), "assets/site.js": "".join(scripts)}
