"""Why one paper is related to another, in words that are put into either language at the end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from awesome.model import Paper
from awesome.titles import NOT_TELLING, title_key
from awesome.website.related import COMMON_WORD
from awesome.website.settings import Strings
from awesome.website.views import Views

MOST_REASONS = 2
MOST_AUTHORS = 2
MOST_WORDS = 3

_MARK = "\x05"
_MARKED = re.compile(f"{_MARK}([^{_MARK}]*){_MARK}")
_TOPIC = "topic/"
_JOINED = "join"


class Reasons:
    """Why papers are related: shared authors, a data set that one brought and the other names, title words, topics."""

    def __init__(self, views: Views) -> None:
        self.views = views

    def between(self, paper: Paper, other: Paper) -> str:
        """The strongest reasons, as a text with marks where the words of a language go."""
        found = [
            part
            for kind, values in (
                ("related_authors", self._authors(paper, other)),
                ("related_dataset", self._datasets(paper, other)),
                ("related_title", self._title_words(paper, other)),
                ("related_topic", self._topics(paper, other)),
            )
            if values
            for part in [f"{_MARK}{kind}{_MARK}{f'{_MARK}{_JOINED}{_MARK}'.join(values)}"]
        ]
        return " · ".join(found[:MOST_REASONS])

    def said(self, text: str, language: str) -> str:
        """`text` with its marks replaced by the words of a language, for use in HTML."""
        words, topics = self.views.strings(language), self._topic_names[language]
        return _MARKED.sub(lambda match: _word(match[1], words, topics), text)

    @cached_property
    def _topic_names(self) -> dict[str, dict[str, str]]:
        topics = self.views.vocabulary.topics
        return {language: {slug: getattr(term, language) for slug, term in topics.items()} for language in ("en", "zh")}

    @cached_property
    def _words(self) -> dict[str, frozenset[str]]:
        """The telling words of each paper's name and title."""
        papers = self.views.catalog
        return {paper.id: frozenset(title_key(f"{paper.name} {paper.title}").split()) - NOT_TELLING for paper in papers}

    @cached_property
    def _spread(self) -> Counter[str]:
        """In how many titles each word stands."""
        return Counter(word for words in self._words.values() for word in words)

    @cached_property
    def _brought(self) -> dict[str, list[tuple[frozenset[str], str]]]:
        """The data sets that each paper brought: the words of their names, and the names."""
        named = ((dataset.paper, dataset.name) for dataset in self.views.catalog.datasets.values())
        found: dict[str, list[tuple[frozenset[str], str]]] = {}
        for paper, name in named:
            words = frozenset(title_key(name).split())
            # a name made of words that are in every other title would be found where nobody speaks of it
            if min((self._spread[word] for word in words), default=COMMON_WORD) < COMMON_WORD // 4:
                found.setdefault(paper, []).append((words, name))
        return found

    def _authors(self, paper: Paper, other: Paper) -> list[str]:
        others = set(other.authors)
        shared = [author for author in paper.authors if author in others]
        more = len(shared) - MOST_AUTHORS
        return [*shared[:MOST_AUTHORS], *([f"+{more}"] if more > 0 else [])]

    def _datasets(self, paper: Paper, other: Paper) -> list[str]:
        if not (paper.id in self._brought or other.id in self._brought):
            return []
        return [
            name
            for owner, reader in ((paper, other), (other, paper))
            for words, name in self._brought.get(owner.id, ())
            if words <= self._words[reader.id]
        ][:1]

    def _title_words(self, paper: Paper, other: Paper) -> list[str]:
        shared = self._words[paper.id] & self._words[other.id]
        spread = self._spread
        telling = sorted((spread[word], word) for word in shared if spread[word] <= COMMON_WORD and len(word) > 1)
        chosen = [_place(word, f"{paper.name} {paper.title}") for _, word in telling[:MOST_WORDS]]
        return [word for _, word in sorted(chosen)]

    def _topics(self, paper: Paper, other: Paper) -> Iterable[str]:
        return [f"{_MARK}{_TOPIC}{topic}{_MARK}" for topic in paper.topics if topic in other.topics]


def _word(key: str, words: Strings, topics: dict[str, str]) -> str:
    if key.startswith(_TOPIC):
        return topics[key.removeprefix(_TOPIC)]
    return words["comma"] if key == _JOINED else words[key]


def _place(word: str, title: str) -> tuple[int, str]:
    """Where a word of a title's key stands in the title, and the word with the capitals that it has there."""
    at = title.lower().find(word)
    return (at, title[at : at + len(word)]) if at >= 0 else (0, word)
