"""What the sources say of papers that somebody named by their ids."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesome.drafting import Facts, canonical_title, facts_of_arxiv, facts_of_work
from awesome.findings import quoted
from awesome.identifiers import Identifier

if TYPE_CHECKING:
    from awesome.sources.arxiv import ArxivRecord
    from awesome.sources.records import WorkRecord
    from awesome.sources.session import Session


@dataclass(frozen=True)
class Gathered:
    """What a source said of one paper.

    Attributes:
        identifier: by which it was asked; None for a paper without one.
        facts: for its entry.
        abstract: for suggestions; it is never kept.
        said: what a person wants to see of the record, a line each.
        problem: why there can be no entry, ``""`` where nothing is wrong.
    """

    identifier: Identifier | None
    facts: Facts = field(default_factory=lambda: Facts(""))
    abstract: str = ""
    said: tuple[str, ...] = ()
    problem: str = ""


def gather(identifiers: Iterable[Identifier], session: Session) -> list[Gathered]:
    """Ask the sources, in the order of the ids; arXiv is asked of all its ids at once.

    Raises:
        SourceError: a source gave no usable answer.
    """
    # the sources load a library for the network, which nothing else needs
    from awesome.sources.arxiv import fetch_arxiv
    from awesome.sources.doi import fetch_doi
    from awesome.sources.openreview import fetch_openreview

    wanted = list(dict.fromkeys(identifiers))
    records = fetch_arxiv([item.value for item in wanted if item.kind == "arxiv"], session)
    found: list[Gathered] = []
    for item in wanted:
        if item.kind == "arxiv":
            found.append(_of_arxiv(item, records.get(item.value)))
        else:
            work = (fetch_doi if item.kind == "doi" else fetch_openreview)(item.value, session)
            found.append(_of_work(item, work))
    return found


def _of_arxiv(identifier: Identifier, record: ArxivRecord | None) -> Gathered:
    if record is None:
        return Gathered(identifier, problem=f"arXiv knows no paper {identifier.value}: look the number up")
    said = [f"arXiv {record.id}, version {record.version} of {record.updated}: {quoted(canonical_title(record.title))}"]
    said += [f"{what}: {quoted(text)}" for what, text in _remarks(record) if text]
    problem = ""
    if record.withdrawn:
        said_so = quoted(record.comment or record.abstract)
        problem = f"arXiv says that {record.id} was withdrawn: {said_so}; withdrawn papers are not listed"
    return Gathered(identifier, facts_of_arxiv(record), record.abstract, tuple(said), problem)


def _remarks(record: ArxivRecord) -> list[tuple[str, str]]:
    return [
        ("authors", ", ".join(record.authors)),
        ("comment", record.comment),
        ("journal reference", record.journal_ref),
    ]


def _of_work(identifier: Identifier, record: WorkRecord | None) -> Gathered:
    if record is None:
        who = "OpenReview has no paper" if identifier.kind == "openreview" else "no registry has the DOI"
        return Gathered(identifier, problem=f"{who} {identifier.value}: look whether the id is whole")
    said = [f"{record.source}: {quoted(canonical_title(record.title))}"]
    said += [
        f"{what}: {quoted(text)}"
        for what, text in (("authors", ", ".join(record.authors)), ("in", record.venue))
        if text
    ]
    problem = (
        f"{record.source} says that it was withdrawn: {quoted(record.venue or record.title)}"
        if record.withdrawn
        else ""
    )
    return Gathered(identifier, facts_of_work(record), record.abstract, tuple(said), problem)
