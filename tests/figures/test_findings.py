"""The finding over each figure, and what is said for those who do not see it, is what the real data bear out."""

from pathlib import Path

import pytest

from scripts import figures, frames, loader, status
from scripts.figures import days, freezes, strip

ROOT = Path(__file__).parents[2]
NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"]


@pytest.fixture(scope="module")
def data():
    found, problems = loader.load(ROOT)
    assert found, "\n".join(map(str, problems))
    return found


def words(data, name):
    one = next(w for w in data.words.figures if w.id == name)
    return f"{one.title} {one.alt}".lower()


def count(frame, **which):
    for column, value in which.items():
        frame = frame[frame[column] == value]
    return len(frame)


def test_every_figure_is_drawn_and_has_words(data):
    assert (
        [n for n in figures.draw_all(data) if not n.startswith("ladder-")]
        == [m.__name__.rpartition(".")[2] for m in figures.modules()]
        == [w.id for w in data.words.figures]
    )


def test_ladder(data):
    found = frames.statuses(data, status.BRIEF)
    found = found[found["sanction"]]
    japan, korea = (count(found, country=c, stage="in-force") for c in ("JP", "KR"))
    said = words(data, "ladder")
    assert f"{NUMBERS[japan]} japanese sanctions were in force, {NUMBERS[korea]} south korean one" in said
    assert f"{NUMBERS[len(found) // 2]} kinds of sanction" in said
    assert list(found[(found["country"] == "KR") & found["stage"].isin(status.BINDING)]["instrument"]) == ["export-listed-goods"]


def test_days(data):
    steps = frames.steps(data)
    found = frames.firsts(steps[steps["sanction"]], days.KINDS)
    week = found[found["date"] <= status.BRIEF]
    act, commitment = ([count(week, country=c, kind=k) for c in ("JP", "KR")] for k in ("act", "commitment"))
    said = words(data, "days")
    assert f"a formal act on {NUMBERS[act[0]]} kinds of sanction, south korea on {NUMBERS[act[1]]}" in said
    assert f"commitments on {NUMBERS[commitment[0]]} of fourteen kinds of sanction and formal acts on {NUMBERS[act[0]]}" in said
    assert f"south korea on {NUMBERS[commitment[1]]} and {NUMBERS[act[1]]}" in said


def test_freezes(data):
    found = frames.frozen(data, freezes.INSTRUMENT)
    found = found[(found["country"] == "JP") & found["date"].between(freezes.START, freezes.END)].set_index("date")
    assert f"{found['added'].max()} of {found['total'].max()} frozen russians" in words(data, "freezes")
    assert found["added"].idxmax() == found.index[-1] == "2022-04-12"
    assert "from 6 persons on 1 march 2022 to 101 on 25 march and jumps to 499 on 12 april" in words(data, "freezes")
    assert found.loc[["2022-03-01", "2022-03-25", "2022-04-12"], "total"].tolist() == [6, 101, 499]


def test_the_running_total_of_frozen_russians_is_the_one_that_the_facts_give(data):
    found = frames.frozen(data, freezes.INSTRUMENT).set_index("date")["total"]
    given = {f.date or fact.date: f.value for fact in data.facts.values() for f in fact.figures if f.of == frames.IN_ALL}
    assert given == {"2022-03-15": 61, "2022-03-18": 76, "2022-03-25": 101, "2022-04-12": 499}
    assert found[list(given)].to_dict() == given
    assert found.index[-1] == max(given)  # no step counts on beyond the last total that a fact gives


def test_aid(data):
    found = frames.amounts(data)
    found = found[(found["group"] == "aid") & found["in_brief"]].groupby(["kind", "country"])["value"].sum()
    assert found["grant", "JP"] == 10 * found["grant", "KR"] == 100
    assert found["loan"].to_dict() == {"JP": 100}


def test_reasons(data):
    found = frames.reasons(data)
    found = found[found["in_brief"]]
    japan, korea = ([count(found, country=c, role=r) for r in ("drives", "restrains")] for c in ("JP", "KR"))
    said = words(data, "reasons")
    assert japan[1] == 0 and f"{NUMBERS[japan[0]]} to the right and none to the left" in said
    assert f"south korea {NUMBERS[korea[0]]} to the right and {NUMBERS[korea[1]]} to the left" in said


def test_strip(data):
    found = frames.steps(data)
    found = found[found["date"].between(strip.START, strip.END)]
    week = found[found["date"].between("2022-02-23", status.BRIEF)]
    said = words(data, "strip")
    assert f"of {len(found)} dated steps {len(week)} fall between 23 february and 3 march" in said
    assert 0.45 < len(week) / len(found) < 0.5 and "nearly half" in said and "nine days" in said
    for country, month, number in (("JP", "2022-02-25", "nine"), ("KR", "2022-02-28", "eleven")):
        daily = found[found["country"] == country]["date"].value_counts()
        assert daily.idxmax() == month and NUMBERS[daily.max()] == number


def test_outlook(data):
    found = frames.outlook(data)
    found = found[found["in_brief"]]
    said = words(data, "outlook")
    assert found[found["hedge"] == "will"]["domain"].tolist() == ["alliance", "alliance"] and "only twice" in said
    assert f"{NUMBERS[len(found)]} marks, {NUMBERS[count(found, country='JP')]} for japan and {NUMBERS[count(found, country='KR')]} for south korea" in said
    told = [NUMBERS[count(found, hedge=h)] for h in ("will", "likely", "may", "states")]
    assert "{} stand under will, {} under likely, {} under may and {} under".format(*told) in said
