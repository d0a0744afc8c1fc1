"""One check per file: `check(data) -> problems`. `all_problems` runs every one of them."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from scripts.dataset import Dataset
from scripts.problem import Problem


def names() -> list[str]:
    """Names of the rules: the modules of this folder."""
    return sorted(m.name for m in pkgutil.iter_modules(__path__))


def all_problems(data: Dataset) -> list[Problem]:
    """What every rule finds, sorted by place."""
    return sorted({p for name in names() for p in import_module(f"{__name__}.{name}").check(data)})
