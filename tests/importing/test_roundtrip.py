"""What `awesome export` writes is there already, entry by entry, in every format that holds entries."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from awesome.catalog import Catalog
from awesome.exporters import FORMATS
from awesome.exporters.selection import Selection
from awesome.importers.comparing import KNOWN, Verdict, compare
from awesome.importers.formats import read
from awesome.model import Dataset, Paper
from awesome.vocabulary import Vocabulary
from benchmarks.process import ROOT
from tests.importing.support import Place

WHOLE = ("csv", "json", "jsonl")
"""Formats that hold data sets, too."""
CITATIONS = ("bibtex", "ris", "csl-json")


@cache
def _catalog() -> Catalog:
    return Catalog.load(ROOT)


def _verdicts(form: str, selection: Selection) -> list[Verdict]:
    file = FORMATS[form]
    _, reading = read(file.export(selection), file.file)
    assert not reading.notes
    return compare(reading.rows, _catalog(), datetime.date(2026, 11, 23))


def _selection(step: int) -> Selection:
    catalog = _catalog()
    papers = list(catalog)[::step]
    # those that have no id are the ones that could be missed
    papers += [paper for paper in catalog if not (paper.arxiv or paper.doi or paper.openreview) and paper not in papers]
    data_sets = list(catalog.datasets.values())[::step]
    time = datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)
    return Selection(tuple(papers), tuple(data_sets), Vocabulary.load(), time)


def _check(form: str, selection: Selection) -> None:
    verdicts = _verdicts(form, selection)
    expected = [paper.id for paper in selection.papers]
    if form in WHOLE:
        expected += [data_set.id for data_set in selection.data_sets]
    assert [(verdict.state, verdict.entry) for verdict in verdicts] == [(KNOWN, identifier) for identifier in expected]
    assert [verdict.row.text("title") for verdict in verdicts if verdict.lacks] == []
    assert not any(verdict.row.doubts for verdict in verdicts)


@pytest.mark.parametrize("form", [*WHOLE, *CITATIONS])
def test_a_sample_of_the_list_is_there_already(form: str) -> None:
    _check(form, _selection(40))


@pytest.mark.sweep
@pytest.mark.parametrize("form", [*WHOLE, *CITATIONS])
def test_every_entry_of_the_list_is_there_already(form: str) -> None:
    _check(form, _selection(1))


@pytest.mark.parametrize("form", CITATIONS)
def test_citations_say_what_the_entries_say(form: str) -> None:
    selection = _selection(60)
    for paper, verdict in zip(selection.papers, _verdicts(form, selection), strict=True):
        row = verdict.row
        assert (row.text("arxiv"), row.text("doi")) == (paper.arxiv, paper.doi)
        assert row.list("authors") == paper.authors
        assert row.text("venue") in (paper.venue, "") or paper.venue.endswith("Blog")


@pytest.mark.parametrize("form", ["json", "jsonl", "csv"])
def test_our_own_formats_say_all(form: str) -> None:
    selection = _selection(60)
    rows = [verdict.row for verdict in _verdicts(form, selection)]
    entries: list[Paper | Dataset] = [*selection.papers, *selection.data_sets]
    for entry, row in zip(entries, rows, strict=True):
        for name in ("id", "name", "date", "venue", "arxiv", "doi", "url", "added"):
            assert row.text(name) == getattr(entry, name), (entry.id, name)
        for name in ("techniques", "modalities", "seen_in"):
            assert row.list(name) == getattr(entry, name), (entry.id, name)


@pytest.mark.parametrize("form", [*WHOLE, *CITATIONS])
def test_a_list_moves_into_an_empty_one(place: Place, form: str) -> None:
    papers = tuple(paper for paper in _selection(200).papers if paper.arxiv)
    selection = Selection(papers, (), Vocabulary.load(), datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC))
    file = FORMATS[form]
    found = place.run(file.export(selection), "--apply", "--technique", "M-IT", name=file.file)
    moved = Catalog.load(place.folder).by_arxiv
    assert {paper.arxiv for paper in papers} <= set(moved), found.said[-2000:]
    assert [moved[paper.arxiv].title for paper in papers] == [paper.title for paper in papers]
    assert place.checked() == 0
