"""A served site -> what the first view of its pages costs in Chromium: bytes, paints, chart, blocking, shift, interaction."""

from __future__ import annotations

import statistics
import time
from pathlib import Path
from typing import Any

CPU, DOWN, UP, LATENCY = 4, 1_600_000 / 8, 750_000 / 8, 150  # a middling phone on a slow line
READY = 1000  # ms until a new tab has started: a reader has one before the page is asked for, as Lighthouse has
SETTLED = 3000  # ms of watching after the network rests
PATIENCE = 120_000  # ms until a page has to be there
WATCH = """
(() => {
  const seen = (window.seen = { shift: 0, tasks: [], events: [], chart: null, lcp: null, fcp: null, live: null, hover: null });
  const watch = (type, then, more) => new PerformanceObserver((list) => list.getEntries().forEach(then)).observe({ type, buffered: true, ...more });
  watch("paint", (e) => { if (e.name === "first-contentful-paint") seen.fcp = e.startTime; });
  watch("largest-contentful-paint", (e) => { seen.lcp = e.startTime; });
  watch("layout-shift", (e) => { if (!e.hadRecentInput) seen.shift += e.value; });
  watch("longtask", (e) => { seen.tasks.push([e.startTime, e.startTime + e.duration]); });
  watch("event", (e) => { if (e.interactionId) seen.events.push(e.duration); }, { durationThreshold: 16 });
  addEventListener("figure:live", () => { seen.live = performance.now(); }, true);
  addEventListener("pointerover", (e) => { if (!seen.hover && e.target.closest?.("[data-figure]")) seen.hover = performance.now(); }, true);
  const look = () => {
    const svg = [...document.querySelectorAll("[data-figure] .fig__svg, [data-figure] .main-svg")].find((e) => e.getBoundingClientRect().width);
    if (svg) requestAnimationFrame(() => { seen.chart = Math.max(performance.now(), seen.fcp ?? 0); });
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
})();
"""

OPENING = """() => new Promise((done) => {
  const at = performance.now(), box = document.querySelector(".citebox");
  new MutationObserver((_, seen) => { if (box.open) { seen.disconnect(); requestAnimationFrame(() => done(performance.now() - at)); } }).observe(box, { attributes: true });
  [...document.querySelectorAll("[data-cite]")].find((b) => b.textContent === "More styles").click();
})"""

REPAINT = """() => {
  const button = document.querySelector("[data-step='1']"), taken = [];
  for (let n = 0; n < 9; n++) {
    const at = performance.now();
    button.click();
    document.documentElement.getBoundingClientRect(); // style and layout, now
    taken.push(performance.now() - at);
  }
  return taken;
}"""


def kind(path: str) -> str:
    """Which part of the bytes a file counts to."""
    suffix = Path(path.split("?")[0]).suffix
    return {".css": "style", ".js": "script", ".svg": "image", ".png": "image", ".json": "data"}.get(suffix, "page")


def blocked(tasks: list[list[float]], painted: float) -> float:
    """Total blocking time in ms: what of each task (from, to) lies behind the first contentful paint, without its first 50 ms."""
    return sum(max(0.0, end - max(start, painted) - 50) for start, end in tasks)


def slow_down(page: Any) -> None:
    """Makes the machine and the line of a page those of a middling phone."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    devtools.send("Network.enable")
    devtools.send("Network.emulateNetworkConditions", {"offline": False, "latency": LATENCY, "downloadThroughput": DOWN, "uploadThroughput": UP})


def _open(page: Any, address: str) -> None:
    """Until all that the page asks for is there, its script among it: a slow machine rests half a second before it asks for that."""
    page.goto(address, wait_until="load", timeout=PATIENCE)
    page.wait_for_load_state("networkidle", timeout=PATIENCE)


def view(chromium: Any, address: str, *, slow: bool = True, width: int = 1280) -> dict[str, float]:
    """One first view in a fresh context."""
    context = chromium.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    found = {"page": 0, "style": 0, "script": 0, "image": 0, "data": 0, "requests": 0}

    def count(response: Any) -> None:
        found[kind(response.url)] += int(response.headers.get("content-length", 0))
        found["requests"] += 1

    page.on("response", count)
    page.add_init_script(WATCH)
    if slow:
        slow_down(page)
        page.wait_for_timeout(READY)
    _open(page, address)
    if page.locator("[data-figure]").count():
        page.wait_for_function("seen.chart", timeout=PATIENCE)
    found["bytes"] = sum(found[k] for k in ("page", "style", "script", "image", "data"))
    first = dict(found)
    page.wait_for_timeout(SETTLED if slow else 300)
    seen = page.evaluate("seen")
    first |= {
        "first paint": seen["fcp"],
        "largest paint": seen["lcp"],
        "chart seen": seen["chart"],
        "blocked": blocked(seen["tasks"], seen["fcp"]),
        "shift": round(seen["shift"], 4),
    }
    context.close()
    return {k: v for k, v in first.items() if v is not None}


def median(chromium: Any, address: str, runs: int) -> dict[str, float]:
    """The median of each figure over `runs` first views."""
    view(chromium, address, slow=False)  # not counted: the server compresses each file when it is first asked for
    found = [view(chromium, address) for _ in range(runs)]
    return {k: statistics.median(f[k] for f in found) for k in found[0] if all(k in f for f in found)}


def found_after_asking(chromium: Any, address: str) -> float:
    """Milliseconds from the first word put into the search, with nothing of its index loaded, to the first thing found."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    _open(page, address)
    slow_down(page)
    start = time.perf_counter()
    page.get_by_placeholder("Search").fill("semiconductors")
    page.locator(".md-search-result__item").first.wait_for(timeout=PATIENCE)
    taken = (time.perf_counter() - start) * 1000
    page.close()
    return taken


def live_after_hover(chromium: Any, address: str, quiet: float = 20_000) -> float:
    """Milliseconds from the first hover over a figure to the live chart, on a slow machine, once idle loading is done."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    devtools = page.context.new_cdp_session(page)
    devtools.send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.add_init_script(WATCH)
    page.goto(address, timeout=PATIENCE)
    page.wait_for_function("window.Plotly", timeout=quiet)
    page.wait_for_timeout(SETTLED)
    page.locator("[data-figure] .fig__pic").first.hover()
    page.wait_for_function("seen.live", timeout=quiet)
    found = page.evaluate("seen.live - seen.hover")
    page.close()
    return found


def interaction(chromium: Any, address: str) -> float:
    """Longest time in milliseconds from the press to the next painted frame, of five changes of the day, on a slow machine (told in steps of 8)."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    page.add_init_script(WATCH)
    _open(page, address)
    for _ in range(5):
        page.locator("[data-step='1']").first.click()
        page.wait_for_timeout(300)
    delays = page.evaluate("seen.events")
    page.close()
    return max(delays, default=0)


def repaint(chromium: Any, address: str) -> float:
    """Median milliseconds of script, style and layout of nine changes of the day, on a slow machine."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    _open(page, address)
    page.wait_for_timeout(SETTLED)
    found = statistics.median(page.evaluate(REPAINT))
    page.close()
    return found


def dialog(chromium: Any, address: str, runs: int = 5) -> float:
    """Median milliseconds from the press on "More styles" to the painted dialog, on a slow machine, with the pointer there before."""
    page = chromium.new_page(viewport={"width": 1280, "height": 900})
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": CPU})
    _open(page, address)
    taken = []
    for _ in range(runs):
        page.get_by_role("button", name="More styles").hover()
        page.wait_for_timeout(300)
        taken.append(page.evaluate(OPENING))
        page.keyboard.press("Escape")
        page.mouse.move(0, 0)
    page.close()
    return statistics.median(taken)
