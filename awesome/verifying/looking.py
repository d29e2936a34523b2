"""How each source is asked, and what of its answer is kept: the lanes of a run.

A source that is down, slow or lying changes nothing: what it does not answer keeps what is known, and an answer that
contradicts too much at once is taken for no answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from awesome.sources.arxiv import BATCH as ARXIV_BATCH
from awesome.sources.arxiv import fetch_arxiv
from awesome.sources.doi import fetch_doi
from awesome.sources.errors import SourceError
from awesome.sources.github import BATCH as GITHUB_BATCH
from awesome.sources.github import fetch_repositories, repository_in
from awesome.sources.links import look_at
from awesome.sources.openreview import fetch_openreview
from awesome.sources.session import Session
from awesome.verifying import links, papers, venues
from awesome.verifying.facts import ARXIV, DOI, LINK, OPENREVIEW, Facts, LinkFacts, PaperFacts
from awesome.verifying.identity import identify
from awesome.verifying.listing import Listing
from awesome.verifying.records import Record, of_arxiv, of_work
from awesome.verifying.state import State
from awesome.verifying.touring import Lane, Looked, Witness

_MANY = 10
"""Papers in one answer from which on it is held against itself."""


def due(listing: Listing, state: State, families: Iterable[str], today: str, older_than: int) -> list[str]:
    """What is to be looked at: what nobody has looked at for so many days, the oldest look first.

    What was seen dead or unknown once is due sooner, since only a second look can tell.
    """

    def is_due(key: str) -> bool:
        day, facts = state.day(key), state.facts(key)
        since = facts.dead if isinstance(facts, LinkFacts) else facts.unknown
        days = min(older_than, papers.DAYS_APART) if since else older_than
        return not day or day > today or papers.days_between(day, today) >= days

    return sorted(filter(is_due, listing.keys(families)), key=lambda key: (min(state.day(key), today), key))


_RecordOf = Callable[[str, Session], Record | None]


@dataclass(frozen=True)
class Looker:
    """Asks the sources about what the list holds.

    Attributes:
        listing: the entries.
        state: what is known so far.
        session: what to ask with.
        today: the day of the looks.
        token: for GitHub's API; without one its pages are looked at like any others.
        with_venues: whether the record behind a DOI is asked where the paper was published.
    """

    listing: Listing
    state: State
    session: Session
    today: str
    token: str = ""
    with_venues: bool = True

    def lanes(self, keys: Sequence[str]) -> list[Lane]:
        """The lanes for what is to be looked at, each in the order of the keys given."""
        found: dict[str, list[str]] = {}
        for key in keys:
            found.setdefault(self._lane_of(key), []).append(key)
        return [self._lane(name, keys_of_lane) for name, keys_of_lane in found.items()]

    def _lane_of(self, key: str) -> str:
        for start in (ARXIV, DOI, OPENREVIEW):
            if key.startswith(start):
                return start
        url = key.removeprefix(LINK)
        return "GitHub" if self.token and repository_in(url) else links.lane_of(url)

    def _lane(self, name: str, keys: Sequence[str]) -> Lane:
        match name:
            case "arxiv ":
                return Lane("arXiv", keys, ARXIV_BATCH, self._ask_arxiv)
            case "doi ":
                return Lane("DOI", keys, 1, self._asking_record(DOI, _record_of_doi))
            case "openreview ":
                return Lane("OpenReview", keys, 1, self._asking_record(OPENREVIEW, _record_of_openreview))
            case "GitHub":
                return Lane("GitHub", keys, GITHUB_BATCH, self._ask_github)
        return Lane(name, keys, 1, self._ask_link)

    def _ask_arxiv(self, keys: Sequence[str], witness: Witness) -> Looked:
        ids = [key.removeprefix(ARXIV) for key in keys]
        records = fetch_arxiv(ids, self.session)
        witness.saw_answer()
        if len(ids) >= _MANY and len(records) < len(ids) / 2:
            raise SourceError("arXiv", self.session.addresses.arxiv, f"it knows {len(records)} of {len(ids)} papers")
        results: dict[str, Facts] = {}
        others = 0
        for key, identifier in zip(keys, ids, strict=True):
            before = self._paper_facts(key)
            if identifier not in records:
                results[key] = papers.unknown(before, self.today)
                continue
            record = of_arxiv(records[identifier])
            entries = [entry for _, entry in self.listing.entries(key)]
            facts = papers.facts_of(record, entries)
            others += any(identify(entry, facts).kind == "another" for entry in entries)
            if any(venues.is_open(entry) for entry in entries):
                session = self.session if self.with_venues else None
                facts = venues.with_venue(facts, before, record, self._latest_year, session)
            results[key] = facts
        if len(ids) >= _MANY and others > len(ids) / 2:
            raise SourceError("arXiv", self.session.addresses.arxiv, "its answers are about other papers")
        return Looked(results)

    def _asking_record(self, start: str, record_of: _RecordOf) -> Callable[[Sequence[str], Witness], Looked]:
        def ask(keys: Sequence[str], witness: Witness) -> Looked:
            (key,) = keys
            record = record_of(key.removeprefix(start), self.session)
            witness.saw_answer()
            before = self._paper_facts(key)
            if record is None:
                return Looked({key: papers.unknown(before, self.today)})
            facts = papers.facts_of(record, [entry for _, entry in self.listing.entries(key)])
            return Looked({key: venues.with_venue(facts, before, record, self._latest_year, None)})

        return ask

    def _ask_github(self, keys: Sequence[str], witness: Witness) -> Looked:
        names = {key: repository_in(key.removeprefix(LINK)) for key in keys}
        found = fetch_repositories(list(dict.fromkeys(names.values())), self.session, self.token)
        witness.saw_answer()
        missing = sum(repository is None for repository in found.values())
        if len(found) >= _MANY and missing > len(found) / 2:
            raise SourceError("GitHub", self.session.addresses.github, f"it knows none of {missing} repositories")
        return Looked(
            {
                key: links.after_answer(key.removeprefix(LINK), self._link_facts(key), found[name], self.today)
                for key, name in names.items()
                if name in found
            }
        )

    def _ask_link(self, keys: Sequence[str], witness: Witness) -> Looked:
        (key,) = keys
        look = look_at(key.removeprefix(LINK), self.session)
        if look.answered:
            witness.saw_answer()
        elif look.state == "dead" and not witness.is_online(wait=True):
            # no host has a name where there is no network
            return Looked({}, look.why)
        facts = links.after_look(self._link_facts(key), look, self.today)
        failure = look.why if look.busy or not (look.answered or look.state == "dead") else ""
        return Looked({key: facts}, failure, leave=look.busy)

    @property
    def _latest_year(self) -> int:
        """A paper may be accepted for the coming year."""
        return int(self.today[:4]) + 1

    def _paper_facts(self, key: str) -> PaperFacts:
        facts = self.state.facts(key)
        return facts if isinstance(facts, PaperFacts) else PaperFacts()

    def _link_facts(self, key: str) -> LinkFacts:
        facts = self.state.facts(key)
        return facts if isinstance(facts, LinkFacts) else LinkFacts()


def _record_of_doi(identifier: str, session: Session) -> Record | None:
    record = fetch_doi(identifier, session)
    return of_work(record) if record else None


def _record_of_openreview(identifier: str, session: Session) -> Record | None:
    record = fetch_openreview(identifier, session)
    return of_work(record) if record else None
