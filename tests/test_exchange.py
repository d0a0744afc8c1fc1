"""The files for reference managers, read back by third-party readers field by field; the forms for Wikipedia and Markdown."""

import json
import re

import bibtexparser
import pytest
import rispy
import yaml

from scripts import citations, exchange, styles

URL = "https://allies-respond.example/"
MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
CSL_TYPES = {"webpage", "report", "article-newspaper", "dataset"}  # all are types of CSL 1.0.2
CSL_TEXT = {"id", "title", "container-title", "genre", "number", "publisher", "publisher-place", "language", "URL", "abstract", "note"}


@pytest.fixture(scope="module")
def shipped(data):
    """Every item for which a file or text is shipped."""
    own = [citations.entry_item(data, e, URL) for e in data.entries.values()]
    own += [citations.fact_item(data, f, URL) for f in data.facts.values()] + [citations.site_item(data, URL)]
    return own + [citations.source_item(s) for s in data.sources.values()] + [citations.brief_item(data.brief)]


@pytest.fixture(scope="module")
def files(data):
    from scripts.pages import entries

    return entries.files(data, URL)


def person(item):
    who = item.get("author", [{}])[0]
    return who.get("literal") or (f"{who['family']}, {who['given']}" if who else None)


def test_ris_gives_every_field_back(shipped):
    for item in shipped:
        (read,) = rispy.loads(exchange.ris(item))
        assert read["title"] == styles.plain(item["title"])
        assert read["urls"] == [item["URL"].replace(";", "%3B")]
        day = styles.issued(item)
        assert read.get("year") == (str(day[0]) if day else None)
        assert read.get("date") == ("/".join([str(day[0]), *(f"{n:02}" for n in day[1:])]) if day else None)
        assert [a.removesuffix(",") for a in read.get("authors", [])] == ([person(item)] if person(item) else [])
        assert read.get("edition") == item.get("custom", {}).get("edition")
        assert read["language"] == item["language"]


def test_bibtex_gives_every_field_back(shipped):
    for item in shipped:
        library = bibtexparser.parse_string(exchange.bibtex(item))
        assert not library.failed_blocks
        (entry,) = library.entries
        read = {f.key: re.sub(r"^\{(.*)\}$", r"\1", str(f.value)) for f in entry.fields}
        read = {k: untex(v) for k, v in read.items()}
        day = styles.issued(item)
        assert entry.key == item["id"]
        assert read["title"] == styles.plain(item["title"]), item
        assert read["url"] == item["URL"]
        assert read.get("author") == person(item)
        assert read.get("edition") == item.get("custom", {}).get("edition")
        assert (
            [read[k] for k in ("year", "month", "day") if k in read] == [str(day[0]), *(MONTHS[m - 1] for m in day[1:2]), *map(str, day[2:])] if day else True
        )


def untex(text):
    text = text.replace(r"\textbackslash{}", "\0").replace(r"\textasciitilde{}", "~").replace(r"\textasciicircum{}", "^")
    return re.sub(r"\\([{}&%$#_])", r"\1", text).removeprefix("{").removesuffix("}").replace("\0", "\\")


def test_csl_json_has_the_shape_of_the_schema(shipped):
    for item in shipped:
        (read,) = json.loads(exchange.csl_json(item))
        assert read == item
        assert read["type"] in CSL_TYPES
        assert set(read) <= CSL_TEXT | {"type", "author", "issued", "custom"}
        assert all(isinstance(read[k], str) for k in CSL_TEXT & set(read))
        assert all(set(a) in ({"literal"}, {"family", "given"}) for a in read.get("author", []))
        for parts in read.get("issued", {"date-parts": []})["date-parts"]:
            assert 1 <= len(parts) <= 3 and all(isinstance(n, int) for n in parts)


def test_the_files_of_an_entry_are_of_this_entry(data, files):
    for entry in data.entries.values():
        folder = citations.entry_path(entry.id)
        item = citations.entry_item(data, entry, URL)
        assert rispy.loads(files[folder + "cite.ris"])[0]["urls"] == [URL + folder]
        assert bibtexparser.parse_string(files[folder + "cite.bib"]).entries[0].key == entry.id
        assert json.loads(files[folder + "cite.json"]) == [item]
        assert item["custom"] == {"edition": data.edition.id}


def test_wikipedia_names_the_place_and_keeps_signs_apart(data):
    said = exchange.wikipedia(citations.brief_item(data.brief), "section 1, sentence 2", "5 May 2026")
    assert said.startswith("{{cite web |last=Pietrewicz |first=Oskar |title=Japan’s and South Korea’s Response")
    assert "|at=section 1, sentence 2 " in said and said.endswith("|access-date=5 May 2026}}")
    assert said.count("{{") == said.count("}}") == 1
    item = citations.brief_item(data.brief) | {"title": "A | B [c] ''d''", "URL": "https://e.org/?a|b"}
    said = exchange.wikipedia(item)
    assert "|title=A {{!}} B &#91;c&#93; &#39;&#39;d&#39;&#39; |" in said and "|url=https://e.org/?a%7Cb}}" in said


def test_markdown_links_the_address_and_escapes_its_own_signs():
    said = exchange.markdown("A_b. <i>T * &amp; [x]</i>. https://e.org/?a=1&amp;b_c", "https://e.org/?a=1&b_c")
    assert said == r"A\_b. *T \* & \[x\]*. <https://e.org/?a=1&b_c>"


def test_markup_characters_are_safe_in_bibtex():
    text = "50% of A & B_{1} ~ ^ \\ #$"
    item = {"id": "x", "type": "webpage", "title": text, "author": [{"literal": "A"}], "language": "en", "URL": "https://e.org"}
    library = bibtexparser.parse_string(exchange.bibtex(item))
    assert not library.failed_blocks
    assert untex(str(next(f.value for f in library.entries[0].fields if f.key == "title"))) == text


def test_a_line_break_cannot_add_a_field_to_ris():
    item = {"id": "x", "type": "webpage", "title": "One\nUR  - https://evil.example", "language": "en", "URL": "https://e.org"}
    assert rispy.loads(exchange.ris(item))[0]["urls"] == ["https://e.org"]


def test_the_citation_file_is_that_of_the_edition(root, data):
    """CITATION.cff 1.2.0: what the schema requires and allows here, and the words of the data."""
    cff = yaml.safe_load((root / "CITATION.cff").read_text(encoding="utf-8"))
    assert {"cff-version", "message", "title", "authors"} <= set(cff)
    assert set(cff) <= {
        "cff-version",
        "message",
        "title",
        "abstract",
        "type",
        "authors",
        "version",
        "date-released",
        "license",
        "url",
        "keywords",
        "references",
    }
    assert cff["cff-version"] == "1.2.0" and cff["type"] in ("dataset", "software")
    assert all(set(a) <= {"name", "website"} and a["name"] for a in cff["authors"])
    assert cff["version"] == data.edition.id and cff["date-released"] == data.edition.date
    assert cff["title"] == data.editions.title and cff["abstract"] == data.editions.tagline
    assert len(set(cff["keywords"])) == len(cff["keywords"])
    (brief,) = cff["references"]
    assert {"type", "title", "authors"} <= set(brief) and brief["type"] == "report"
    assert (brief["title"], brief["url"], brief["number"], brief["date-published"]) == (data.brief.title, data.brief.url, data.brief.number, data.brief.date)
    assert brief["institution"] == {"name": data.brief.publisher} and brief["authors"] == [{"family-names": "Pietrewicz", "given-names": "Oskar"}]
