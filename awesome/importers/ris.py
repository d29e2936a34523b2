"""RIS, record by record, so that a broken one costs no other."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import rispy

from awesome.importers.citation import Citation, full_name, row_of
from awesome.importers.row import Reading, Row

_START = re.compile(r"\s*TY\s{0,4}-")
_TAG = re.compile(r"\s*(?P<tag>[A-Z][A-Z0-9])\s{1,4}-\s?(?P<value>.*)", re.DOTALL)
_TITLES = ("title", "primary_title", "translated_title", "tertiary_title")
_PLACES = (
    "secondary_title", "journal_name", "alternate_title1", "alternate_title2", "alternate_title3", "publisher",
    "tertiary_title",
)  # fmt: skip
_MOST_LINES = 5_000
_MOST_CHARACTERS = 200_000


def read(text: str) -> Reading:
    """The records of a RIS file."""
    rows = [_read(number, lines) for number, lines in _records(text)]
    return Reading(rows)


def _records(text: str) -> Iterator[tuple[int, list[str]]]:
    """The lines of each record, and where it begins."""
    record: list[str] = []
    begin = 0
    for number, line in enumerate(text.split("\n"), 1):
        if _START.match(line):
            if record:
                yield begin, record
            record, begin = [], number
        if begin:
            record.append(line)
    if record:
        yield begin, record


def _read(number: int, lines: list[str]) -> Row:
    row = Row(number)
    if len(lines) > _MOST_LINES or sum(map(len, lines)) > _MOST_CHARACTERS:
        row.doubt("unreadable", "it is too long for a record: see where it ends (ER  -)")
        return row
    try:
        found: list[dict[str, Any]] = rispy.loads("\n".join([*map(_tidied, lines), "ER  - "]))
    except (AttributeError, IndexError, KeyError, TypeError, ValueError):
        # it stumbles over lines before the first tag, and over tags in each other's places
        found = []
    if not found:
        row.doubt("unreadable", "it is no whole record of RIS")
        return row
    return row_of(_citation(found[0]), number)


def _tidied(line: str) -> str:
    """A line with its tag as the format wants it: two letters, two spaces, a hyphen, a space."""
    match = _TAG.fullmatch(line.rstrip())
    return f"{match['tag']}  - {match['value']}" if match else line.strip()


def _citation(record: dict[str, Any]) -> Citation:
    notes = [_text(record, name) for name in ("note", "number", "notes", "volume", "journal_name", "secondary_title")]
    date = re.sub(r"/+$", "", _text(record, "date")).replace("/", "-")[:10]
    year = _text(record, "year")[:4] or _text(record, "publication_year")[:4]
    number = _text(record, "accession_number")
    return Citation(
        title=next(filter(None, (_text(record, name) for name in _TITLES)), ""),
        name=_text(record, "short_title"),
        authors=[_name(name) for tag in ("authors", "first_authors") for name in _list(record, tag)],
        date=date if date.startswith(year) and date else year,
        places=[_text(record, name) for name in _PLACES],
        ids=[_text(record, "doi"), number if "arxiv" in number.lower() else ""],
        notes=notes,
        addresses=[address for tag in ("urls", "file_attachments1") for address in _list(record, tag)],
    )


def _name(name: str) -> str:
    family, comma, rest = name.partition(",")
    given, _, suffix = rest.partition(",")
    return full_name(given.strip(), family.strip(), suffix.strip()) if comma else name


def _text(record: dict[str, Any], name: str) -> str:
    value = record.get(name, "")
    if isinstance(value, list):
        value = value[0] if value else ""
    return value if isinstance(value, str) else ""


def _list(record: dict[str, Any], name: str) -> list[str]:
    value = record.get(name, [])
    return [item for item in value if isinstance(item, str) and item] if isinstance(value, list) else []
