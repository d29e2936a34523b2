"""Reading the YAML with line numbers and repeated keys, against PyYAML with libyaml in the same process."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.check import FILES
from benchmarks.process import answer
from benchmarks.table import Row, number

_TIMES_FASTER = 5


def measure(_: Path, *, quick: bool) -> list[Row]:
    """The figures of reading."""
    seconds = answer("benchmarks.inside", "load", "3" if quick else "9", *FILES)
    ours, positions, theirs = (median(seconds[name]) for name in ("ours", "ours_with_positions", "theirs"))
    baseline = f"{number(theirs)} CPU s (yaml.load, CSafeLoader)"
    return [
        Row(
            "read the list: lines, repeated keys",
            f"{number(ours)} CPU s",
            baseline,
            f"{number(theirs / ours)}x faster",
            f"≥ {_TIMES_FASTER}x faster",
            theirs >= _TIMES_FASTER * ours,
        ),
        Row(
            "… and look up line and column of every value",
            f"{number(positions)} CPU s",
            baseline,
            f"{number(theirs / positions)}x faster",
        ),
    ]
