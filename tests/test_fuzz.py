"""Thousands of broken copies of the real files: no crash, no hang, every refusal names file and line, and known nonsense is never accepted."""

import re
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from scripts import apart, document
from scripts.loader import PUBLISHED, load
from scripts.rules import all_problems

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted(p.relative_to(ROOT).as_posix() for p in [*(ROOT / "data").rglob("*.yml"), ROOT / "docs" / "words.yml"])
SOUND = {file: (ROOT / file).read_bytes() for file in FILES}
LINE = re.compile(r"^(?P<file>[\w/.-]+?)(:(?P<line>\d+))?: found .+; expected .+\.", re.S)
EXAMPLES, EACH = 700, 3  # mutated files a run: their product
SLOW = 5.0  # seconds for one load
QUIET = settings(derandomize=True, deadline=None, database=None, phases=[Phase.generate], suppress_health_check=list(HealthCheck))

NASTY = [
    *("", "~", "null", "NO", "yes", "012", "0x1f", "1e999", "12:30", "-1", "99999999999999999999999", ".inf", "2022-02-30", "0000-00-00", "2022-13-01"),
    *("<script>alert(1)</script>", "&lt;", "javascript:alert(1)", "http://", "[jp-nobody-knows]", "JP-S999", "'", '"', "{", "[", "*a", "&a x", "!!python/object:os.system x"),
    *("%", "@", "`", "|", ">-", "? x", "- - - x", "---", "...", "#", "x: y: z", "\x00", "\x07", "\u202e", "\ufeff", "\u2028", "\ud800".encode("utf-16", "surrogatepass").decode("utf-16", "replace")),
    *("=1+1", "@SUM(A1)", "a" * 5000, "[" * 40, "{a: " * 40, "\t", "\r", "é", "日本", "🇯🇵"),
]  # fmt: skip


def lines_changed(draw, lines):
    """One careless edit of whole lines."""
    at = draw(st.integers(0, len(lines) - 1))
    to = draw(st.integers(0, len(lines) - 1))
    kind = draw(st.sampled_from(["drop", "double", "swap", "indent", "outdent", "move", "cut", "join"]))
    if kind == "drop":
        del lines[at : at + draw(st.integers(1, 9))]
    elif kind == "double":
        lines.insert(at, lines[at])
    elif kind == "swap":
        lines[at], lines[to] = lines[to], lines[at]
    elif kind == "indent":
        lines[at] = b" " * draw(st.integers(1, 5)) + lines[at]
    elif kind == "outdent":
        lines[at] = lines[at].lstrip()
    elif kind == "move":
        lines.insert(to, lines.pop(at))
    elif kind == "cut":
        del lines[at:]
    elif at + 1 < len(lines):
        lines[at : at + 2] = [lines[at] + lines[at + 1]]
    return lines


def words_changed(draw, lines):
    """Something nasty in the place of a value, a key, or anywhere in a line."""
    at = draw(st.integers(0, len(lines) - 1))
    nasty = draw(st.one_of(st.sampled_from(NASTY), st.text(max_size=12))).encode("utf-8", "replace")
    line, where = lines[at], draw(st.sampled_from(["value", "key", "within", "byte"]))
    if where == "value" and b": " in line:
        lines[at] = line[: line.index(b": ") + 2] + nasty
    elif where == "key" and b":" in line:
        lines[at] = re.sub(rb"[\w-]+:", lambda _: nasty + b":", line, count=1)
    else:
        spot = draw(st.integers(0, len(line)))
        lines[at] = line[:spot] + (nasty if where == "within" else bytes([draw(st.integers(0, 255))])) + line[spot + (where == "byte") :]
    return lines


@st.composite
def broken(draw):
    """A few of the real files, each with one mistake."""
    found = {}
    for file in draw(st.lists(st.sampled_from(FILES), min_size=EACH, max_size=EACH, unique=True)):
        change = draw(st.sampled_from([lines_changed, words_changed]))
        found[file] = b"\n".join(change(draw, SOUND[file].split(b"\n")))
    return found


@pytest.fixture(scope="module")
def judge(tmp_path_factory):
    """judge({file: bytes}) -> data set or none, problems, seconds. Files that are as they were are parsed once."""
    root = tmp_path_factory.mktemp("fuzz")
    (root / PUBLISHED).parent.mkdir(parents=True)
    (root / PUBLISHED).write_bytes((ROOT / PUBLISHED).read_bytes())
    for file, content in SOUND.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_bytes(content)
    sound = {file: document.read(root, file) for file in FILES}
    real, current = document.read, {}

    def judge(changed):
        current.clear()
        current.update(changed)
        for file, content in changed.items():
            (root / file).write_bytes(content)
        start = time.process_time()
        try:
            data, problems = load(root)
            return data, problems + (all_problems(data) if data else []), time.process_time() - start
        finally:
            for file in changed:
                (root / file).write_bytes(SOUND[file])

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(apart, "MOST", 100)  # of thousands of broken files none is read twice
        patch.setattr(document, "read", lambda where, file: real(where, file) if file in current else sound[file])
        yield judge


def places(problems):
    """Files of the problems; each problem has the form that the reader is promised."""
    for p in problems:
        told = LINE.match(str(p))
        assert told, str(p)
        length = SOUND[p.file].count(b"\n") + 60 if p.file in SOUND else 10**6
        assert p.line <= length and (p.line or p.file not in SOUND or "bytes" in p.found), str(p)
    return {p.file for p in problems}


@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # the files are large
def test_nothing_crashes_hangs_or_is_refused_without_a_place(judge):
    seen = {"mutations": 0, "refused": 0}

    @settings(QUIET, max_examples=EXAMPLES)
    @given(broken())
    def run(changed):
        data, problems, took = judge(changed)
        assert took < SLOW
        assert (data is not None) or problems
        places(problems)
        seen["mutations"] += len(changed)
        seen["refused"] += bool(problems)
        if data and not problems:
            for record in data.tops():
                assert not re.search(r"<\s*/?\s*[a-z!]|[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]", repr_of(record), re.I)

    run()
    assert seen["mutations"] >= 2000 and seen["refused"] > EXAMPLES / 2, seen


def repr_of(record):
    return "\n".join(str(v) for v in strings(record.model_dump()))


def strings(value):
    if isinstance(value, dict):
        for inner in value.values():
            yield from strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from strings(inner)
    elif isinstance(value, str):
        yield value


# Nonsense: (what a line must look like, how it is spoilt). Wherever such a line stands in any file, the spoilt one must be refused, there.
NONSENSE = {
    "a day that does not exist": (rb"^( *-? *date: '?)\d{4}-\d\d-\d\d", rb"\g<1>2022-02-31"),
    "a day in another form": (rb"^( *-? *date: )'?\d{4}-\d\d-\d\d'?", rb"\g<1>3 March 2022"),
    "HTML in a text": (rb"^( *-? *(?:title|text|label|definition|publisher): )['\"]?(\w)", rb"\1<b onclick=x>\2"),
    "an entity in a text": (rb"^( *-? *(?:title|text|label): )(\w)", rb"\1&lt;\2"),
    "a link that runs a script": (rb"^( *-? *url: ).*", rb"\1javascript:alert(1)//http://a.b"),
    "a link to a file": (rb"^( *-? *url: ).*", rb"\1file:///etc/passwd"),
    "a link with a quotation mark": (rb"^( *-? *url: ).*", rb"""\1'https://a.example/"onmouseover="x'"""),
    "an unknown key": (rb"^( +)(title|statement|label|fact|text): ", rb"\1surprise: x\n\1\2: "),
    "a key twice": (rb"^( +)(title|statement|label|text): (.*)", rb"\1\2: twice\n\1\2: \3"),
    "an unknown word": (rb"\b(stage|relation|tier|kind|status|topic|role|family|domain): ([a-z-]+)", rb"\1: \2-so-to-speak"),
    "an unknown fact": (rb"fact: ([a-z0-9.-]+)", rb"fact: \1-never-told"),
    "an unknown source": (rb"source: ([a-z0-9.-]+)", rb"source: \1-never-read"),
    "an unknown instrument": (rb"instrument: ([a-z-]+)", rb"instrument: \1-unheard-of"),
    "an id in capitals": (rb"^( *- id: )([a-z][a-z0-9.-]+)", rb"\1\2 X"),
    "a value that YAML misreads": (rb"^( *-? *(?:title|label|publisher): ).*", rb"\1NO"),
    "a list where a text belongs": (rb"^( *-? *(?:title|label|statement|url): ).*", rb"\1[a, b]"),
    "nothing where a text belongs": (rb"^( *-? *(?:title|label|url): )[^>|\n]*\n(?! {6,}[^ -])", rb"\1\n"),
    "a tag": (rb"^( *-? *(?:title|label): )(.*)", rb"\1!!python/object/apply:os.system [x]"),
    "an alias": (rb"^( *-? *(?:title|label): )(.*)", rb"\1*all"),
    "text that runs backwards": (rb"^( *-? *(?:title|label|publisher): )(\w)", rb"\1" + "\u202e".encode() + rb"\2"),
    "a letter that is not seen": (rb"^( *-? *(?:title|label|publisher): )(\w)", rb"\1\2" + "\u200b".encode()),
    "a letter that is not seen, written as an escape": (rb"^( *-? *(?:title|label|publisher): )\w.*\n(?! {6,}[^ -])", b'\\1"a\\\\u202eb"\n'),
    "a bell": (rb"^( *-? *(?:title|label): )(\w)", rb"\1\2" + b"\x07"),
    "a negative sum": (rb"value: (\d)", rb"value: -\1"),
    "a number without end": (rb"value: (\d+)", rb"value: .inf"),
}  # fmt: skip


@pytest.mark.parametrize("name", NONSENSE)
def test_nonsense_is_refused_where_it_stands(name, judge):
    shape, spoilt = (re.compile(part, re.M) if n == 0 else part for n, part in enumerate(NONSENSE[name]))
    spots = [(file, m) for file, content in SOUND.items() for m in shape.finditer(content)]
    assert spots, "no line of this shape is left: correct the shape"
    for file, match in spots[:: max(1, len(spots) // 12)]:
        content = SOUND[file]
        line = content.count(b"\n", 0, match.start()) + 1
        changed = content[: match.start()] + match.expand(spoilt) + content[match.end() :]
        _, problems, took = judge({file: changed})
        assert took < SLOW
        assert file in places(problems), f"{file}:{line}: {name} was accepted"
        assert any(p.file == file and abs(p.line - line) <= 3 for p in problems), (line, [str(p) for p in problems][:5])


@pytest.mark.parametrize(
    "content, words",
    [
        (b"x: " + b"[" * 100_000, "levels"),
        (b"x: " + b"{a: " * 100_000, "levels"),
        (b"- " * 100_000, "levels"),
        (b"x: '" + b"y" * 5_000_000 + b"'", "bytes"),
        (b"a: &a [x]\nb: *a\n", "aliases are not used"),
        (b"? [a, b]\n: c\n", "the key"),
        (b"x: 1\n---\ny: 2\n", "a second document"),
        (b"x: \x80\n", "not UTF-8"),
        (b"x: y\x00z\n", "not seen"),
    ],
)
def test_a_file_made_to_hurt_is_refused_at_once(content, words, judge):
    _, problems, took = judge({"data/glossary.yml": content})
    assert took < SLOW
    assert any(p.file == "data/glossary.yml" and words in str(p) for p in problems), problems
