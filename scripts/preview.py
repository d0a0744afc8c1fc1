"""While the site is served: after a change in the data only what reads differently is put together and written again.

What a change touches is found by comparing what was made with what was made before, so nothing needs to know what depends on what.
When anything else changes (a page written by hand, a script of the site, the settings), all is built anew.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from scripts.page import anchors

Made = Mapping[str, bytes]
DATA = {"docs/words.yml"}  # in docs/, but read by the scripts and no page of its own

serving = False  # set when the server starts
_around: Any = None
_made: dict[str, bytes] = {}
_early: set[str] = set()


def around(root: Path, settings: Mapping[str, Any]) -> Any:
    """All that shapes a page besides what is made from the data: the settings, and the day and size of each file written by hand."""
    files = [root / "mkdocs.yml", *sorted(p for p in (root / "docs").rglob("*") if p.is_file())]
    stamps = {p.relative_to(root).as_posix(): (p.stat().st_mtime_ns, p.stat().st_size) for p in files}
    return {path: stamp for path, stamp in stamps.items() if path not in DATA}, json.dumps(dict(settings), default=str, sort_keys=True)


def changed(now: Any, made: Made) -> set[str] | None:
    """The paths whose content differs from what is shown; none if all has to be built: the first time, after a change around the pages,
    and when an anchor is gone, to which a page written by hand may link.
    """
    if not serving or now != _around or set(made) != _early:
        return None
    found = {path for path, content in made.items() if _made[path] != content}
    gone = any(anchors(_made[path]) - anchors(made[path]) for path in found if path.endswith(".md"))
    return None if gone else found


def is_new(path: str, content: bytes) -> bool:
    """Whether a late file differs from what is shown."""
    return _made.get(path) != content


def forget() -> None:
    """From here on the folder may hold half of a change: if it is not finished, the next one builds all."""
    global _around
    _around = None


def shown(now: Any, made: Made, late: Made) -> None:
    """The folder now shows this."""
    global _around, _made, _early
    if serving:
        _around, _made, _early = now, {**made, **late}, set(made)
