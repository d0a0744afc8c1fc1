"""Facts on a page: strongest source first, sources counted by tier, grouped by how they bear on an entry."""

from scripts import findings


def test_sources_stand_strongest_first_and_are_counted(invented):
    view = findings.fact_view(invented, invented.facts["xa-bank-decided"])
    assert [s.id for s, _ in view.sources] == ["gazette", "daily"]
    assert [use.seen for _, use in view.sources] == ["the decision", "the date"]
    assert view.tally == "2 sources: 1 primary, 1 established press"
    assert view.entries == ("XAXB-1", "XA-S1")


def test_a_single_source_is_one(invented):
    assert findings.fact_view(invented, invented.facts["xa-bank-in-force"]).tally == "1 source: weak"


def test_facts_stand_under_their_relation_by_date(invented, data):
    groups = findings.by_relation(invented, invented.entries["XA-S1"])
    assert [(relation, [f.fact.id for f in facts]) for relation, _, facts in groups] == [("qualifies", ["xa-bank-decided"]), ("details", ["xa-bank-in-force"])]
    for entry in data.entries.values():
        shown = [f for _, _, facts in findings.by_relation(data, entry) for f in facts]
        assert len(shown) == len(entry.facts), f"{entry.id} loses facts on its page"
        for _, _, facts in findings.by_relation(data, entry):
            assert [f.fact.date for f in facts] == sorted(f.fact.date for f in facts)
