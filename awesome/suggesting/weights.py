"""What was learned from the list: how much each feature of a text speaks for each value.

`weights.tsv` has a line a feature, sorted: the feature, in how many titles it stood, and its weight for each value that
it speaks for or against, in hundredths, behind the value's letter. Only the lines that a text needs are read. What the
sums of these weights are worth stands in `outputs.json`. Both are made by ``python -m benchmarks.suggesting --write``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

from awesome.suggesting.features import GIVEN, LENGTHS, features_of, weighed

WEIGHTS = Path(__file__).with_name("weights.tsv")
OUTPUTS = Path(__file__).with_name("outputs.json")

SHELF, SHELF_AFTER, TOPIC, MODALITY = "shelf", "shelf-after", "topic", "modality"
"""The fields that are scored: the shelf by the text alone, the shelf by the text and what is given, and the others."""

UNIT = 100

_WEIGHT = re.compile(r"([^-0-9])(-?[0-9]+)")


class Output(msgspec.Struct, frozen=True):
    """A value that is scored: the letter that stands for it in the lines, and what its sum begins with."""

    letter: str
    field: str
    value: str
    start: float


class Outputs(msgspec.Struct, frozen=True):
    """What the sums of weights are worth.

    Attributes:
        papers: how many papers were learned from.
        newest: the day on which the newest of them was added.
        digest: of what was learned from, so that a test can tell whether the list is still the same.
        outputs: the values.
        curves: slope and start of the logistic curve from a sum to a probability, by field (topic, modality).
        dates: days; of each it counts whether a paper is from that day or later.
        usual: how many of the papers were.
        shelves: by field, for each shelf the weights of all shelves' sums, of what its authors' other papers say for
            each, of the days, and a start: multinomial logistic regression over the scores of papers left out.
    """

    papers: int
    newest: str
    digest: str
    outputs: list[Output]
    curves: dict[str, tuple[float, float]]
    dates: list[str]
    usual: list[float]
    shelves: dict[str, list[list[float]]]

    def since(self, date: str) -> list[float]:
        """Of each day whether a date is that day or later; what is usual where the date is not known."""
        # a year without a month counts as its middle
        middle = f"{date}-07" if len(date) == len("2026") else date
        return [float(middle >= day) for day in self.dates] if date else self.usual


class Weights:
    """Learned weights.

    Args:
        outputs: as in `outputs.json`.
        lines: those of `weights.tsv`, in their order.
    """

    def __init__(self, outputs: Outputs, lines: list[str]) -> None:
        self.outputs = outputs
        self._lines = lines
        self._value_of = {output.letter: (output.field, output.value) for output in outputs.outputs}
        self._read: dict[str, tuple[int, dict[tuple[str, str], float]] | None] = {}

    @classmethod
    def load(cls) -> Weights:
        """The weights that come with the package."""
        return _load()

    def starts(self, field: str) -> dict[str, float]:
        """The values of a field, each with what its sum begins with."""
        return {output.value: output.start for output in self.outputs.outputs if output.field == field}

    def contributions(self, text: str) -> dict[str, dict[tuple[str, str], float]]:
        """What each known feature of a text adds to the sum of each (field, value)."""
        features = features_of(text)
        known = {feature: line[0] for block in LENGTHS for feature in features[block] if (line := self._line(feature))}
        amounts = weighed(features, known, self.outputs.papers)
        return {feature: self.added_by(feature, amount) for feature, amount in amounts.items()}

    def given(self, value: str) -> dict[tuple[str, str], float]:
        """What a topic or modality that is known adds to the sum of each (field, value)."""
        return self.added_by(GIVEN + value, 1.0)

    def added_by(self, feature: str, amount: float) -> dict[tuple[str, str], float]:
        """What so much of a feature adds to the sum of each (field, value)."""
        line = self._line(feature)
        return {key: weight * amount for key, weight in line[1].items()} if line else {}

    def _line(self, feature: str) -> tuple[int, dict[tuple[str, str], float]] | None:
        """In how many titles a feature stood, and its weights; None where it is not known."""
        if feature not in self._read:
            self._read[feature] = self._find(feature)
        return self._read[feature]

    def _find(self, feature: str) -> tuple[int, dict[tuple[str, str], float]] | None:
        start = f"{feature}\t"
        place = bisect_left(self._lines, start)
        if place == len(self._lines) or not self._lines[place].startswith(start):
            return None
        _, titles_with, weights = self._lines[place].split("\t")
        found = {self._value_of[letter]: int(weight) / UNIT for letter, weight in _WEIGHT.findall(weights)}
        return int(titles_with), found


def line_of(feature: str, titles_with: int, weights: Mapping[str, int]) -> str:
    """A line of `weights.tsv`; `weights` are in hundredths, by letter.

    >>> line_of("tuning", 5, {"a": 12, "b": -3})
    'tuning\\t5\\ta12b-3'
    """
    return f"{feature}\t{titles_with}\t" + "".join(f"{letter}{weight}" for letter, weight in weights.items())


@cache
def _load() -> Weights:
    outputs = msgspec.json.decode(OUTPUTS.read_bytes(), type=Outputs)
    return Weights(outputs, WEIGHTS.read_text(encoding="utf-8").split("\n"))
