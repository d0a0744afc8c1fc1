"""What is made shorter says the same: quoted text is kept, comments and indentation go, and the real files still run (the browser tests)."""

from pathlib import Path

from scripts import shorter

ROOT = Path(__file__).resolve().parents[1]


def test_a_style_sheet_keeps_its_quotes():
    css = """/* a */ a { content: " ,  {;} "; color : red }\n\n@media (min-width: 60em) { b  c > d { margin: calc(1px + 2px) } /* x; */ }"""
    assert shorter.style(css) == """a{content: " ,  {;} ";color : red}@media (min-width: 60em){b c > d{margin: calc(1px + 2px)}}"""


def test_a_script_loses_whole_lines_of_comment_only():
    js = "// one\nconst a = 'http://x'; // kept\n  /* two\n  lines */\n\n  if (a) {\n    b(/\\/*x*\\//); /* kept */\n  }\n"
    assert shorter.script(js) == "const a = 'http://x'; // kept\nif (a) {\nb(/\\/*x*\\//); /* kept */\n}\n"


def test_a_script_with_text_over_several_lines_is_left_alone():
    js = "// c\nconst a = `one\n   // two`;\n"
    assert shorter.script(js) == js


def test_every_script_of_ours_becomes_shorter():
    files = sorted((ROOT / "docs" / "assets" / "js").glob("*.js"))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        assert len(shorter.script(text)) < len(text), f"{file.name}: a text in backquotes over several lines keeps it long"
