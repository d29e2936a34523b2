"""What training never sees, in any stage, so that the evaluation can ask for it.

Held out are combinations of colour and shape, wordings of instructions, whole tasks, operand pairs of the in-context
game, new words and the concepts they name, and chains longer than those that were trained. Drawings of the marks and of
the handwriting have a split of their own (see `scenes.sprites`).
"""

from __future__ import annotations

from reference_impl.scenes.scene import COLORS, SHAPES

HELD_OUT_KINDS = (("red", "cross"), ("blue", "triangle"), ("green", "square"), ("yellow", "circle"))
"""Combinations of colour and shape that no picture of any training stage shows: one of each shape."""

TRAINED_KINDS = tuple((color, shape) for color in COLORS for shape in SHAPES if (color, shape) not in HELD_OUT_KINDS)
"""The combinations that training may show."""

HELD_OUT_PAIRS = frozenset(
    {(3, 7), (8, 2), (5, 5), (0, 6), (9, 4), (1, 8), (6, 3), (2, 9), (7, 1), (4, 0), (5, 8), (6, 9)}
)
"""Operand pairs that no in-context episode and no rationale of training holds; rows that name the operator may."""

STRICT_PAIRS = frozenset({(2, 6), (7, 4), (9, 1), (3, 5)})
"""Operand pairs that nothing in training holds."""

LONGEST_TRAINED_HOPS = 5
"""Longest chain of arrows in training."""
