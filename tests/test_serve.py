"""Somebody edits while the site is served: a mistake is told in the terminal and on the page, nothing dies, and mending it brings the change."""

import queue
import re
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path

import pytest

from scripts import broken
from scripts.bench.process import copy
from scripts.commands import serve

ROOT = Path(__file__).resolve().parents[1]
RUN = "import sys; from scripts.commands.serve import main; sys.exit(main(['--no-open', '--port', '0']))"


class Served:
    """The copy that is served, its words, and one page of it."""

    def __init__(self, project):
        self.project, self.said, self.lines = project, [], queue.Queue()
        self.process = subprocess.Popen([sys.executable, "-u", "-c", RUN], cwd=project, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.reader = threading.Thread(target=lambda: [self.lines.put(line) for line in self.process.stdout], daemon=True)
        self.reader.start()
        self.address = self.hear(r"http://[\d.:]+/")[0]

    def hear(self, pattern, patience=60):
        end = time.monotonic() + patience
        while time.monotonic() < end:
            try:
                line = self.lines.get(timeout=0.2)
            except queue.Empty:
                assert self.process.poll() is None, "the server has died:\n" + "".join(self.said)
                continue
            self.said.append(line)
            if found := re.search(pattern, line):
                return found
        raise AssertionError(f"did not say {pattern}:\n" + "".join(self.said))

    def page_until(self, path, right, patience=60):
        end, text = time.monotonic() + patience, ""
        while time.monotonic() < end:
            assert self.process.poll() is None, "the server has died"
            try:
                with urllib.request.urlopen(self.address + path, timeout=10) as answer:
                    text = answer.read().decode()
            except OSError:
                text = ""
            if right(text):
                return text
            time.sleep(0.2)
        raise AssertionError(text[:2000])


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    one = Served(copy(ROOT, tmp_path_factory.mktemp("served")))
    yield one
    one.process.terminate()
    one.process.wait(timeout=20)
    one.reader.join(timeout=20)
    one.process.stdout.close()


MISTAKES = {
    "an unknown word in the data": ("data/countries/japan.yml", "status: stated", "status: statde", r"japan\.yml:\d+: found 'statde'.*Did you mean 'stated'"),
    "no YAML at all": ("data/glossary.yml", "terms:", "terms: [", r"glossary\.yml:\d+: found"),
    "a dead link in prose": ("docs/method.md", "(record/index.md#questions)", "(record/nowhere.md)", r"record/nowhere\.md"),
    "a word that the template does not know": ("scripts/templates/home.html.jinja", "{{ words.title }}", "{{ wrods.title }}", r"'wrods' is undefined"),
}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_is_told_and_mended(served, mistake):
    file, right, wrong, expected = MISTAKES[mistake]
    path = served.project / file
    text = path.read_text(encoding="utf-8")
    assert right in text, f"{file} has changed: choose other words for this test"
    served.page_until("japan/", lambda page: "JP-P1" in page and 'id="broken"' not in page)
    path.write_text(text.replace(right, wrong, 1), encoding="utf-8")
    page = served.page_until("japan/", lambda page: 'id="broken"' in page)
    assert re.search(expected, page.replace("&#x27;", "'")), page[:3000]
    assert "JP-P1" in page, "the page that was there stays readable below the notice"
    served.hear(expected)
    path.write_text(text, encoding="utf-8")
    served.page_until("japan/", lambda page: "JP-P1" in page and 'id="broken"' not in page)


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_a_number_that_is_no_port_is_refused(port, capsys):
    with pytest.raises(SystemExit):
        serve.main(["--port", port])
    assert f"no port {port}" in capsys.readouterr().err


def test_the_search_for_a_free_port_ends_with_the_last(monkeypatch):
    monkeypatch.setattr(serve.socket.socket, "connect_ex", lambda *_: 0)
    with pytest.raises(OSError, match="no free port from 65530 on"):
        serve.free(65530)


def test_a_second_mistake_takes_the_place_of_the_first(tmp_path):
    (tmp_path / "index.html").write_text("<html><body class='a'><p>Words</p></body></html>", encoding="utf-8")
    broken.tell(tmp_path, "first <b>")
    broken.tell(tmp_path, "second")
    text = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert text.count('id="broken"') == 1 and "second" in text and "first" not in text and "<p>Words</p>" in text


def test_what_the_build_says_is_heard_whatever_it_raises(tmp_path, capsys):
    (tmp_path / "index.html").write_text("<body></body>", encoding="utf-8")
    for error in (SystemExit("aborted"), ValueError("of a kind")):

        def fail(error=error):
            raise error

        broken.patient(fail, tmp_path)()
        assert str(error) in capsys.readouterr().err
        assert str(error) in (tmp_path / "index.html").read_text(encoding="utf-8")
