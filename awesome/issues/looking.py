"""Which paper an answer means, and what its record says."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from awesome.drafting import Facts, is_other_title
from awesome.gathering import gather
from awesome.identifiers import Identifier, IdentifierError, arxiv_month, identifiers_in, read_identifier
from awesome.issues.outcome import Message, asked
from awesome.issues.values import address, is_nothing, plain
from awesome.sources.errors import SourceError

if TYPE_CHECKING:
    from awesome.sources.session import Session

_NO_PAGES_OF_PAPERS = ("arxiv.org", "openreview.net", "doi.org", "github.com", "gitlab.com")
"""Hosts whose pages have an id, or are of no paper; of others the address itself may lead to one."""

_SOURCES = {"arxiv": "arXiv", "doi": "doi.org", "openreview": "OpenReview"}
_MOST_IDS = 6


@dataclass(frozen=True)
class Named:
    """What an answer names: ids of one paper, at most one of each kind, or an address without one."""

    identifiers: tuple[Identifier, ...] = ()
    url: str = ""

    @property
    def ids(self) -> dict[str, str]:
        """The ids by the fields in which an entry has them."""
        return {identifier.kind: identifier.value for identifier in self.identifiers}


@dataclass(frozen=True)
class Found:
    """What is known of a paper.

    Attributes:
        facts: for its entry.
        abstract: for suggestions.
        source: whose record it is; ``""`` where none was asked.
    """

    facts: Facts
    abstract: str = ""
    source: str = ""


def named(typed: str) -> Named:
    """The paper that an answer names; nothing where nothing was typed.

    Raises:
        Stopped: it names none, or several.
    """
    if is_nothing(typed):
        return Named()
    text = unicodedata.normalize("NFKC", typed)[:20_000]
    found = identifiers_in(text)
    if not found:
        try:
            found = [read_identifier(plain(text))]
        except IdentifierError as error:
            url = address(text)
            if not _may_be_a_page(url):
                raise asked("not_a_paper", typed=typed, why=str(error)) from error
            return Named(url=url)
    if len({identifier.kind for identifier in found}) < len(found):
        raise asked("several_papers", found=", ".join(identifier.value for identifier in found[:_MOST_IDS]))
    return Named(tuple(found))


def look_up(paper: Named, title: str, session: Session | None, noted: list[Message]) -> Found:
    """What the records of a paper say, held against the title that was typed; without a session, what was typed.

    Raises:
        Stopped: a source does not know it, says that it was withdrawn, or has another title for it; or there is none.
    """
    found: list[Found] = []
    if session is not None:
        for identifier in paper.identifiers:
            try:
                found.append(_record(identifier, session))
            except SourceError as error:
                if not title:
                    raise asked("no_answer", source=error.source) from error
                noted.append(Message.of("did_not_answer", source=error.source))
    for other in found[1:]:
        if is_other_title(found[0].facts.title, other.facts.title):
            titles = (found[0].facts.title, other.facts.title)
            raise asked("several_papers", found=" / ".join(titles))
    if found:
        _hold_against(title, found[0].facts.title, paper)
        noted.append(Message.of("found_by", source=found[0].source))
        claims = [claim for each in found for claim in each.facts.claims]
        return replace(found[0], facts=_with_ids(replace(found[0].facts, claims=claims), paper))
    if title and session is None and paper.identifiers:
        noted.append(Message.of("not_verified", source=" / ".join(_SOURCES[kind] for kind in paper.ids)))
    return Found(_with_ids(Facts(title, url=paper.url, date=arxiv_month(paper.ids.get("arxiv", ""))), paper))


def _record(identifier: Identifier, session: Session) -> Found:
    source = _SOURCES[identifier.kind]
    (gathered,) = gather([identifier], session)
    if not gathered.facts.title:
        raise asked("unknown_paper", source=source, identifier=identifier.value)
    if gathered.problem:
        raise asked("withdrawn", source=source, title=gathered.facts.title)
    return Found(gathered.facts, gathered.abstract, source)


def _hold_against(typed: str, title: str, paper: Named) -> None:
    """A title that was typed must be that of the record: else the id is another paper's."""
    if typed and is_other_title(typed, title):
        identifier = paper.identifiers[0].value
        raise asked("title_differs", identifier=identifier, title=title, typed=typed)


def _with_ids(facts: Facts, paper: Named) -> Facts:
    """The facts with the ids that were given, which say more than those that a record happens to have."""
    ids = paper.ids
    return replace(
        facts,
        arxiv=ids.get("arxiv", facts.arxiv),
        doi=ids.get("doi", facts.doi),
        openreview=ids.get("openreview", facts.openreview),
    )


def _may_be_a_page(url: str) -> bool:
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return False
    return url.startswith("https://") and not f".{host}".endswith(tuple(f".{each}" for each in _NO_PAGES_OF_PAPERS))
