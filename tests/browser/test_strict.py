"""The whole site under the headers that are shipped with it: nothing is refused, nothing is said on the console, nothing is asked elsewhere."""

import fnmatch
import http.server
import re
import threading
from urllib.parse import urlsplit

import pytest

from scripts import headers
from tests.conftest import Quiet

CHANGES = "() => document.querySelectorAll('details').forEach(d => d.open = true)"
OPENERS = "button[aria-haspopup=dialog], button[popovertarget], .cite button, [data-cite]"


def rules(text):
    """Pattern -> headers, as a static host reads the file."""
    found = {}
    for line in text.splitlines():
        if line and not line.startswith(" "):
            found[line] = {}
        elif line:
            name, value = line.strip().split(": ", 1)
            found[list(found)[-1]][name] = value
    return found


@pytest.fixture(scope="module")
def shipped(site):
    return rules((site / "_headers").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def strict(site, shipped):
    class Strict(Quiet):
        def __init__(self, *args):
            super().__init__(*args, directory=site)

        def end_headers(self):
            for pattern, sent in shipped.items():
                if fnmatch.fnmatchcase(urlsplit(self.path).path, pattern):
                    for name, value in sent.items():
                        self.send_header(name, value)
            super().end_headers()

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Strict)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture
def reader(chromium, strict):
    """A page that fails at the end on any message and any request elsewhere."""
    faults = []
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    page.on("console", lambda m: faults.append(f"{page.url}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: faults.append(f"{page.url}: {e}"))
    page.on("request", lambda r: faults.append(f"{page.url}: asks {r.url}") if not r.url.startswith((strict, "data:", "blob:")) else None)
    yield page
    context.close()
    assert not faults, "\n".join(faults[:20])


def test_one_rule_fits_each_file_and_hosts_can_hold_them(site, shipped):
    assert len(shipped) <= 100
    for path in site.rglob("*"):
        if path.is_file() and path.name != "_headers":
            address = "/" + path.relative_to(site).as_posix()
            fit = [p for p in shipped if fnmatch.fnmatchcase(address, p)]
            assert len(fit) == 1, (address, fit)
            if address.endswith("/index.html"):
                assert [p for p in shipped if fnmatch.fnmatchcase(address.removesuffix("index.html"), p)] in ([fit[0]], ["/"]), address
            framed = "frame-ancestors *" if address.startswith("/figures/") else "frame-ancestors 'none'"
            sent = shipped[fit[0]]
            assert framed in sent["Content-Security-Policy"] and sent["X-Content-Type-Options"] == "nosniff"
            assert ("immutable" in sent["Cache-Control"]) == bool(re.search(r"\.[0-9a-f]{8}\.min\.", address)), address
    assert max(map(len, (site / "_headers").read_text(encoding="utf-8").splitlines())) < 2000
    policies = {h["Content-Security-Policy"] for h in shipped.values()}
    assert not [p for p in policies if "unsafe" in p or "http" in p or "default-src 'none'" not in p]


def test_a_folder_of_nothing_but_hashed_files_is_kept_long(tmp_path):
    for name in ("x.0123abcd.min.js", "y.0123abcd.min.css"):
        (tmp_path / "assets" / "js").mkdir(parents=True, exist_ok=True)
        (tmp_path / "assets" / "js" / name).write_text("")
    (tmp_path / "assets" / "site.css").write_text("")
    rules = dict(rule.split("\n", 1) for rule in headers.files(tmp_path)["_headers"].split("\n\n") if rule.strip())
    assert "immutable" in rules["/assets/js/*"] and "immutable" not in rules["/assets/site.css"]


def test_servers_are_told_the_same(site, shipped):
    for name in ("nginx.conf", "Caddyfile"):
        text = (site / "server" / name).read_text(encoding="utf-8")
        for sent in shipped.values():
            for header, value in sent.items():
                assert header in text and f'"{value}"' in text, (name, header)


def test_every_page_keeps_to_the_policy(reader, strict, site):
    pages = [p.relative_to(site).as_posix().removesuffix("index.html") for p in sorted(site.rglob("*.html"))]
    assert len(pages) > 100
    for address in pages:
        reader.goto(strict + address, wait_until="load")
        reader.evaluate(CHANGES)


def test_every_figure_comes_alive(reader, strict, site):
    drawn = 0
    for path in sorted(site.rglob("*.html")):
        if "data-figure" in path.read_text(encoding="utf-8"):
            reader.goto(strict + path.relative_to(site).as_posix().removesuffix("index.html"))
            for figure in reader.locator("[data-figure]").all():
                if not figure.get_attribute("data-live") or not figure.locator(".fig__svg:visible").count():
                    continue
                figure.locator(".fig__svg:visible").first.hover(force=True)  # the live chart may lie over it already
                figure.and_(reader.locator(".is-live")).wait_for(timeout=15_000)
                assert figure.locator(".main-svg").first.evaluate("e => getComputedStyle(e).position") == "absolute", "Plotly has its rules"
                drawn += 1
    assert drawn >= 7


def test_dialogs_filters_and_search_keep_to_the_policy(reader, strict, page_types):
    opened = 0
    for address in page_types:
        reader.goto(strict + address)
        openers = reader.locator(OPENERS)
        for n in range(min(openers.count(), 3)):
            if openers.nth(n).is_visible():
                openers.nth(n).click()
                reader.locator("dialog[open], [popover]:popover-open").first.wait_for()  # the texts of a citation are fetched first
                opened += 1
                reader.keyboard.press("Escape")
                reader.locator("dialog[open]").wait_for(state="hidden")
        for choice in reader.locator("#content select:visible").all():
            choice.select_option(index=1)
        for box in reader.locator("#content input[type=checkbox]:visible").all():
            box.click()
    assert opened > 5
    reader.goto(strict + "compare/?on=2022-02-28&group=finance")
    reader.get_by_placeholder("Search").click()
    reader.get_by_placeholder("Search").fill("semiconductors")
    reader.locator(".md-search-result__item").first.wait_for(timeout=10_000)
    reader.keyboard.press("Escape")
    reader.get_by_title("Switch to dark").click()


def test_the_policy_bites(chromium, strict):
    """What the tests above rely on: a script that is not ours is refused and said on the console."""
    said = []
    page = chromium.new_page()
    page.on("console", lambda m: said.append(m.text))
    page.goto(strict)
    page.evaluate("() => { const s = document.createElement('script'); s.textContent = 'window.bad = 1'; document.body.append(s) }")
    page.evaluate("() => { const i = new Image(); i.src = 'https://example.org/x.png'; document.body.append(i) }")
    page.wait_for_timeout(200)
    assert page.evaluate("window.bad") is None
    page.close()
    assert sum("Content Security Policy" in text for text in said) == 2, said
