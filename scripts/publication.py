"""Dataset -> {path: content}: every page as Markdown, every download and asset that is made and not written."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from scripts import figures, plotlyjs, themecss
from scripts.dataset import Dataset
from scripts.page import Page
from scripts.pages import compare, countries, entries, gallery, glossary, home, record, sources, themes, timeline

Content = str | bytes
CSS = ("tokens", "type", "chrome", "comparison", "entry", "figure", "cite", "pages", "terms", "print")


def publish(data: Dataset, site_url: str, docs: Path) -> dict[str, Content]:
    """All that the site holds besides the hand-written pages of `docs`. The same input gives the same bytes.

    site_url: address of the site's root with a slash at its end; only citations and canonical addresses use it.
    """
    drawn = figures.draw_all(data)
    found: dict[str, Content] = {page.path: page.markdown() for page in all_pages(data, drawn, site_url)}
    found |= entries.files(data, site_url)
    found |= figures.files(drawn)
    found |= sources.files(data)
    for pair in data.other_pairs:
        theirs = figures.draw_all(pair)
        side_by_side = [*compare.pages(pair, theirs, site_url), *themes.pages(pair, theirs), *timeline.pages(pair, theirs)]
        found |= {page.path: page.markdown() for page in side_by_side} | figures.files(theirs, f"{pair.compare}figures/")
    found |= plotlyjs.files(docs.parent / ".cache")
    found |= assets(docs)
    return dict(sorted(found.items()))


def all_pages(data: Dataset, drawn: Mapping, site_url: str) -> list[Page]:
    """Every page made from the data."""
    plain = (home, themes, record, sources, timeline, glossary, gallery)
    made = [page for kind in plain for page in kind.pages(data, drawn)]
    made += [*compare.pages(data, drawn, site_url), *countries.pages(data, drawn, site_url), *entries.pages(data, drawn, site_url)]
    return made


def assets(docs: Path) -> dict[str, Content]:
    """One style sheet, the theme's part first, and one script: one request each."""
    own = [(docs / "assets" / "css" / f"{name}.css").read_text(encoding="utf-8") for name in CSS]
    scripts = [p.read_text(encoding="utf-8") for p in sorted((docs / "assets" / "js").glob("*.js"))]
    return {"assets/site.css": themecss.styles() + "\n" + "\n".join(own), "assets/site.js": "\n".join(scripts)}
