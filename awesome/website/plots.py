"""Bars drawn by pygal, with nothing left of its page: no style, no script, no id, no date, only shapes, classes and links."""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterable
from typing import Any
from xml.etree import ElementTree as ET

import pygal  # type: ignore[import-untyped]
from pygal.style import Style  # type: ignore[import-untyped]

from awesome.website.figure import Bar

WIDTH = 360
"""Width of every plot in its own units: about that of a phone, so that its text keeps its size there."""

PITCH = 28
"""Height of a row: 24 px on a narrow phone, the least that a finger hits."""

PITCH_OF_LINES = {1: PITCH, 2: 34, 3: 47}
"""Height of every row of a plot by the lines of its longest label."""

FONT = 13
_SMALL = 11
_LINE = 13
_LONGEST_LINE = 21
_AXIS = 23

_DECIMAL = re.compile(r"-?\d+\.\d+")


class _Bars(pygal.HorizontalStackedBar):  # type: ignore[misc]
    """pygal's bars, a little slimmer."""

    _series_margin = 0.18


def bars_svg(name: str, bars: list[Bar], classes: list[str], number: Callable[[float], str], top: float = 0) -> str:
    """The bars, first on top, as an SVG element to stand in a page.

    Args:
        name: what the plot is called for those who do not see it.
        bars: the rows; at least one.
        classes: the class of each part.
        number: writes a number of the axis.
        top: the end of the axis; where it is 0 the longest bar is.
    """
    labels = [_label_lines(bar) for bar in bars]
    pitch = PITCH_OF_LINES[max(len(lines) - bool(bar.note) for lines, bar in zip(labels, bars, strict=True))]
    label_width = max(_text_width(line) for lines in labels for line in lines)
    drawing = _Drawing(_draw(bars, classes, number, top, label_width, pitch), len(bars), len(classes))
    root = ET.Element("svg", {"viewBox": drawing.view_box, "aria-label": name})
    ground = ET.SubElement(root, "g", {"class": "plot-text", "transform": drawing.transform})
    baseline = _axis(ground, drawing)
    for row, bar in enumerate(bars):
        _row(ground, drawing, row, bar, labels[row], classes, pitch)
    # drawn last, so that no bar covers it
    ground.append(baseline)
    return ET.tostring(root, encoding="unicode")


def _draw(
    bars: list[Bar], classes: list[str], number: Callable[[float], str], top: float, label_width: float, pitch: int
) -> Any:
    """pygal's tree. A label there is the number of its row, since pygal knows no label of two lines."""
    chart = _Bars(
        style=Style(label_font_size=FONT, value_font_size=FONT),
        width=WIDTH,
        height=len(bars) * pitch + _AXIS,
        margin=0,
        margin_left=label_width - 12,
        margin_right=max(_text_width(bar.text) for bar in bars) + 4,
        margin_bottom=4,
        spacing=6,
        range=(0, top or max(sum(bar.parts) for bar in bars) or 1),
        y_labels=[0, top / 2, top] if top else None,
        min_scale=2,
        max_scale=4,
        truncate_label=-1,
        show_legend=False,
        show_y_labels=True,
        print_values=True,
        print_values_position="top",
        value_formatter=number,
        js=(),
    )
    # pygal counts from the bottom
    rows = list(enumerate(bars))[::-1]
    chart.x_labels = [str(row) for row, _ in rows]
    for part, series in enumerate(classes):
        chart.add(series, [bar.parts[part] for _, bar in rows])
    # a series without length carries the text at the end of the whole
    chart.add("", [{"value": 0, "formatter": _always(bar.text)} for _, bar in rows])
    return chart.render_tree()


def _always(text: str) -> Callable[[float], str]:
    return lambda _: text


class _Drawing:
    """What is worth keeping of pygal's tree, by row from the top; the last series is the one without length."""

    def __init__(self, tree: Any, rows: int, parts: int) -> None:
        drawn, printed = (tree.find(f"g/g[@class='{layer}']") for layer in ("plot", "plot text-overlay"))
        self.view_box: str = tree.get("viewBox")
        self.transform: str = drawn.get("transform")
        self.left = float(re.findall(r"[\d.]+", self.transform)[0])
        self.guides = drawn.findall("g[@class='axis x always_show']/g")
        labels = {node.text: node for node in drawn.iterfind("g[@class='axis y']/g/text")}
        self.labels = [labels[str(row)] for row in range(rows)]
        series = [f"g[@class='series serie-{part} color-{part}']" for part in range(parts + 1)]
        self.rects = [drawn.findall(f"{one}/g[@class='bars']/g[@class='bar']/rect")[::-1] for one in series]
        self.values = [printed.findall(f"{one}/text")[::-1] for one in series]


def _axis(parent: ET.Element, drawing: _Drawing) -> ET.Element:
    """Put the guides and their numbers into `parent`; the guide at zero is the baseline, which is returned instead."""
    axis = ET.SubElement(parent, "g", {"class": "plot-axis", "text-anchor": "middle"})
    baseline = ET.Element("path", {"class": "plot-zero"})
    for guide in drawing.guides:
        line, text = guide.find("path"), guide.find("text")
        away = "guide" in line.get("class").split()
        path = ET.SubElement(axis, "path", {"class": "plot-guide"}) if away else baseline
        path.set("d", shortened(line.get("d")))
        add_shape(axis, "text", {"x": text.get("x"), "y": text.get("y")}).text = text.text
    return baseline


def _row(
    parent: ET.Element, drawing: _Drawing, row: int, bar: Bar, lines: list[str], classes: list[str], pitch: int
) -> None:
    """One link with its label, its bar and its value; the whole row can be hit."""
    own = ET.SubElement(parent, "g", {"class": "plot-row", "data-label": bar.label, "data-text": bar.text})
    end, value, label = drawing.rects[-1][row], drawing.values[-1][row], drawing.labels[row]
    if bar.href:
        own.tag = "a"
        own.attrib |= {"href": bar.href}
        # a name beside the numbers that stand in the bar, which would read as one
        ET.SubElement(own, "title").text = f"{bar.label} {bar.note}".strip() + f": {bar.text}"
        top = float(end.get("y")) + (float(end.get("height")) - pitch) / 2
        add_shape(own, "rect", {"class": "plot-hit", "x": -drawing.left, "y": top, "width": WIDTH, "height": pitch})
    _label(own, label, lines, bar)
    for part, series in enumerate(classes):
        if bar.parts[part]:
            _part(own, drawing.rects[part][row], series, drawing.values[part][row], bar, part)
    add_shape(own, "text", {"x": value.get("x"), "y": label.get("y")}).text = bar.text


def _label(parent: ET.Element, text: Any, lines: list[str], bar: Bar) -> None:
    """The label at pygal's place, on as many lines as it needs."""
    x, y = float(text.get("x")), float(text.get("y")) - (len(lines) - 1) * _LINE / 2
    label = ET.SubElement(parent, "text", {"text-anchor": "end"})
    if len(lines) == 1:
        label.text = lines[0]
        label.attrib |= {"x": short(x), "y": short(y)}
        return
    for number, line in enumerate(lines):
        attributes = {"class": "plot-note"} if line == bar.note else {}
        add_shape(label, "tspan", {"x": x, "y": y + number * _LINE} | attributes).text = line


def _part(parent: ET.Element, rect: Any, series: str, value: Any, bar: Bar, part: int) -> None:
    """One part of a bar, and its number within where there are other parts and room for it."""
    x, width, alone = float(rect.get("x")), float(rect.get("width")), bar.parts[part] == sum(bar.parts)
    shape = {key: rect.get(key) for key in ("x", "y", "width", "height")}
    add_shape(parent, "rect", {"class": series} | shape).set("data-text", bar.text if alone else value.text)
    if not alone and width > _text_width(value.text, _SMALL) + 6:
        place = {"class": "plot-in", "text-anchor": "middle", "x": x + width / 2, "y": value.get("y")}
        add_shape(parent, "text", place).text = value.text


def add_shape(parent: ET.Element, tag: str, attributes: dict[str, Any]) -> ET.Element:
    """A child whose numbers are rounded."""
    text = {key: value if key in ("class", "d", "text-anchor") else short(value) for key, value in attributes.items()}
    return ET.SubElement(parent, tag, text)


def shortened(path: str) -> str:
    """A path with its numbers rounded."""
    return _DECIMAL.sub(lambda match: short(match[0]), path)


def short(number: float | str) -> str:
    """A number as it is written in a picture."""
    return f"{float(number):.1f}".removesuffix(".0")


def _label_lines(bar: Bar) -> list[str]:
    lines = textwrap.wrap(
        bar.label, _LONGEST_LINE, break_on_hyphens=False, max_lines=max(PITCH_OF_LINES), placeholder=" …"
    )
    return [*lines, bar.note] if bar.note else lines


def _text_width(text: Iterable[str], size: int = FONT) -> float:
    """About how wide a text is: Chinese characters are square, others about half of that."""
    return sum(1 if unicodedata.east_asian_width(character) in "WF" else 0.53 for character in text) * size
