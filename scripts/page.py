"""A finished page: its address, words for the head, and body; as the Markdown file that MkDocs reads."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

ANCHOR = re.compile(r'\sid="([^"]+)"')
ALIGNED = re.compile(r' style="text-align: (left|center|right);"')


def aligned(html: str) -> str:
    """HTML made from Markdown: its tables are aligned by an inline style, which the site's policy forbids; a class says the same."""
    return ALIGNED.sub(r' class="\1"', html)


def anchors(content: bytes) -> set[str]:
    """What a page can be entered by: the ids in its HTML."""
    return set(ANCHOR.findall(content.decode()))


@dataclass(frozen=True)
class Page:
    """address: folder from the site's root, with a slash at the end, empty for the home page. meta: more front matter."""

    address: str
    title: str
    description: str
    body: str
    meta: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """Where the file lies below docs."""
        return f"{self.address}index.md"

    def markdown(self) -> str:
        """Front matter and one block of HTML, which Markdown leaves alone."""
        head = {"title": self.title, "description": self.description, "look": "own", **self.meta}
        lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in head.items()]
        return "---\n" + "\n".join(lines) + "\n---\n\n" + self.body + "\n"
