"""What evaluations share: which model is asked, and how a share of right answers becomes a row of the results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

from reference_impl.generating import Model
from reference_impl.results import Row, condition

Trained = Callable[[str], tuple[Model, float]]
"""From the name of an arm to its model and the processor seconds that it took."""


@dataclass(slots=True)
class Sheet:
    """The rows of one technique for one training seed.

    Attributes:
        technique: one of `results.TECHNIQUES`.
        seed: of the training.
        trained: the models.
        n: questions a condition.
        rows: what was measured so far.
    """

    technique: str
    seed: int
    trained: Trained
    n: int
    rows: list[Row] = field(default_factory=list)

    def chance(self, *names: object) -> Random:
        """Where an experiment's questions come from: the same ones for all that is compared, none that training drew."""
        return Random(f"test {self.seed} {self.technique} {names}")  # noqa: S311 - chance, no secret

    def note(
        self,
        experiment: str,
        series: str,
        value: float,
        *,
        arm: str = "",
        place: float | None = None,
        metric: str = "accuracy",
        n: int = 0,
    ) -> None:
        """Write one row.

        Args:
            experiment: what is asked.
            series: who answers, and under which circumstances.
            value: what was measured.
            arm: the arm that answered; none for a majority answer or an ideal observer, whose training costs nothing.
            place: where on a curve.
            metric: what the value is.
            n: questions, if not all of `n`.
        """
        cost = self.trained(arm)[1] if arm else 0.0
        self.rows.append(
            Row(self.technique, experiment, condition(series, place), metric, value, n or self.n, self.seed, cost)
        )


def accuracy(given: Sequence[str], right: Sequence[str]) -> float:
    """The share of answers that are right."""
    return sum(one == other for one, other in zip(given, right, strict=True)) / len(right)


def majority(right: Sequence[str]) -> float:
    """What the most frequent answer alone would reach."""
    return max(right.count(answer) for answer in set(right)) / len(right)
