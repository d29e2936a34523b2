"""What two long texts begin and end with in common, found in a few comparisons."""

from __future__ import annotations

_STEP = 1 << 16


def common_start(one: str, other: str) -> int:
    """How many characters both begin with.

    >>> common_start("entries", "enter")
    3
    """
    most, place, size = min(len(one), len(other)), 0, _STEP
    while size:
        if place + size <= most and one[place : place + size] == other[place : place + size]:
            place += size
        else:
            size //= 2
    return place


def common_end(one: str, other: str, start: int) -> int:
    """How many characters both end with, without the first `start` of either.

    >>> common_end("a paper", "a newer paper", 2)
    5
    """
    most, length, size = min(len(one), len(other)) - start, 0, _STEP
    while size:
        ends = len(one) - length, len(other) - length
        if length + size <= most and one[ends[0] - size : ends[0]] == other[ends[1] - size : ends[1]]:
            length += size
        else:
            size //= 2
    return length
