"""Technique, topics and modalities of a paper, from what the list says of papers with the same words.

Each word and pair of words of the title is weighed as evidence for each value: how much more often it stands in titles
that have the value than in those that do not, as a logarithm, and the weights are added to the logarithm of the value's
own odds (I. J. Good, *Probability and the Weighing of Evidence*, 1950; naive Bayes with each value against the rest).
Everything is counted from the catalog at the moment of asking, so nothing can become stale, and leaving an entry out is
leaving it uncounted.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from heapq import nlargest
from math import exp, log

from awesome.catalog import Catalog
from awesome.model import SHELVES, Paper
from awesome.suggesting.model import Suggestion, Suggestions
from awesome.suggesting.words import features, pairs, split_titles
from awesome.titles import NOT_TELLING

_SMOOTHING = 1.0
_SHARE = 0.5
"""Words of one title repeat each other, so their evidence counts half."""
_ABSTRACT_SHARE = 0.1
_ENOUGH = 0.35
_MOST_TOPICS = 4
_MOST_MODALITIES = 3
_NEAR = 10
_NEAREST = 3
_WORDS_NAMED = 3


class Suggester:
    """Suggests for any number of papers from one catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._papers = list(catalog)
        self._words = split_titles(paper.title for paper in self._papers)

    def suggest(self, title: str, abstract: str = "", *, leave_out: str = "") -> Suggestions:
        """What the entries of the catalog, without the one whose id is `leave_out`, suggest for a paper."""
        words, further = split_titles([title, abstract])
        counted = _Counted(self._papers, self._words, words, further, leave_out)
        techniques = counted.weigh(lambda paper: [paper.shelf], SHELVES)
        topics = counted.weigh(lambda paper: paper.topics)
        modalities = counted.weigh(lambda paper: paper.modalities)
        return Suggestions(
            techniques=_shares(techniques),
            topics=_enough(topics, _MOST_TOPICS),
            modalities=_enough(modalities, _MOST_MODALITIES),
        )


def suggest(title: str, abstract: str, catalog: Catalog, *, leave_out: str = "") -> Suggestions:
    """What the entries of the catalog, without the one whose id is `leave_out`, suggest for a paper."""
    return Suggester(catalog).suggest(title, abstract, leave_out=leave_out)


class _Counted:
    """The papers that share a word with a title or its abstract."""

    def __init__(
        self,
        papers: Sequence[Paper],
        words: Sequence[Sequence[str]],
        title: Sequence[str],
        abstract: Sequence[str],
        leave_out: str,
    ) -> None:
        self.papers = [paper for paper in papers if paper.id != leave_out]
        single, double = {*title, *abstract}, pairs(title) | pairs(abstract)
        self.title = features(title)
        self.having: dict[str, list[Paper]] = {feature: [] for feature in sorted(self.title | features(abstract))}
        likeness: dict[str, float] = {}
        for place, paper in enumerate(papers):
            shared = single.intersection(words[place])
            if not shared or paper.id == leave_out:
                continue
            if len(shared) > 1:
                shared |= double & pairs(words[place])
            for feature in shared:
                self.having[feature].append(paper)
        total = len(self.papers)
        for feature, found in self.having.items():
            if found and feature in self.title and feature not in NOT_TELLING:
                rarity = log(total / len(found)) ** 2
                for paper in found:
                    likeness[paper.id] = likeness.get(paper.id, 0.0) + rarity
        by_id = {paper.id: paper for paper in self.papers}
        self.nearest = [by_id[identifier] for identifier in nlargest(_NEAR, likeness, key=likeness.__getitem__)]

    def weigh(
        self, values_of: Callable[[Paper], Iterable[str]], closed: Iterable[str] = ()
    ) -> list[tuple[str, float, str]]:
        """Each value with its evidence and the reason, best first."""
        total = len(self.papers)
        prior = Counter(value for paper in self.papers for value in values_of(paper))
        odds = dict.fromkeys(closed, 0.0)
        named: dict[str, list[tuple[float, str]]] = {}
        counts = {
            feature: Counter(v for paper in found for v in values_of(paper)) for feature, found in self.having.items()
        }
        for value in (*odds, *(value for value in prior if value not in odds)):
            number = prior[value] + 0.5
            rate = number / (total + 1)
            odds[value] = log(rate / (1 - rate))
            for feature, found in self.having.items():
                having = len(found)
                if having < 2:
                    continue
                pro = (counts[feature][value] + _SMOOTHING * rate) / (number + _SMOOTHING)
                contra = (having - counts[feature][value] + _SMOOTHING * (1 - rate)) / (total - number + _SMOOTHING)
                weight = (_SHARE if feature in self.title else _ABSTRACT_SHARE) * log(pro / contra)
                odds[value] += weight
                if weight > 0.3:
                    named.setdefault(value, []).append((-weight, feature))
        ranked = sorted(odds, key=lambda value: (-odds[value], value))
        return [(value, odds[value], self._reason(value, values_of, named.get(value, []))) for value in ranked]

    def _reason(self, value: str, values_of: Callable[[Paper], Iterable[str]], named: list[tuple[float, str]]) -> str:
        parts = []
        words: list[str] = []
        for _, feature in sorted(named):
            if (
                feature in self.title
                and feature not in NOT_TELLING
                and not any(feature in word or word in feature for word in words)
            ):
                words.append(feature)
        if words:
            quotes = ", ".join(f"“{word}”" for word in words[:_WORDS_NAMED])
            parts.append(f"{quotes} in the title")
        alike = [paper.name or paper.id for paper in self.nearest if value in values_of(paper)][:_NEAREST]
        if alike:
            parts.append(f"like {', '.join(alike)}")
        return "; ".join(parts) or "how often it stands in the list"


def _shares(weighed: Sequence[tuple[str, float, str]]) -> list[Suggestion]:
    """Values of which one is true, with shares of 1."""
    highest = max((odds for _, odds, _ in weighed), default=0.0)
    whole = sum(exp(odds - highest) for _, odds, _ in weighed)
    return [Suggestion(value, exp(odds - highest) / whole, reason) for value, odds, reason in weighed]


def _enough(weighed: Sequence[tuple[str, float, str]], most: int) -> list[Suggestion]:
    """Values of which any number is true: those probable enough, and the best in any case."""
    found = [Suggestion(value, 1 / (1 + exp(-odds)), reason) for value, odds, reason in weighed[:most]]
    return [suggestion for place, suggestion in enumerate(found) if place == 0 or suggestion.score >= _ENOUGH]
