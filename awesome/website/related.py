"""Related papers: what shares rare words of the title, authors and topics.

Each feature weighs by how rare it is (inverse document frequency, squared for words), so that "vision-language model"
relates nothing and "hallucination in video captions" does. Features that too many papers share are not looked at, which
keeps the cost near linear.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from heapq import nlargest
from math import log
from operator import itemgetter

from awesome.model import Paper
from awesome.titles import NOT_TELLING, title_key

COMMON_WORD = 120
RARE_WORD = 12
COMMON_AUTHOR = 40
AUTHOR_WEIGHT = 6.0
MOST_SHARED_AUTHORS = 3
TOPIC_WEIGHT = 4.0
SHELF_WEIGHT = 8.0

_Tags = tuple[str, frozenset[str]]
"""A paper's shelf and topics."""


def related_papers(papers: Iterable[Paper], count: int = 6) -> dict[str, list[str]]:
    """The ids of the `count` papers most related to each, best first; equal ones in the order of date, then id."""
    by_id = {paper.id: paper for paper in papers}
    words = {paper.id: _words(paper) for paper in by_id.values()}
    by_word = _postings(words, COMMON_WORD)
    by_author = _postings({paper.id: set(paper.authors) for paper in by_id.values()}, COMMON_AUTHOR)
    # a word that only two titles share says little more than one that a dozen share: often it is chance
    weight = {word: log(len(by_id) / max(len(ids), RARE_WORD)) ** 2 for word, ids in by_word.items()}
    tags = {paper.id: (paper.shelf, frozenset(paper.topics)) for paper in by_id.values()}
    found = {}
    for identifier, paper in by_id.items():
        scores: dict[str, float] = defaultdict(float)
        for word in words[identifier]:
            if postings := by_word.get(word):
                value = weight[word]
                for other in postings:
                    scores[other] += value
        shared: Counter[str] = Counter()
        for author in paper.authors:
            shared.update(by_author.get(author, ()))
        for other, number in shared.items():
            scores[other] += AUTHOR_WEIGHT * min(number, MOST_SHARED_AUTHORS)
        scores.pop(identifier, None)
        found[identifier] = _best(identifier, scores, tags, count)
    return found


def _best(identifier: str, scores: dict[str, float], tags: dict[str, _Tags], count: int) -> list[str]:
    # topics and shelf only order what is related already: alone they would relate a shelf to itself
    shelf, topics = tags[identifier]
    ranked = []
    for other, score in nlargest(3 * count, scores.items(), key=itemgetter(1)):
        other_shelf, other_topics = tags[other]
        bonus = TOPIC_WEIGHT * len(topics & other_topics) + (SHELF_WEIGHT if other_shelf == shelf else 0.0)
        ranked.append((-score - bonus, other))
    ranked.sort()
    return [other for _, other in ranked[:count]]


def _words(paper: Paper) -> list[str]:
    return [
        word
        for word in sorted(set(title_key(f"{paper.name} {paper.title}").split()))
        if word not in NOT_TELLING and len(word) > 1
    ]


def _postings(
    features: dict[str, Iterable[str]] | dict[str, list[str]] | dict[str, set[str]], most: int
) -> dict[str, list[str]]:
    """The papers of each feature that two or more papers share, but not more than `most`."""
    found: dict[str, list[str]] = defaultdict(list)
    for identifier, values in features.items():
        for value in values:
            found[value].append(identifier)
    return {value: ids for value, ids in found.items() if 2 <= len(ids) <= most}
