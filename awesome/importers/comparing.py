"""Rows held against the list and against each other: what is new, already there, nearly there, or unclear."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from awesome.catalog import Catalog
from awesome.findings import quoted
from awesome.identifiers import arxiv_month
from awesome.importers.labels import like_title
from awesome.importers.likeness import is_same_work, month_agrees
from awesome.importers.listed import IDS, Listed, bare, parts_of
from awesome.importers.listvenues import year_of
from awesome.importers.row import Row
from awesome.model import Dataset, Paper
from awesome.neartitles import near_pairs
from awesome.titles import title_key
from awesome.yamltext import Value

if TYPE_CHECKING:
    from awesome.suggesting.model import Suggestions

NEW, KNOWN, NEAR, UNCLEAR = "new", "already there", "nearly there", "unclear"
STATES = (NEW, KNOWN, NEAR, UNCLEAR)

_NOUNS = {"arxiv": "arXiv id", "doi": "DOI", "openreview": "OpenReview id"}


@dataclass(slots=True)
class Verdict:
    """What a row is to the list.

    Attributes:
        row: the row.
        state: one of `STATES`.
        reasons: why, as sentences without a stop.
        entry: id of the entry that it is, or may be.
        entry_line: where that begins in its file.
        lacks: what the row says and the entry does not.
        becomes: id of the entry that is made of it.
        waits: whether it is new and nobody has said where it goes.
        suggestions: what is suggested for it.
    """

    row: Row
    state: str = NEW
    reasons: list[str] = field(default_factory=list)
    entry: str = ""
    entry_line: int = 0
    lacks: dict[str, Value] = field(default_factory=dict)
    becomes: str = ""
    waits: bool = False
    suggestions: Suggestions | None = None

    def be(self, state: str, reason: str) -> None:
        """Settle the state, with the reason for it."""
        self.state = state
        self.reasons.append(reason)


def compare(rows: Sequence[Row], catalog: Catalog, today: datetime.date) -> list[Verdict]:
    """A verdict for each row that is not the repetition of another, in the order of the file."""
    known = Listed(catalog)
    verdicts = [Verdict(row) for row in rows]
    for verdict in verdicts:
        _settle_dates(verdict.row, today)
        if verdict.row.kind == "dataset":
            _match_dataset(verdict, known)
        else:
            _match(verdict, known)
    verdicts = _without_repetitions(verdicts)
    _match_near(verdicts, known)
    for verdict in verdicts:
        _weigh_doubts(verdict)
    return verdicts


def _match_dataset(verdict: Verdict, known: Listed) -> None:
    row = verdict.row
    same = known.catalog.datasets.get(row.text("id"))
    key = title_key(row.text("name"))
    entry = same if same and title_key(same.name) == key else known.data_sets.get(key)
    if entry is not None:
        _is_entry(verdict, entry, known, "by its name")
    elif same is not None:
        verdict.be(UNCLEAR, f"its id is that of the data set {quoted(same.name)}")


def _match(verdict: Verdict, known: Listed) -> None:
    row = verdict.row
    if gone := known.removed.get(row.text("arxiv")):
        verdict.be(UNCLEAR, gone)
        return
    title = row.text("title")
    by_title = known.by_title.get(title_key(title)) if title else None
    for kind in IDS:
        entry = known.by_id.get((kind, row.text(kind).casefold())) if row.text(kind) else None
        if entry is None:
            continue
        if not title or is_same_work(title, row.list("authors"), entry.title, entry.name, entry.authors):
            _is_entry(verdict, entry, known, f"by its {_NOUNS[kind]}")
        else:
            _is_other(verdict, kind, entry, by_title, known)
        return
    if by_title is not None:
        _match_title(verdict, by_title, known)
    elif (url := row.text("url")) and (entry := known.by_url.get(bare(url))):
        if is_same_work(title, row.list("authors"), entry.title, entry.name, entry.authors):
            _is_entry(verdict, entry, known, "by its address")
        else:
            verdict.entry, verdict.entry_line = entry.id, known.line("paper", entry.id)
            verdict.be(UNCLEAR, f"its address is that of {quoted(entry.title)}")


def _is_other(verdict: Verdict, kind: str, entry: Paper, by_title: Paper | None, known: Listed) -> None:
    """The id leads to an entry with another title."""
    row = verdict.row
    reason = f"the {_NOUNS[kind]} {row.text(kind)} is that of {quoted(entry.title)}"
    shown = by_title or entry
    verdict.entry, verdict.entry_line = shown.id, known.line("paper", shown.id)
    if by_title is not None and by_title.id != entry.id:
        reason += f", the title is that of {by_title.id}"
        verdict.be(UNCLEAR, f"it links another paper: {reason}")
    else:
        verdict.be(UNCLEAR, f"it links another paper, or the paper was renamed: {reason}")


def _match_title(verdict: Verdict, entry: Paper, known: Listed) -> None:
    for kind in IDS:
        said, has = verdict.row.text(kind), getattr(entry, kind)
        if said and has and said.casefold() != has.casefold():
            verdict.entry, verdict.entry_line = entry.id, known.line("paper", entry.id)
            verdict.be(UNCLEAR, f"the list has this title with another {_NOUNS[kind]}: {has}, not {said}")
            return
    _is_entry(verdict, entry, known, "by its title")


def _is_entry(verdict: Verdict, entry: Paper | Dataset, known: Listed, how: str) -> None:
    verdict.entry, verdict.entry_line = entry.id, known.line(entry.kind_of_entry, entry.id)
    verdict.be(KNOWN, how)
    if not verdict.row.doubts:
        verdict.lacks = _lacks(verdict.row, entry)


def _lacks(row: Row, entry: Paper | Dataset) -> dict[str, Value]:
    """What a row says that the entry does not: a field, a more exact date, a venue in the place of a preprint."""
    found: dict[str, Value] = {}
    fields = ("authors", *IDS, "code", "project", "demo") if isinstance(entry, Paper) else ()
    for name in fields:
        value = row.values.get(name)
        if value and not getattr(entry, name) and value != entry.url:
            found[name] = value
    date, venue = row.text("date"), row.text("venue")
    if len(date) > len(entry.date) and date.startswith(entry.date):
        found["date"] = date
    if year_of(venue) and entry.venue in ("", "arXiv"):
        found["venue"] = venue
    return found


def _without_repetitions(verdicts: list[Verdict]) -> list[Verdict]:
    """The verdicts without rows that say an earlier paper again; two papers under one id are both unclear."""
    firsts: dict[tuple[str, str], Verdict] = {}
    kept = []
    for verdict in verdicts:
        row = verdict.row
        keys = [(f"title of a {row.kind}", title_key(row.text("title") or row.text("name")))]
        if row.kind == "paper":
            keys += [(kind, row.text(kind).casefold()) for kind in (*IDS, "url")]
        keys = [key for key in keys if key[1]]
        first = next((firsts[key] for key in keys if key in firsts), None)
        for key in keys:
            firsts.setdefault(key, verdict)
        both_known = first is not None and KNOWN == verdict.state == first.state
        if first is None or (both_known and first.entry != verdict.entry):
            kept.append(verdict)
        elif _repeats(first, verdict):
            first.row.also.append(row.line)
            for name, value in row.values.items():
                first.row.values.setdefault(name, value)
        else:
            kept.append(verdict)
            _contradict(first, verdict)
    return kept


def _repeats(first: Verdict, again: Verdict) -> bool:
    one, other = first.row, again.row
    if any(one.text(kind) != other.text(kind) for kind in IDS if one.text(kind) and other.text(kind)):
        return False
    same = is_same_work(
        other.text("title"), other.list("authors"), one.text("title"), one.text("name"), one.list("authors")
    )
    return same and (bool(first.row.doubts) or not again.row.doubts or first.state == KNOWN)


def _contradict(first: Verdict, again: Verdict) -> None:
    """Two rows share an id or a title, and are not one paper."""
    for verdict, other in ((first, again), (again, first)):
        if verdict.state == NEW:
            text = f"line {other.row.line} has the same id or title for {quoted(other.row.text('title'))}"
            verdict.row.doubt("two-papers-one-id", text)


def _match_near(verdicts: list[Verdict], known: Listed) -> None:
    """Find the titles that are nearly those of entries, or of rows before them."""
    about = [verdict for verdict in verdicts if verdict.state == NEW and like_title(verdict.row.text("title"))]
    if not about:
        return
    papers = list(known.catalog)
    titles = [paper.title for paper in papers] + [verdict.row.text("title") for verdict in about]
    for earlier, later in near_pairs(titles, [title_key(title) for title in titles]):
        if later < len(papers):
            continue
        verdict = about[later - len(papers)]
        if verdict.state != NEW:
            continue
        if earlier < len(papers):
            paper = papers[earlier]
            verdict.entry, verdict.entry_line = paper.id, known.line("paper", paper.id)
            verdict.be(NEAR, f"{paper.id} has nearly this title: {quoted(paper.title)}")
        else:
            row = about[earlier - len(papers)].row
            verdict.be(NEAR, f"line {row.line} has nearly this title: {quoted(row.text('title'))}")
    _match_renamed([verdict for verdict in about if verdict.state == NEW and not verdict.row.text("arxiv")], known)


def _match_renamed(about: list[Verdict], known: Listed) -> None:
    """Without an arXiv id a paper may stand in the list under another title: by its name, subtitle or authors."""
    parts = known.parts_of_titles
    people = known.people
    about = [
        verdict
        for verdict in about
        if not parts.isdisjoint(parts_of(verdict.row.text("title")))
        or not people.isdisjoint(verdict.row.list("authors"))
    ]
    if not about:
        return
    # loaded here, since nearly every row has an id that tells
    from awesome.nearentries import NearEntries

    entries = NearEntries(known.catalog)
    for verdict in about:
        for found in entries.near(verdict.row.text("title"), verdict.row.list("authors"), 1):
            if found.same:
                verdict.entry, verdict.entry_line = found.paper.id, known.line("paper", found.paper.id)
                verdict.be(NEAR, f"{found.paper.id} may be this paper ({found.reason}): {quoted(found.paper.title)}")


def _weigh_doubts(verdict: Verdict) -> None:
    """A row that cannot be taken as it stands is unclear, unless it names an entry that is there all the same."""
    row = verdict.row
    if verdict.state in (KNOWN, UNCLEAR):
        if verdict.state == UNCLEAR:
            verdict.reasons += [doubt.text for doubt in row.doubts]
        return
    if row.doubts:
        verdict.state = UNCLEAR
        verdict.reasons = [doubt.text for doubt in row.doubts] + verdict.reasons
    elif verdict.state == NEW and row.kind == "paper" and "id" not in row.values and not like_title(row.text("title")):
        verdict.be(UNCLEAR, f"{quoted(row.text('title'))} may be a name: the paper's title is not told")


def _settle_dates(row: Row, today: datetime.date) -> None:
    """Make the date agree with the arXiv id, which carries the month of its announcement."""
    identifier, date = row.text("arxiv"), row.text("date")
    month = arxiv_month(identifier)
    if not month:
        return
    if month > today.isoformat()[:7]:
        row.doubt("malformed-id", f"the arXiv id {quoted(identifier)} is of a month to come")
    elif not date or (len(date) < len(month) and month.startswith(date)):
        row.values["date"] = month
    elif not month_agrees(date, month):
        row.left_out.append(f"its date is left out: {date} contradicts the arXiv id {identifier}, of {month}")
        row.values["date"] = month
