"""Citing in a real browser: by mouse and keyboard, plain and rich, a selection with its citation, many at once, an id that resolves, and all of it without script."""

import re
from html import unescape

import pytest

from scripts import citations, exchange, styles

URL = "https://allies-respond.example/"
TODAY = (2026, 9, 5)
FIXED = "(() => { const Real = Date; Date = class extends Real { constructor(...a) { a.length ? super(...a) : super(2026, 8, 5, 12) } } })()"  # TODAY
RICH = "async () => { const [one] = await navigator.clipboard.read(); const read = async t => (await one.getType(t)).text(); return [await read('text/plain'), await read('text/html')] }"


@pytest.fixture
def citing(open_page):
    """A page on a fixed day, allowed to use the clipboard."""

    def open_(path, **options):
        page = open_page(path, permissions=["clipboard-read", "clipboard-write"], **options)
        page.add_init_script(FIXED)
        page.evaluate(FIXED)
        return page

    return open_


def plain(html):
    return unescape(re.sub(r"</?i>", "", html))


def shown(page):
    page.locator("dialog[open]").wait_for()
    return page.locator(".citebox__text").inner_text().strip()


def test_the_dialog_gives_every_style_and_format(citing, data):
    page = citing("entries/jp-s3/")
    item = citations.entry_item(data, data.entries["JP-S3"], URL)
    page.get_by_role("button", name="More styles").click()
    page.locator("dialog[open]").wait_for()
    for style, make in styles.STYLES.items():
        page.locator(f'.citebox [value="{style}"]').check()
        assert shown(page) == plain(make(item, TODAY)), style
    formats = {
        "wiki": exchange.wikipedia(item, "", "5 September 2026"),
        "bib": exchange.bibtex(item),
        "ris": exchange.ris(item),
        "csl": exchange.csl_json(item),
    }
    formats["md"] = exchange.markdown(styles.apa(item, TODAY), item["URL"])
    for name, text in formats.items():
        page.locator(f'.citebox [value="{name}"]').check()
        assert shown(page) == text.strip(), name
    with page.expect_download() as saved:
        page.get_by_role("link", name="Save as file").click()
    assert saved.value.suggested_filename == "allies-respond-jp-s3.md"


@pytest.mark.parametrize("name, how", [("us", "September 5, 2026"), ("gb", "5 September 2026"), ("mla", "5 Sept. 2026"), ("ieee", "Sep. 05, 2026")])
def test_the_readers_day_is_written_as_each_style_wants_it(citing, name, how):
    page = citing("entries/jp-s3/")
    assert page.evaluate("name => citing.filled({}, '§' + name + '§')", name) == how


def test_two_clicks_by_mouse_and_the_clipboard_holds_plain_and_rich(citing, data):
    page = citing("entries/jp-s3/")
    page.get_by_role("button", name="More styles").click()
    page.get_by_role("button", name="Copy citation").click()
    page.locator(".citebox output", has_text="Copied").wait_for()
    text, html = page.evaluate(RICH)
    expected = styles.apa(citations.entry_item(data, data.entries["JP-S3"], URL), TODAY)
    assert text == plain(expected)
    assert expected.split("<i>")[1].split("</i>")[0] in re.search(r"<i[^>]*>(.*?)</i>", html)[1]


def test_the_style_is_remembered_so_that_two_clicks_do(citing):
    page = citing("entries/jp-s3/")
    page.get_by_role("button", name="More styles").click()
    page.get_by_label("Harvard").check()
    page.goto(page.url.replace("jp-s3", "kr-s1"))
    page.get_by_role("button", name="More styles").click()
    assert page.get_by_label("Harvard").is_checked()
    assert "Available at: https://allies-respond.example/entries/kr-s1/ (Accessed: 5 September 2026)." in shown(page)


def test_the_dialog_by_keyboard_alone(citing):
    page = citing("entries/jp-s3/")
    button = page.get_by_role("button", name="More styles")
    button.focus()
    page.keyboard.press("Enter")
    page.locator("dialog[open]").wait_for()
    assert page.evaluate("document.activeElement.textContent") == "Copy citation"
    page.locator(".citebox [value=apa]").focus()
    page.keyboard.press("ArrowDown")
    assert "“Three Russian Banks" in shown(page)
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("ArrowRight")
    assert "Pietrewicz, Oskar. 2022." in shown(page)
    assert page.locator(".citebox__in").inner_text() == "In the text: (Pietrewicz 2022, section 1, sentence 2)"
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == "Copy citation":
            break
    page.keyboard.press("Enter")
    page.locator(".citebox output", has_text="Copied").wait_for()
    page.keyboard.press("Escape")
    assert page.locator("dialog[open]").count() == 0
    assert page.evaluate("document.activeElement.textContent") == "More styles"


def test_a_wikipedia_editor_cites_the_bond_recommendation_by_its_original(citing, data):
    """Four clicks the first time, three once the style is remembered: the button of the original, the document, the style, copy."""
    page = citing("entries/kr-s5/")
    page.get_by_role("button", name="Cite the original").click()
    page.locator(".citebox [value=wiki]").check()
    page.get_by_role("button", name="Copy citation").click()
    page.locator(".citebox output", has_text="Copied").wait_for()
    text, _ = page.evaluate(RICH)
    assert text.startswith("{{cite web |title=") and "|access-date=5 September 2026}}" in text
    assert any(f"|url={s.url} " in text for s in data.sources.values())
    assert page.get_by_label("Which one").locator("option").count() > 1


def test_a_finding_a_figure_a_page_a_section_and_the_site(citing, data):
    fact = data.fact_files["japan-2022"].facts[0]
    page = citing(f"record/japan-2022/#{fact.id}")
    page.locator(f'[data-cite="{fact.id}"]').click()
    page.locator("dialog[open]").wait_for()
    assert f"({fact.id})" in shown(page) and f"{URL}record/japan-2022/#{fact.id}" in shown(page)
    page.get_by_label("The original behind it").check()
    assert page.locator(".citebox__what select").is_visible() == (len(fact.sources) > 1)
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Cite this page").click()
    page.locator("dialog[open] >> text=A section of it").click()
    assert "section of “" in shown(page) and "/record/japan-2022/#" in shown(page)
    page.get_by_label("The whole site").check()
    assert shown(page).endswith(f"edition {data.edition.id}. {URL}")
    figures = citing("figures/")
    figures.locator("#fig-ladder").get_by_role("link", name="Cite").click()
    figures.locator("dialog[open]").wait_for()
    assert shown(figures).endswith(f"{URL}figures/#fig-ladder")


def test_a_view_of_the_comparison(citing):
    page = citing("compare/?on=2022-02-28&differences=1")
    page.get_by_role("button", name="Cite this view").click()
    page.locator("dialog[open]").wait_for()
    assert "Side by side on 28 February 2022. " in shown(page)
    assert shown(page).endswith(f"{URL}compare/?on=2022-02-28&differences=1")
    page.keyboard.press("Escape")
    page.locator("[name=group]").select_option("finance")
    page.get_by_role("button", name="Cite this view").click()
    assert shown(page).endswith("compare/?on=2022-02-28&group=finance&differences=1")


def select(page, selector, start, end):
    page.evaluate(
        """([selector, start, end]) => {
            const walk = document.createTreeWalker(document.querySelector(selector), NodeFilter.SHOW_TEXT), range = document.createRange();
            let node, seen = 0;
            while ((node = walk.nextNode())) {
                if (start >= seen && start < seen + node.length) range.setStart(node, start - seen);
                if (end > seen && end <= seen + node.length) range.setEnd(node, end - seen);
                seen += node.length;
            }
            getSelection().removeAllRanges(); getSelection().addRange(range);
        }""",
        [selector, start, end],
    )


def test_a_selection_is_copied_with_its_citation_and_a_link_to_the_words(citing, data):
    page = citing("entries/jp-s3/")
    entry = data.entries["JP-S3"]
    words = entry.text.split(". ")[0] + "."
    select(page, "[data-citable=JP-S3]", 0, len(words))
    page.locator(".seloffer").wait_for(state="visible")
    assert page.evaluate("document.activeElement === document.body"), "the offer does not take the focus"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator(".seloffer", has_text="Copied").wait_for()
    text, html = page.evaluate(RICH)
    quote, reference, link = text.split("\n")
    assert quote == f"“{words}”"
    assert reference == plain(styles.apa(citations.entry_item(data, entry, URL), TODAY))
    assert link.startswith(f"{URL}entries/jp-s3/#:~:text=")
    assert "<i" in html and ":~:text=" in html
    there = citing("entries/jp-s3/" + link.partition("jp-s3/")[2])
    there.wait_for_timeout(200)
    assert there.locator("[data-citable=JP-S3]").is_visible()


def test_the_offer_keeps_out_of_the_way(citing, data):
    page = citing("entries/jp-s3/")
    text = data.entries["JP-S3"].text
    select(page, "[data-citable=JP-S3]", 0, len(text))
    page.locator(".seloffer").wait_for(state="visible")
    page.keyboard.press("Control+c")
    assert page.evaluate("navigator.clipboard.readText()").split() == text.split(), "copying gives the text and nothing else"
    page.keyboard.press("Escape")
    assert page.locator(".seloffer").is_hidden()
    select(page, "h1", 0, 15)
    page.wait_for_timeout(400)
    assert page.locator(".seloffer").is_hidden(), "no offer outside of what can be cited"
    assert page.evaluate("document.querySelector('[data-citable]').textContent").split() == text.split()


def test_words_that_stand_twice_get_no_link_to_themselves(citing):
    page = citing("entries/jp-s3/")
    page.evaluate("document.querySelector('.entry__main').append(document.querySelector('[data-citable=JP-S3]').textContent)")
    select(page, "[data-citable=JP-S3]", 0, 40)
    page.locator(".seloffer").wait_for(state="visible")
    page.get_by_role("button", name="Copy with citation").click()
    page.locator(".seloffer", has_text="Copied").wait_for()
    assert ":~:" not in page.evaluate(RICH)[0]


def test_many_at_once(citing, data):
    page = citing("cite/")
    many = page.get_by_role("button", name="Cite the ticked ones")
    assert many.is_disabled()
    for one in ("JP-S7", "KR-S1", "JP-A1"):
        page.get_by_label(one, exact=True).check()
    assert page.locator(".ticks output").inner_text() == "3 ticked"
    many.click()
    page.locator("dialog[open]").wait_for()
    lines = [line for line in shown(page).split("\n") if line]
    assert len(lines) == 3 and lines == sorted(lines)
    page.locator(".citebox [value=ris]").check()
    assert shown(page).count("ER  -") == 3
    page.locator(".citebox [value=csl]").check()
    assert {o["id"] for o in page.evaluate("JSON.parse(document.querySelector('.citebox__text').textContent)")} == {"JP-S7", "KR-S1", "JP-A1"}


@pytest.mark.parametrize("asked, leads", [("JP-S7", "entries/jp-s7/"), ("krs5", "entries/kr-s5/"), ("ladder", "figures/#fig-ladder")])
def test_an_id_resolves(citing, asked, leads):
    page = citing(f"cite/?id={asked}")
    page.wait_for_url(f"**/{leads}")
    form = citing("cite/")
    form.get_by_label("Go to an id").fill(asked)
    form.keyboard.press("Enter")
    form.wait_for_url(f"**/{leads}")


def test_an_unknown_id_is_said_to_be_unknown(citing):
    page = citing("cite/?id=JP-S777")
    assert page.locator(".resolve output").inner_text() == "There is no id JP-S777. All ids stand below."


def test_without_script_the_same_citation_stands_on_the_page(open_page, data):
    page = open_page("entries/jp-s3/", java_script_enabled=False)
    block = page.locator("#cite").inner_text()
    assert plain(styles.apa(citations.entry_item(data, data.entries["JP-S3"], URL), ())) in block
    assert plain(styles.apa(citations.brief_item(data.brief), ())) in block and "(Pietrewicz, 2022, section 1, sentence 2)" in block
    assert "allies-respond.example/entries/jp-s3/" in block
    assert page.get_by_role("button", name="More styles").count() == 0
    assert page.locator("dialog").is_hidden()
    listed = open_page("cite/?id=JP-S7", java_script_enabled=False)
    listed.get_by_role("link", name="JP-S7", exact=True).click()
    assert listed.url.endswith("/entries/jp-s7/")


def test_in_print_the_permanent_link_stands_beside_the_id(open_page):
    page = open_page("entries/jp-s3/")
    page.emulate_media(media="print")
    assert page.locator(".cite__link").inner_text().endswith("allies-respond.example/entries/jp-s3/")
    assert page.locator(".kicker b").first.inner_text() == "JP-S3"
    assert page.get_by_role("button", name="More styles").is_hidden()


def test_the_dialog_opens_without_asking_for_anything(citing):
    """Its texts are fetched a moment before, when the pointer or the focus comes near; `bench` says how quick that makes it."""
    page = citing("entries/jp-s3/")
    asked = []
    page.on("request", lambda r: asked.append(r.url))
    button = page.get_by_role("button", name="More styles")
    with page.expect_response("**/cite/jp-s3.js"):
        button.hover()
    page.wait_for_timeout(200)
    asked.clear()
    button.click()
    page.locator("dialog[open]").wait_for()
    assert asked == []


def test_the_dialog_passes_axe_and_fits_a_phone(citing):
    from axe_playwright_python.sync_playwright import Axe

    for scheme, width in (("light", 1440), ("dark", 390), ("light", 320)):
        page = citing("record/japan-2022/", width=width, color_scheme=scheme)
        page.locator("a.fact__cite").first.click()
        page.locator("dialog[open]").wait_for()
        assert page.evaluate("document.querySelector('.citebox').scrollWidth <= document.querySelector('.citebox').clientWidth")
        found = Axe().run(page, context=".citebox").response["violations"]
        assert not found, [(v["id"], v["nodes"][0]["html"]) for v in found]


def test_from_a_file_too(site, chromium):
    page = chromium.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.goto((site / "entries" / "jp-s3" / "index.html").as_uri())
    page.get_by_role("button", name="More styles").click()
    page.locator("dialog[open]").wait_for()
    assert "https://allies-respond.example/entries/jp-s3/" in shown(page)
    page.context.close()
