"""A table of figures for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

HEADS = ("figure", "measured", "baseline", "ratio", "target", "reached")


@dataclass(frozen=True)
class Row:
    """One figure.

    Attributes:
        figure: what was measured.
        measured: with its unit.
        baseline: what the same run gave for the thing compared with, and what that is.
        ratio: of the two.
        target: what was set out to reach, `""` where nothing was.
        reached: whether it was; None without a target.
    """

    figure: str
    measured: str
    baseline: str = ""
    ratio: str = ""
    target: str = ""
    reached: bool | None = None

    @property
    def cells(self) -> tuple[str, ...]:
        reached = {True: "yes", False: "NO", None: ""}[self.reached]
        return (self.figure, self.measured, self.baseline, self.ratio, self.target, reached)


def at_most(figure: str, measured: float, unit: str, limit: float, baseline: float = 0, what: str = "") -> Row:
    """A figure that has an upper bound, beside a baseline of the same unit if there is one."""
    beside = f"{number(baseline)} {unit} ({what})" if baseline else ""
    ratio = times_less(baseline, measured) if baseline else ""
    target = f"≤ {number(limit)} {unit}"
    return Row(figure, f"{number(measured)} {unit}", beside, ratio, target, measured <= limit)


def times_less(baseline: float, measured: float) -> str:
    """How many times less than the baseline was used."""
    return f"{number(baseline / measured)}x less" if measured <= baseline else f"{number(measured / baseline)}x more"


def number(value: float) -> str:
    """Three digits that say something.

    >>> number(0.01234), number(1.5), number(22431)
    ('0.0123', '1.5', '22,431')
    """
    if abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def table(rows: Sequence[Row]) -> str:
    """The rows below their heads, each column as wide as it must be."""
    lines = [HEADS, *(row.cells for row in rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    lines.insert(1, tuple("-" * width for width in widths))
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in lines
    )
