"""What the list holds that the world can be asked about: ids and links, each with the entries that have it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property

from awesome.findings import quoted
from awesome.suppressions import read_suppression
from awesome.verifying import links, papers, venues
from awesome.verifying.drift import Drift
from awesome.verifying.facts import ARXIV, DOI, LINK, OPENREVIEW, LinkFacts, PaperFacts
from awesome.verifying.kinds import KINDS
from awesome.verifying.state import State
from awesome.verifying.wording import compared
from awesome.yamltext import Document, Entry

Named = tuple[str, Entry, str]
"""``paper`` or ``dataset``, the entry, and its field."""

RECORDS = (ARXIV, DOI, OPENREVIEW)
"""The ids behind which there is a record."""


class Listing:
    """The entries by what is asked about them.

    Attributes:
        by_key: the entries by the key of what they hold, as the state calls it.
    """

    def __init__(self, documents: Iterable[tuple[str, Document]], ids: Sequence[str] = ()) -> None:
        """Take in the catalog's files, given with the kind of their entries; of some entries only, if ids are given."""
        self.by_key: dict[str, list[Named]] = {}
        for of, document in documents:
            for entry in document.entries:
                if not ids or entry.id in ids:
                    for key, name in _keys_of(of, entry):
                        self.by_key.setdefault(key, []).append((of, entry, name))

    def holds(self, key: str) -> bool:
        """Whether the list still has what a key of the state is about."""
        return key in self.by_key

    def keys(self, families: Iterable[str]) -> list[str]:
        """The keys to look at, if drift of these families is wanted."""
        wanted = set(families)
        return [
            key
            for key, named in self.by_key.items()
            if ("links" in wanted if key.startswith(LINK) else _is_wanted_record(wanted, named))
        ]

    def entries(self, key: str) -> list[tuple[str, Entry]]:
        """The entries that hold what a key is about, each with its kind."""
        return [(of, entry) for of, entry, _ in self.by_key[key]]

    def drifts(self, state: State, families: Iterable[str]) -> list[Drift]:
        """All drift that the looks so far have found, as the entries stand now, in the order of the report."""
        wanted = set(families)
        found: dict[tuple[str, str, int], Drift] = {}
        for drift in self._drifts(state):
            if drift.kind.family in wanted:
                # two records of a paper may say the same
                found.setdefault((drift.kind.name, drift.file, drift.line), drift)
        order = list(KINDS)
        return sorted(found.values(), key=lambda drift: (order.index(drift.kind.name), drift.file, drift.line))

    def _drifts(self, state: State) -> Iterator[Drift]:
        for key, named in self.by_key.items():
            day, facts = state.day(key), state.facts(key)
            if not day:
                continue
            for of, entry, name in named:
                if isinstance(facts, LinkFacts):
                    found = links.drifts(of, entry, name, key.removeprefix(LINK), facts)
                else:
                    found = self._with_namesake(facts, papers.drifts(of, entry, name, facts, day))
                yield from _not_allowed(entry, found)

    def _with_namesake(self, facts: PaperFacts, drifts: Iterable[Drift]) -> Iterator[Drift]:
        """The drifts; an id of another paper with the entry that has that paper's title, if one does."""
        for drift in drifts:
            namesake = self._by_title.get(compared(facts.title)) if drift.kind.name == "wrong-id" else None
            clause = f"that is the title of {quoted(namesake)}" if namesake else ""
            yield replace(drift, evidence=(*drift.evidence, clause)) if clause else drift

    @cached_property
    def _by_title(self) -> dict[str, str]:
        """The ids of the entries by their titles, as titles are compared."""
        entries = (entry for named in self.by_key.values() for _, entry, _ in named)
        return {compared(entry.text("title")): entry.id for entry in entries if entry.text("title")}


def _keys_of(of: str, entry: Entry) -> Iterator[tuple[str, str]]:
    """The keys of an entry, each with the field: the records that tell of it, and its links."""
    arxiv = entry.text("arxiv")
    if arxiv:
        yield ARXIV + arxiv, "arxiv"
    if not arxiv or venues.is_open(entry):
        for start, name in ((DOI, "doi"), (OPENREVIEW, "openreview")):
            if entry.text(name):
                yield start + entry.text(name), name
    for name, url in links.links_of(of, entry):
        yield LINK + url, name


def _is_wanted_record(families: set[str], named: Iterable[Named]) -> bool:
    return "arxiv" in families or ("venues" in families and any(venues.is_open(entry) for _, entry, _ in named))


def _not_allowed(entry: Entry, drifts: Iterable[Drift]) -> Iterator[Drift]:
    """What the entry does not allow, as in ``V104 until 2027-06-30: it is known by its first title``."""
    allow = entry.list("allow")
    allowed = {found.code for number, item in enumerate(allow) if (found := read_suppression(entry, number, item))}
    return (drift for drift in drifts if drift.kind.code not in allowed)
