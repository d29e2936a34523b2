"""Works as OpenReview knows them. Papers up to 2023 stand behind its old API, which wraps no value."""

from __future__ import annotations

import datetime
import re
from typing import Any
from urllib.parse import urlencode

from awesome.identifiers import OPENREVIEW, openreview_url
from awesome.sources.errors import SourceError
from awesome.sources.records import WorkRecord, json_of, line, lines
from awesome.sources.session import Session

SOURCE = "OpenReview"

_MOST_BYTES = 4_000_000
_LATEST = 32_503_680_000_000
"""Milliseconds up to the year 3000; what lies beyond is no time."""
_NOT_THERE = frozenset({400, 404})
_WITHDRAWN = re.compile(r"withdrawn", re.IGNORECASE)


def fetch_openreview(identifier: str, session: Session) -> WorkRecord | None:
    """What OpenReview says of a paper, given its forum's id or that of any note in the forum; None if it knows none.

    Raises:
        SourceError: OpenReview gave no usable answer.
    """
    note = _note(identifier, session)
    forum = line(note.get("forum")) if note else ""
    if note and forum != identifier and OPENREVIEW.fullmatch(forum):
        note = _note(forum, session)
    return _record(forum or identifier, note) if note else None


def _note(identifier: str, session: Session) -> dict[str, Any] | None:
    query = urlencode({"id": identifier})
    for base in (session.addresses.openreview, session.addresses.openreview_old):
        reply = session.get(f"{base}/notes?{query}", accept="application/json", source=SOURCE, most_bytes=_MOST_BYTES)
        if reply.status in _NOT_THERE:
            continue
        if reply.status != 200:
            raise SourceError(SOURCE, reply.url, f"the status is {reply.status}")
        notes = json_of(reply, SOURCE).get("notes")
        if isinstance(notes, list) and notes and isinstance(notes[0], dict):
            return notes[0]
    return None


def _record(identifier: str, note: dict[str, Any]) -> WorkRecord | None:
    content = note.get("content")
    content = content if isinstance(content, dict) else {}
    title = line(_plain(content.get("title")))
    if not title:
        return None
    venue, venue_id = line(_plain(content.get("venue"))), line(_plain(content.get("venueid")))
    return WorkRecord(
        source=SOURCE,
        title=title,
        authors=tuple(lines(_plain(content.get("authors")))),
        date=_day(note),
        venue=venue,
        openreview=identifier,
        url=openreview_url(identifier),
        abstract=line(_plain(content.get("abstract"))),
        withdrawn=bool(_WITHDRAWN.search(venue) or _WITHDRAWN.search(venue_id)),
    )


def _plain(value: object) -> object:
    return value.get("value") if isinstance(value, dict) else value


def _day(note: dict[str, Any]) -> str:
    """The first day on which the paper could be read, as far as the note tells."""
    times = [note.get(name) for name in ("odate", "pdate")]
    known = [time for time in times if isinstance(time, int) and 0 < time < _LATEST]
    created = note.get("cdate")
    if not known and isinstance(created, int) and 0 < created < _LATEST:
        known = [created]
    return datetime.datetime.fromtimestamp(min(known) / 1000, datetime.UTC).date().isoformat() if known else ""
