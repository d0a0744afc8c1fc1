"""A page while it is made: addresses relative to it, dates in words, ids in brackets as links, terms explained once, text escaped."""

import pytest

from scripts import sheet
from scripts.sheet import Sheet


@pytest.mark.parametrize(
    "value, how, said",
    [
        ("2022-03-03", {}, "3 March"),
        ("2022-03-03", {"year": True}, "3 March 2022"),
        ("2024-04-02", {}, "2 April 2024"),
        ("2022-03-03", {"short": True}, "3 Mar"),
        ("2022-03", {}, "March 2022"),
        ("2014", {}, "2014"),
    ],
)
def test_a_date_in_words(value, how, said):
    assert sheet.day(value, **how) == said


@pytest.mark.parametrize("value, said", [("2022-02-24", "day 0"), ("2022-03-03", "day 7"), ("2022-02-23", "day −1"), ("2022-03", "")])
def test_days_are_counted_from_the_attack(value, said):
    assert sheet.day_count(value) == said


@pytest.mark.parametrize("value, said", [(100, "100"), (1234567, "1,234,567"), (4.42, "4.42"), (0.5, "0.5"), (3843.0, "3,843")])
def test_a_number(value, said):
    assert sheet.number(value) == said


@pytest.mark.parametrize("address, href", [("", "compare/"), ("compare/", "../compare/"), ("entries/xa-s1/", "../../compare/")])
def test_addresses_are_relative_to_the_page(invented, address, href):
    assert Sheet(invented, address).href("compare/") == href


def test_the_root_of_the_first_page_is_no_empty_address(invented):
    assert Sheet(invented, "").href("") == "./"


def test_ids_in_brackets_become_links_and_facts_a_number(invented):
    page = Sheet(invented, "entries/xa-s1/")
    text = page.cited("Decided [xa-bank-decided, xa-bank-in-force] and told [XA-S1].", terms=False)
    assert 'href="../../record/spring/#xa-bank-decided"' in text
    assert "</span>1</a>" in text and "</span>2</a>" in text
    assert 'href="../../entries/xa-s1/"' in text
    assert "[" not in text
    assert page.plain("Decided [xa-bank-decided].") == "Decided."


def test_brackets_that_hold_no_id_stay(invented):
    assert Sheet(invented, "").cited("As [not-an-id] says", terms=False) == "As [not-an-id] says"


def test_a_term_is_explained_where_it_first_stands(invented):
    page = Sheet(invented, "")
    text = page.said("Norland froze Example Bank; the freeze of Example Bank held. Freezers did not.")
    assert text.count('popovertarget="term-bank"') == 1
    assert text.count('popovertarget="term-freeze"') == 1 and ">froze</button>" in text
    assert list(page.explained) == ["freeze", "bank"]


def test_what_looks_like_markup_is_escaped(invented):
    page = Sheet(invented, "")
    assert page.said("a < b & <b>c</b>") == "a &lt; b &amp; &lt;b&gt;c&lt;/b&gt;"
    assert "<b>" not in page.cited("<b>x</b> [XA-S1]")


def test_the_countries_keep_their_side(data):
    assert [Sheet(data, "").slot(c.code) for c in data.countries[:2]] == ["jp", "kr"]
