"""Papers as arXiv's query API knows them.

The package `arxiv` gives the query and reads the feed; the answer itself comes over our own session, since the
package's client bounds neither time nor size and follows any redirect.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode

import arxiv
from arxiv._feed import parse as parse_feed

from awesome.findings import quoted
from awesome.identifiers import ARXIV_NEW, ARXIV_OLD, DOI
from awesome.sources.atom import FeedError, look_through
from awesome.sources.errors import SourceError
from awesome.sources.session import Reply, Session

SOURCE = "arXiv"
BATCH = 100
"""Ids in one request; arXiv takes more, but a lost answer then loses more."""

_MOST_BYTES = 10_000_000
_ENTRY = re.compile(rf"https?://arxiv\.org/abs/(?P<id>{ARXIV_OLD.pattern}|{ARXIV_NEW.pattern})(?:v(?P<version>\d+))?")
_FAULT = re.compile(r"https?://[^/]+/api/errors")

_WITHDRAWN = re.compile(
    r"\b(?:paper|submission|article|manuscript|preprint|work|version|report)\b[^.;]{0,60}?"
    r"\b(?:has|have|had|was|is|been|being)\s+(?:\w+\s+)?(?:withdrawn|retracted)\b(?!\s+from\s+(?!arxiv))"
    r"|^\W*(?:(?:paper|submission|article)\s+)?(?:withdrawn|retracted)\b(?!\s+(?:from\s+(?!arxiv)|submission))"
    r"|\b(?:withdrawn|removed)\s+by\s+(?:the\s+)?(?:arxiv|author)"
    r"|\b(?:authors?|we)\s+(?:have\s+|has\s+)?(?:withdrawn?|withdrew|retract(?:ed)?)\s+(?:this|the)\s+"
    r"(?:paper|submission|article|manuscript|preprint|work)\b(?!\s+from\s+(?!arxiv))",
    re.IGNORECASE,
)
_WITHDRAWN_ABSTRACT = re.compile(
    r"\W*(?:(?:this|the)\s+(?:paper|submission|article|manuscript|preprint|work)\s+(?:has\s+been|was|is)\s+(?:\w+\s+)?)?"
    r"(?:withdrawn|retracted)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ArxivRecord:
    """What arXiv says of a paper.

    Attributes:
        id: without version.
        version: the newest, counted from 1; 0 where arXiv does not say.
        title, abstract, comment, journal_ref: as arXiv has them, on one line.
        authors: in the paper's order.
        published: the day of the first version.
        updated: the day of this version.
        doi: of the published version, in lower case, ``""`` where there is none.
        categories: the primary one first.
        withdrawn: whether the comment or the abstract says so.
    """

    id: str
    version: int
    title: str
    authors: tuple[str, ...]
    published: date
    updated: date
    abstract: str = ""
    comment: str = ""
    journal_ref: str = ""
    doi: str = ""
    categories: tuple[str, ...] = ()
    withdrawn: bool = False


def fetch_arxiv(ids: Iterable[str], session: Session) -> dict[str, ArxivRecord]:
    """The newest versions of papers, by id. Ids that arXiv does not know are absent.

    Args:
        ids: arXiv ids without versions.
        session: what to ask with.

    Raises:
        SourceError: arXiv gave no usable answer to one of the requests.
    """
    wanted = list(dict.fromkeys(ids))
    found: dict[str, ArxivRecord] = {}
    for start in range(0, len(wanted), BATCH):
        batch = wanted[start : start + BATCH]
        query = arxiv.Search(id_list=batch, max_results=len(batch))
        # now and then arXiv knows nothing, for no reason, and all of it when asked again
        records = search_arxiv(query, session) or search_arxiv(query, session)
        # it sorts by its own mind, and may tell of papers that nobody asked for
        found |= {record.id: record for record in records if record.id in batch}
    return {identifier: found[identifier] for identifier in wanted if identifier in found}


def search_arxiv(query: arxiv.Search, session: Session, start: int = 0) -> list[ArxivRecord]:
    """The papers that a query finds, as many as it asks for from place `start` on.

    Raises:
        SourceError: arXiv gave no usable answer.
    """
    url = f"{session.addresses.arxiv}?{urlencode(_parameters(query, start))}"
    reply = session.get(url, accept="application/atom+xml", source=SOURCE, most_bytes=_MOST_BYTES)
    if reply.status not in (200, 400):
        raise SourceError(SOURCE, reply.url, f"the status is {reply.status}")
    try:
        outline = look_through(reply.body)
    except FeedError as error:
        raise SourceError(SOURCE, reply.url, str(error)) from error
    if any(_FAULT.match(identifier) for identifier in outline.ids):
        raise SourceError(SOURCE, reply.url, f"it says {quoted(next(iter(outline.summaries), 'error'))}")
    if reply.status != 200:
        raise SourceError(SOURCE, reply.url, f"the status is {reply.status}")
    return [record for record in map(_record, _results(reply)) if record]


def _parameters(query: arxiv.Search, start: int) -> dict[str, str]:
    return {
        "search_query": query.query,
        "id_list": ",".join(query.id_list),
        "sortBy": query.sort_by.value,
        "sortOrder": query.sort_order.value,
        "start": str(start),
        "max_results": str(query.max_results),
    }


def _results(reply: Reply) -> Sequence[arxiv.Result]:
    logger = logging.getLogger("arxiv")
    if not logger.handlers:
        # without a handler, what it skips would be written to the terminal as it came
        logger.addHandler(logging.NullHandler())
    try:
        feed = parse_feed(reply.body)
    except ValueError as error:
        raise SourceError(SOURCE, reply.url, f"its feed cannot be read ({error})") from error
    results: list[arxiv.Result] = feed.results
    return results


def _record(result: arxiv.Result) -> ArxivRecord | None:
    """A record of an entry; None where the entry is that of no paper."""
    match = _ENTRY.fullmatch(result.entry_id.strip())
    title = _line(result.title)
    if match is None or not title:
        return None
    comment, abstract = _line(result.comment), _line(result.summary)
    doi = _line(result.doi).lower()
    return ArxivRecord(
        id=match["id"],
        version=int(match["version"] or 0),
        title=title,
        authors=tuple(name for name in (_line(author.name) for author in result.authors) if name),
        published=result.published.date(),
        updated=result.updated.date(),
        abstract=abstract,
        comment=comment,
        journal_ref=_line(result.journal_ref),
        doi=doi if DOI.fullmatch(doi) else "",
        categories=tuple(dict.fromkeys(filter(None, [result.primary_category, *result.categories]))),
        withdrawn=bool(_WITHDRAWN.search(comment) or _WITHDRAWN_ABSTRACT.match(abstract)),
    )


def _line(text: str | None) -> str:
    return " ".join((text or "").split())
