"""Hands the publication to MkDocs: adds its files, refuses bad data before anything is deleted. The only module that knows MkDocs."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ROOT = Path(__file__).resolve().parents[1]
if str(ROOT) not in sys.path:  # plain `mkdocs build` does not know the folder
    sys.path.insert(0, str(ROOT))

from scripts import apart, broken, citations, preview  # noqa: E402
from scripts.commands.check import examine  # noqa: E402
from scripts.page import aligned, anchors  # noqa: E402
from scripts.problem import report  # noqa: E402
from scripts.publication import Content, begin, rooted  # noqa: E402
from scripts.sheet import compiled  # noqa: E402

_made: dict[str, bytes] = {}
_partly: dict[str, Any] = {}  # while only a part is built: what changed, and the folder
_around: list[Any] = []
_later: list[Callable[[], Iterator[tuple[str, Content]]]] = []
UNUSED = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")  # scripts/themecss.py takes what is needed of the style sheets
LOOKS = 0.2  # seconds between two looks for a saved file while the site is served


class Visible(FileSystemLoader):
    """The templates of the theme as MkDocs lists them when it looks for files to copy: without folders that begin with a dot, which it
    passes over anyway. In one of the theme's there are eleven thousand icons.
    """

    def list_templates(self) -> list[str]:
        """Names below each folder, sorted."""
        found = set()
        for top in self.searchpath:
            for folder, folders, names in os.walk(top):
                folders[:] = [name for name in folders if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(top).as_posix() for name in names)
        return sorted(found)


def on_startup(command: str, **_: object) -> None:
    """A server builds many times, and then only what changed."""
    preview.serving = command == "serve"
    apart.help_if_new()


def on_shutdown(**_: object) -> None:
    """Nothing is left behind."""
    apart.stop()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Check the data and make the publication. Bad data end the build here, so that the old site stays."""
    root = Path(config.config_file_path).parent
    apart.recall()
    data, problems = examine(root)
    if data is None:
        raise Abort(report(problems))
    try:
        config.extra["published"] = rooted(config.extra["published"])
    except ValueError as error:
        raise Abort(str(error)) from None
    config.theme.get_env = partial(_environment, config.theme.get_env)
    config.extra["edition"] = data.edition.id
    config.extra["edition_date"] = data.edition.date
    # the day that MkDocs writes into what it makes itself; else two builds of one commit differ
    os.environ["SOURCE_DATE_EPOCH"] = str(int(datetime.fromisoformat(data.edition.date).replace(tzinfo=UTC).timestamp()))
    config.extra["record_ends"] = data.editions.record_ends
    config.extra["brief"] = citations.brief_words(data.brief)
    config.extra["author"] = f"{data.brief.author.given} {data.brief.author.family}"
    _made.clear()
    found, later = begin(data, config.extra["published"], Path(config.docs_dir))
    for path in list(found):
        _made[path] = _bytes(found.pop(path))  # half the memory of text
    _later[:] = [later]
    _around[:] = [preview.around(root, config.extra)]
    _partly.clear()
    if (changed := preview.changed(_around[0], _made)) is not None:
        _partly["changed"] = changed
    preview.forget()
    return config


def on_pre_build(config: MkDocsConfig) -> None:
    """MkDocs clears the folder of the site: where most of it stays, it is shown an empty one."""
    if _partly:
        _partly["site"], config.site_dir = config.site_dir, tempfile.mkdtemp()


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add what was made to what was written; a path that is both is an error. What no page loads of the theme stays away."""
    if _partly:
        Path(config.site_dir).rmdir()
        config.site_dir = _partly["site"]
    for file in [f for f in files if f.src_uri.startswith(UNUSED)]:
        files.remove(file)
    for path, content in _made.items():
        if files.get_file_from_path(path):
            raise Abort(f"docs/{path} is written by hand and made from data: remove one of them")
        files.append(File.generated(config, path, content=content))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """From here on MkDocs passes over what is excluded: all that is shown already."""
    if _partly:
        for file in files:
            if file.src_uri not in _partly["changed"]:
                file.inclusion = InclusionLevel.EXCLUDED
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """The theme's templates are kept compiled too."""
    env.bytecode_cache = compiled()
    return env


def on_post_template(output: str, template_name: str, **_: object) -> str:
    """The map of the site lists all pages or is left as it is."""
    return "" if _partly and template_name == "sitemap.xml" else output


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, **_: object) -> str:
    """A page made from the data is HTML already: Markdown would pass it through, in a third of the time of a build.

    It is as old as its last change in meaning, not as the build: the packed map of the site carries this day.
    """
    page.update_date = page.meta.get("changed", config.extra["edition_date"])
    return "" if page.file.src_uri in _made else markdown


def on_page_content(html: str, page: Page, **_: object) -> str:
    """Says which anchors a page has that was made, so that links from written pages are checked. Its HTML waits until its turn comes."""
    if (made := _made.get(page.file.src_uri)) is None:
        return aligned(html)
    page.present_anchor_ids = anchors(made)
    return ""


def on_page_context(context: dict, page: Page, **_: object) -> dict:
    """A page's HTML comes when its turn comes: all at once would be twice the memory."""
    if (made := _made.get(page.file.src_uri)) is not None:
        page.content = made.decode().split("\n---\n", 1)[1].strip()
    return context


def on_post_page(output: str, page: Page, **_: object) -> str:
    """A page that is put together needs its HTML no more."""
    page.content = ""
    return output


def on_post_build(config: MkDocsConfig, **_: object) -> None:
    """Pixels and citations, which a second process made while the pages were put together. No page needs them."""
    site, late = Path(config.site_dir), {}
    for path, text in _later.pop()():
        content = _bytes(text)
        if preview.serving:
            late[path] = content
        if _partly and not preview.is_new(path, content):
            continue
        if not _partly and (site / path).exists():
            raise Abort(f"docs/{path} is written by hand and made from data: remove one of them")
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    preview.shown(_around[0], _made, late)
    apart.drop()
    if not preview.serving:
        apart.keep(Path(config.config_file_path).parent / ".cache")


def _environment(made: Callable[[], Environment]) -> Environment:
    env = made()
    env.loader = Visible(env.loader.searchpath)
    return env


def _bytes(content: Content) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: Callable[[], None]) -> LiveReloadServer:
    """A mistake in a saved file is told in the browser too, and does not stop the server, which looks for saved files oftener than MkDocs would."""
    watched = [config.docs_dir, str(config.config_file_path)]
    for path in watched:
        server.unwatch(path)
    server.observer = type(server.observer)(timeout=LOOKS)
    for path in watched:
        server.watch(path)
    apart.keep(Path(config.config_file_path).parent / ".cache")
    apart.start()  # for the first change
    server.builder = broken.patient(builder, Path(config.site_dir))
    return server
