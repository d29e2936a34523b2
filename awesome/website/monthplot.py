"""Columns drawn by pygal, one a month, stacked: only their shapes, classes and links are kept, as of the bars."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby
from typing import Any
from xml.etree import ElementTree as ET

import pygal  # type: ignore[import-untyped]
from pygal.style import Style  # type: ignore[import-untyped]

from awesome.website.figure import Bar
from awesome.website.plots import FONT, add_shape, short, shortened

WIDTH = 760
HEIGHT = 260
_BELOW = 24
_LEFT = 40
_ABOVE = 18


class _Columns(pygal.StackedBar):  # type: ignore[misc]
    """pygal's columns, close together."""

    _series_margin = 0.1
    _serie_margin = 0


def months_svg(
    name: str, bars: list[Bar], classes: list[str], years: dict[str, str], number: Callable[[float], str]
) -> str:
    """The months (`bars`, each labelled ``YYYY-MM``) as an SVG element; the months of a year are one link.

    Args:
        name: what the plot is called for those who do not see it.
        bars: the months in order; at least one.
        classes: the class of each part.
        years: where each year leads.
        number: writes a number of the axis, or a sum.
    """
    drawn = _draw(bars, classes, number).find("g/g[@class='plot']")
    root = ET.Element("svg", {"viewBox": f"0 0 {WIDTH} {HEIGHT}", "aria-label": name})
    transform = drawn.get("transform")
    ground = ET.SubElement(root, "g", {"class": "plot-text", "transform": transform})
    guides = drawn.findall("g[@class='axis y always_show']/g")
    axis = ET.SubElement(ground, "g", {"class": "plot-axis", "text-anchor": "end"})
    for guide in guides:
        line, text = guide.find("path"), guide.find("text")
        ET.SubElement(axis, "path", {"class": "plot-guide", "d": shortened(line.get("d"))})
        add_shape(axis, "text", {"x": text.get("x"), "y": text.get("y")}).text = text.text
    rects = [
        drawn.findall(f"g[@class='series serie-{part} color-{part}']/g[@class='bars']/g[@class='bar']/rect")
        for part in range(len(classes))
    ]
    highest = max(range(len(bars)), key=lambda place: sum(bars[place].parts))
    floor = max(float(rect.get("y")) + float(rect.get("height")) for rect in rects[0])
    places = list(range(len(bars)))
    for year, of_year in groupby(places, key=lambda place: bars[place].label[:4]):
        months = list(of_year)
        _year(ground, year, months, bars, rects, classes, years, number, floor)
    _direct(ground, bars[highest], [row[highest] for row in rects])
    ET.SubElement(ground, "path", {"class": "plot-zero", "d": f"M0 {short(floor)}H{short(_right(rects[0][-1]))}"})
    return ET.tostring(root, encoding="unicode")


def _draw(bars: list[Bar], classes: list[str], number: Callable[[float], str]) -> Any:
    chart = _Columns(
        style=Style(label_font_size=FONT, value_font_size=FONT),
        width=WIDTH,
        height=HEIGHT,
        margin=0,
        margin_left=_LEFT,
        margin_top=_ABOVE,
        margin_bottom=_BELOW,
        spacing=4,
        range=(0, max(sum(bar.parts) for bar in bars) or 1),
        min_scale=3,
        max_scale=5,
        show_legend=False,
        show_x_labels=False,
        print_values=False,
        value_formatter=number,
        js=(),
    )
    chart.x_labels = [bar.label for bar in bars]
    for part, series in enumerate(classes):
        chart.add(series, [bar.parts[part] for bar in bars])
    return chart.render_tree()


def _year(
    ground: ET.Element,
    year: str,
    months: list[int],
    bars: list[Bar],
    rects: list[list[Any]],
    classes: list[str],
    years: dict[str, str],
    number: Callable[[float], str],
    floor: float,
) -> None:
    """One link with the columns of a year and its name below them."""
    total = number(sum(sum(bars[place].parts) for place in months))
    attributes = {"class": "plot-row", "data-label": year, "data-text": total}
    own = ET.SubElement(ground, "a", attributes | {"href": years[year]})
    ET.SubElement(own, "title").text = f"{year}: {total}"
    left, right = float(rects[0][months[0]].get("x")), _right(rects[0][months[-1]])
    hit = {"class": "plot-hit", "x": left, "y": -_ABOVE, "width": right - left, "height": floor + _ABOVE + _BELOW}
    add_shape(own, "rect", hit)
    for place in months:
        bar = bars[place]
        column = ET.SubElement(own, "g", {"class": "plot-month", "data-label": bar.label, "data-text": bar.text})
        for part, series in enumerate(classes):
            if bar.parts[part]:
                rect = rects[part][place]
                shape = {key: rect.get(key) for key in ("x", "y", "width", "height")}
                add_shape(column, "rect", {"class": series} | shape).set("data-text", number(bar.parts[part]))
    # a year of few months has no room for its name
    if right - left > 2.2 * FONT:
        add_shape(own, "text", {"text-anchor": "middle", "x": (left + right) / 2, "y": floor + 17}).text = year


def _direct(ground: ET.Element, bar: Bar, parts: list[Any]) -> None:
    """The highest month says how high it is."""
    top = min(float(rect.get("y")) for rect in parts)
    middle = float(parts[0].get("x")) + float(parts[0].get("width")) / 2
    label = {"class": "plot-note", "text-anchor": "middle", "x": middle, "y": top - 5}
    add_shape(ground, "text", label).text = f"{bar.label}: {bar.text}"


def _right(rect: Any) -> float:
    return float(rect.get("x")) + float(rect.get("width"))
