"""Technique, topics and modalities of a new entry: said by options, else asked in a terminal, never guessed."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from awesome.cli import UsageError
from awesome.commands.common import remark
from awesome.findings import safe
from awesome.terms import UnknownValueError, technique, term
from awesome.vocabulary import Term

if TYPE_CHECKING:
    from awesome.suggesting import Suggestion

NONE = "none"
"""What is written on the command line where an entry shall have no topic or modality."""

_LIKELY = 0.35
_MAY_BE = 0.005
_MOST_SHOWN = 5


@dataclass(frozen=True)
class Question:
    """A field whose values are in a closed list.

    Attributes:
        option: the option that says it, without dashes.
        asks: what is asked, for a terminal.
        terms: the closed list.
        suggestions: best first.
        several: whether all likely suggestions are proposed together, or the best alone.
        may_be_empty: whether an entry can do without.
    """

    option: str
    asks: str
    terms: Mapping[str, Term]
    suggestions: Sequence[Suggestion] = ()
    several: bool = True
    may_be_empty: bool = True

    @property
    def shown(self) -> list[Suggestion]:
        """What is worth a look: what may be, and the best in any case."""
        return [item for place, item in enumerate(self.suggestions[:_MOST_SHOWN]) if not place or item.score >= _MAY_BE]

    @property
    def proposed(self) -> list[str]:
        """What is proposed."""
        likely = [item.value for item in self.suggestions if item.score >= _LIKELY]
        return likely if self.several else [item.value for item in self.suggestions[:1]]

    def read(self, words: Iterable[str]) -> list[str]:
        """The values that words stand for: slugs, short names, names in either language, several parted by commas.

        Raises:
            UnknownValueError: a word stands for none.
        """
        found: dict[str, None] = {}
        for word in (part.strip() for text in words for part in text.replace("，", ",").split(",")):
            if word.casefold() == NONE and self.may_be_empty:
                continue
            if word and self.option == "technique":
                found[technique(word, self.terms)] = None
            elif word:
                found[term(self.option, word, self.terms)] = None
        return list(found)


def in_terminal() -> bool:
    """Whether there is somebody to ask."""
    return sys.stdin is not None and sys.stdin.isatty()


def ask(question: Question) -> list[str]:
    """Ask until there is an answer that can be one.

    Raises:
        UsageError: the input is at its end.
    """
    remark("")
    remark(question.asks)
    for number, suggestion in enumerate(question.shown, 1):
        remark(f"  {number}  {_shown(suggestion)}")
    default = question.proposed or ([NONE] if question.may_be_empty else [])
    while True:
        offer = f"Enter takes {', '.join(default)}; " if default else ""
        remark(f"{offer}numbers or words, parted by commas{'; none' if question.may_be_empty else ''}; ? lists all:")
        answer = _line()
        if answer == "?":
            remark("  " + "\n  ".join(f"{slug}: {found.en}" for slug, found in question.terms.items()))
            continue
        try:
            values = question.read(_words(question, answer) or default)
        except UnknownValueError as error:
            remark(safe(str(error)))
            continue
        if values or question.may_be_empty:
            return values


def suggested(question: Question) -> str:
    """What is missing and what is suggested, with the reason of each."""
    lines = [f"--{question.option} is missing" + ("; suggested:" if question.suggestions else "")]
    lines += [f"  {_shown(suggestion)}" for suggestion in question.shown]
    return "\n".join(lines)


def _shown(suggestion: Suggestion) -> str:
    return f"{suggestion.value:28} {suggestion.score:4.0%}  {safe(suggestion.reason)}"


def _words(question: Question, answer: str) -> list[str]:
    """The words of an answer, a number standing for the suggestion that it was shown with."""
    words = [word.strip() for word in answer.replace("，", ",").split(",") if word.strip()]
    shown = [suggestion.value for suggestion in question.shown]
    return [
        shown[int(word) - 1] if word.isascii() and word.isdigit() and 0 < int(word[:4]) <= len(shown) else word
        for word in words
    ]


def _line() -> str:
    text = sys.stdin.readline()
    if not text:
        raise UsageError("there was no answer; nothing is written")
    return text.strip()
