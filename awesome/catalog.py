"""All entries and their indexes: the typed Python API over the catalog.

>>> from awesome import Catalog
>>> catalog = Catalog.load()                            # doctest: +SKIP
>>> catalog.papers["llava"].title                       # doctest: +SKIP
'Visual Instruction Tuning'
>>> catalog.by_arxiv["2304.08485"].id                   # doctest: +SKIP
'llava'
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from awesome.files import FileError, read_at_most
from awesome.model import SHELVES, Dataset, Paper, Removal
from awesome.yamltext import Document, Limits, parse

PAPERS_FILE = "papers.yaml"
DATASETS_FILE = "datasets.yaml"
REMOVED_FILE = "removed.yaml"

_Record = TypeVar("_Record", Paper, Dataset, Removal)


class CatalogError(Exception):
    """The catalog's files cannot be read as entries. Carries the file, the line and what is wrong."""

    def __init__(self, file: str, line: int, reason: str) -> None:
        super().__init__(f"{file}:{line}: {reason}")
        self.file = file
        self.line = line
        self.reason = reason


class Catalog:
    """The papers and data sets, in the order of their files.

    Attributes:
        papers: papers by id.
        datasets: data sets by id.
        removals: what was taken out, by kind and id.
        lines: the line on which each entry begins, by (kind, id).
    """

    def __init__(
        self,
        papers: Iterable[Paper],
        datasets: Iterable[Dataset] = (),
        removals: Iterable[Removal] = (),
        lines: Mapping[tuple[str, str], int] | None = None,
    ) -> None:
        self.papers: dict[str, Paper] = {paper.id: paper for paper in papers}
        self.datasets: dict[str, Dataset] = {dataset.id: dataset for dataset in datasets}
        self.removals: dict[tuple[str, str], Removal] = {(removal.kind, removal.id): removal for removal in removals}
        self.lines: dict[tuple[str, str], int] = dict(lines or {})

    @classmethod
    def load(cls, root: Path | str = ".") -> Catalog:
        """Read `papers.yaml`, `datasets.yaml` and `removed.yaml` in the folder `root`; the last two may be absent.

        Raises:
            CatalogError: a file is missing, or holds something that is not an entry (`awesome check` says all of it).
        """
        folder = Path(root)
        lines: dict[tuple[str, str], int] = {}
        papers = _read(folder / PAPERS_FILE, Paper, lines)
        datasets = _read(folder / DATASETS_FILE, Dataset, lines, optional=True)
        removals = _read(folder / REMOVED_FILE, Removal, lines, optional=True)
        return cls(papers, datasets, removals, lines)

    @cached_property
    def by_arxiv(self) -> dict[str, Paper]:
        """Papers by arXiv id."""
        return {paper.arxiv: paper for paper in self.papers.values() if paper.arxiv}

    @cached_property
    def by_doi(self) -> dict[str, Paper]:
        """Papers by DOI."""
        return {paper.doi: paper for paper in self.papers.values() if paper.doi}

    @cached_property
    def by_shelf(self) -> dict[str, list[Paper]]:
        """The papers that stand on each shelf (their first technique, else ``background``), in the order of the file."""
        shelves: dict[str, list[Paper]] = {shelf: [] for shelf in SHELVES}
        for paper in self.papers.values():
            shelves[paper.shelf].append(paper)
        return shelves

    @cached_property
    def by_technique(self) -> dict[str, list[Paper]]:
        """The papers that name each technique, whether first or second; those that name none under ``background``."""
        found: dict[str, list[Paper]] = {shelf: [] for shelf in SHELVES}
        for paper in self.papers.values():
            for technique in paper.techniques or ["background"]:
                found[technique].append(paper)
        return found

    @cached_property
    def datasets_of(self) -> dict[str, list[Dataset]]:
        """The data sets that each paper releases, by the paper's id."""
        found: dict[str, list[Dataset]] = {}
        for dataset in self.datasets.values():
            if dataset.paper:
                found.setdefault(dataset.paper, []).append(dataset)
        return found

    @cached_property
    def former_papers(self) -> dict[str, Paper]:
        """Papers by each of their old ids."""
        return {old: paper for paper in self.papers.values() for old in paper.formerly}

    @cached_property
    def former_datasets(self) -> dict[str, Dataset]:
        """Data sets by each of their old ids."""
        return {old: dataset for dataset in self.datasets.values() for old in dataset.formerly}

    def __iter__(self) -> Iterator[Paper]:
        return iter(self.papers.values())

    def __len__(self) -> int:
        return len(self.papers)


def to_values(record: Paper | Dataset | Removal) -> dict[str, str | list[str]]:
    """An entry as the fields of its file: only those that say something."""
    values: dict[str, str | list[str]] = msgspec.to_builtins(record)
    return {name: value for name, value in values.items() if value}


def from_document(document: Document, record: type[_Record]) -> list[_Record]:
    """The entries of a parsed file, typed.

    Raises:
        CatalogError: the text has a problem, or an entry has a field that the model does not know or of a wrong type.
    """
    if not document.entries and [problem.kind for problem in document.problems] == ["empty"]:
        return []
    for problem in document.problems:
        raise CatalogError(document.file, problem.line, f"{problem.kind} {problem.detail}".strip())
    records = []
    for entry in document.entries:
        try:
            records.append(msgspec.convert(entry.values, record))
        except msgspec.ValidationError as error:
            raise CatalogError(document.file, entry.line, str(error)) from error
    return records


def _read(
    path: Path, record: type[_Record], lines: dict[tuple[str, str], int], *, optional: bool = False
) -> list[_Record]:
    if optional and not path.exists():
        return []
    try:
        data = read_at_most(str(path), Limits().file_bytes)
    except FileError as error:
        raise CatalogError(str(path), 1, error.reason) from error
    document = parse(data, str(path))
    records = from_document(document, record)
    for entry in document.entries:
        lines[record.kind_of_entry, entry.id] = entry.line
    # a document and its entries hold each other; parted, they go at once, without a search for cycles
    document.entries.clear()
    return records
