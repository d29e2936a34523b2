"""Whether a cost grows with the number of entries alone."""

from __future__ import annotations

from collections.abc import Mapping

from benchmarks.process import Usage
from benchmarks.table import Row, number

LINEAR = 1.3
"""By how much a further entry may cost more in a large list than in a small one."""

Sizes = tuple[int, int, int]


def linear_rows(what: str, found: Mapping[int, Usage]) -> list[Row]:
    """What a further entry costs between the second and third size, against between the first and second.

    So the fixed cost of the process is in neither. `found` is the use of each of three sizes, the smallest first.
    """
    (small, first), (middle, second), (large, third) = found.items()
    before = 1e6 * (second.cpu - first.cpu) / (middle - small)
    after = 1e6 * (third.cpu - second.cpu) / (large - middle)
    return [
        Row(
            f"{what}: a further entry, {middle:,} to {large:,}",
            f"{number(after)} µs",
            f"{number(before)} µs ({small:,} to {middle:,})",
            f"{number(after / before)}x",
            f"≤ {LINEAR}x (linear)",
            after <= LINEAR * before,
        ),
        Row(
            f"{what}: {large:,} made-up entries",
            f"{number(third.cpu)} CPU s, {number(third.peak_mb)} MB",
            f"{number(first.cpu)} CPU s, {number(first.peak_mb)} MB ({small:,})",
        ),
    ]
