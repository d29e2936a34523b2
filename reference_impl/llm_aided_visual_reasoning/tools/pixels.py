"""Tools that work on pixels without any model: cropper, box drawer, colour segmenter, and a reader by templates.

The tower sees one cell a patch, so cropping keeps what remains in its place and paints over the rest.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reference_impl.llm_aided_visual_reasoning.tools.base import Tool, ToolError, cards, part, pixels_of
from reference_impl.scenes.drawing import PALETTE
from reference_impl.scenes.scene import CELL_PIXELS, CELLS, COLORS, DIGITS
from reference_impl.scenes.sprites import mark_bank

Pixels = NDArray[np.uint8]

_PAPER = 236
_FRAME = 20
_LEAST_COLOURED = 12
_COLOURED = 60.0
_NEAR = 45.0
_INK_STARTS, _INK_IS_FULL = 130.0, 40.0
_LEAST_INK = 4.0
_LEAST_LIKE = 0.5


def crop(args: Mapping[str, Any]) -> Pixels:
    """The picture with everything outside of a cell, or of boxes, painted over.

    Raises:
        ToolError: there is no such cell.
    """
    cells = [args["cell"]] if args.get("cell") else list(args["boxes"])
    return _only(pixels_of(args["image"]), cells)


def _only(pixels: Pixels, cells: Sequence[str]) -> Pixels:
    kept = np.full_like(pixels, _PAPER)
    for cell in cells:
        part(kept, cell)[...] = part(pixels, cell)
    return kept


def draw_boxes(args: Mapping[str, Any]) -> Pixels:
    """The picture with a frame around each box.

    Raises:
        ToolError: there is no such cell.
    """
    framed = pixels_of(args["image"]).copy()
    for cell in args["boxes"]:
        view = part(framed, cell)
        view[[0, -1]] = _FRAME
        view[:, [0, -1]] = _FRAME
    return framed


def color_of(pixels: Pixels, cell: str) -> str:
    """The palette's colour that a cell is filled with; nothing where there is none of them."""
    flat = part(pixels, cell).reshape(-1, 3).astype(np.float32)
    spread = flat.max(-1) - flat.min(-1)
    filled = flat[spread > _COLOURED]
    if len(filled) < _LEAST_COLOURED:
        return ""
    distance = np.linalg.norm(np.median(filled, axis=0) - PALETTE, axis=-1)
    return COLORS[int(distance.argmin())] if distance.min() < _NEAR else ""


def segment(args: Mapping[str, Any]) -> Pixels:
    """The picture with every cell painted over whose object is not of the colour.

    Raises:
        ToolError: the colour has no name here.
    """
    if args["color"] not in COLORS:
        raise ToolError(f"unknown colour {args['color']!r}; there are: {' '.join(COLORS)}")
    pixels = pixels_of(args["image"])
    return _only(pixels, [cell for cell in CELLS if color_of(pixels, cell) == args["color"]])


def filled_cells(pixels: Pixels) -> list[str]:
    """The cells that hold something."""
    return [cell for cell in CELLS if np.ptp(part(pixels, cell), axis=-1).max() > _COLOURED]


def only_cell(args: Mapping[str, Any]) -> str:
    """The cell that is meant: the one named, or the only one that holds something.

    Raises:
        ToolError: none is named, and there is not exactly one.
    """
    if args.get("cell"):
        return str(args["cell"])
    filled = filled_cells(pixels_of(args["image"]))
    if len(filled) != 1:
        raise ToolError(f"the picture shows {len(filled)} objects; say which cell is meant")
    return filled[0]


def read_by_template(args: Mapping[str, Any]) -> int:
    """The digit whose mean drawing, moved by up to a pixel, is most like the ink in the cell.

    Raises:
        ToolError: there is no ink, or nothing like a digit.
    """
    return _most_like(args, _templates())


def read_roughly(args: Mapping[str, Any]) -> int:
    """The digit whose mean drawing, at half the resolution, is most like the ink in the cell.

    Raises:
        ToolError: there is no ink, or nothing like a digit.
    """
    return _most_like(args, _rough_templates(), coarse=True)


def _most_like(args: Mapping[str, Any], templates: NDArray[np.float32], *, coarse: bool = False) -> int:
    cell = only_cell(args)
    darkness = part(pixels_of(args["image"]), cell).max(-1).astype(np.float32)
    ink = ((_INK_STARTS - darkness) / (_INK_STARTS - _INK_IS_FULL)).clip(0, 1)
    if ink.sum() < _LEAST_INK:
        raise ToolError(f"there is no digit at {cell}")
    likeness = templates @ _unit((_halved(ink) if coarse else ink).reshape(1, -1))[0]
    best = int(likeness.argmax())
    if likeness[best] < _LEAST_LIKE:
        raise ToolError(f"what is at {cell} is like no digit")
    return int(DIGITS[best * len(DIGITS) // len(templates)])


def _halved(ink: NDArray[np.float32]) -> NDArray[np.float32]:
    """Ink (16, 16) as means of four pixels each (8, 8)."""
    half = CELL_PIXELS // 2
    means: NDArray[np.float32] = ink.reshape(half, 2, half, 2).mean((1, 3))
    return means


def _unit(rows: NDArray[np.float32]) -> NDArray[np.float32]:
    """Rows with a mean of 0 and a length of 1."""
    centred = rows - rows.mean(1, keepdims=True)
    lengths: NDArray[np.float32] = np.linalg.norm(centred, axis=1, keepdims=True)
    unit: NDArray[np.float32] = centred / lengths
    return unit


@cache
def _templates() -> NDArray[np.float32]:
    """The mean training drawing of each digit, at nine places a pixel apart, as units (90, 256)."""
    means = mark_bank("train")[: len(DIGITS)].mean(1)
    rows = [
        np.roll(mean, (down, right), axis=(0, 1)).reshape(CELL_PIXELS**2)
        for mean in means
        for down in (-1, 0, 1)
        for right in (-1, 0, 1)
    ]
    return _unit(np.stack(rows))


@cache
def _rough_templates() -> NDArray[np.float32]:
    """The mean training drawing of each digit at half the resolution, as units (10, 64)."""
    means = mark_bank("train")[: len(DIGITS)].mean(1)
    return _unit(np.stack([_halved(mean).ravel() for mean in means]))


def pixel_tools() -> list[Tool]:
    """All tools of this file."""
    return [
        Tool(cards()["cropper"], crop),
        Tool(cards()["box-drawer"], draw_boxes),
        Tool(cards()["palette-segmenter"], segment),
        Tool(cards()["template-reader"], read_by_template),
        Tool(cards()["rough-reader"], read_roughly),
    ]
