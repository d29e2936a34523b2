"""The entries that are most like a paper, by the rare words of their titles and by their authors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cached_property
from heapq import nlargest
from math import log, log1p

from awesome.catalog import Catalog
from awesome.model import SHELVES, Paper
from awesome.titles import NOT_TELLING, title_key

NEAREST = 8
_MOST_WITH_A_WORD = 400
_WEIGHT_OF_AUTHORS = 3.0


class Neighbours:
    """Finds for any number of papers the entries of one catalog that are like them."""

    def __init__(self, catalog: Catalog) -> None:
        self._papers = list(catalog)

    def nearest(self, title: str, leave_out: str = "") -> list[Paper]:
        """The entries whose titles share the most of what tells this one from others, the nearest first."""
        likeness: dict[int, float] = {}
        for word in set(title_key(title).split()):
            places = self._places_of_word.get(word, ())
            if places and len(places) <= _MOST_WITH_A_WORD and word not in NOT_TELLING:
                weight = log((len(self._papers) + 1) / len(places)) ** 2
                for place in places:
                    likeness[place] = likeness.get(place, 0.0) + weight
        # of two that share as much the one with the shorter title is the nearer
        found = nlargest(
            NEAREST + 1, likeness, key=lambda place: (likeness[place], -len(self._papers[place].title), -place)
        )
        papers = [self._papers[place] for place in found]
        return [paper for paper in papers if paper.id != leave_out][:NEAREST]

    def by_authors(self, authors: Sequence[str], leave_out: str = "") -> tuple[list[float], list[Paper]]:
        """How much the authors' other papers speak for each shelf, and those papers, the most shared authors first."""
        asked = frozenset(authors)
        amounts = dict.fromkeys(SHELVES, 0.0)
        found: list[tuple[float, Paper]] = []
        for paper in self._papers if asked else ():
            if not asked.isdisjoint(paper.authors) and paper.id != leave_out:
                share = len(asked.intersection(paper.authors)) / len(asked.union(paper.authors))
                amounts[paper.shelf] += share
                found.append((share, paper))
        found.sort(key=lambda pair: (-pair[0], pair[1].id))
        return [log1p(_WEIGHT_OF_AUTHORS * amounts[shelf]) for shelf in SHELVES], [paper for _, paper in found]

    @cached_property
    def _places_of_word(self) -> dict[str, list[int]]:
        return _places(title_key(paper.title).split() for paper in self._papers)


def _places(titles: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for place, words in enumerate(titles):
        for word in set(words):
            found.setdefault(word, []).append(place)
    return found
