"""The picture on the page and the live chart show the same thing; choices are in the address; failure leaves the picture."""

import pytest

GATHER = """figure => {
  const from = figure.querySelector('.fig__pic').getBoundingClientRect();
  const at = e => { const r = e.getBoundingClientRect(); return [r.x + r.width / 2 - from.x, r.y + r.height / 2 - from.y]; };
  const seen = e => { const r = e.getBoundingClientRect(); return r.width > 0 && r.height > 0; };
  const words = (root, pick) => [...root.querySelectorAll(pick)].filter(e => e.textContent.trim() && seen(e)).map(e => [e.textContent.replace(/\\s+/g, ' ').trim(), ...at(e)]);
  const svg = [...figure.querySelectorAll('.fig__svg')].find(seen), live = figure.querySelector('.fig__box');
  const marks = root => [...root.querySelectorAll('use')].filter(seen).map(e => [e.getAttribute('href'), ...at(e)]);
  const bars = (root, pick) => [...root.querySelectorAll(pick)].filter(seen).map(at);
  return {
    still: { words: words(svg, 'text'), marks: marks(svg), bars: bars(svg, 'rect.jp:not(.open), rect.kr:not(.open)') },
    live: live && { words: words(live, 'text').filter(w => w[0]), marks: marks(live), bars: bars(live, '.bars .point path') },
  };
}"""


def near(a, b):
    return abs(a[0] - b[0]) <= 3 and abs(a[1] - b[1]) <= 3


def pair_up(still, live, what):
    """Every item on one side has one on the other, with the same name, within three pixels."""
    left = list(live)
    for name, *place in still:
        match = next((item for item in left if item[0] == name and near(item[1:], place)), None)
        assert match, f"{what} {name!r} at {place} is in the picture, not in the chart: {[i for i in live if i[0] == name]}"
        left.remove(match)
    assert not left, f"{what} in the chart, not in the picture: {left}"


@pytest.mark.parametrize("width", [1440, 390])
def test_the_picture_and_the_live_chart_agree(open_page, data, width):
    page = open_page("figures/", width=width)
    figures = page.locator("figure.fig")
    assert figures.count() == len(data.words.figures), "the gallery shows every figure that has words"
    for n in range(figures.count()):
        figure = figures.nth(n)
        figure.scroll_into_view_if_needed()
        figure.dispatch_event("pointerenter")
        page.wait_for_function("n => document.querySelectorAll('figure.fig')[n].classList.contains('is-live')", arg=n)
        page.wait_for_timeout(80)
        found = figure.evaluate(GATHER)
        name = figure.get_attribute("id")
        pair_up(found["still"]["words"], found["live"]["words"], f"{name}: words")
        pair_up(found["still"]["marks"], found["live"]["marks"], f"{name}: mark")
        pair_up([["bar", *b] for b in found["still"]["bars"]], [["bar", *b] for b in found["live"]["bars"]], f"{name}: bar")
        assert found["still"]["words"] and (found["still"]["marks"] or found["still"]["bars"]), name


def test_a_chart_swaps_in_without_moving_anything(open_page):
    page = open_page("figures/")
    page.evaluate(
        "window.shift = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.shift += e.value; }).observe({ type: 'layout-shift', buffered: true })"
    )
    height = page.evaluate("document.documentElement.scrollHeight")
    page.locator("#fig-ladder").dispatch_event("pointerenter")
    page.locator("#fig-ladder.is-live").wait_for()
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") == 0
    assert page.evaluate("document.documentElement.scrollHeight") == height


def test_the_figure_in_view_is_drawn_ahead_and_a_hover_only_swaps(open_page):
    page = open_page("compare/sanctions/#fig-ladder")
    page.locator("#fig-ladder .fig__box .point").first.wait_for(state="attached", timeout=20_000)
    page.wait_for_timeout(500)
    assert page.locator(".is-live").count() == 0
    at_once = "async f => { f.dispatchEvent(new Event('pointerenter')); await new Promise(requestAnimationFrame); return f.classList.contains('is-live') }"
    assert page.locator("#fig-ladder").evaluate(at_once)


def test_without_the_library_the_picture_stays(chromium, address):
    page = chromium.new_page()
    page.route("**/plotly.min.js", lambda route: route.abort())
    faults = []
    page.on("pageerror", lambda e: faults.append(str(e)))
    page.goto(address + "figures/")
    page.locator("#fig-ladder").dispatch_event("pointerenter")
    page.wait_for_timeout(400)
    assert page.locator("#fig-ladder .fig__svg--wide").evaluate("e => getComputedStyle(e).opacity") == "1"
    assert page.locator("#fig-ladder.is-live").count() == 0
    assert faults == []
    page.close()


def test_a_mark_leads_to_its_entry_and_lights_its_row(open_page):
    page = open_page("figures/")
    figure = page.locator("#fig-ladder")
    figure.dispatch_event("pointerenter")
    page.locator("#fig-ladder.is-live").wait_for()
    figure.locator(".fig__data summary").click()
    figure.evaluate("e => e.scrollIntoView()")
    mark = figure.locator('.fig__svg--wide use.jp[data-row="central-bank"]').bounding_box()
    page.mouse.move(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    page.locator('#fig-ladder tr[data-row="central-bank"].is-lit').wait_for(state="attached")
    assert "JP-S8" in figure.locator(".hovertext").text_content()
    page.mouse.click(mark["x"] + mark["width"] / 2, mark["y"] + mark["height"] / 2)
    page.wait_for_url("**/entries/jp-s8/")


def test_the_ladder_follows_the_day(open_page, data):
    from scripts import frames, status

    page = open_page("compare/")
    page.locator(".asfigure > summary").click()
    page.locator(".asof input[type=date]").fill("2022-03-12")
    page.locator("#fig-ladder.fig--moved").wait_for()
    page.wait_for_timeout(400)
    columns = page.locator("#fig-ladder .fig__svg--wide text.h").evaluate_all("all => all.map(t => [t.textContent, Number(t.getAttribute('x'))])")
    size = float(page.locator("#fig-ladder .fig__svg--wide use").first.get_attribute("width"))
    frame = frames.statuses(data, "2022-03-12")
    for cell in frame[frame["sanction"]].to_dict("records"):
        slot = "jp" if cell["country"] == data.countries[0].code else "kr"
        mark = page.locator(f'#fig-ladder .fig__svg--wide use.{slot}[data-row="{cell["instrument"]}"]')
        x = float(mark.get_attribute("x")) + size / 2
        column = min(columns, key=lambda c: abs(c[1] - x))[0]
        assert column == (cell["stage_label"] or "Nothing"), cell["instrument"]
        assert mark.get_attribute("href") == f"#{slot}-{cell['mark']}", cell["instrument"]
    page.locator(".asof input[type=date]").fill(status.BRIEF)
    page.locator("#fig-ladder:not(.fig--moved)").wait_for(state="attached")
    assert "four Japanese sanctions" in page.locator("#fig-ladder h2").inner_text()


def test_a_country_can_be_singled_out_and_the_choice_is_in_the_address(open_page):
    page = open_page("figures/?country=KR")
    figure = page.locator("#fig-ladder")
    faded = "e => getComputedStyle(e).opacity"
    assert figure.locator(".fig__svg--wide use.jp").first.evaluate(faded) == "0.12"
    figure.dispatch_event("pointerenter")
    page.locator("#fig-ladder.is-live").wait_for()
    assert figure.locator(".fig__box use.jp").first.evaluate(faded) == "0.12"
    figure.get_by_role("button", name="South Korea").click()
    page.wait_for_url(lambda url: "country" not in url)
    assert figure.locator(".fig__svg--wide use.jp").first.evaluate(faded) == "1"
    figure.get_by_role("button", name="Japan").click()
    page.wait_for_url("**/figures/?country=JP")
    page.go_back()
    assert figure.get_by_role("button", name="Japan").get_attribute("aria-pressed") == "false"


def test_the_other_way_to_draw_it_is_in_the_address(open_page):
    page = open_page("figures/?scale=log")
    figure = page.locator("#fig-freezes")
    page.locator("#fig-freezes.is-live").wait_for()
    words = figure.locator(".fig__box .ytick text")
    assert words.all_text_contents() == ["5", "10", "50", "100", "500"], "drawn at once, on the scale that the address asks for"
    tall = "e => e.getBoundingClientRect().y"
    low, middle, high = (words.nth(n).evaluate(tall) for n in (1, 3, 4))
    assert low - middle > middle - high, "from 10 to 100 is further than from 100 to 500"
    figure.get_by_role("button", name="Linear scale").click()
    page.wait_for_url(lambda url: "scale" not in url)
    figure.locator(".fig__box .ytick text", has_text="400").wait_for()
    page.go_back()
    figure.locator(".fig__box .ytick text", has_text="50").first.wait_for()
    assert figure.get_by_role("button", name="Logarithmic scale").get_attribute("aria-pressed") == "true"
    days = page.locator("#fig-days")
    days.get_by_role("button", name="Share of all kinds").click()
    page.wait_for_url("**measure=share**")
    days.locator(".fig__box .ytick text", has_text="75 %").wait_for()
    numbers = [t.split(": ")[1].split()[0] for t in days.locator(".fig__svg--wide text").all_text_contents() if t.startswith(("Japan: ", "South Korea: "))]
    shares = [t.split()[-2] for t in days.locator(".fig__box .annotation-text").all_text_contents()]
    assert len(shares) == 4 and shares == [f"{int(n) * 100 / 14:.0f}" for n in numbers]


def test_without_the_library_a_choice_leaves_the_picture(chromium, address):
    page = chromium.new_page()
    page.route("**/plotly.min.js", lambda route: route.abort())
    page.goto(address + "figures/?scale=log")
    page.wait_for_timeout(400)
    assert page.locator("#fig-freezes .fig__svg--wide").evaluate("e => getComputedStyle(e).opacity") == "1"
    page.close()
