"""The project with more and more invented countries -> time and memory of each stage, and what the pages weigh."""

from __future__ import annotations

import statistics
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scripts.bench import invented, process
from scripts.bench.serving import compressed
from scripts.dataset import Dataset

STAGES = {"check": ("check",), "render": ("render", "rendered"), "build": ("build",)}  # each does what those before it do, and more
SAMPLE = 40


def grow(data: Dataset, root: Path, sizes: list[int]) -> Iterator[dict[str, Any]]:
    """For each number of countries: records, stages, weights in bytes."""
    for many in sizes:
        with tempfile.TemporaryDirectory() as folder:
            project = process.copy(root, Path(folder))
            invented.write(data, project, many)
            found: dict[str, Any] = {"countries": many, **{k: process.once(process.run(*call), project) for k, call in STAGES.items()}}
            yield found | counts(project) | weights(project / "site", data)


def counts(project: Path) -> dict[str, int]:
    """How many entries and steps the data hold."""
    from scripts.loader import load

    data, _ = load(project)
    return {"entries": len(data.entries), "steps": sum(len(c.steps) for c in data.cells.values()), "sources": len(data.sources)}


def weights(site: Path, data: Dataset) -> dict[str, int]:
    """Bytes compressed: the page of an entry in the middle, of the comparison, the heaviest page, a search."""
    pages = sorted(site.rglob("*.html"), key=lambda p: p.stat().st_size)
    entries = sorted((site / "entries").glob("*/index.html"))
    sampled = entries[:: max(1, len(entries) // SAMPLE)]
    heavy = {p.relative_to(site).as_posix(): len(compressed(p.read_bytes())) for p in pages[-3:]}
    return {
        "pages": len(pages),
        "megabytes": round(sum(p.stat().st_size for p in site.rglob("*") if p.is_file()) / 1e6),
        "entry page": round(statistics.median(len(compressed(p.read_bytes())) for p in sampled)),
        "comparison": len(compressed((site / "compare" / "index.html").read_bytes())),
        "heaviest": max(heavy.values()),
        "heaviest page": max(heavy, key=heavy.get),
        "search": search_cost(site),
    }


def search_cost(site: Path) -> int:
    """The most that a question of one word loads: the head, the two heaviest parts by word (its own and the next), the ten heaviest with what is shown."""
    folder = site / "search"

    def heaviest(kind: str, many: int) -> int:
        longest = sorted(folder.glob(f"{kind}*.js"), key=lambda p: p.stat().st_size, reverse=True)[: 4 * many]  # the heaviest are among them
        return sum(sorted((len(compressed(p.read_bytes())) for p in longest), reverse=True)[:many])

    return heaviest("index", 1) + heaviest("words-", 2) + heaviest("texts-", 10)
