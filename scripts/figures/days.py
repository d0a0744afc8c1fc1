"""Days to act: on how many kinds of sanction each country had made a commitment, and a formal act, day by day."""

from __future__ import annotations

import plotly.graph_objects as go

from scripts import frames, status
from scripts.dataset import Dataset
from scripts.figures import look

ORDER = 2
KINDS = {"commitment": status.COMMITTED, "act": status.BINDING}
WORDS = {"commitment": "commitments", "act": "formal acts"}
START, END = "2022-02-22", "2022-03-31"
TICKS = {"2022-02-24": "attack", status.BRIEF: "brief", "2022-03-10": "", "2022-03-17": "", "2022-03-24": "", "2022-03-31": ""}
COLUMNS = {
    "date": "day of the step",
    "days": "days since 24 February 2022",
    "country": "country code",
    "kind": "first commitment or first formal act",
    "instrument": "id of the row of the comparison",
    "stage": "stage reached",
    "total": "kinds of sanction so far, the running count",
    "facts": "ids of the facts behind the step",
}


def plan(data: Dataset) -> look.Plan | None:
    """First commitments and first formal acts on sanctions, to the end of March 2022."""
    pair = look.pair(data)
    found = frames.steps(data)
    found = frames.firsts(found[found["sanction"] & found["country"].isin([c.code for c, _ in pair])], KINDS)
    frame = found[found["date"].between(START, END)]
    if frame.empty:
        return None
    kinds = [(c, k) for c, _ in pair for k in KINDS]
    days = list(dict.fromkeys(frame["date"]))
    steps = frame.to_dict("records")
    dates = {(c.code, k): [s["date"] for s in steps if (s["country"], s["kind"]) == (c.code, k)] for c, k in kinds}
    share = [_draw(data, steps, narrow=narrow, share=True) for narrow in (False, True)]
    return look.Plan(
        wide=_draw(data, steps, narrow=False),
        narrow=_draw(data, steps, narrow=True),
        headers=("Day", *(f"{c.name}: {WORDS[k]}" for c, k in kinds)),
        rows=tuple((look.day(d), *(str(sum(one <= d for one in dates[c.code, k])) for c, k in kinds)) for d in days),
        row_ids=tuple(days),
        frame=frame,
        columns=COLUMNS,
        hint="thin line: commitment; thick line: formal act; fuller mark = further",
        choice=look.Choice("measure", ("number", "Number"), ("share", "Share of all kinds"), *share),
    )


def _hover(data: Dataset, name: str, step: dict) -> str:
    reached = f"{data.label('stages', step['stage'])}, {look.day(step['date'])}"
    return look.hover(f"{name}: {data.instruments[step['instrument']].label}", reached, *look.sources(step["entries"], step["facts"]))


def _draw(data: Dataset, steps: list[dict], *, narrow: bool, share: bool = False) -> go.Figure:
    width, edge, size, height = (look.NARROW, (24, 24, 24, 40), 11, 430) if narrow else (look.WIDE, (28, 210, 16, 44), 15, 440)
    most = sum(i.sanction for i in data.instruments.values())
    of, edge = (100 / most, (46, *edge[1:])) if share else (1, edge)
    lines, dots, notes = [], [], []
    for country, slot in look.pair(data):
        for kind in KINDS:
            own = [s for s in steps if (s["country"], s["kind"]) == (country.code, kind)]
            if not own:
                continue
            last = own[-1]["total"]
            daily = {r["date"]: r["total"] for r in own}
            xs, ys = [own[0]["date"], *daily, END], [0, *(n * of for n in daily.values()), last * of]
            lines.append(look.line(slot.css, xs, ys, slot.colour, 3 if kind == "act" else 1.5, shape="hv"))
            ids = [(r["instrument"], frames.row_path(data, r["instrument"]), r["stage"], r["date"]) for r in own]
            about = [_hover(data, country.name, r) for r in own]
            dots.append(look.marks(slot, [r["date"] for r in own], [r["total"] * of for r in own], ids, about, size))
            where = {"anchor": "right", "yshift": 15} if narrow else {"xshift": 8}
            said = f"{WORDS[kind]} on {last * of:.0f} %" if share else f"{last} {WORDS[kind]}"
            notes.append(look.note(f"{country.name}: {said}", END, last * of, **where, narrow=narrow))
    at = [d for d, word in TICKS.items() if not narrow or word or d == END]
    ticks = [look.day(d, short=True) + (f"<br>{TICKS[d]}" if TICKS[d] else "") for d in at]
    xaxis = look.axis("date", (START, END), narrow=narrow, tickvals=at, ticktext=ticks, ticklabelstandoff=6)
    levels = [0, 25, 50, 75, 100] if share else [*range(0, most, 5), most]
    ticks = [f"{n} %" if share else str(n) for n in levels]
    yaxis = look.axis("linear", (0, (most + 1) * of), narrow=narrow, griddash="solid", tickvals=levels, ticktext=ticks, ticklabelstandoff=8)
    shapes = [look.rule(d, 0, d, 1, "brief-line", yref="paper") for d, word in TICKS.items() if word]
    return look.figure((width, height), edge, lines + dots, (xaxis, yaxis), notes, shapes)
