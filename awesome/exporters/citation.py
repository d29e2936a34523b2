"""What a reference manager is told of a paper: its kind, where it appeared and when.

A published paper carries the year of its venue; the day of its first publication, which is usually that of the
preprint, stands apart, so that no conference of 2024 is cited with the month of an arXiv id of 2023.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from awesome.model import Paper
from awesome.vocabulary import Venue, Vocabulary

PROCEEDINGS = "proceedings"
JOURNAL = "journal"
PREPRINT = "preprint"
WEB = "web"
OTHER = "other"

Date = tuple[int, ...]
"""Year, year and month, or year, month and day; empty where nothing is known."""

_KINDS = {"conference": PROCEEDINGS, "workshop": PROCEEDINGS, "journal": JOURNAL, "preprint": PREPRINT, "web": WEB}
_DATE = re.compile(r"([12]\d{3})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?")
_VENUE = re.compile(r"(?P<name>.+?)(?:\s+(?P<year>[12]\d{3}))?")


@dataclass(frozen=True, slots=True)
class Citation:
    """How a paper is cited.

    Attributes:
        kind: ``proceedings``, ``journal``, ``preprint``, ``web``, or ``other`` where the venue is not known.
        container: the venue's full name; the server of a preprint; for ``other`` what the entry calls it; else ``""``.
        short: the venue as the entry writes it, without the year.
        issued: when the venue published it.
        available: first publication, where `issued` does not say it.
        url: the best address for a reader.
    """

    kind: str
    container: str
    short: str
    issued: Date
    available: Date
    url: str


class Venues:
    """The venues of the vocabulary by the name that entries write."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._by_name = {venue.name: venue for venue in vocabulary.venues.values()}

    def split(self, venue: str) -> tuple[str, str, Venue | None]:
        """The name, the year (``""`` where there is none) and the venue of the vocabulary, if it has it.

        >>> Venues(Vocabulary.load()).split("CVPR 2024")[:2]
        ('CVPR', '2024')
        """
        if venue in self._by_name:
            return venue, "", self._by_name[venue]
        match = _VENUE.fullmatch(venue)
        if match is None:
            return venue, "", None
        return match["name"], match["year"] or "", self._by_name.get(match["name"])

    def cite(self, paper: Paper) -> Citation:
        """How `paper` is cited."""
        first = date_parts(paper.date)
        name, year, venue = self.split(paper.venue)
        if not name:
            kind = PREPRINT if paper.arxiv else OTHER
            return Citation(kind, "arXiv" if paper.arxiv else "", "", first, (), paper.link)
        kind = _KINDS.get(venue.type, OTHER) if venue else OTHER
        if kind in (PREPRINT, WEB):
            return Citation(kind, name if kind == PREPRINT else "", name, first or date_parts(year), (), paper.link)
        issued = date_parts(year)
        return Citation(kind, venue.full if venue else name, name, issued, () if first == issued else first, paper.link)


def date_parts(date: str) -> Date:
    """The numbers of a date; empty where it is not one.

    >>> date_parts("2023-04"), date_parts("2023-13"), date_parts("")
    ((2023, 4), (), ())
    """
    match = _DATE.fullmatch(date)
    return tuple(int(part) for part in match.groups() if part) if match else ()
