"""Every package is pinned by hashes, stands in the bill of materials, and names a licence under which we may build with it."""

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

import pytest

from scripts.commands import sbom

ROOT = Path(__file__).resolve().parents[1]
PINNED = re.compile(r"^([a-z0-9.-]+)==([\w.]+)( ;[^\\\n]*)? \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", re.M)


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_every_dependency_is_pinned_with_hashes(lock):
    text = (ROOT / lock).read_text(encoding="utf-8")
    rest = re.sub(r"(?m)^\s*#.*\n?", "", PINNED.sub("", text)).strip()
    assert len(PINNED.findall(text)) > 30 and rest == "", rest[:300]


def test_the_bill_holds_every_package_with_hash_and_licence(tmp_path):
    assert sbom.main([str(tmp_path / "a")]) == sbom.main([str(tmp_path / "b")]) == 0
    assert (tmp_path / "a" / "sbom.json").read_bytes() == (tmp_path / "b" / "sbom.json").read_bytes()
    made = json.loads((tmp_path / "a" / "sbom.json").read_text(encoding="utf-8"))
    assert made["bomFormat"] == "CycloneDX"
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert {(p["name"], p["version"]) for p in made["components"]} == {(m[0], m[1]) for m in PINNED.findall(lock)}
    assert str(ROOT) not in json.dumps(made)
    for part in made["components"]:
        assert part["externalReferences"][0]["hashes"], part["name"]
        assert part["licenses"][0]["license"]["name"] != "unknown", part["name"]
    from cyclonedx.schema import SchemaVersion
    from cyclonedx.validation.json import JsonStrictValidator

    fault = JsonStrictValidator(SchemaVersion.from_version(made["specVersion"])).validate_str(json.dumps(made))
    assert fault is None, fault


def test_the_audit_looks_at_every_locked_package_and_takes_no_silence_for_a_clean_bill(monkeypatch):
    from scripts.commands import audit

    asked = []
    monkeypatch.setattr(audit.subprocess, "run", lambda words: asked.append(words) or subprocess.CompletedProcess(words, 1))
    assert audit.main(["--tests"]) == 1 and audit.main([]) == 1
    assert [words[-1].rsplit("/", 1)[-1] for words in asked] == ["requirements-test.lock", "requirements.lock"]
    assert all({"--strict", "--require-hashes", "--disable-pip"} <= set(words) for words in asked)
    assert find_spec("pip_audit"), "the tool is in the lock"
