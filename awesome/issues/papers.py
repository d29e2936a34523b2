"""A form that adds a paper: its entry, or a question."""

from __future__ import annotations

from awesome.document import Value
from awesome.drafting import draft_paper
from awesome.issues.asking import Asking, Made, checked, choices, chose, label
from awesome.issues.forms import BACKGROUND
from awesome.issues.looking import Found, look_up, named
from awesome.issues.outcome import Entry, Message, asked
from awesome.issues.reading import Answers
from awesome.issues.values import address, said, venue
from awesome.model import Paper
from awesome.suggesting import Suggestion, suggest

_LINKS = ("code", "project")
_MOST_TOPICS = 2


def new_paper(answers: Answers, asking: Asking) -> Made:
    """What comes of a form that adds a paper.

    Raises:
        Stopped: something has to be asked.
    """
    noted: list[Message] = []
    paper = named(answers.text("paper"))
    if not paper.identifiers and not paper.url:
        raise asked("no_paper", label=label(answers, "paper"))
    _refuse(asking.listed(paper))
    for identifier in paper.identifiers:
        if reason := asking.shelf.removed(identifier):
            raise asked("removed", why=reason)
    found = look_up(paper, said(answers.text("title")), asking.session, noted)
    if not found.facts.title:
        raise asked("title_needed", label=label(answers, "title"))
    _refuse(next((known.paper for known in asking.shelf.by_title(found.facts.title) if known.surely), None))
    draft = draft_paper(found.facts, asking.shelf.takes, asking.today)
    noted += [Message.of("drafted", reason=note) for note in draft.notes]
    values = {**draft.values, **_typed(answers, asking, noted), **_judged(answers, found, asking, noted)}
    return checked(asking, Entry("paper", {name: value for name, value in values.items() if value}), noted)


def _refuse(listed: Paper | None) -> None:
    if listed is not None:
        raise asked("listed_already", id=listed.id, title=listed.title)


def _typed(answers: Answers, asking: Asking, noted: list[Message]) -> dict[str, Value]:
    """The links and the venue that were typed, in the place of those that were found."""
    values: dict[str, Value] = {name: address(answers.text(name)) for name in _LINKS if said(answers.text(name))}
    if written := said(answers.text("venue")):
        known = venue(written, asking.today)
        if known:
            values["venue"] = known
        else:
            noted.append(Message.of("venue_unknown", typed=written))
    return values


def _judged(answers: Answers, found: Found, asking: Asking, noted: list[Message]) -> dict[str, Value]:
    """Techniques, topics and modalities: what was answered, else what the list suggests, with the reason."""
    techniques, topics = choices(answers, "techniques", noted), choices(answers, "topics", noted)
    modalities = choices(answers, "modalities", noted)
    suggestions = suggest(
        found.facts.title,
        found.abstract,
        asking.catalog,
        authors=found.facts.authors,
        date=found.facts.date,
        topics=topics,
        modalities=modalities,
    )
    if not techniques and not chose(answers, "techniques", BACKGROUND):
        best = suggestions.techniques[:1]
        techniques = [each.value for each in best if each.value != BACKGROUND]
        noted += _suggested("techniques", best)
    if not topics:
        topics = [each.value for each in suggestions.topics[:_MOST_TOPICS]]
        noted += _suggested("topics", suggestions.topics[:_MOST_TOPICS])
    if not modalities:
        modalities = [each.value for each in suggestions.modalities[:1]]
        noted += _suggested("modalities", suggestions.modalities[:1])
    if not techniques and not topics:
        raise asked("shelf_needed")
    return {"techniques": techniques, "topics": topics, "modalities": modalities}


def _suggested(field: str, suggestions: list[Suggestion]) -> list[Message]:
    return [Message.of("suggested", field=field, value=each.value, reason=each.reason) for each in suggestions]
