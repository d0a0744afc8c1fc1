"""Style sheets and scripts without their comments and indentation: what people read stays in docs/, what browsers read is a sixth shorter."""

from __future__ import annotations

import re

QUOTED = r"""("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')"""
STYLE = re.compile(QUOTED + r"|/\*.*?\*/|\s*([{};,])\s*|\s+", re.S)
WHOLE_LINE = re.compile(r"^[ \t]*//.*$|^[ \t]*/\*(?:[^*]|\*(?!/))*\*/[ \t]*$", re.M)


def style(text: str) -> str:
    """A style sheet; what stands in quotation marks is kept as it is."""
    return STYLE.sub(lambda m: m[1] or m[2] or ("" if m[0].startswith("/*") else " "), text).strip()


def script(text: str) -> str:
    """A script: whole lines of comment and the indentation go. A text that runs over lines in backquotes keeps the file as it is."""
    if any(piece.count("\n") for piece in text.split("`")[1::2]):
        return text
    return "\n".join(line.strip() for line in WHOLE_LINE.sub("", text).splitlines() if line.strip()) + "\n"
