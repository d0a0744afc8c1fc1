"""The records: frozen, typed, made once from plain values; unknown keys are refused.

This is the one definition of every shape. The check, the editor's schema and the data dictionary are made from it:
the text in `say` is its help, `Term("hedges")` says in which list of vocabulary.yml its word stands,
`Ref("facts")` what its id points at. Keys are listed in the order in which they are written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import Annotated, Any, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, Strict, WithJsonSchema

from scripts.marks import Cited, Ref, Term


class Record(BaseModel):
    """Base of all records."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    def __getstate__(self) -> dict[str, Any]:
        """The same in every process: the order of a set, here of the keys that were written, is not. Nobody asks a copy for them."""
        return super().__getstate__() | {"__pydantic_fields_set__": set()}


def say(help: str, default: Any = ..., **limits: Any) -> Any:
    """A field with its help, its default if it may be left out, and its limits."""
    return Field(default, description=help, **limits)


T = TypeVar("T")
Many = Annotated[tuple[T, ...], Strict(False)]

DAY = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z", re.ASCII)


def _day(value: object) -> object:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _possible(value: str) -> str:
    if not DAY.match(value):
        raise ValueError("a date as 2022, 2022-03 or 2022-03-15")
    year, month, day = (*map(int, value.split("-")), 1, 1)[:3]
    try:
        date(year, month, day)
    except ValueError:
        raise ValueError("a day that exists") from None
    return value


def _number(value: object) -> object:
    if isinstance(value, str | bool):
        raise ValueError("a bare number")
    return value


def _text(value: str) -> str:
    if not value.strip():
        raise ValueError("some text")
    if re.search(r"<\s*/?\s*[a-zA-Z!]|&#?\w+;", value):
        raise ValueError("plain text without HTML")
    return value


def _address(value: str) -> str:
    if not re.fullmatch(r"https?://[^\s<>\"'\\^`{|}]+\.[^\s<>\"\\^`{|}]+", value):
        raise ValueError("an address that begins with http:// or https://")
    return value


def _locator(value: object) -> object:
    if isinstance(value, float):
        raise ValueError(f"a locator in quotation marks, such as '{value}'")
    return value


def pattern(expression: str, what: str):
    """A check that the whole text has this form, with words for the reader of the error."""

    def check(value: str) -> str:
        if not re.fullmatch(expression, value, re.ASCII):
            raise ValueError(what)
        return value

    return AfterValidator(check)


Text = Annotated[str, AfterValidator(_text)]
Number = Annotated[float, BeforeValidator(_number), Field(strict=False, allow_inf_nan=False)]
Day = Annotated[str, BeforeValidator(_day), AfterValidator(_possible), WithJsonSchema({"type": "string", "format": "partial-date"})]
WholeDay = Annotated[Day, pattern(r"[\d-]{10}", "a whole day such as 2022-03-03")]
Address = Annotated[str, AfterValidator(_address)]
Slug = Annotated[str, pattern(r"[a-z0-9]+([.-][a-z0-9]+)*", "an id of lower-case words joined by hyphens")]
Code = Annotated[str, pattern(r"[A-Z]{2}", "a country code of two capital letters")]
EntryId = Annotated[str, pattern(r"[A-Z]{2}-[A-Z][1-9]\d*|[A-Z]{4}-[1-9]\d*", "an entry id such as JP-S7 or JPKR-1")]
Locator = Annotated[
    str,
    BeforeValidator(_locator),
    pattern(r"\d[a-z]?\.[1-9]\d*", "a locator such as '1.4' or '5a.2'"),
]
Whose = Annotated[str, pattern(r"[A-Z]{2}|both|context", "a country code, both or context")]
Passage = Annotated[Text, Cited()]


# ------------------------------------------------------------------------------------------------ vocabulary.yml


class Word(Record):
    """One term of the vocabulary."""

    id: Slug = say("The word as it is written in the data.")
    label: Text = say("The word as a reader sees it.")
    definition: Text = say("What it means.")
    differs: Text | None = say("Where it ends and its neighbour begins.", None)
    letter: str | None = say("For groups of entries: the letter in their ids.", None)
    brief_words: Many[Text] = say("For stages: the words of the brief that come nearest.", ())


class Vocabulary(Record):
    """Every controlled word, by list. The order in a list is the order on the pages."""

    groups: Many[Word] = say("Groups of entries within a country; the letter stands in the id.")
    statuses: Many[Word] = say("How far the brief says that a step had gone on 3 March 2022.")
    hedges: Many[Word] = say("How sure the brief is of an expectation.")
    roles: Many[Word] = say("Which way a reason works.")
    families: Many[Word] = say("What kind of reason it is.")
    domains: Many[Word] = say("What an expectation is about.")
    tools: Many[Word] = say("The brief's own word for the kind of measure.")
    targets: Many[Word] = say("Against whom a sanction is directed.")
    amount_kinds: Many[Word] = say("What kind of money it is.")
    stages: Many[Word] = say("The ladder of a step, lowest first. Its order is a convention and the same for all.")
    scopes: Many[Word] = say("How much of a measure a step covers.")
    absences: Many[Word] = say("Why a country has no step.")
    instrument_groups: Many[Word] = say("Groups of instruments in the comparison.")
    comparabilities: Many[Word] = say("Whether the two cells of a row are the same kind of thing.")
    relations: Many[Word] = say("How a fact bears on a statement of the brief.")
    bearings: Many[Word] = say("Whether a later event speaks for or against an expectation.")
    correction_kinds: Many[Word] = say("In which way the record differs from the brief.")
    brief_coverage: Many[Word] = say("What the brief has of a measure that it leaves out.")
    topics: Many[Word] = say("What a fact is about.")
    fact_statuses: Many[Word] = say("What the date of a fact is the date of.")
    tiers: Many[Word] = say("How strong a source is.")
    source_kinds: Many[Word] = say("What kind of document a source is.")
    verdict_kinds: Many[Word] = say("What kind of statement a verdict is on.")
    outcomes: Many[Word] = say("What became of an expectation, the fullest first.")
    confidences: Many[Word] = say("How sure a verdict is.")
    standings: Many[Word] = say("How well a reason is documented, the best first.")
    reason_relations: Many[Word] = say("How a fact bears on a reason.")
    point_kinds: Many[Word] = say("What kind of number a point of a series is.")
    year_kinds: Many[Word] = say("What kind of year a series counts.")


# ------------------------------------------------------------------------------------------------ entries


class InBrief(Record):
    """Where and how the brief says it."""

    locator: Locator = say("Section and sentence, in quotation marks.")
    also: Many[Locator] = say("Further places.", ())
    status: Annotated[str, Term("statuses")] | None = say("For measures: how far it had gone in the brief's words.", None)
    hedge: Annotated[str, Term("hedges")] | None = say("How sure the brief is.", None)


class Link(Record):
    """A fact of the record that bears on an entry."""

    fact: Annotated[str, Ref("facts")] = say("Id of the fact.")
    relation: Annotated[str, Term("relations")] = say("How it bears on what the brief says.")
    bearing: Annotated[str, Term("bearings")] | None = say("For expectations: for or against.", None)


class Amount(Record):
    """A sum of money or a quantity that an entry names."""

    value: Number = say("Number in the unit.", gt=0)
    unit: Text = say("Such as USD million.")
    kind: Annotated[str, Term("amount_kinds")] = say("Grant or loan, because they are never added up.")
    year: int = say("Year of the pledge.", ge=1990, le=2100)
    bound: Literal["at least", "at most", "about"] | None = say("Whether the number is a limit.", None)


class Withdrawal(Record):
    """Why an entry no longer holds; its page stays."""

    date: Day = say("Day of withdrawal.")
    reason: Text = say("Why, in a sentence.")
    replaced_by: Annotated[EntryId, Ref("entries")] | None = say("The entry to read instead.", None)


class Entry(Record):
    """The unit that has an id, an address and a citation."""

    id: EntryId = say("For ever; never renamed, reused or renumbered.")
    title: Text = say("What happened, in at most eight words.")
    text: Text = say("One to three sentences of our own that can stand alone when cited.")
    brief: InBrief | None = say("Its place in the brief; left out where only the record knows it.", None)


class Tail(Record):
    """What every entry may have at its end."""

    entities: Many[Text] = say("Persons, bodies and materials named.", ())
    note: Text | None = say("What a reader must know to read it rightly.", None)
    facts: Many[Link] = say("What the record says about it.", ())
    aliases: Many[EntryId] = say("Ids under which it was once published; their addresses lead here.", ())
    withdrawn: Withdrawal | None = say("Set when it no longer holds.", None)


class Measure(Tail, Entry):
    """Something a country did or said: position, sanctions, energy, aid."""

    instrument: Annotated[str, Ref("instruments")] = say("The row of the comparison in which it counts first.")
    tool: Annotated[str, Term("tools")] | None = say("The brief's own word for the kind of measure.", None)
    target: Annotated[str, Term("targets")] | None = say("Against whom.", None)
    date: Day | None = say("Day that the brief gives, or the record's first day where the brief is silent.", None)
    amounts: Many[Amount] = say("Sums named.", ())
    count: int | None = say("Number of bodies or persons named by number.", default=None, gt=0)


class Motive(Tail, Entry):
    """A reason for the response."""

    role: Annotated[str, Term("roles")] = say("Whether it pushed toward a firm response or held it back.")
    family: Annotated[str, Term("families")] = say("Kind of reason.")


class Forecast(Tail, Entry):
    """What the brief expects or judges for the time after it."""

    domain: Annotated[str, Term("domains")] = say("What it is about.")
    horizon: Text | None = say("Time by which it is expected, where the brief names one.", None)


class Statement(Tail, Entry):
    """A statement of the brief's lead on both countries at once."""


class Entries(Record):
    """The entries of a country, by group."""

    position: Many[Measure] = say("What it said.", ())
    sanctions: Many[Measure] = say("What it did against Russia and Belarus.", ())
    energy: Many[Measure] = say("What it did about oil and gas.", ())
    aid: Many[Measure] = say("What it gave and whom it took in.", ())
    motives: Many[Motive] = say("Why.", ())
    outlook: Many[Forecast] = say("What was expected.", ())


# ------------------------------------------------------------------------------------------------ the record of a country


class Step(Record):
    """A dated stage that a country reached on an instrument."""

    date: Day = say("Day on which it reached the stage.")
    stage: Annotated[str, Term("stages")] = say("How far it had got.")
    scope: Annotated[str, Term("scopes")] | None = say("Left out where the step is the measure as a whole.", None)
    text: Text = say("What happened, in one sentence.")
    facts: Many[Annotated[str, Ref("facts")]] = say("Facts that say so.", min_length=1)


class Absence(Record):
    """Why there is no step; it holds until the first step, if there is one."""

    kind: Annotated[str, Term("absences")] = say("None found, refused, not applicable, unknown.")
    text: Text = say("What was looked for and where, in one sentence.")
    facts: Many[Annotated[str, Ref("facts")]] = say("Facts that say so.", ())


class Cell(Record):
    """What a country did on one instrument."""

    instrument: Annotated[str, Ref("instruments")] = say("The row.")
    entries: Many[Annotated[EntryId, Ref("entries")]] = say("Entries that belong to it, those of the brief first.", ())
    brief_status: Annotated[str, Term("statuses")] | None = say("The brief's degree on 3 March 2022; left out where the brief is silent.", None)
    steps: Many[Step] = say("Dated steps, ascending, those after April 2022 too.", ())
    absence: Absence | None = say("Given where no step falls before May 2022.", None)
    reading: Passage | None = say("How the record bears on the brief here.", None)


class Country(Record):
    """One file of data/countries."""

    id: Slug = say("File name and address.")
    code: Code = say("ISO 3166-1 alpha-2, in capitals; in quotation marks where YAML would misread it.")
    name: Text = say("As on the pages.")
    adjective: Text = say("As in 'Japanese measures'.")
    capital: Text = say("For 'Tokyo' meaning the government.")
    entries: Entries = say("Entries by group.")
    record: Many[Cell] = say("One cell per instrument.", ())


# ------------------------------------------------------------------------------------------------ brief.yml


class Person(Record):
    """A person as author."""

    given: Text = say("Given name.")
    family: Text = say("Family name.")


class Section(Record):
    """A section of the brief."""

    id: Annotated[str, pattern(r"\d[a-z]?", "a section such as '1' or '5a'")] = say("Number of ours; the brief has headings only.")
    label: Text = say("What it is about, in our words.")
    sentences: int = say("How many sentences it has.", gt=0)


class Brief(Record):
    """The base document and what it says about both countries."""

    title: Text = say("Title.")
    author: Person = say("Author.")
    series: Text = say("Series.")
    number: Text = say("Number in the series.")
    date: Day = say("Day of publication.")
    publisher: Text = say("Publisher.")
    publisher_short: Text = say("Its short name.")
    place: Text = say("Place.")
    url: Address = say("Address.")
    language: Text = say("ISO 639-1 code.")
    sections: Many[Section] = say("Its sections in order.")
    entries: Many[Statement] = say("Statements about both countries.")


# ------------------------------------------------------------------------------------------------ comparison.yml


class Contrast(Record):
    """How two countries differ on an instrument."""

    pair: Many[Annotated[Code, Ref("countries")]] = say("The two codes.", min_length=2, max_length=2)
    text: Passage = say("One to three sentences, with the facts in brackets.")


class Instrument(Record):
    """The kind of measure that makes countries comparable: a row of the comparison."""

    id: Slug = say("Anchor of the row.")
    group: Annotated[str, Term("instrument_groups")] = say("Where it stands.")
    label: Text = say("Its name.")
    short: Text = say("Its name where room is scarce.")
    definition: Text = say("What the row covers.")
    sanction: bool = say("Whether it counts as a kind of sanction.")
    comparable: Annotated[str, Term("comparabilities")] = say("Whether the cells are the same kind of thing.")
    comparability_note: Text | None = say("If not: in what they differ.", None)
    contrasts: Many[Contrast] = say("What sets two countries apart here.", ())


class Comparison(Record):
    """The rows in reading order."""

    instruments: Many[Instrument] = say("The rows.")


# ------------------------------------------------------------------------------------------------ facts/*.yml, sources.yml


class Figure(Record):
    """A number that a fact states."""

    value: Number | None = say("The number; a fall is told in words, not by a sign.", default=None, ge=0)
    low: Number | None = say("Lower end, where it is a range.", default=None, ge=0)
    high: Number | None = say("Upper end, where it is a range.", default=None, ge=0)
    unit: Text = say("What is counted: persons, USD million, percent.")
    of: Text = say("What the number is about.")
    date: Day | None = say("Day of the number, where it is not that of the fact.", None)


class SourceUse(Record):
    """A source as a fact uses it."""

    source: Annotated[str, Ref("sources")] = say("Id of the document.")
    seen: Text = say("What was seen there.")


class Fact(Record):
    """One dated, sourced finding."""

    id: Slug = say("Anchor on its page.")
    country: Whose = say("Code of the country it concerns; both, or context where it concerns neither.")
    topic: Annotated[str, Term("topics")] = say("What it is about.")
    date: Day = say("As precise as known.")
    status: Annotated[str, Term("fact_statuses")] = say("What the date is the date of.")
    status_note: Text | None = say("Where one word does not do.", None)
    statement: Passage = say("The finding in our words.")
    figures: Many[Figure] = say("Its numbers.", ())
    entities: Many[Text] = say("Persons, bodies, goods named.", ())
    sources: Many[SourceUse] = say("Where it stands.", min_length=1)
    weak: bool = say("True where it stands on weak sources alone.", False)
    checked: Day | Literal["not re-found"] = say("Day of an independent second look, or that it was looked for in vain.")
    note: Passage | None = say("What limits it.", None)


class FactFile(Record):
    """One file of data/facts."""

    title: Text = say("Heading of its page.")
    lead: Text = say("What is in it.")
    facts: Many[Fact] = say("The facts.")
    unverified: Many[Passage] = say("What was looked for and could not be verified.", ())


class Source(Record):
    """A document, held once."""

    id: Slug = say("Anchor on the page of sources.")
    title: Text = say("Its title, or a description of it.")
    described: bool = say("True where the title is a description of ours.", False)
    publisher: Text = say("Who published it; for a repost the original publisher.")
    via: Text | None = say("For a repost: the page where it was read.", None)
    original: Text | None = say("For a repost: what is known of the original's address or date.", None)
    date: Day | None = say("Day of publication, as precise as known.", None)
    url: Address = say("Where it was read.")
    language: Annotated[str, pattern(r"[a-z]{2,3}", "a language code such as ja")] = say("ISO 639 code.", "en")
    kind: Annotated[str, Term("source_kinds")] = say("Kind of document.")
    tier: Annotated[str, Term("tiers")] = say("How strong it is.")


class Sources(Record):
    """Every document once."""

    sources: Many[Source] = say("The documents.")


# ------------------------------------------------------------------------------------------------ verdicts.yml


class Evidence(Record):
    """A fact that speaks for or against an expectation."""

    fact: Annotated[str, Ref("facts")] = say("Id of the fact.")
    text: Text = say("What it says on the question, in a few words.")


class Verdict(Record):
    """What became of an expectation, as of a date."""

    statement: Annotated[EntryId, Ref("entries")] = say("The entry of the brief.")
    kind: Annotated[str, Term("verdict_kinds")] = say("Whether something later can happen or not, or a trait is judged.")
    kind_why: Text = say("How the two were told apart here.")
    question: Text = say("What exactly is asked.")
    criterion: Text = say("What counts as an answer.")
    period: Text = say("For which time.")
    verdict: Annotated[str, Term("outcomes")] = say("Whether it came about; how surely it was said is not graded.")
    confidence: Annotated[str, Term("confidences")] = say("How sure the verdict is, not the statement.")
    confidence_why: Text = say("Why no surer and no less sure.")
    evidence_for: Many[Evidence] = say("Facts that speak for it.", min_length=1)
    evidence_against: Many[Evidence] = say("Facts that speak against it.", min_length=1)
    causation: Passage = say("Whether the war was the cause; apart from the verdict, because later is not therefore.")
    as_of: Day = say("Date of the newest fact used.")
    reasoning: Passage = say("How the evidence leads to the verdict, with facts in brackets.")
    would_change_it: Text = say("What evidence would lift or lower it.")


class ReasonNumber(Record):
    """A number of the circumstance behind a reason."""

    fact: Annotated[str, Ref("facts")] = say("The fact that prints it.")
    value: Number = say("The number.")
    derived: Text | None = say("Where it is a sum or a ratio: the formula over printed numbers.", None)
    text: Text = say("What it counts, to be read after the number.")


class ReasonFact(Evidence):
    """A fact that bears on a reason."""

    relation: Annotated[str, Term("reason_relations")] = say("How it bears on the reason.")


class Reason(Record):
    """How well a reason that the brief gives is documented."""

    statement: Annotated[EntryId, Ref("entries")] = say("The entry of the brief.")
    standing: Annotated[str, Term("standings")] = say("How well it is documented.")
    numbers: Many[ReasonNumber] = say("The circumstance in numbers.", ())
    facts: Many[ReasonFact] = say("Facts that bear on it.", min_length=1)
    reading: Passage = say("What they add up to.")


class Verdicts(Record):
    """Verdicts on the outlook and readings of the reasons."""

    verdicts: Many[Verdict] = say("One per expectation of the brief.")
    motives: Many[Reason] = say("One per reason of the brief.")


# ------------------------------------------------------------------------------------------------ series.yml


class Break(Record):
    """Where definition, scope or period of a series changes; points on its two sides are never joined."""

    at: Day | None = say("The first point of the new kind; left out where it concerns all points.", None)
    text: Passage = say("What changes.")


class Poll(Record):
    """Who asked whom what, and when."""

    pollster: Text = say("Who asked.")
    question: Text = say("What was asked, in our words.")
    answer: Text = say("The answer that the share gave.")
    asked_from: Day | None = say("First day of asking; left out where it is not known.", None)
    asked_to: Day = say("Last day of asking, or day of publication where the days are not known.")
    respondents: int | None = say("How many were asked.", default=None, gt=0)


class Point(Record):
    """One number of a series."""

    date: Day = say("Day, month or year of the number; for a year in the kind of year that the series counts.")
    value: Number | None = say("The number, in the unit of the series.", default=None)
    low: Number | None = say("Lower end, or the lowest of several sources.", default=None)
    high: Number | None = say("Upper end, or the highest of several sources.", default=None)
    bound: Literal["at least", "at most", "about"] | None = say("Whether the number is a limit.", None)
    kind: Annotated[str, Term("point_kinds")] = say("What kind of number it is; kinds are never joined.")
    facts: Many[Annotated[str, Ref("facts")]] = say("Facts that print it.", min_length=1)
    derived: Text | None = say("Where it is a sum or a ratio: the formula over printed numbers.", None)
    conflicts_with: Number | None = say("Another value that a source gives.", default=None)
    unit: Text | None = say("Where it is not that of the series.", None)
    period: Text | None = say("Length or kind of period, where it changes within the series.", None)
    scope: Text | None = say("What is counted, where it changes within the series.", None)
    form: Text | None = say("In which form: loan, grant, paid out, in force.", None)
    country: Whose | None = say("Where the series has several: the country; context for none of ours.", None)
    by: Text | None = say("Who estimates, where several do.", None)
    item: Text | None = say("Which good, where the series has several.", None)
    supplier: Text | None = say("From whom, where the series has several.", None)
    added: Number | None = say("For a running total: what the day added.", default=None)
    effective: Day | None = say("For a decision: day from which it applied.", None)
    out_of: Number | None = say("Of how many.", default=None)
    poll: Poll | None = say("For a poll: who asked what.", None)
    weak: bool = say("True where it stands on a single or partisan source.", False)
    note: Passage | None = say("What limits it.", None)


class Series(Record):
    """Numbers over time; conflicting values stand side by side, gaps stay gaps."""

    id: Slug = say("Anchor.")
    label: Text = say("What it is.")
    unit: Text = say("What is counted.")
    country: Whose = say("Code of the country, or both.")
    definition: Text = say("What exactly is counted.")
    year_kind: Annotated[str, Term("year_kinds")] | None = say("For yearly points: what kind of year.", None)
    breaks: Many[Break] = say("Where the definition changes.", ())
    note: Passage | None = say("What limits all of it.", None)
    points: Many[Point] = say("The numbers.", min_length=1)


class SeriesFile(Record):
    """All series."""

    series: Many[Series] = say("By country and subject.")


# ------------------------------------------------------------------------------------------------ record.yml, glossary.yml, edition.yml


class Correction(Record):
    """Where the record differs from the brief; strongest first."""

    entry: Annotated[EntryId, Ref("entries")] = say("The statement.")
    kind: Annotated[str, Term("correction_kinds")] = say("In which way.")
    title: Text = say("The difference in a few words.")
    brief: Text = say("What the brief says, in our words.")
    record: Text = say("What the record shows.")
    facts: Many[Annotated[str, Ref("facts")]] = say("Facts that show it.", min_length=1)


class Omission(Record):
    """Something done by 3 March 2022 that the brief leaves out."""

    country: Whose = say("Code of the country that did it, or both.")
    date: Day = say("When.")
    measure: Text = say("What.")
    in_brief: Annotated[str, Term("brief_coverage")] = say("Whether the brief has it for the other country.")
    instrument: Annotated[str, Ref("instruments")] | None = say("Its row.", None)
    facts: Many[Annotated[str, Ref("facts")]] = say("Facts that show it.", min_length=1)


class Reading(Record):
    """One way to read the evidence."""

    text: Text = say("The reading.")
    facts: Many[Annotated[str, Ref("facts")]] = say("Facts behind it.", ())


class Question(Record):
    """What the evidence cannot settle."""

    id: Slug = say("Anchor.")
    topic: Text = say("The question.")
    readings: Many[Reading] = say("The readings.", min_length=2)
    used: Text = say("The one on which the rows rest.")


class Differences(Record):
    """Where brief and record part."""

    corrections: Many[Correction] = say("Strongest first.")
    omissions: Many[Omission] = say("What the brief leaves out.")
    questions: Many[Question] = say("What stays open.")


class GlossaryTerm(Record):
    """A term that a newcomer would not know."""

    id: Slug = say("Anchor.")
    term: Text = say("As it is usually written.")
    also: Many[Text] = say("Other forms found in the texts.", ())
    definition: Text = say("One or two sentences.")
    source: Address | None = say("Where to read more.", None)


class Glossary(Record):
    """Terms in the order of the alphabet."""

    terms: Many[GlossaryTerm] = say("The terms.")


class Edition(Record):
    """A published state of the data."""

    id: Annotated[str, pattern(r"\d{4}\.\d{2}", "an edition such as '2026.11'")] = say("Year and month.")
    date: WholeDay = say("Day of publication.")
    notes: Many[Text] = say("What changed in meaning.")


class Editions(Record):
    """The editions, newest first, and the project's own record."""

    title: Text = say("Name of the site.")
    tagline: Text = say("What it is, in a sentence.")
    record_ends: Day = say("Newest day that the record reaches.")
    editions: Many[Edition] = say("Newest first.", min_length=1)


# ------------------------------------------------------------------------------------------------ docs/words.yml


class PageWords(Record):
    """The hand-written words of a page."""

    id: Slug = say("Which page.")
    title: Passage = say("Its heading: what it found.")
    kicker: Text | None = say("The small line above.", None)
    lead: Passage | None = say("The opening, in one paragraph; ids of entries in brackets become links.", None)
    paragraphs: Many[Passage] = say("More of it.", ())
    description: Text = say("For search engines and previews: at most 160 characters.")


class Marked(Record):
    """A day that the comparison offers by name."""

    day: WholeDay | Literal["latest"] = say("The day.")
    label: Text = say("What happened.")
    lead: Passage = say("What stood when.")


class FigureWords(Record):
    """The hand-written words of a figure."""

    id: Slug = say("Which figure.")
    title: Text = say("The finding.")
    subtitle: Text = say("What is drawn, and in which unit.")
    alt: Text = say("One to three sentences for those who do not see it.")
    source: Passage = say("What it rests on; ids in brackets become links.")


class Words(Record):
    """Every sentence of the site that is not a statement, a fact or a page of prose."""

    pages: Many[PageWords] = say("By page.")
    days: Many[Marked] = say("The marked days.")
    figures: Many[FigureWords] = say("By figure.")


# ------------------------------------------------------------------------------------------------ walking


def walk(record: BaseModel, path: tuple = ()) -> Iterator[tuple[BaseModel, tuple]]:
    """Every record within a record, with its path from the top, itself first."""
    left = [(record, path)]
    while left:
        record, path = left.pop()
        yield record, path
        for name, value in vars(record).items():
            if isinstance(value, BaseModel):
                left.append((value, (*path, name)))
            elif isinstance(value, tuple) and value and isinstance(value[0], BaseModel):
                left.extend((item, (*path, name, i)) for i, item in enumerate(value))
