"""Pairs of titles that are nearly the same, in time that grows with their number alone.

Two spellings of one title share one of their rarest words and all of their digits (``Gemma 3`` is not ``Gemma 4``), so
only titles that do are held against each other. A title that is another one without its name or its subtitle stands
next to that one when the keys are sorted, forwards or backwards.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from awesome.titles import title_key

SHARE = 0.93
"""How much of two keys must agree: twice what they share, by the sum of their lengths. The tests measure it."""

LONGEST_SHARE = 2 / SHARE - 1
"""How many times as long a title may be that shares enough with a shorter one."""

RAREST_WORDS = 2
MOST_COMPARED = 40
"""A title is held against so many of its group at most, those next to it in length."""
_CUT = re.compile(r": |\? | [-\u2013\u2014] ")
VERSION_ENDINGS = frozenset(
    [f" {word}{number}" for word in ("v", "v ", "ver ", "version ") for number in range(1, 21)]
    + [
        f" {kind} version"
        for kind in ("conference", "extended", "final", "full", "journal", "long", "short", "updated")
    ]
)
"""What a later version of a title may have behind it, as it stands in a key."""

DIGIT = re.compile(r"\d")


def near_pairs(titles: Sequence[str], keys: Sequence[str]) -> list[tuple[int, int]]:
    """Places of titles that are nearly the same, as (earlier, later), each pair once and in order.

    `keys` are the titles' keys. Titles whose keys are equal are not nearly but wholly the same: the first stands for all.
    """
    firsts: dict[str, int] = {}
    for place, key in enumerate(keys):
        if key:
            firsts.setdefault(key, place)
    found = {*_versions(firsts), *_parts(titles, firsts), *_similar(list(firsts.items()))}
    return sorted({(min(pair), max(pair)) for pair in found})


def is_near(title: str, key: str, other: str, other_key: str) -> bool:
    """Whether two titles, each with its key, are nearly but not wholly the same."""
    from rapidfuzz.distance.Indel import normalized_similarity

    if key == other_key or not key or not other_key:
        return False
    if other_key in (without_version(key), *pieces_of(title)) or key in (without_version(other_key), *pieces_of(other)):
        return True
    same_digits = DIGIT.findall(key) == DIGIT.findall(other_key)
    return same_digits and normalized_similarity(key, other_key) >= SHARE


def without_version(key: str) -> str:
    """The key of a title without a version behind it; the same where there is none.

    >>> without_version("some title v2"), without_version("some title version 2"), without_version("some title")
    ('some title', 'some title', 'some title')
    """
    last = key.rfind(" ")
    if last > 0 and (key[-1].isdigit() or key.endswith("n")):
        for place in (last, key.rfind(" ", 0, last)):
            if place > 0 and key[place:] in VERSION_ENDINGS:
                return key[:place]
    return key


def _versions(places: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Titles that are another one with a version behind it."""
    for key, place in places.items():
        other = places.get(without_version(key), place)
        if other != place:
            yield other, place


def _parts(titles: Sequence[str], places: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Titles that are another one without its name or without its subtitle."""
    for backwards in (False, True):
        texts = sorted([key[::-1] for key in places] if backwards else places)
        for number, (part, following) in enumerate(pairwise(texts)):
            if not following.startswith(part):
                continue
            # whatever begins with this part and a space stands here together
            for text in texts[number + 1 : number + MOST_COMPARED]:
                if not text.startswith(part + " "):
                    break
                key, shorter = (text[::-1], part[::-1]) if backwards else (text, part)
                if shorter in pieces_of(titles[places[key]]):
                    yield places[shorter], places[key]


def pieces_of(title: str) -> list[str]:
    """The keys of what stands before and behind the first colon, question mark or dash."""
    cut = _CUT.search(title)
    return [title_key(title[: cut.start()]), title_key(title[cut.end() :])] if cut else []


def _similar(titles: Sequence[tuple[str, int]]) -> Iterator[tuple[int, int]]:
    # loaded here, since it is not needed where two titles never share a rare word
    from rapidfuzz.distance.Indel import normalized_similarity

    for group in _groups(titles):
        for number, (key, place) in enumerate(group):
            longest = len(key) * LONGEST_SHARE
            for other, other_place in group[number + 1 : number + MOST_COMPARED]:
                if len(other) > longest:
                    break
                if normalized_similarity(key, other, score_cutoff=SHARE):
                    yield place, other_place


def _groups(titles: Sequence[tuple[str, int]]) -> Iterator[list[tuple[str, int]]]:
    """Titles, as key and place, that share a rare word and all digits."""
    numbers_of: dict[str, list[int]] = {}
    for number, (key, _) in enumerate(titles):
        for word in set(key.split()):
            numbers_of.setdefault(word, []).append(number)
    wanted = [RAREST_WORDS] * len(titles)
    shared = [(word, numbers) for word, numbers in numbers_of.items() if len(numbers) > 1]
    for _, numbers in sorted(shared, key=_rarity):
        # the words come from the rarest to the commonest, and each title takes the first it has
        by_digits: dict[str, list[tuple[str, int]]] = {}
        for number in numbers:
            if wanted[number]:
                wanted[number] -= 1
                title = titles[number]
                by_digits.setdefault("".join(DIGIT.findall(title[0])), []).append(title)
        for group in by_digits.values():
            if len(group) > 1:
                group.sort(key=_length)
                yield group


def _rarity(word: tuple[str, list[int]]) -> tuple[int, str]:
    return len(word[1]), word[0]


def _length(title: tuple[str, int]) -> int:
    return len(title[0])
