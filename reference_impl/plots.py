"""Curves of the results as SVG: drawn by pygal, then stripped to shapes and text, so that equal results give equal bytes.

A plot has its own ground and follows the reader's choice of light or dark. It holds no script, no link, no date and no
id, and its figures stand in its description for those who do not see it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pygal  # type: ignore[import-untyped]
from pygal.style import Style  # type: ignore[import-untyped]

from reference_impl.results import Result, Results, ResultsError, series_and_place

WIDTH, HEIGHT = 480, 300
"""Of a plot in its own units, the legend not counted: on a phone its text is still ten pixels high."""

_LEGEND_LINE = 22
_FONT = 14
_SAMPLE = 26
_MOST_SERIES = 8
_STYLES = Path(__file__).parent / "showing" / "plots.css"
_DECIMAL = re.compile(r"-?\d+\.\d+")
_KEPT = {"g", "path", "rect", "circle", "text"}
_ATTRIBUTES = {"class", "d", "x", "y", "width", "height", "cx", "cy", "r", "transform"}
_DIAGONAL = "as right as sure"


@dataclass(frozen=True, slots=True)
class Plot:
    """A curve of `results.json`: the conditions of an experiment that are places on it, one line for each series.

    Attributes:
        name: of the file, without ending.
        technique: see `results.Result`.
        experiment: see `results.Result`.
        title: what is seen, for those who do not see it.
        x: what the places are.
        metric: what is drawn.
        diagonal: whether the line of perfect calibration is drawn.
        series: the lines that are drawn, by name; empty for all.
    """

    name: str
    technique: str
    experiment: str
    title: str
    x: str
    metric: str = "accuracy"
    diagonal: bool = False
    series: tuple[str, ...] = ()


_COT, _ICL, _LAVR = "chain-of-thought", "in-context-learning", "llm-aided-visual-reasoning"
PLOTS = (
    Plot("hops", _COT, "hops", "Accuracy over the number of arrows that are followed", "arrows"),
    Plot("sums", _COT, "sums", "Accuracy over the number of digits that are added", "digits"),
    Plot(
        "self-consistency", _COT, "self-consistency", "Accuracy over the number of rationales that vote", "rationales"
    ),
    Plot("agreement", _COT, "agreement", "Accuracy over the agreement of the votes", "agreement", diagonal=True),
    Plot(
        "operator",
        _ICL,
        "operator",
        "Accuracy over the number of worked calculations",
        "examples",
        series=("trained pairs", "pairs in no episode", "pairs nowhere", "pairs in no episode, ideal observer"),
    ),
    Plot(
        "attribute",
        _ICL,
        "attribute",
        "Accuracy over the number of objects with a named attribute",
        "examples",
        series=("trained kinds", "unseen kinds", "unseen kinds, ideal observer"),
    ),
    Plot(
        "new-words",
        _ICL,
        "new words",
        "Accuracy over the number of examples of two new words",
        "examples",
        series=(
            "trained words and concepts",
            "unseen concepts",
            "unseen words",
            "unseen words and concepts",
            "unseen words and concepts, ideal observer",
        ),
    ),
    Plot(
        "tasks", "instruction-tuning", "tasks", "Accuracy on held-out tasks over the number of trained tasks", "tasks"
    ),
    Plot("rounds", _LAVR, "rounds", "Accuracy over the number of rounds", "rounds"),
    Plot(
        "calibration", _LAVR, "calibration", "Accuracy over the confidence of the reasoner", "confidence", diagonal=True
    ),
)


def plots(results: Results) -> Iterator[tuple[Plot, str]]:
    """Every plot for which there are results, as SVG text."""
    for plot in PLOTS:
        found = [result for result in results.of(plot.technique, plot.experiment, plot.metric) if _shown(plot, result)]
        if any(series_and_place(result.condition)[1] is not None for result in found):
            yield plot, svg(plot, found)


def _shown(plot: Plot, result: Result) -> bool:
    return not plot.series or series_and_place(result.condition)[0] in plot.series


def svg(plot: Plot, found: Sequence[Result]) -> str:
    """One plot; results whose condition is no place are drawn as a level line.

    Raises:
        ResultsError: there is no place to draw, or there are more series than can be told apart.
    """
    lines: dict[str, dict[float | None, Result]] = {}
    for result in found:
        if not _shown(plot, result):
            continue
        series, place = series_and_place(result.condition)
        lines.setdefault(series, {})[place] = result
    places = sorted({place for line in lines.values() for place in line if place is not None})
    if not places:
        raise ResultsError(f"{plot.technique} / {plot.experiment}: no condition is a place on a curve")
    if len(lines) + plot.diagonal > _MOST_SERIES:
        raise ResultsError(f"{plot.technique} / {plot.experiment}: more than {_MOST_SERIES} lines cannot be told apart")
    tree = _drawn(plot, lines, places)
    return _stripped(plot, tree, lines, places)


def _drawn(plot: Plot, lines: dict[str, dict[float | None, Result]], places: Sequence[float]) -> Any:
    """pygal's tree."""
    top = max(1.0, *(result.mean + result.std for line in lines.values() for result in line.values()))
    chart = pygal.Line(
        style=Style(label_font_size=_FONT, title_font_size=_FONT),
        js=(), css=(), width=WIDTH, height=HEIGHT, margin=8, range=(0, top), x_title=plot.x, y_title=plot.metric,
        show_legend=False, dots_size=3.5, min_scale=4, max_scale=6, truncate_label=-1, spacing=6,
    )  # fmt: skip
    chart.x_labels = [f"{place:g}" for place in places]
    for series, line in lines.items():
        chart.add(series, [_value(line.get(place, line.get(None)), top) for place in places])
    if plot.diagonal:
        chart.add(_DIAGONAL, list(places))
    return chart.render_tree()


def _value(result: Result | None, top: float) -> dict[str, Any] | None:
    if result is None:
        return None
    return {
        "value": result.mean,
        "ci": {"low": max(result.mean - result.std, 0.0), "high": min(result.mean + result.std, top)},
    }


def _stripped(plot: Plot, tree: Any, lines: dict[str, dict[float | None, Result]], places: Sequence[float]) -> str:
    """What is worth keeping of pygal's tree, under our own styles, and a legend that shows the lines as they are."""
    names = [*lines, *([_DIAGONAL] if plot.diagonal else [])]
    height = HEIGHT + _LEGEND_LINE * len(names) + 6
    root = ET.Element(
        "svg",
        {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {WIDTH} {height}", "role": "img"},
    )
    ET.SubElement(root, "title").text = plot.title
    ET.SubElement(root, "desc").text = _described(lines, places)
    ET.SubElement(root, "style").text = _STYLES.read_text(encoding="utf-8")
    ET.SubElement(root, "rect", {"class": "paper", "width": str(WIDTH), "height": str(height)})
    for child in tree:
        _copy(child, root)
    for number, series in enumerate(names):
        if series == _DIAGONAL or set(lines[series]) == {None}:
            for group in root.iter("g"):
                if f"serie-{number}" in group.get("class", "").split():
                    group.set("class", f"{group.get('class')} flat")
        _legend(root, number, series, HEIGHT + _LEGEND_LINE * number + 14)
    return ET.tostring(root, encoding="unicode") + "\n"


def _copy(node: Any, parent: ET.Element) -> None:
    """A copy of the allowed part of a tree, numbers rounded."""
    tag = str(node.tag).rpartition("}")[2]
    classes = str(node.get("class", "")).split()
    if tag not in _KEPT or "tooltip" in classes or "background" in classes:
        return
    attributes = {key: _short(value) for key, value in sorted(node.items()) if key in _ATTRIBUTES}
    copy = ET.SubElement(parent, tag, attributes)
    copy.text = node.text if tag == "text" else None
    for child in node:
        _copy(child, copy)
    if tag == "g" and not len(copy):
        parent.remove(copy)


def _legend(root: ET.Element, number: int, series: str, y: float) -> None:
    group = ET.SubElement(root, "g", {"class": f"legend color-{number}"})
    ET.SubElement(group, "path", {"d": f"M16 {y - 5:g} h{_SAMPLE}"})
    ET.SubElement(group, "text", {"x": f"{16 + _SAMPLE + 8}", "y": f"{y:g}"}).text = series


def _described(lines: dict[str, dict[float | None, Result]], places: Sequence[float]) -> str:
    """All figures in words."""
    said = []
    for series, line in lines.items():
        figures = [f"{place:g}: {_figure(line[place])}" for place in places if place in line]
        said.append(f"{series}: {', '.join(figures) if figures else _figure(line[None])}")
    return ". ".join(said)


def _figure(result: Result) -> str:
    return f"{result.mean:.2f} ± {result.std:.2f}"


def _short(text: str) -> str:
    return _DECIMAL.sub(lambda match: f"{float(match[0]):.1f}".removesuffix(".0"), text)
