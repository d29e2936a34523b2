"""What the explorer puts together is byte for byte what `awesome export` writes of the same entries."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from awesome.catalog import Catalog
from awesome.exporters import FORMATS
from awesome.exporters.clock import EPOCH
from awesome.exporters.criteria import Criteria, select
from awesome.exporters.selection import Selection
from awesome.vocabulary import Vocabulary
from tests.website.explorer.assembling import Assembler
from tests.website.support import Site

NAMES = ["bibtex", "ris", "csl-json", "csv", "json", "markdown"]


def exported(name: str, catalog: Catalog, ids: set[str]) -> bytes:
    """What `awesome export` with these ids writes."""
    whole = Selection.whole(catalog, Vocabulary.load(), EPOCH)
    if not ids:
        return FORMATS[name].export(replace(whole, papers=(), data_sets=()))
    return FORMATS[name].export(select(whole, Criteria(ids=frozenset(ids)), catalog))


def selections(catalog: Catalog) -> list[tuple[set[str], set[str]]]:
    """Ids of papers and of data sets: none, all, one, some."""
    chance = random.Random(7)
    papers, datasets = list(catalog.papers), list(catalog.datasets)
    some = [(set(chance.sample(papers, size)), set(chance.sample(datasets, min(size // 3, len(datasets))))) for size in (1, 2, 5, 12, 30)]  # fmt: skip
    return [(set(), set()), (set(papers), set(datasets)), (set(papers), set()), (set(), set(datasets)), *some]


@pytest.mark.parametrize("name", NAMES)
def test_exports_are_those_of_the_command(site: Site, catalog: Catalog, name: str) -> None:
    assembler = Assembler(site)
    for some_papers, some_datasets in selections(catalog):
        # an id names the paper and the data set that have it
        ids = some_papers | some_datasets
        papers, datasets = ids & catalog.papers.keys(), ids & catalog.datasets.keys()
        assert assembler.export(name, papers, datasets) == exported(name, catalog, ids), ids


def test_files_are_called_as_downloads_are(site: Site) -> None:
    for name, found in Assembler(site).recipe["formats"].items():
        assert (found["file"], found["type"]) == (FORMATS[name].file, FORMATS[name].media_type)
