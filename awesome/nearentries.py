"""The entries that are nearly the same as a paper, or only similar to it, for a person to look at.

A rule must be right nearly always; what a person is shown may be looser. So this says of each entry why it is shown, and
whether it is so near that the check would hold it against an entry with such a title.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from math import log

from awesome.catalog import Catalog
from awesome.model import Paper
from awesome.neartitles import is_near, pieces_of, without_version
from awesome.retitled import Rarity, Trace, Work, share_of_authors, take_apart, trace
from awesome.titles import title_key

_SIMILAR = 0.45
"""How much of what their words tell two titles must share to be called similar."""

_SIMILAR_BY_THE_SAME = 0.2
_AUTHORS = 0.5
_CANDIDATES = 12
_WORDS_NAMED = 4
_FEWEST_WORDS = 2
_MOST_LOOKED_AT = 1200
"""Entries are looked for by the rarest words of a title until so many have been seen, but by two words at least."""

_REASONS = {
    Trace.AUTHORS: "the same authors, and much of the title",
    Trace.NAME: "the same name, and some of the same words behind it",
    Trace.SUBTITLE: "the same title under another name",
    Trace.WORDS: "nearly all the same words",
}


@dataclass(frozen=True)
class NearEntry:
    """An entry that may be the paper that is asked about.

    Attributes:
        paper: the entry.
        same: whether it is so near that the check would say so; else it is only similar.
        likeness: from 0 to 1, to order by.
        reason: why it is shown, in a few words.
    """

    paper: Paper
    same: bool
    likeness: float
    reason: str


class NearEntries:
    """Finds for any number of papers the entries of one catalog that are near."""

    def __init__(self, papers: Iterable[Paper]) -> None:
        self._papers = list(papers)
        self._keys = [title_key(paper.title) for paper in self._papers]
        self._works: dict[int, Work] = {}

    def near(self, title: str, authors: Sequence[str] = (), most: int = 5) -> list[NearEntry]:
        """The entries nearest to a paper, nearest first; none where none is near."""
        key = title_key(title)
        asked = take_apart(title, key, map(title_key, authors))
        found = [
            near for place in self._candidates(title, key, authors) if (near := self._compare(place, title, key, asked))
        ]
        found.sort(key=lambda near: (not near.same, -near.likeness, near.paper.id))
        return found[:most]

    def _compare(self, place: int, title: str, key: str, asked: Work) -> NearEntry | None:
        paper, other_key = self._papers[place], self._keys[place]
        other = self._works.get(place)
        if other is None:
            other = self._works[place] = take_apart(paper.title, other_key, map(title_key, paper.authors))
        shared = self._rarity.shared(asked.words, other.words)
        if key == other_key:
            return NearEntry(paper, True, 1.0, "the same title")
        if is_near(title, key, paper.title, other_key):
            return NearEntry(paper, True, max(shared, 0.9), "nearly the same title")
        if why := trace(asked, other, self._rarity):
            return NearEntry(paper, True, shared, _REASONS[why])
        authors = share_of_authors(asked.authors, other.authors)
        if shared < (_SIMILAR_BY_THE_SAME if authors >= _AUTHORS else _SIMILAR):
            return None
        return NearEntry(paper, False, shared, self._similarity(asked, other))

    def _similarity(self, asked: Work, other: Work) -> str:
        common = nlargest(_WORDS_NAMED, sorted(asked.words & other.words), key=lambda word: self._rarity.weight([word]))
        by_both = len(asked.authors & other.authors)
        reason = f"also says {', '.join(f'“{word}”' for word in common)}"
        if by_both:
            reason += f", and {by_both} of its authors" if by_both > 1 else ", and one of its authors"
        return reason

    def _candidates(self, title: str, key: str, authors: Iterable[str]) -> set[int]:
        """Entries that share rare words with the title, or authors."""
        places_with = sorted(
            (places for word in set(key.split()) if (places := self._places_of_word.get(word))), key=len
        )
        weights: dict[int, float] = {}
        looked_at = 0
        for number, places in enumerate(places_with):
            looked_at += len(places)
            if number >= _FEWEST_WORDS and looked_at > _MOST_LOOKED_AT:
                break
            weight = log(len(self._papers) / len(places))
            for place in places:
                weights[place] = weights.get(place, 0.0) + weight
        by_authors: Counter[int] = Counter()
        for author in authors:
            by_authors.update(self._places_of_author.get(author, ()))
        whole = {key, without_version(key), *pieces_of(title)}
        return {
            *(self._place_of_key[part] for part in whole if part in self._place_of_key),
            *nlargest(_CANDIDATES, weights, key=lambda place: (weights[place], -len(self._keys[place]))),
            *nlargest(_CANDIDATES, by_authors, key=by_authors.__getitem__),
        }

    @cached_property
    def _rarity(self) -> Rarity:
        return Rarity(self._keys)

    @cached_property
    def _place_of_key(self) -> dict[str, int]:
        return {key: place for place, key in enumerate(self._keys) if key}

    @cached_property
    def _places_of_word(self) -> dict[str, list[int]]:
        return _places((place, set(key.split())) for place, key in enumerate(self._keys))

    @cached_property
    def _places_of_author(self) -> dict[str, list[int]]:
        return _places((place, paper.authors) for place, paper in enumerate(self._papers))


def near_entries(title: str, authors: Sequence[str], catalog: Catalog, most: int = 5) -> list[NearEntry]:
    """The entries nearest to a paper, nearest first; for many papers make one `NearEntries`."""
    return NearEntries(catalog).near(title, authors, most)


def _places(features: Iterable[tuple[int, Iterable[str]]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, values in features:
        for value in values:
            found.setdefault(value, []).append(place)
    return found
