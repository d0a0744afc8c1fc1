"""What a journalist does: ask whether an expectation came true and find evidence on both sides, its date, and a citation."""


def test_did_south_korea_resist_sanctioning_china(open_page):
    page = open_page("")
    page.locator(".ar-nav").get_by_role("link", name="Since", exact=True).click()
    page.get_by_role("link", name="Seoul may resist US calls to sanction China").first.click()
    assert page.url.endswith("/since/#kr-o5")
    verdict = page.locator("#kr-o5")
    box = verdict.bounding_box()
    assert 0 <= box["y"] < 100
    assert verdict.locator(".verdict__word").inner_text().strip() == "Borne out"
    said = verdict.locator("dl").inner_text()
    assert "medium" in said and "5 January 2026" in said
    sides = verdict.locator(".verdict__ev section")
    assert [s.locator("h4").inner_text() for s in sides.all()] == ["For", "Against"]
    assert sides.nth(0).locator("li").count() == 6 and sides.nth(1).locator("li").count() == 4
    sides.nth(1).locator("li a").first.click()
    assert "/record/" in page.url and page.url.endswith("#china-lee-csis-2025-08")
    page.go_back()
    page.locator("#kr-o5").get_by_role("link", name="Cite KR-O5").click()
    assert page.url.endswith("/entries/kr-o5/#cite") and "KR-O5" in page.locator("#cite-apa").inner_text()
    assert page.locator(".came .verdict__word").inner_text().strip() == "Borne out"


def test_side_by_side_on_a_phone_and_nothing_scrolls_sideways(open_page):
    for path in ("since/", "since/series/", "compare/motives/", "compare/outlook/", "entries/kr-m9/"):
        for width in (390, 320):
            page = open_page(path, width=width)
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path, width)
    page = open_page("since/", width=320)
    cells = page.locator(".sc tbody tr").nth(1).locator("td")
    left, right = cells.nth(0).bounding_box(), cells.nth(1).bounding_box()
    assert abs(left["y"] - right["y"]) < 2 and left["x"] < right["x"]
    links = page.locator(".ar-nav a:visible").all()
    assert len({round(a.bounding_box()["y"]) for a in links}) == 1


def test_whole_without_script(open_page):
    page = open_page("since/", java_script_enabled=False)
    assert page.locator("article.verdict").count() == 16
    assert page.locator("figure.fig").count() >= 6
    assert all(svg.bounding_box()["height"] > 50 for svg in page.locator(".fig__svg--wide").all())
