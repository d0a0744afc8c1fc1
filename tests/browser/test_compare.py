"""The comparison on any day, as drawn in the browser, equals a state computed here from the data; filters and addresses."""

from datetime import date, timedelta

import pytest

DAYS = [(date(2022, 2, 15) + timedelta(days=n)).isoformat() for n in range(75)]

DRAWN = """() => [...document.querySelectorAll('tbody.row')].map(row => [row.id, [...row.querySelectorAll('.cell[data-country]')].map(cell =>
  [cell.querySelector('.stage use').getAttribute('href'), cell.querySelector('.stage b').textContent, cell.querySelector('.stage .part').textContent, cell.querySelector('.says').textContent])])"""


def expected(data, day):
    """Independent of scripts.status: the last step up to the day that is neither precursor nor widening."""
    rows = []
    for instrument in data.comparison.instruments:
        cells = []
        for country, slot in zip(data.countries[:2], ("jp", "kr"), strict=True):
            cell = next(c for c in country.record if c.instrument == instrument.id)
            past = [s for s in cell.steps if s.scope not in ("precursor", "widening") and s.date <= day]
            if past:
                now = past[-1]
                part = "in part" if now.scope == "part" else ""
                mark = "part" if part and now.stage in ("in-force", "carried-out") else now.stage
                label = next(w.label for w in data.vocabulary.stages if w.id == now.stage)
                cells.append([f"#{slot}-{mark}", label, part, now.text])
            else:
                cells.append([f"#{slot}-none", None, "", None])
        rows.append([instrument.id, cells])
    return rows


def same(drawn, wanted):
    assert [r[0] for r in drawn] == [r[0] for r in wanted]
    for (row, cells), (_, ours) in zip(drawn, wanted, strict=True):
        for got, want in zip(cells, ours, strict=True):
            assert got[0] == want[0], (row, got, want)
            assert got[2] == want[2], (row, got, want)
            if want[1] is not None:
                assert (got[1], got[3]) == (want[1], want[3]), row


def test_every_day_of_spring_is_drawn_as_the_data_say(open_page, data):
    page = open_page("compare/")
    for day in DAYS:
        page.locator(".asof input[type=date]").fill(day)
        same(page.evaluate(DRAWN), expected(data, day))


@pytest.mark.parametrize(
    "path, day",
    [
        ("compare/2022-02-24/", "2022-02-24"),
        ("compare/2022-02-28/", "2022-02-28"),
        ("compare/", "2022-03-03"),
        ("compare/2022-03-18/", "2022-03-18"),
        ("compare/latest/", "9999"),
    ],
)
def test_marked_days_are_pages_of_their_own(open_page, data, path, day):
    same(open_page(path).evaluate(DRAWN), expected(data, day))


@pytest.mark.parametrize("width", [1440, 390])
def test_the_view_is_in_the_address_and_back_again(open_page, width):
    page = open_page("compare/?on=2022-02-28&group=finance&differences=1", width=width)
    assert "28 February 2022" in page.locator("h1").inner_text()
    assert page.locator("tbody.row:visible").count() == page.locator("tbody.row[data-group=finance]:visible").count() > 0
    page.locator(".asof__days a", has_text="18 Mar").click()
    page.wait_for_url("**/compare/?on=2022-03-18&group=finance&differences=1")
    page.go_back()
    assert "28 February 2022" in page.locator("h1").inner_text()
    page.get_by_role("button", name="Clear filters").click()
    assert page.locator("tbody.row:visible").count() == 26
    page.get_by_label("Only rows in the brief").check()
    page.wait_for_url("**brief=1")
    assert page.locator("tbody.row:visible").count() == page.locator("tbody.row[data-in-brief]").count()


def test_a_view_that_is_not_possible_falls_back(open_page):
    page = open_page("compare/?on=2022-02-30&group=nothing&q=zzzz")
    assert "3 March 2022" in page.locator("h1").inner_text()
    assert page.get_by_text("No row fits.").is_visible()


def test_in_force_in_one_country_only_on_3_march(open_page):
    page = open_page("compare/?differences=1")
    only = page.evaluate(
        """() => [...document.querySelectorAll('tbody.row[data-sanction]:not([hidden])')].filter(r => { const m = [...r.querySelectorAll('.stage use')].map(u => u.getAttribute('href').slice(4)); return (m[0] === 'in-force') !== (m[1] === 'in-force') }).map(r => r.id)"""
    )
    assert sorted(only) == ["asset-freeze-persons", "belarus-freezes", "central-bank", "separatist-entities"]


def test_the_briefs_word_can_be_laid_over_the_records(open_page):
    page = open_page("compare/?says=brief")
    cell = page.locator("#bank-measures .cell[data-country=JP]")
    assert cell.locator(".stage b").inner_text() == "imposed"
    page.get_by_label("Show what the brief says").uncheck()
    assert cell.locator(".stage b").inner_text() == "Decided"


def test_rows_that_change_on_the_day_are_marked(open_page, data):
    page = open_page("compare/?on=2022-03-18")
    marked = set(page.locator("tbody.row--changed").evaluate_all("all => all.map(r => r.id)"))
    wanted = {c.instrument for country in data.countries[:2] for c in country.record if any(s.date == "2022-03-18" for s in c.steps)}
    assert marked == wanted


def test_no_heading_is_cut_on_a_phone(open_page):
    page = open_page("compare/?on=latest", width=360)
    assert "latest day on record" in page.locator("h1").inner_text()
    assert page.locator("[data-heading]").evaluate("e => Math.max(...[...e.getClientRects()].map(r => r.right))") <= 360


def test_the_screen_reader_gets_a_table_with_heads(open_page):
    page = open_page("compare/")
    assert page.get_by_role("columnheader", name="Japan").count() == 1
    assert page.get_by_role("columnheader", name="South Korea").count() == 1
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name="Russian central bank"))
    assert row.get_by_role("cell").count() == 2


def test_a_repaint_touches_only_the_rows_that_change(open_page, data):
    """What makes it quick on any machine; `bench` says how quick on this one."""
    page = open_page("compare/")
    page.evaluate(
        """() => { window.touched = new Set(); new MutationObserver(list => list.forEach(m => { const at = m.target.closest ? m.target : m.target.parentElement, row = at.closest('tbody.row'); if (row) touched.add(row.id) }))
        .observe(document.querySelector('table.cmp'), { childList: true, characterData: true, subtree: true }) }"""
    )
    before = "2022-03-03"
    for day in ("2022-03-04", "2022-03-18", "2022-04-12"):
        page.locator(".asof input[type=date]").fill(day)
        touched = set(page.evaluate("() => { const seen = [...touched]; touched.clear(); return seen }"))
        changed = {row for (row, now), (_, then) in zip(expected(data, day), expected(data, before), strict=True) if now != then}
        assert touched and changed <= touched, day
        assert all(row in changed or "Nothing yet" in page.locator(f"[id='{row}']").inner_text() for row in touched), day
        before = day
