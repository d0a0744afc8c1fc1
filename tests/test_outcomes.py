"""What the pages of verdicts and reasons say is what the data hold; nothing of them is left out."""

import re
from html import unescape

import pytest

from scripts import outcomes
from scripts.pages import since, themes

NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]


@pytest.fixture(scope="session")
def made(data):
    return {p.address: p.body for p in since.pages(data, {})}


def visible(body):
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]*>", "", body)))


def plain(text):
    return re.sub(r" ?\[[^\]]*\]", "", text)


def test_the_headline_counts_what_the_data_hold(data):
    words = next(w for w in data.words.pages if w.id == "since")
    counted = {label: tuple(n) for label, n in outcomes.counts(data)}
    forecasts, assessments = (sum(n[k] for n in counted.values()) for k in (0, 1))
    assert len(data.verdicts) == forecasts + assessments == 16 and len(data.reasons) == 22
    n = lambda label, kind: NUMBERS[counted[label][kind]]  # noqa: E731
    assert words.title == f"Of {NUMBERS[forecasts]} forecasts, {n('Borne out', 0)} came true and {n('Mostly borne out', 0)} mostly did"
    lead = plain(words.lead)
    assert f"{n('Mixed', 0).capitalize()} is mixed and {n('Not borne out', 0)} is not borne out." in lead
    assert f"{NUMBERS[assessments].capitalize()} more statements" in lead
    assert f"{n('Borne out', 1)} hold, {n('Mostly borne out', 1)} mostly do, {n('Open', 1)} stays open" in lead
    hedges = [data.entries[v.statement].brief.hedge for v in data.verdicts.values() if v.kind == "forecast"]
    assert f'{NUMBERS[hedges.count("may")].capitalize()} of the {NUMBERS[forecasts]} say no more than "may"' in lead
    assert (
        f"{len(data.series)} series, {sum(len(s.points) for s in data.series.values())} points" == next(w for w in data.words.pages if w.id == "series").kicker
    )


def test_every_verdict_is_there_with_all_that_it_rests_on(data, made):
    page = made["since/"]
    for v in data.verdicts.values():
        start = page.index(f'<article class="verdict" id="{v.statement.lower()}">')
        block = page[start : page.index("</article>", start)]
        text = visible(block)
        for said in (v.question, v.criterion, v.period, v.confidence_why, v.would_change_it, v.kind_why, data.entries[v.statement].text):
            assert said in text, (v.statement, said)
        assert data.label("outcomes", v.verdict) in text and f">{data.label('confidences', v.confidence).lower()}<" in block
        for e in (*v.evidence_for, *v.evidence_against):
            assert f'#{e.fact}"' in block and e.text[1:] in text
        assert block.index(">For<") < block.index(">Against<")


def test_every_series_and_point_is_there(data, made):
    page = made["since/series/"]
    for s in data.series.values():
        start = page.index(f'<section class="series" id="{s.id}">')
        block = page[start : page.index("</section>", start)]
        assert block.count("<tr>") == len(s.points) + 1 and all(f'#{f}"' in block for p in s.points for f in p.facts)
        assert s.definition in visible(block) and all(plain(b.text) in re.sub(r" ?finding \d+", "", visible(block)) for b in s.breaks if "[" not in b.text)


def test_bars_say_the_same_as_words(data):
    shown = {v.verdict: outcomes.outcome(data, v) for v in data.verdicts.values()}
    assert {k: (sum(o.bars), len(o.bars), o.open) for k, o in shown.items()} == {
        "borne-out": (4, 4, False),
        "mostly": (3, 4, False),
        "mixed": (2, 4, False),
        "not-borne-out": (0, 4, False),
        "open": (0, 4, True),
    }
    stood = {r.standing: sum(outcomes.standing(data, r).bars) for r in data.reasons.values()}
    assert stood == {"documented": 3, "partly-documented": 2, "plausible": 1}


def test_reasons_and_outlook_side_by_side_carry_them(data):
    made = {p.address: visible(p.body) for p in themes.pages(data, {})}
    for r in data.reasons.values():
        assert plain(r.reading) in plain(made["compare/motives/"])
        for n in r.numbers:
            assert f"{n.value:,.10g} {n.text}" in made["compare/motives/"]
    for v in data.verdicts.values():
        if not v.statement.startswith("JPKR"):
            assert v.confidence_why in made["compare/outlook/"]
