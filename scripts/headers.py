"""The built site -> what a server should send with it, written once here and put out for static hosts, nginx and Caddy."""

from __future__ import annotations

import base64
import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path

INLINE = re.compile(r"<script\b([^>]*)>(.*?)</script>", re.S | re.I)
COMMENT = re.compile(r"<!--.*?-->", re.S)
EXECUTED = ("", "module", "text/javascript", "application/javascript")
EMPTY_STYLE = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"  # Plotly adds an empty style element and fills it through the CSSOM
HASHED = r"\.[0-9a-f]{8}\.min\.(css|js)(\.map)?$"  # the theme's files: other content, other name
FIGURES = r"^/figures/"  # may stand in pages of others
OPEN = r"^/(api|data|figures)/"  # may be read by scripts of others
LONG, SHORT = "public, max-age=31536000, immutable", "public, max-age=600, must-revalidate"
ALWAYS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "accelerometer=(), camera=(), geolocation=(), gyroscope=(), microphone=(), payment=(), usb=(), browsing-topics=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def inline_scripts(page: str) -> Iterator[str]:
    """The scripts of a page that a browser runs and no file holds. Data blocks (JSON, JSON-LD) are none."""
    for attributes, text in INLINE.findall(COMMENT.sub("", page)):
        kind = re.search(r"""\btype\s*=\s*["']?([^"'\s>]*)""", attributes, re.I)
        if text.strip() and not re.search(r"\bsrc\s*=", attributes, re.I) and (kind[1].lower() if kind else "") in EXECUTED:
            yield text


def hashes(site: Path) -> list[str]:
    """The hash of every inline script of the site, as a policy names it. They differ by the depth of a page, so they are few."""
    found = {script for page in site.rglob("*.html") for script in inline_scripts(page.read_text(encoding="utf-8"))}
    digests = (base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() for text in found)
    return sorted(f"'sha256-{digest}'" for digest in digests)


def policy(allowed: list[str], framed: str = "'none'") -> str:
    """The Content-Security-Policy: nothing but the site's own files and the inline scripts with these hashes."""
    parts = {
        "default-src": "'none'",
        "script-src": " ".join(["'self'", *allowed]),
        "style-src": f"'self' {EMPTY_STYLE}",
        "img-src": "'self' data:",
        "font-src": "'self'",
        "connect-src": "'self'",
        "worker-src": "'self'",
        "manifest-src": "'self'",
        "base-uri": "'none'",
        "form-action": "'self'",
        "frame-ancestors": framed,
    }
    return "; ".join(f"{name} {value}" for name, value in parts.items())


def headers(path: str, allowed: list[str]) -> dict[str, str]:
    """What goes with the file at an address below the root, such as `/figures/aid.svg`."""
    framed, hashed, opened = _kind(path)
    found = {"Content-Security-Policy": policy(allowed, "*" if framed else "'none'")}
    found |= ALWAYS | {"Cache-Control": LONG if hashed else SHORT}
    if opened:
        found |= {"Access-Control-Allow-Origin": "*", "Cross-Origin-Resource-Policy": "cross-origin"}
    return found


def _kind(path: str) -> tuple[bool, ...]:
    return tuple(bool(re.search(form, path)) for form in (FIGURES, HASHED, OPEN))


def files(site: Path) -> dict[str, str]:
    """Path -> content of the three forms, made from the site as it was built."""
    allowed = hashes(site)
    return {"_headers": _static(site, allowed), "server/nginx.conf": _nginx(allowed), "server/Caddyfile": _caddy(allowed)}


def _static(site: Path, allowed: list[str]) -> str:
    """For hosts that read `_headers`. They join the values of all rules that fit, so no two rules here fit one address."""

    def rules(folder: Path, address: str) -> Iterator[tuple[str, dict[str, str]]]:
        for path in sorted(folder.iterdir()):
            here = f"{address}{path.name}"
            inside = [os.path.join(at, name) for at, _, names in os.walk(path) for name in names] if path.is_dir() else [str(path)]
            addresses = [f"/{os.path.relpath(name, site)}".replace(os.sep, "/") for name in inside]
            if path.is_dir() and len(set(map(_kind, addresses))) > 1:
                yield from rules(path, f"{here}/")
            elif addresses:
                yield here + ("/*" if path.is_dir() else ""), headers(addresses[0], allowed)

    every = [("/", headers("/", allowed)), *rules(site, "/"), ("/server/*", headers("/server/", allowed))]
    return "\n".join(f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in sent.items()) for path, sent in every)


def _nginx(allowed: list[str]) -> str:
    """Maps from the address to a value, for the http part of nginx; where the value is empty nothing is sent."""

    def choice(name: str, other: str, pattern: str, value: str) -> str:
        return f'map $uri ${name} {{\n  default "{other}";\n  "~{pattern}" "{value}";\n}}\n'

    lines = [f'  add_header {name} "{value}" always;' for name, value in ALWAYS.items()]
    lines += [f"  add_header {name} ${value} always;" for name, value in zip(CHOSEN, ("ar_policy", "ar_cache", "ar_open", "ar_across"), strict=True)]
    return (
        "# Put this into the http part of nginx, and set server_name and root.\n"
        + choice("ar_policy", policy(allowed), FIGURES, policy(allowed, "*"))
        + choice("ar_cache", SHORT, HASHED, LONG)
        + choice("ar_open", "", OPEN, "*")
        + choice("ar_across", "", OPEN, "cross-origin")
        + "server {\n  listen 80;\n  server_name localhost;\n  root /srv/site;\n  error_page 404 /404.html;\n"
        + "\n".join(lines)
        + "\n}\n"
    )


CHOSEN = ("Content-Security-Policy", "Cache-Control", "Access-Control-Allow-Origin", "Cross-Origin-Resource-Policy")


def _caddy(allowed: list[str]) -> str:
    """A site block. Caddy puts directives in an order of its own, so each header has conditions that exclude one another."""

    def choice(name: str, header: str, other: str, pattern: str, value: str) -> list[str]:
        rest = [f"  @not_{name} not path_regexp {pattern}", f'  header @not_{name} {header} "{other}"'] if other else []
        return [f"  @{name} path_regexp {pattern}", f'  header @{name} {header} "{value}"', *rest]

    lines = [":80 {", "  root * /srv/site", "  file_server", "  handle_errors 404 {", "    rewrite * /404.html", "    file_server", "  }"]
    lines += [f'  header {name} "{value}"' for name, value in ALWAYS.items()]
    lines += choice("figures", CHOSEN[0], policy(allowed), FIGURES, policy(allowed, "*"))
    lines += choice("hashed", CHOSEN[1], SHORT, HASHED, LONG)
    lines += choice("open", CHOSEN[2], "", OPEN, "*") + choice("across", CHOSEN[3], "", OPEN, "cross-origin")
    return "# Set the address and the root; everything else follows from the site as it was built.\n" + "\n".join(lines) + "\n}\n"
