"""What a page leaves for later comes when it is asked for, and nothing is asked of the reader twice."""

import pytest


def scripts_of(page):
    asked = []
    page.on("request", lambda r: asked.append(r.url) if "/search/" in r.url else None)
    return asked


@pytest.mark.parametrize("way", ["field", "key", "button"])
def test_search_is_there_when_it_is_asked_for(open_page, way):
    page = open_page("japan/", width=390 if way == "button" else 1440)
    asked = scripts_of(page)
    page.wait_for_timeout(300)
    assert not asked
    if way == "field":
        page.get_by_placeholder("Search").click()
    elif way == "key":
        page.keyboard.press("Control+k")
    else:
        page.locator(".ar-tools > label[for=__search]").click()
    page.keyboard.type("semiconductors", delay=5)  # at once: words typed before the index has come are not lost
    found = page.locator(".md-search-result__item")
    found.first.wait_for(timeout=10_000)
    assert "semiconductors" in found.first.inner_text().lower()
    assert "/search/index.js" in asked[0] and len(asked) == len(set(asked)) < 20
    page.keyboard.press("Escape")
    page.locator(".md-search__output").wait_for(state="hidden")


def test_the_page_does_not_move_or_change_colour_while_it_loads(open_page):
    """What needs script has its place before the script has come: the scripts are held back here, and the page is whole without them."""
    page = open_page("", color_scheme="dark")
    held = []
    page.route("**/site.js", lambda route: (held.append(route.request.url), route.fulfill(body="")))
    page.goto(page.url + "compare/")
    assert held
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    assert page.get_by_title("Switch to light").is_visible()
    assert page.evaluate("document.documentElement.className") == "js"
