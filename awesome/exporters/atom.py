"""An Atom feed (RFC 4287) of what was added after the first import, newest first."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree as ET

from awesome.exporters.selection import Selection
from awesome.exporters.text import address, one_line
from awesome.model import BACKGROUND, Dataset, Paper

NAMESPACE = "http://www.w3.org/2005/Atom"
MOST_ENTRIES = 100
TITLE = "Awesome MLLM"
AUTHOR = "The Awesome MLLM contributors"
_TAG = "tag:awesome-mllm,2026:"
_ADDRESSES = {"paper": "papers", "dataset": "datasets"}


def export(selection: Selection) -> bytes:
    """The feed of the selection."""
    return feed(selection)


def feed(selection: Selection, technique: str = "", path: str = "awesome-mllm.atom", home: str = "") -> bytes:
    """The feed of the selection, or of one shelf of it.

    Args:
        selection: what may be in the feed.
        technique: slug of a technique (papers that name it, first or second) or ``background``; all without it.
        path: where the feed will stand below the site's address; named in the feed where there is such an address.
        home: the page below the site's address that the feed follows.
    """
    entries = _news(selection, technique)
    term = selection.vocabulary.techniques.get(technique)
    name = term.en if term else "Background" if technique else ""
    root = ET.Element("feed", {"xmlns": NAMESPACE, "xml:lang": "en"})
    _text(root, "id", f"{selection.site_url}{path}" if selection.site_url else f"{_TAG}feed/{technique or 'all'}")
    _text(root, "title", f"{TITLE}: {name}" if name else TITLE)
    _text(root, "subtitle", f"Papers and data sets added to the list{f' under {name}' if name else ''}")
    _text(root, "updated", _day(entries[0].added if entries else selection.since, selection.time))
    if selection.site_url:
        ET.SubElement(root, "link", rel="self", type="application/atom+xml", href=f"{selection.site_url}{path}")
        ET.SubElement(root, "link", rel="alternate", type="text/html", href=f"{selection.site_url}{home}")
    _text(ET.SubElement(root, "author"), "name", AUTHOR)
    for entry in entries:
        _append(root, entry, selection)
    ET.indent(root, " ")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(root, encoding="unicode")}\n'.encode()


def _news(selection: Selection, technique: str) -> list[Paper | Dataset]:
    entries: list[Paper | Dataset] = [*selection.papers, *selection.data_sets]
    entries = [entry for entry in entries if entry.added > selection.since]
    if technique:
        entries = [entry for entry in entries if technique in (entry.techniques or [BACKGROUND])]
    entries.sort(key=lambda entry: (entry.kind_of_entry, entry.id))
    entries.sort(key=lambda entry: entry.added, reverse=True)
    return entries[:MOST_ENTRIES]


def _append(root: ET.Element, entry: Paper | Dataset, selection: Selection) -> None:
    paper = isinstance(entry, Paper)
    own = address(entry.link if isinstance(entry, Paper) else entry.data_link or entry.paper_link)
    place = f"{_ADDRESSES[entry.kind_of_entry]}/{entry.id}"
    page = f"{selection.site_url}{place}/" if selection.site_url else ""
    element = ET.SubElement(root, "entry")
    _text(element, "id", page or f"{_TAG}{place}")
    _text(element, "title", entry.title if isinstance(entry, Paper) else f"{entry.name} (data set)")
    _text(element, "updated", _day(entry.added, selection.time))
    _text(element, "published", _day(entry.added, selection.time))
    if page or own:
        ET.SubElement(element, "link", rel="alternate", href=page or own)
    if page and own:
        ET.SubElement(element, "link", rel="related", href=own)
    for name in entry.authors if isinstance(entry, Paper) else ():
        _text(ET.SubElement(element, "author"), "name", name)
    for slug in entry.techniques:
        term = selection.vocabulary.techniques.get(slug)
        ET.SubElement(element, "category", term=slug, label=term.en if term else slug)
    facts = [entry.date, entry.venue, *selection.labels(entry)]
    _text(element, "content", " · ".join(fact for fact in facts if fact) or ("Paper" if paper else "Data set"))


def _text(parent: ET.Element, name: str, text: str) -> None:
    ET.SubElement(parent, name).text = one_line(text)


def _day(day: str, otherwise: datetime) -> str:
    try:
        return datetime.strptime(day, "%Y-%m-%d").strftime("%Y-%m-%dT00:00:00Z")  # noqa: DTZ007  a day has no zone
    except ValueError:
        return otherwise.strftime("%Y-%m-%dT%H:%M:%SZ")
