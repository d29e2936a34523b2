"""What a tool is: a function that works on pictures, boxes, numbers or words, and its model card."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference_impl.llm_aided_visual_reasoning.task_list import TASK_LIST
from reference_impl.scenes.drawing import Picture, draw
from reference_impl.scenes.scene import CELL_PIXELS, CELLS, GRID

Value = Picture | tuple[str, ...] | tuple[int, ...] | int | str
"""What tools take and make: a picture, boxes (names of cells), numbers, a number, or text."""

Work = Callable[[Mapping[str, Any]], Value]

_CARDS = Path(__file__).parent / "cards.toml"


class ToolError(Exception):
    """A tool could not do its work: the message says why. It becomes an error as data."""


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of a tool before it is called.

    Attributes:
        name: of the tool.
        task: that it can do, one of `task_list.TASK_LIST`; what it takes and makes follows from that.
        description: in a sentence.
        quality: share of right results, measured on fresh test scenes (`tools.measuring`).
        cost: milliseconds a call, measured on one core.
    """

    name: str
    task: str
    description: str
    quality: float
    cost: float

    def __post_init__(self) -> None:
        if self.task not in TASK_LIST:
            raise ToolError(f"the card of {self.name} names the unknown task {self.task!r}")
        if not 0 <= self.quality <= 1 or self.cost < 0:
            raise ToolError(f"the card of {self.name} has a quality beyond 0..1 or a negative cost")


def _always() -> str:
    return ""


@dataclass(frozen=True, slots=True)
class Tool:
    """A tool.

    Attributes:
        card: what is known of it.
        work: does the task, from arguments by name; raises `ToolError` where it cannot.
        unavailable: says why the tool cannot be called now; nothing where it can. Selection asks it.
    """

    card: Card
    work: Work
    unavailable: Callable[[], str] = _always


@cache
def cards() -> dict[str, Card]:
    """The cards of all tools that come along, by name."""
    data = tomllib.loads(_CARDS.read_text(encoding="utf-8"))
    return {name: Card(name, **fields) for name, fields in data.items()}


def pixels_of(picture: Picture) -> NDArray[np.uint8]:
    """A picture as pixels (64, 64, 3)."""
    return picture if isinstance(picture, np.ndarray) else draw([picture], "test")[0]


def part(pixels: NDArray[Any], cell: str) -> NDArray[Any]:
    """The pixels (16, 16, …) of one cell, as a view into `pixels` (64, 64, …).

    Raises:
        ToolError: there is no such cell.
    """
    if cell not in CELLS:
        raise ToolError(f"there is no cell {cell!r}; cells are a1 to d4")
    row, column = divmod(CELLS.index(cell), GRID)
    view: NDArray[Any] = pixels[
        row * CELL_PIXELS : (row + 1) * CELL_PIXELS, column * CELL_PIXELS : (column + 1) * CELL_PIXELS
    ]
    return view
