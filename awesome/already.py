"""Whether a paper is in the list already: by its ids, by its title, or nearly."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from awesome.catalog import Catalog
from awesome.findings import quoted
from awesome.identifiers import Identifier
from awesome.model import Paper
from awesome.nearentries import NearEntries
from awesome.titles import title_key


@dataclass(frozen=True)
class Known:
    """A paper of the list that is the one in question, or may be.

    Attributes:
        paper: the entry.
        line: where it begins in its file, 0 where that is not known.
        because: what the two share, as the end of a sentence.
        surely: whether it is the same paper; else it is nearly alike.
    """

    paper: Paper
    line: int
    because: str
    surely: bool

    def __str__(self) -> str:
        return f"papers.yaml:{self.line}: {self.paper.id}, {quoted(self.paper.title)}, {self.because}"


class Shelf:
    """The list, asked what of it is like a paper."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog

    def by_identifier(self, identifier: Identifier) -> Known | None:
        """The entry that has this id."""
        paper = self._by_identifier.get((identifier.kind, identifier.value.casefold()))
        return self._known(paper, f"has the {identifier}", surely=True) if paper else None

    def removed(self, identifier: Identifier) -> str:
        """Why the paper of this id was taken out of the list, ``""`` where it never was."""
        for removal in self._catalog.removals.values():
            if identifier.kind == "arxiv" and removal.arxiv == identifier.value:
                return f"it was taken out on {removal.date} ({quoted(removal.id)}): {removal.reason}"
        return ""

    def by_title(self, title: str, authors: Sequence[str] = ()) -> list[Known]:
        """The entries whose title is this one, or that may be the paper under another; the surest first."""
        key = title_key(title)
        return [
            self._known(near.paper, f"has {near.reason}", surely=bool(key) and title_key(near.paper.title) == key)
            for near in self._near.near(title, authors)
            if near.same
        ]

    def get_ready(self) -> None:
        """Do what can be done before there is a question, while others are waited for."""
        _ = self._taken
        self._near.near("Any Title", ["Anybody"])

    def takes(self, identifier: str) -> bool:
        """Whether an id is that of a paper, or was."""
        return identifier in self._taken

    def _known(self, paper: Paper, because: str, *, surely: bool) -> Known:
        return Known(paper, self._catalog.lines.get(("paper", paper.id), 0), because, surely)

    @cached_property
    def _by_identifier(self) -> Mapping[tuple[str, str], Paper]:
        return {
            (kind, value.casefold()): paper
            for paper in self._catalog
            for kind, value in (("arxiv", paper.arxiv), ("doi", paper.doi), ("openreview", paper.openreview))
            if value
        }

    @cached_property
    def _near(self) -> NearEntries:
        return NearEntries(self._catalog)

    @cached_property
    def _taken(self) -> frozenset[str]:
        removed = {removal.id for removal in self._catalog.removals.values() if removal.kind == "paper"}
        return frozenset({*self._catalog.papers, *self._catalog.former_papers, *removed})
