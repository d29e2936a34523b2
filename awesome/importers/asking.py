"""What the sources say of new rows: authors and date, the right title, or that the id is that of another paper."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from typing import TYPE_CHECKING

from awesome.drafting import draft_paper
from awesome.findings import quoted
from awesome.gathering import Gathered, gather
from awesome.identifiers import Identifier
from awesome.importers.comparing import NEW, UNCLEAR, Verdict
from awesome.importers.labels import like_title
from awesome.importers.likeness import is_same_work
from awesome.importers.listvenues import year_of
from awesome.importers.row import Row

if TYPE_CHECKING:
    from awesome.sources.session import Session

_FILLED = ("authors", "name", "doi", "openreview", "code", "project", "demo")


def ask(verdicts: Sequence[Verdict], session: Session, today: datetime.date) -> None:
    """Fill the rows of new papers from their records.

    Raises:
        SourceError: a source gave no usable answer. Nothing is changed then.
    """
    asked = {identifier: verdict.row for verdict in verdicts if (identifier := _identifier(verdict)) is not None}
    for found in gather(asked, session):
        if found.identifier is not None:
            _fill(asked[found.identifier], found, today)


def _identifier(verdict: Verdict) -> Identifier | None:
    row = verdict.row
    is_named = verdict.state == UNCLEAR and not row.doubts and not like_title(row.text("title"))
    if row.kind != "paper" or not (verdict.state == NEW or is_named):
        return None
    if value := row.text("arxiv"):
        return Identifier("arxiv", value)
    if value := row.text("doi"):
        return Identifier("doi", value)
    value = row.text("openreview")
    return Identifier("openreview", value) if value else None


def _fill(row: Row, found: Gathered, today: datetime.date) -> None:
    if found.problem:
        row.doubt("record", found.problem)
        return
    values = draft_paper(found.facts, lambda _: False, today).values
    title = str(values.get("title", ""))
    if not is_same_work(
        row.text("title"), row.list("authors"), title, str(values.get("name", "")), found.facts.authors
    ):
        row.doubt("other-paper", f"the {found.identifier} is that of {quoted(title)}")
        return
    row.values["title"] = title
    if date := values.get("date"):
        row.values["date"] = date
    venue = str(values.get("venue", ""))
    if venue and not year_of(row.text("venue")):
        row.values["venue"] = venue
    for name in _FILLED:
        if values.get(name):
            row.values.setdefault(name, values[name])
