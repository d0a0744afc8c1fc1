"""Dataset -> llms.txt and robots.txt: what programs read first to find their way."""

from __future__ import annotations

from scripts.dataset import Dataset
from scripts.sheet import environment


def files(data: Dataset, site_url: str) -> dict[str, str]:
    """{path: content}; addresses are absolute, because these files are read away from the site."""
    map_ = environment().get_template("llms.txt.jinja").render(data=data, site=site_url)
    return {"llms.txt": map_ + "\n", "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {site_url}sitemap.xml\n"}
