"""A third country is one file: pages for each pair, and `?countries=` leads to them."""

import functools
import http.server
import shutil
import threading
import warnings
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
THIRD = ROOT / "tests" / "third" / "freedonia.yml"


@pytest.fixture(scope="module")
def project_of_three(tmp_path_factory):
    root = tmp_path_factory.mktemp("three")
    for name in ("data", "docs", "scripts"):
        shutil.copytree(ROOT / name, root / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", root)
    shutil.copy(THIRD, root / "data" / "countries")
    with (root / "data" / "published-ids.txt").open("a", encoding="utf-8") as ids:
        ids.write("FD-S1\nFD-M1\n")
    return root


@pytest.fixture(scope="module")
def of_three(project_of_three):
    from scripts.commands.build import build

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        build(project_of_three, project_of_three / "site")
    handler = type("Quiet", (http.server.SimpleHTTPRequestHandler,), {"log_message": lambda *args: None})
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=project_of_three / "site"))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


def test_the_check_takes_the_file_as_it_is(project_of_three):
    from scripts.commands.check import examine

    data, problems = examine(project_of_three)
    assert not problems
    assert [c.code for c in data.countries] == ["JP", "KR", "FD"], "the two of the brief stand first, whatever the names of the files"
    assert [folder for folder, *_ in data.pairs] == ["compare/", "compare/jp-fd/", "compare/kr-fd/"]


def test_the_chosen_two_stand_side_by_side(chromium, of_three):
    page = chromium.new_page(viewport={"width": 1440, "height": 900})
    faults = []
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.goto(of_three + "compare/?countries=FD,KR&on=2022-03-02&group=finance")
    page.wait_for_url("**/compare/kr-fd/?on=2022-03-02&group=finance")
    heads = page.locator(".cmp thead th").all_inner_texts()
    assert [h.strip() for h in heads[1:]] == ["South Korea", "Freedonia"]
    cells = page.locator("#swift-exclusion .cell[data-country] .stage b").all_inner_texts()
    assert cells[1] == "Carried out"
    assert "Freedonia" in page.locator("[data-lead]").inner_text()
    page.get_by_role("link", name="Sanctions").click()
    assert page.url.endswith("/compare/kr-fd/sanctions/")
    assert page.locator("h1").inner_text() == "Sanctions: South Korea and Freedonia"
    assert page.locator(".fig__key").first.inner_text().split()[-3:] != []
    page.goto(of_three + "timeline/?countries=JP,FD")
    page.wait_for_url("**/compare/jp-fd/timeline/")
    assert "Invented step, supported." in page.locator(".tl").first.inner_text() + page.locator(".tl").nth(1).inner_text()
    page.goto(of_three + "compare/?countries=KR,JP")
    assert page.url.endswith("/compare/?countries=KR,JP"), "the first pair has the short address"
    assert [h.strip() for h in page.locator(".cmp thead th").all_inner_texts()[1:]] == ["Japan", "South Korea"]
    assert faults == []
    page.close()


def test_figures_of_a_pair_show_that_pair(of_three, project_of_three):
    site = project_of_three / "site"
    table = (site / "compare" / "kr-fd" / "figures" / "ladder.csv").read_text(encoding="utf-8")
    assert ",FD," in table and ",JP," not in table
    assert ",FD," not in (site / "figures" / "ladder.csv").read_text(encoding="utf-8")
    assert (site / "freedonia" / "index.html").is_file() and (site / "entries" / "fd-s1" / "index.html").is_file()
