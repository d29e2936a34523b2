"""Pairs of titles that are nearly the same, in time that grows with their number alone.

Two spellings of one title share one of their rarest words and all of their digits (``Gemma 3`` is not ``Gemma 4``), so
only titles that do are held against each other. A title that is another one without its name or its subtitle stands
next to that one when the keys are sorted, forwards or backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from awesome.titles import title_key

SHARE = 0.93
"""How much of two keys must agree: twice what they share, by the sum of their lengths. The tests measure it."""

_RAREST_WORDS = 2
_LARGEST_GROUP = 40
"""A group of more titles is sorted, and each is held against the next so many only."""
_CUT = re.compile(r": |\? | [-\u2013\u2014] ")
_VERSION = re.compile(r" (?:v|version )[2-9]$")
_DIGIT = re.compile(r"\d")


def near_pairs(titles: Sequence[str], keys: Sequence[str]) -> list[tuple[int, int]]:
    """Places of titles that are nearly the same, as (earlier, later), each pair once and in order.

    `keys` are the titles' keys; titles whose keys are equal are not nearly but wholly the same, and left out.
    """
    found = {*_versions(keys), *_parts(titles, keys), *_similar(keys)}
    return sorted({(min(pair), max(pair)) for pair in found})


def _versions(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Titles that are another one with a version behind it."""
    versions = [(place, key) for place, key in enumerate(keys) if key[-1:].isdigit() and _VERSION.search(key)]
    if versions:
        places = {key: place for place, key in enumerate(keys)}
        for place, key in versions:
            other = places.get(_VERSION.sub("", key))
            if other is not None:
                yield other, place


def _parts(titles: Sequence[str], keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Titles that are another one without its name or without its subtitle."""
    for texts in (keys, [key[::-1] for key in keys]):
        order = sorted(range(len(texts)), key=texts.__getitem__)
        for number, (place, following) in enumerate(pairwise(order)):
            part = texts[place]
            if not part or not texts[following].startswith(part):
                continue
            # whatever begins with this part and a space stands here together
            for other in order[number + 1 :]:
                if texts[other] != part:
                    if not texts[other].startswith(part + " "):
                        break
                    if keys[place] in _pieces(titles[other]):
                        yield place, other


def _pieces(title: str) -> list[str]:
    """The keys of what stands before and behind the first colon, question mark or dash."""
    cut = _CUT.search(title)
    return [title_key(title[: cut.start()]), title_key(title[cut.end() :])] if cut else []


def _similar(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    # loaded here, since it is not needed where two titles never share a rare word
    from rapidfuzz.distance.Indel import normalized_similarity

    for group in _groups(keys):
        for number, first in enumerate(group):
            key = keys[first]
            for second in group[number + 1 : number + _LARGEST_GROUP]:
                if normalized_similarity(key, keys[second], score_cutoff=SHARE) and key != keys[second]:
                    yield first, second


def _groups(keys: Sequence[str]) -> Iterator[list[int]]:
    """Places of titles that share a rare word and all digits."""
    places_of: dict[str, list[int]] = {}
    for place, key in enumerate(keys):
        for word in set(key.split()):
            places_of.setdefault(word, []).append(place)
    wanted = [_RAREST_WORDS] * len(keys)
    shared = [places for places in places_of.values() if len(places) > 1]
    for places in sorted(shared, key=len):
        # the words come from the rarest to the commonest, and each title takes the first it has
        group = [place for place in places if wanted[place]]
        by_digits: dict[str, list[int]] = {}
        for place in group:
            wanted[place] -= 1
            by_digits.setdefault("".join(_DIGIT.findall(keys[place])), []).append(place)
        for alike in by_digits.values():
            if len(alike) > _LARGEST_GROUP:
                alike.sort(key=keys.__getitem__)
            if len(alike) > 1:
                yield alike
