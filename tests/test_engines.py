"""What `render` writes gives the same site without our hook: addresses, anchors, canonical links, citation tags, downloads.

The other engines are compared by `python3 -m scripts engines`, which installs them first; here MkDocs alone.
"""

import os
import subprocess
import sys
from pathlib import Path

from scripts import engines
from scripts.commands.engines import URL, run
from scripts.commands.render import render

ROOT = Path(__file__).resolve().parents[1]


def test_mkdocs_without_the_hook_builds_the_same_site(site, tmp_path, monkeypatch):
    monkeypatch.delenv("SITE_URL", raising=False)
    render(ROOT, tmp_path / "rendered", URL)
    assert "hooks:" not in (tmp_path / "rendered" / "mkdocs.yml").read_text(encoding="utf-8")
    made = run("mkdocs", str(Path(sys.executable).with_name("mkdocs")), tmp_path / "rendered")
    assert list(engines.differences(site, made)) == []
    assert len(list(made.rglob("*.html"))) == len(list(site.rglob("*.html")))


def test_the_comparison_sees_what_is_lost(site, tmp_path):
    import shutil

    other = tmp_path / "other"
    shutil.copytree(site, other)
    page = other / "japan" / "index.html"
    page.write_text(
        page.read_text(encoding="utf-8").replace('id="jp-s7"', "").replace('rel="canonical" href="https', 'rel="canonical" href="http'), encoding="utf-8"
    )
    entry = other / "entries" / "jp-s7"
    (entry / "cite.json").write_text("{}", encoding="utf-8")
    (entry / "cite.bib").unlink()
    (entry / "index.html").write_text((entry / "index.html").read_text(encoding="utf-8").replace("citation_title", "title"), encoding="utf-8")
    shutil.rmtree(other / "timeline")
    said = "\n".join(engines.differences(site, other))
    for words in (
        "japan/index.html: canonical",
        "anchors lost: jp-s7",
        "cite.json: other bytes",
        "cite.bib: missing",
        "citation tags differ",
        "timeline/index.html: only in the first",
    ):
        assert words in said, words


def test_an_engine_that_fails_says_why(tmp_path):
    import pytest

    (tmp_path / "mkdocs.yml").write_text("docs_dir: nowhere\nsite_name: x\n", encoding="utf-8")
    with pytest.raises(RuntimeError, match="does not build"):
        run("mkdocs", str(Path(sys.executable).with_name("mkdocs")), tmp_path)
    assert subprocess.run([sys.executable, "-m", "scripts", "engines", "--help"], cwd=ROOT, capture_output=True, env=os.environ).returncode == 0
