"""One figure per module, in reading order by its ORDER: Dataset -> drawings, table, downloads. A new figure is a new file and its words."""

from __future__ import annotations

import json
import pkgutil
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import ModuleType

from scripts import apart, drawing, raster, status
from scripts.dataset import Dataset
from scripts.figures import look
from scripts.figures.look import Drawn, Plan
from scripts.figures.picture import picture
from scripts.model import FigureWords

FOLDER, PNG_WIDTH = "figures/", 1280
LIVE = "(window.figures ??= {{}})[{id}] = {value};\n"  # a script and no JSON, so that it works from a folder too
SUBTITLE = "How far each kind of sanction had got {}, by the record"


@cache
def modules() -> tuple[ModuleType, ...]:
    """The modules that plan a figure, in reading order."""
    found = [import_module(f"{__name__}.{m.name}") for m in pkgutil.iter_modules(__path__)]
    return tuple(sorted((m for m in found if hasattr(m, "plan")), key=lambda m: (m.ORDER, m.__name__)))


def draw_all(data: Dataset) -> dict[str, Drawn]:
    """Every figure for which the data are there, by id, in reading order."""
    words = {w.id: w for w in data.words.figures}
    found = {}
    for module in modules():
        name = module.__name__.rpartition(".")[2]
        plan = module.plan(data)
        if plan and name not in words:
            raise LookupError(f"docs/words.yml: no words for the figure '{name}'")
        if plan:
            found[name] = draw(plan, words[name] if data.first_pair else _plain(words[name], data), data)
    return found | _by_day(data, found)


def _by_day(data: Dataset, found: Mapping[str, Drawn]) -> dict[str, Drawn]:
    """The ladder on the other marked days, for the pages of those days."""
    from scripts.figures import ladder  # here: a build that draws nothing new loads neither pandas nor Plotly

    made = {}
    for marked in data.words.days if "ladder" in found else ():
        if marked.day == status.BRIEF:
            continue
        one, day = found["ladder"], status.LATEST if marked.day == "latest" else marked.day
        title = marked.lead.split(". ")[0].rstrip(".") if data.first_pair else one.title
        when = "by the end of the record" if day == status.LATEST else f"on {look.day(day)}"
        said = {
            "id": f"ladder-{marked.day}",
            "title": title,
            "subtitle": SUBTITLE.format(when),
            "alt": marked.lead if data.first_pair else one.alt,
            "source": one.source,
        }
        made[said["id"]] = draw(ladder.plan(data, day), FigureWords.model_construct(**said), data)
    return made


def _plain(words: FigureWords, data: Dataset) -> FigureWords:
    """Words for a pair of countries for which no finding was written."""
    both = f"{data.countries[0].name} and {data.countries[1].name}"
    return words.model_copy(update={"title": words.subtitle, "subtitle": both, "alt": f"{both}. The numbers stand in the table.", "source": "The record."})


def draw(plan: Plan, words: FigureWords, data: Dataset) -> Drawn:
    """A plan and its words -> what pages and downloads need."""
    wide, narrow = plan.wide.to_plotly_json(), plan.narrow.to_plotly_json()
    live = {"palette": {hexa: f"--{name}" for name, hexa in look.COLOURS.items()}, "wide": wide, "narrow": narrow}
    if choice := plan.choice:
        live[choice.other[0]] = {"wide": choice.wide.to_plotly_json(), "narrow": choice.narrow.to_plotly_json()}
    width = wide["layout"]["width"]
    said = (words.title, words.alt)
    return Drawn(
        id=words.id,
        title=words.title,
        subtitle=words.subtitle,
        alt=words.alt,
        source=words.source,
        width=width,
        svg_wide=drawing.draw(wide, f"{words.id}-w", *said, f"fig__svg fig__svg--wide fig__svg--{width}"),
        svg_narrow=drawing.draw(narrow, f"{words.id}-n", *said, "fig__svg fig__svg--narrow"),
        headers=plan.headers,
        rows=plan.rows,
        row_ids=plan.row_ids or ("",) * len(plan.rows),
        columns=plan.columns,
        key=tuple((slot.css, c.name, c.code) for c, slot in look.pair(data)) if plan.key else (),
        hint=plan.hint,
        choice=(choice.name, (choice.own, choice.other)) if choice else None,
        csv=plan.frame[list(plan.columns)].to_csv(index=False, lineterminator="\n"),
        json=_json(wide),
        live=_json(live).replace("<", "\\u003c"),
    )


def files(drawn: Mapping[str, Drawn], folder: str = FOLDER) -> dict[str, str | bytes]:
    """Path on the site -> content: each figure as a picture that stands alone, as a table, as a Plotly figure, live; in the first folder as pixels too."""
    found: dict[str, str | bytes] = {}
    for name, one in drawn.items():
        svg = picture(one)
        found |= {f"{folder}{name}.svg": svg, f"{folder}{name}.csv": one.csv, f"{folder}{name}.json": one.json + "\n"}
        found[f"{folder}{name}.live.js"] = LIVE.format(id=json.dumps(name), value=one.live)
        if folder == FOLDER:
            found[f"{folder}{name}.png"] = apart.done(raster.png, svg, PNG_WIDTH)
    return found


def jobs(drawn: Mapping[str, Drawn]) -> list[apart.Job]:
    """The work behind the pixels."""
    return [(raster.png, (picture(one), PNG_WIDTH)) for one in drawn.values()]


def _json(value: dict) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
