"""The queries with known answers: read, and resolved to the ids that are right as the first hit."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import msgspec

from awesome.catalog import Catalog
from awesome.model import Paper
from awesome.yamltext import parse

FILE = Path(__file__).with_name("queries.yaml")
LANGUAGES = ("en", "zh")
HALVES = ("tune", "held-out")
KINDS = ("name", "title", "author", "venue", "year", "topic", "dataset")

_FIELDS: dict[str, Callable[[Paper, str], bool]] = {
    "topic": lambda paper, value: value in paper.topics,
    "technique": lambda paper, value: value in paper.techniques,
    "modality": lambda paper, value: value in paper.modalities,
    "venue": lambda paper, value: paper.venue == value or paper.venue.startswith(f"{value} "),
    "year": lambda paper, value: paper.year == value,
    "author": lambda paper, value: any(value in author.lower() for author in paper.authors),
}


class Query(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A query and what is right; the fields are explained in `queries.yaml`."""

    half: str
    language: str
    kind: str
    query: str
    misspelt: str = ""
    first: list[str] = []
    all: list[str] = []

    def accepted(self, catalog: Catalog) -> frozenset[str]:
        """The ids that are right as the first hit. A paper that was renamed is found by its old id."""
        if self.first:
            former = {old: paper.id for paper in catalog.papers.values() for old in paper.formerly}
            return frozenset(former.get(name, name) for name in self.first)
        return frozenset(paper.id for paper in catalog.papers.values() if self._holds(paper))

    def _holds(self, paper: Paper) -> bool:
        words = plain(f"{paper.name} {paper.title}")
        return all(any(_has(paper, words, either) for either in condition.split("|")) for condition in self.all)


def read_queries() -> list[Query]:
    """All queries in the order of the file."""
    document = parse(FILE.read_bytes(), FILE.name)
    if document.problems:
        raise ValueError(document.problems)
    return [msgspec.convert(entry.values, Query) for entry in document.entries]


def plain(text: str) -> str:
    """A text as the conditions see it.

    >>> plain("Chain-of-Thought  Reasoning")
    'chain of thought reasoning'
    """
    return " ".join(text.lower().replace("-", " ").split())


def _has(paper: Paper, words: str, condition: str) -> bool:
    field, _, value = condition.partition(":")
    return _FIELDS[field](paper, value) if value else plain(condition) in words
