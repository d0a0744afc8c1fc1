"""Editions and corrections -> an Atom feed; its dates come from the editions and its ids stay."""

from __future__ import annotations

from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

from scripts.dataset import Dataset
from scripts.editions import Moment
from scripts.sheet import environment

ATOM = "http://www.w3.org/2005/Atom"


def atom(data: Dataset, moments: list[Moment], dates: dict[str, str], site_url: str) -> str:
    """One item per edition, newest first, then one per correction of the brief. dates: day on which an address last changed."""
    first = moments[-1].edition.date
    start = f"tag:{urlsplit(site_url).hostname},{first}:"
    feed = ET.Element("feed", {"xmlns": ATOM, "xml:lang": "en"})
    _texts(feed, id=f"{start}feed", title=data.editions.title, subtitle=data.editions.tagline, updated=_moment(moments[0].edition.date))
    ET.SubElement(feed, "link", {"rel": "self", "type": "application/atom+xml", "href": f"{site_url}feed.xml"})
    ET.SubElement(feed, "link", {"rel": "alternate", "type": "text/html", "href": f"{site_url}changes/"})
    _texts(ET.SubElement(feed, "author"), name=data.editions.title)
    _texts(feed, rights="CC BY 4.0")
    words = environment().get_template("feed.html.jinja").module
    for moment in moments:
        e = moment.edition
        _item(feed, f"{start}edition-{e.id}", f"Edition {e.id}", f"{site_url}changes/#{anchor(e.id)}", (e.date, e.date), str(words.edition(moment)))
    added = {c.id: m.edition.date for m in moments for c in m.changes or () if (c.what, c.kind) == ("corrections", "added")}
    for rank, c in enumerate(data.differences.corrections, start=1):
        address = f"{site_url}entries/{c.entry.lower()}/"
        days = (added.get(c.entry, first), dates.get(f"{site_url}record/#c{rank}", first))
        _item(feed, f"{start}correction-{c.entry}", f"{c.entry}: {c.title}", address, days, str(words.correction(c)))
    ET.indent(feed, " ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def anchor(edition: str) -> str:
    """Place of an edition on the page of changes."""
    return f"e{edition}"


def _item(feed: ET.Element, id: str, title: str, link: str, days: tuple[str, str], content: str) -> None:
    item = ET.SubElement(feed, "entry")
    _texts(item, id=id, title=title, published=_moment(days[0]), updated=_moment(days[1]))
    ET.SubElement(item, "link", {"rel": "alternate", "type": "text/html", "href": link})
    ET.SubElement(item, "content", {"type": "html"}).text = content


def _texts(parent: ET.Element, **texts: str) -> None:
    for name, text in texts.items():
        ET.SubElement(parent, name).text = text


def _moment(day: str) -> str:
    return f"{day}T00:00:00Z"
