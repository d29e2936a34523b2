"""Which entries are wanted: values of one kind are alternatives, different kinds combine.

A data set takes part with its own values and with those of its paper.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from awesome.catalog import Catalog
from awesome.exporters.selection import Selection
from awesome.model import BACKGROUND, Dataset, Paper
from awesome.suggest import nearest
from awesome.terms import UnknownValueError, technique, term

__all__ = ["Criteria", "UnknownValueError", "identifier", "select", "technique", "term", "venue", "years"]

_YEARS = re.compile(r"([12]\d{3})(?:-([12]\d{3})?)?")
_VENUE_YEAR = re.compile(r"(.+?)\s+([12]\d{3})")
_LAST_YEAR = "9999"


@dataclass(frozen=True)
class Criteria:
    """What is wanted, each resolved against the catalog. An empty field wants everything.

    Attributes:
        techniques: slugs, ``background`` among them.
        topics, modalities: slugs.
        venues: a venue's name and a year, ``""`` for every year.
        years: first and last year of ranges.
        ids: ids of entries.
        has_code: only papers with a repository, and their data sets.
    """

    techniques: frozenset[str] = frozenset()
    topics: frozenset[str] = frozenset()
    modalities: frozenset[str] = frozenset()
    venues: frozenset[tuple[str, str]] = frozenset()
    years: frozenset[tuple[str, str]] = frozenset()
    ids: frozenset[str] = frozenset()
    has_code: bool = False


def select(selection: Selection, criteria: Criteria, catalog: Catalog) -> Selection:
    """The part of the selection that is wanted."""
    papers = tuple(paper for paper in selection.papers if _wanted([paper], criteria, selection))
    data_sets = []
    for data_set in selection.data_sets:
        paper = catalog.papers.get(data_set.paper)
        if _wanted([data_set, paper] if paper else [data_set], criteria, selection):
            data_sets.append(data_set)
    return replace(selection, papers=papers, data_sets=tuple(data_sets))


def _wanted(entries: list[Paper | Dataset], wanted: Criteria, selection: Selection) -> bool:
    """Whether an entry, together with the paper it belongs to, meets every criterion."""
    papers = [entry for entry in entries if isinstance(entry, Paper)]
    return (
        _meets(wanted.techniques, (t for entry in entries for t in entry.techniques or [BACKGROUND]))
        and _meets(wanted.topics, (topic for paper in papers for topic in paper.topics))
        and _meets(wanted.modalities, (modality for entry in entries for modality in entry.modalities))
        and _meets(wanted.ids, (entry.id for entry in entries))
        and (not wanted.has_code or any(paper.code for paper in papers))
        and (not wanted.years or any(_within(entry.year, wanted.years) for entry in entries))
        and (not wanted.venues or any(_appeared(entry.venue, wanted.venues, selection) for entry in entries))
    )


def _meets(wanted: frozenset[str], values: Iterable[str]) -> bool:
    return not wanted or not wanted.isdisjoint(values)


def _within(year: str, ranges: frozenset[tuple[str, str]]) -> bool:
    return any(first <= year <= last for first, last in ranges)


def _appeared(venue: str, wanted: frozenset[tuple[str, str]], selection: Selection) -> bool:
    name, year, _ = selection.venues.split(venue)
    return bool(name) and ((name, year) in wanted or (name, "") in wanted)


def venue(text: str, selection: Selection) -> tuple[str, str]:
    """The name and the year (``""`` for every year) of a venue, from its name, slug or another spelling.

    Raises:
        UnknownValueError: neither the vocabulary nor an entry has such a venue.
    """
    names = {selection.venues.split(paper.venue)[0] for paper in selection.papers if paper.venue}
    spellings = {name.casefold(): name for name in sorted(names)}
    for known in selection.vocabulary.venues.values():
        spellings |= {
            spelling.casefold(): known.name for spelling in (*known.aliases, known.full, known.id, known.name)
        }
    name, year = text.strip(), ""
    if name.casefold() not in spellings and (match := _VENUE_YEAR.fullmatch(name)):
        name, year = match[1], match[2]
    if name.casefold() in spellings:
        return spellings[name.casefold()], year
    meant = nearest(name, spellings)
    raise UnknownValueError("venue", text, f"{spellings[meant]} {year}".strip() if meant else None)


def years(text: str) -> tuple[str, str]:
    """The first and the last year of ``2024``, ``2023-2025`` or ``2023-`` (and later).

    Raises:
        UnknownValueError: it is none of these.
    """
    match = _YEARS.fullmatch(text.strip())
    first, last = (match[1], match[2] or (_LAST_YEAR if "-" in text else match[1])) if match else ("1", "0")
    if first > last:
        raise UnknownValueError("year", text, None, "write a year or a range, as 2024 or 2023-2025")
    return first, last


def identifier(text: str, catalog: Catalog) -> str:
    """The id of an entry; an id that it had formerly is one too.

    Raises:
        UnknownValueError: there is no such entry.
    """
    key = text.strip().casefold()
    if key in catalog.papers or key in catalog.datasets:
        return key
    if old := catalog.former_papers.get(key) or catalog.former_datasets.get(key):
        return old.id
    arxiv = catalog.by_arxiv.get(key.removeprefix("arxiv:"))
    if arxiv:
        return arxiv.id
    raise UnknownValueError("id", text, nearest(key, [*catalog.papers, *catalog.datasets]))
