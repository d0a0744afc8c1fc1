"""YAML text becomes plain values with lines; whatever would be read in a surprising way is refused with its line."""

import pytest

from scripts.document import MAX_DEPTH, parse, read


def problems(text):
    document, found = parse("x.yml", text)
    assert document is None
    return [(p.line, p.found) for p in found]


def test_every_key_and_item_knows_its_line():
    document, found = parse("x.yml", "a: 1\nlist:\n  - {b: two}\n  - c: >-\n      three\n      four\n")
    assert not found
    assert document.value == {"a": 1, "list": [{"b": "two"}, {"c": "three four"}]}
    assert document.line(("list", 0, "b")) == 3
    assert document.line(("list", 1, "c")) == 4
    assert document.line(("list", 1, "missing")) == 4


@pytest.mark.parametrize("word", ["NO", "no", "Yes", "on", "OFF", "y", "012", "0x1F", "12:30", "1_000", "1e6", "~", "Null", ".inf", "1."])
def test_surprising_scalars_are_refused_with_their_line(word):
    found = problems(f"a: fine\nb: {word}\n")
    assert [line for line, _ in found] == [2]
    assert word in found[0][1]


@pytest.mark.parametrize(
    "text, value", [("'NO'", "NO"), ("2022-02-28", "2022-02-28"), ("100", 100), ("-3", -3), ("2.50", 2.5), ("true", True), ("", None), ("0", 0)]
)
def test_plain_values_stay_what_they_look_like(text, value):
    document, found = parse("x.yml", f"a: {text}\n")
    assert not found
    assert document.value == {"a": value}
    assert type(document.value["a"]) is type(value)


def test_a_repeated_key_names_both_lines():
    assert problems("a: 1\nb: 2\na: 3\n") == [(3, "the key 'a' a second time (first on line 1)")]


def test_an_alias_bomb_is_refused_at_once():
    bomb = "a: &a [x, x]\n" + "".join(f"{c}: &{c} [*{p}, *{p}]\n" for p, c in zip("abcdefghij", "bcdefghijk", strict=True))
    found = problems(bomb)
    assert any("anchor &a" in what or "alias *a" in what for _, what in found)
    assert len(found) < 5


def test_depth_has_a_limit_and_cannot_exhaust_the_stack():
    deep = "a: " + "[" * 50_000
    assert any(f"more than {MAX_DEPTH} levels" in what for _, what in problems(deep))


@pytest.mark.parametrize(
    "raw, line, word",
    [
        (b"a: 1\nb: \xff\n", 2, "not UTF-8"),
        (b"\xef\xbb\xbfa: 1\n", 1, "byte-order mark"),
        (b"a:\n\t- 1\n", 2, "tab"),
        (b"", 1, "empty file"),
        (b"# only a comment\n", 1, "empty file"),
        (b"a: [1\nb: 2\n", 2, "no YAML"),
        (b"a: 1\n---\nb: 2\n", 2, "second document"),
        (b"a: !!python/object:os.system x\n", 1, "tag"),
    ],
)
def test_files_that_are_no_data_say_where_and_why(tmp_path, raw, line, word):
    (tmp_path / "x.yml").write_bytes(raw)
    document, found = read(tmp_path, "x.yml")
    assert document is None
    assert (found[0].line, word in found[0].found) == (line, True), found


def test_an_unreadable_file_is_a_problem_and_no_traceback(tmp_path):
    (tmp_path / "x.yml").mkdir()
    document, found = read(tmp_path, "x.yml")
    assert document is None
    assert "cannot be read" in found[0].found
