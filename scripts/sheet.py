"""One page while it is being made: texts with links and explained terms -> HTML, addresses relative to the page."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

from scripts import status
from scripts.dataset import Dataset
from scripts.marks import INLINE_IDS
from scripts.model import Cell, Glossary, GlossaryTerm

MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]
SLOTS = ("jp", "kr")  # names of the first and second country's marks and colours, left and right
TEMPLATES = Path(__file__).parent / "templates"


def slug(entry_id: str) -> str:
    """Anchor and folder of an entry: `JP-S7` -> `jp-s7`."""
    return entry_id.lower()


def day(value: str, *, short: bool = False, year: bool | None = None) -> str:
    """A date in words: 3 March 2022, 3 Mar; the year is left out for 2022 unless asked for or in a partial date."""
    parts = value.split("-")
    if len(parts) == 1:
        return value
    name = MONTHS[int(parts[1]) - 1]
    name = name[:3] if short else name
    if len(parts) == 2:
        return f"{name} {parts[0]}"
    with_year = parts[0] != "2022" if year is None else year
    return f"{int(parts[2])} {name}" + (f" {parts[0]}" if with_year else "")


@lru_cache(maxsize=10_000)
def _time(value: str, **how: Any) -> Markup:
    return Markup('<time datetime="{}">{}</time>').format(value, day(value, **how))


def day_count(value: str) -> str:
    """`day 4`, counted from 24 February 2022; nothing for partial dates."""
    if len(value) != 10:
        return ""
    number = (date.fromisoformat(value) - status.ATTACK).days
    return f"day {number}".replace("-", "−")


def upfirst(text: str) -> str:
    """The text with a capital at its start and the rest as it is."""
    return text[:1].upper() + text[1:]


def number(value: float) -> str:
    """A number with separators and no trailing zeros."""
    return f"{value:,.10g}" if value == int(value) else f"{value:,.6g}"


@dataclass
class Sheet:
    """Helpers for the templates of one page; remembers which terms it has explained."""

    data: Dataset
    address: str
    explained: dict[str, GlossaryTerm] = field(default_factory=dict)

    @property
    def base(self) -> str:
        """Way from the page to the site's root."""
        return "../" * self.address.count("/")

    def href(self, path: str) -> str:
        """Relative address of a path below the root."""
        return self.base + path or "./"

    def slot(self, code: str) -> str:
        """Class of a country's colour and mark."""
        return SLOTS[[c.code for c in self.data.countries].index(code) % 2]

    def mark(self, code: str, filling: str = "plain") -> Markup:
        """The mark of a country, filled as far as a step had got; the word always stands beside it."""
        slot = self.slot(code)
        nil = " nil" if filling == "none" else ""
        return Markup(f'<svg class="mark {slot}{nil}" aria-hidden="true"><use href="#{slot}-{filling}"/></svg>')

    def ref(self, entry_id: str) -> Markup:
        """Link to an entry that shows its id."""
        title = escape(self.data.entries[entry_id].title)
        return Markup(f'<a class="ref" href="{self.href(f"entries/{slug(entry_id)}/")}" title="{title}">{entry_id}</a>')

    def fact_href(self, fact_id: str) -> str:
        """Address of a fact on the page of its file."""
        return self.href(f"record/{self.data.file_of_fact[fact_id]}/#{fact_id}")

    def _links(self, ids: list[str], first: int) -> Markup:
        out = []
        for n, one in enumerate(ids, start=first):
            if one in self.data.entries:
                out.append(self.ref(one))
            else:
                title = escape(self.data.facts[one].statement)
                out.append(Markup(f'<a class="ref ref--n" href="{self.fact_href(one)}" title="{title}"><span class="vh">finding </span>{n}</a>'))
        return Markup('<span class="refs">') + Markup(" ").join(out) + Markup("</span>")

    def cited(self, text: str, *, terms: bool = True) -> Markup:
        """A text whose ids in brackets become links: entries by their id, facts by a number."""
        out, last, n = [], 0, 1
        for match in INLINE_IDS.finditer(text):
            ids = match[1].split(", ")
            if not all(i in self.data.entries or i in self.data.facts for i in ids):
                continue
            last_of_sentence = re.match(r"[.,;:]", text[match.end() :])  # the stop belongs to the word and not to the links
            before = text[last : match.start()].rstrip() + (last_of_sentence[0] if last_of_sentence else "") + " "
            out.append(self.said(before) if terms else escape(before))
            out.append(self._links(ids, n))
            n += sum(i not in self.data.entries for i in ids)
            last = match.end() + bool(last_of_sentence)
        out.append(self.said(text[last:]) if terms else escape(text[last:]))
        return Markup("").join(out)

    def said(self, text: str) -> Markup:
        """A text in which each term of the glossary is explained where it first stands on the page."""
        out, last = [], 0
        for start, end, term in _terms(self.data.glossary)(text):
            if term.id in self.explained:
                continue
            self.explained[term.id] = term
            out.append(escape(text[last:start]))
            out.append(Markup('<button type="button" class="term" popovertarget="term-{}">{}</button>').format(term.id, text[start:end]))
            last = end
        out.append(escape(text[last:]))
        return Markup("").join(out) if last else out[0]

    def plain(self, text: str) -> str:
        """A text without the ids in brackets."""
        return INLINE_IDS.sub("", text).replace("  ", " ").replace(" .", ".").strip()

    def day(self, value: str, **how) -> Markup:
        """A date as a `time` element."""
        return _time(value, **how)

    def agrees(self, cell: Cell, state: status.State) -> bool | None:
        """Whether the record's stage is the brief's word; none where the brief is silent."""
        if not cell.brief_status:
            return None
        word = self.data.label("statuses", cell.brief_status)
        stage = self.data.words_of("stages").get(state.stage or "")
        return bool(stage and word in stage.brief_words and not state.part)

    def absence(self, cell: Cell, state: status.State) -> tuple[str, str]:
        """Word and sentence for a cell in which nothing was recorded yet."""
        if cell.absence and (not state.next or state.next.date >= "2022-05"):
            return self.data.label("absences", cell.absence.kind), cell.absence.text
        if state.next:
            return "Nothing yet", f"First step recorded on {day(state.next.date, year=state.next.date[:4] != '2022')}."
        return "Nothing yet", ""

    def render(self, template: str, **context) -> str:
        """Fill a template; `page` is this sheet. Ends with the explanations of the terms used."""
        body = environment().get_template(template).render(page=self, data=self.data, **context)
        terms = environment().get_template("terms.html.jinja").render(page=self)
        return "\n".join(line for line in (body + terms).splitlines() if line.strip())


def compiled() -> FileSystemBytecodeCache:
    """Where templates are kept once they are compiled: a twentieth of a build. A template that changed is compiled anew."""
    folder = TEMPLATES.parents[1] / ".cache" / "templates"
    folder.mkdir(parents=True, exist_ok=True)
    return FileSystemBytecodeCache(str(folder))


@cache
def environment() -> Environment:
    """The templates; undefined names are errors, everything is escaped."""
    env = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    env.bytecode_cache = compiled()
    env.filters.update(upfirst=upfirst, day=day, daycount=day_count, slug=slug, number=number)
    return env


def templates() -> dict[str, str]:
    """Text of each template by its name: what a page depends on besides the data and the scripts."""
    return {p.name: p.read_text(encoding="utf-8") for p in sorted(TEMPLATES.glob("[!.]*.jinja"))}


_TERMS: dict[int, tuple[Glossary, Callable[[str], list[tuple[int, int, GlossaryTerm]]]]] = {}


def _terms(glossary: Glossary) -> Callable[[str], list[tuple[int, int, GlossaryTerm]]]:
    """What finds the terms in a text: from, to, term. A text that stands on several pages is looked through once."""
    if id(glossary) not in _TERMS:
        by_form = {form.casefold(): t for t in glossary.terms for form in (t.term, *t.also)}
        ordered = sorted((f for t in glossary.terms for f in (t.term, *t.also)), key=len, reverse=True)
        words = "|".join(re.escape(f) if f[:1].isupper() else f"(?i:{re.escape(f)})" for f in ordered)
        pattern = re.compile(rf"(?<![\w-])(?:{words})(?![\w-])") if words else re.compile(r"(?!)")

        @lru_cache(maxsize=5_000)
        def find(text: str) -> list[tuple[int, int, GlossaryTerm]]:
            return [(*m.span(), by_form[m[0].casefold()]) for m in pattern.finditer(text)]

        _TERMS.clear()
        _TERMS[id(glossary)] = (glossary, find)  # held, so that its identity is not given to another
    return _TERMS[id(glossary)][1]
