"""What an entry is: papers, data sets and removals, typed, and the order in which their fields are written.

Links are derived, not stored: an arXiv id, a DOI or an OpenReview id is a field, its address is computed here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

import msgspec

from awesome.identifiers import arxiv_pdf_url, arxiv_url, doi_url, openreview_pdf_url, openreview_url
from awesome.yamltext import Value

TECHNIQUES = ("instruction-tuning", "in-context-learning", "chain-of-thought", "llm-aided-visual-reasoning")
"""The four techniques in the order of the shelves."""

BACKGROUND = "background"
"""The fifth shelf: papers without a technique."""

SHELVES = (*TECHNIQUES, BACKGROUND)


class Paper(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One paper.

    Attributes:
        id: the paper's slug, and its address for ever.
        title: as the paper's own record has it.
        added: the day it entered this list, ``YYYY-MM-DD``.
        name: of the model or system, if it has one.
        authors: full names in the paper's order; empty where they are not known.
        date: first publication, ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; empty where it is not known.
        venue: ``arXiv``, or a venue of the vocabulary with its year; empty where it is not known.
        arxiv: arXiv id without version.
        doi: DOI, lower case, without resolver.
        openreview: OpenReview forum id.
        url: address of the paper, only where no id gives one.
        techniques: what the paper does; the first is its shelf; empty on the background shelf.
        topics: finer tags from a closed list; at least one on the background shelf.
        modalities: what the model takes in or gives out besides text, from a closed list.
        code: the repository.
        project: the project's page.
        demo: a running demo.
        seen_in: keys of the lists and records that name the paper.
        formerly: old ids, whose addresses go on working.
        allow: findings that are suppressed here, each as ``P000 until YYYY-MM-DD: reason``.
    """

    kind_of_entry: ClassVar[str] = "paper"

    id: str
    title: str
    added: str
    name: str = ""
    authors: list[str] = []
    date: str = ""
    venue: str = ""
    arxiv: str = ""
    doi: str = ""
    openreview: str = ""
    url: str = ""
    techniques: list[str] = []
    topics: list[str] = []
    modalities: list[str] = []
    code: str = ""
    project: str = ""
    demo: str = ""
    seen_in: list[str] = []
    formerly: list[str] = []
    allow: list[str] = []

    @property
    def shelf(self) -> str:
        """The shelf the paper stands on: its first technique, or ``background``."""
        return self.techniques[0] if self.techniques else BACKGROUND

    @property
    def year(self) -> str:
        """``YYYY``, or ``""`` where the date is not known."""
        return self.date[:4]

    @property
    def link(self) -> str:
        """The paper's own address, derived from its best id."""
        return derived_link(self.arxiv, self.doi, self.openreview, self.url)

    @property
    def pdf(self) -> str:
        """The address of the PDF where an id gives one, else ``""``."""
        if self.arxiv:
            return arxiv_pdf_url(self.arxiv)
        return openreview_pdf_url(self.openreview) if self.openreview else ""


class Dataset(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """One data set.

    Attributes:
        id: the data set's slug; may equal its paper's id.
        name: as its authors write it.
        added: the day it entered this list, ``YYYY-MM-DD``.
        title: title of its paper, only where that paper is not in `papers.yaml`.
        paper: id of its paper in `papers.yaml`.
        date: first publication, as for papers.
        venue: as for papers, only where the paper is not in the list.
        arxiv, doi, openreview: ids of its paper, only where the paper is not in the list.
        url: where the data is, or the paper's PDF where that is all that is known; empty where no list names it.
        kind: what it is for, from a closed list.
        techniques: the techniques it serves; the first is its shelf.
        modalities: as for papers.
        size: how much there is, in the words of its source.
        languages: the languages of its text, in the words of its source.
        seen_in, formerly, allow: as for papers.
    """

    kind_of_entry: ClassVar[str] = "dataset"

    id: str
    name: str
    added: str
    title: str = ""
    paper: str = ""
    date: str = ""
    venue: str = ""
    arxiv: str = ""
    doi: str = ""
    openreview: str = ""
    url: str = ""
    kind: list[str] = []
    techniques: list[str] = []
    modalities: list[str] = []
    size: str = ""
    languages: list[str] = []
    seen_in: list[str] = []
    formerly: list[str] = []
    allow: list[str] = []

    @property
    def shelf(self) -> str:
        """The shelf the data set stands on: its first technique, or ``background``."""
        return self.techniques[0] if self.techniques else BACKGROUND

    @property
    def year(self) -> str:
        """``YYYY``, or ``""`` where the date is not known."""
        return self.date[:4]

    @property
    def data_link(self) -> str:
        """Where the data is, or ``""``. Data is never a PDF: where only that is named, it is the paper's.

        >>> known = Dataset("kites", "Kites", "2026-01-01", url="https://example.org/Kites.pdf")
        >>> known.data_link, known.paper_link
        ('', 'https://example.org/Kites.pdf')
        """
        return "" if self.url.casefold().endswith(".pdf") else self.url

    @property
    def paper_link(self) -> str:
        """Address of its own paper where that is not in the list, else ``""``."""
        return derived_link(self.arxiv, self.doi, self.openreview, "" if self.data_link else self.url)


class Removal(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """An entry that was taken out.

    Attributes:
        id: the id it had.
        kind: ``paper`` or ``dataset``.
        reason: why it was taken out.
        date: the day on which it was taken out, ``YYYY-MM-DD``.
        arxiv: the arXiv id it had, so that it does not come back under another name.
    """

    kind_of_entry: ClassVar[str] = "removal"

    id: str
    kind: str
    reason: str
    date: str
    arxiv: str = ""


FIELDS: dict[str, tuple[str, ...]] = {
    "paper": (
        "id", "title", "name", "authors", "date", "venue", "arxiv", "doi", "openreview", "url", "techniques", "topics",
        "modalities", "code", "project", "demo", "added", "seen_in", "formerly", "allow",
    ),
    "dataset": (
        "id", "name", "title", "paper", "date", "venue", "arxiv", "doi", "openreview", "url", "kind", "techniques",
        "modalities", "size", "languages", "added", "seen_in", "formerly", "allow",
    ),
    "removal": ("id", "kind", "arxiv", "reason", "date"),
}  # fmt: skip
"""The fields of each kind of entry in the order in which they are written."""

LIST_FIELDS: dict[str, frozenset[str]] = {
    "paper": frozenset({"authors", "techniques", "topics", "modalities", "seen_in", "formerly", "allow"}),
    "dataset": frozenset({"kind", "techniques", "modalities", "languages", "seen_in", "formerly", "allow"}),
    "removal": frozenset(),
}
"""The fields whose value is a list of strings; every other field is a string."""

REQUIRED_FIELDS: dict[str, tuple[str, ...]] = {
    "paper": ("id", "title", "added"),
    "dataset": ("id", "name", "kind", "added"),
    "removal": ("id", "kind", "reason", "date"),
}

KIND_OF_FILE = {"papers.yaml": "paper", "datasets.yaml": "dataset", "removed.yaml": "removal"}
"""What the entries of a file are, by its name."""


def kind_of(file: str) -> str:
    """The kind of entry that a file holds, from the last part of its path; a file of another name holds papers."""
    name = file.replace("\\", "/").rpartition("/")[2]
    return KIND_OF_FILE.get(name, "dataset" if name.startswith("dataset") else "paper")


def derived_link(arxiv: str, doi: str, openreview: str, url: str) -> str:
    """The address that the best of the ids gives, else `url`."""
    if arxiv:
        return arxiv_url(arxiv)
    if openreview:
        return openreview_url(openreview)
    if doi:
        return doi_url(doi)
    return url


def shelf_rank(values: Mapping[str, Value]) -> int:
    """Place of the entry's shelf in the file; an unknown technique sorts with the background shelf."""
    techniques = values.get("techniques")
    if isinstance(techniques, list) and techniques and techniques[0] in TECHNIQUES:
        return TECHNIQUES.index(techniques[0])
    return len(TECHNIQUES)


def sort_key(kind: str, values: Mapping[str, Value]) -> tuple[int, str, str]:
    """The order of a file: by shelf, then by id without regard to case."""
    identifier = values.get("id")
    text = identifier if isinstance(identifier, str) else ""
    return (0 if kind == "removal" else shelf_rank(values), text.casefold(), text)
