"""Hands the publication to MkDocs: adds its files, refuses bad data before anything is deleted. The only module that knows MkDocs."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import CombinedEvent, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # plain `mkdocs build` does not know the folder
    sys.path.insert(0, str(ROOT))

from scripts import broken, citations  # noqa: E402
from scripts.commands.check import examine  # noqa: E402
from scripts.problem import report  # noqa: E402
from scripts.publication import Content, publish, rooted  # noqa: E402

_made: dict[str, Content] = {}
_bodies: dict[str, str] = {}
DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
ANCHOR = re.compile(r'\sid="([^"]+)"')


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data and make the publication. Bad data end the build here, so that the old site stays."""
    root = Path(config.config_file_path).parent
    data, problems = examine(root)
    if data is None:
        raise Abort(report(problems))
    try:
        config.extra["published"] = rooted(config.extra["published"])
    except ValueError as error:
        raise Abort(str(error)) from None
    config.extra["edition"] = data.edition.id
    config.extra["edition_date"] = data.edition.date
    # the day that MkDocs writes into what it makes itself; else two builds of one commit differ
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(data.edition.date).replace(tzinfo=UTC).timestamp()))
    config.extra["record_ends"] = data.editions.record_ends
    config.extra["brief"] = citations.brief_words(data.brief)
    config.extra["author"] = f"{data.brief.author.given} {data.brief.author.family}"
    _made.clear()
    _made.update(publish(data, config.extra["published"], Path(config.docs_dir)))
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was made to what was written; a path that is both is an error."""
    for path, content in _made.items():
        if files.get_file_from_path(path):
            raise Abort(f"docs/{path} is written by hand and made from data: remove one of them")
        files.append(File.generated(config, path, content=content))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """A page made from the data is HTML already: Markdown would pass it through, in a third of the time of a build.

    It is as old as its last change in meaning, not as the build: the packed map of the site carries this day.
    """
    page.update_date = page.meta.get("changed", config.extra["edition_date"])
    if page.file.src_uri not in _made:
        return markdown
    _bodies[page.file.src_uri] = markdown.strip()
    return ""


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Puts the page's own HTML back, and says which anchors it has, so that links from written pages are checked."""
    body = _bodies.pop(page.file.src_uri, None)
    if body is None:
        return html
    page.present_anchor_ids = set(ANCHOR.findall(body))
    return body


@event_priority(100)
def _hide_drawings(context: dict, page: Page, **_: object) -> dict:
    """The search reads words: drawings, most of the bytes of a page, are kept from it, and come back before the page is put together."""
    _bodies[page.file.src_uri] = page.content
    page.content = DRAWING.sub("", page.content)
    return context


@event_priority(-100)
def _show_drawings(context: dict, page: Page, **_: object) -> dict:
    page.content = _bodies.pop(page.file.src_uri)
    return context


on_page_context = CombinedEvent(_hide_drawings, _show_drawings)


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """A mistake in a saved file is told in the browser too, and does not stop the server."""
    server.builder = broken.patient(builder, Path(config.site_dir))
    return server
