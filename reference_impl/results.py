"""What was measured: the file `results.json`, read strictly and written in one canonical form.

Every figure that is shown anywhere, in the README, on the site or in a plot, comes from this file. Evaluations give one
row for each training seed; `merge` makes of them mean and standard deviation.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from statistics import fmean, stdev
from typing import NamedTuple

import msgspec

from reference_impl.files import FileError, read_limited, write

TECHNIQUES = ("instruction-tuning", "in-context-learning", "chain-of-thought", "llm-aided-visual-reasoning")
"""The four techniques, in the order in which they are shown."""

FILE = Path(__file__).parent / "results.json"

_AT = " @ "
_LARGEST = 5_000_000
_DECIMALS = 4


class ResultsError(ValueError):
    """Results cannot be read, merged or found: the message says which, and why."""


class Result(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One figure, over all training seeds that were measured.

    Attributes:
        technique: one of `TECHNIQUES`.
        experiment: what is asked, such as "hops".
        condition: who answers and under which circumstances; where the experiment is a curve it ends with a place on it
            (see `condition`).
        metric: such as "accuracy".
        mean: over the seeds.
        std: sample standard deviation over the seeds; 0 where there is one.
        n: questions for each seed.
        seeds: of the trainings, in rising order, each once.
        train_cpu_s: CPU-seconds that the training behind it took, mean over the seeds.
    """

    technique: str
    experiment: str
    condition: str
    metric: str
    mean: float
    std: float
    n: int
    seeds: tuple[int, ...]
    train_cpu_s: float

    def __post_init__(self) -> None:
        if self.technique not in TECHNIQUES:
            raise ResultsError(f"technique {self.technique!r} is none of: {' '.join(TECHNIQUES)}")
        for name in ("experiment", "condition", "metric"):
            text = getattr(self, name)
            if not text or text != " ".join(text.split()):
                raise ResultsError(f"{name} {text!r} is empty or has spaces too many")
        for name in ("mean", "std", "train_cpu_s"):
            if not math.isfinite(getattr(self, name)):
                raise ResultsError(f"{name} of {self.condition!r} is no finite number")
        if self.std < 0 or self.train_cpu_s < 0:
            raise ResultsError(f"std or train_cpu_s of {self.condition!r} is below zero")
        if self.n < 1:
            raise ResultsError(f"n of {self.condition!r} is {self.n}: at least one question must have been asked")
        if not self.seeds or list(self.seeds) != sorted(set(self.seeds)):
            raise ResultsError(f"seeds of {self.condition!r} must rise, each once, and there must be one")

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What there can be one result for."""
        return self.technique, self.experiment, self.condition, self.metric


class Results(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """All results, and where they were measured.

    Attributes:
        environment: such as "torch" and its version.
        results: each `Result.key` once.
    """

    environment: dict[str, str]
    results: tuple[Result, ...]

    def __post_init__(self) -> None:
        met: set[tuple[str, str, str, str]] = set()
        for result in self.results:
            if result.key in met:
                raise ResultsError(f"two results for {' / '.join(result.key)}")
            met.add(result.key)

    def find(self, technique: str, experiment: str, condition: str, metric: str = "accuracy") -> Result:
        """The one result for these four.

        Raises:
            ResultsError: there is none.
        """
        key = (technique, experiment, condition, metric)
        for result in self.results:
            if result.key == key:
                return result
        raise ResultsError(f"no result for {' / '.join(key)}; write the file anew with `python -m reference_impl eval`")

    def of(self, technique: str, experiment: str, metric: str = "") -> list[Result]:
        """All results of an experiment, in the file's order; of all metrics where none is named."""
        return [
            result
            for result in self.results
            if (result.technique, result.experiment) == (technique, experiment) and metric in ("", result.metric)
        ]


# ---- conditions that are places on a curve


def condition(series: str, place: float | None = None) -> str:
    """The condition's text: the name of a curve, and where on it: ``"two stages @ 6"``."""
    return series if place is None else f"{series}{_AT}{place:g}"


def series_and_place(text: str) -> tuple[str, float | None]:
    """The other way round: the name of the curve, and the place on it; None for a condition that is no place."""
    series, at, place = text.rpartition(_AT)
    if at and re.fullmatch(r"-?\d+(\.\d+)?", place):
        return series, float(place)
    return text, None


# ---- from seeds to means


class Row(NamedTuple):
    """What one evaluation of one training seed gives: one value, and the questions that it is a mean over."""

    technique: str
    experiment: str
    condition: str
    metric: str
    value: float
    n: int
    seed: int
    train_cpu_s: float


def merge(rows: Iterable[Row]) -> list[Result]:
    """Rows of several seeds as results, one for each technique, experiment, condition and metric.

    Raises:
        ResultsError: a seed has two rows, or seeds were asked different numbers of questions.
    """
    groups: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in rows:
        groups.setdefault((row.technique, row.experiment, row.condition, row.metric), []).append(row)
    return [_merged(group) for group in groups.values()]


def _merged(rows: Sequence[Row]) -> Result:
    first = rows[0]
    name = f"{first.technique} / {first.experiment} / {first.condition} / {first.metric}"
    seeds = sorted(row.seed for row in rows)
    if len(set(seeds)) < len(seeds):
        raise ResultsError(f"{name}: a seed has two rows")
    if len({row.n for row in rows}) > 1:
        raise ResultsError(f"{name}: seeds were asked different numbers of questions")
    values = [row.value for row in rows]
    return Result(
        technique=first.technique,
        experiment=first.experiment,
        condition=first.condition,
        metric=first.metric,
        mean=round(fmean(values), _DECIMALS),
        std=round(stdev(values), _DECIMALS) if len(values) > 1 else 0.0,
        n=first.n,
        seeds=tuple(seeds),
        train_cpu_s=round(fmean(row.train_cpu_s for row in rows), 1),
    )


# ---- the file


def parse(text: bytes | str) -> Results:
    """Results from the text of the file.

    Raises:
        ResultsError: it is no JSON, a field is missing, unknown or of another kind, or a value cannot be.
    """
    try:
        return msgspec.json.decode(text, type=Results)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ResultsError(f"no results: {error}") from error


def load(path: Path = FILE) -> Results:
    """Results from a file.

    Raises:
        ResultsError: the file cannot be read, or see `parse`; the message names the file.
    """
    try:
        return parse(read_limited(path, _LARGEST))
    except (FileError, ResultsError) as error:
        raise ResultsError(f"{path}: {error}") from error


def text_of(results: Results) -> str:
    """The file's one form: techniques in their order, the rest by name and place, and a result on each line."""
    environment = msgspec.json.format(msgspec.json.encode(dict(sorted(results.environment.items()))), indent=2)
    lines = [msgspec.json.encode(result).decode() for result in sorted(results.results, key=_order)]
    head = environment.decode().replace("\n", "\n  ")
    body = "[\n    " + ",\n    ".join(lines) + "\n  ]" if lines else "[]"
    return f'{{\n  "environment": {head},\n  "results": {body}\n}}\n'


def _order(result: Result) -> tuple[int, str, str, float, str]:
    series, place = series_and_place(result.condition)
    return (
        TECHNIQUES.index(result.technique),
        result.experiment,
        series,
        -math.inf if place is None else place,
        result.metric,
    )


def save(results: Results, path: Path = FILE) -> None:
    """Write the file; a stop in between leaves the old one.

    Raises:
        FileError: it cannot be written.
    """
    write(path, text_of(results).encode())
