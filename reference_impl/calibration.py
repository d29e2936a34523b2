"""How far a model's confidence can be believed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

BINS = 10


@dataclass(frozen=True, slots=True)
class Bin:
    """Answers of about one confidence.

    Attributes:
        until: the highest confidence of the bin, in 0..1.
        confidence: mean over the answers.
        accuracy: share of right answers.
        share: of all answers that are in the bin.
    """

    until: float
    confidence: float
    accuracy: float
    share: float


def calibration_bins(sure: Sequence[float], right: Sequence[bool], bins: int = BINS) -> list[Bin]:
    """Answers by confidence, in bins of equal width; empty ones are left out.

    Args:
        sure: confidence of each answer, in 0..1.
        right: whether it is right.
        bins: how many.
    """
    found = []
    for number in range(bins):
        members = [k for k, share in enumerate(sure) if min(int(share * bins), bins - 1) == number]
        if members:
            count = len(members)
            confidence, accuracy = sum(sure[k] for k in members) / count, sum(right[k] for k in members) / count
            found.append(Bin((number + 1) / bins, confidence, accuracy, count / len(sure)))
    return found


def calibration_error(sure: Sequence[float], right: Sequence[bool], bins: int = BINS) -> float:
    """Expected calibration error (Guo and others, 2017, section 2): how far confidence lies from accuracy, bin by bin."""
    return sum(one.share * abs(one.confidence - one.accuracy) for one in calibration_bins(sure, right, bins))
