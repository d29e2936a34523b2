"""Which options an answer names: ticked boxes, a dropdown's list, or words that somebody typed in their place."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from awesome.issues.forms import Part
from awesome.rules.closed import spellings
from awesome.vocabulary import Vocabulary

_LONGEST = 5_000
"""All options of the longest list together have fewer characters."""

_BOX = re.compile(
    r"[\s>]*(?:[-*+•]|\d{1,2}[.)])?[ \t]*(?:\[(?P<mark>[^\]\n]?)\]|(?P<sign>[☐☑☒✅✓✔]))[ \t]*(?P<text>.*)"
)
_EMPTY_MARKS = frozenset(" _-☐")
_BULLET = re.compile(r"[\s>]*(?:[-*+•]|\d{1,2}[.)])[ \t]+")
_SEPARATOR = re.compile(r"\s*(?:[,;、|]|$)\s*")
"""Between two options, once the width of characters is settled; the end of the text is one too."""


@dataclass(frozen=True)
class Choice:
    """The values that were chosen, each once and in the order of the answer, and the words that are no option."""

    values: list[str]
    unread: list[str]


def read_choice(part: Part, answer: str) -> Choice:
    """What `answer` chooses among the options of `part`.

    >>> from awesome.issues.forms import load_forms
    >>> read_choice(load_forms()["dataset"].part("kind"), "Benchmark / 评测基准, chain-of-thought, Pancake").unread
    ['pancake']
    """
    values: list[str] = []
    unread: list[str] = []
    known = _spellings(part)
    for words in _named(answer):
        for spelled, value in _options(words, known):
            (values if value else unread).append(value or spelled)
    return Choice(list(dict.fromkeys(values)), list(dict.fromkeys(unread)))


def _named(answer: str) -> Iterator[str]:
    """The texts that name options: those of ticked boxes, or the lines of an answer without boxes."""
    lines = [line for line in answer[:_LONGEST].split("\n") if line.strip()]
    boxes = [match for line in lines if (match := _BOX.fullmatch(line))]
    if boxes:
        for box in boxes:
            mark = box["sign"] or box["mark"]
            if mark and mark not in _EMPTY_MARKS:
                yield box["text"]
    else:
        yield from (_BULLET.sub("", line, count=1) for line in lines)


def _spellings(part: Part) -> list[tuple[str, str]]:
    """How options may be written, the longest first, with their values."""
    known = {_plain(text): option.value for option in part.options for text in (option.text, option.value)}
    halves = {_plain(half): option.value for option in part.options for half in option.text.split(" / ")}
    if part.choices:
        terms = getattr(Vocabulary.load(), part.choices)
        known |= {_plain(name): value for name, value in spellings(terms).items()}
    return sorted((halves | known).items(), key=lambda item: -len(item[0]))


def _options(words: str, known: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Each word of a list with the option it is, or ``""``; an option's own commas part nothing."""
    text = _plain(words)
    while text:
        for spelled, value in known:
            if text.startswith(spelled) and (separator := _SEPARATOR.match(text, len(spelled))):
                yield spelled, value
                text = text[separator.end() :]
                break
        else:
            word, *rest = _SEPARATOR.split(text, maxsplit=1)
            if word:
                yield word, ""
            text = rest[0] if rest else ""


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())
