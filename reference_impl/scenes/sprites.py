"""The masks that pictures are put together from: shapes, arrows, and digits written by hand-like strokes.

Every mask is drawn from geometry with jitter, so there are as many digits as anybody wants, and no licence but ours.
A bank holds the variants of each; the variants of the training split and those of the test split are different ones.
"""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

from reference_impl.scenes.scene import ARROWS, CELL_PIXELS, DIGITS, SHAPES, SIZES, WRITTEN

Mask = NDArray[np.float32]

VARIANTS = {"train": 1200, "test": 120}
"""How many drawings of each digit a split has."""

_SPLIT_SEED = {"train": 1, "test": 2}
_RADIUS = {"small": 4.6, "large": 6.9}

# The middle line of each digit as points on a field of 0..1 (x to the right, y down); None lifts the pen.
_STROKES: dict[str, list[tuple[float, float] | None]] = {
    "0": [(0.5, 0.05), (0.18, 0.25), (0.15, 0.7), (0.5, 0.95), (0.85, 0.7), (0.82, 0.25), (0.5, 0.05)],
    "1": [(0.3, 0.22), (0.55, 0.05), (0.55, 0.95)],
    "2": [(0.18, 0.25), (0.4, 0.05), (0.75, 0.12), (0.78, 0.38), (0.45, 0.65), (0.15, 0.93), (0.85, 0.93)],
    "3": [(0.18, 0.1), (0.7, 0.08), (0.75, 0.35), (0.42, 0.47), (0.8, 0.62), (0.7, 0.9), (0.2, 0.9)],
    "4": [(0.6, 0.05), (0.15, 0.62), (0.88, 0.62), None, (0.65, 0.35), (0.65, 0.96)],
    "5": [(0.8, 0.07), (0.28, 0.07), (0.22, 0.45), (0.6, 0.42), (0.82, 0.65), (0.6, 0.92), (0.18, 0.88)],
    "6": [(0.7, 0.06), (0.32, 0.35), (0.18, 0.7), (0.45, 0.95), (0.8, 0.75), (0.6, 0.52), (0.22, 0.65)],
    "7": [(0.15, 0.08), (0.85, 0.08), (0.42, 0.95)],
    "8": [
        (0.5, 0.48), (0.2, 0.28), (0.5, 0.05), (0.8, 0.28), (0.5, 0.48), (0.15, 0.72), (0.5, 0.95), (0.85, 0.72),
        (0.5, 0.48),
    ],
    "9": [(0.8, 0.3), (0.5, 0.5), (0.2, 0.3), (0.5, 0.06), (0.8, 0.3), (0.72, 0.65), (0.5, 0.95)],
    "?": [(0.2, 0.28), (0.4, 0.06), (0.75, 0.15), (0.75, 0.38), (0.5, 0.52), (0.5, 0.68), None, (0.5, 0.9), (0.5, 0.95)],
}  # fmt: skip

_ARROW_STROKES: dict[str, list[tuple[float, float] | None]] = {
    "up": [(0.5, 0.95), (0.5, 0.05), None, (0.15, 0.4), (0.5, 0.05), (0.85, 0.4)],
    "right": [(0.05, 0.5), (0.95, 0.5), None, (0.6, 0.15), (0.95, 0.5), (0.6, 0.85)],
    "down": [(0.5, 0.05), (0.5, 0.95), None, (0.15, 0.6), (0.5, 0.95), (0.85, 0.6)],
    "left": [(0.95, 0.5), (0.05, 0.5), None, (0.4, 0.15), (0.05, 0.5), (0.4, 0.85)],
}


def _pixel_centres() -> NDArray[np.float32]:
    """Coordinates (16, 16, 2) of the centres of a cell's pixels, in pixels from its middle."""
    axis = np.arange(CELL_PIXELS, dtype=np.float32) - (CELL_PIXELS - 1) / 2
    x, y = np.meshgrid(axis, axis)
    return np.stack([x, y], axis=-1)


def _edge(distance: NDArray[np.floating]) -> Mask:
    """Coverage of a pixel whose centre lies `distance` outside (positive) or inside (negative) of an edge."""
    coverage: Mask = np.clip(0.5 - distance, 0.0, 1.0).astype(np.float32)
    return coverage


def shape_mask(shape: str, size: str, dx: float = 0.0, dy: float = 0.0) -> Mask:
    """The filled shape as coverage (16, 16) in 0..1, its middle moved by `dx`, `dy` pixels."""
    centres = _pixel_centres() - np.array([dx, dy], dtype=np.float32)
    x, y = centres[..., 0], centres[..., 1]
    radius = _RADIUS[size]
    if shape == "circle":
        return _edge(np.hypot(x, y) - radius)
    if shape == "square":
        return _edge(np.maximum(abs(x), abs(y)) - radius * 0.88)
    if shape == "triangle":
        below = y - radius * 0.8
        slope = (abs(x) * 1.9 - (y + radius)) / np.hypot(1.9, 1.0)
        return _edge(np.maximum(below, slope))
    arm = radius * 0.42
    upright = np.maximum(abs(x) - arm, abs(y) - radius)
    lying = np.maximum(abs(x) - radius, abs(y) - arm)
    return _edge(np.minimum(upright, lying))


def stroke_mask(
    points: list[tuple[float, float] | None],
    *,
    width: float,
    height: float,
    thickness: float,
    jitter: float,
    chance: np.random.Generator,
) -> Mask:
    """A line through jittered `points` as coverage (16, 16): slanted, turned, stretched and moved a little.

    Args:
        points: on a field of 0..1, with None where the pen is lifted.
        width, height: of that field, in pixels.
        thickness: of the line, in pixels.
        jitter: standard deviation of each point, as a share of the field; the other liberties grow with it.
        chance: where the liberties come from.
    """
    turn = chance.normal(0, 2.0 * jitter)
    slant = chance.normal(0, 2.5 * jitter)
    stretch = 1 + chance.normal(0, 2.0 * jitter, 2)
    move = chance.normal(0, 10 * jitter, 2)
    runs: list[list[NDArray[np.float64]]] = [[]]
    for point in points:
        if point is None:
            runs.append([])
            continue
        x, y = np.array(point) - 0.5 + chance.normal(0, jitter, 2)
        x += slant * y
        x, y = x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)
        runs[-1].append(np.array([x * width * stretch[0] + move[0], y * height * stretch[1] + move[1]]))
    starts = np.array([a for run in runs for a in run[:-1]], dtype=np.float32)
    ends = np.array([b for run in runs for b in run[1:]], dtype=np.float32)
    along = ends - starts
    centres = _pixel_centres()[:, :, None, :]
    share = ((centres - starts) * along).sum(-1) / np.maximum((along**2).sum(-1), 1e-6)
    nearest = starts + np.clip(share, 0, 1)[..., None] * along
    distance = np.sqrt(((centres - nearest) ** 2).sum(-1)).min(-1)
    return _edge((distance - thickness / 2).astype(np.float32))


@cache
def shape_bank() -> Mask:
    """Masks (shapes, sizes, 25 places, 16, 16): each shape at offsets of -1, -0.5, 0, 0.5 and 1 pixel."""
    offsets = (-1.0, -0.5, 0.0, 0.5, 1.0)
    return np.array(
        [[[shape_mask(shape, size, dx, dy) for dx in offsets for dy in offsets] for size in SIZES] for shape in SHAPES]
    )


@cache
def blob_bank() -> Mask:
    """Masks (200, 16, 16) of shapes without a name: thick strokes through four points anywhere in the cell."""
    chance = np.random.default_rng(13)
    return np.array(
        [
            stroke_mask(
                [(x, y) for x, y in chance.uniform(0.1, 0.9, (4, 2))],
                width=10.0,
                height=10.0,
                thickness=chance.uniform(3.0, 6.0),
                jitter=0.0,
                chance=chance,
            )
            for _ in range(200)
        ]
    )


@cache
def mark_bank(split: str) -> Mask:
    """Masks (14, 40, 16, 16) of what is drawn on objects: the ten digits and the four arrows, small and tidy."""
    chance = np.random.default_rng([_SPLIT_SEED[split], 7])
    strokes = [*(_STROKES[digit] for digit in DIGITS), *(_ARROW_STROKES[arrow] for arrow in ARROWS)]
    return np.array(
        [
            [
                stroke_mask(points, width=5.2, height=7.4, thickness=1.35, jitter=0.02, chance=chance)
                if index < len(DIGITS)
                else stroke_mask(points, width=8.0, height=8.0, thickness=1.4, jitter=0.02, chance=chance)
                for _ in range(40)
            ]
            for index, points in enumerate(strokes)
        ]
    )


@cache
def writing_bank(split: str) -> Mask:
    """Masks (11, variants, 16, 16) of handwriting: the ten digits and the question mark, as large as a cell."""
    chance = np.random.default_rng([_SPLIT_SEED[split], 11])
    return np.array(
        [
            [
                stroke_mask(
                    _STROKES[character],
                    width=8.0,
                    height=11.0,
                    thickness=chance.uniform(1.2, 2.2),
                    jitter=0.04,
                    chance=chance,
                )
                for _ in range(VARIANTS[split])
            ]
            for character in WRITTEN
        ]
    )
