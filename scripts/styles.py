"""CSL item -> one reference in a text style, as HTML with <i>; what citeproc-js makes of the same item with the same style.

APA 7, Chicago 18 (author-date, notes), MLA 9, Cite Them Right 12 (Harvard) and IEEE, for the four types of item that the
project has: webpage, report, article-newspaper and dataset. The expected texts are in tests/citeproc.json.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from html import escape
from typing import Any

Item = dict[str, Any]
Day = tuple[int, ...]
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
MLA_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")
IEEE_MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "Jun.", "Jul.", "Aug.", "Sep.", "Oct.", "Nov.", "Dec.")
SMALL = set(  # words that stay small in a title, unless first or last: the list of citeproc-js
    re.findall(
        r"\S+",
        "about above across afore after against al along alongside amid amidst among amongst anenst apropos apud around as aside astride at athwart atop "
        "barring before behind below beneath beside besides between beyond but by circa despite down during et except for forenenst from given in inside "
        "into lest like modulo near next notwithstanding of off on onto out over per plus pro qua sans since than through throughout thruout till to toward "
        "towards under underneath until unto up upon versus vs. v. vs v via vis-à-vis with within without or yet so and nor a an the de d' von van c ca",
    )
)
KEPT = re.compile(r'<span class="nocase">(.*?)</span>')


def plain(text: str) -> str:
    """A title without the mark that keeps an id from being capitalised."""
    return KEPT.sub(r"\1", text)


@cache
def capitals(text: str) -> str:
    """An English title in capitals as American styles want it; what is marked `nocase` stays."""
    pieces = KEPT.split(text)
    words = [w for p in pieces[::2] for w in re.split(r"([\s\-–—/]+)", p)]
    last = max((i for i, w in enumerate(words) if re.search(r"[\w…]", w)), default=0) if not text.rstrip(")]").endswith("</span>") else -1
    out, n, fresh = [], 0, True
    for number, piece in enumerate(pieces):
        if number % 2:
            out.append(piece)
            continue
        for w in re.split(r"([\s\-–—/]+)", piece):
            core = w.strip(" \t-–—/“”‘’\"'()[],;:.?!…")
            if core and core == core.lower() and (fresh or n == last or (core not in SMALL and len(core) > 1)):
                at = w.index(core)
                w = w[:at] + core[0].upper() + core[1:] + w[at + len(core) :]
            out.append(w)
            fresh = (fresh and not core) or w.endswith((":", "?", "!"))
            n += 1
    return "".join(out)


def _close(text: str, mark: str) -> str:
    """Text and a stop or comma: inside closing quotation marks, and no stop after a mark that ends a sentence."""
    if not text.endswith(("</i>", "”", "’")):
        return text if mark == "." and text.endswith((".", "?", "!")) else text + mark
    body, tail = re.fullmatch(r"(.*?)((?:</i>|”|(?<=\w)’(?=[”<]|$)|(?<=\W)’)*)", text, re.DOTALL).groups()
    if "’" in tail and "‘" not in body:
        body, tail = body + tail[: tail.rindex("’") + 1], tail[tail.rindex("’") + 1 :]
    if mark == "." and body.endswith((".", "?", "!")):
        return body + tail
    if "”" in tail or "’" in tail:
        return body + mark + tail
    return text + mark


def _join(parts: list[str], mark: str) -> str:
    """Parts that are there, each but the last closed by `mark`."""
    kept = [p for p in parts if p]
    return " ".join([*(_close(p, mark) for p in kept[:-1]), *kept[-1:]])


def _quoted(text: str) -> str:
    return "“" + text.replace("“", "‘").replace("”", "’") + "”"


def _quoted_gb(text: str) -> str:
    return "‘" + re.sub(r"‘((?:[^‘’]|’(?=\w))*)’(?!\w)", r"“\1”", text) + "’"


def _gb_stop(text: str) -> str:
    """Text in single quotation marks and a stop outside them, unless it ends a sentence within."""
    return text if text.endswith((".’", "?’", "!’")) else text + "."


def _i(text: str) -> str:
    """In italics, unless it is all in characters that have none."""
    return f"<i>{text}</i>" if any((c.isalnum() or c == "-") and ord(c) < 0x1100 for c in text) else text


def _title(item: Item, case: Callable[[str], str] = plain, key: str = "title") -> str:
    english = item.get("language", "en").startswith("en")
    text = item.get(key, "")
    return escape(case(text) if english else plain(text), quote=False)


def _url(item: Item) -> str:
    return escape(item["URL"], quote=False)


def issued(item: Item) -> Day:
    """Year, month and day as far as known; empty without a date."""
    return tuple(item["issued"]["date-parts"][0]) if "issued" in item else ()


def _us(day: Day, year: bool = True) -> str:
    if not day:
        return ""
    rest = " ".join([MONTHS[day[1] - 1], *map(str, day[2:])]) if len(day) > 1 else ""
    return rest if not year else (f"{rest}{',' if len(day) > 2 else ''} {day[0]}".strip())


def _days(day: Day, months: tuple[str, ...]) -> str:
    return " ".join([*map(str, day[2:]), *([months[day[1] - 1]] if len(day) > 1 else []), str(day[0])]) if day else ""


def long_day(iso: str) -> str:
    """A day of the data as 3 March 2022."""
    return _days(tuple(map(int, iso.split("-"))), MONTHS)


def _ieee_day(day: Day) -> str:
    if len(day) < 2:
        return "".join(map(str, day))
    return f"{IEEE_MONTHS[day[1] - 1]} {day[2]:02}, {day[0]}" if len(day) > 2 else f"{IEEE_MONTHS[day[1] - 1]} {day[0]}"


def _name(item: Item, form: str) -> str:
    """The author: `family first` (Pietrewicz, Oskar), `initials` (Pietrewicz, O.), `given first`, `initials first`; an organisation as it is."""
    if "author" not in item:
        return ""
    who = item["author"][0]
    if "literal" in who:
        return escape(who["literal"], quote=False)
    short = escape(" ".join(f"{n[0]}." for n in who["given"].split()), quote=False)
    given, family = escape(who["given"], quote=False), escape(who["family"], quote=False)
    return {
        "family first": f"{family}, {given}",
        "initials": f"{family}, {short}",
        "given first": f"{given} {family}",
        "initials first": f"{short} {family}",
    }[form]


def _number(item: Item, word: str) -> str:
    return escape(f"{item['genre']} {word}{item['number']}", quote=False) if "number" in item else ""


def apa(item: Item, accessed: Day) -> str:
    """APA 7."""
    day, news, web = issued(item), item["type"] == "article-newspaper", item["type"] in ("webpage", "article-newspaper")
    who, what = _name(item, "initials"), _title(item)
    when = f"({f'{day[0]}' + (f', {_us(day, year=False)}' if web and len(day) > 1 else '') if day else 'n.d.'})."
    what = what if news else f"<i>{what}</i>"
    what += f" ({_number(item, 'No. ')})" if "number" in item else " [Dataset]" if item["type"] == "dataset" else ""
    where = _title(item, capitals, "container-title")
    head = [_close(who, "."), when, _close(what, ".")] if who else [_close(what, "."), when]
    rest = [_close(p, ".") for p in (_i(where) if news else where, _title(item, key="publisher")) if p]
    seen = f"Retrieved {_us(accessed)}, from " if accessed and not day else ""
    return " ".join([*head, *rest, seen + _url(item)])


def _chicago_parts(item: Item) -> tuple[str, str, str]:
    report = item["type"] == "report"
    what = _title(item, capitals)
    where = _title(item, capitals, "container-title")
    return (
        (_i(what) if report else _quoted(what)),
        (_i(where) if item["type"] == "article-newspaper" else where),
        escape(item.get("publisher", ""), quote=False),
    )


def chicago(item: Item, accessed: Day) -> str:
    """Chicago 18, author-date: the entry in the list of references."""
    day, (what, where, house) = issued(item), _chicago_parts(item)
    news, report = item["type"] == "article-newspaper", item["type"] == "report"
    lead = _name(item, "family first") or where
    date = "" if report else _us(day, year=False)
    mid = _join(["" if news else where, date], ",")
    seen = f"Accessed {_us(accessed)}" if accessed and not day else ""
    return _close(_join([lead, str(day[0]) if day else "n.d.", what, _number(item, "No. "), mid, house, seen, _url(item)], "."), ".")


def chicago_notes(item: Item, accessed: Day, locator: str = "") -> str:
    """Chicago 18, notes: the full note."""
    day, (what, where, house) = issued(item), _chicago_parts(item)
    seen = f"accessed {_us(accessed)}" if accessed and not day else ""
    if item["type"] == "report":
        made = ", ".join(p for p in (house, str(day[0]) if day else "n.d.") if p)
        what = _join([what, _number(item, "no. ")], ",") + f" ({made})"
        return _close(_join([_name(item, "given first"), what, locator, seen, _url(item)], ","), ".")
    undated = "" if item["type"] == "webpage" else "n.d."
    return _close(_join([_name(item, "given first"), what, where, _us(day) or undated, locator, seen, _url(item)], ","), ".")


def mla(item: Item, accessed: Day) -> str:
    """MLA 9."""
    day = issued(item)
    what, where = _title(item, capitals), _i(_title(item, capitals, "container-title"))
    whole = item["type"] == "report" or (item["type"] == "webpage" and not where)
    seen = f"Accessed {_days(accessed, MLA_MONTHS)}" if accessed and not day else ""
    rest = _join([where, _number(item, "no. "), _title(item, key="publisher"), _days(day, MLA_MONTHS), _url(item)], ",")
    return _close(_join([_name(item, "family first"), _i(what) if whole else _quoted(what), rest, seen], "."), ".")


def harvard(item: Item, accessed: Day) -> str:
    """Harvard after Cite Them Right 12."""
    day, kind = issued(item), item["type"]
    who, what = _name(item, "initials"), _title(item)
    year = f"({day[0]})" if day else "(no date)"
    where = _i(_title(item, capitals if kind == "article-newspaper" else plain, "container-title"))
    seen = f" (Accessed: {_days(accessed, MONTHS)})" if accessed else ""
    link = f"Available at: {_url(item)}{seen}."
    if kind == "article-newspaper":
        date = " ".join(_days(day, MONTHS).split(" ")[:-1])
        return _gb_stop(f"{where} {year} {_quoted_gb(what)}" + (f", {date}" if date else "")) + f" {link}"
    if kind == "dataset":
        return _gb_stop(f"{who} {year} {_quoted_gb(what)}") + f" {link}"
    head = f"{who} {year} {_i(what)}" + (f", {where}" if where else "")
    house = ": ".join(p for p in (item.get("publisher-place", ""), _title(item, key="publisher")) if p)
    return " ".join([_close(head, "."), *(_close(p, ".") for p in (_number(item, ""), house) if p), link])


def ieee(item: Item, accessed: Day) -> str:
    """IEEE."""
    day, kind = issued(item), item["type"]
    who, what, where = _name(item, "initials first"), _title(item), _title(item, key="container-title")
    place = [_title(item, key="publisher"), item.get("publisher-place", ""), _number(item, "")]
    if kind == "article-newspaper":
        place, where = [], _i(where)
    date = "" if kind == "webpage" else _ieee_day(day[:2] if kind == "report" else day)
    head = _join([_join([who, _quoted(what)], ","), date], ".") if kind == "dataset" else _join([who, _quoted(what), where, *place, date], ",")
    seen = f"Accessed: {_ieee_day(accessed)}. " if accessed else ""
    return _close(head, ".") + f" {seen}[Online]. Available: {_url(item)}"


STYLES: dict[str, Callable[..., str]] = {"apa": apa, "chicago": chicago, "notes": chicago_notes, "mla": mla, "harvard": harvard, "ieee": ieee}


def in_text(item: Item, style: str, locator: str = "") -> str:
    """The short form that stands in the text, for an item with an author; nothing in notes, which have none."""
    who = item["author"][0] if "author" in item else {}
    name = escape(who.get("literal") or who.get("family", ""), quote=False)
    day = issued(item)
    if not name or style == "notes":
        return ""
    tail = f", {locator}" if locator else ""
    year = str(day[0]) if day else "no date" if style == "harvard" else "n.d."
    if style == "mla":
        return f"({name}{tail})"
    if style == "ieee":
        return f"[1{tail}]"
    comma = "" if style == "chicago" and day else ","
    return f"({name}{comma} {year}{tail})"
