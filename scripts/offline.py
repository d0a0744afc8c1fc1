"""The built site -> the same site as a zip that works from a folder, without a server: links name files."""

from __future__ import annotations

import posixpath
import re
import zipfile
from pathlib import Path

SCRIPT = "assets/offline.js"
FOLLOW = """addEventListener("click", function (e) {
  var a = e.target.closest && e.target.closest("a[href]");
  if (a && a.protocol === "file:" && a.pathname.slice(-1) === "/") a.pathname += "index.html";
}, true);
"""
LINK = re.compile(r'(\s(?:href|action)=")([^"#?:]*)((?:[?#][^"]*)?")')
IN_DATA = re.compile(r'"((?:[\w.-]+/)+)((?:[?#][^"]*)?")')
OWN = re.compile(r'(<script data-load="([^"]*)assets/site\.js")')
LEFT_OUT = ("_headers", "server/", "sitemap.xml", "CNAME", ".nojekyll")


def page(text: str, address: str, folders: set[str]) -> str:
    """A page at `address` (a folder from the root) whose links name the file and not the folder."""

    def link(match: re.Match) -> str:
        path = match[2]
        to = posixpath.normpath(posixpath.join(address or ".", path))
        if path and not path.startswith("/") and ("" if to == "." else to) in folders and not path.endswith(".html"):
            return f"{match[1]}{path.rstrip('/')}/index.html{match[3]}"
        return match[0]

    return OWN.sub(rf'<script src="\2{SCRIPT}"></script>\1', LINK.sub(link, text))


def named(text: str, folders: set[str]) -> str:
    """Data in which addresses name the file and not the folder."""
    return IN_DATA.sub(lambda m: f'"{m[1]}index.html{m[2]}' if m[1].rstrip("/") in folders | {"."} else m[0], text)


def convert(site: Path) -> None:
    """Change the built site in place."""
    pages = {p: p.parent.relative_to(site).as_posix().removeprefix(".") for p in site.rglob("*.html")}
    folders = {folder for p, folder in pages.items() if p.name == "index.html"}
    for path, folder in pages.items():
        path.write_bytes(page(path.read_bytes().decode(), folder, folders).encode())
    for path in [*site.rglob("*.live.js"), *site.glob("search/texts-*.js")]:  # what the charts are drawn from, what was found
        path.write_bytes(named(path.read_bytes().decode(), folders).encode())
    (site / SCRIPT).write_text(FOLLOW, encoding="utf-8", newline="\n")


def pack(site: Path, target: Path, day: str) -> int:
    """Write the site as a zip in which all files bear the same day; the same site gives the same bytes. Returns their number."""
    moment = (*map(int, day.split("-")), 0, 0, 0)
    files = [p for p in sorted(site.rglob("*")) if p.is_file() and not p.relative_to(site).as_posix().startswith(LEFT_OUT)]
    part = target.with_name(f".{target.name}-part")
    with zipfile.ZipFile(part, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for path in files:
            info = zipfile.ZipInfo(f"{target.stem}/{path.relative_to(site).as_posix()}", moment)
            info.compress_type, info.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            info.create_system = 3
            archive.writestr(info, path.read_bytes())
    part.replace(target)
    return len(files)
