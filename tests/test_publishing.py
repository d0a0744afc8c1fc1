"""What may go on the web and what may not; compressed twins; the workflow and the forms; every data file knows its schema."""

import gzip
import json
import re
import shutil
from pathlib import Path

import brotli
import pytest
import yaml

from scripts import built
from scripts.commands import compress, new, publish_check
from scripts.schema import SCHEMAS

ROOT = Path(__file__).resolve().parents[1]
HOME = '<link rel="canonical" href="{}"><h1 id="top">Home</h1><a href="a/#there">A</a><a href="https://elsewhere.example/x">out</a>'


@pytest.fixture
def small(tmp_path):
    site = tmp_path / "site"
    (site / "a").mkdir(parents=True)
    (site / "index.html").write_text(HOME.format("https://real.net/sub/"), encoding="utf-8")
    (site / "a" / "index.html").write_text('<p id="there">A</p><a href="../#top">up</a><a href="/sub/a/">me</a>', encoding="utf-8")
    return site


def test_a_sound_site_may_be_published(small):
    assert publish_check.faults(small, ["/", "a/"]) == []


@pytest.mark.parametrize(
    "address", ["https://allies-respond.example/", "http://127.0.0.1:8000/", "http://localhost/", "https://real.net/sub", "", "file:///x/"]
)
def test_an_address_that_no_reader_reaches_is_refused(small, address):
    (small / "index.html").write_text(HOME.format(address), encoding="utf-8")
    assert any("site_url" in f for f in publish_check.faults(small, []))


def test_an_entry_that_was_begun_and_not_written_is_refused(small):
    (small / "a" / "index.html").write_text(f'<p id="there">{new.UNWRITTEN[0]}</p>', encoding="utf-8")
    assert [f for f in publish_check.faults(small, ["/", "a/"]) if "a/index.html" in f and "stub" in f]


def test_dead_links_dead_anchors_and_lost_addresses_are_refused(small):
    (small / "a" / "index.html").write_text('<p id="here">A</p><a href="../b/">b</a><img src="x.png">', encoding="utf-8")
    said = "\n".join(publish_check.faults(small, ["/", "a/", "old/"]))
    for words in (
        "a/index.html: ../b/ leads to no file",
        "a/index.html: x.png leads to no file",
        "index.html: a/#there leads to no anchor",
        "old/: was published",
    ):
        assert words in said


def test_the_real_site_lacks_nothing_but_an_address(site):
    known = publish_check.published(ROOT)
    assert len(known) > 100
    assert [f for f in publish_check.faults(site, known) if not f.startswith("site_url")] == []


def test_new_addresses_are_taken_into_the_list_and_never_out_of_it(small, tmp_path, capsys):
    (tmp_path / "data").mkdir()
    call = ["--site", str(small), "--root", str(tmp_path), "--accept"]
    assert publish_check.main(call) == 0
    assert publish_check.published(tmp_path) == ["/", "a/"]
    shutil.rmtree(small / "a")
    (small / "index.html").write_text(HOME.format("https://real.net/").replace("a/#there", "#top"), encoding="utf-8")
    assert publish_check.main(call) == 1
    assert "a/: was published and is gone" in capsys.readouterr().err


def test_a_page_that_moved_leads_on(site, project):
    """`moved:` in the front matter of a written page becomes a redirect; tried with the theme's template alone."""
    from jinja2 import Environment

    template = (ROOT / "docs" / "overrides" / "main.html").read_text(encoding="utf-8")
    block = re.search(r"\{%- if meta.moved %\}.*?\{%- endif %\}", template, re.S)[0]
    env = Environment()
    env.filters["url"] = lambda path: f"../{path}"
    shown = env.from_string(block).render(meta={"moved": "new/place/"})
    assert shown.strip() == '<meta http-equiv="refresh" content="0; url=../new/place/">'
    assert not any('http-equiv="refresh"' in p.read_text(encoding="utf-8") for p in site.rglob("*.html"))


def test_compressed_twins_hold_the_same_and_are_the_same_each_time(small):
    (small / "long.json").write_text(json.dumps(list(range(2000))), encoding="utf-8")
    first = compress.compress(small)
    twins = {p.name: p.read_bytes() for p in small.rglob("*") if p.suffix in (".br", ".gz")}
    assert compress.compress(small) == first and first[0] == 1
    assert twins == {p.name: p.read_bytes() for p in small.rglob("*") if p.suffix in (".br", ".gz")}
    content = (small / "long.json").read_bytes()
    assert gzip.decompress(twins["long.json.gz"]) == content == brotli.decompress(twins["long.json.br"])
    assert len(twins["long.json.br"]) < len(content) / 2


def test_every_action_is_pinned_to_a_commit_and_rights_are_given_where_needed():
    flow = yaml.safe_load((ROOT / ".github" / "workflows" / "publish.yml").read_text(encoding="utf-8"))
    uses = [step["uses"] for job in flow["jobs"].values() for step in job["steps"] if "uses" in step]
    assert uses and all(re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", one) for one in uses), uses
    assert flow["permissions"] == {"contents": "read"}
    assert [name for name, job in flow["jobs"].items() if "write" in str(job.get("permissions"))] == ["deploy"]
    assert set(flow["jobs"]["deploy"]["needs"]) == {"test", "build"}


def test_the_forms_ask_for_what_a_correction_needs():
    for name, fields in {"error": {"where", "says", "right", "source"}, "measure": {"country", "what", "row", "days", "sources"}}.items():
        form = yaml.safe_load((ROOT / ".github" / "ISSUE_TEMPLATE" / f"{name}.yml").read_text(encoding="utf-8"))
        assert {"name", "description", "body"} <= set(form)
        assert {part["id"] for part in form["body"]} == fields
        assert all(part["type"] in ("input", "textarea") and part["attributes"]["label"] for part in form["body"])


def test_every_data_file_says_where_its_schema_is():
    files = [*(ROOT / "data").rglob("*.yml"), ROOT / "docs" / "words.yml"]
    assert len(files) > 10
    for file in files:
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        found = re.fullmatch(r"# yaml-language-server: \$schema=(\S+)", first)
        assert found, f"{file.relative_to(ROOT)}: no line for the editor"
        schema = (file.parent / found[1]).resolve()
        assert schema.is_file() and schema.stem in SCHEMAS, f"{file.relative_to(ROOT)}: {found[1]}"


def test_addresses_are_told_from_files():
    assert built.addresses(["index.html", "404.html", "a/index.html", "x/y.html"]) == ["/", "a/"]
