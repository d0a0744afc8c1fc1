"""Citation files are read back by third-party readers, field by field."""

import json

import bibtexparser
import pytest
import rispy

from scripts import citations

URL = "https://allies-respond.example/"


def items(data):
    return [citations.entry_item(data, e, URL) for e in data.entries.values()] + [citations.brief_item(data.brief), citations.site_item(data, URL)]


def test_ris_gives_every_field_back(data):
    for item in items(data):
        (read,) = rispy.loads(citations.ris(item))
        assert read["title"] == item["title"]
        assert read["urls"] == [item["URL"]]
        assert read["year"] == str(item["issued"]["date-parts"][0][0])
        who = item["author"][0]
        assert read["authors"] == [who["literal"] + "," if "literal" in who else f"{who['family']}, {who['given']}"]


def test_bibtex_gives_every_field_back(data):
    for item in items(data):
        library = bibtexparser.parse_string(citations.bibtex(item))
        assert not library.failed_blocks
        (entry,) = library.entries
        read = {f.key: str(f.value).strip("{}") for f in entry.fields}
        assert entry.key == item["id"]
        assert read["title"].replace("\\&", "&") == item["title"]
        assert read["url"] == item["URL"]
        assert item["author"][0].get("literal", item["author"][0].get("family")) in read["author"]


def test_csl_json_is_the_item_itself(data):
    for item in items(data):
        assert json.loads(citations.csl_json(item)) == [item]


@pytest.mark.parametrize(
    "which, expected",
    [
        ("entry", "Allies Respond. (2026). {title} (JP-S3) (Edition 2026.11). https://allies-respond.example/entries/jp-s3/"),
        ("brief", "Pietrewicz, O. (2022). {title} (PISM Spotlight No. 31/2022), section 1, sentence 2. Polish Institute of International Affairs. {url}"),
    ],
)
def test_apa(data, which, expected):
    if which == "entry":
        item = citations.entry_item(data, data.entries["JP-S3"], URL)
        assert citations.apa_text(item) == expected.format(title=data.entries["JP-S3"].title)
    else:
        item = citations.brief_item(data.brief)
        assert citations.apa_text(item, locator=citations.place("1.2")) == expected.format(title=data.brief.title, url=data.brief.url)


def test_markup_characters_are_safe_in_bibtex(data):
    item = citations.entry_item(data, data.entries["JP-S3"], URL) | {"title": "50% of A & B_{1}"}
    library = bibtexparser.parse_string(citations.bibtex(item))
    assert not library.failed_blocks
    assert "50\\% of A \\& B\\_\\{1\\}" in citations.bibtex(item)
