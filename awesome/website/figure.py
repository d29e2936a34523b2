"""A plot before it is drawn: its bars, its table and where they lead."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlencode

from awesome.website.shell import BASE

GREY = "plot-one"
"""The class of what belongs to no technique."""

Row = list[str]


@dataclass(frozen=True)
class Bar:
    """One row of a plot.

    Attributes:
        label: what it counts.
        parts: a number for each of the plot's classes, stacked in their order.
        text: its value as it is written at its end.
        href: where it leads, or ``""``.
        note: a second line of the label.
        page: the page without script that lists the same, where there is one; the table leads to it.
    """

    label: str
    parts: tuple[float, ...]
    text: str
    href: str = ""
    note: str = ""
    page: str = ""


@dataclass
class Figure:
    """A plot before it is drawn.

    Attributes:
        title, note: its caption; the note may be empty.
        columns: heads of the table.
        classes: the class of each part of the bars.
        key: name and class of each part, where the bars cannot say it themselves.
        bars: the rows of the plot.
        cells: the rows of the table without their first cell, which is the bar's label.
        top: the end of the axis; 0 where the longest bar is.
        percent: whether the bars are shares.
        months: where the bars are months, the way to each year by the year.
    """

    title: str
    columns: Row
    note: str = ""
    classes: Row = field(default_factory=lambda: [GREY])
    key: list[tuple[str, str]] = field(default_factory=list)
    bars: list[Bar] = field(default_factory=list)
    cells: list[Row] = field(default_factory=list)
    top: float = 0
    percent: bool = False
    months: dict[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> list[tuple[Bar, Row]]:
        """The rows of the table."""
        return list(zip(self.bars, self.cells, strict=True))


def explorer(kind: str = "papers", /, **state: str) -> str:
    """Address of the explorer with facets set.

    >>> explorer(technique="chain-of-thought", has="-code"), explorer("datasets", kind="benchmark")
    ('explore/?technique=chain-of-thought&has=-code', 'explore/datasets/?kind=benchmark')
    """
    return f"explore/{'datasets/' if kind == 'datasets' else ''}?{urlencode(state)}"


def way_to(address: str, language: str) -> str:
    """The way to an address in a language from any page."""
    return f"{BASE}{'zh/' if language == 'zh' else ''}{address}" if address else ""
