"""Two additions to the real list at the same time: how often git merges them, and whether the result passes the check."""

from __future__ import annotations

from math import sqrt
from pathlib import Path

from benchmarks.process import answer
from benchmarks.table import Row

_TARGET = 0.98


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """The figures of merging, without a merge driver or any other setting."""
    pairs, sample = (40, 5) if quick else (300, 20)
    found = answer("benchmarks.branches", folder, str(pairs), str(sample))
    merges, holds = found["merges"], found["holds"]
    usual, *harder = merges
    return [
        _share(f"{usual}, added at the same time, merge without a conflict", merges[usual], pairs, _TARGET),
        _all("merged lists that bring no error", holds["brings no error"], merges[usual]),
        _all("merged lists without an error, all lines checked", holds["no error in full"], holds["checked in full"]),
        *(_share(f"two papers {case} merge", merges[case], pairs) for case in harder),
        _all("merged lists that are as one change would write both", holds["as one change"], sum(merges.values())),
        _all("`git merge` of commits does the same", holds["same by commits"], holds["compared"]),
    ]


def interval(hits: int, trials: int) -> tuple[float, float]:
    """Wilson's interval of 95 % for a share.

    >>> [round(bound, 3) for bound in interval(300, 300)]
    [0.987, 1.0]
    """
    z = 1.96
    middle = (hits + z * z / 2) / (trials + z * z)
    half = z / (trials + z * z) * sqrt(hits * (trials - hits) / trials + z * z / 4)
    return max(0.0, middle - half), min(1.0, middle + half)


def _share(figure: str, hits: int, trials: int, target: float = 0) -> Row:
    low, high = interval(hits, trials)
    measured = f"{hits / trials:.1%} ({hits} of {trials}; 95% interval {low:.1%} to {high:.1%})"
    return Row(
        figure,
        measured,
        target=f"≥ {target:.0%}" if target else "",
        reached=hits / trials >= target if target else None,
    )


def _all(figure: str, hits: int, trials: int) -> Row:
    return Row(figure, f"{hits} of {trials}", target="all", reached=hits == trials)
