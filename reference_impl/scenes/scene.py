"""What a scene is: at most sixteen objects on a grid of four by four cells, each with attributes that are known.

A picture of a scene measures 64 x 64 pixels and a cell 16 x 16, so that a vision tower with patches of 16 pixels sees
one cell a patch. What can be said of an object is a closed list of words, and the words of an attribute are its classes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

GRID = 4
CELL_PIXELS = 16
PICTURE_PIXELS = GRID * CELL_PIXELS

COLORS = ("red", "green", "blue", "yellow", "purple", "orange")
SHAPES = ("circle", "square", "triangle", "cross")
SIZES = ("small", "large")
DIGITS = tuple(str(digit) for digit in range(10))
WRITTEN = "0123456789?"
"""The characters of handwriting."""
ARROWS = ("up", "right", "down", "left")
CELLS = tuple(f"{column}{row}" for row in range(1, GRID + 1) for column in "abcd")
"""Names of the cells in reading order: the column's letter and the row's number."""

STEPS = {"up": (0, -1), "right": (1, 0), "down": (0, 1), "left": (-1, 0)}
"""Columns and rows that an arrow leads on."""


class SceneError(ValueError):
    """A scene cannot be as it was asked for: the message says which object, and why."""


@dataclass(frozen=True, slots=True)
class Object:
    """One thing in one cell.

    Attributes:
        cell: its place, one of `CELLS`.
        color: one of `COLORS`, or ``""`` for a colour without a name.
        shape: one of `SHAPES`, or ``""`` for a shape without a name. What has no name is for vision pretraining only,
            where it keeps the tower from learning colours and shapes in pairs.
        size: one of `SIZES`.
        mark: what is drawn on it: one of `DIGITS`, one of `ARROWS`, or ``""``.
    """

    cell: str
    color: str
    shape: str
    size: str
    mark: str = ""

    def __post_init__(self) -> None:
        for name, allowed in (
            ("cell", CELLS),
            ("color", ("", *COLORS)),
            ("shape", ("", *SHAPES)),
            ("size", SIZES),
            ("mark", ("", *DIGITS, *ARROWS)),
        ):
            if getattr(self, name) not in allowed:
                raise SceneError(f"{name} {getattr(self, name)!r} is none of: {' '.join(filter(None, allowed))}")

    @property
    def kind(self) -> tuple[str, str]:
        """Colour and shape: the combination that the splits hold out."""
        return self.color, self.shape


@dataclass(frozen=True, slots=True)
class Scene:
    """Objects in reading order, no two in one cell, and the seed of everything that the drawing leaves to chance."""

    objects: tuple[Object, ...]
    seed: int = 0
    by_cell: dict[str, Object] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        by_cell = {thing.cell: thing for thing in self.objects}
        if len(by_cell) != len(self.objects):
            raise SceneError("two objects stand in one cell")
        object.__setattr__(self, "objects", tuple(by_cell[cell] for cell in CELLS if cell in by_cell))
        object.__setattr__(self, "by_cell", by_cell)


@dataclass(frozen=True, slots=True)
class Writing:
    """A line of handwriting.

    Attributes:
        text: up to four characters out of ``0123456789?``.
        seed: of the hand and of the noise.
    """

    text: str
    seed: int = 0

    def __post_init__(self) -> None:
        if len(self.text) > GRID or set(self.text) - set(WRITTEN):
            raise SceneError(f"{self.text!r} cannot be written: at most {GRID} characters out of {WRITTEN}")


def neighbor(cell: str, arrow: str) -> str | None:
    """The cell that `arrow` leads to from `cell`, or None beyond the edge."""
    place = CELLS.index(cell)
    columns, rows = STEPS[arrow]
    column, row = place % GRID + columns, place // GRID + rows
    if not (0 <= column < GRID and 0 <= row < GRID):
        return None
    return CELLS[row * GRID + column]
