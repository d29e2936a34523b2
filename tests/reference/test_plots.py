"""Plots: every figure in its place, nothing but shapes and text, the same bytes for the same results."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest

from reference_impl.plots import PLOTS, Plot, plots, svg
from reference_impl.results import TECHNIQUES, Result, Results, ResultsError, condition

SVG = "{http://www.w3.org/2000/svg}"


def result(series: str, place: float | None, mean: float, std: float = 0.05, plot: Plot = PLOTS[0]) -> Result:
    return Result(
        technique=plot.technique, experiment=plot.experiment, condition=condition(series, place), metric=plot.metric,
        mean=mean, std=std, n=1000, seeds=(0, 1, 2), train_cpu_s=1.0,
    )  # fmt: skip


FOUND = [
    *(result("two stages", hops, 1.0 - hops / 20) for hops in range(1, 9)),
    *(result("direct & <plain>", hops, 0.3) for hops in range(1, 6)),
    result("majority answer", None, 0.2, 0.0),
]


def heights(root: ET.Element, series: int) -> list[float]:
    groups = [group for group in root.iter(f"{SVG}g") if f"serie-{series}" in group.get("class", "").split()]
    return [float(dot.get("cy", "")) for group in groups for dot in group.iter(f"{SVG}circle")]


def test_every_place_has_its_dot_and_more_is_higher() -> None:
    root = ET.fromstring(svg(PLOTS[0], FOUND))
    falling, level, flat = (heights(root, series) for series in range(3))
    assert falling == sorted(falling)
    assert len(set(falling)) == len(falling) == 8
    assert len(level) == 5
    assert len(set(level)) == len(set(flat)) == 1
    assert len(flat) == 8
    assert flat[0] > level[0] > falling[0]


def test_the_figures_stand_in_the_description_and_the_lines_in_the_legend() -> None:
    root = ET.fromstring(svg(PLOTS[0], FOUND))
    said = root.findtext(f"{SVG}desc", "")
    assert "two stages: 1: 0.95 ± 0.05, 2: 0.90 ± 0.05" in said
    assert "majority answer: 0.20 ± 0.00" in said
    assert root.findtext(f"{SVG}title") == PLOTS[0].title
    texts = [text.text for text in root.iter(f"{SVG}text")]
    assert {"two stages", "direct & <plain>", "majority answer", "arrows", "accuracy", "8"} <= set(texts)


def test_a_longer_bar_is_a_larger_deviation() -> None:
    def bar(std: float) -> float:
        root = ET.fromstring(svg(PLOTS[0], [result("a", 1, 0.5, std), result("a", 2, 0.5, std)]))
        path = next(group for group in root.iter(f"{SVG}g") if group.get("class") == "ci").find(f"{SVG}path")
        assert path is not None
        ys = [float(y) for y in re.findall(r"[ML][\d.]+ ([\d.]+)", path.get("d", ""))]
        return max(ys) - min(ys)

    assert bar(0.2) == pytest.approx(2 * bar(0.1), abs=0.5)
    assert bar(0.1) > 10


def test_nothing_but_shapes_and_text_and_the_same_bytes_again() -> None:
    text = svg(PLOTS[0], FOUND)
    assert text == svg(PLOTS[0], FOUND)
    tags = {node.tag.removeprefix(SVG) for node in ET.fromstring(text).iter()}
    assert tags == {"svg", "title", "desc", "style", "rect", "g", "path", "circle", "text"}
    assert not re.search(r"script|href|url\(|@import|<!--| id=| style=|\d{4}-\d\d-\d\d", text)
    assert text.count("http") == 1


def test_it_is_drawn_for_light_and_for_dark() -> None:
    assert "prefers-color-scheme: dark" in svg(PLOTS[0], FOUND)


def test_a_calibration_has_its_diagonal() -> None:
    plot = next(plot for plot in PLOTS if plot.diagonal)
    text = svg(plot, [result("reasoner", place / 10, place / 10, 0.0, plot) for place in range(1, 10)])
    measured, perfect = (heights(ET.fromstring(text), series) for series in range(2))
    assert measured == perfect
    assert "as right as sure" in text


def test_there_is_a_plot_for_every_technique_and_only_where_there_are_results() -> None:
    assert {plot.technique for plot in PLOTS} == set(TECHNIQUES)
    assert len({plot.name for plot in PLOTS}) == len(PLOTS)
    every = Results(
        environment={},
        results=tuple(result(plot.series[0] if plot.series else "a", 1, 0.5, plot=plot) for plot in PLOTS),
    )
    assert [plot for plot, _ in plots(every)] == list(PLOTS)
    assert [plot for plot, _ in plots(Results(environment={}, results=tuple(FOUND)))] == [PLOTS[0]]
    assert list(plots(Results(environment={}, results=(FOUND[-1],)))) == []


def test_of_many_lines_those_that_are_named_are_drawn() -> None:
    plot = next(plot for plot in PLOTS if plot.series)
    text = svg(plot, [result(series, 1, 0.5, plot=plot) for series in (*plot.series, "shuffled labels")])
    assert all(f">{series}<" in text for series in plot.series)
    assert "shuffled labels" not in text


@pytest.mark.parametrize(
    ("found", "message"),
    [
        ([FOUND[-1]], "no condition is a place"),
        ([result(f"line {number}", 1, 0.5) for number in range(9)], "more than 8 lines"),
    ],
)
def test_what_cannot_be_drawn_is_an_error(found: list[Result], message: str) -> None:
    with pytest.raises(ResultsError, match=message):
        svg(PLOTS[0], found)
