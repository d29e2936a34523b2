"""The pairs of nearly equal titles that some titles are in, found without looking at all other pairs.

They are those that `awesome.neartitles.near_pairs` finds for these titles, no more and no less: the tests hold the two
against each other.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import chain

from awesome.neartitles import (
    DIGIT,
    LONGEST_SHARE,
    MOST_COMPARED,
    RAREST_WORDS,
    SHARE,
    VERSION_ENDINGS,
    near_pairs,
    pieces_of,
    without_version,
)

_FEW = 12
"""Of more titles than this it is quicker to look at all pairs."""


def near_pairs_of(about: Collection[int], titles: Sequence[str], keys: Sequence[str]) -> list[tuple[int, int]]:
    """Places of titles that are nearly the same, as (earlier, later), where one of the two is in `about`."""
    firsts: dict[str, int] = {}
    for place, key in enumerate(keys):
        if key:
            firsts.setdefault(key, place)
    chosen = {keys[place] for place in about if firsts.get(keys[place]) == place}
    if not chosen:
        return []
    if len(chosen) > _FEW:
        return [pair for pair in near_pairs(titles, keys) if keys[pair[0]] in chosen or keys[pair[1]] in chosen]
    found = {*_versions(firsts, chosen), *_parts(titles, firsts, chosen), *_similar(firsts, chosen)}
    return sorted({(min(pair), max(pair)) for pair in found})


def _versions(places: Mapping[str, int], chosen: Collection[str]) -> Iterator[tuple[int, int]]:
    for key in chosen:
        yield from ((places[key], places[key + ending]) for ending in VERSION_ENDINGS if key + ending in places)
        without = without_version(key)
        if without != key and without in places:
            yield places[key], places[without]


def _parts(titles: Sequence[str], places: Mapping[str, int], chosen: Collection[str]) -> Iterator[tuple[int, int]]:
    pieces = {piece for key in chosen for piece in pieces_of(titles[places[key]]) if piece in places}
    for part in {*chosen, *pieces}:
        begin = sorted([key for key in places if key.startswith(part + " ")])
        end = sorted([key for key in places if key.endswith(" " + part)], key=_reversed)
        for key in (*begin[: MOST_COMPARED - 1], *end[: MOST_COMPARED - 1]):
            if (part in chosen or key in chosen) and part in pieces_of(titles[places[key]]):
                yield places[part], places[key]


def _similar(places: Mapping[str, int], chosen: Collection[str]) -> Iterator[tuple[int, int]]:
    words_of = {key: set(key.split()) for key in places}
    counts = Counter(chain.from_iterable(words_of.values()))
    rarest = {key: _rarest(words_of[key], counts) for key in chosen}
    for word in {word for words in rarest.values() for word in words}:
        groups: dict[str, list[str]] = {}
        for key, words in words_of.items():
            if word in words and word in _rarest(words, counts):
                groups.setdefault("".join(DIGIT.findall(key)), []).append(key)
        for group in groups.values():
            yield from ((places[one], places[other]) for one, other in _alike(sorted(group, key=len), chosen))


def _alike(group: Sequence[str], chosen: Collection[str]) -> Iterator[tuple[str, str]]:
    """The pairs of a group, which is in the order of its lengths, that share enough."""
    for number, key in enumerate(group):
        longest = len(key) * LONGEST_SHARE
        for other in group[number + 1 : number + MOST_COMPARED]:
            if len(other) > longest:
                break
            if (key in chosen or other in chosen) and _may_share(key, other) and _share(key, other):
                yield key, other


def _may_share(one: str, other: str) -> bool:
    """Whether two keys have enough characters in common, in whatever order: of most pairs this says all."""
    return 2 * (Counter(one) & Counter(other)).total() >= SHARE * (len(one) + len(other))


def _share(one: str, other: str) -> bool:
    # loaded here, since most titles share too little with any other
    from rapidfuzz.distance.Indel import normalized_similarity

    return bool(normalized_similarity(one, other, score_cutoff=SHARE))


def _rarest(words: Collection[str], counts: Mapping[str, int]) -> list[str]:
    """The rarest words of a title that others have too."""
    return sorted([word for word in words if counts[word] > 1], key=lambda word: (counts[word], word))[:RAREST_WORDS]


def _reversed(key: str) -> str:
    return key[::-1]
