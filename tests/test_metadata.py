"""The head of every page: what reference managers, previews and search engines read, field by field."""

import json
import re
import struct
from html import unescape

import pytest

URL = "https://allies-respond.example/"


@pytest.fixture(scope="module")
def heads(site):
    """Path -> (tags by name, JSON-LD)."""
    found = {}
    for path in sorted(site.rglob("index.html")):
        text = path.read_text(encoding="utf-8")
        tags = re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', text)
        linked = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text)
        assert len(linked) == 1, path
        assert len({k for k, _ in tags}) == len(tags), f"{path}: a tag twice"
        found[str(path.relative_to(site).parent).replace(".", "")] = {k: unescape(v) for k, v in tags}, json.loads(linked[0])
    return found


def test_an_entry_is_saved_as_a_web_page_with_title_author_date_and_address(heads, data):
    for entry in data.entries.values():
        tags, linked = heads[f"entries/{entry.id.lower()}"]
        address = f"{URL}entries/{entry.id.lower()}/"
        assert tags["z:itemType"] == "webpage"
        assert tags["citation_title"] == f"{entry.title} ({entry.id})"
        assert tags["citation_author"] == f"{data.editions.title},", "an organisation ends in a comma, or its name is split"
        assert tags["citation_publication_date"] == data.edition.date.replace("-", "/")
        assert tags["citation_abstract"] == entry.text and tags["citation_language"] == "en"
        assert tags["citation_public_url"] == tags["og:url"] == address
        assert linked["@type"] == "Claim" and linked["identifier"] == entry.id and linked["text"] == entry.text
        assert set(linked["citation"]) >= {data.sources[u.source].url for k in entry.facts for u in data.facts[k.fact].sources}
        based = linked["isBasedOn"]
        assert (based["@id"] == data.brief.url) if entry.brief else (based == linked["citation"])


@pytest.mark.parametrize("path", ["", "method"])
def test_home_and_method_give_the_report(heads, data, path):
    tags, _ = heads[path]
    assert tags["citation_technical_report_institution"] == data.brief.publisher
    assert tags["citation_technical_report_number"] == data.brief.number
    assert tags["citation_title"] == data.brief.title and tags["citation_author"] == "Pietrewicz, Oskar"
    assert tags["citation_publication_date"] == "2022/03/03" and tags["citation_public_url"] == data.brief.url
    assert "z:itemType" not in tags


def test_every_page_is_linked_data_of_this_edition(heads, data):
    for path, (tags, linked) in heads.items():
        assert linked["@context"] == "https://schema.org"
        assert linked["@type"] == ("Dataset" if path == "" else "Claim" if path.startswith("entries/") else "Article"), path
        assert linked["@id"] == linked["url"] == tags["og:url"] == URL + (f"{path}/" if path else "")
        assert linked["dateModified"] == data.edition.date and linked["version"] == data.edition.id
        assert linked["name"] and linked["description"] and linked["isBasedOn"]
    assert 50 <= len(heads[""][1]["description"]) <= 5000


def test_the_picture_of_previews_is_there_small_and_as_large_as_said(heads, site):
    for tags, _ in heads.values():
        file = site / tags["og:image"].removeprefix(URL)
        assert file.is_file()
    content = file.read_bytes()
    assert len(content) < 30_000
    assert [str(n) for n in struct.unpack(">II", content[16:24])] == [tags["og:image:width"], tags["og:image:height"]]
