"""From what came of a form to a branch, a pull request and an answer in the issue.

This is where a token may write, so it believes little: the branch is named by the issue's number, the files are the
list's own with the entries put in and checked once more, and every word is written here or stands in code. Doing it
again changes nothing; an edited issue moves the same branch and the same pull request.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

import msgspec

from awesome.editing import Change, EditError, prepare
from awesome.issues import telling
from awesome.issues.asking import edit_of
from awesome.issues.event import Event
from awesome.issues.forms import load_forms
from awesome.issues.github import Repository
from awesome.issues.outcome import Message, Outcome

MOST_OPEN = 30
"""Open issues with one form's label that somebody may have before a maintainer goes on."""


@dataclass(frozen=True)
class Place:
    """Where a proposal is made.

    Attributes:
        repository: on GitHub.
        root: a clone of it, as `base` has it.
        base: the commit that the branch grows from.
        today: the day that counts as today.
    """

    repository: Repository
    root: Path
    base: str
    today: datetime.date


def publish(outcome: Outcome, event: Event, place: Place) -> str:
    """Propose what came of a form, or ask for what is missing; returns in a line what was done.

    Raises:
        SourceError: GitHub gave no usable answer.
    """
    number = event.issue.number
    done, pull_number = _propose(outcome, event, place) if outcome.entry else (outcome, 0)
    place.repository.answer(number, telling.answer(done, pull_number))
    if pull_number:
        return f"#{number} is proposed as #{pull_number}"
    return f"#{number} is answered: {', '.join(message.words for message in (*done.asked, *done.handed))}"


def _propose(outcome: Outcome, event: Event, place: Place) -> tuple[Outcome, int]:
    """What is to be answered, and the number of the pull request, or 0."""
    number = event.issue.number
    change = _prepared(outcome, place)
    if isinstance(change, Message):
        return msgspec.structs.replace(outcome, entry=None, asked=[change]), 0
    if _is_busy(event, place.repository):
        return _handed(outcome, "busy"), 0
    branch = telling.branch(outcome, number)
    pulls = place.repository.pull_requests(branch)
    opened = next((pull["number"] for pull in pulls if pull.get("state") == "open"), 0)
    if pulls and not opened and not pulls[0].get("merged_at"):
        return _handed(outcome, "closed"), 0
    head = place.repository.head_of(branch)
    if head and not place.repository.is_ours(head, telling.trailer(number)):
        return _handed(outcome, "worked_on", branch=branch), 0
    message = telling.commit_message(outcome, number, event.author)
    commit = place.repository.commit(place.base, change.contents(), message)
    place.repository.point(branch, commit, exists=bool(head))
    title, body = telling.title(outcome), telling.pull_request(outcome, number, change.diff())
    if opened:
        place.repository.update_pull_request(opened, title, body)
    else:
        opened = place.repository.open_pull_request(branch, event.repository.default_branch, title, body)
    return (outcome, opened) if opened else (_handed(outcome, "not_permitted", branch=branch), 0)


def _prepared(outcome: Outcome, place: Place) -> Change | Message:
    """The change, or why there is none: the list may be another one than that for which the outcome was made."""
    if outcome.entry is None:
        return Message.of("cannot_edit", why="there is no entry")
    try:
        change = prepare(place.root, [edit_of(outcome.entry)], place.today)
    except EditError as error:
        return Message.of("cannot_edit", why=str(error))
    errors = [finding for finding in change.findings if finding.severity == "error"]
    return Message.of_finding("finding", errors[0]) if errors else change


def _is_busy(event: Event, repository: Repository) -> bool:
    label = load_forms()[event.kind].label if event.kind else ""
    login = event.author.login if event.author else ""
    return bool(label and login) and repository.open_issues_of(login, label, MOST_OPEN + 1) > MOST_OPEN


def _handed(outcome: Outcome, words: str, **values: str) -> Outcome:
    return msgspec.structs.replace(outcome, handed=[Message.of(words, **values)])
