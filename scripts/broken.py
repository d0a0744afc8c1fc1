"""While the site is served: what is wrong with the last change, told in the terminal and above every page, until it is mended."""

from __future__ import annotations

import html
import logging
import re
import sys
import traceback
from collections.abc import Callable
from pathlib import Path

NOTICE = re.compile(r"<aside id=\"broken\".*?</aside>", re.S)
STYLE = "#broken{padding:1rem 1.5rem;border-bottom:3px solid;background:#fff;color:#1a1c1f;font:16px/1.5 monospace}#broken pre{white-space:pre-wrap;margin:0}"


def notice(said: str) -> str:
    """A block that stands above a page."""
    words = "The last change is not shown. It will be when this is mended:"
    return f'<aside id="broken" role="alert"><style>{STYLE}</style><p>{words}</p><pre>{html.escape(said)}</pre></aside>'


def tell(site: Path, said: str) -> None:
    """Put the notice above every page of a folder, in place of an older one; with nothing said take it away."""
    for file in site.rglob("*.html"):
        before = file.read_text(encoding="utf-8")
        text = NOTICE.sub("", before)
        if said:
            text = re.sub(r"(<body[^>]*>)", lambda m: m[1] + notice(said), text, count=1)
        if text != before:
            file.write_text(text, encoding="utf-8")


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keeps the words."""
        self.said.append(record.getMessage())


def patient(builder: Callable[[], None], site: Path) -> Callable[[], None]:
    """The builder, but a change that cannot be built leaves the pages that were there, with a notice, and raises nothing."""

    told = False

    def build() -> None:
        nonlocal told
        heard = _Heard()
        logging.getLogger("mkdocs").addHandler(heard)
        try:
            builder()
            if told:
                tell(site, "")
                told = False
        except (Exception, SystemExit) as error:
            said = str(error) if isinstance(error, SystemExit) else traceback.format_exc()
            said = "\n".join([*heard.said, said])
            print(said, file=sys.stderr, flush=True)
            tell(site, said)
            told = True
        finally:
            logging.getLogger("mkdocs").removeHandler(heard)

    return build
