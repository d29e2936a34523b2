"""`awesome fmt --check` as a whole process, and the writing alone."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.check import FILES
from benchmarks.process import answer, interleaved, python
from benchmarks.table import Row, at_most, number, times_less

_HAS_CHANGES = (0, 1)


def measure(_: Path, *, quick: bool) -> list[Row]:
    """The figures of the formatter."""
    commands = {
        "ours": python("awesome", "fmt", "--check", *FILES),
        "theirs": python("benchmarks.inside", "rewrite-with-pyyaml", *FILES),
    }
    found = interleaved(commands, 2 if quick else 5, _HAS_CHANGES)
    ours, theirs = found["ours"], found["theirs"]
    what = "yaml.load and yaml.dump, libyaml"
    seconds = answer("benchmarks.inside", "format", "2" if quick else "7", *FILES)
    writing, dumping = median(seconds["ours"]), median(seconds["theirs"])
    return [
        at_most("fmt of the whole list", ours.cpu, "CPU s", 1, theirs.cpu, what),
        Row("its peak memory", f"{number(ours.peak_mb)} MB", f"{number(theirs.peak_mb)} MB ({what})"),
        Row(
            "writing alone, of what is read",
            f"{number(writing)} CPU s",
            f"{number(dumping)} CPU s (yaml.dump, CSafeDumper)",
            times_less(dumping, writing),
        ),
    ]
