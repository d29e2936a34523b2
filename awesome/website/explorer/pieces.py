"""The pieces of which the explorer puts exports together in the browser, byte for byte what `awesome export` writes.

A format's pieces stand in chunks: gzipped files of entries, joined by `SEPARATOR`, which no exporter writes. Papers are
chunked by shelf and, within it, in the order of the index, so that a technique's recent papers lie in few chunks; data
sets in the order of their index. A data set whose piece is another where its paper is not taken along has both, joined
by `ALONE`: with the paper first. Chunks are named by what they were made from, so that a build that changes nothing
renders nothing.

The recipe (one file, asked for when somebody exports)::

    {"separator", "alone", "size": entries in a chunk,
     "order": {"papers": [rows], "datasets": [rows]},            rows of the index in the order of an export
     "formats": {name: {"file", "type", "frame": [...], "papers": [paths of chunks], "datasets": [paths of chunks]}},
     "markdown": {...}}

A frame is what an export is made of: texts as they stand, and ``{"of": "papers" | "datasets", "open", "between",
"close", "none"}``: the pieces in the order of an export, joined by `between`, with `open` before and `close` behind
them, or `none` where there are no pieces. An export of papers takes their data sets along.

Markdown has no frame but::

    {"head": [before, behind the counts], "and": joins the counts, "counted": {"papers": [one, many], "datasets": [...]},
     "large": bytes of the chapters from which on `note` follows the head, "note", "contents", "unknown": the year,
     "chapters": {"papers": [[name, anchor, about]] by shelf, "datasets": [name, anchor, about]}}

Counts are written with commas for thousands. After head, note and contents there is a line a chapter: ``- [name](#anchor)
(count): `` and, joined by `` · ``, ``[year](#anchor-year)`` (spaces in it as hyphens). Where there is a chapter, an
empty line, and the chapters joined by a line end: ``## name``, empty line, where there is one the `about` and an empty
line, and the years joined by a line end: ``### name year``, empty line, the pieces in the order of the index, each with
a line end.
"""

from __future__ import annotations

import gzip
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from awesome.exporters import FORMATS, bibtex, csl_json, csv_table, json_whole, markdown, ris
from awesome.exporters.clock import EPOCH
from awesome.exporters.selection import Selection
from awesome.model import SHELVES, Dataset, Paper
from awesome.website.explorer.files import FOLDER, HASH_LENGTH, File, hashed
from awesome.website.output import Output, digest
from awesome.website.views import Views

SEPARATOR = "\x1e"
ALONE = "\x1f"
SIZE = 100
"""Entries in a chunk: of 59 chunks a topic's papers need most, but a technique's recent ones fewer than ten, and all of
them together are hardly larger than one file."""

_Make = Callable[[list[Any], Selection], list[str]]


@dataclass(frozen=True)
class _Format:
    """How the pieces of a format are made, and what stands around them."""

    frame: list[Any]
    papers: _Make
    datasets: _Make | None = None


def _list_of(what: str, opening: str = "", between: str = "", closing: str = "", none: str = "") -> dict[str, str]:
    return {"of": what, "open": opening, "between": between, "close": closing, "none": none}


def _csv_lines(selection: Selection) -> list[str]:
    return csv_table.lines(selection)[1:]


def _json(entries: Sequence[Paper | Dataset]) -> list[str]:
    return [msgspec.json.encode(entry).decode() for entry in entries]


def _formats(whole: Selection) -> dict[str, _Format]:
    heading = csv_table.BYTE_ORDER_MARK + csv_table.lines(replace(whole, papers=(), data_sets=()))[0]
    array = ("[\n", ",\n", "\n]", "[]")
    return {
        "bibtex": _Format(
            [_list_of("papers", between="\n")],
            lambda papers, selection: [bibtex.entry(paper, selection.venues) for paper in papers],
        ),
        "ris": _Format(
            [_list_of("papers")],
            lambda papers, selection: [ris.record(paper, selection) for paper in papers],
        ),
        "csl-json": _Format(
            [_list_of("papers", *array), "\n"],
            lambda papers, selection: [csl_json.item(paper, selection.venues).decode() for paper in papers],
        ),
        "csv": _Format(
            [heading, _list_of("papers"), _list_of("datasets")],
            lambda papers, selection: _csv_lines(replace(selection, papers=tuple(papers), data_sets=())),
            lambda sets, selection: _csv_lines(replace(selection, data_sets=tuple(sets)))[len(selection.papers) :],
        ),
        "json": _Format(
            [
                f'{{"version": {json_whole.VERSION},\n"papers": ',
                _list_of("papers", *array),
                ',\n"data_sets": ',
                _list_of("datasets", *array),
                "}\n",
            ],
            lambda papers, _: _json(papers),
            lambda sets, _: _json(sets),
        ),
        "markdown": _Format(
            [],
            lambda papers, selection: [markdown.paper_row(paper, selection) for paper in papers],
            lambda sets, selection: [markdown.data_set_row(data_set, selection) for data_set in sets],
        ),
    }


def write_pieces(output: Output, views: Views, code: str) -> File:
    """Write all chunks and return the recipe. `code` is a digest of the programs that write pieces, and their data."""
    return _Chunks(output, views, code).recipe()


class _Chunks:
    """Writes the chunks of one catalog."""

    def __init__(self, output: Output, views: Views, code: str) -> None:
        self.output = output
        self.views = views
        self.code = code
        # none of these formats says when it was written
        self.whole = Selection.whole(views.catalog, views.vocabulary, EPOCH, views.settings.site_url)
        by_shelf = [[paper for paper in views.newest if paper.shelf == shelf] for shelf in SHELVES]
        self.papers = _chunked([paper for papers in by_shelf for paper in papers])
        self.datasets = _chunked(views.newest_datasets)

    def recipe(self) -> File:
        """Write the chunks; how exports are put together from them."""
        views = self.views
        rows = {paper.id: row for row, paper in enumerate(views.newest)}
        dataset_rows = {dataset.id: row for row, dataset in enumerate(views.newest_datasets)}
        found = {
            "separator": SEPARATOR,
            "alone": ALONE,
            "size": SIZE,
            "order": {
                "papers": [rows[identifier] for identifier in views.catalog.papers],
                "datasets": [dataset_rows[identifier] for identifier in views.catalog.datasets],
            },
            "formats": {name: self._format(name, form) for name, form in _formats(self.whole).items()},
            "markdown": _markdown(self.whole),
        }
        return hashed("pieces", found)

    def _format(self, name: str, form: _Format) -> dict[str, Any]:
        make = form.datasets
        return {
            "file": FORMATS[name].file,
            "type": FORMATS[name].media_type,
            "frame": form.frame,
            "papers": [self._chunk(name, chunk, lambda c=chunk: form.papers(c, self.whole)) for chunk in self.papers],  # type: ignore[misc]
            "datasets": []
            if make is None
            else [self._chunk(name, chunk, lambda c=chunk: self._both(c, make)) for chunk in self.datasets],  # type: ignore[misc]
        }

    def _chunk(self, name: str, entries: Sequence[Paper | Dataset], make: Callable[[], list[str]]) -> str:
        """Write a chunk, unless it stands there already; returns its path."""
        key = digest(
            self.code, name, self.whole.site_url, msgspec.json.encode([self._source(entry) for entry in entries])
        )
        path = f"{FOLDER}pieces/{name}.{key[:HASH_LENGTH]}.gz"
        self.output.page(path, key, lambda: gzip.compress(SEPARATOR.join(make()).encode(), 6, mtime=0))
        return path

    def _source(self, entry: Paper | Dataset) -> list[Any]:
        """All that an entry's piece is made of."""
        return [entry, self.views.catalog.papers.get(entry.paper) if isinstance(entry, Dataset) else None]

    def _both(self, datasets: list[Dataset], make: _Make) -> list[str]:
        known = self.views.catalog.papers
        papers = {dataset.paper: known[dataset.paper] for dataset in datasets if dataset.paper in known}
        accompanied = make(datasets, replace(self.whole, papers=tuple(papers.values()), data_sets=()))
        alone = make(datasets, replace(self.whole, papers=(), data_sets=()))
        return [one if one == other else f"{one}{ALONE}{other}" for one, other in zip(accompanied, alone, strict=True)]


def _chunked(entries: list[Any]) -> list[list[Any]]:
    return [entries[start : start + SIZE] for start in range(0, len(entries), SIZE)]


def _markdown(whole: Selection) -> dict[str, Any]:
    before, behind = markdown.head(SEPARATOR, whole.site_url).split(SEPARATOR)
    names = {shelf: markdown.chapter_heading(shelf, whole) for shelf in SHELVES}
    data_sets = markdown.DATA_SETS_NAME
    return {
        "head": [before, behind],
        "and": " and ",
        "counted": {"papers": ["paper", "papers"], "datasets": ["data set", "data sets"]},
        "large": markdown.SHOWN_BY_GITHUB,
        "note": markdown.NOTE,
        "contents": markdown.CONTENTS,
        "unknown": markdown.UNKNOWN_YEAR,
        "chapters": {
            "papers": [[name, markdown.anchor(name), about] for name, about in names.values()],
            "datasets": [data_sets, markdown.anchor(data_sets), ""],
        },
    }
