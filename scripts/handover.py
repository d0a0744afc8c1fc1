"""A finished folder takes the place of another, so that a process killed at any moment leaves the old one or the new one.

Linux and macOS exchange two folders in one step. Elsewhere, and on file systems that cannot, it takes two renames: who is killed
between them finds no folder, but the old one whole beside it, and the next build puts it back before it does anything else.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.environment import wait


@contextmanager
def fresh_folder(site: Path) -> Iterator[Path]:
    """A new folder beside `site` for the next one, and nobody else's build at the same time. What killed builds left is cleared away first."""
    site.parent.mkdir(parents=True, exist_ok=True)
    with open(site.parent / ".build.lock", "a") as guard:
        wait(guard)
        recover(site)
        fresh = Path(tempfile.mkdtemp(prefix=f".{site.name}-growing-", dir=site.parent))
        try:
            yield fresh
        finally:
            shutil.rmtree(fresh, ignore_errors=True)


def recover(site: Path) -> None:
    """Puts the old folder back if a build was killed between two renames, and removes what killed builds left."""
    before = _before(site)
    if before.exists() and not site.exists():
        before.rename(site)
    for left in [before, *(p for p in site.parent.iterdir() if p.name.startswith(f".{site.name}-growing-"))]:
        shutil.rmtree(left, ignore_errors=True)


def spare(site: Path) -> None:
    """Refuses to put a site in the place of something else: a file, a project, a repository, a folder of papers."""
    built = site.is_dir() and (not any(site.iterdir()) or ((site / "index.html").is_file() and not (site / ".git").exists()))
    if site.exists() and not built:
        raise FileExistsError(f"{site} holds something else than a built site and would be lost: name a new or an empty folder.")


def hand_over(fresh: Path, site: Path) -> None:
    """`fresh` becomes `site`; what was there goes."""
    fresh.chmod(0o755)
    if not site.exists():
        fresh.rename(site)
    elif _exchange(fresh, site):
        shutil.rmtree(fresh, ignore_errors=True)
    else:
        site.rename(_before(site))
        fresh.rename(site)
        shutil.rmtree(_before(site), ignore_errors=True)


def _before(site: Path) -> Path:
    return site.with_name(f".{site.name}-before")


def _exchange(one: Path, other: Path) -> bool:
    """Two folders swap their names in one step of the system; false where it cannot."""
    names = os.fsencode(one), os.fsencode(other)
    try:
        system = ctypes.CDLL(None)
        if sys.platform == "linux":
            return system.renameat2(-100, names[0], -100, names[1], 2) == 0  # AT_FDCWD, RENAME_EXCHANGE
        return sys.platform == "darwin" and system.renamex_np(*names, 2) == 0  # RENAME_SWAP
    except (AttributeError, OSError, TypeError):  # an older system, or another one
        return False
