"""One file of one npm package, in exactly the version and with exactly the bytes pinned: fetched once into the cache, then read from there."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

PATIENCE = 20.0


@dataclass(frozen=True)
class Packed:
    """package, version: what npm calls it; member: the file within; sha256: of its bytes; name: what it is called in the cache."""

    package: str
    version: str
    member: str
    sha256: str
    name: str

    def kept(self, cache: Path) -> Path | None:
        """The file in the cache, if it is there with the right bytes."""
        path = cache / self.name
        return path if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == self.sha256 else None

    def fetch(self, cache: Path, patience: float = PATIENCE) -> Path | None:
        """The file in the cache, asked of npm where it is not there yet; none without npm, network or the right bytes. Never raises."""
        if (path := self.kept(cache)) or not (npm := shutil.which("npm")):
            return path
        try:
            with tempfile.TemporaryDirectory() as folder:
                command = [npm, "pack", "--silent", f"{self.package}@{self.version}"]
                subprocess.run(command, cwd=folder, timeout=patience, check=True, capture_output=True)
                with tarfile.open(next(Path(folder).glob("*.tgz"))) as archive:
                    content = archive.extractfile(self.member).read()
                if hashlib.sha256(content).hexdigest() != self.sha256:
                    return None
                cache.mkdir(parents=True, exist_ok=True)
                part = Path(folder) / self.name
                part.write_bytes(content)
                shutil.move(part, cache / self.name)
        except (OSError, subprocess.SubprocessError, tarfile.TarError, KeyError, StopIteration, AttributeError):
            return None
        return self.kept(cache)
