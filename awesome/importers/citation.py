"""What formats for reference managers say of a paper, gathered into a row: BibTeX, RIS and CSL-JSON share it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from awesome.dates import is_date
from awesome.importers.collecting import Collector
from awesome.importers.links import CODE, DEMO, PROJECT, address_role, cleaned
from awesome.importers.listvenues import is_preprint, venue_of, year_of
from awesome.importers.row import Row
from awesome.plaintext import plain

_HAN = re.compile("[\u4e00-\u9fff]+")
_NOBODY = re.compile(r"(?:and\s+)?(?:others|et\.?\s*al\.?)", re.IGNORECASE)
_MOST_AUTHORS = 3_000


@dataclass(frozen=True)
class Citation:
    """A record, in the words of its format. What it does not say is empty.

    Attributes:
        title: of the work.
        name: of the model or system.
        authors: full names.
        date: ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, when the venue published it.
        first: the same, of the first publication.
        places: what may be the venue, without a year, the most reliable first.
        ids: what should be ids or addresses of them; what cannot be one is doubtful.
        notes: texts in which an id may stand.
        addresses: of the work.
    """

    title: str
    name: str = ""
    authors: Sequence[str] = ()
    date: str = ""
    first: str = ""
    places: Sequence[str] = ()
    ids: Sequence[str] = ()
    notes: Sequence[str] = ()
    addresses: Sequence[str] = ()


def row_of(citation: Citation, line: int) -> Row:
    """The row of a record."""
    collector = Collector(line)
    collector.title(citation.title)
    collector.name(citation.name)
    for identifier in citation.ids:
        collector.identifier(identifier)
    for address in citation.addresses:
        _take_address(address, collector)
    if not collector.has_paper:
        for note in citation.notes:
            collector.witness(note[:2_000])
    _take_authors(citation.authors, collector)
    _take_venue(citation, collector)
    row = collector.finished()
    # a venue's year says nothing of the first publication
    if citation.first or row.text("venue") in ("", "arXiv"):
        date = citation.first or citation.date
        if is_date(date):
            row.values["date"] = date
    if not collector.has_paper and not row.doubts:
        row.doubt("no-id", "it has no id and no address")
    return row


def full_name(given: str, family: str, suffix: str = "") -> str:
    """A name in the order in which it is spoken.

    >>> full_name("Ada", "van Example", "Jr."), full_name("小明", "王")
    ('Ada van Example Jr.', '王小明')
    """
    given, family, suffix = (plain(part) for part in (given, family, suffix))
    if _HAN.fullmatch(family) and _HAN.fullmatch(given):
        return family + given
    return " ".join(filter(None, (given, family, suffix)))


def _take_address(address: str, collector: Collector) -> None:
    url = cleaned(address)
    role = address_role(url)
    if role in (CODE, DEMO, PROJECT):
        collector.link(role, url)
        collector.fallback(url)
    else:
        collector.paper_link(url)


def _take_authors(authors: Sequence[str], collector: Collector) -> None:
    names = [name for name in (" ".join(plain(name).split()) for name in authors[:_MOST_AUTHORS]) if name]
    if not any(_NOBODY.fullmatch(name) for name in names):
        collector.authors(names)


def _take_venue(citation: Citation, collector: Collector) -> None:
    year = citation.date[:4]
    for place in citation.places:
        text = plain(place)
        venue = venue_of(text, bare=True) or venue_of(f"{text} {year}".strip())
        if venue and not is_preprint(venue) and not year_of(venue) and year:
            venue = f"{venue} {year}"
        collector.venue(venue)
