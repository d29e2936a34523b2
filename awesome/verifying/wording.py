"""Titles held against each other: what is merely written otherwise, and how like two titles are."""

from __future__ import annotations

import re

from awesome.plaintext import plain
from awesome.titles import NOT_TELLING, title_key

_GREEK_LETTERS = (
    "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi "
    "psi omega"
).split()

_GREEK = dict(zip(map(ord, "αβγδεζηθικλμνξοπρστυφχψω"), _GREEK_LETTERS, strict=True))
_SPELLED = _GREEK | {ord("&"): " and ", ord("+"): " plus "}
_MOST_BY_WORDS = 0.8
_NUMBER = re.compile(r"\d+")


def compared(title: str) -> str:
    """A title without all that never makes it another one: case, LaTeX, accents, punctuation, spaces, ``&`` for *and*.

    >>> compared(r"{LLaVA}-$\\beta$: Multi-Modal M\\"uller \\& Co.") == compared("LLaVA-β: Multimodal Muller and Co")
    True
    """
    return _key(title).replace(" ", "")


def _key(title: str) -> str:
    return title_key(plain(title).lower().translate(_SPELLED))


def same_title(one: str, other: str) -> bool:
    """Whether two titles are one, written in whatever way."""
    return one == other or compared(one) == compared(other)


def likeness(one: str, other: str) -> float:
    """How like two titles are, from 0 (no letter in common) to 1.

    One that is the other without its name or its subtitle is like it by the telling words that they share.
    """
    # loaded here, since nearly all titles are the same
    from rapidfuzz.distance.Indel import normalized_similarity

    whole = normalized_similarity(compared(one), compared(other))
    # words in common say less than their order does
    return max(whole, min(_MOST_BY_WORDS, _shared_words(one, other)))


def same_numbers(one: str, other: str) -> bool:
    """Whether two titles have the same numbers: ``Gemma 3`` is not ``Gemma 4``."""
    return sorted(_NUMBER.findall(_key(one))) == sorted(_NUMBER.findall(_key(other)))


def _shared_words(one: str, other: str) -> float:
    """The telling words that two titles share, by the number of those in the shorter one; 0 where it has too few."""
    words, others = ({word for word in _key(title).split() if word not in NOT_TELLING} for title in (one, other))
    fewest = min(len(words), len(others))
    return len(words & others) / fewest if fewest > 2 else 0.0
