"""What of a sequence is in order."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import Any


def longest_ordered(keys: Sequence[Any]) -> list[int]:
    """The places of a longest part that is in order.

    >>> longest_ordered(["a", "d", "b", "c"])
    [0, 2, 3]
    """
    ends: list[Any] = []
    places: list[int] = []
    before: list[int] = []
    for place, key in enumerate(keys):
        length = bisect_right(ends, key)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [key]
        places[length : length + 1] = [place]
    kept: list[int] = []
    place = places[-1] if places else -1
    while place >= 0:
        kept.append(place)
        place = before[place]
    return kept[::-1]
