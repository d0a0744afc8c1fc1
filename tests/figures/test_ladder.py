"""A mark of rank k stands at the k-th tick, on any day."""

import re

from scripts.drawing import draw
from scripts.figures import ladder
from tests.small import dataset

STAGES = ["ruled-out", "considered", "announced", "decided", "in-force"]


def seen(plan, *, narrow=False):
    figure = (plan.narrow if narrow else plan.wide).to_plotly_json()
    svg = draw(figure, "f", "Title", "Words")
    ticks = [float(x) for x in re.findall(r'<text class="h" x="([\d.]+)"[^>]*text-anchor="middle"', svg)]
    marks = re.findall(r'<use class="(\w+)" data-row="[^"]*" href="#\w+-([\w-]+)" x="([-\d.]+)" y="([\d.]+)" width="(\d+)"', svg)
    return ticks, [(css, mark, float(x) + float(w) / 2, float(y)) for css, mark, x, y, w in marks]


def test_marks_stand_at_the_tick_of_their_stage():
    for narrow in (False, True):
        ticks, marks = seen(ladder.plan(dataset()), narrow=narrow)
        assert len(ticks) == len(STAGES) + 1 and len(marks) == 6
        for _, mark, x, y in marks:
            beside = [m for m in marks if m[3] == y and m[1] == mark]
            stage = {"none": 0, "part": 5}.get(mark) if mark in ("none", "part") else STAGES.index(mark) + 1
            middle = x if len(beside) == 1 else sum(m[2] for m in beside) / 2
            assert abs(middle - ticks[stage]) < 0.5, (mark, x, ticks)


def test_marks_of_one_stage_stand_side_by_side():
    _, marks = seen(ladder.plan(dataset(), "2022-03-01"))
    first, second = (m for m in marks if m[3] == marks[0][3])
    assert first[1] == second[1] == "decided" and 20 < second[2] - first[2] < 30


def test_the_day_is_the_readers_choice():
    marks = {day: [m[1] for m in seen(ladder.plan(dataset(), day))[1]] for day in ("2022-02-24", "2022-03-20")}
    assert marks == {
        "2022-02-24": ["none", "none", "none", "none", "ruled-out", "none"],
        "2022-03-20": ["decided", "in-force", "part", "decided", "ruled-out", "announced"],
    }


def test_the_table_says_record_and_brief():
    plan = ladder.plan(dataset())
    assert plan.headers == ("Instrument", "Arden", "Belmar")
    assert plan.rows[0] == ("The bank", "Decided (brief: imposed)", "Decided")
    assert plan.rows[2] == ("The chips", "In force part", "Nothing recorded")
