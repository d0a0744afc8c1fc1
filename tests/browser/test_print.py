"""What comes out of the printer: every page whole, and the whole site as one document with its outline, ids and addresses."""

import re
from itertools import pairwise
from urllib.parse import unquote

import pytest

UNPRINTED = "[hidden], nav, form, .asof, button, summary, template, script, dialog, [popover], .vh, .js-only, .crumbs, .headerlink, .go, .finder, .fig__svg--narrow, .fig__svg *, .ar-marks, [aria-hidden=true], .cite button"
LOST = f"""() => [...document.querySelectorAll('#content *')].filter(e => !e.closest('{UNPRINTED}') && [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()))
  .filter(e => !e.checkVisibility({{contentVisibilityAuto: true, visibilityProperty: true, opacityProperty: true}})).map(e => e.outerHTML.slice(0, 120))"""
OVER = "() => [...document.querySelectorAll('body *')].filter(e => ['fixed', 'sticky'].includes(getComputedStyle(e).position) && e.checkVisibility()).map(e => e.className)"


def test_every_kind_of_page_prints_whole(open_page, page_types):
    for path in page_types:
        page = open_page(path, width=720)
        page.emulate_media(media="print")
        assert page.evaluate(LOST)[:3] == [], path
        assert page.evaluate(OVER) == [], path
        assert page.evaluate("getComputedStyle(document.body).color") != "rgb(235, 232, 225)", path
        for link in page.locator(".srcs a[href^=http]").all()[:3]:
            assert link.get_attribute("href") in link.evaluate("e => getComputedStyle(e, '::after').content + e.href").split(">")[0]
        page.context.close()


@pytest.fixture(scope="module")
def document(chromium, address, tmp_path_factory):
    from pypdf import PdfReader

    page = chromium.new_page()
    page.set_default_timeout(180_000)
    page.goto(address + "print/")
    path = tmp_path_factory.mktemp("pdf") / "all.pdf"
    page.pdf(path=path, outline=True, tagged=True)
    page.close()
    return PdfReader(path)


def plain(url):
    """An address as browsers write it."""
    return re.sub(r"(?<=[^/]):(443|80)(?=/|$)", "", unquote(url)).rstrip("/").casefold()


def titles(outline, depth=0):
    for one in outline:
        if isinstance(one, list):
            yield from titles(one, depth + 1)
        else:
            yield depth, re.sub(r"\s+", " ", one.title)


def test_the_document_has_an_outline_with_every_entry_once(document, data):
    found = list(titles(document.outline))
    for entry in data.entries.values():
        assert sum(title.endswith(f"({entry.id})") for _, title in found) == 1, entry.id
    parts = [title for depth, title in found if depth == 1]
    order = [parts.index(c.name) for c in data.countries]
    assert order == sorted(order) and len(parts) > 8
    assert document.trailer["/Root"]["/MarkInfo"]["/Marked"] and document.trailer["/Root"]["/Lang"] == "en"


def test_the_document_holds_every_address_and_leads_only_within_or_out(document, data):
    linked, inner = set(), 0
    for page in document.pages:
        for note in page.get("/Annots", ()):
            action = note.get_object().get("/A", {}).get_object() if "/A" in note.get_object() else {}
            inner += "/Dest" in note.get_object() or action.get("/S") == "/GoTo"
            if "/URI" in action:
                linked.add(plain(str(action["/URI"])))
    assert {plain(s.url) for s in data.sources.values()} - linked == set()
    assert inner > 2000
    title = next(p.title for p in data.words.pages if p.id == "sources")
    parts = [(re.sub(r"\s", "", one.title), document.get_destination_page_number(one)) for one in document.outline[1] if not isinstance(one, list)]
    start, end = next((here, there) for (name, here), (_, there) in pairwise(parts) if name == re.sub(r"\s", "", title))
    text = re.sub(r"\s", "", "".join(page.extract_text() for page in document.pages[start : end + 1]))
    lost = [s.id for s in data.sources.values() if re.sub(r"^https?://([^/]+).*", r"\1", s.url) not in text]
    assert not lost, "addresses stand in the text too"


def test_the_document_is_whole_without_script(open_page, data):
    page = open_page("print/", java_script_enabled=False)
    text = page.locator("#content").text_content()
    for entry in data.entries.values():
        assert entry.text[:60] in text, entry.id
    for fact in data.facts.values():
        assert re.sub(r"\[.*", "", fact.statement)[:60] in text, fact.id
    assert page.locator("#content img, #content canvas").count() == 0, "figures are vectors"
    assert page.locator("#content svg[role=img]").count() >= 7
