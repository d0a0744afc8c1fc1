"""The theme's style sheets without the rules for parts that no page of ours has; what is left is half of what a page would load.

Only whole selectors go, by the names in UNUSED; a test holds these names against every page that is built.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

UNUSED = re.compile(
    r"\[dir=rtl\]|\.(?:highlight|linenos|filename|tabbed-|task-list|critic|keys|arithmatex|mermaid|twemoji|annotate|instant|"
    r"md-(?:nav|sidebar|tabs|tooltip|annotation|code|source|social|clipboard|banner|consent|version|select|feedback|author|post|tag|path|progress|footer|top|meta|pagination|status|ellipsis|"
    r"announce|button|copyright|hero|logo|tip|draft|pin|profile|input|search__suggest|search-result__(?:teaser--|more|icon|terms)|header--|header__source|header__topic|header__title|header__ellipsis)|"
    r"(?:question|abstract|success|failure|example|danger|quote|info|tip|bug|grid|card|emojione|gemoji|lg|x+l)\b(?!-))"
    r"|\[data-md-color-(?:primary|accent)="
)
VARIABLE = re.compile(r"(--[\w-]+):(?:url\([^)]*\)|[^;{}])*;?")
COMMA = re.compile(r",(?![^(\[]*[)\]])")


@cache
def styles() -> str:
    """The style sheets of the theme that is installed, in its order."""
    import material

    folder = Path(material.__file__).parent / "templates" / "assets" / "stylesheets"
    text = "".join(next(folder.glob(f"{name}.*.min.css")).read_text(encoding="utf-8") for name in ("main", "palette"))
    return lean(re.sub(r"@charset[^;]*;|/\*.*?\*/", "", text, flags=re.S))


def lean(css: str, more: str = "") -> str:
    """A style sheet without unused selectors and without variables that nothing reads."""
    kept = _kept(css)
    read = set(re.findall(r"var\((--[\w-]+)", kept + more))
    return VARIABLE.sub(lambda m: m[0] if m[1] in read else "", kept)


def _rules(css: str) -> Iterator[tuple[str, str]]:
    at = 0
    while (opened := css.find("{", at)) >= 0:
        depth, end = 1, opened + 1
        while depth:
            depth += {"{": 1, "}": -1}.get(css[end], 0)
            end += 1
        yield css[at:opened], css[opened + 1 : end - 1]
        at = end


def _kept(css: str) -> str:
    found = []
    for head, body in _rules(css):
        if head.startswith(("@media", "@supports")):
            inner = _kept(body)
            found += [f"{head}{{{inner}}}"] if inner else []
        elif head.startswith("@"):
            found.append(f"{head}{{{body}}}")
        elif selectors := [s for s in COMMA.split(head) if not UNUSED.search(s)]:
            found.append(f"{','.join(selectors)}{{{body}}}")
    return "".join(found)
