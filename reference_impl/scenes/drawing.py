"""From scenes to pixels: many pictures at once, the same ones for the same seeds."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from reference_impl.scenes.scene import (
    ARROWS,
    CELL_PIXELS,
    CELLS,
    COLORS,
    DIGITS,
    GRID,
    PICTURE_PIXELS,
    SHAPES,
    SIZES,
    WRITTEN,
    Scene,
    Writing,
)
from reference_impl.scenes.sprites import blob_bank, mark_bank, shape_bank, writing_bank

Pixels = NDArray[np.uint8]

PALETTE = np.array(
    [[214, 48, 49], [46, 160, 67], [44, 93, 214], [240, 200, 40], [142, 68, 173], [240, 128, 30]], dtype=np.float32
)
"""Red, green and blue of each of `COLORS`."""

_PAPER = 236.0
_INK = 20.0
_GRAIN = 6.0
_GRAIN_FIELD = 256
_FAR = 90
_CELL = {cell: index for index, cell in enumerate(CELLS)}
_COLOR = {color: index for index, color in enumerate(COLORS)}
_SHAPE = {shape: index for index, shape in enumerate(SHAPES)}
_SIZE = {size: index for index, size in enumerate(SIZES)}
_MARK = {mark: index for index, mark in enumerate((*DIGITS, *ARROWS))}


Picture = Scene | Writing | Pixels
"""What a picture shows: a scene, a line of handwriting, or pixels (64, 64, 3) that came from elsewhere."""


def draw(pictures: Sequence[Picture], split: str = "train") -> Pixels:
    """Pixels (pictures, 64, 64, 3).

    Args:
        pictures: what to draw; the seed of each decides its jitter and noise.
        split: whose drawings of the marks and whose hands are used: "train" or "test".
    """
    layers = _Layers()
    for number, picture in enumerate(pictures):
        if isinstance(picture, Scene):
            layers.add_scene(number, picture, split)
        elif isinstance(picture, Writing):
            layers.add_writing(number, picture, split)
    cells = np.full((len(pictures) * len(CELLS), CELL_PIXELS, CELL_PIXELS, 3), _PAPER, dtype=np.float32)
    layers.lay(cells)
    return _finished(cells, pictures)


class _Layers:
    """The masks that are laid over the empty cells of many pictures: first what has a colour, then the ink."""

    def __init__(self) -> None:
        self.places: list[int] = []
        self.masks: list[NDArray[np.float32]] = []
        self.colors: list[NDArray[np.float32]] = []
        self.inked: list[int] = []
        self.ink: list[NDArray[np.float32]] = []

    def add_scene(self, number: int, scene: Scene, split: str) -> None:
        """The objects of a scene that is picture `number`."""
        shapes, blobs, marks, unnamed = shape_bank(), blob_bank(), mark_bank(split), _unnamed_colors()
        chance = scene.seed
        for thing in scene.objects:
            # a number that looks random, from the seed and the object's turn: jitter needs no better one
            chance = (chance * 6364136223846793005 + 1442695040888963407) % (1 << 64)
            place = number * len(CELLS) + _CELL[thing.cell]
            variants = shapes[_SHAPE[thing.shape], _SIZE[thing.size]] if thing.shape else blobs
            self.places.append(place)
            self.masks.append(variants[(chance >> 33) % len(variants)])
            self.colors.append(PALETTE[_COLOR[thing.color]] if thing.color else unnamed[(chance >> 23) % len(unnamed)])
            if thing.mark:
                variants = marks[_MARK[thing.mark]]
                self.inked.append(place)
                self.ink.append(variants[(chance >> 45) % len(variants)])

    def add_writing(self, number: int, writing: Writing, split: str) -> None:
        """The characters of a line that is picture `number`: one a cell of the second row."""
        bank = writing_bank(split)
        hands = np.random.default_rng([writing.seed, 5]).integers(bank.shape[1], size=len(writing.text))
        for column, character in enumerate(writing.text):
            self.inked.append(number * len(CELLS) + GRID + column)
            self.ink.append(bank[WRITTEN.index(character), hands[column]])

    def lay(self, cells: NDArray[np.float32]) -> None:
        """Cover `cells` (pictures * 16, 16, 16, 3) with everything that was added."""
        if self.places:
            _cover(cells, self.places, np.stack(self.masks), np.stack(self.colors)[:, None, None, :])
        if self.inked:
            _cover(cells, self.inked, np.stack(self.ink), _INK)


def _cover(
    cells: NDArray[np.float32], places: list[int], masks: NDArray[np.float32], color: NDArray[np.float32] | float
) -> None:
    """Cover `cells` at `places` with `color` where the masks (places, 16, 16) say so."""
    covered = cells[places]
    cells[places] = covered + masks[..., None] * (color - covered)


@cache
def _unnamed_colors() -> NDArray[np.float32]:
    """Colours (about 300, 3) that are far from every one of the palette."""
    colors = np.random.default_rng(17).uniform(20, 225, (500, 3)).astype(np.float32)
    distances: NDArray[np.float32] = np.abs(colors[:, None] - PALETTE).sum(-1).min(-1)
    return colors[distances > _FAR]


@cache
def _grain() -> NDArray[np.float32]:
    """A field of noise that the grain of every picture is a part of."""
    field = np.random.default_rng(9).standard_normal((_GRAIN_FIELD, _GRAIN_FIELD, 1), dtype=np.float32)
    return field * _GRAIN


def _finished(cells: NDArray[np.float32], pictures: Sequence[Picture]) -> Pixels:
    """Cells (pictures * 16, 16, 16, 3) put together, with the grain of each picture's seed."""
    drawn = cells.reshape(-1, GRID, GRID, CELL_PIXELS, CELL_PIXELS, 3).transpose(0, 1, 3, 2, 4, 5)
    drawn = drawn.reshape(-1, PICTURE_PIXELS, PICTURE_PIXELS, 3)
    room = _GRAIN_FIELD - PICTURE_PIXELS
    for number, picture in enumerate(pictures):
        if isinstance(picture, Scene | Writing):
            top, left = picture.seed % room, picture.seed // room % room
            drawn[number] += _grain()[top : top + PICTURE_PIXELS, left : left + PICTURE_PIXELS]
        else:
            drawn[number] = picture
    return drawn.clip(0, 255).astype(np.uint8)
