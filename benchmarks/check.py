"""`awesome check` as a whole process, on the real list and on made-up ones up to 100,000 entries."""

from __future__ import annotations

from pathlib import Path

from benchmarks.linear import Sizes, linear_rows
from benchmarks.process import ROOT, interleaved, python, run
from benchmarks.table import Row, at_most, number, times_less

HECAT_MS_PER_ENTRY = 7.0
"""hecat's `awesome_lint`: 9.8 and 9.7 CPU s for the 1,348 entries of awesome-selfhosted-data of 2026-08-21."""
HECAT_TIMES_LOADING = 40.6
"""The same against `yaml.load` (CSafeLoader) of its files, 0.24 CPU s on the same machine: a ratio of no machine."""

FILES = [path for name in ("papers.yaml", "datasets.yaml", "removed.yaml") if (path := ROOT / name).exists()]
_HAS_FINDINGS = (0, 1)
SIZES = (6_000, 25_000, 100_000)
QUICK_SIZES = (2_000, 6_000, 25_000)
_TIMES_LESS_THAN_HECAT = 40


def measure(folder: Path, *, quick: bool) -> list[Row]:
    """The figures of the check."""
    commands = {
        "ours": python("awesome", "check", *FILES),
        "theirs": python("benchmarks.inside", "read-with-pyyaml", *FILES),
    }
    found = interleaved(commands, 3 if quick else 7, _HAS_FINDINGS)
    ours, theirs = found["ours"], found["theirs"]
    entries = sum(count_entries(path) for path in FILES)
    per_entry = 1000 * ours.cpu / entries
    what = "yaml.load of the same files, CSafeLoader"
    return [
        at_most(f"check of {entries:,} entries, all rules", ours.cpu, "CPU s", 1, theirs.cpu, what),
        at_most("its peak memory", ours.peak_mb, "MB", 200, theirs.peak_mb, what),
        Row(
            "check, per entry",
            f"{number(per_entry)} ms",
            f"{number(HECAT_MS_PER_ENTRY)} ms (hecat's lint, cited)",
            times_less(HECAT_MS_PER_ENTRY, per_entry),
            f"≥ {_TIMES_LESS_THAN_HECAT}x less",
            per_entry * _TIMES_LESS_THAN_HECAT <= HECAT_MS_PER_ENTRY,
        ),
        Row(
            "check, as a multiple of yaml.load of its files",
            f"{number(ours.cpu / theirs.cpu)}x",
            f"{number(HECAT_TIMES_LOADING)}x (hecat's lint, cited)",
            times_less(HECAT_TIMES_LOADING, ours.cpu / theirs.cpu),
        ),
        *_linear(folder, QUICK_SIZES if quick else SIZES, 1 if quick else 3),
    ]


def _linear(folder: Path, sizes: Sizes, rounds: int) -> list[Row]:
    commands = {}
    for size in sizes:
        target = folder / f"synthetic-{size}"
        run(python("benchmarks.synthetic", target, str(size)))
        commands[str(size)] = python("awesome", "check", target / "papers.yaml", target / "datasets.yaml")
    # a finding in a made-up list would be a fault of the list, so only a clean check is accepted
    found = interleaved(commands, rounds)
    return linear_rows("check", {size: found[str(size)] for size in sizes})


def count_entries(path: Path) -> int:
    """How many entries a canonical file has."""
    with path.open("rb") as file:
        return sum(line.startswith(b"- ") for line in file)
