"""What the record of a paper says against the paper's entry."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from awesome.dates import is_date
from awesome.findings import quoted
from awesome.verifying import venues
from awesome.verifying.drift import Certainty, Drift, drift, few, remove_command
from awesome.verifying.facts import PaperFacts
from awesome.verifying.identity import Identity, identify
from awesome.verifying.people import Comparison, compare
from awesome.verifying.wording import same_title
from awesome.yamltext import Entry, Value

if TYPE_CHECKING:
    from awesome.verifying.records import Record

DAYS_APART = 3
"""What is to be believed only when it was seen twice must be seen again so many days later."""

GRACE = datetime.timedelta(days=7)
"""A list may have the day of the announcement, the record that of the submission: as rule P303 has it."""

_SHORTEST_NAME = 3
_LONGEST_WORDS = 300
_MOST_AUTHORS = 2_000
_SOURCES = {"arxiv": "arXiv", "doi": "the DOI's registry", "openreview": "OpenReview"}


def facts_of(record: Record, entries: Sequence[Entry]) -> PaperFacts:
    """What is to be kept of a record: what the entries that have its id do not say themselves."""
    other_title = any(entry.text("title") and not same_title(entry.text("title"), record.title) for entry in entries)
    other_authors = any(_has_authors(entry) and _other_authors(entry, record.authors) for entry in entries)
    published = record.published
    other_date = published is not None and any(_is_off(entry.text("date"), published) for entry in entries)
    return PaperFacts(
        title=record.title if other_title else "",
        authors=list(record.authors[:_MOST_AUTHORS]) if other_authors or other_title else [],
        published=published.isoformat() if published and other_date else "",
        version=record.version if other_title else 0,
        withdrawn=record.withdrawn[:_LONGEST_WORDS],
        named=_named(record, entries) if other_title else "",
    )


def unknown(before: PaperFacts, today: str) -> PaperFacts:
    """What is to be kept where the source knows no such id."""
    return PaperFacts(unknown=before.unknown or today)


def drifts(of: str, entry: Entry, name: str, facts: PaperFacts, day: str) -> Iterator[Drift]:
    """Where an entry and the record behind one of its ids do not agree.

    Args:
        of: ``paper`` or ``dataset``.
        entry: the entry.
        name: the field of the id.
        facts: what was found behind it.
        day: when it was looked at last.
    """
    source, identifier = _SOURCES[name], entry.text(name)
    if facts.unknown:
        if days_between(facts.unknown, day) >= DAYS_APART:
            message = f"{source} knows no paper {quoted(identifier)}"
            evidence = f"asked on {facts.unknown} and again on {day}"
            yield drift("unknown-id", of, entry, name, message, evidence, certainty="likely")
        return
    identity = identify(entry, facts)
    if identity.kind == "another":
        message = f"{source} has {quoted(facts.title)} by {few(facts.authors)} under {quoted(identifier)}"
        yield drift("wrong-id", of, entry, name, message, *identity.evidence, certainty=identity.certainty)
        return
    if facts.withdrawn:
        command = remove_command(of, entry.id, f"withdrawn: {facts.withdrawn}")
        yield drift("withdrawn", of, entry, name, f"{source} says: {quoted(facts.withdrawn)}", command=command)
        return
    yield from venues.drifts(of, entry, facts, identity)
    if name != "arxiv" and entry.text("arxiv"):
        # the entry has the preprint's title and authors, and the journal's may be others
        return
    if identity.kind == "renamed":
        message = f"{source} has the title {quoted(facts.title)}"
        changes = {"title": facts.title}
        sure = identity.certainty
        yield drift("title", of, entry, "title", message, *identity.evidence, certainty=sure, changes=changes)
    yield from _authors(of, entry, facts, identity)
    yield from _date(of, entry, facts, identity)


def _authors(of: str, entry: Entry, facts: PaperFacts, identity: Identity) -> Iterator[Drift]:
    if not facts.authors or not _has_authors(entry):
        return
    changes: dict[str, Value] = {"authors": facts.authors}
    certainty: Certainty
    if not entry.list("authors"):
        message = f"the record names the authors: {few(facts.authors)}"
        certainty = "certain" if identity.kind == "same" else "likely"
        yield drift("no-authors", of, entry, "title", message, certainty=certainty, changes=changes)
        return
    found = compare(entry.list("authors"), facts.authors)
    if found.differs:
        certainty = "certain" if found.same else "unsure"
        yield drift("authors", of, entry, "authors", _difference(found), certainty=certainty, changes=changes)


def _other_authors(entry: Entry, authors: Sequence[str]) -> bool:
    ours = entry.list("authors")
    return not ours or (ours != list(authors) and compare(ours, authors).differs)


def _difference(found: Comparison) -> str:
    clauses = []
    if found.gone:
        clauses.append(f"the record does not name {few(found.gone)}")
    if found.new:
        clauses.append(f"the record names {few(found.new)}, who {'is' if len(found.new) == 1 else 'are'} not here")
    if found.reordered:
        clauses.append("the record has another order")
    return "; ".join(clauses)


def _date(of: str, entry: Entry, facts: PaperFacts, identity: Identity) -> Iterator[Drift]:
    date = entry.text("date")
    if is_date(facts.published) and _is_off(date, datetime.date.fromisoformat(facts.published)):
        certainty: Certainty = "likely" if identity.kind == "same" else "unsure"
        message = f"the first version is of {facts.published}, the date here is {quoted(date)}"
        yield drift("date", of, entry, "date", message, certainty=certainty, changes={"date": facts.published})


def _is_off(date: str, published: datetime.date) -> bool:
    """Whether the first version lies outside the year, month or day that the entry names, and more than the grace."""
    if not is_date(date):
        return False
    year, month, day = (int(part) for part in f"{date}-0-0".split("-")[:3])
    first = datetime.date(year, month or 1, day or 1)
    last = datetime.date(year, month or 12, day or calendar.monthrange(year, month or 12)[1])
    return not first - GRACE <= published <= last + GRACE


def _named(record: Record, entries: Sequence[Entry]) -> str:
    """What in a record points to one of the entries: the name of the model, or the repository."""
    for entry in entries:
        name = entry.text("name")
        if len(name) >= _SHORTEST_NAME and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", record.text):
            return f"its title or abstract names {quoted(name)}"
        code = entry.text("code").partition("://")[2]
        if code and code.casefold() in record.text.casefold():
            return f"its abstract or comment links to {quoted(entry.text('code'))}"
    return ""


def _has_authors(entry: Entry) -> bool:
    """Data sets have none; they have kinds instead."""
    return "kind" not in entry.values


def days_between(earlier: str, later: str) -> int:
    """The days between two days, ``YYYY-MM-DD`` each; 0 where one of them is none."""
    try:
        return (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(earlier)).days
    except ValueError:
        return 0
