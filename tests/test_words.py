"""Every number in the hand-written words is one that the data give: no number is typed into prose and left alone."""

import re

import pytest

from scripts import status
from scripts.frames import amounts, steps
from scripts.outcomes import counts

SMALL = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"]
NUMBER = re.compile(r"\b(?:\d[\d,.]*|" + "|".join(SMALL[2:]) + r"|none|once|twice|half)\b", re.I)
DATE = re.compile(r"\b(?:from )?\d{1,2}(?: and \d{1,2})? (?:January|February|March|April|May)(?: \d{4})?\b|\b(?:19|20)\d\d\b")


def word(n):
    return SMALL[n] if n < len(SMALL) else str(n)


@pytest.fixture(scope="module")
def claims(data):
    """Page or day -> the phrases with numbers that its words may hold, computed."""
    jp, kr = data.countries[:2]
    kinds = [i.id for i in data.instruments.values() if i.sanction]

    def on(country, day):
        return [status.state(data.cells[country.code, i], day) for i in kinds]

    def up(country):
        return sum(s.stage not in (None, "ruled-out") for s in on(country, status.BRIEF))

    def full(country, day=status.BRIEF):
        return sum(s.stage == "in-force" and not s.part for s in on(country, day))

    def stage(country, *wanted):
        return sum(s.stage in wanted for s in on(country, status.BRIEF))

    def brief(entries):
        return [e for e in entries if e.brief]

    def listed(country):
        every = [e for g in type(country.entries).model_fields for e in getattr(country.entries, g)]
        return len(brief(every)), len(every) - len(brief(every))

    def reasons(country, role):
        return sum(e.role == role for e in brief(country.entries.motives))

    money = amounts(data).set_index("entry")["value"].to_dict()
    found = steps(data)
    nine = found[found["date"].between("2022-02-23", status.BRIEF)]
    days = {c.code: nine[nine["country"] == c.code]["date"].nunique() for c in (jp, kr)}
    corrections, tiers = data.differences.corrections, [s.tier for s in data.sources.values()]
    further, short = (sum(c.kind == k for c in corrections) for k in ("overstates", "understates"))
    assert round(len(tiers) / tiers.count("primary")) == 9 or round(len(tiers) / tiers.count("primary")) == 10, "one document in ten"
    assert tiers.count("press") > len(tiers) / 2, "the press carries most"
    assert (full(kr), reasons(jp, "restrains")) == (0, 0)
    waived = next(e for e in kr.entries.aid if e.id == "KR-A2").text
    assert "3,843" in waived
    held = list(zip(*(n for _, n in counts(data)), strict=True))
    may = sum(v.kind == "forecast" and data.entries[v.statement].brief.hedge == "may" for v in data.verdicts.values())
    return {
        "home": [f"{len(corrections)} corrections"],
        "compare": [f"{len(data.instruments)} instruments, two countries", f"{len(data.instruments)} kinds of measure"],
        "sanctions": [
            f"{word(up(jp))} kinds of sanction, South Korea {word(up(kr))}",
            f"{word(up(jp))} of {word(len(kinds))} kinds of sanction",
            f"{word(full(jp)).capitalize()} were in force",
            f"taken up {word(up(kr))} and had none in force",
        ],
        "aid": [
            f"{money['JP-A1']:.0f} million dollars in humanitarian aid",
            f"South Korea announced {money['KR-A1']:.0f} million",
            f"pledged {word(int(money['JP-A1'] / money['KR-A1']))} times the grant",
            "3,843 Ukrainians",
            "two weeks before the attack",
        ],
        "motives": [
            f"Tokyo {word(reasons(jp, 'drives'))} reasons to act and none to wait; Seoul had {word(reasons(kr, 'drives'))} against {word(reasons(kr, 'restrains'))}",
            f"All {word(reasons(jp, 'drives'))} reasons",
            f"{word(reasons(kr, 'drives')).capitalize()} reasons pushed, and {word(sum(e.family == 'alliance' for e in kr.entries.motives))} of them",
            f"{word(reasons(kr, 'restrains')).capitalize()} held it back",
        ],
        "outlook": [
            f"{word(len(brief(jp.entries.outlook))).capitalize()} statements look at Japan",
            f"{word(len(brief(kr.entries.outlook))).capitalize()} look at South Korea",
        ],
        "japan": [
            "{} statements of the brief and {} measures only in the record".format(*listed(jp)),
            f"{word(up(jp)).capitalize()} kinds of sanction in nine days, {word(full(jp))} of them in force",
            "three banks",
        ],
        "south-korea": ["{} statements of the brief and {} measures only in the record".format(*listed(kr))],
        "timeline": [f"each of {word(days['JP'])} days, South Korea on {word(days['KR'])}", "Saturday 26 and Sunday 27 February", "two lanes"],
        "record": [
            f"{len(data.facts)} findings beside {sum(e.brief is not None for e in data.entries.values())} statements",
            f"{len(corrections)} corrections sharpen it",
            f"In {word(further)} places",
            f"in {word(short)} it falls short",
            f"{len(data.differences.omissions)} measures",
            f"{len(data.differences.questions)} questions",
        ],
        "sources": ["One document in ten", "held once"],
        "since": [
            f"Of {word(sum(held[0]))} forecasts, {word(held[0][0])} came true and {word(held[0][1])} mostly did",
            f"{word(sum(held[1])).capitalize()} more statements judge",
            f"{word(held[1][0])} hold, {word(held[1][1])} mostly do",
            f"{word(may).capitalize()} of the {word(sum(held[0]))}",
            f"{word(sum(held[0])).capitalize()} are too few",
            "none is given",
        ],
        "series": [f"{len(data.series)} series, {sum(len(s.points) for s in data.series.values())} points"],
        "2022-02-28": ["two separatist entities"],
        "2022-03-03": [
            f"{word(full(jp))} of {word(len(kinds))} kinds of sanction were in force in Japan and none in South Korea",
            f"announced, recommended or backed {word(stage(kr, 'announced', 'recommended', 'supported'))} more",
        ],
    }


def test_every_number_in_the_words_is_one_of_the_data(data, claims):
    passages = [(p.id, [p.title, p.kicker or "", p.lead or "", *p.paragraphs, p.description]) for p in data.words.pages]
    passages += [(d.day, [d.lead]) for d in data.words.days]
    wrong = []
    for where, texts in passages:
        text = " \n ".join(re.sub(r" ?\[[^\]]*\]", "", t) for t in texts)
        for phrase in claims.get(where, []):
            if phrase not in text:
                wrong.append(f"{where}: the data say {phrase!r}, the words do not")
            text = text.replace(phrase, "")
        left = NUMBER.findall(DATE.sub("", text))
        if (left and where in claims) or [n for n in left if n.lower() not in ("none", "once")]:
            wrong.append(f"{where}: {left} is held against nothing")
    assert not wrong, "\n".join(wrong)


def test_each_theme_opens_with_a_contrast_of_fair_length(data):
    for page in data.words.pages:
        if page.id in ("sanctions", "aid", "motives", "outlook"):
            n = len(re.sub(r" ?\[[^\]]*\]", "", page.lead).split())
            assert 60 <= n <= 120, f"{page.id}: {n} words"
