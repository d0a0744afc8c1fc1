"""What a data user does on /data/ and /changes/: find a field, take a file, read both without script and on a phone."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe

PAGES = ("data/", "changes/")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_nothing_stands_in_the_way(open_page, path, scheme):
    page = open_page(path, width=390, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = d.id !== '' ? ['steps', 'points'].includes(d.id) : true })")
    found = Axe().run(page, options={"runOnly": ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"]}).response["violations"]
    assert [(v["id"], [n["target"] for n in v["nodes"]][:3]) for v in found] == []


@pytest.mark.parametrize("path", PAGES)
def test_a_small_phone_never_scrolls_sideways(open_page, path):
    page = open_page(path, width=320)
    page.evaluate("document.querySelectorAll('details').forEach(d => { d.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_a_link_to_a_field_opens_its_table(open_page):
    page = open_page("data/#steps.days")
    assert page.locator("[id='steps.days']").is_visible()
    page.locator("#tables + table a[href='#entries']").click()
    assert page.locator("[id='entries.title']").is_visible()


def test_without_script_every_file_and_every_field_is_there(open_page, data):
    page = open_page("data/", java_script_enabled=False)
    assert page.locator("a[href$='.xlsx']").is_visible() and page.locator("a[href='steps.csv']").is_visible()
    assert page.locator(".dict dt").count() > 200
    with page.expect_download() as taken:
        page.locator("a[href='steps.csv']").click()
    assert sum(len(c.steps) for c in data.cells.values()) < len(taken.value.path().read_text(encoding="utf-8").splitlines())


def test_the_line_for_javascript_runs_in_a_browser(open_page, address, data):
    page = open_page("data/")
    line = page.locator("dt", has_text="JavaScript").locator("+ dd code").inner_text()
    line = line.replace("https://allies-respond.example/", address)
    entries = page.evaluate(f"async () => {{ {line}; return JSON.stringify(entries.map(e => e.id)) }}")
    assert json.loads(entries) == list(data.entries)
