"""YAML text -> plain values that know their line; whatever YAML would read in a surprising way is refused."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from scripts import apart
from scripts.problem import Problem

LOADER = getattr(yaml, "CLoader", yaml.Loader)  # libyaml where present: about three times as fast
MAX_BYTES = 4_000_000
MAX_DEPTH = 12

WHOLE = re.compile(r"[-+]?(0|[1-9]\d*)\Z")
DECIMAL = re.compile(r"[-+]?(0|[1-9]\d*)\.\d+\Z")
SURPRISES = (
    (re.compile(r"(y|n|yes|no|on|off)\Z", re.I), "which YAML 1.1 reads as true or false"),
    (re.compile(r"(True|TRUE|False|FALSE|Null|NULL|~)\Z"), "which YAML reads as a constant"),
    (re.compile(r"[-+]?0[\d_]+\Z"), "which YAML 1.1 reads as an octal number"),
    (re.compile(r"[-+]?0[xXbBoO][\da-fA-F_]+\Z"), "which YAML reads in another number base"),
    (re.compile(r"[-+]?\d+(:[0-5]?\d)+(\.\d*)?\Z"), "which YAML 1.1 reads as a number to the base of 60"),
    (re.compile(r"[-+]?\d[\d_]*_[\d_]*\Z|[-+]?(\d+\.?\d*|\.\d+)[eE][-+]?\d+\Z|[-+]?\d+\.\Z"), "which is a number in a rare form"),
    (re.compile(r"[-+]?\.(inf|nan)\Z", re.I), "which YAML reads as no finite number"),
)
UNSEEN = re.compile(  # control characters, soft hyphens, marks that join, part or turn text round: a reader sees none of them
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]|\r(?!\n)"
)

Path_ = tuple[str | int, ...]


@dataclass(frozen=True)
class Document:
    """One data file: its value, and the line of every key and item by its path from the top."""

    file: str
    value: object
    lines: dict[Path_, int] = field(repr=False)

    def line(self, path: Path_) -> int:
        """Line of the value at `path`, or of the nearest thing around it that is there."""
        path = tuple(path)
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def text(root: Path, file: str) -> tuple[str | None, list[Problem]]:
    """The words of one file below `root`, or none and why not; never raises for bad content."""

    def refuse(found: str, expected: str, remedy: str = "", line: int = 0):
        return None, [Problem(file, line, found, expected, remedy)]

    try:
        if (root / file).exists() and not (root / file).is_file():  # a pipe would be waited for, a device read without end
            raise OSError(0, "a folder or a device")
        raw = (root / file).read_bytes()
    except FileNotFoundError:
        return refuse("no such file", "a file of data", "Restore it.")
    except OSError as error:
        return refuse(f"a file that cannot be read ({error.strerror})", "a readable file", "Mend its permissions.")
    if len(raw) > MAX_BYTES:
        return refuse(f"{len(raw):,} bytes", f"at most {MAX_BYTES:,}", "Split the file.")
    if raw.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return refuse("a byte-order mark", "plain UTF-8", "Save the file as UTF-8 without BOM.", 1)
    try:
        return raw.decode("utf-8"), []
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        return refuse(f"a byte that is not UTF-8 (0x{raw[error.start]:02x})", "UTF-8 text", "Save the file as UTF-8.", line)


def read(root: Path, file: str) -> tuple[Document | None, list[Problem]]:
    """Read one data file below `root`. Returns the document, or none and why not; never raises for bad content."""
    words, problems = text(root, file)
    if words is None:
        return None, problems
    for number, row in enumerate(words.split("\n"), start=1):
        if "\t" in row[: len(row) - len(row.lstrip())]:
            return None, [Problem(file, number, "a tab in the indentation", "spaces", "Indent with two spaces a level.")]
        if unseen := UNSEEN.search(row + "\n"):
            return None, [Problem(file, number, f"a character that is not seen (U+{ord(unseen[0]):04X})", "visible text", "Delete it.")]
    return parse(file, words)


def parse(file: str, text: str) -> tuple[Document | None, list[Problem]]:
    """Parse YAML text as the content of `file`: once, most files stay as they are from build to build."""
    return apart.done(_parsed, file, text)


def _parsed(file: str, text: str) -> tuple[Document | None, list[Problem]]:
    builder = _Builder(file)
    try:
        for event in yaml.parse(text, Loader=LOADER):
            builder.take(event)
            if builder.hopeless:
                break
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
        what = getattr(error, "problem", None) or str(error).splitlines()[0]
        line = mark.line + 1 if mark else 1
        builder.problems.append(Problem(file, line, f"text that is no YAML ({what})", "valid YAML", "Look at this line and the one above."))
    if not builder.problems and builder.result is _NOTHING:
        builder.problems.append(Problem(file, 1, "an empty file", "a mapping of keys", "Fill or remove the file."))
    if builder.problems:
        return None, builder.problems
    return Document(file, builder.result, builder.lines), []


_NOTHING = object()


class _Builder:
    """Builds values from YAML events with a stack of its own, so that no input can exhaust Python's."""

    def __init__(self, file: str) -> None:
        self.file, self.result, self.hopeless = file, _NOTHING, False
        self.lines: dict[Path_, int] = {(): 1}
        self.problems: list[Problem] = []
        self.stack: list[list] = []  # [container, path, pending key or _NOTHING]

    def refuse(self, event, found: str, expected: str, remedy: str = "") -> None:
        self.problems.append(Problem(self.file, event.start_mark.line + 1, found, expected, remedy))

    def take(self, event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.refuse(event, f"the alias *{event.anchor}", "the value itself", "Write it out; aliases are not used here.")
            self.hopeless = True
        elif isinstance(event, yaml.DocumentStartEvent) and self.result is not _NOTHING:
            self.refuse(event, "a second document in the file", "one", "Remove the line '---'.")
            self.hopeless = True
        elif isinstance(event, yaml.ScalarEvent):
            self.put(event, self.scalar(event))
        elif isinstance(event, (yaml.MappingStartEvent, yaml.SequenceStartEvent)):
            if len(self.stack) >= MAX_DEPTH:
                self.refuse(event, f"more than {MAX_DEPTH} levels", "a flatter file", "Take a level out.")
                self.hopeless = True
                return
            value = {} if isinstance(event, yaml.MappingStartEvent) else []
            path = self.put(event, value)
            self.stack.append([value, path, _NOTHING])
        elif isinstance(event, (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
            self.stack.pop()

    def scalar(self, event) -> object:
        if event.anchor:
            self.refuse(event, f"the anchor &{event.anchor}", "plain values", "Remove it; anchors are not used here.")
        if event.tag and not event.tag.startswith("tag:yaml.org,2002:str"):
            self.refuse(event, f"the tag {event.tag}", "plain values", "Remove the tag.")
        text = event.value
        if unseen := UNSEEN.search(text):  # written as an escape; one that stands there as itself was refused before
            self.refuse(event, f"a character that is not seen (U+{ord(unseen[0]):04X})", "visible text", "Delete it.")
        if not event.implicit[0] or event.style:  # quoted or a block: always text
            return text
        for pattern, why in SURPRISES:
            if pattern.match(text):
                self.refuse(event, f"{text}, {why}", "text in quotation marks or a plain number", f"Write '{text}' or a plain number.")
                return text
        if text in ("", "null"):
            return None
        if text in ("true", "false"):
            return text == "true"
        if WHOLE.match(text):
            return int(text) if len(text) < 19 else text
        return float(text) if DECIMAL.match(text) else text

    def put(self, event, value: object) -> Path_:
        line = event.start_mark.line + 1
        if not self.stack:
            self.result = value
            self.lines[()] = line
            return ()
        container, path, key = self.stack[-1]
        if isinstance(container, list):
            here = (*path, len(container))
            container.append(value)
            self.lines[here] = line
            return here
        if key is _NOTHING:
            if not isinstance(value, str):
                self.refuse(event, f"the key {value!r}", "a word", "Put it in quotation marks if it is meant.")
                value = str(value)
            if value in container:
                first = self.lines[(*path, value)]
                self.refuse(event, f"the key '{value}' a second time (first on line {first})", "each key once", "Remove one of the two.")
            self.stack[-1][2] = value
            self.lines.setdefault((*path, value), line)
            return (*path, value)
        self.stack[-1][2] = _NOTHING
        container[key] = value
        return (*path, key)
