"""Every edition but the newest is kept as it was published, and nothing else is."""

from __future__ import annotations

from collections.abc import Iterator

from scripts.dataset import Dataset
from scripts.loader import SNAPSHOTS
from scripts.problem import Problem


def check(data: Dataset) -> Iterator[Problem]:
    """Editions without their file, files without their edition."""
    earlier = data.editions.editions[1:]
    for n, edition in enumerate(earlier, start=1):
        if edition.id not in data.snapshots:
            file = f"{SNAPSHOTS}/{edition.id}.json"
            remedy = f"Put {file} of the site as it was published there, so that readers see what changed."
            yield data.problem(data.editions, ("editions", n, "id"), f"edition {edition.id} without a kept state", f"the file {file}", remedy)
    for name in sorted(data.snapshots.keys() - {e.id for e in earlier}):
        yield Problem(f"{SNAPSHOTS}/{name}.json", 0, f"a state of {name}", "the state of an earlier edition in data/edition.yml", "Remove it or list it there.")
