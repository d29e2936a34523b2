"""Records with names of their own, as tables and JSON of other lists have them: a row by what its columns are called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from awesome.importers.collecting import Collector
from awesome.importers.columns import role_of
from awesome.importers.labels import is_id
from awesome.importers.links import address_role
from awesome.importers.listvenues import venue_of, year_of
from awesome.importers.persons import full_names
from awesome.importers.row import Row
from awesome.importers.spelleddates import date_in, whole_date

_EXACT = {"doi": "id", "arxiv": "id", "arxivid": "id", "arxiv_id": "id", "eprint": "id", "openreview": "id"}
_LONGEST = 4_000


def roles_of(names: Mapping[str, Any] | list[str]) -> dict[str, str]:
    """What each name of a record stands for. Only one stands for the title."""
    found = {name: _EXACT.get(name.strip().lower(), role_of(name)) for name in names}
    titles = [name for name, role in found.items() if role == "title"]
    best = next((name for name in titles if "title" in name.lower() or "标题" in name), titles[0] if titles else "")
    for name in titles:
        if name != best:
            found[name] = "paper"
    if not best and (named := next((name for name, role in found.items() if role == "name"), "")):
        found[named] = "title"
    return found


def row_of_record(record: Mapping[str, Any], line: int, roles: Mapping[str, str] | None = None) -> Row:
    """The row of a record."""
    collector = Collector(line)
    # a year is that of a venue that may stand behind it
    for name, role in sorted((roles or roles_of(record)).items(), key=lambda item: item[1] == "year"):
        value = record.get(name)
        if isinstance(value, list) and role == "authors":
            names = [author for author in value if isinstance(author, str)]
            collector.people(names if len(names) == len(value) else [])
            continue
        for text in value if isinstance(value, list) else [value]:
            if isinstance(text, str | int) and str(text).strip():
                _take(role, str(text)[:_LONGEST].strip(), collector)
    row = collector.finished()
    if not collector.has_paper and not row.doubts:
        row.doubt("no-id", "it has no id and no address")
    return row


def _take(role: str, text: str, collector: Collector) -> None:
    if role == "title":
        collector.title(text)
    elif role == "name":
        collector.name(text)
    elif role == "authors":
        collector.people(full_names(text) or [])
    elif role == "venue":
        collector.venue(venue_of(text, bare=True, as_place=True))
    elif role == "date":
        collector.date(whole_date(text, short=True) or date_in(text))
    elif role == "year":
        venue, year = collector.row.text("venue"), whole_date(text)
        collector.venue(f"{venue} {year}" if venue and venue != "arXiv" and not year_of(venue) else "")
        collector.date(year)
    elif role == "id":
        collector.identifier(text)
    elif role == "paper":
        if "://" in text or "." in text.partition("/")[0]:
            collector.link(address_role(text) or "paper", text)
        elif is_id(text):
            collector.identifier(text)
    elif role in ("code", "project", "demo"):
        collector.link(role, text)
