"""What somebody may have meant who wrote a word that is not on a list."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from awesome.findings import quoted

_LIKENESS = 60.0
_LISTED_IN_FULL = 15


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that is spelled most like `word`, or None where none is like it.

    >>> nearest("techniqes", ["title", "techniques"])
    'techniques'
    """
    # loaded here, since where nothing is wrong nothing is suggested
    from rapidfuzz import fuzz, process

    found = process.extractOne(word, list(choices), scorer=fuzz.ratio, processor=str.casefold, score_cutoff=_LIKENESS)
    return found[0] if found else None


def hint_for(word: str, choices: Iterable[str], spellings: Mapping[str, str], where: str) -> str:
    """How to mend a word that is not among the choices.

    Args:
        word: as it was written.
        choices: what may be written.
        spellings: other words, in lower case, for some of the choices.
        where: the file that lists the choices.
    """
    choices = list(choices)
    meant = spellings.get(word.casefold()) or nearest(word, choices)
    if meant:
        return f"did you mean {quoted(meant)}?"
    if len(choices) <= _LISTED_IN_FULL:
        return f"write one of: {', '.join(choices)}"
    return f"write one of those in {where}"
