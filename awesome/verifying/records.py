"""What a source says of a paper, as far as entries are held against it, whichever the source is."""

from __future__ import annotations

import datetime
from typing import NamedTuple

from awesome.plaintext import plain
from awesome.sources.arxiv import ArxivRecord
from awesome.sources.records import WorkRecord
from awesome.venues import Claim


class Record(NamedTuple):
    """A record.

    Attributes:
        title, authors: as the source has them, in plain characters.
        published: day of the first version, where the source knows it.
        year: the first year in which the paper can have been published; 0 where that is not known.
        version: the latest one; 0 where the source counts none.
        text: what may name the model or its repository.
        withdrawn: the words with which it was withdrawn, ``""`` where it was not.
        claims: what may say where it was published, each with whose words it is.
        doi: of the published paper.
    """

    title: str
    authors: tuple[str, ...]
    published: datetime.date | None = None
    year: int = 0
    version: int = 0
    text: str = ""
    withdrawn: str = ""
    claims: tuple[tuple[str, Claim], ...] = ()
    doi: str = ""


def of_arxiv(record: ArxivRecord) -> Record:
    """A paper as arXiv has it."""
    claims = (
        ("arXiv's journal reference", Claim(plain(record.journal_ref), is_place=True)),
        ("arXiv's comment", Claim(plain(record.comment))),
    )
    return Record(
        title=plain(record.title),
        authors=tuple(map(plain, record.authors)),
        published=record.published,
        year=record.published.year,
        version=record.version,
        text=plain(f"{record.title} {record.abstract} {record.comment}"),
        withdrawn=(record.comment or record.abstract) if record.withdrawn else "",
        claims=tuple((whose, claim) for whose, claim in claims if claim.text),
        doi=record.doi,
    )


def of_work(record: WorkRecord) -> Record:
    """A paper as a DOI's registry or OpenReview has it. Its date is not that of a preprint before it."""
    claim = Claim(plain(record.venue), is_place=True, year=record.date[:4])
    return Record(
        title=plain(record.title),
        authors=tuple(map(plain, record.authors)),
        year=int(record.date[:4] or 0),
        text=plain(f"{record.title} {record.abstract}"),
        withdrawn=(record.venue or record.title) if record.withdrawn else "",
        claims=((record.source, claim),) if claim.text else (),
        doi=record.doi,
    )
