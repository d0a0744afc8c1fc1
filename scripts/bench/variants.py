"""What the site is held against: the theme as it comes, and the same pages with charts that Plotly draws when they are seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from scripts import shorter

LAZY = b"""<script>(()=>{const all=document.querySelectorAll("[data-figure]");if(!all.length)return;let library;const load=()=>library??=new Promise(done=>{
const s=document.createElement("script");s.src=all[0].dataset.figure+"plotly.min.js";s.onload=done;document.head.append(s)});
const seen=new IntersectionObserver(found=>found.forEach(async f=>{if(!f.isIntersecting)return;seen.unobserve(f.target);await load();
const j=await(await fetch(f.target.dataset.live.replace(".live.js",".json"))).json(),{data,layout}=j;Plotly.newPlot(f.target.querySelector(".fig__pic"),data,layout)}));
all.forEach(f=>seen.observe(f))})()</script></body>"""
ROW = re.compile(rb'<tbody class="row.*?</tbody>', re.S)
PICTURE = re.compile(rb'<svg[^>]*class="fig__svg.*?</svg>', re.S)


def lazy(docs: Path) -> Callable[[str, bytes], bytes]:
    """Pages without their pictures, and a script that draws them when they come into view."""

    def change(path: str, content: bytes) -> bytes:
        if path.endswith(".html"):
            return PICTURE.sub(b"", content).replace(b"</body>", LAZY)
        if path == "assets/site.js":
            return content.replace(shorter.script((docs / "assets" / "js" / "draw-figure.js").read_text(encoding="utf-8")).encode(), b"")
        return content

    return change


def rows(count: int) -> Callable[[str, bytes], bytes]:
    """The comparison with so many rows: its own, again and again under other names."""

    def change(path: str, content: bytes) -> bytes:
        if path != "compare/index.html":
            return content
        own = ROW.findall(content)
        more = [re.sub(rb'\sid="[^"]*"', b"", own[n % len(own)], count=1).replace(b" id=", b" data-id=") for n in range(count - len(own))]
        return content.replace(own[-1], own[-1] + b"".join(more), 1)

    return change


def plain(rendered: Path) -> Path:
    """The rendered tree with the theme as it comes: no overrides, styles or scripts of ours. Returns its configuration."""
    file = rendered / "mkdocs.yml"
    text = file.read_text(encoding="utf-8")
    text = re.sub(r"^  custom_dir:.*\n", "", text, flags=re.M)
    file.write_text(text, encoding="utf-8")
    return file
