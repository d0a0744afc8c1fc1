"""Dataset -> tidy tables: one row per thing, one meaning per column, keys that join. Every download and the API come from them."""

from __future__ import annotations

from scripts.columns import Table
from scripts.dataset import Dataset
from scripts.tables import comparison, differences, entries, record, since, words

GROUPS = (entries, comparison, record, since, differences, words)


def tables(data: Dataset, site_url: str) -> dict[str, Table]:
    """Every table by name, the ones to begin with first. site_url: root of the addresses in `url`."""
    found = [t for group in GROUPS for t in group.tables(data, site_url)]
    return {t.name: t for t in sorted(found, key=lambda t: not t.main)}
