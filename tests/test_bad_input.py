"""Every mistake of an editor is refused with file, line, what was found, what was expected and a remedy; all in one run."""

import os
import re

import pytest

from scripts.commands import build, check

JAPAN = "data/countries/japan.yml"
KOREA = "data/countries/south-korea.yml"
FACTS = "data/facts/japan-2022.yml"
LINE = re.compile(r"^(?P<file>[\w/.-]+?)(:(?P<line>\d+))?: found .+; expected .+\. \S.*[.?]$")  # the last sentence is the remedy


def replace(project, file, old, new, count=1):
    """Replaces text (or the first group of an expression) and returns the line on which it stood."""
    path = project / file
    text = path.read_text(encoding="utf-8")
    if isinstance(old, re.Pattern):
        match = old.search(text)
        assert match, f"nothing like {old.pattern!r} is in {file}"
        path.write_text(text[: match.start(1)] + new + text[match.end(1) :], encoding="utf-8")
        return text[: match.start(1)].count("\n") + 1
    assert old in text, f"{old!r} is not in {file}"
    path.write_text(text.replace(old, new, count), encoding="utf-8")
    return text[: text.index(old)].count("\n") + 1


def refused(project, capsys):
    assert check.main(["--root", str(project)]) == 1
    lines = capsys.readouterr().err.splitlines()
    assert re.fullmatch(r"\d+ problems? in \d+ files?", lines[-1])
    assert all(LINE.match(line) for line in lines[:-1]), lines
    return lines[:-1]


CASES = {
    "unknown key": (JAPAN, "      title: ", "      titel: x\n      title: ", "unknown key 'titel'", "Did you mean 'title'"),
    "key twice": (JAPAN, "      title: ", "      title: Again\n      title: ", "'title' a second time", "Remove one"),
    "missing key": (JAPAN, "      title: ", "      # title: ", "no 'title' here", "Add 'title:'"),
    "misspelt instrument": (
        JAPAN,
        "      instrument: swift-exclusion",
        "      instrument: swift-exlusion",
        "swift-exlusion",
        "Did you mean 'swift-exclusion'",
    ),
    "misspelt status": (JAPAN, "status: imposed", "status: impossed", "impossed", "Did you mean 'imposed'"),
    "misspelt role": (JAPAN, "role: drives", "role: drive", "'drive'", "Did you mean 'drives'?"),
    "misspelt hedge": (JAPAN, "hedge: will", "hedge: wil", "'wil'", "Did you mean 'will'"),
    "misspelt relation": (JAPAN, "relation: qualifies", "relation: qualifys", "'qualifys'", "Did you mean 'qualifies'?"),
    "repeated id": (JAPAN, "id: JP-S2\n", "id: JP-S1\n", "a second entry 'JP-S1'", "Remove or rename"),
    "id of the wrong country": (JAPAN, "id: JP-S2\n", "id: KR-S77\n", "the id KR-S77", "JP-S"),
    "id of the wrong group": (JAPAN, "id: JP-S2\n", "id: JP-A77\n", "the id JP-A77", "JP-S"),
    "id in another form": (JAPAN, "id: JP-S2\n", "id: JP-S02\n", "'JP-S02'", "an entry id such as JP-S7"),
    "locator outside the brief": (JAPAN, "locator: '1.2'", "locator: '7.3'", "the locator 7.3", "sections are 0"),
    "sentence outside the section": (JAPAN, "locator: '1.2'", "locator: '1.8'", "the locator 1.8", "section 1 has 7 sentences"),
    "locator without quotation marks": (JAPAN, "locator: '1.2'", "locator: 1.2", "1.2 for 'locator'", "quotation marks"),
    "impossible date": (KOREA, "date: 2022-02-24", "date: 2022-02-30", "2022-02-30", "a day that exists"),
    "date in another form": (KOREA, "date: 2022-02-24", "date: 28/02/2022", "28/02/2022", "2022-03-15"),
    "amount without unit": (JAPAN, "unit: USD million, ", "", "no 'unit' here", "Add 'unit:'"),
    "negative amount": (JAPAN, "value: 100", "value: -100", "-100", "greater than 0"),
    "amount as text": (JAPAN, "value: 100", "value: '100'", "'100' for 'value'", "a bare number"),
    "octal": (JAPAN, "value: 100", "value: 012", "012", "octal"),
    "sexagesimal": (JAPAN, "value: 100", "value: 12:30", "12:30", "base of 60"),
    "country code that YAML misreads": (JAPAN, "code: JP", "code: NO", "NO, which YAML 1.1 reads as true or false", "Write 'NO'"),
    "script in a text": (JAPAN, "title: Japan", "title: <script>alert(1)</script> Japan", "<script>", "without HTML"),
    "link that is no address": ("data/sources.yml", "url: http", "url: javascript:alert(1)//http", "javascript", "begins with http"),
    "script in a link": ("data/brief.yml", "url: https://", "url: javascript://", "'javascript://", "begins with http"),
    "address with a quotation mark": (
        "data/sources.yml",
        re.compile(r"url: '?https?://[^\s'/]+(/)"),
        '/"onmouseover="alert(1)/',
        "onmouseover",
        "begins with http",
    ),
    "digits of another script": (JAPAN, re.compile(r"date: (2022)-"), "\uff12\uff10\uff12\uff12", "\uff12\uff10\uff12\uff12", "a date as 2022"),
    "a date with a time": (KOREA, "date: 2022-02-24", "date: 2022-02-24T10:00:00", "2022-02-24T10:00:00", "a date as 2022"),
    "characters that nobody sees": (JAPAN, "title: Japan", "title: \u202eJapan", "a character that is not seen (U+202E)", "Delete it"),
    "amount without a year": (JAPAN, ", year: 2022", "", "no 'year' here", "Add 'year:'"),
    "amount without a kind": (JAPAN, "kind: grant, ", "", "no 'kind' here", "Add 'kind:'"),
    "amount that is no number": (JAPAN, "value: 100", "value: .nan", ".nan", "no finite number"),
    "number in a rare form": (JAPAN, "value: 100", "value: 1e2", "1e2", "a number in a rare form"),
    "misspelt country": ("data/record.yml", "country: KR", "country: KO", "the country 'KO'", "Known: JP, KR."),
    "unknown instrument of a row": (JAPAN, "  - instrument: swift-exclusion", "  - instrument: swift", "'swift' for 'instrument'", "the id of an instrument"),
    "misspelt stage": (JAPAN, "stage: considered", "stage: consider", "'consider'", "Did you mean 'considered'"),
    "stage left empty": (JAPAN, "stage: considered", "stage: ", "nothing for 'stage'", "Mend 'stage:'"),
    "a text where a list belongs": (JAPAN, "entities: [Vladimir Putin]", "entities: Vladimir Putin", "'Vladimir Putin' for 'entities'", "a list"),
    "step of a day that no fact has": (
        JAPAN,
        re.compile(r"date: (2022-02-25), stage: considered"),
        "2022-02-22",
        "2022-02-22 (Japan, ",
        "cite the fact that has it",
    ),
    "step of a day in another year": (JAPAN, re.compile(r"date: (2022)-04-02[,\s]+stage: in-force"), "2023", "2023-04-02 (Japan, ", "a day that one names"),
    "in force, and no fact says so": (JAPAN, re.compile(r"stage: (considered)"), "in-force", "'in-force' (Japan, ", "Use 'decided'"),
    "step without a fact": (JAPAN, re.compile(r"facts: (\[[^]]+\])\}"), "[]", "nothing for 'facts'", "at least 1"),
    "correction without a fact": (
        "data/record.yml",
        "    facts: [jp-mar1-49-entities-export-ban, jp-mar11-export-order]",
        "    facts: []",
        "nothing for 'facts'",
        "at least 1",
    ),
    "correction of what is not in the brief": (
        "data/record.yml",
        "entry: JP-S4",
        "entry: JP-S11",
        "JP-S11, which is not in the brief",
        "a statement of the brief",
    ),
    "correction of no entry": ("data/record.yml", "entry: JP-S4", "entry: JP-S44", "'JP-S44' for 'entry'", "Did you mean 'JP-S4'"),
    "row with neither steps nor absence": (
        KOREA,
        re.compile(r"instrument: mfn-tariffs\n(    absence: .+\n)"),
        "",
        "neither a step before May 2022 nor an absence",
        "say where you looked",
    ),
    "fact linked twice": (
        JAPAN,
        "{fact: jp-feb24-condemnation-fm, relation: corroborates}",
        "{fact: jp-kr-unga-resolution, relation: details}",
        "a second time",
        "each once",
    ),
    "fact with a date of its own kind": (FACTS, re.compile(r" date: '?(\d{4}-\d\d-\d\d)"), "2022-13-01", "2022-13-01", "a day that exists"),
    "fact of an unknown kind": (FACTS, re.compile(r" status: ([a-z-]+)"), "decidet", "'decidet' for 'status'", "Did you mean 'decided'"),
    "fact twice": (FACTS, re.compile(r"- id: (jp-lng-diversion)\n"), "jp-2014-sanctions-baseline", "a second fact", "Remove or rename"),
    "source that nobody cites": (
        "data/sources.yml",
        re.compile(r"- id: (\S+)"),
        "nobody-cites-me",
        "'nobody-cites-me', which no fact cites",
        "Cite or remove it",
    ),
    "words of a page": ("docs/words.yml", "- id: home", "- id: hme", "no words of 'home'", "Did you mean 'hme'"),
    "edition without a day": ("data/edition.yml", re.compile(r"    date: (\d{4}-\d\d-\d\d)"), "2026-11", "'2026-11' for 'date'", "a whole day"),
    "marked day that is a month": ("docs/words.yml", re.compile(r"day: (2022-02-24)"), "2022-02", "'2022-02' for 'day'", "a whole day"),
    "HTML in a text of several lines": (JAPAN, re.compile(r"      text: (>-)\n"), "|\n        <b>One.</b>", "'<b>One.</b> ", "Mend 'text:'"),
    "alias": (JAPAN, "name: Japan", "name: &a Japan\nadjective: *a\nx: Japan", "anchor &a", "anchors are not used"),
    "unknown fact": (JAPAN, "{fact: jp-", "{fact: jpp-", "'jpp-", "the id of a fact"),
    "unknown id in a text": (JAPAN, re.compile(r"reading: [^\[]+\[([a-z0-9-]+)"), "jp-nothing-here", "for 'reading'", "[jp-nothing-here] is not"),
    "unknown source": (FACTS, re.compile(r"- \{?source: (\S+?)[,\s]"), "nobody-knows", "'nobody-knows", "the id of a source"),
    "unknown id in a note": (FACTS, "[jp-loan-implementation]", "[jp-loan-implemented]", "[jp-loan-implemented]", "jp-loan-implementation"),
    "title too long": (JAPAN, "      title: ", "      title: One two three four five six seven eight nine ", "words", "at most eight"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_mistake_is_refused_with_its_line(name, project, capsys):
    file, old, new, found, remedy = CASES[name]
    line = replace(project, file, old, new)
    told = refused(project, capsys)
    mine = [t for t in told if found in t]
    assert mine, told
    assert any(remedy in t for t in mine), mine
    assert any(LINE.match(t)["file"] == file and abs(int(LINE.match(t)["line"] or 0) - line) <= 2 for t in mine), (line, mine)


def test_an_entry_that_was_published_cannot_vanish(project, capsys):
    path = project / JAPAN
    text = path.read_text(encoding="utf-8")
    start = text.index("    - id: JP-O5\n")
    path.write_text(text[:start] + text[text.index("    - id: JP-O6\n") :], encoding="utf-8")
    assert any("no entry JP-O5, which was published" in t for t in refused(project, capsys))


def test_steps_out_of_order(project, capsys):
    path = project / JAPAN
    text = path.read_text(encoding="utf-8")
    first = re.search(r"date: (2022-02-25), stage: considered", text)
    path.write_text(text[: first.start(1)] + "2022-03-25" + text[first.end(1) :], encoding="utf-8")
    assert any("dates in ascending order" in t for t in refused(project, capsys))


@pytest.mark.parametrize(
    "content, words",
    [
        (b"", "an empty file"),
        (b"- a\n- b\n", "a list"),
        (b"just text\n", "a single value"),
        (b"id: x\n\tname: y\n", "a tab"),
        (b"\xef\xbb\xbfid: x\n", "byte-order mark"),
        (b"id: \xe9\n", "not UTF-8"),
        (b"id: [1, 2\n", "no YAML"),
    ],
)
def test_a_file_that_is_no_data(content, words, project, capsys):
    (project / "data" / "glossary.yml").write_bytes(content)
    told = refused(project, capsys)
    assert any(t.startswith("data/glossary.yml") and words in t for t in told), told


def test_an_alias_bomb_ends_quickly(project, capsys):
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(f"{c}: &{c} [{', '.join([f'*{p}'] * 9)}]\n" for p, c in zip("abcdefgh", "bcdefghi", strict=True))
    (project / "data" / "glossary.yml").write_text(bomb, encoding="utf-8")
    assert any("aliases are not used" in t for t in refused(project, capsys))


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root reads every file: the folder below stands in")
def test_a_file_that_may_not_be_read(project, capsys):
    (project / "data" / "glossary.yml").chmod(0)
    assert any("cannot be read" in t for t in refused(project, capsys))


def test_something_that_is_no_file(project, capsys):
    (project / "data" / "glossary.yml").unlink()
    (project / "data" / "glossary.yml").mkdir()
    assert any("data/glossary.yml: found a file that cannot be read" in t for t in refused(project, capsys))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_page_written_by_hand_that_is_not_utf_8(project, capsys):
    page = project / "docs" / "method.md"
    page.write_bytes(page.read_bytes() + b"\ncaf\xe9\n")
    line = page.read_bytes().count(b"\n")
    assert refused(project, capsys) == [f"docs/method.md:{line}: found a byte that is not UTF-8 (0xe9); expected UTF-8 text. Save the file as UTF-8."]


def test_a_pipe_is_not_waited_for(project, capsys):
    os.mkfifo(project / "data" / "facts" / "pipe.yml")
    assert any("data/facts/pipe.yml: found a file that cannot be read" in t for t in refused(project, capsys))


@pytest.mark.parametrize("folder", ["countries", "facts"])
def test_an_empty_folder_is_one_problem_and_not_hundreds(folder, project, capsys):
    for file in (project / "data" / folder).iterdir():
        file.unlink()
    assert refused(project, capsys) == [f"data/{folder}: found no file that ends in .yml; expected at least one. Add one."]


@pytest.mark.parametrize("page", ["cite", "print", "since", "series"])
def test_every_page_has_its_words(page, project, capsys):
    replace(project, "docs/words.yml", f"- id: {page}\n", f"- id: x-{page}\n")
    assert any(f"no words of '{page}'" in t and f"Did you mean 'x-{page}'" in t for t in refused(project, capsys))


def test_two_countries_with_one_code(project, capsys):
    text = (project / KOREA).read_text(encoding="utf-8")
    (project / "data/countries/taiwan.yml").write_text(text.replace("id: south-korea", "id: taiwan", 1), encoding="utf-8")
    assert any("a second country with the code 'KR'" in t for t in refused(project, capsys))


def test_all_mistakes_are_told_at_once_and_the_old_site_stays(project, root, capsys, tmp_path):
    lines = [replace(project, JAPAN, "role: drives", "role: drive"), replace(project, KOREA, "date: 2022-02-24", "date: 2022-02-30")]
    (project / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    (project / "scripts").symlink_to(root / "scripts")
    (project / "site").mkdir()
    (project / "site" / "index.html").write_text("the old site", encoding="utf-8")
    assert build.main(["--root", str(project)]) == 1
    told = capsys.readouterr().err
    assert f"{KOREA}:{lines[1]}: found '2022-02-30'" in told
    assert [p.name for p in project.iterdir() if "site" in p.name] == ["site"]
    assert (project / "site" / "index.html").read_text(encoding="utf-8") == "the old site"


REWRITES = {
    "row twice": (KOREA, r"\n  - instrument: loans\n", "\n  - instrument: stay-extension\n", "a second cell for 'stay-extension'"),
    "fact checked before its source": (FACTS, r"( checked: '?)2026-", r"\g<1>1999-", "expected none later than the check of 1999-"),
    "fact without sources": (FACTS, r" +sources:\n[\s\S]+?\n(?= +(?:weak|checked):)", "", "no 'sources' here"),
    "fact with an empty list of sources": (
        FACTS,
        r"sources:\n[\s\S]+?\n(?= +(?:weak|checked):)",
        "sources: []\n",
        "nothing for 'sources'; expected at least 1",
    ),
    "wrong mark of weakness": (FACTS, r"\n( +)checked:", r"\n\1weak: true\n\1checked:", "the mark 'weak' beside a better source"),
    "same address twice": ("data/sources.yml", r"(url: \S+)([\s\S]+?)url: \S+", r"\1\2\1", "a second source with the address"),
    "same address with a slash": (
        "data/sources.yml",
        r"url: '?https?://(?:www\.)?([^\s']+?)/?'?\n([\s\S]+?)url: \S+",
        r"url: http://\1\n\2url: https://www.\1/",
        "a second source with the",
    ),
}


@pytest.mark.parametrize("name", REWRITES)
def test_a_mistake_in_a_whole_passage_is_refused(name, project, capsys):
    file, old, new, found = REWRITES[name]
    text = (project / file).read_text(encoding="utf-8")
    spoilt = re.sub(old, new, text, count=1)
    assert spoilt != text
    (project / file).write_text(spoilt, encoding="utf-8")
    assert any(t.startswith(file) and found in t for t in refused(project, capsys))


@pytest.mark.parametrize("file", ["data/countries/taiwan.yaml", "data/extra.yml", "data/facts/more/late.yml"])
def test_a_file_in_the_wrong_place_is_not_passed_over(file, project, capsys):
    (project / file).parent.mkdir(exist_ok=True)
    (project / file).write_text("id: taiwan\n", encoding="utf-8")
    assert any(t.startswith(f"{file}: found a file that nobody reads") for t in refused(project, capsys))


def test_one_mistake_is_told_once(project, capsys):
    replace(project, JAPAN, re.compile(r"facts: \[([a-z0-9-]+)\]\}"), "nobody-knows")
    assert len(refused(project, capsys)) == 1


def test_build_tells_what_check_tells(project, root, capsys):
    """One mistake of every kind that leaves a file readable, all at once: both commands list the same lines and nothing is built."""
    (project / "mkdocs.yml").write_text((root / "mkdocs.yml").read_text(encoding="utf-8"), encoding="utf-8")
    (project / "scripts").symlink_to(root / "scripts")
    texts: dict[str, str] = {}
    for file, old, new, *_ in CASES.values():
        before = (project / file).read_text(encoding="utf-8")
        if (old in before) if isinstance(old, str) else old.search(before):
            replace(project, file, old, new)
            texts.setdefault(file, before)
    told = refused(project, capsys)
    assert {t.split(":")[0] for t in told} >= {JAPAN, "data/sources.yml", "data/brief.yml"}
    assert build.main(["--root", str(project)]) == 1
    built = capsys.readouterr().err
    assert [t for t in told if t not in built] == []
    assert not list(project.glob("*site*"))
