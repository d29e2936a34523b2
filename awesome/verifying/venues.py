"""Where papers that stand here as preprints were published since."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from msgspec.structs import replace

from awesome.findings import quoted
from awesome.sources.errors import SourceError
from awesome.venues import published_in
from awesome.verifying.drift import Certainty, Drift, drift
from awesome.verifying.facts import PaperFacts
from awesome.verifying.identity import Identity
from awesome.verifying.wording import likeness
from awesome.yamltext import Entry

if TYPE_CHECKING:
    from awesome.sources.session import Session
    from awesome.verifying.records import Record

_LONGEST_WORDS = 300
_OWN_DOI = "10.48550/"
"""DOIs that arXiv gives to its preprints: they say of no publication."""

_LIKE_ENOUGH = 0.5
"""Two titles of one paper, of which one may be that of the journal's version."""


def is_open(entry: Entry) -> bool:
    """Whether an entry does not say yet where its paper was published."""
    return entry.text("venue") in ("", "arXiv")


def with_venue(
    facts: PaperFacts, before: PaperFacts, record: Record, latest: int, session: Session | None
) -> PaperFacts:
    """The facts, with where the paper was published if the record says so, or else what its DOI's registry says.

    Args:
        facts: those of the record.
        before: what was known before; it stays where the registry does not answer.
        record: the record.
        latest: the last year in which the paper can have been published.
        session: what to ask the registry with; None where it is not to be asked.
    """
    found = _read(facts, record, latest)
    if found is not None:
        return found
    if record.doi and not record.doi.startswith(_OWN_DOI) and session is not None:
        try:
            work = _registered(record, session)
        except SourceError:
            return replace(facts, venue=before.venue, venue_unread=before.venue_unread, said=before.said)
        found = _read(facts, work, latest) if work else None
        if found is not None:
            return found
        record = work or record
    unread = next((claim.text for _, claim in record.claims if claim.is_place), "")
    return replace(facts, venue_unread=unread[:_LONGEST_WORDS])


def drifts(of: str, entry: Entry, facts: PaperFacts, identity: Identity) -> Iterator[Drift]:
    """What is to be said of the venue of an entry."""
    if not is_open(entry):
        return
    if facts.venue:
        certainty: Certainty = "certain" if identity.certainty == "certain" else "unsure"
        message = f"published at {quoted(facts.venue)}"
        at = "venue" if entry.text("venue") else "title"
        yield drift("venue", of, entry, at, message, facts.said, certainty=certainty, changes={"venue": facts.venue})
    elif facts.venue_unread:
        message = f"published, it seems, at {quoted(facts.venue_unread)}"
        yield drift("venue-unread", of, entry, "venue", message, certainty="unsure")


def _read(facts: PaperFacts, record: Record, latest: int) -> PaperFacts | None:
    """The facts with the venue that a record names, if it is one of the vocabulary."""
    for whose, claim in record.claims:
        sighting = published_in(claim, record.year or latest - 10, latest)
        if sighting is not None:
            return replace(facts, venue=sighting.venue, said=f"{whose} says {quoted(claim.text[:_LONGEST_WORDS])}")
    return None


def _registered(record: Record, session: Session) -> Record | None:
    """The record behind the DOI that a record names, if it is about the same paper."""
    from awesome.sources.doi import fetch_doi
    from awesome.verifying.records import of_work

    work = fetch_doi(record.doi, session)
    if work is None or likeness(work.title, record.title) < _LIKE_ENOUGH:
        return None
    # a venue cannot be of a year before the preprint, whatever the registry says of the date
    found = of_work(work)
    return found._replace(year=record.year)
