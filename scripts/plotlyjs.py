"""The Plotly bundle that the site serves, and the style rules that Plotly would otherwise write into the page.

Which bundle: the basic one (a third of the full one) in exactly the version and with exactly the bytes pinned here, if
`ensure` has put it into the cache; otherwise the full one inside the Python package. `ensure` is a step of setting up:
it asks npm once, checks the bytes and gives up after a few seconds. The build itself only reads, so it works offline
and a commit gives the same bytes on every machine that was set up with npm, and the same on every one without.
"""

from __future__ import annotations

import re
from pathlib import Path

from scripts.npm import PATIENCE, Packed

VERSION = "4.1.1"
SHA256 = "99784e3abfb07b142a15e521a439e6d9addceadb3f79553fd24c72774f0649ba"
BASIC = Packed("plotly.js-basic-dist-min", VERSION, "package/plotly-basic.min.js", SHA256, f"plotly-basic-{VERSION}.min.js")
FOLDER = "assets/plotly/"


def files(cache: Path) -> dict[str, str]:
    """Path on the site -> content: the script and its style sheet."""
    script = bundle(cache)
    return {f"{FOLDER}plotly.min.js": script, f"{FOLDER}plotly.css": styles(script)}


def bundle(cache: Path) -> str:
    """The basic bundle from the cache if it is the pinned one, else the full one of the Python package."""
    if kept := BASIC.kept(cache):
        return kept.read_bytes().decode()
    from plotly.offline import get_plotlyjs

    return get_plotlyjs()


def styles(script: str) -> str:
    """Plotly's own rules as a style sheet: it inserts them with scripts, which a strict content security policy forbids."""
    start = script.index('"X,X div":')
    pairs = re.compile(r"""("[^"]*"|'[^']*'|[XY]):("[^"]*"|'[^']*'),?""")
    rules = []
    while match := pairs.match(script, start):
        selector, body = match[1].strip("\"'"), match[2][1:-1]
        selector = re.sub("^,", " ,", selector).replace("X", ".js-plotly-plot .plotly").replace("Y", ".plotly-notifier")
        rules.append(f"{selector}{{{body}}}")
        start = match.end()
    return "\n".join(rules) + "\n"


def ensure(cache: Path, patience: float = PATIENCE) -> bool:
    """Put the pinned bundle into the cache with npm, where there is npm. Says whether it is there; never raises."""
    return BASIC.fetch(cache, patience) is not None
