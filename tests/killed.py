"""Builds a site again and again in children that kill themselves at a chosen moment; run by test_handover.py in a process of its own.

A moment is the n-th time that Python tells the system to make, name, fill or remove something: between two of these the disk does not change.
"""

import hashlib
import json
import os
import signal
import sys
from pathlib import Path

TOUCHES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.chmod", "shutil.rmtree", "ctypes.dlsym")


def state(site: Path) -> str:
    """One hash over all names and bytes; `none` if there is no such folder."""
    if not site.is_dir():
        return "none"
    parts = [f"{p.relative_to(site)} {hashlib.sha256(p.read_bytes()).hexdigest()}" for p in sorted(site.rglob("*")) if p.is_file()]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def child(root: Path, site: Path, moment: int, seen: list) -> int:
    """The exit status of a build that ends at a moment; with a moment below zero it goes on, and tells every moment by a pipe."""
    from scripts.commands.build import build

    read, write = os.pipe()
    if (pid := os.fork()) == 0:
        count = 0

        def hook(event, args):
            nonlocal count
            if event in TOUCHES or (event == "open" and isinstance(args[1], str) and set(args[1]) & set("wax+")):
                count += 1
                os.write(write, (event + "\n").encode()) if moment < 0 else None
                if count == moment:
                    os.kill(os.getpid(), signal.SIGKILL)

        os.close(read)
        sys.addaudithook(hook)
        build(root, site)
        os._exit(0)
    os.close(write)
    with os.fdopen(read) as told:
        seen += told.read().split()
    return os.waitpid(pid, 0)[1]


def main(root: Path, site: Path, exchange: bool) -> dict:
    """What was there after each kill, by moment."""
    from scripts import handover
    from scripts.commands.build import build

    if not exchange:
        handover._exchange = lambda one, other: False
    build(root, site)
    old = state(site)
    page = root / "docs" / "method.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nOne more sentence.\n", encoding="utf-8")
    events: list[str] = []
    keep = site.with_name("kept")
    os.system(f"cp -r '{site}' '{keep}'")
    assert child(root, site, -1, events) == 0
    new = state(site)
    turn = max(n for n, e in enumerate(events, 1) if e == "os.chmod")  # the last thing before the folder takes its name
    moments = sorted({*range(1, turn, max(1, turn // 14)), *range(turn - 2, min(turn + 9, len(events) + 1)), len(events) - 2})
    found = []
    for moment in moments:
        os.system(f"rm -rf '{site}' && cp -r '{keep}' '{site}'")
        status = child(root, site, moment, [])
        after = state(site)
        left = [p.name for p in site.parent.iterdir() if p.name.startswith(f".{site.name}-")]
        handover.recover(site)
        still = [p.name for p in site.parent.iterdir() if p.name.startswith(f".{site.name}-")]
        found.append([moment, status == signal.SIGKILL, after, len(left), state(site), still])
    return {"old": old, "new": new, "turn": turn, "events": len(events), "found": found}


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3] == "exchange")))
