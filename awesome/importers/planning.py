"""From new rows to edits of the list: where each goes, and what the check says of it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from awesome.catalog import Catalog
from awesome.drafting import Facts, canonical_title, draft_paper, name_in_title
from awesome.editing import Change, Put
from awesome.findings import ERROR, Finding
from awesome.identifiers import SLUG
from awesome.importers.comparing import NEW, UNCLEAR, Verdict
from awesome.importers.listvenues import is_preprint, year_of
from awesome.importers.row import Row
from awesome.model import BACKGROUND, kind_of
from awesome.slug import new_id
from awesome.suggesting import Suggester, Suggestions
from awesome.titles import title_key
from awesome.vocabulary import Vocabulary
from awesome.yamltext import Value

_MOST_ROUNDS = 4
_NOT_TAKEN = frozenset(("id", "added", "allow", "formerly", "seen_in"))
"""Fields of an entry that say something of the list it stands in."""


@dataclass(frozen=True)
class Place:
    """Where an entry stands: its techniques, none for the background shelf, and its topics."""

    techniques: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()

    @property
    def is_one(self) -> bool:
        """Whether an entry can stand there: it has a technique or a topic."""
        return bool(self.techniques or self.topics)


@dataclass(frozen=True)
class Placing:
    """How new rows find their places.

    Attributes:
        everywhere: for rows of which nothing else tells.
        sections: places by the key of a heading.
        least: how sure a suggestion must be to be taken; None where none is.
        topics: for rows whose technique is suggested.
    """

    everywhere: Place = Place()
    sections: Mapping[str, Place] = field(default_factory=dict)
    least: float | None = None
    topics: tuple[str, ...] = ()

    def of(self, row: Row) -> Place:
        """The place that somebody said for a row; the innermost heading counts."""
        own = Place(tuple(row.list("techniques")), tuple(row.list("topics")))
        if own.is_one:
            return own
        for section in reversed(row.sections):
            if place := self.sections.get(title_key(section)):
                return place
        return self.everywhere


def plan(
    verdicts: Sequence[Verdict],
    catalog: Catalog,
    placing: Placing,
    today: datetime.date,
    prepared: Callable[[Sequence[Put]], Change],
    *,
    seen_in: str = "",
    suggesting: bool = False,
) -> Change | None:
    """Make entries of the new rows that have a place, and note it in their verdicts. Returns the edits, if there are any.

    A row that the check refuses becomes unclear, with the reason.

    Args:
        verdicts: all rows.
        catalog: the list.
        placing: who says where they go.
        today: the day of the addition.
        prepared: makes a change of edits.
        seen_in: key of the list that the rows come from.
        suggesting: whether suggestions are wanted also where none would be taken.
    """
    drafts = _Drafts(catalog, today, seen_in)
    suggester = Suggester(catalog) if suggesting or placing.least is not None else None
    puts: dict[tuple[str, str], tuple[Put, Verdict]] = {}
    for verdict in verdicts:
        if verdict.state != NEW:
            continue
        place = placing.of(verdict.row)
        if not place.is_one and suggester and verdict.row.kind == "paper":
            verdict.suggestions = suggester.suggest(verdict.row.text("title"))
            place = _taken(verdict.suggestions, placing)
        verdict.waits = not place.is_one and verdict.row.kind == "paper"
        if verdict.waits:
            continue
        values = drafts.data_set(verdict.row) if verdict.row.kind == "dataset" else drafts.paper(verdict.row, place)
        verdict.becomes = str(values["id"])
        puts[verdict.row.kind, verdict.becomes] = Put(verdict.row.kind, values), verdict
    for _ in range(_MOST_ROUNDS):
        if not puts:
            break
        change = prepared([put for put, _ in puts.values()])
        if not _refuse([finding for finding in change.findings if finding.severity == ERROR], puts):
            return change
    for _, verdict in puts.values():
        verdict.becomes = ""
        verdict.be(UNCLEAR, "the check goes on refusing one of the new entries after the other")
    return None


def _refuse(errors: Iterable[Finding], puts: dict[tuple[str, str], tuple[Put, Verdict]]) -> bool:
    """Take out the entries that the check refuses. Returns whether there were any."""
    some = False
    for finding in errors:
        key = kind_of(finding.file), finding.entry
        if key in puts:
            _, verdict = puts.pop(key)
            verdict.becomes = ""
            verdict.be(UNCLEAR, f"the check refuses it ({finding.code}): {finding.message}")
            some = True
    return some


def _taken(suggestions: Suggestions, placing: Placing) -> Place:
    """The place that is suggested surely enough."""
    least = placing.least
    best = suggestions.techniques[0] if suggestions.techniques else None
    if least is None or best is None or best.score < least:
        return Place()
    topics = tuple(dict.fromkeys((*placing.topics, *(t.value for t in suggestions.topics if t.score >= least))))
    return Place((), topics) if best.value == BACKGROUND else Place((best.value,), topics)


class _Drafts:
    """Makes entries of rows, no two with the same id."""

    def __init__(self, catalog: Catalog, today: datetime.date, seen_in: str) -> None:
        removed = {removal.id for removal in catalog.removals.values()}
        self.papers = {*catalog.papers, *catalog.former_papers, *removed}
        self.data_sets = {*catalog.datasets, *catalog.former_datasets, *removed}
        self.today = today
        self.seen_in = [seen_in] if seen_in else []
        self.listings = Vocabulary.load().listings

    def paper(self, row: Row, place: Place) -> dict[str, Value]:
        """The entry of a paper."""
        name = row.text("name") if title_key(row.text("title")).startswith(title_key(row.text("name"))) else ""
        facts = Facts(
            title=row.text("title"),
            authors=row.list("authors"),
            date=row.text("date"),
            arxiv=row.text("arxiv"),
            doi=row.text("doi"),
            openreview=row.text("openreview"),
            url=row.text("url"),
            name=name or name_in_title(canonical_title(row.text("title"))),
        )
        values = draft_paper(facts, self.papers.__contains__, self.today).values
        venue = row.text("venue")
        if year_of(venue):
            values["venue"] = venue
        elif venue and not is_preprint(venue):
            row.left_out.append(f"its venue is left out: {venue} lacks its year")
        values |= {name: row.values[name] for name in ("code", "project", "demo", "modalities") if row.values.get(name)}
        values |= {"techniques": list(place.techniques), "topics": list(place.topics), "seen_in": self._seen_in(row)}
        wanted = row.text("id")
        if SLUG.fullmatch(wanted) and wanted not in self.papers:
            values["id"] = wanted
        self.papers.add(str(values["id"]))
        return {key: value for key, value in values.items() if value}

    def data_set(self, row: Row) -> dict[str, Value]:
        """The entry of a data set, which comes with fields of its own."""
        values = {name: value for name, value in row.values.items() if name not in _NOT_TAKEN}
        wanted = row.text("id")
        if not SLUG.fullmatch(wanted) or wanted in self.data_sets:
            title = row.text("title") or row.text("name")
            wanted = new_id(row.text("name"), "", row.text("date")[:4], title, self.data_sets.__contains__)
        self.data_sets.add(wanted)
        values |= {"id": wanted, "added": self.today.isoformat(), "seen_in": self._seen_in(row)}
        return {key: value for key, value in values.items() if value}

    def _seen_in(self, row: Row) -> list[str]:
        known = [key for key in row.list("seen_in") if key in self.listings]
        return sorted({*known, *self.seen_in})
