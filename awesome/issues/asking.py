"""What a form is held against: the list as it is, the sources that may be asked, and the day."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from awesome.catalog import Catalog
from awesome.editing import Edit, EditError, Put, prepare
from awesome.findings import ERROR
from awesome.issues.choosing import read_choice
from awesome.issues.forms import BACKGROUND, UNKNOWN, load_forms
from awesome.issues.outcome import Entry, Message, Outcome, Stopped, asked
from awesome.issues.reading import Answers
from awesome.model import Dataset, Paper
from awesome.sources.session import Session
from awesome.yamltext import Value


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


def checked(asking: Asking, entry: Entry, noted: Iterable[Message], fields: Iterable[str] = ()) -> Outcome:
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
    return Outcome(id=str(entry.values.get("id", "")), fields=list(fields), entry=entry, noted=[*noted, *warnings][:40])


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


def name_of(entry: Paper | Dataset) -> str:
    """By what a reader knows an entry."""
    return entry.title or entry.name


def without_empty(values: dict[str, Value]) -> dict[str, Value]:
    """The fields that say something."""
    return {name: value for name, value in values.items() if value}
