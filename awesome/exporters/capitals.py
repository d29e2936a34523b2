"""Which capitals of a title are meant, so that a bibliography style that writes titles small must leave them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from awesome.exporters.wordlists import wordlist

Span = tuple[int, int]

_COMPOUND = re.compile(r"[^\W_]+(?:[-.'’+&_][^\W_]+)*")
_DIGIT = re.compile(r"\d")
_PART = re.compile(r"[^-]+")
_OPENING_NAME = re.compile(r"[^\s:]+(?=:\s)")
_AFTER_STOP = re.compile(r"[:.?!–—]\s*[\"“‘'(\[]?$")
_LONG_ENOUGH = 4


def protected_spans(title: str, name: str = "") -> list[Span]:
    """The pieces of `title` whose capitals must stay, in order and apart: acronyms, inner capitals, names.

    Args:
        title: the title.
        name: what the paper calls its model or system.

    >>> title = "LLaVA: Visual Instruction Tuning with GPT-4 for Chinese Readers"
    >>> [title[start:end] for start, end in protected_spans(title, "LLaVA")]
    ['LLaVA', 'GPT', 'Chinese']
    """
    return _merged(sorted([*_name_spans(title, name), *_word_spans(title)]))


def _name_spans(title: str, name: str) -> Iterator[Span]:
    if opening := _OPENING_NAME.match(title):
        yield opening.span()
    if name and name != title and name != name.lower():
        start = title.find(name)
        while start >= 0:
            end = start + len(name)
            if not (title[start - 1 : start].isalnum() or title[end : end + 1].isalnum()):
                yield start, end
            start = title.find(name, end)


def _word_spans(title: str) -> Iterator[Span]:
    small = _is_written_small(title)
    for match in _COMPOUND.finditer(title):
        start = match.start()
        if span := _telling_part(match[0]):
            yield start + span[0], start + span[1]
        elif small and not match[0].islower() and _is_inside(title, start):
            yield match.span()


def _is_inside(title: str, start: int) -> bool:
    """Whether a word neither opens the title nor follows a stop, so that its capital is no matter of style."""
    return start > 0 and not _AFTER_STOP.search(title[:start])


@lru_cache(maxsize=1 << 16)
def _telling_part(compound: str) -> Span | None:
    """From the first to the last part between hyphens whose capitals tell something."""
    proper = wordlist("proper_nouns")
    if compound.islower() or compound in proper:
        return None if compound.islower() else (0, len(compound))
    parts = list(_PART.finditer(compound))
    telling = []
    for index, part in enumerate(parts):
        word = part[0]
        if word[1:] != word[1:].lower() or (word != word.lower() and _DIGIT.search(word)):
            telling.append(part)
        elif len(parts) > 1 and len(word) == 1 and word.isupper():
            # the letter names what follows it: Q-Former, X-ray
            telling += [part, parts[min(index + 1, len(parts) - 1)]]
        elif word in proper:
            telling.append(part)
    return (telling[0].start(), max(part.end() for part in telling)) if telling else None


def _is_written_small(title: str) -> bool:
    """Whether the title is in sentence case, so that a capital inside it is a name."""
    words = [word for word in title.split()[1:] if len(word) >= _LONG_ENOUGH and word.isalpha()]
    small = sum(word.islower() and word not in wordlist("small_words") for word in words)
    return small > 1 and small > sum(word.istitle() for word in words)


def _merged(spans: list[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in spans:
        if merged and start <= merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged
