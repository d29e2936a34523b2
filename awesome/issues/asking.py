"""What a form is held against: the list as it is, the sources that may be asked, and the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from awesome.already import Shelf
from awesome.catalog import Catalog
from awesome.editing import Change, Edit, EditError, Put, prepare
from awesome.findings import ERROR
from awesome.issues.choosing import read_choice
from awesome.issues.forms import BACKGROUND, UNKNOWN, load_forms
from awesome.issues.looking import Named
from awesome.issues.outcome import Entry, Message, Outcome, Stopped, asked
from awesome.issues.reading import Answers
from awesome.model import Paper

if TYPE_CHECKING:
    from awesome.sources.session import Session


@dataclass(frozen=True)
class Asking:
    """Where answers are looked up.

    Attributes:
        root: the folder of the list.
        today: the day that counts as today.
        session: asks sources; None works from what was typed.
    """

    root: Path
    today: datetime.date
    session: Session | None = None

    @cached_property
    def catalog(self) -> Catalog:
        """The list as it is."""
        return Catalog.load(self.root)

    @cached_property
    def shelf(self) -> Shelf:
        """The list, asked whether a paper is there."""
        return Shelf(self.catalog)

    def listed(self, paper: Named) -> Paper | None:
        """The entry of a paper that somebody named."""
        known = next(filter(None, map(self.shelf.by_identifier, paper.identifiers)), None)
        if known is not None:
            return known.paper
        return next((each for each in self.catalog if paper.url and each.url == paper.url), None)


@dataclass(frozen=True)
class Made:
    """What came of a form, and the change of the list that its entry makes, where there is one."""

    outcome: Outcome
    change: Change | None = None


def checked(asking: Asking, entry: Entry, noted: Iterable[Message], fields: Iterable[str] = ()) -> Made:
    """The outcome with this entry, if the list with it passes the check.

    Raises:
        Stopped: it does not.
    """
    try:
        change = prepare(asking.root, [edit_of(entry)], asking.today)
    except EditError as error:
        raise asked("cannot_edit", why=str(error)) from error
    errors = [Message.of_finding("finding", finding) for finding in change.findings if finding.severity == ERROR]
    if errors:
        raise Stopped(Outcome(asked=errors[:20]))
    warnings = [Message.of_finding("warning", finding) for finding in change.findings]
    identifier = str(entry.values.get("id", ""))
    return Made(Outcome(id=identifier, fields=list(fields), entry=entry, noted=[*noted, *warnings][:40]), change)


def edit_of(entry: Entry) -> Edit:
    """The edit that puts an entry into the list."""
    return Put(entry.kind, entry.values, replaces=entry.replaces)


def choices(answers: Answers, identifier: str, noted: list[Message]) -> list[str]:
    """The values that were chosen of a closed list; words that are none are noted."""
    part = load_forms()[answers.kind].part(identifier)
    choice = read_choice(part, answers.text(identifier))
    noted += [Message.of("words_unread", label=part.label, typed=word) for word in choice.unread[:3]]
    return [value for value in choice.values if value not in (BACKGROUND, UNKNOWN)]


def chose(answers: Answers, identifier: str, value: str) -> bool:
    """Whether this option was chosen."""
    part = load_forms()[answers.kind].part(identifier)
    return value in read_choice(part, answers.text(identifier)).values


def label(answers: Answers, identifier: str) -> str:
    """The heading of a question."""
    return load_forms()[answers.kind].part(identifier).label
