"""Every page and our style sheet, read by the W3C's own checker (Nu); it is Java, fetched once from npm into the cache."""

import json
import os
import re
import shutil
import subprocess
import sys

import pytest

from scripts.browser import is_root
from scripts.npm import Packed

NU = Packed("vnu-jar", "26.9.27", "package/build/dist/vnu.jar", "22f15dd39a33bed929d2a5c0cddf5946849a647eca9272bf4d5d00bc7e7a4d47", "vnu-26.9.27.jar")
ALLOWED = [
    # The theme puts autocomplete="off" on two checkboxes that work its drawer and its search; browsers keep their state without it.
    re.compile(r"Attribute “autocomplete” is only allowed when the input type is"),
    # The comparison becomes a grid on a phone, and browsers forget that a table is one when its display changes; the roles keep it one.
    re.compile(r"The “role” attribute must not be used on a “t[rdh]” element which has a “table” ancestor"),
    re.compile(r"The “(table|row|cell|rowheader|columnheader)” role is unnecessary for element"),
    # HTML lets rel="expect" block rendering until an element is there (section "Link type expect"); the checker knows blocking on style sheets only.
    re.compile(r"A “link” element with a “blocking” attribute must have a “rel” attribute whose value is “stylesheet”"),
]
NEWER = re.compile(r"Property “position-(area|try-fallbacks)” doesn't exist")  # stand behind @supports; the checker does not know them yet


@pytest.fixture(scope="module")
def nu(root):
    java = shutil.which("java")
    if not java and is_root() and shutil.which("apt-get"):
        for step in (["update", "-qq"], ["install", "-y", "-qq", "--no-install-recommends", "default-jre-headless"]):
            subprocess.run(["apt-get", *step], capture_output=True, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, check=False)
        java = shutil.which("java")
    assert java, "The checker needs Java: install a runtime (Debian, Ubuntu: apt install default-jre-headless) and run the tests again."
    jar = NU.fetch(root / ".cache", patience=180)
    assert jar, "The checker could not be fetched: install Node.js with npm, connect, and run the tests again."

    def check(*words):
        done = subprocess.run([java, "-Xss8m", "-jar", jar, "--format", "json", "--exit-zero-always", *map(str, words)], capture_output=True, text=True)
        return json.loads(done.stderr)["messages"]

    return check


def told(messages):
    return sorted({f"{m.get('url', '').rsplit('/site/')[-1]}:{m.get('lastLine', '')}: {m['message']} {m.get('extract', '')[:120]!r}" for m in messages})


def test_every_page_is_valid(nu, site):
    messages = [m for m in nu("--skip-non-html", site) if m["type"] != "info" or m.get("subType") == "warning"]
    assert all(any(a.search(m["message"]) for m in messages) for a in ALLOWED), "what is allowed is no longer needed: take it off the list"
    left = [m for m in messages if not any(a.search(m["message"]) for a in ALLOWED)]
    assert not left, f"{len(left)} messages\n" + "\n".join(told(left)[:15])


def test_the_style_sheet_is_valid(nu, site):
    left = [
        m
        for m in nu("--css", site / "assets" / "site.css", site / "assets" / "plotly" / "plotly.css")
        if m["type"] == "error" and not NEWER.search(m["message"])
    ]
    assert not left, f"{len(left)} messages\n" + "\n".join(told(left)[:15])


def test_the_checker_finds_faults(nu, tmp_path):
    (tmp_path / "bad.html").write_text("<!doctype html><html lang=en><title>x</title><p id=a><p id=a><b>", encoding="utf-8")
    assert len(nu("--skip-non-html", tmp_path)) >= 2, sys.version
