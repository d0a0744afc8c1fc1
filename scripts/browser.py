"""A Chromium for the tests and the benchmark: the one of this machine, or one that is installed for it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"%ProgramFiles%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Google\Chrome\Application\chrome.exe",
    r"%LocalAppData%\Google\Chrome\Application\chrome.exe",
    r"%ProgramFiles(x86)%\Microsoft\Edge\Application\msedge.exe",
)
QUIET = ("--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run")


class BrowserMissing(Exception):
    """No browser is here and none could be installed."""


def find() -> str | None:
    """Path of a Chromium: $CHROMIUM, then the usual names and places, then Playwright's own."""
    if named := os.environ.get("CHROMIUM"):
        if path := shutil.which(named):
            return path
        raise BrowserMissing(f"CHROMIUM is set to {named}, and there is no program there. Correct it, or unset it.")
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    places = (os.path.expandvars(place) for place in PLACES)
    return found or next((p for p in places if Path(p).is_file()), None) or _downloaded()


def _downloaded() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as tools:
        path = tools.chromium.executable_path
    return path if Path(path).is_file() else None


def ensure() -> str:
    """Find a Chromium or install one: Debian's package when root, else Playwright's download. Raises BrowserMissing."""
    if path := find():
        return path
    print("No Chromium found; installing one ...", file=sys.stderr, flush=True)
    if is_root() and shutil.which("apt-get"):
        _run("apt-get", "update", "-qq")
        _run("apt-get", "install", "-y", "-qq", "chromium")
        if path := find():
            return path
    said = _run(sys.executable, "-m", "playwright", "install", "--no-shell", "chromium")
    if path := find():
        return path
    raise BrowserMissing(f"{said}\nThe tests need Chromium and none could be installed. Install it, or set CHROMIUM to its path, and run the tests again.")


def is_root() -> bool:
    """Whether this process may do everything on this machine."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _run(*command: str) -> str:
    """The last thing that a command said."""
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", env=environ)
    return next((line.strip() for line in reversed((done.stdout + done.stderr).splitlines()) if line.strip()), "")


def launch(kind, *arguments: str):
    """Start the browser with Playwright's `chromium`, in its sandbox unless root; it asks nothing of the network by itself."""
    return kind.launch(executable_path=ensure(), args=[*QUIET, *arguments], chromium_sandbox=not is_root())
