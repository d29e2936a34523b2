"""Authors as lists and other formats write them, taken apart into full names."""

from __future__ import annotations

import re
from functools import lru_cache

from awesome.importers.words import roles

_SEPARATOR = re.compile(r"\s*[,，、;；]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+|\s*·\s+", re.IGNORECASE)
_MARKS = re.compile(r"[*†‡§¶∗⋆♠♣♥♦✉#]|(?<=[^\W\d_])\^?\d{1,2}(?:,\d{1,2})*\b|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")
_PLAIN = re.compile(r"[A-Za-z ,.-]*")
_UNNAMED = re.compile(r"\bet\.?\s*al\b|(?:,|\band)\s+others\s*$|等|\.\.\.|…", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff·]{2,8}")
_WORD = re.compile(r"[^\W\d_][\w.'’‐‑–-]*|\(?[\"“][^\W\d_]+[\"”]\)?")
_PARTICLES = frozenset("al bin da dal de dei del della den der di do dos du el ibn la le ten ter van von zu y".split())
_LONGEST = 60


def full_names(text: str) -> list[str] | None:
    """The persons that a text names, in order, or None where it is no list of full names.

    A list that ends in “et al.” names not all, so it gives an empty list.

    >>> full_names("Ada Sample*, Bob van Example and Cy Doe")
    ['Ada Sample', 'Bob van Example', 'Cy Doe']
    >>> full_names("Ada Sample et al."), full_names("Sea AI Lab, Somewhere University")
    ([], None)
    """
    bare = text.strip(" \t.,;:*_|()")
    if _UNNAMED.search(bare):
        before = _UNNAMED.split(bare)[0].strip(" ,.;")
        return [] if before and all(map(_may_be_named, filter(None, _SEPARATOR.split(before)))) else None
    if not _PLAIN.fullmatch(bare):
        bare = _MARKS.sub("", bare)
    names = _SEPARATOR.split(bare)
    names = [" ".join(name.split()) for name in names if name]
    return names if names and all(map(_is_full, names)) else None


@lru_cache(maxsize=1 << 14)
def _is_full(name: str) -> bool:
    """Whether this is the full name of a person, by its form."""
    if _HAN.fullmatch(name):
        return True
    words = name.split()
    if not 2 <= len(words) <= 6 or len(name) > _LONGEST:
        return False
    institutions = roles("names")
    if words[0].lower() in institutions:
        return False
    for word in words:
        if not _WORD.fullmatch(word) or institutions.get(word.lower()) == "institution":
            return False
        if not word[0].isupper() and word.lower() not in _PARTICLES and word[0].isascii() and word[0].isalpha():
            return False
    # letters with stops between them are no family name
    return len(words[-1].rstrip(".")) > 1


def _may_be_named(name: str) -> bool:
    """Whether this may be a name before “et al.”, where the family's alone is often all there is."""
    words = name.split()
    return 1 <= len(words) <= 5 and words[0][0].isupper() and words[0].lower() not in roles("names")
