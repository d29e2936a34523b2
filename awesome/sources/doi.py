"""Works as their DOI's registry knows them, in the one form that all registries answer with: CSL-JSON."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import quote

from awesome.identifiers import doi_url
from awesome.sources.errors import SourceError
from awesome.sources.records import WorkRecord, date_of, json_of, line, lines
from awesome.sources.session import Session

SOURCE = "The DOI's registry"

_FORMAT = "application/vnd.citationstyles.csl+json"
_MOST_BYTES = 4_000_000
_DATES = ("issued", "published", "published-online", "published-print")
_PLACES = ("event-title", "event", "container-title", "container-title-short", "collection-title")
_RETRACTED = re.compile(r"\W*(?:retracted|withdrawn)\b(?: article)?[\]):]", re.IGNORECASE)


def fetch_doi(doi: str, session: Session) -> WorkRecord | None:
    """What a DOI's registry says of it; None where there is no such DOI.

    Raises:
        SourceError: the resolver or the registry gave no usable answer.
    """
    prefix, _, suffix = doi.partition("/")
    # a slash within it is no step of a path
    url = f"{session.addresses.doi}/{quote(prefix, safe='')}/{quote(suffix, safe=':;()')}"
    reply = session.get(url, accept=_FORMAT, source=SOURCE, most_bytes=_MOST_BYTES)
    if reply.status in (404, 410):
        return None
    if reply.status != 200:
        raise SourceError(SOURCE, reply.url, f"the status is {reply.status}")
    return _record(doi, json_of(reply, SOURCE))


def _record(doi: str, data: dict[str, Any]) -> WorkRecord | None:
    title, subtitle = line(data.get("title")), line(data.get("subtitle"))
    if not title:
        return None
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title.rstrip(':')}: {subtitle}"
    return WorkRecord(
        source=SOURCE,
        title=title,
        authors=_authors(data.get("author")),
        date=min(filter(None, (_date(data.get(name)) for name in _DATES)), key=_latest, default=""),
        venue="; ".join(dict.fromkeys(text for name in _PLACES for text in _place(data.get(name)))),
        doi=doi,
        url=doi_url(doi),
        abstract=line(data.get("abstract")),
        withdrawn=bool(_RETRACTED.match(title)),
    )


def _authors(value: object) -> tuple[str, ...]:
    names = []
    for author in value if isinstance(value, list) else []:
        if isinstance(author, dict):
            own = [line(author.get(part)) for part in ("given", "non-dropping-particle", "family", "suffix")]
            names.append(" ".join(filter(None, own)) or line(author.get("literal")) or line(author.get("name")))
    return tuple(filter(None, names))


def _date(value: object) -> str:
    parts = value.get("date-parts") if isinstance(value, dict) else None
    return date_of(parts[0]) if isinstance(parts, list) and parts else ""


def _latest(date: str) -> str:
    """The last day that a date may mean, so that of two that agree the more precise one comes first."""
    return (date + "-99-99")[:10]


def _place(value: object) -> list[str]:
    if isinstance(value, dict):
        return lines(value.get("name")) + lines(value.get("acronym"))
    return lines(value)
