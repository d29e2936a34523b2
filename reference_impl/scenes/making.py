"""Random scenes, of those combinations only that training may see, or of others where a test asks for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from reference_impl.scenes.scene import ARROWS, CELLS, COLORS, DIGITS, SHAPES, SIZES, Object, Scene
from reference_impl.splits import TRAINED_KINDS

Kind = tuple[str, str]

MARKS: dict[str, tuple[str, ...]] = {
    "digits": DIGITS,
    "arrows": ARROWS,
    "mixed": ("", *DIGITS, *ARROWS),
    "none": ("",),
}
"""What may be drawn on objects, by the name of the choice."""

_UNNAMED_SHARE = 0.3


def random_seed(chance: Random) -> int:
    """A seed for what a drawing leaves to chance."""
    return chance.getrandbits(31)


def random_object(chance: Random, cell: str, *, marks: str = "digits", kinds: Sequence[Kind] = TRAINED_KINDS) -> Object:
    """One object in `cell`, of one of `kinds` (colour, shape), with a mark of the choice `marks` of `MARKS`."""
    color, shape = chance.choice(kinds)
    return Object(cell, color, shape, chance.choice(SIZES), chance.choice(MARKS[marks]))


def random_scene(
    chance: Random, fewest: int, most: int, *, marks: str = "digits", kinds: Sequence[Kind] = TRAINED_KINDS
) -> Scene:
    """`fewest` to `most` objects in cells by chance."""
    cells = chance.sample(CELLS, chance.randint(fewest, most))
    return Scene(tuple(random_object(chance, cell, marks=marks, kinds=kinds) for cell in cells), random_seed(chance))


def without_names(scene: Scene, chance: Random) -> Scene:
    """The scene with a part of its objects in colours or shapes that have no name.

    Where a tower sees only colours and shapes in the combinations that training allows, it learns them in pairs, and
    takes a held-out combination for one that it knows. Objects of which only the colour or only the shape has a name
    make it learn each by itself.
    """

    def change(thing: Object) -> Object:
        draw = chance.random()
        if draw < _UNNAMED_SHARE:
            return replace(thing, color="")
        return replace(thing, shape="") if draw < 2 * _UNNAMED_SHARE else thing

    return Scene(tuple(change(thing) for thing in scene.objects), scene.seed)


def of_color(color: str, kinds: Sequence[Kind] = TRAINED_KINDS) -> list[Kind]:
    """Those of `kinds` that have the colour."""
    return [kind for kind in kinds if kind[0] == color]


def other_than(color: str, kinds: Sequence[Kind] = TRAINED_KINDS) -> list[Kind]:
    """Those of `kinds` that have another colour."""
    return [kind for kind in kinds if kind[0] != color]


ALL_KINDS: tuple[Kind, ...] = tuple((color, shape) for color in COLORS for shape in SHAPES)
