"""What the suggester says."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Suggestion:
    """One value that a field may have.

    Attributes:
        value: as it would stand in the file; among techniques also ``background``, which means none of the four.
        score: how probable it is, from 0 to 1, by what the list itself says of papers with such words.
        reason: a short sentence that a person can check: the words, or the nearest entries.
    """

    value: str
    score: float
    reason: str


@dataclass(frozen=True)
class Suggestions:
    """What is suggested for one paper, each best first.

    Attributes:
        techniques: all five shelves, so that the first is the suggestion and the rest are the alternatives.
        topics: a handful at most.
        modalities: a handful at most.
    """

    techniques: list[Suggestion]
    topics: list[Suggestion]
    modalities: list[Suggestion]
