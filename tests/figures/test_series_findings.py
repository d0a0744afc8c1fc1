"""The findings over the figures of the series are what their points bear out."""

import re

import pytest

from scripts import figures
from scripts.figures import bars


@pytest.fixture
def said(data):
    return {w.id: f"{w.title} {w.subtitle} {w.alt}" for w in data.words.figures}


def at(data, series, date, kind=None, **which):
    found = [p for p in data.series[series].points if p.date == date and kind in (None, p.kind)]
    found = [p for p in found if all(getattr(p, k) == v for k, v in which.items())]
    assert len(found) == 1, (series, date, found)
    return found[0].value


def told(text, *values):
    for value in values:
        assert re.search(rf"(?<![\d.,]){re.escape(f'{value:,.10g}')}(?![\d])", text), (value, text)


def test_defence(data, said):
    japan = at(data, "jp-defence-budget", "2025") / at(data, "jp-defence-budget", "2022") - 1
    korea = at(data, "kr-defence-budget", "2026") / at(data, "kr-defence-budget", "2023") - 1
    assert f"rose by {japan:.0%}, South Korea's by {korea:.0%}".replace("%,", " per cent,").replace("%", "") in said["defence"]
    told(said["defence"], 5.4, 8.7, 9.0353, 57, 65.8642, 128.4)
    assert at(data, "jp-defence-budget", "2026", "draft") == 9.0353 and at(data, "kr-defence-budget", "2035", "pledge") == 128.4
    assert "2022" not in [p.date for p in data.series["kr-defence-budget"].points]


def test_shares(data, said):
    count = "jp-defence-share-gdp-government"
    told(said["shares"], at(data, count, "2022"), at(data, count, "2024"), at(data, count, "2025", scope="initial budget"))
    assert at(data, count, "2025", scope="initial plus supplementary") == 2
    told(said["shares"], at(data, "jp-defence-share-gdp-sipri", "2024"), at(data, "kr-defence-share-gdp", "2025"), at(data, "kr-defence-share-gdp", "2035"))


def test_support(data, said):
    japan, kiel = "jp-aid-ukraine-cumulative", "jp-aid-ukraine-kiel"
    told(said["support"], at(data, japan, "2022-06-29"), at(data, japan, "2026-02-19"), at(data, kiel, "2024-12-31"))
    korea = [at(data, "kr-aid-ukraine-cumulative", y) / 1000 for y in ("2022", "2024")]
    told(said["support"], *korea, at(data, "kr-aid-ukraine-loans", "2024-04-17") / 1000, at(data, "kr-aid-ukraine-loans", "2024-12") / 1000)


def test_controls(data, said):
    listed = [p.value for p in data.series["kr-export-control-list"].points]
    told(said["controls"], *listed, *(p.value for p in data.series["jp-export-ban-entities"].points), 1431)
    assert listed[0] == 57 and listed[-1] == 1402


def test_trade(data, said):
    japan = at(data, "jp-trade-russia-total", "2023") / at(data, "jp-trade-russia-total", "2021")
    korea = at(data, "kr-exports-to-russia", "2024") / at(data, "kr-exports-to-russia", "2021")
    assert 0.58 < japan < 0.62 and korea < 0.5
    told(said["trade"], 2.4055, 1.43, 9.98, 4.53)
    assert max(p.date for p in data.series["kr-trade-russia-total"].points) == "2022"


def test_energy(data, said):
    oil, gas = [p.value for p in data.series["jp-crude-share-russia"].points], [p.value for p in data.series["jp-lng-share-russia"].points]
    assert oil == [3.6, 4, 0, 0.1] and all(8.5 < v < 10 for v in gas)
    assert [p.value for p in data.series["kr-crude-share-russia"].points] == [5.6, 0]
    assert [p.value for p in data.series["kr-lng-share-russia"].points] == [5.6, 2.9]
    told(said["energy"], 3.6, 0.1, 5.6, 9, 2.9)


def test_gases(data, said):
    share = {(p.item, p.supplier): p.value for p in data.series["kr-rare-gas-shares-2021"].points}
    assert share["neon", "China"] > 50 and all(40 < share[g, "Ukraine"] + share[g, "Russia"] < 50 for g in ("krypton", "xenon"))
    told(said["gases"], *share.values(), 52.5)


def test_polls(data, said):
    asked = [
        p
        for s in ("jp-polls", "kr-polls")
        for p in data.series[s].points
        if re.fullmatch(r"(joining the |taking part in )?sanctions on Russia", p.poll.question)
    ]
    assert len(asked) == 4 and all(p.value > 75 for p in asked)
    told(said["polls"], *(p.value for p in asked))


def test_pressure(data, said):
    visitors = [at(data, "kr-thaad-chinese-visitors", y) for y in ("2016", "2017")]
    assert 0.5 < visitors[1] / visitors[0] < 0.55
    assert at(data, "kr-trade-china", "2017") > at(data, "kr-trade-china", "2016")
    told(said["pressure"], *visitors, 211.4, 239.9, 1, 8.5, 0.2, 0.5)


def test_every_point_of_a_figure_is_drawn_once(data):
    for module in figures.modules():
        if not hasattr(module, "SERIES"):
            continue
        plan = module.plan(data)
        drawn = sorted({d[3] for t in plan.wide.to_plotly_json()["data"] for d in t["customdata"] if d[3]})
        wanted = {f"{s}-{n}" for column in module.SERIES for s in column for n, p in enumerate(data.series[s].points) if p.country != "context"}
        assert drawn == sorted(wanted) == sorted(plan.row_ids)
        assert all(s in bars.LOOKS for s in plan.frame["kind"])
