"""`build` puts a whole new site in the place of the old one, or leaves the old one alone."""

import shutil

import pytest
from mkdocs.exceptions import MkDocsException

from scripts.commands import build


@pytest.fixture
def whole(project, root):
    """A copy that can be built."""
    shutil.copy(root / "mkdocs.yml", project)
    (project / "scripts").symlink_to(root / "scripts")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site", encoding="utf-8")
    return project


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_the_new_site_takes_the_place_of_the_old(whole, capsys):
    (whole / "site" / "gone.html").write_text("a page that is no more", encoding="utf-8")
    assert build.main(["--root", str(whole)]) == 0
    assert "pages in" in capsys.readouterr().out
    assert not (whole / "site" / "gone.html").exists()
    assert "the old site" not in (whole / "site" / "index.html").read_text(encoding="utf-8")
    assert (whole / "site" / "entries" / "jp-s3" / "index.html").is_file()
    assert [p.name for p in whole.iterdir() if "site" in p.name] == ["site"], "nothing is left beside it"


@pytest.mark.parametrize("place, offline", [("", []), ("docs", []), ("mkdocs.yml", []), ("site", []), ("docs", ["--offline"])])
def test_what_is_no_site_is_not_replaced(place, offline, whole, monkeypatch):
    (whole / "site" / ".git").mkdir()
    before = sorted(whole.rglob("*"))
    monkeypatch.setattr(build, "_make", lambda *_: pytest.fail("it was built"))
    with pytest.raises(OSError, match="name"):
        build.main(["--root", str(whole), "--site", str(whole / place), *offline])
    assert sorted(whole.rglob("*")) == before


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_a_dead_link_in_a_written_page_stops_the_build(whole):
    page = whole / "docs" / "method.md"
    page.write_text(page.read_text(encoding="utf-8") + "\n[gone](record/gone.md)\n", encoding="utf-8")
    with pytest.raises(MkDocsException):
        build.build(whole, whole / "site")
    assert (whole / "site" / "index.html").read_text(encoding="utf-8") == "the old site"
    assert [p.name for p in whole.iterdir() if "site" in p.name] == ["site"]


@pytest.mark.filterwarnings("ignore::DeprecationWarning")
def test_an_address_without_its_last_slash_is_the_same_address(small, monkeypatch):
    monkeypatch.setenv("SITE_URL", "https://x.example/sub")
    build.build(small, small / "site")
    text = (small / "site" / "entries" / "xa-s1" / "index.html").read_text(encoding="utf-8")
    assert "https://x.example/sub/entries/xa-s1/" in text and "x.example/subentries" not in text


def test_a_site_without_an_address_is_refused(small, monkeypatch, capsys):
    monkeypatch.setenv("SITE_URL", "")
    assert build.main(["--root", str(small)]) == 1
    assert "found the address '' for the site" in capsys.readouterr().err
