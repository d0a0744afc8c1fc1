"""`render` writes all that MkDocs reads as plain files that need neither our hook nor our code."""

import subprocess
import sys

import pytest
import yaml

from scripts.commands import render
from scripts.publication import publish


@pytest.fixture(scope="module")
def out(root, tmp_path_factory):
    target = tmp_path_factory.mktemp("rendered") / "out"
    assert render.main([str(target), "--site-url", "https://x.example/"]) == 0
    return target


class Loose(yaml.SafeLoader):
    """Reads mkdocs.yml without knowing its tags."""


Loose.add_multi_constructor("", lambda loader, tag, node: None)


def test_every_page_and_download_is_there_as_published(out, data, root):
    made = publish(data, "https://x.example/", root / "docs")
    for path, content in made.items():
        assert (out / "docs" / path).read_bytes() == (content if isinstance(content, bytes) else content.encode()), path


def test_the_configuration_has_no_hook_and_finds_its_theme(out):
    config = yaml.load((out / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Loose)
    assert "hooks" not in config and "watch" not in config
    assert (out / config["theme"]["custom_dir"] / "main.html").is_file()
    assert config["extra"]["edition"]


def test_sources_that_were_joined_are_not_left_behind(out):
    assert not (out / "docs/assets/css").exists() and not (out / "docs/assets/js").exists() and not (out / "docs/overrides").exists()


def test_a_folder_with_something_in_it_is_not_touched(out, capsys):
    assert render.main([str(out)]) == 1
    assert "is not empty" in capsys.readouterr().err


def test_neither_a_file_nor_the_folder_that_is_read_takes_the_pages(project, capsys):
    (project / "docs" / "new").mkdir()
    for place in ("docs/new", "docs/words.yml"):
        assert render.main([str(project / place), "--root", str(project)]) == 1
        assert "name an empty or new folder elsewhere" in capsys.readouterr().err
    assert not any((project / "docs" / "new").iterdir())


def test_a_folder_that_cannot_be_written_is_told_in_one_line(root):
    done = subprocess.run([sys.executable, "-m", "scripts", "render", "README.md/out"], cwd=root, capture_output=True, text=True)
    assert done.returncode == 1 and "README.md" in done.stderr and "Traceback" not in done.stderr


@pytest.mark.parametrize("address", ["", "ftp://x.example/", "https://x.example/?a=b", 'https://x.example/"onload="alert(1)/'])
def test_an_address_that_is_none_is_refused(address, tmp_path, capsys):
    assert render.main([str(tmp_path / "new"), "--site-url", address]) == 1
    assert f"found the address '{address}'" in capsys.readouterr().err


def test_bad_data_are_told_and_nothing_is_written(project, tmp_path, capsys):
    (project / "data/glossary.yml").write_text("terms: 1\n", encoding="utf-8")
    assert render.main([str(tmp_path / "new"), "--root", str(project)]) == 1
    assert "data/glossary.yml:1: found 1 for 'terms'" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()
