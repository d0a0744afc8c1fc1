"""The bundle is the pinned one from the cache, or the one of the Python package; its rules become a style sheet."""

from plotly.offline import get_plotlyjs_version

from scripts import npm, plotlyjs


def test_the_pin_follows_the_python_package():
    assert get_plotlyjs_version() == plotlyjs.VERSION


def test_without_a_cache_the_package_serves(tmp_path):
    made = plotlyjs.files(tmp_path)
    assert set(made) == {"assets/plotly/plotly.min.js", "assets/plotly/plotly.css"}
    assert plotlyjs.VERSION in made["assets/plotly/plotly.min.js"][:200]


def test_other_bytes_in_the_cache_are_not_served(tmp_path):
    (tmp_path / f"plotly-basic-{plotlyjs.VERSION}.min.js").write_text("alert(1)", encoding="utf-8")
    assert len(plotlyjs.bundle(tmp_path)) > 1_000_000


def test_setting_up_without_npm_gives_up_quietly(tmp_path, monkeypatch):
    monkeypatch.setattr(npm.shutil, "which", lambda _: None)
    assert plotlyjs.ensure(tmp_path) is False and not list(tmp_path.iterdir())


def test_rules_of_the_script_become_a_style_sheet(tmp_path):
    css = plotlyjs.styles(plotlyjs.bundle(tmp_path))
    assert ".js-plotly-plot .plotly .main-svg{position:absolute;" in css
    assert ".plotly-notifier .notifier-close:hover{" in css.splitlines()[-1]
    assert css.count("{") == css.count("}") == len(css.splitlines())
