"""Nobody is shut out: axe on every kind of page in every state, whole tasks by keyboard, large text, zoom, forced colours, no motion, reading order."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe

from scripts import browser

AXE = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}, "resultTypes": ["violations"]}
OPEN = "() => [...document.querySelectorAll('#content details')].slice(0, 12).forEach(d => d.open = true)"  # more of the same is the same
COLOURS = {"runOnly": {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}, "resultTypes": ["violations"]}
FOREIGN = r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f]{2}"


def faults(page, where, options=AXE, context=None):
    found = []
    for v in Axe().run(page, context=context, options=options).response["violations"]:
        found += [f"{where}: {v['id']} ({v['help']}): {n['html'][:160]} {n.get('failureSummary', '')[:160]}" for n in v["nodes"][:2]]
    return found


@pytest.fixture(scope="module")
def kinds(page_types):
    """The document of all pages has a test of its own: it is the same parts once more, and axe takes minutes on it."""
    return [p for p in page_types if p != "print/"]


def test_axe_finds_nothing_on_the_document_of_all_pages(open_page, pytestconfig):
    """What putting the pages together can spoil, always; every rule with --every-page."""
    together = {"runOnly": {"type": "rule", "values": ["target-size", "landmark-unique", "heading-order", "page-has-heading-one", "duplicate-id-aria"]}}
    assert not faults(open_page("print/"), "print/", AXE if pytestconfig.getoption("--every-page") else together | {"resultTypes": ["violations"]})


@pytest.mark.parametrize("width", [1440, 390])
def test_axe_finds_nothing_on_any_kind_of_page_light_and_dark(chromium, address, kinds, width):
    context, found = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme="light", reduced_motion="reduce"), []
    page = context.new_page()
    for path in kinds:
        page.emulate_media(color_scheme="light")
        page.goto(address + path)
        page.evaluate(OPEN)
        found += faults(page, f"{path or '/'} light")
        if width > 1000:  # colours are the same at every width
            light = page.evaluate("getComputedStyle(document.body).backgroundColor")
            page.emulate_media(color_scheme="dark")
            page.reload()
            page.evaluate(OPEN)
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") != light, path
            found += faults(page, f"{path or '/'} dark", COLOURS)  # nothing but the colours differs
    context.close()
    assert not found, "\n".join(found[:12])


def test_axe_finds_nothing_with_search_dialogs_and_filters_in_use(open_page, address, kinds):
    found, opened = [], 0
    for width in (1440, 390):
        page = open_page("compare/?on=2022-02-28&group=finance&differences=1&q=bank", width=width)
        found += faults(page, f"filters {width}")
        (page.get_by_placeholder("Search") if width > 1000 else page.locator(".ar-tools > label[for=__search]")).click()
        page.get_by_placeholder("Search").fill("bank")
        page.locator(".md-search-result__item").first.wait_for(timeout=30_000)
        page.wait_for_timeout(400)
        found += faults(page, f"search {width}")
        page = open_page("timeline/?group=energy", width=width)
        found += faults(page, f"timeline {width}")
        page = open_page("sources/", width=width)
        page.get_by_label("Find").fill("Reuters oil")
        page.wait_for_timeout(400)
        found += faults(page, f"finder {width}")
        for path in kinds:
            page.goto(address + path)
            openers = page.locator("button[aria-haspopup=dialog]:visible, button[popovertarget]:visible, .cite button:visible, button[data-cite]:visible")
            if openers.count():
                openers.first.click()
                shown = next((s for s in ("dialog[open]", "[popover]:popover-open") if page.locator(s).count()), None)
                opened += bool(shown)
                found += faults(page, f"{path} dialog {width}", context=shown) if shown else []
    assert opened > 20
    assert not found, "\n".join(found[:12])


def press_until(page, holds, keys="Tab", most=200):
    """Presses until the focus is where it should be; by keyboard there is no other way."""
    for _ in range(most):
        page.keyboard.press(keys)
        if page.evaluate(holds):
            return
    raise AssertionError(f"{most} times {keys} and not there: {holds}")


def test_a_whole_task_by_keyboard_alone(open_page):
    """From the answer to the comparison, to another day, into a row, to an entry, to its citation file, to the search and back."""
    page = open_page("")
    here = "document.activeElement"
    press_until(page, f"{here}.textContent.includes('Compare all')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/compare/")
    press_until(page, f"{here}.matches('.asof a') && {here}.textContent.includes('28 Feb')")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('h1').textContent.includes('28 February')")
    press_until(page, f"{here}.tagName === 'SUMMARY' && !!{here}.closest('tbody.row')")
    page.keyboard.press("Enter")
    assert page.evaluate(f"{here}.parentElement.open")
    press_until(page, f"{here}.matches('a.ref') && /entries/.test({here}.href)")
    page.keyboard.press("Enter")
    page.wait_for_url("**/entries/**")
    press_until(page, f"{here}.textContent === 'BibTeX'")
    press_until(page, f"{here}.matches('.md-search__input')", "Shift+Tab", 300)
    page.keyboard.type("visa", delay=60)
    page.locator(".md-search-result__item a").first.wait_for()
    press_until(page, f"!!{here}.closest('.md-search-result__item')", "ArrowDown", 5)
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('h1').textContent.includes('Visa')")


@pytest.mark.parametrize("how", ["text at 200 %", "zoom at 400 %", "forced colours", "letters apart"])
def test_large_text_zoom_and_forced_colours_lose_nothing(open_page, address, kinds, how):
    page = open_page("404.html", width={"zoom at 400 %": 320, "text at 200 %": 1280}.get(how, 1024), height={"zoom at 400 %": 256}.get(how, 800))
    if how == "forced colours":
        page.emulate_media(forced_colors="active")
    if how == "text at 200 %":  # the reader's own setting; media queries in em follow it
        page.context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    for path in kinds:
        page.goto(address + path)
        if how == "letters apart":  # WCAG 1.4.12
            page.evaluate("""() => { for (const e of document.querySelectorAll('#content *')) { const s = e.style;
              s.setProperty('line-height', '1.5', 'important'); s.setProperty('letter-spacing', '.12em', 'important'); s.setProperty('word-spacing', '.16em', 'important') } }""")
        assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 1, (path, how)
        cut = page.evaluate(
            """() => [...document.querySelectorAll('#content :is(p, li, a, h1, h2, h3, td, th, b, label)')].filter(e => { const s = getComputedStyle(e);
            return e.checkVisibility() && !e.closest('.vh, [aria-hidden=true], svg') && ['hidden', 'clip'].includes(s.overflowX) && e.scrollWidth > e.clientWidth + 2 }).map(e => e.outerHTML.slice(0, 120))"""
        )
        assert cut == [], (path, how)
        if how == "forced colours":
            marks = page.evaluate(
                "() => [...document.querySelectorAll('#content svg.mark')].filter(e => e.checkVisibility() && getComputedStyle(e).color === getComputedStyle(document.body).backgroundColor).length"
            )
            assert marks == 0, path


@pytest.mark.parametrize("width", [600, 780, 960])
def test_nothing_runs_off_the_page_between_phone_and_desk(open_page, address, kinds, width):
    page = open_page("404.html", width=width)
    for path in kinds:
        page.goto(address + path)
        off = page.evaluate(
            """() => [...document.querySelectorAll('#content *, .ar-header *, .ar-footer *')].filter(e => { const r = e.getBoundingClientRect();
            if (!r.width || !r.height || r.right <= innerWidth + 1 || e.closest('.vh, svg, .md-search') || !e.checkVisibility()) return false;
            for (let p = e.parentElement; p !== document.body; p = p.parentElement) if (getComputedStyle(p).overflowX !== 'visible') return false;
            return true }).map(e => e.outerHTML.slice(0, 120))"""
        )
        assert off == [], (path, width)


def test_nothing_moves_for_those_who_ask_for_it(open_page, kinds):
    for path in kinds[:6]:
        page = open_page(path, reduced_motion="reduce")
        moving = page.evaluate(
            """() => [...document.querySelectorAll('#content *, .ar-header *')].filter(e => { const s = getComputedStyle(e);
            return [s.transitionDuration, s.animationDuration].some(d => d.split(',').some(t => parseFloat(t) > .01)) }).map(e => e.className).slice(0, 5)"""
        )
        assert moving == [], (path, moving)
        assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_the_comparison_is_read_in_its_order(open_page, data):
    """What a screen reader meets: heads, then row by row its name, the first country, the second."""
    page = open_page("compare/")
    tree = page.locator("table.cmp").aria_snapshot()
    heads = [tree.index(f'columnheader "{c.name}"') for c in data.countries[:2]]
    assert heads == sorted(heads)
    place = 0
    for row in data.comparison.instruments[:12]:
        name = page.locator(f"[id='{row.id}'] .row__name").text_content()  # also of rows that are laid out only when somebody comes near
        place = tree.index(name, place)
    cells = page.locator("tbody.row").first.get_by_role("cell")
    assert [cells.nth(n).get_attribute("data-country") for n in (0, 1)] == [c.code for c in data.countries[:2]]


def test_words_in_other_scripts_say_their_language(site):
    """The page is English; what stands in another script is read by another voice."""
    from lxml import html

    wrong = []
    for path in sorted(site.rglob("*.html")):
        tree = html.parse(str(path), html.HTMLParser(encoding="utf-8"))
        assert tree.getroot().get("lang") == "en"
        for text in tree.xpath("//body//text()[not(ancestor::script) and not(ancestor::template)]"):
            if re.search(FOREIGN, text):
                spoken = next(
                    (e.get("lang") for e in (text.getparent() if not text.is_tail else text.getparent().getparent()).xpath("ancestor-or-self::*[@lang]")[::-1]),
                    "",
                )
                if spoken == "en":
                    wrong.append(f"{path.relative_to(site)}: {text.strip()[:80]}")
    assert not wrong, f"{len(wrong)}: " + "\n".join(sorted(set(wrong))[:15])


def test_a_screen_reader_has_every_verdict_also_those_that_are_not_drawn_yet(chromium, address):
    """Chromium with accessibility on from the start, as a screen reader has it: what lies far below is in the tree before anybody scrolls."""
    heard = browser.launch(chromium.browser_type, "--force-renderer-accessibility")
    try:
        page = heard.new_page(viewport={"width": 1280, "height": 900})
        page.goto(address + "since/")
        nodes = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
        told = [n["name"]["value"] for n in nodes if not n["ignored"] and n["role"]["value"] == "heading"]
        there = page.locator("h1, h2, h3, h4, h5, h6").evaluate_all("all => all.filter((h) => h.checkVisibility()).map((h) => h.textContent)")
    finally:
        heard.close()
    assert len(there) > 60 and len(told) == len(there), (told, there)
