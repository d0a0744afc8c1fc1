"""SVG -> PNG without a browser: drawn with faces that come with the project, never with those of the machine, so that the bytes stay the same."""

from __future__ import annotations

from functools import cache
from importlib.util import find_spec
from pathlib import Path

SANS, SERIF = "Source Sans Pro", "Source Serif Pro"


@cache
def faces() -> list[str]:
    """The font files of the two packages that hold them."""
    found = []
    for package in ("font_source_sans_pro", "font_source_serif_pro"):
        spec = find_spec(package)
        if spec is None or spec.origin is None:
            raise ModuleNotFoundError(f"The package {package} is missing. Remove .venv; the next command sets it up again.")
        found += sorted(str(p) for p in (Path(spec.origin).parent / "files").glob("*.ttf"))
    return found


def png(svg: str, width: int) -> bytes:
    """The picture, so many pixels wide."""
    import resvg_py  # only here: most commands draw nothing

    families = {"font_family": SANS, "sans_serif_family": SANS, "serif_family": SERIF}
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, width=width, font_files=faces(), skip_system_fonts=True, **families))
