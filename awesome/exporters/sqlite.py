"""A SQLite database with normalised tables, foreign keys, indexes and views; see `sqlite_tables.sql`.

It is built in memory and holds no time, so the same selection gives the same bytes.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from importlib.resources import files
from itertools import chain

from awesome.exporters.names import split_name
from awesome.exporters.selection import Selection
from awesome.model import Dataset, Paper

SCHEMA_VERSION = 1
"""Stands in ``PRAGMA user_version``."""

_PAGE_SIZE = 4096
# where the header names the library that wrote the file: two machines may have two
_LIBRARY_VERSION = slice(96, 100)

Row = tuple[object, ...]


def export(selection: Selection) -> bytes:
    """The database file."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(
            f"PRAGMA page_size = {_PAGE_SIZE}; PRAGMA encoding = 'UTF-8'; PRAGMA journal_mode = OFF; "
            f"PRAGMA user_version = {SCHEMA_VERSION};"
        )
        connection.executescript(_script("sqlite_tables.sql"))
        _fill(connection, selection)
        connection.commit()
        connection.executescript(_script("sqlite_views.sql"))
        data = bytearray(connection.serialize())
    data[_LIBRARY_VERSION] = bytes(4)
    return bytes(data)


def _script(name: str) -> str:
    return (files("awesome.exporters") / name).read_text("utf-8")


def _fill(connection: sqlite3.Connection, selection: Selection) -> None:
    entries: list[Paper | Dataset] = [*selection.papers, *selection.data_sets]
    _terms(connection, selection, entries)
    authors = {name: number for number, name in enumerate(_distinct(p.authors for p in selection.papers), start=1)}
    _insert(connection, "papers", (_paper(number, p, selection) for number, p in enumerate(selection.papers, 1)))
    _insert(connection, "authors", (_author(number, name) for name, number in authors.items()))
    _insert(
        connection,
        "paper_authors",
        ((k, n, authors[name]) for k, p in enumerate(selection.papers, 1) for n, name in enumerate(p.authors, 1)),
    )
    for table, field in _PAPER_LISTS:
        _insert(connection, table, _listed(selection.papers, field))
    papers = {paper.id: number for number, paper in enumerate(selection.papers, start=1)}
    data_sets = (_data_set(n, d, selection, papers) for n, d in enumerate(selection.data_sets, start=1))
    _insert(connection, "data_sets", data_sets)
    for table, field in _DATA_SET_LISTS:
        _insert(connection, table, _listed(selection.data_sets, field))


_PAPER_LISTS = (
    ("paper_techniques", "techniques"),
    ("paper_topics", "topics"),
    ("paper_modalities", "modalities"),
    ("paper_listings", "seen_in"),
)
_DATA_SET_LISTS = (
    ("data_set_kinds", "kind"),
    ("data_set_techniques", "techniques"),
    ("data_set_modalities", "modalities"),
    ("data_set_listings", "seen_in"),
    ("data_set_languages", "languages"),
)


def _terms(connection: sqlite3.Connection, selection: Selection, entries: Sequence[Paper | Dataset]) -> None:
    """The closed lists, and after them what entries name beyond them, so that every key refers to something."""
    words = selection.vocabulary
    _insert(connection, "venues", ((v.id, v.name, v.full, v.type) for v in words.venues.values()))
    named = {
        "techniques": _distinct(entry.techniques for entry in entries),
        "topics": _distinct(paper.topics for paper in selection.papers),
        "modalities": _distinct(entry.modalities for entry in entries),
        "kinds": _distinct(data_set.kind for data_set in selection.data_sets),
    }
    known = {
        "techniques": words.techniques,
        "topics": words.topics,
        "modalities": words.modalities,
        "kinds": words.kinds,
    }
    for table, terms in known.items():
        rows = [(term.id, term.en, term.zh, term.short) for term in terms.values()]
        rows += [(slug, slug, slug, "") for slug in named[table] if slug not in terms]
        _insert(connection, table, rows if table == "techniques" else [row[:3] for row in rows])
    listings = [(item.id, item.name, item.type, item.licence) for item in words.listings.values()]
    unknown = [key for key in _distinct(entry.seen_in for entry in entries) if key not in words.listings]
    _insert(connection, "listings", listings + [(key, key, "", "") for key in unknown])


def _paper(number: int, paper: Paper, selection: Selection) -> Row:
    _, year, venue = selection.venues.split(paper.venue)
    return (
        number, paper.id, paper.title, _known(paper.name), _known(paper.date), _integer(paper.year),
        _known(paper.venue), venue.id if venue else None, _integer(year), _known(paper.arxiv), _known(paper.doi),
        _known(paper.openreview), paper.shelf, _known(paper.link), _known(paper.pdf), _known(paper.code),
        _known(paper.project), _known(paper.demo), _known(paper.added),
    )  # fmt: skip


def _data_set(number: int, data_set: Dataset, selection: Selection, papers: dict[str, int]) -> Row:
    _, year, venue = selection.venues.split(data_set.venue)
    return (
        number, data_set.id, data_set.name, _known(data_set.title), _known(data_set.paper),
        papers.get(data_set.paper), _known(data_set.date),
        _integer(data_set.year), _known(data_set.venue), venue.id if venue else None, _integer(year),
        _known(data_set.arxiv), _known(data_set.doi), _known(data_set.openreview), _known(data_set.url),
        data_set.shelf, _known(data_set.size), _known(data_set.added),
    )  # fmt: skip


def _author(number: int, full: str) -> Row:
    name = split_name(full)
    return number, full, _known(name.family), _known(name.given), _known(name.particle), _known(name.suffix)


def _listed(entries: Iterable[Paper | Dataset], field: str) -> Iterable[Row]:
    for number, entry in enumerate(entries, start=1):
        for position, value in enumerate(dict.fromkeys(getattr(entry, field)), start=1):
            yield number, position, value


def _insert(connection: sqlite3.Connection, table: str, rows: Iterable[Row]) -> None:
    row = iter(rows)
    first = next(row, None)
    if first is not None:
        marks = ",".join("?" * len(first))
        # the name of the table is ours
        connection.executemany(f"INSERT INTO {table} VALUES ({marks})", chain([first], row))  # noqa: S608


def _distinct(values: Iterable[Sequence[str]]) -> list[str]:
    return list(dict.fromkeys(value for part in values for value in part))


def _known(value: str) -> str | None:
    return value or None


def _integer(value: str) -> int | None:
    return int(value) if value.isascii() and value.isdigit() else None
