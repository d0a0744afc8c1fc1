"""What a reader does, in a real browser: find, compare, follow, cite, search, switch, print, without script and by keyboard."""

import pytest

from scripts.pages.sources import addresses


def test_follow_swift_from_the_home_page_to_the_counterpart(open_page):
    page = open_page("")
    page.get_by_role("link", name="Compare all 26 instruments").click()
    row = page.locator("#swift-exclusion")
    assert row.get_by_role("rowheader").inner_text().startswith("SWIFT exclusion")
    cells = row.get_by_role("cell")
    assert "Supported" in cells.nth(0).inner_text()
    assert "Supported" in cells.nth(1).inner_text()
    row.get_by_role("link", name="JP-S7").click()
    assert page.locator("h1").inner_text() == "Japan backed excluding selected banks from SWIFT"
    assert "Section 1, sentence 4" in page.locator(".words__brief").inner_text()
    page.locator(".counterpart").get_by_role("link", name="South Korea backed cutting Russian banks off SWIFT").click()
    assert page.url.endswith("/entries/kr-s1/")


def test_were_the_banks_frozen_is_answered_without_scrolling_on_a_laptop(open_page):
    page = open_page("entries/jp-s3/", width=1366, height=768)
    for words in ("imposed", "Decided", "On 3 March no bank freeze applied."):
        box = page.locator(".words").get_by_text(words, exact=False).first.bounding_box()
        assert box["y"] + box["height"] < 768, words


def test_a_missing_counterpart_is_said_in_words(open_page):
    page = open_page("entries/jp-s9/")
    said = page.locator(".counterpart").inner_text()
    assert "In South Korea" in said
    assert "None found" in said


def test_the_answer_is_on_the_first_screen(open_page):
    for width, height in ((1440, 900), (390, 844)):
        page = open_page("", width=width, height=height)
        box = page.locator(".answer__text p").first.bounding_box()
        assert box["y"] + box["height"] < height
    words = page.locator(".answer__text").evaluate(
        "e => { e = e.cloneNode(true); e.querySelectorAll('.refs').forEach(r => r.remove()); return e.textContent.trim().split(/\\s+/).length }"
    )
    assert words <= 120
    for paragraph in page.locator(".answer__text p").all():
        assert paragraph.locator("a.ref").count() > 0


@pytest.mark.parametrize(
    "path",
    [
        "",
        "compare/",
        "compare/motives/",
        "japan/",
        "entries/jp-s3/",
        "entries/kr-o5/",
        "record/",
        "record/motives/",
        "timeline/",
        "sources/",
        "glossary/",
        "method/",
        "cite/",
        "figures/",
        "compare/sanctions/",
    ],
)
@pytest.mark.parametrize("width", [1440, 390, 320])
def test_nothing_is_wider_than_the_screen(open_page, path, width):
    page = open_page(path, width=width)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_two_countries_stay_side_by_side_on_a_phone(open_page):
    page = open_page("compare/", width=390)
    for row in page.locator("tbody.row").all()[:10]:
        left, right = (row.locator(".cell[data-country]").nth(n).bounding_box() for n in (0, 1))
        assert abs(left["y"] - right["y"]) < 2
        assert left["x"] + left["width"] <= right["x"] + 1


def test_dark_is_chosen_by_the_system_and_by_the_switch(open_page):
    shade = "getComputedStyle(document.body).backgroundColor"
    dark = open_page("", color_scheme="dark").evaluate(shade)
    page = open_page("", color_scheme="light")
    light = page.evaluate(shade)
    assert light != dark
    page.get_by_title("Switch to dark").click()
    page.wait_for_function(f"{shade} === '{dark}'")
    page.goto(page.url + "compare/")
    assert page.evaluate(shade) == dark


def test_what_is_pasted_is_searched_too(open_page):
    """A mouse, a voice or an input method gives no keys."""
    page = open_page("")
    page.get_by_placeholder("Search").click()
    page.get_by_placeholder("Search").fill("visa")
    page.locator(".md-search-result__item").first.wait_for()


def test_search_finds_semiconductors(open_page):
    page = open_page("compare/")
    asked = []
    page.on("request", lambda r: asked.append(r.url) if "/search/" in r.url else None)
    page.wait_for_timeout(300)
    assert not asked, "the index is fetched when the search is opened, not before"
    page.get_by_placeholder("Search").click()
    page.get_by_placeholder("Search").fill("semiconductors")
    results = page.locator(".md-search-result__item")
    results.first.wait_for(timeout=10_000)
    assert results.count() >= 3
    assert "semiconductors" in results.first.inner_text().lower()


@pytest.mark.parametrize(
    "asked, first",
    [
        ("jp-s7", "JP-S7"),  # an id leads to its entry
        ("freez", "JP-S2"),  # half a word, while it is typed
        ("SWIFT", "JP-S7"),
        ("Semiconductor", "Side by side"),  # one or many
        ("sakhalin", "Sakhalin"),
        ("selected bank swift", "JP-S7"),  # more words, closer
        ("war", "war"),  # and not "wary", which is rarer
        ("companies", "compan"),
        ("visa zzzz", "visa"),  # a word too many does not hide the rest
    ],
)
def test_the_best_answer_stands_first(open_page, asked, first):
    page = open_page("")
    page.get_by_placeholder("Search").fill(asked)
    page.locator(".md-search-result__item").first.wait_for()
    assert first.lower() in page.locator(".md-search-result__item").first.inner_text().lower()


def test_a_search_tells_how_much_it_found_and_shows_more(open_page):
    page = open_page("")
    field, meta, found = page.get_by_placeholder("Search"), page.locator(".md-search-result__meta"), page.locator(".md-search-result__item")
    field.fill("japan")
    found.first.wait_for()
    many = int(meta.inner_text().split()[0])
    assert found.count() == 10 and many > 100
    page.get_by_role("button", name="Show 10 more").click()
    page.wait_for_function("document.querySelectorAll('.md-search-result__item').length === 20")
    assert page.evaluate("document.activeElement.closest('li') === document.querySelectorAll('.md-search-result__item')[10]"), "the focus goes on"
    field.fill("the zzqq")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.startsWith('Nothing found for “the zzqq”')")
    assert found.count() == 0
    field.fill("")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.startsWith('Type to search')")


def test_on_a_phone_the_search_is_the_page_and_scrolls(chromium, address):
    context = chromium.new_context(viewport={"width": 390, "height": 844}, is_mobile=True, has_touch=True)
    page = context.new_page()
    page.goto(address)
    page.locator(".ar-tools > label[for=__search]").tap()
    page.get_by_placeholder("Search").fill("russia")
    page.locator(".md-search-result__item").nth(9).wait_for()
    assert page.evaluate("[innerWidth, innerHeight]") == [390, 844]
    high, all_of_it = page.evaluate("(e => [e.clientHeight, e.scrollHeight])(document.querySelector('.md-search__scrollwrap'))")
    assert high < 844 < all_of_it
    context.close()


def test_enter_opens_the_answer_to_this_question_or_none(open_page):
    page = open_page("")
    field = page.get_by_placeholder("Search")
    field.fill("swift")
    page.locator(".md-search-result__item").first.wait_for()
    field.fill("visa stop")
    page.keyboard.press("Enter")  # before its answer is there
    page.wait_for_url("**/entries/jp-s1/")
    page.go_back()
    page.get_by_placeholder("Search").fill("zzqq")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.startsWith('Nothing found')")
    assert page.url.rstrip("/").count("/") == 2


def test_what_was_found_on_the_page_itself_is_not_hidden_by_the_search(open_page):
    page = open_page("compare/")
    page.get_by_placeholder("Search").fill("visa stop for russians")
    page.locator(".md-search-result__item a[href$='compare/#visa-stop']").click()
    page.wait_for_url("**/compare/#visa-stop")
    page.locator(".md-search__output").wait_for(state="hidden")
    assert page.locator("#visa-stop").bounding_box()["y"] < 300


def test_a_search_that_cannot_be_loaded_says_so_and_recovers(chromium, address):
    page = chromium.new_page()  # what fails to load is told on the console too
    page.goto(address)
    page.route("**/search/*.js*", lambda route: route.abort())
    page.get_by_placeholder("Search").fill("visa")
    page.wait_for_function("document.querySelector('.md-search-result__meta').textContent.includes('could not be loaded')")
    page.unroute("**/search/*.js*")
    page.get_by_placeholder("Search").fill("visas")
    page.locator(".md-search-result__item").first.wait_for()
    page.close()


def test_the_page_can_be_walked_by_keyboard(open_page):
    page = open_page("compare/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to content"
    page.keyboard.press("Enter")
    seen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        name, outlined = page.evaluate(
            "() => { const e = document.activeElement, s = getComputedStyle(e); return [e.textContent.trim() || e.outerHTML.slice(0, 90) || e.getAttribute('aria-label') || e.name, s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2] }"
        )
        seen.append(name)
        assert outlined, f"no visible focus on {name!r}"
    assert "SWIFT exclusion" in seen
    summary = page.locator("#swift-exclusion summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator("#swift-exclusion .contrast").is_visible()


def test_a_term_is_explained_by_mouse_keyboard_and_touch(open_page):
    page = open_page("entries/jp-s3/")
    term = page.locator("button.term", has_text="VEB.RF").first
    box = page.locator(f"#{term.get_attribute('popovertarget')}")
    assert box.is_hidden()
    term.focus()
    page.keyboard.press("Enter")
    assert box.is_visible()
    page.keyboard.press("Escape")
    assert box.is_hidden()
    term.hover()
    box.wait_for(state="visible")
    touch = open_page("entries/jp-s3/", width=390, has_touch=True, is_mobile=True)
    touch.locator("button.term", has_text="VEB.RF").first.tap()
    assert touch.locator(f"#{term.get_attribute('popovertarget')}").is_visible()


def test_without_script_all_is_there(open_page):
    page = open_page("compare/", java_script_enabled=False)
    assert page.locator("tbody.row").count() == 26
    assert page.get_by_text("Only rows that differ").is_hidden()
    assert page.get_by_placeholder("Search").is_hidden()
    page.locator("#swift-exclusion summary").click()
    assert page.locator("#swift-exclusion .contrast").is_visible()
    page.get_by_role("link", name="28 Feb Seoul decides").click()
    assert "28 February 2022" in page.locator("h1").inner_text()
    home = open_page("", java_script_enabled=False)
    assert home.locator("#fig-ladder svg[role=img]").first.is_visible()


def test_print_opens_what_is_folded_and_shows_ids(open_page):
    page = open_page("entries/jp-s3/")
    page.emulate_media(media="print")
    assert page.locator(".srcs li").first.is_visible()
    assert page.locator(".md-header .ar-nav").is_hidden()
    assert "JP-S3" in page.locator("body").inner_text()
    assert page.pdf().count(b"/Type /Page") >= 1


def test_the_id_of_a_source_leads_to_its_page(open_page, data):
    source = next(s for s in data.sources.values() if s.tier == "press")
    page = open_page(f"sources/#{source.id}")
    page.locator(f"[id='{source.id}']").wait_for(state="visible")
    assert page.url.endswith(addresses(data)[source.id])


def test_the_finder_of_sources(open_page, data):
    page = open_page("sources/")
    page.get_by_label("Find").fill("Yonhap")
    page.wait_for_function("/^\\d+ documents/.test(document.querySelector('.finder output').textContent)")
    shown = page.locator(".docs > li:visible")
    assert 0 < shown.count() < len(data.sources)
    assert "yonhap" in shown.first.inner_text().lower()
    shown.first.get_by_role("link").click()
    page.wait_for_url("**/sources/*/#*")
    assert page.evaluate("document.querySelector(':target').matches('.docs > li')")


def test_the_timeline_can_be_narrowed_to_a_group(open_page):
    page = open_page("timeline/?group=energy")
    kinds = page.locator(".tl__day:visible li[data-group]:visible").evaluate_all("all => [...new Set(all.map(e => e.dataset.group))]")
    assert kinds == ["energy"]
    page.get_by_label("Show").select_option("finance")
    assert page.url.endswith("?group=finance")


def test_citation_files_are_served(open_page, address):
    page = open_page("entries/jp-s3/")
    for name in ("cite.bib", "cite.ris", "cite.json"):
        assert "JP-S3" in page.request.get(f"{address}entries/jp-s3/{name}").text()


def test_an_error_is_reported_with_the_id_filled_in(open_page):
    page = open_page("entries/jp-s3/")
    page.get_by_role("link", name="Report an error in JP-S3").click()
    note = page.locator("[data-report]")
    note.wait_for()
    assert "You are reporting JP-S3: https://allies-respond.example/entries/jp-s3/" in note.inner_text()
    plain = open_page("method/")
    assert plain.locator("[data-report]").is_hidden()


def test_numbers_of_a_written_table_stand_to_the_right(open_page):
    page = open_page("maintain/")
    aligned = page.locator("main table :is(th, td).right").evaluate_all("all => all.map(e => getComputedStyle(e).textAlign)")
    assert aligned and set(aligned) == {"right"}


def test_code_stands_on_the_ground_of_the_page_without_script_too(open_page):
    page = open_page("maintain/", color_scheme="dark", java_script_enabled=False)
    ground, ink = page.evaluate("(s => [s.backgroundColor, s.color])(getComputedStyle(document.querySelector('#content code')))")
    assert ground == "rgb(31, 34, 38)" and ink == "rgb(235, 232, 225)"
