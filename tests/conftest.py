"""What several tests share: the real data, the built site, a server and a browser."""

import functools
import http.server
import re
import shutil
import threading
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root():
    return ROOT


@pytest.fixture(scope="session")
def data():
    from scripts.commands.check import examine
    from scripts.problem import report

    found, problems = examine(ROOT)
    assert found is not None, report(problems)
    return found


@pytest.fixture(scope="session")
def invented():
    from scripts.loader import load

    found, problems = load(ROOT / "tests" / "invented")
    assert found is not None, problems
    return found


@pytest.fixture
def project(tmp_path):
    """A copy of the project's data and words that a test may spoil."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    shutil.copytree(ROOT / "docs", tmp_path / "docs")
    return tmp_path


@pytest.fixture
def small(tmp_path):
    """A project with the invented data, quick to build."""
    project = tmp_path / "project"
    shutil.copytree(ROOT / "tests" / "invented" / "data", project / "data")
    shutil.copytree(ROOT / "docs", project / "docs")
    shutil.copy(ROOT / "tests" / "invented" / "docs" / "words.yml", project / "docs" / "words.yml")
    for page in (project / "docs").glob("*.md"):
        page.write_text(f"---\ntitle: {page.stem}\n---\n\n# {page.stem}\n\n## Report\n", encoding="utf-8")
    config = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").replace("japan/", "norland/").replace("south-korea/", "southmark/")
    (project / "mkdocs.yml").write_text(config, encoding="utf-8")
    (project / "scripts").symlink_to(ROOT / "scripts")
    return project


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The whole site, built strictly."""
    import warnings

    from scripts.commands.build import build

    target = tmp_path_factory.mktemp("built") / "site"
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of the libraries that build, not of ours
        build(ROOT, target)
    return target


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *args):
        pass


@pytest.fixture(scope="session")
def address(site):
    """The built site served on loopback."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=site))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    from scripts import browser

    with sync_playwright() as tools:
        started = browser.launch(tools.chromium)
        yield started
        started.close()


@pytest.fixture
def open_page(chromium, address):
    """open_page(path, width=1440, ...) -> page; fails at the end on console errors and on requests to other hosts."""
    contexts, faults = [], []

    def open_(path="", *, width=1440, height=900, **options):
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda m: faults.append(f"console: {m.text}") if m.type in ("error", "warning") else None)
        page.on("pageerror", lambda e: faults.append(f"error: {e}"))
        page.on("request", lambda r: faults.append(f"request to {r.url}") if not r.url.startswith((address, "data:", "blob:")) else None)
        page.goto(address + path)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert not faults, faults


KINDS = (
    ("entries/[a-z]+-([a-z]?)[0-9]+/", r"entries/\1"),
    ("sources/[a-z]+/", "sources/letter"),
    ("record/[a-z0-9-]+/", "record/file"),
    ("[0-9]{4}-[0-9-]{5}", "day"),
)


def pytest_addoption(parser):
    parser.addoption("--every-page", action="store_true", help="axe on every page and not on the longest of each kind: half an hour more")


@pytest.fixture(scope="session")
def page_types(site, pytestconfig):
    """The longest page of each kind. Entries of one group are one kind, marked days, letters and files too; any other page is one of its own."""
    kinds = {}
    for path in sorted(site.rglob("*.html")):
        kind = address = path.relative_to(site).as_posix().removesuffix("index.html")
        for form, name in () if pytestconfig.getoption("--every-page") else KINDS:
            kind = re.sub(form, name, kind)
        kinds[kind] = max(kinds.get(kind, (0, "")), (path.stat().st_size, address))
    return sorted(address for _, address in kinds.values())
