"""Whether a record with another title than the entry's is the same paper renamed, or another paper."""

from __future__ import annotations

from dataclasses import dataclass

from awesome.verifying.drift import Certainty
from awesome.verifying.facts import PaperFacts
from awesome.verifying.people import Comparison, compare
from awesome.verifying.wording import likeness, same_numbers, same_title
from awesome.yamltext import Entry

ALIKE = 0.75
"""A likeness from which two titles are taken for versions of one."""

UNLIKE = 0.5
"""A likeness below which two titles say different things."""

_VERY_ALIKE = 0.9
"""A likeness from which two titles differ by a word or a slip."""

_NEARLY_ALL = 0.75
"""The share of authors from which a paper is by the same people, though one joined or left."""


@dataclass(frozen=True)
class Identity:
    """What is believed of a record.

    Attributes:
        kind: ``same`` (the title too), ``renamed`` or ``another``.
        certainty: how far.
        evidence: why, a clause each.
    """

    kind: str
    certainty: Certainty
    evidence: tuple[str, ...] = ()


def identify(entry: Entry, facts: PaperFacts) -> Identity:
    """Weigh titles, authors, numbers, versions and what the abstract names against each other."""
    title = entry.text("title")
    if not title or not facts.title or same_title(title, facts.title):
        return Identity("same", "certain")
    people = compare(entry.list("authors"), facts.authors) if entry.list("authors") and facts.authors else None
    alike = likeness(title, facts.title)
    return Identity(*_weigh(people, alike, facts, same_numbers(title, facts.title)), _evidence(people, alike, facts))


def _weigh(people: Comparison | None, alike: float, facts: PaperFacts, same_digits: bool) -> tuple[str, Certainty]:
    if people is None:
        return _weigh_titles(alike, facts, same_digits)
    if not people.same:
        if alike >= ALIKE or facts.named:
            return "renamed", "unsure"
        return "another", "certain" if alike < UNLIKE else "likely"
    if people.share < UNLIKE:
        if alike >= ALIKE:
            return "renamed", "likely"
        return "another", "likely" if alike < UNLIKE and not facts.named else "unsure"
    if alike >= UNLIKE or facts.named:
        # the same people write the next model's paper, too: with another number, on another day, in a first version
        is_theirs = people.share >= _NEARLY_ALL and same_digits and not facts.published
        if is_theirs and (alike >= _VERY_ALIKE or (facts.named and facts.version > 1)):
            return "renamed", "certain"
        return "renamed", "likely" if is_theirs and facts.version > 1 else "unsure"
    # the same people and other words: renamed in a later version, or another paper of theirs
    return ("renamed", "likely") if facts.version > 1 and not facts.published else ("another", "likely")


def _weigh_titles(alike: float, facts: PaperFacts, same_digits: bool) -> tuple[str, Certainty]:
    """What can be said where the entry or the record names no authors."""
    if alike >= ALIKE and same_digits:
        return "renamed", "certain" if alike >= _VERY_ALIKE and not facts.published else "likely"
    if alike >= UNLIKE or facts.named:
        return "renamed", "unsure"
    return "another", "likely"


def _evidence(people: Comparison | None, alike: float, facts: PaperFacts) -> tuple[str, ...]:
    clauses = []
    if people is None:
        clauses.append("the authors cannot be compared")
    elif not people.same:
        clauses.append("they have no author in common")
    else:
        clauses.append(f"{people.same} of {people.same + max(len(people.gone), len(people.new))} authors are the same")
    if alike < UNLIKE:
        clauses.append("the titles have little in common")
    elif alike >= ALIKE:
        clauses.append("the titles are much alike")
    if facts.version > 1:
        clauses.append(f"the record is at version {facts.version}")
    elif facts.version == 1:
        clauses.append("the record never had a second version")
    if facts.published:
        clauses.append(f"its first version is of {facts.published}, not of the entry's date")
    if facts.named:
        clauses.append(facts.named)
    return tuple(clauses)
